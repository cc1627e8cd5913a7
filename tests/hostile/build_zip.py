"""Zip archives as no packer writes them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """An entry; what is None is told truly."""

    name: str
    data: bytes
    packed: bytes | None = None
    method: int = 8
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    offset: int | None = None


def archive(entries: list[Entry], *, tail: bool = True) -> bytes:
    """The entries one after the other, then the directory."""
    out, directory = bytearray(), bytearray()
    for entry in entries:
        packed = deflated(entry.data) if entry.packed is None else entry.packed
        if entry.method == 0 and entry.packed is None:
            packed = entry.data
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        size = len(entry.data) if entry.size is None else entry.size
        name = entry.name.encode("utf-8")
        told = struct.pack(
            "<HHHHHIIIHH", 20, entry.flags, entry.method, 0, 0x21, crc, len(packed), size,
            len(name), 0,
        )  # fmt: skip
        offset = len(out) if entry.offset is None else entry.offset
        if entry.offset is None:
            out += b"PK\x03\x04" + told + name + packed
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + told
        directory += struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
    start, count = len(out), min(len(entries), 0xFFFF)
    out += directory
    if tail:
        out += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), start, 0)
    return bytes(out)


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflated_often(block: bytes, times: int) -> bytes:
    """``block`` ``times`` over, packed without ever being held: gigabytes in milliseconds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * times + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def rezipped(parts: dict[str, bytes]) -> bytes:
    return archive([Entry(name, data) for name, data in parts.items()])
