"""OLE compound files (.doc, encrypted packages): a sector of directory, streams from 4 kB."""

from __future__ import annotations

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with up to three streams."""
    fat, body, entries = [_FAT, _END], bytearray(), [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")
        sectors = -(-len(data) // _SECTOR)
        first = len(fat)
        fat += [*range(first + 1, first + sectors), _END]
        body += data.ljust(sectors * _SECTOR, b"\0")
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, first, len(data), right=right))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")[:_SECTOR]
    table = struct.pack("<128I", *(fat + [_FREE] * (128 - len(fat))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0,
                          _END, 0)  # fmt: skip
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory + bytes(body)


def _entry(
    name: str, kind: int, first: int, size: int, right: int = _FREE, child: int = _FREE
) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def word_stream(flags: int = 0) -> bytes:
    """The beginning of a WordDocument stream with the FIB's flags."""
    return struct.pack("<HHHHHH", 0xA5EC, 193, 0, 1033, 0, flags).ljust(4096, b"\0")
