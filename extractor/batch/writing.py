"""Writing to disk: whole files or none, and what the file system says as a fault of the run."""

from __future__ import annotations

import errno
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from extractor.errors import CannotCreate, DiskFull, RunFault

_US = secrets.token_hex(6)  # several machines may write to one folder
_NAMES = count()


@contextmanager
def faults_of_writing(path: Path) -> Iterator[None]:
    """Whatever the file system says while ``path`` is written, as a fault of the run."""
    try:
        yield
    except OSError as fault:
        raise _writing_fault(fault, path) from fault
    except sqlite3.OperationalError as fault:
        if "full" in str(fault):
            raise DiskFull(f"disk full: {path.name} could not be written") from fault
        raise CannotCreate(f"{path}: {fault}") from fault


def _writing_fault(fault: OSError, path: Path) -> RunFault:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"disk full: {path.name} could not be written")
    return CannotCreate(f"{path}: {fault.strerror or fault}")


def write_whole(path: Path, data: bytes, scratch: Path) -> None:
    """Write a file whole or not at all: ``scratch`` is a folder on the same disk.

    Raises:
        OSError: it cannot be written; nothing is left behind.

    """
    temporary = scratch / f"{_US}-{next(_NAMES)}"
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
