"""Safe access to a zip package (OPC): nothing is unpacked before its size is known and allowed."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from extractor.errors import ReadFault
from extractor.read.limits import Limits
from extractor.read.xml import parse_xml, refuse_dtd

_END = b"PK\x05\x06"
_END_SIZE = 22
_ENTRY_BYTES = 400  # a directory entry with a long name; real ones take about 80
_ENTRY, _ENTRY_SIZE = b"PK\x03\x04", 30
_PROLOGUE = 4_096
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, OSError)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's link: ``target`` is a part's name, or as written where ``external``."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of a zip package, read one by one within limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package and check its directory.

        Raises:
            ReadFault: ``E_BOMB``, ``E_ENCRYPTED`` or ``E_DAMAGED``.

        """
        self._limits = limits
        self._data = memoryview(data)
        _refuse_long_directory(data, limits)
        try:
            directory = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGE, ValueError) as fault:
            code = "E_BOMB" if "verlap" in str(fault) else "E_DAMAGED"
            raise ReadFault(code, f"zip: {fault}") from fault
        entries = directory.infolist()
        _refuse_bombs(entries, limits)
        _refuse_overlaps(entries, directory.start_dir)
        _refuse_duplicates(entries)
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise ReadFault("E_ENCRYPTED", "zip with a password")
        self._entries = {entry.filename: entry for entry in entries if not entry.is_dir()}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """All parts, in the order of the directory."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            ReadFault: ``E_DAMAGED`` where it is missing, broken or larger than it says.

        """
        return self._unpacked(name)

    def begins(self, name: str) -> bytes:
        """The first 4 kB of a part."""
        return self._unpacked(name, _PROLOGUE)

    def tree(self, name: str) -> etree._Element:
        """The root element of an XML part; raises as ``read`` and ``parse_xml`` do."""
        return parse_xml(self.read(name), name, self._limits)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The relationships of part ``name`` ("" for the package) by id; none where it has none."""
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        if part not in self._entries:
            return {}
        found = (_relationship(element, folder) for element in self.tree(part).iter(_RELATIONSHIP))
        return {relationship.id: relationship for relationship in found}

    def refuse_dtds(self) -> None:
        """Raise ``E_DTD`` where any XML part, read or not, starts with a DTD."""
        for name in self._entries:
            if name.endswith((".xml", ".rels")):
                try:
                    begins = self.begins(name)
                except ReadFault:
                    continue  # a broken part says so when it is needed
                refuse_dtd(begins, name)

    def _unpacked(self, name: str, most: int | None = None) -> bytes:
        """A part's bytes, or its first ``most``; never more than its entry declares."""
        entry = self._entries.get(name)
        if entry is None:
            raise ReadFault("E_DAMAGED", f"{name}: missing")
        packed = self._packed(entry)
        size = entry.file_size if most is None else min(most, entry.file_size)
        if entry.compress_type == zipfile.ZIP_STORED:
            unpacked = bytes(packed[: size + 1])
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            try:
                unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
            except zlib.error as fault:
                raise ReadFault("E_DAMAGED", f"{name}: {fault}") from fault
        else:
            raise ReadFault("E_DAMAGED", f"{name}: compression method {entry.compress_type}")
        if most is not None:
            return unpacked[:most]
        if len(unpacked) != size or zlib.crc32(unpacked) != entry.CRC:
            raise ReadFault("E_DAMAGED", f"{name}: not the bytes that its entry declares")
        return unpacked

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        """The packed bytes of an entry, behind its own header."""
        try:
            magic, name, extra = struct.unpack_from("<4s22xHH", self._data, entry.header_offset)
        except struct.error as fault:
            raise ReadFault("E_DAMAGED", f"{entry.filename}: {fault}") from fault
        if magic != _ENTRY:
            raise ReadFault("E_DAMAGED", f"{entry.filename}: no zip entry where it should be")
        begin = entry.header_offset + _ENTRY_SIZE + name + extra
        return self._data[begin : begin + entry.compress_size]


def _refuse_long_directory(data: bytes, limits: Limits) -> None:
    """Judge the directory by its end record, before anything is allocated for its entries."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if at < 0 or at + _END_SIZE > len(data):
        raise ReadFault("E_DAMAGED", "zip without its directory")
    entries, size = struct.unpack_from("<HI", data, at + 10)
    if size != 0xFFFFFFFF and size > limits.zip_entries * _ENTRY_BYTES:
        raise ReadFault("E_BOMB", "zip directory", limit="zip_entries", value=f"{size} bytes")
    if entries != 0xFFFF and entries > limits.zip_entries:
        raise ReadFault("E_BOMB", "zip directory", limit="zip_entries", value=str(entries))
    if (entries == 0xFFFF or size == 0xFFFFFFFF) and _END_64 in data[max(0, at - 120) : at]:
        raise ReadFault("E_BOMB", "zip directory", limit="zip_entries", value="> 65535")


_END_64 = b"PK\x06\x07"


def _refuse_bombs(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.zip_entries:
        raise ReadFault("E_BOMB", "zip", limit="zip_entries", value=str(len(entries)))
    for entry in entries:
        if entry.file_size > limits.zip_part:
            raise ReadFault("E_BOMB", entry.filename, limit="zip_part", value=str(entry.file_size))
    total = sum(entry.file_size for entry in entries)
    if total > limits.zip_total:
        raise ReadFault("E_BOMB", "zip", limit="zip_total", value=str(total))


def _refuse_overlaps(entries: list[zipfile.ZipInfo], directory: int) -> None:
    """Entries that share their bytes unpack to far more than the file holds."""
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [*(entry.header_offset for entry in in_order), directory][1:]
    for entry, end in zip(in_order, ends, strict=True):
        if entry.header_offset + _ENTRY_SIZE + entry.compress_size > end:
            raise ReadFault("E_BOMB", f"{entry.filename}: overlaps another zip entry")


def _refuse_duplicates(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            raise ReadFault("E_DAMAGED", f"{entry.filename}: twice in the zip")
        seen.add(name)


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        path = unquote(target.split("#", 1)[0]).replace("\\", "/")
        target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    kind = (element.get("Type") or "").rsplit("/", 1)[-1]
    return Relationship(element.get("Id") or "", kind, target, external)
