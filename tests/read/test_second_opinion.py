"""pdfplumber as the second reader: what it is asked, and what it is spared."""

from __future__ import annotations

from paper_pdf import box, pdf, text

from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.pdf.second_opinion import plain_pages


def told(*pages: list[str]) -> list[tuple[int, bool, list[str]]]:
    found = plain_pages(pdf(*pages), DEFAULT_LIMITS)
    return [(page.number, page.whole, [run.text for run in page.runs]) for page in found]


def test_words_of_a_page_come_in_the_order_of_its_content():
    assert told([text("Second line", 72, 200), text("First line", 72, 100)]) == [
        (1, True, ["Second line", "First line"])
    ]


def test_a_page_without_an_operator_that_shows_text_is_whole_and_empty():
    assert told([text("Words", 72, 100)], [box(72, 91, 82, 101)], []) == [
        (1, True, ["Words"]),
        (2, True, []),
        (3, True, []),
    ]


def test_every_operator_that_shows_text_is_known():
    shown = [
        "BT /F1 12 Tf 72 700 Td (a) Tj ET",
        "BT /F1 12 Tf 72 700 Td [(b)]TJ ET",
        "BT /F1 12 Tf 14 TL 72 700 Td (c)' ET",
        'BT /F1 12 Tf 14 TL 72 700 Td 0 0 (d)" ET',
    ]
    assert [words for _, _, words in told(*([one] for one in shown))] == [
        ["a"], ["b"], ["c"], ["d"]
    ]  # fmt: skip
