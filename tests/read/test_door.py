"""The door: content decides what a file is; a bad file is a value, never an exception."""

import struct

import pytest
from wordfile import TYPES, codes, docx, para, read, texts, zipped

from extractor.model import Document
from extractor.read.door import promised_kind

WORD = docx(para("เนื้อหา"))
XLSX = zipped({"[Content_Types].xml": TYPES.replace("word", "excel"), "xl/workbook.xml": "<x/>"})
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str, flags: int = 0) -> bytes:
    """An OLE file with one stream that begins in its first sector."""
    head = OLE + b"\0" * 22 + struct.pack("<H", 9) + b"\0" * 480
    word = struct.pack("<H8xH", 0xA5EC, flags).ljust(512, b"\0")
    entry = stream.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 52 + struct.pack("<II4x", 0, 512)
    return head + word + entry.ljust(512, b"\0")


def told(found: Document) -> tuple[str, str, list[str]]:
    return found.kind, found.status, codes(found)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.txt"])
def test_an_empty_file_is_said_to_be_empty(name: str) -> None:
    assert told(read(b"", name)) == (promised_kind(name), "error", ["E_EMPTY"])


def test_word_content_is_read_under_any_name() -> None:
    assert told(read(WORD, "a.docx")) == ("docx", "ok", [])
    found = read(WORD, "a.pdf")
    assert texts(found) == ["เนื้อหา"]
    assert [(n.code, n.about) for n in found.notices] == [
        ("W_TYPE_MISMATCH", "docx content under the name of pdf")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body>x</body></html>",
        XLSX,
        zipped({"readme.txt": "x"}),
        zipped({}),
        ole("Workbook"),
    ],
    ids=["html", "xlsx", "zip", "empty zip", "xls"],
)
@pytest.mark.parametrize("name", ["a.docx", "a.doc"])
def test_other_content_under_our_names_is_not_supported(data: bytes, name: str) -> None:
    assert codes(read(data, name)) == ["E_UNSUPPORTED_TYPE"]


def test_nothing_but_nuls_is_not_supported() -> None:
    for name in ("a.docx", "a.pdf", "a.txt", "a.doc"):
        assert codes(read(b"\0" * 5_000, name)) == ["E_UNSUPPORTED_TYPE"], name


def test_passwords_are_told_apart_from_damage() -> None:
    assert codes(read(ole("EncryptedPackage"), "a.docx")) == ["E_ENCRYPTED"]
    assert codes(read(ole("WordDocument", flags=0x0100), "a.doc")) == ["E_ENCRYPTED"]
    assert codes(read(OLE + b"\0" * 40, "a.doc")) == ["E_UNSUPPORTED_TYPE"]


def test_a_transcript_is_one_by_its_name() -> None:
    assert read("ชื่อตัวชี้วัด".encode(), "a.txt").kind == "transcript"
    assert codes(read("ชื่อตัวชี้วัด".encode(), "a.docx")) == ["E_UNSUPPORTED_TYPE"]
