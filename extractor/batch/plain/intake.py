"""A file's bytes, taken once: what is hashed is what is read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat

from extractor.batch.plain.walk import Found
from extractor.model import Notice, Source

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def take(found: Found, most: int) -> Source | Notice:
    """The file as a source, or why it cannot be had; ``most`` is the largest size in bytes.

    A pipe or device is never read from, whatever it is called.
    """
    try:
        descriptor = os.open(found.path, _FLAGS)
    except OSError as fault:
        return _refusal(fault)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return Notice("E_NOT_REGULAR")
        if status.st_size > most:
            return Notice(
                "E_TOO_LARGE", limit="file_size", value=str(status.st_size), about=f"{most} bytes"
            )
        try:
            data = file.read(most)
        except OSError as fault:
            return _refusal(fault)
    return source(data, found.shown)


def source(data: bytes, shown: str) -> Source:
    """Bytes at hand under the name that the audit will give them."""
    return Source(shown, data, hashlib.sha256(data).hexdigest())


def _refusal(fault: OSError) -> Notice:
    if fault.errno in (errno.ENXIO, errno.ELOOP, errno.EISDIR, errno.ENODEV):
        return Notice("E_NOT_REGULAR")
    return Notice("E_UNREADABLE", os.strerror(fault.errno) if fault.errno else "")
