"""How much a file may take from the batch; every hit is a code with the limit's name and value."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """Limits of the batch: seconds and bytes.

    A file has ``wall`` seconds; its reader may ask for more as it sees what there is to do (pages,
    pictures, a conversion), up to ``wall_most`` in all. After ``breaker_after`` timeouts among
    files of one size class the next of them get ``breaker_wall`` and no more.
    """

    file_size: int = 200 * MEGABYTE
    wall: float = 30.0
    wall_most: float = 3_600.0
    safe_wall: float = 15.0
    start_wall: float = 60.0
    breaker_after: int = 50
    breaker_wall: float = 10.0
    address_space: int = 1_500 * MEGABYTE
    address_space_most: int = 2_000 * MEGABYTE
    file_written: int = 256 * MEGABYTE
    open_files: int = 256
    answer: int = 16 * MEGABYTE
    files_per_worker: int = 1_000
    kills_retried: int = 3


DEFAULT_BATCH_LIMITS = BatchLimits()
