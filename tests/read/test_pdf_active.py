"""What a PDF would run or fetch is told and never done; what people click is no concern."""

from __future__ import annotations

import zlib

import pytest
from paper_pdf import pdf, text

from extractor.read.limits import DEFAULT_LIMITS, DEFAULT_READING, Limits
from extractor.read.pdf.active import active_content
from extractor.read.pdf.reader import read_pdf

LINE = text("Report of the unit", 72, 100)


def told(words: str, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str]]:
    data = f"%PDF-1.7\n1 0 obj\n{words}\nendobj\n".encode("latin-1")
    return [(notice.code, notice.about) for notice in active_content(data, limits)]


def test_a_plain_file_is_told_nothing_of() -> None:
    assert active_content(pdf([LINE]), DEFAULT_LIMITS) == []
    assert told("<< /OpenAction [3 0 R /Fit] /F 4 /Title (see /Launch and /JS) >>") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>", "JavaScript"),
        ("<< /S /J#61vaScript >>", "JavaScript"),
        ("<< /A << /S /SubmitForm >> >>", "SubmitForm"),
        ("<< /AcroForm << /XFA 7 0 R >> >>", "XFA"),
    ],
)
def test_what_would_run_is_active_content(words: str, kind: str) -> None:
    assert told(words) == [("W_ACTIVE_CONTENT", kind)]


def test_a_program_that_would_be_launched_is_named() -> None:
    assert told("<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>") == [
        ("W_ACTIVE_CONTENT", "Launch"),
        ("W_EXTERNAL_REF", "cmd.exe"),
    ]


def test_files_and_addresses_outside_are_named() -> None:
    assert told("<< /S /GoToR /F (other\\(2\\).pdf) >>") == [("W_EXTERNAL_REF", "other(2).pdf")]
    assert told("<< /Length 0 /F << /FS /URL /F <687474703A2F2F782E6578616D706C652E676F2E7468> >>")[
        -1:
    ] == [("W_EXTERNAL_REF", "http://x.example.go.th")]


def test_a_link_that_opens_by_itself_is_named_and_one_that_people_click_is_not() -> None:
    link = "<< /S /URI /URI (https://x.example.go.th) >>"
    assert told(f"<< /Subtype /Link /A {link} >>") == []
    named = [("W_EXTERNAL_REF", "https://x.example.go.th")]
    assert told(f"<< /OpenAction {link} >>") == named
    assert told(f"<< /OpenAction 2 0 R >>\nendobj\n2 0 obj\n{link}") == named
    assert told(f"<< /OpenAction 2 0 R >>\nendobj\n3 0 obj\n{link}") == []


def test_an_attached_file_is_a_part_that_was_not_read_and_no_reference_outside() -> None:
    words = "<< /Type /Filespec /F (a.xlsx) /UF (a.xlsx) /EF << /F 9 0 R >> >>"
    assert told(words) == [("W_UNREAD_PART", "attached file: a.xlsx")]


def test_words_in_object_streams_are_seen_and_words_in_other_streams_are_not() -> None:
    packed = zlib.compress(b"5 0 << /S /JavaScript /JS (1) >>")
    stream = b"\nstream\n" + packed + b"\nendstream\nendobj"
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 >>"
    assert [one.about for one in active_content(head + stream, DEFAULT_LIMITS)] == ["JavaScript"]
    plain = b"%PDF-1.7\n1 0 obj\n<< /N 1 >>\nstream\n<< /S /JavaScript >>\nendstream\nendobj"
    assert active_content(plain, DEFAULT_LIMITS) == []


def test_an_object_stream_is_unpacked_up_to_the_limit() -> None:
    packed = zlib.compress(b" " * 1_000_000 + b"<< /S /JavaScript >>")
    data = b"1 0 obj\n<< /Type /ObjStm >>\nstream\n" + packed + b"\nendstream\nendobj"
    assert len(active_content(data, DEFAULT_LIMITS)) == 1
    assert active_content(data, Limits(stream=1_000)) == []
    broken = data.replace(packed, packed[:3] + b"\0\0\0")
    assert active_content(broken, DEFAULT_LIMITS) == []


def test_brackets_without_end_are_looked_at_up_to_a_point_and_that_is_told() -> None:
    assert told("/Launch " + "<< " * 400_000) == [
        ("W_ACTIVE_CONTENT", "Launch"),
        ("W_UNREAD_PART", "actions and attachments: more than were looked at"),
    ]


def test_a_report_with_a_script_is_read_and_the_script_is_told() -> None:
    script = b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while\\(1\\);) >>"
    document = read_pdf(pdf([LINE]).replace(b"/Type /Catalog", script), DEFAULT_READING)
    assert document.status == "ok"
    assert [block.text for block in document.blocks] == ["Report of the unit"]  # type: ignore[union-attr]
    assert [(one.code, one.about) for one in document.notices] == [
        ("W_ACTIVE_CONTENT", "JavaScript")
    ]
