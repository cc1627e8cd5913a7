"""Rows 1 to 4 and 12 to 16: what the file is at all, zips, OLE files, passwords, bombs."""

from __future__ import annotations

import random

from build_docx import docx, parts_of
from build_ole import ole, word_stream
from build_pdf import encrypted_aes256, encrypted_rc4, pdf
from build_zip import Entry, archive, deflated, deflated_often, rezipped
from hostile_case import Case, Ends, error, read, read_or

MEGA, GIGA = 1 << 20, 1 << 30
SPACES = b" " * MEGA
RTF = rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}} Hello \par}"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)
HTML = b"<!DOCTYPE html><html><body><img src='http://127.0.0.1:9/x'></body></html>"
NOISE = bytes(random.Random(1).randrange(256) for _ in range(5000))

_XLSX = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "xl/workbook.xml": b"<workbook/>",
}

_OTHERS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "html": (HTML, ("E_UNSUPPORTED_TYPE",)),
    "png": (PNG, ("E_UNSUPPORTED_TYPE", "E_DAMAGED")),
    "nuls": (bytes(4096), ("E_UNSUPPORTED_TYPE", "E_DAMAGED")),
    "noise": (NOISE, ("E_UNSUPPORTED_TYPE", "E_DAMAGED")),
    "zip": (rezipped({"readme.txt": b"hello"}), ("E_UNSUPPORTED_TYPE",)),
    "xlsx": (rezipped(_XLSX), ("E_UNSUPPORTED_TYPE",)),
}


def _with_entries(*more: Entry) -> bytes:
    return archive([*(Entry(name, data) for name, data in parts_of().items()), *more])


def _document_as(entry: Entry) -> bytes:
    parts = parts_of()
    parts.pop("word/document.xml")
    return archive([*(Entry(name, data) for name, data in parts.items()), entry])


def _huge_document(times: int, told: int | None = None) -> bytes:
    head, size = parts_of()["word/document.xml"][:-200], times * MEGA
    packed = deflated_often(SPACES, times)
    name = "word/document.xml"
    return _document_as(Entry(name, head, packed, size=size if told is None else told, crc=0))


def _overlapping() -> bytes:
    kernel = Entry("word/media/x", b"", deflated_often(SPACES, 100), size=100 * MEGA, crc=1)
    copies = [
        Entry(f"word/media/{n}", b"", kernel.packed, size=100 * MEGA, crc=1, offset=0)
        for n in range(3000)
    ]
    return archive([kernel, *copies])


def _many_entries(count: int) -> bytes:
    return archive([Entry(f"word/x/{n}", b"", b"", method=0) for n in range(count)])


def _flags(data: bytes, flag: int) -> bytes:
    """The zip with a flag set in every local header and directory entry."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= flag
            at = out.find(mark, at + 4)
    return bytes(out)


def _bad_crc() -> bytes:
    document = parts_of()["word/document.xml"]
    return _document_as(Entry("word/document.xml", document, crc=0xDEADBEEF))


def _bad_deflate() -> bytes:
    document = parts_of()["word/document.xml"]
    packed = bytearray(deflated(document))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    return _document_as(Entry("word/document.xml", document, bytes(packed)))


CASES = (
    *(Case(1, f"empty.{suffix}", bytes, error("E_EMPTY")) for suffix in ("pdf", "docx", "doc")),
    Case(2, "really-a-pdf.docx", pdf, read("W_TYPE_MISMATCH")),
    Case(2, "really-a-docx.pdf", docx, read("W_TYPE_MISMATCH")),
    Case(2, "really-a-docx.doc", docx, read("W_TYPE_MISMATCH")),
    *(
        Case(3, f"{what}.{suffix}", lambda data=data: data, error(*codes))
        for what, (data, codes) in _OTHERS.items()
        for suffix in ("pdf", "docx", "doc")
    ),
    Case(4, "rtf.doc", lambda: RTF, Ends(
        True, ("E_UNSUPPORTED_TYPE", "E_CONVERT"), ("W_TYPE_MISMATCH",), kernel=False
    )),
    Case(12, "half.docx", lambda: docx()[: len(docx()) // 2], error("E_DAMAGED")),
    Case(12, "one-byte-less.docx", lambda: docx()[:-1], read_or("E_DAMAGED")),
    Case(12, "no-tail.docx", lambda: archive(
        [Entry(name, data) for name, data in parts_of().items()], tail=False
    ), error("E_DAMAGED")),
    Case(12, "only-signature.docx", lambda: b"PK\x03\x04", error("E_DAMAGED")),
    Case(12, "bad-crc.docx", _bad_crc, error("E_DAMAGED")),
    Case(12, "bad-deflate.docx", _bad_deflate, error("E_DAMAGED")),
    Case(12, "method-99.docx", lambda: _document_as(
        Entry("word/document.xml", parts_of()["word/document.xml"], b"xxxx", method=99)
    ), error("E_DAMAGED")),
    Case(12, "twice-the-document.docx", lambda: _with_entries(
        Entry("word/document.xml", parts_of()["word/document.xml"])
    ), error("E_DAMAGED")),
    Case(13, "zip-password.docx", lambda: _flags(docx(), 1), error("E_ENCRYPTED")),
    Case(13, "package-password.docx", lambda: ole(
        {"EncryptionInfo": bytes(4096), "EncryptedPackage": bytes(4096)}
    ), error("E_ENCRYPTED")),
    Case(13, "password.doc", lambda: ole({"WordDocument": word_stream(0x0100)}),
         error("E_ENCRYPTED")),
    Case(13, "password-rc4.pdf", lambda: encrypted_rc4(b"secret"), error("E_ENCRYPTED")),
    Case(13, "password-aes256.pdf", encrypted_aes256, error("E_ENCRYPTED")),
    Case(14, "owner-password.pdf", encrypted_rc4, read()),
    Case(15, "2-gib-of-space.docx", lambda: _huge_document(2048), error("E_BOMB")),
    Case(15, "512-mib-document.docx", lambda: _huge_document(512), error("E_BOMB")),
    Case(15, "1-gib-image.docx", lambda: _with_entries(
        Entry("word/media/image1.png", b"", deflated_often(bytes(MEGA), 1024), size=GIGA, crc=0)
    ), error("E_BOMB")),
    Case(15, "3000-overlapped.docx", _overlapping, error("E_BOMB")),
    Case(15, "200000-entries.docx", lambda: _many_entries(200_000), error("E_BOMB")),
    Case(16, "says-1000-bytes.docx", lambda: _huge_document(256, 1000),
         error("E_BOMB", "E_DAMAGED")),
)  # fmt: skip
