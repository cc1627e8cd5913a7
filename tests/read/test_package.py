"""Zip and XML made to break readers: what is refused, and what is read all the same."""

import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from wordfile import (
    TYPES,
    codes,
    document,
    docx,
    link,
    para,
    part,
    read,
    texts,
    zipped,
)

from extractor.errors import ReadFault
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.package import Package
from extractor.read.xml import parse_xml

PLAIN = docx(para("เนื้อหา"))


def only_code(data: bytes) -> str:
    (code,) = codes(read(data))
    return code


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


# --- damaged and encrypted zips ---------------------------------------------------------------


def test_a_sound_package_is_read() -> None:
    assert texts(read(PLAIN)) == ["เนื้อหา"]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_zip_cut_short_is_damaged(keep: float) -> None:
    assert only_code(PLAIN[: int(len(PLAIN) * keep)]) == "E_DAMAGED"


def test_a_wrong_checksum_is_damage() -> None:
    crc = struct.pack("<I", zlib.crc32(document(para("เนื้อหา")).encode()))
    assert only_code(patched(PLAIN, crc, b"\1\2\3\4")) == "E_DAMAGED"


def test_an_unknown_compression_is_damage() -> None:
    at = PLAIN.rindex(b"word/document.xml") - 46
    assert only_code(PLAIN[: at + 10] + b"\x63\0" + PLAIN[at + 12 :]) == "E_DAMAGED"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "word/Document.xml"])
def test_a_part_that_stands_twice_is_damage(tmp_path, second: str) -> None:
    target = tmp_path / "twice.docx"
    target.write_bytes(PLAIN)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(second, document(para("อื่น")))
    assert only_code(target.read_bytes()) == "E_DAMAGED"


def test_a_zip_with_a_password_is_encrypted() -> None:
    at = PLAIN.rindex(b"word/document.xml") - 46
    assert only_code(PLAIN[: at + 8] + b"\1\0" + PLAIN[at + 10 :]) == "E_ENCRYPTED"


# --- bombs ------------------------------------------------------------------------------------


def deflated_zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = b" " * (1 << 20)
    return b"".join(packer.compress(chunk) for _ in range(size >> 20)) + packer.flush()


def raw_zip(entries: list[tuple[str, bytes, int, int]]) -> bytes:
    """A zip of (name, packed bytes, declared size, offset or -1 for "here")."""
    body, directory = bytearray(), bytearray()
    for name, packed, size, offset in entries:
        common = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, 0, len(packed), size)
        names = struct.pack("<HH", len(name), 0)
        if offset < 0:
            offset = len(body)
            body += b"PK\3\4" + common + names + name.encode() + packed
        directory += b"PK\1\2\x14\0" + common + names + b"\0" * 10 + struct.pack("<I", offset)
        directory += name.encode()
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + end


def bomb_code(data: bytes) -> str:
    """The outcome, which must be found quickly and without unpacking."""
    tracemalloc.start()
    begin = time.monotonic()
    code = only_code(data)
    seconds = time.monotonic() - begin
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seconds < 2
    assert peak < 200_000_000
    return code


def test_a_part_that_unpacks_to_half_a_gigabyte_is_a_bomb() -> None:
    packed = deflated_zeros(256 << 20)
    assert bomb_code(raw_zip([("word/document.xml", packed, 256 << 20, -1)])) == "E_BOMB"


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    packed = deflated_zeros(256 << 20)
    assert bomb_code(raw_zip([("word/document.xml", packed, 1_000, -1)])) == "E_DAMAGED"


def test_a_picture_of_a_gigabyte_is_a_bomb_though_nobody_looks_at_it() -> None:
    files = [("word/document.xml", b"\3\0", 0, -1), ("word/media/a.png", b"x" * 50, 1 << 30, -1)]
    assert bomb_code(raw_zip(files)) == "E_BOMB"


def test_overlapped_entries_are_a_bomb() -> None:
    kernel = deflated_zeros(1 << 20)
    files = [("word/document.xml", kernel, 90_000, -1)]
    files += [(f"word/{n}.xml", kernel, 90_000, 0) for n in range(3_000)]
    assert bomb_code(raw_zip(files)) == "E_BOMB"


@pytest.mark.parametrize("count", [5_001, 60_000, 200_000])
def test_more_entries_than_any_document_has_are_a_bomb(count: int) -> None:
    files = [(f"word/{n}", b"\3\0", 0, -1) for n in range(count)]
    assert bomb_code(raw_zip(files)) == "E_BOMB"


# --- XML --------------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("dtd", [LAUGHS, OUTSIDE, "<!DOCTYPE w:document>"])
@pytest.mark.parametrize(
    "name", ["word/document.xml", "[Content_Types].xml", "docProps/core.xml", "_rels/.rels"]
)
def test_any_dtd_is_refused_wherever_it_stands(name: str, dtd: str) -> None:
    whole = {"word/document.xml": document(para("&x;")), "[Content_Types].xml": TYPES}
    content = '<?xml version="1.0"?>' + dtd + whole.get(name, "<x/>")
    assert only_code(docx(para("เนื้อหา"), parts={name: content})) == "E_DTD"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_dtd_in_utf16_is_refused_too(encoding: str) -> None:
    content = ('<?xml version="1.0" encoding="UTF-16"?>' + OUTSIDE + document(para("ก"))).encode(
        encoding
    )
    assert only_code(docx(parts={"word/document.xml": content})) == "E_DTD"


def test_an_inclusion_is_not_followed() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname"/>'
    assert texts(read(docx(para("ก"), include, para("ข")))) == ["ก", "ข"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read(encoding: str) -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?>' + document(para("ตัวชี้วัด"))
    found = read(docx(parts={"word/document.xml": content.encode(encoding)}))
    assert texts(found) == ["ตัวชี้วัด"]


@pytest.mark.parametrize(
    "content",
    [
        document(para("ตัวชี้วัด")).encode("cp874"),
        document(para("ก")).encode().replace(b"<w:body>", b"<w:body>\0"),
        document(para("ก")).encode()[:-30],
        b"",
        b"no XML at all",
    ],
    ids=["tis620", "nul", "cut", "empty", "text"],
)
def test_broken_xml_is_damage(content: bytes) -> None:
    assert only_code(docx(parts={"word/document.xml": content})) == "E_DAMAGED"


@pytest.mark.parametrize("depth", [300, 100_000])
def test_xml_nested_beyond_reason_is_refused(depth: int) -> None:
    begin = time.monotonic()
    assert only_code(docx("<w:x>" * depth + "</w:x>" * depth)) == "E_LIMIT"
    assert time.monotonic() - begin < 2


def test_more_elements_than_the_limit_are_refused_before_they_are_built() -> None:
    with pytest.raises(ReadFault, match="E_LIMIT"):
        parse_xml(b"<a>" + b"<b/>" * 2_000_001 + b"</a>", "x", DEFAULT_LIMITS)


def test_a_text_of_eleven_megabytes_in_one_run_is_refused() -> None:
    assert only_code(docx(para("ก" * 3_700_000))) == "E_LIMIT"


# --- packages that do not hang together -------------------------------------------------------


def test_missing_parts_cost_no_text() -> None:
    links = link("rId1", "header", "NULL") + link("rId2", "styles", "../../../etc/passwd")
    found = read(docx(para("เนื้อหา"), links=links))
    assert texts(found) == ["เนื้อหา"]
    assert [(n.code, n.about) for n in found.notices] == [
        ("W_DAMAGED", "missing part word/NULL"),
        ("W_DAMAGED", "missing part etc/passwd"),
    ]
    assert found.status == "ok"


def test_a_package_without_its_own_links_is_read() -> None:
    assert texts(read(zipped({"word/document.xml": document(para("ก"))}))) == ["ก"]


def test_styles_that_go_in_circles_end() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    found = read(
        docx(
            para("ก", properties='<w:pStyle w:val="A"/>'),
            links=link("rId1", "styles", "styles.xml"),
            parts={
                "word/styles.xml": part("styles", style.format("A", "B") + style.format("B", "A"))
            },
        )
    )
    assert texts(found) == ["ก"]


def test_a_part_that_links_to_itself_is_read_once() -> None:
    found = read(docx(para("ก"), links=link("rId1", "footnotes", "document.xml")))
    assert texts(found)[0] == "ก"


def test_a_broken_header_makes_the_reading_partial() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    found = read(
        docx(
            para("ก"),
            section,
            links=link("rId1", "header", "header1.xml"),
            parts={"word/header1.xml": "<w:hdr"},
        )
    )
    assert (texts(found), found.status) == (["ก"], "partial")
    assert [(n.code, n.about) for n in found.notices] == [
        ("W_UNREAD_PART", "word/header1.xml: E_DAMAGED")
    ]


def test_strict_office_names_are_read() -> None:
    strict = document(para("ตัวชี้วัด")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read(docx(parts={"word/document.xml": strict}))) == ["ตัวชี้วัด"]


def test_relationship_targets_stay_inside_the_package() -> None:
    package = Package(
        docx(para("ก"), links=link("rId1", "header", "/word/../../x%20y.xml")), DEFAULT_LIMITS
    )
    assert package.relationships("word/document.xml")["rId1"].target == "x y.xml"


def test_a_style_whose_names_do_not_fit_is_damage_not_a_crash() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="A"/>')
    broken = styles.replace("<w:style ", "</w:styles><w:style ")
    found = read(
        docx(
            para("ก", properties='<w:pStyle w:val="A"/>'),
            links=link("rId1", "styles", "styles.xml"),
            parts={"word/styles.xml": broken},
        )
    )
    assert texts(found) == ["ก"]
    assert set(codes(found)) <= {"W_DAMAGED"}
