"""The plainest reading of a PDF: PDFium's lines, honest about pages that it cannot give."""

from __future__ import annotations

import pytest
from paper_pdf import PICTURE, line, pdf, text

from extractor.errors import ReadFault
from extractor.model import Document, Paragraph, Source
from extractor.read.door import read_plainly
from extractor.read.limits import DEFAULT_LIMITS, Limits, ReadingOptions
from extractor.read.pdf.plain import read_pdf_plainly

TABLE = [line(72, 90, 500, 90), line(72, 110, 500, 110), text("Score 4.50", 75, 105)]


def lines(document: Document) -> list[tuple[int | None, str]]:
    return [
        (block.place.page, block.text) for block in document.blocks if isinstance(block, Paragraph)
    ]


def said(document: Document) -> list[tuple[str, str]]:
    return [(notice.code, notice.about) for notice in document.notices]


def test_lines_come_with_their_page_and_tables_as_their_lines() -> None:
    document = read_pdf_plainly(
        pdf([text("Indicator name", 72, 72), *TABLE], [text("Evidence", 72, 72)]), DEFAULT_LIMITS
    )
    assert lines(document) == [(1, "Indicator name"), (1, "Score 4.50"), (2, "Evidence")]
    assert (document.status, document.pages_total, document.pages_read) == ("ok", 2, 2)


def test_a_page_without_text_is_named() -> None:
    document = read_pdf_plainly(pdf([text("Evidence", 72, 72)], [PICTURE]), DEFAULT_LIMITS)
    assert said(document) == [("E_NO_TEXT", "page 2: it has no text layer that can be believed")]
    assert (document.status, document.pages_read) == ("partial", 1)
    assert read_pdf_plainly(pdf([PICTURE]), DEFAULT_LIMITS).status == "error"


def test_pages_and_characters_beyond_the_limits_are_told() -> None:
    data = pdf([text("Indicator", 72, 72)], [text("Evidence", 72, 72)])
    assert said(read_pdf_plainly(data, Limits(pages=1))) == [("E_LIMIT", "pages")]
    for limits in (Limits(chars_per_page=8), Limits(chars_per_file=8)):
        document = read_pdf_plainly(data, limits)
        assert said(document) == [("E_LIMIT", "page 1: characters")]
        assert lines(document) == [(2, "Evidence")]


def test_what_is_no_pdf_inside_is_a_fault() -> None:
    with pytest.raises(ReadFault) as fault:
        read_pdf_plainly(b"%PDF-1.7 nothing", DEFAULT_LIMITS)
    assert fault.value.code == "E_DAMAGED"


def test_the_door_never_calls_a_plain_reading_whole() -> None:
    data = pdf([text("Indicator name", 72, 72), *TABLE])
    plain = read_plainly(Source("a.pdf", data, "0"), ReadingOptions(ocr="force"))
    assert lines(plain) == [(1, "Indicator name"), (1, "Score 4.50")]
    assert plain.status == "partial"
    assert said(plain) == [("W_DEGRADED", "the full reading ran out of time or memory")]
    broken = read_plainly(Source("a.pdf", b"%PDF-1.7 nothing", "0"))
    assert broken.status == "error"
    assert [code for code, _ in said(broken)] == ["W_DEGRADED", "E_DAMAGED"]
