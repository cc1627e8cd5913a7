"""Opens an input so that nothing it is can hurt: what it is, how large, and its hash.

The file stays open: the worker reads the very bytes that were hashed here, whatever happens to the
name meanwhile.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass

from extractor.batch.remote import copied, is_remote
from extractor.batch.work import Problem

_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


@dataclass(frozen=True, slots=True)
class Taken:
    """An input that can be read: its open file, size in bytes and hash. The taker closes it."""

    file: int
    size: int
    sha256: str

    def close(self) -> None:
        """Close the file."""
        os.close(self.file)


def take(place: bytes, most: int) -> Taken | Problem:
    """Open and hash a regular file of at most ``most`` bytes, or say why not.

    Links are not followed; FIFOs, sockets and devices are not opened at all, and should one take
    the file's place in between, opening it does not wait. What lies at a URL is copied first.
    """
    try:
        if is_remote(place):
            file = copied(place, most)
        else:
            mode = os.lstat(place).st_mode
            if not stat.S_ISREG(mode):
                return _not_regular(mode)
            file = os.open(place, _FLAGS)
    except OSError as fault:
        return _problem(fault)
    try:
        found = _examine(file, most)
    except OSError as fault:
        found = _problem(fault)
    if isinstance(found, Problem):
        os.close(file)
    return found


def _examine(file: int, most: int) -> Taken | Problem:
    before = os.fstat(file)
    if not stat.S_ISREG(before.st_mode):
        return _not_regular(before.st_mode)
    if before.st_size > most:
        return Problem("E_TOO_LARGE", "the file", "file_size", str(before.st_size))
    digest, size = hashlib.sha256(), 0
    while size <= most and (chunk := os.pread(file, _CHUNK, size)):
        digest.update(chunk)
        size += len(chunk)
    if size == 0:
        return Problem("E_EMPTY")
    after = os.fstat(file)
    if size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        return Problem("E_CHANGED", "the file changed while it was being opened")
    return Taken(file, size, digest.hexdigest())


def read_all(file: int, most: int) -> bytes:
    """The file's bytes from its beginning, ``most`` at most; the file is closed."""
    try:
        size = min(os.fstat(file).st_size, most)
        parts, offset = [], 0
        while offset < size and (part := os.pread(file, size - offset, offset)):
            parts.append(part)
            offset += len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(file)


def _problem(fault: OSError) -> Problem:
    if fault.errno in (errno.ELOOP, errno.ENXIO, errno.ENODEV):
        return Problem("E_NOT_REGULAR", "a link or a device")
    return Problem("E_UNREADABLE", errno.errorcode.get(fault.errno or 0, "unknown"))


_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


def _not_regular(mode: int) -> Problem:
    return Problem("E_NOT_REGULAR", _KINDS.get(stat.S_IFMT(mode), "not a file"))
