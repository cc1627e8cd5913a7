"""Sniffs what a file is by its content and hands it to its reader; a bad file is a value."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from extractor.errors import ReadFault
from extractor.model import Document, Kind, Notice, ReadingStatus, Source
from extractor.read.limits import DEFAULT_READING, ReadingOptions
from extractor.read.package import Package
from extractor.read.tick_pairs import settle_pairs

__all__ = ["DEFAULT_READING", "ReadingOptions", "read_document", "read_plainly"]

_KINDS: dict[str, Kind] = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "dotm": "docx",
    "doc": "doc", "dot": "doc", "odt": "odt", "ott": "odt", "rtf": "rtf", "pdf": "pdf",
    "txt": "transcript", "md": "transcript", "html": "transcript", "htm": "transcript",
}  # fmt: skip
"""What a name promises."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"application/vnd.oasis.opendocument.text"
_PDF_WITHIN = 1_024


def read_document(source: Source, options: ReadingOptions = DEFAULT_READING) -> Document:
    """Read a file by its content, whatever its name says. Never raises for a bad file.

    What could not be read is told by the document's notices and status.
    """
    return _document(source, options, _read_as)


def read_plainly(source: Source, options: ReadingOptions = DEFAULT_READING) -> Document:
    """The plainest reading of a file, for one whose full reading ran out of time or memory.

    Text without pictures, of a PDF also without tables and geometry. It is never the whole file,
    so its status is never "ok". Never raises for a bad file.
    """
    document = _document(source, options, _read_plainly_as)
    notice = Notice("W_DEGRADED", "the full reading ran out of time or memory")
    status: ReadingStatus = "error" if document.status == "error" else "partial"
    return replace(document, notices=(notice, *document.notices), status=status)


_Reader = Callable[[Kind, Source, ReadingOptions], Document]


def _document(source: Source, options: ReadingOptions, read_as: _Reader) -> Document:
    promised = promised_kind(source.name)
    try:
        kind = sniff(source, options)
    except ReadFault as fault:
        return _unread(promised, fault)
    try:
        document = read_as(kind, source, options)
        document = replace(document, blocks=settle_pairs(document.blocks))
    except ReadFault as fault:
        document = _unread(kind, fault)
    if kind == promised:
        return document
    mismatch = Notice("W_TYPE_MISMATCH", f"{kind} content under the name of {promised}")
    return replace(document, notices=(mismatch, *document.notices))


def promised_kind(name: str) -> Kind:
    """What the extension of ``name`` says; a transcript where it says nothing we know."""
    return _KINDS.get(name.rsplit(".", 1)[-1].lower(), "transcript")


def sniff(source: Source, options: ReadingOptions = DEFAULT_READING) -> Kind:
    """What the file's content is.

    Raises:
        ReadFault: ``E_EMPTY``, ``E_TOO_LARGE``, ``E_UNSUPPORTED_TYPE``, ``E_ENCRYPTED``, or what
            is wrong with a zip.

    """
    data = source.data
    if not data:
        raise ReadFault("E_EMPTY")
    if len(data) > options.limits.file_size:
        raise ReadFault("E_TOO_LARGE", limit="file_size", value=str(len(data)))
    if data.startswith(_ZIP):
        return _kind_of_zip(Package(data, options.limits))
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    promised = _KINDS.get(source.name.rsplit(".", 1)[-1].lower())
    if data.startswith(b"%PDF-") or (promised != "transcript" and b"%PDF-" in data[:_PDF_WITHIN]):
        return "pdf"
    if promised == "transcript" and _is_text(data):
        return "transcript"
    if promised in ("docx", "pdf") and data.strip(b"\0") and not _is_text(data):
        raise ReadFault("E_DAMAGED", f"it does not begin as {promised} files do")
    raise ReadFault("E_UNSUPPORTED_TYPE", "neither Word, PDF nor a transcript")


def _read_as(kind: Kind, source: Source, options: ReadingOptions) -> Document:
    """Hand the file to its reader; readers are imported when used, to start quickly."""
    if kind == "docx":
        from extractor.read.word.reader import read_word

        return read_word(source.data, options)
    if kind == "pdf":
        from extractor.read.pdf.reader import read_pdf

        return read_pdf(source.data, options)
    if kind == "transcript":
        from extractor.read.transcript import read_transcript

        return read_transcript(source.data, source.name)
    from extractor.read.office.convert import read_office

    return read_office(source.data, kind, options)


def _read_plainly_as(kind: Kind, source: Source, options: ReadingOptions) -> Document:
    """What takes the least time and memory: PDFium's own text, other files without tables."""
    if kind == "pdf":
        from extractor.read.pdf.plain import read_pdf_plainly

        return read_pdf_plainly(source.data, options.limits)
    limits = replace(options.limits, table_edges=0, table_crossings=0)
    return _read_as(kind, source, ReadingOptions(ocr="never", limits=limits))


def _unread(kind: Kind, fault: ReadFault) -> Document:
    notice = Notice(fault.code, fault.about, limit=fault.limit, value=fault.value)
    return Document(kind, notices=(notice,), status="error")


def _kind_of_zip(package: Package) -> Literal["docx", "odt"]:
    if "mimetype" in package and package.begins("mimetype").startswith(_ODT):
        return "odt"
    names = package.names()
    if any(name.startswith("word/") for name in names) or _names_a_word_document(package):
        return "docx"
    raise ReadFault(
        "E_UNSUPPORTED_TYPE",
        f"a zip that holds no Word document: {names[0]}" if names else "an empty zip",
    )


def _names_a_word_document(package: Package) -> bool:
    if "[Content_Types].xml" not in package:
        return False
    return b"wordprocessingml" in package.read("[Content_Types].xml")


_SMALL_STREAM = 4096  # bytes below which a compound file keeps a stream in its mini stream


def _kind_of_ole(data: bytes) -> Literal["doc"]:
    """A .doc; its encryption flag stands in the first bytes of its WordDocument stream."""
    if _ole_entry(data, "EncryptedPackage") >= 0:
        raise ReadFault("E_ENCRYPTED", "an encrypted package")
    entry = _ole_entry(data, "WordDocument")
    if entry < 0:
        raise ReadFault("E_UNSUPPORTED_TYPE", "an OLE file that is no Word document")
    try:
        (shift,) = struct.unpack_from("<H", data, 30)
        sector, size = struct.unpack_from("<II", data, entry + 116)
        begin = (sector + 1) << min(shift, 16)
        if size < _SMALL_STREAM and begin + 12 > len(data):
            return "doc"  # in the mini stream, whose sectors count otherwise
        magic, flags = struct.unpack_from("<H8xH", data, begin)
    except struct.error as fault:
        raise ReadFault("E_DAMAGED", "an OLE file cut short") from fault
    if magic == 0xA5EC and flags & 0x0100:
        raise ReadFault("E_ENCRYPTED", "a .doc with a password")
    return "doc"


def _ole_entry(data: bytes, name: str) -> int:
    """Where the directory entry of an OLE stream starts, -1 where there is none."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0 and at % 128:
        at = data.find(wanted, at + 1)
    return at


def _is_text(data: bytes) -> bool:
    """Whether the bytes can be text: UTF-16 (with its mark) or free of NULs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" not in data:
        return True
    sample = data[:4_096]
    return b"\0\0" not in sample and (sample[1::2].count(0) + sample[1::2].count(0x0E) > 0)
