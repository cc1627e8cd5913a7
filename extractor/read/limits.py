"""How much a reader takes from a file before it says so; every hit is a code with the limit's name.

The numbers are measured bars: real files stay far below, hostile ones stop here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file; sizes in bytes unless the name says otherwise."""

    file_size: int = 200_000_000
    pages: int = 2_000
    chars_per_page: int = 200_000
    chars_per_file: int = 5_000_000
    stream: int = 64_000_000
    streams_total: int = 512_000_000
    paths_per_page: int = 100_000
    table_edges: int = 20_000
    table_crossings: int = 40_000
    form_depth: int = 32
    form_draws: int = 100_000
    zip_entries: int = 5_000
    zip_part: int = 100_000_000
    zip_total: int = 300_000_000
    xml_depth: int = 256
    xml_text: int = 10_000_000
    xml_elements: int = 2_000_000
    table_span: int = 1_000
    table_columns: int = 1_000
    table_rows: int = 100_000
    table_nesting: int = 20
    render_side: int = 10_000
    render_pixels: int = 50_000_000
    seconds: float = 30.0
    seconds_per_page: float = 1.0
    seconds_most: float = 600.0
    seconds_per_picture: float = 60.0
    conversion_seconds: float = 120.0

    def seconds_for(self, pages: int) -> float:
        """How long reading so many pages of text may take."""
        return min(self.seconds + pages * self.seconds_per_page, self.seconds_most)


DEFAULT_LIMITS = Limits()

OcrMode = Literal["auto", "never", "force"]

MoreTime = Callable[[float], None]
"""Told before long work how many seconds, from now, it may take. Whoever waits decides."""


def nobody_waits(_seconds: float) -> None:
    """There is no clock: the reader may take its time."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the caller decides about reading; ``more_time`` is called by readers."""

    ocr: OcrMode = "auto"
    limits: Limits = DEFAULT_LIMITS
    more_time: MoreTime = field(default=nobody_waits, compare=False)


DEFAULT_READING = ReadingOptions()
