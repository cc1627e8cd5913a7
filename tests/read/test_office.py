"""Older formats through LibreOffice: read as the Word file they become, nothing else gets in."""

import hashlib
import io
import socket
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from wordfile import docx, para, run

from extractor.errors import ReadFault
from extractor.model import Document, Paragraph, Place, Source, text_lines
from extractor.read import DEFAULT_READING, read_document
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.office import convert as office
from extractor.read.office.convert import convert
from extractor.read.office.kept import lost_much
from extractor.read.office.links import outside_links

SECRET = "SECRET-CANARY"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def read(data: bytes, name: str) -> Document:
    return read_document(Source(name, data, hashlib.sha256(data).hexdigest()), DEFAULT_READING)


def saved_as(kind: str, folder: Path) -> bytes:
    """A Word file saved in an older format by LibreOffice itself."""
    (folder / "report.docx").write_bytes(docx(para(run("คำอธิบาย : วัดจากวันที่รับเรื่อง"))))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "report.docx"],
        cwd=folder, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / f"report.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_an_older_format_is_read_as_the_word_file_it_was(kind: str, tmp_path: Path) -> None:
    document = read(saved_as(kind, tmp_path), f"report.{kind}")
    assert (document.kind, document.status) == (kind, "ok")
    assert list(text_lines(document.blocks)) == ["คำอธิบาย : วัดจากวันที่รับเรื่อง"]
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.place.path.startswith("converted/")


def test_rtf_under_the_name_of_doc_is_told() -> None:
    document = read(rb"{\rtf1\ansi visible\par}", "report.doc")
    assert document.kind == "rtf"
    assert "W_TYPE_MISMATCH" in [notice.code for notice in document.notices]


def test_boxes_of_an_rtf_keep_their_state_and_are_told_where_it_holds_none() -> None:
    kept = (
        rb"{\rtf1\ansi {\field{\*\fldinst {FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}}"
        rb"{\fldrslt }} six\par}"
    )
    document = read(kept, "report.rtf")
    assert (list(text_lines(document.blocks)), document.status) == (["☑ six"], "ok")
    lost = rb"{\rtf1\ansi {\field{\*\fldinst { FORMCHECKBOX }}{\fldrslt {}}} six\par}"
    document = read(lost, "report.rtf")
    assert document.status == "partial"
    assert [(notice.code, notice.about) for notice in document.notices] == [
        ("W_UNREAD_PART", "check boxes whose state the file does not hold")
    ]


def test_a_conversion_that_loses_most_of_the_text_leaves_the_reading_partial() -> None:
    letters = "".join(f"\\u{ord(letter)}?" for letter in "กระบวนการทำงาน" * 20).encode()
    whole = read(rb"{\rtf1\ansi " + letters + rb"\par}", "report.rtf")
    assert (whole.status, whole.notices) == ("ok", ())
    unseen = rb"{\rtf1\ansi {\*\unheardof " + letters + rb"} kept\par}"
    lost = read(unseen, "report.rtf")
    assert lost.status == "partial"
    assert [notice.about for notice in lost.notices] == ["most of the file's text did not come out"]


@pytest.mark.parametrize(("shown", "lost"), [("งาน" * 60, False), ("งาน" * 10, True)])
def test_the_letters_of_a_doc_are_counted_as_they_lie_in_it(shown: str, lost: bool) -> None:
    data = b"\xd0\xcf\x11\xe0" + ("งาน" * 60).encode("utf-16-le")
    assert lost_much(data, "doc", (Paragraph(shown, Place()),)) == lost


def odt_that_reaches_out(folder: Path, port: int) -> bytes:
    """Linked sections and pictures, of this machine's files and of a server."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    sections = "".join(
        f'<text:section text:name="{name}"><text:section-source xlink:href="{target}" '
        'xlink:type="simple" xlink:show="embed"/><text:p>kept</text:p></text:section>'
        for name, target in (
            ("a", (folder / "secret.html").as_uri()),
            ("b", f"http://127.0.0.1:{port}/section.html"),
        )
    )
    pictures = "".join(
        '<draw:frame svg:width="2cm" svg:height="2cm"><draw:image '
        f'xlink:href="{target}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "</draw:frame>"
        for target in ((folder / "secret.svg").as_uri(), f"http://127.0.0.1:{port}/picture.png")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:text="{space}:text:1.0" xmlns:draw="{space}:drawing:1.0" '
        f'xmlns:svg="{space}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:body><office:text>{sections}<text:p>visible {pictures}'
        "</text:p></office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()


def rtf_that_reaches_out(folder: Path, port: int) -> bytes:
    """Fields that include a file's text and a server's picture."""
    secret = folder / "secret.txt"
    return (
        rf'{{\rtf1\ansi{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt kept}}}}'
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:{port}/p.png" \\d}}{{\fldrslt}}}}'
        r" visible\par}"
    ).encode()


@pytest.mark.parametrize(
    ("kind", "make"), [("odt", odt_that_reaches_out), ("rtf", rtf_that_reaches_out)]
)
def test_nothing_of_the_network_or_of_local_files_gets_in(kind, make, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text(f"<p>{SECRET}</p>")
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "secret.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>{SECRET}</desc></svg>'
    )
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.1)
        converted = convert(make(tmp_path, canary.getsockname()[1]), kind, 120)
        with pytest.raises(TimeoutError):
            canary.accept()
    with zipfile.ZipFile(io.BytesIO(converted)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert b"visible" in parts["word/document.xml"]
    assert not [name for name, data in parts.items() if SECRET.encode() in data]
    assert not [name for name in parts if name.endswith(".svg")]


@pytest.mark.parametrize(
    ("kind", "make", "named"),
    [
        ("odt", odt_that_reaches_out, ("secret.html", "section.html", "secret.svg", "picture.png")),
        ("rtf", rtf_that_reaches_out, ("secret.txt", "p.png")),
    ],
)
def test_what_a_file_draws_in_from_outside_is_named(kind, make, named, tmp_path: Path) -> None:
    links = outside_links(make(tmp_path, 9), kind, DEFAULT_LIMITS)
    assert [Path(link).name for link in links] == list(named)


def test_links_to_click_and_pictures_inside_are_not_drawn_in() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "content.xml",
            '<x><text:a xlink:href="https://example.go.th">y</text:a>'
            '<draw:image xlink:href="Pictures/1.png"/></x>',
        )
    assert outside_links(out.getvalue(), "odt", DEFAULT_LIMITS) == ()
    clicked = rb'{\rtf1{\field{\*\fldinst HYPERLINK "https://example.go.th"}{\fldrslt x}}}'
    assert outside_links(clicked, "rtf", DEFAULT_LIMITS) == ()


@pytest.mark.parametrize("coding", ["latin-1", "utf-16-le"])
def test_fields_of_a_doc_that_draw_in_are_found_in_both_codings(coding: str) -> None:
    field = '\x13 INCLUDEPICTURE "https://example.go.th/p.png" \\d \x14 \x15'
    stream = b"\xd0\xcf\x11\xe0" + "ก่อน".encode("utf-16-le") + field.encode(coding)
    assert outside_links(stream, "doc", DEFAULT_LIMITS) == ("https://example.go.th/p.png",)


def test_an_odt_with_a_password_is_told_and_never_converted(monkeypatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b"\x8f\x02 not for reading")
        package.writestr(
            "META-INF/manifest.xml",
            MANIFEST.replace(
                'manifest:media-type="text/xml"/>',
                'manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>',
            ),
        )
    monkeypatch.setattr(office, "convert", lambda *_: pytest.fail("it was converted"))
    document = read(out.getvalue(), "report.odt")
    assert [notice.code for notice in document.notices] == ["E_ENCRYPTED"]
    assert (document.kind, document.status) == ("odt", "error")


def test_a_conversion_that_does_not_end_is_ended_and_told(tmp_path: Path, monkeypatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 600 & wait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(slow))
    begun = time.monotonic()
    with pytest.raises(ReadFault) as fault:
        convert(b"{\\rtf1 x}", "rtf", 0.5)
    assert time.monotonic() - begun < 10
    assert (fault.value.code, fault.value.limit) == ("E_CONVERT", "conversion_seconds")


def test_a_conversion_that_writes_nothing_is_told(tmp_path: Path, monkeypatch) -> None:
    lying = tmp_path / "soffice"
    lying.write_text("#!/bin/sh\nexit 0\n")
    lying.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(lying))
    with pytest.raises(ReadFault, match="made no document"):
        convert(b"{\\rtf1 x}", "rtf", 10)


def test_without_libreoffice_the_file_is_said_not_to_be_read(monkeypatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    document = read(rb"{\rtf1\ansi visible\par}", "report.rtf")
    assert (document.kind, document.status) == ("rtf", "error")
    assert [notice.code for notice in document.notices] == ["E_CONVERT"]
