from __future__ import annotations

from dataclasses import replace

import paper_pdf
import pytest

from extractor.errors import ReadFault
from extractor.read.limits import DEFAULT_LIMITS, Limits
from extractor.read.pdfium.file import PdfFile, RawPage


def opened(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[list[RawPage], PdfFile]:
    with PdfFile(data, limits) as file:
        return list(file.pages()), file


def test_characters_come_in_content_stream_order_without_what_pdfium_makes_up() -> None:
    data = paper_pdf.pdf(
        [paper_pdf.text("right", 300, 100), paper_pdf.text("left", 50, 100), "BT ET"]
    )
    (page,), _ = opened(data)
    assert page.characters.text == "rightleft"
    first, second = page.characters.texts
    assert (first.start, first.stop, second.start, second.stop) == (0, 5, 5, 9)
    assert (round(first.x), round(first.y), first.size) == (300, 742, 12)


def test_characters_beyond_the_first_plane_are_one_character_with_their_own_place() -> None:
    data = paper_pdf.pdf([paper_pdf.text("xAy", 50, 100)], codes="<41> <D83DDDF9>")
    (page,), _ = opened(data)
    assert page.characters.text.replace("\u2060", "") == "x\U0001f5f9y"
    assert len(page.characters.text) == len(page.characters.lefts)
    cut = paper_pdf.pdf([paper_pdf.text("xAy", 50, 100)], codes="<41> <D83D3DF9>")
    assert opened(cut)[0][0].characters.text == page.characters.text
    half = paper_pdf.pdf([paper_pdf.text("xAy", 50, 100)], codes="<41> <D83D>")
    assert opened(half)[0][0].characters.text == "x\ufffdy"


def test_a_rectangle_less_another_inside_it_is_the_frame_that_browsers_fill() -> None:
    ring = "100 200 200 100 re 101 201 198 98 re f*"
    (frame,) = opened(paper_pdf.pdf([ring]))[0][0].drawings.rects
    assert frame.stroked and frame.fill == "none"
    assert frame[:4] == pytest.approx((100.5, 542.5, 299.5, 641.5), abs=0.1)
    thick = "100 200 200 100 re 120 220 160 60 re f*"
    assert [one.stroked for one in opened(paper_pdf.pdf([thick]))[0][0].drawings.rects] == [
        False,
        False,
    ]


def test_lines_rectangles_and_marks_are_told_apart() -> None:
    data = paper_pdf.pdf(
        [
            paper_pdf.line(50, 100, 300, 100),
            "50 500 0.5 200 re f",
            paper_pdf.box(100, 200, 112, 212),
            "400 400 m 404 396 l 412 410 l S",
            "400 100 m 560 300 l S",
        ]
    )
    drawings = opened(data)[0][0].drawings
    across, down = drawings.segments
    assert (across.x0, across.x1, across.y0) == pytest.approx((50, 300, 100), abs=1.1)
    assert (down.y0, down.y1, down.width) == pytest.approx((142, 342, 0.5), abs=0.1)
    (square,) = drawings.rects
    assert square.stroked and square.fill == "none"
    (mark,) = drawings.marks
    assert len(mark.strokes[0]) == 3
    assert mark.strokes[0][0] == pytest.approx((400, 442))


def test_colours_and_invisible_text_are_seen() -> None:
    data = paper_pdf.pdf(
        [
            "1 1 1 rg " + paper_pdf.text("white", 50, 50),
            "0.8 0.8 0.8 rg " + paper_pdf.text("grey", 50, 80),
            "0 0 0 rg 3 Tr " + paper_pdf.text("hidden", 50, 110),
        ]
    )
    texts = opened(data)[0][0].characters.texts
    assert [text.fill for text in texts] == ["white", "light", "dark"]
    assert [text.invisible for text in texts] == [False, False, True]


def test_hidden_text_is_seen_beside_visible_text_of_the_same_font_and_line() -> None:
    beside = [
        "BT /F1 12 Tf 50 700 Td (seen) Tj 1 1 1 rg (gone) Tj 0 0 0 rg (seen) Tj ET",
        "BT /F1 12 Tf 50 650 Td (seen) Tj 3 Tr (gone) Tj 0 Tr (seen) Tj ET",
    ]
    (page,), _ = opened(paper_pdf.pdf(beside))
    told = [
        (page.characters.text[text.start : text.stop], text.fill, text.invisible)
        for text in page.characters.texts
    ]
    assert told == [
        ("seen", "dark", False), ("gone", "white", False), ("seen", "dark", False),
        ("seen", "dark", False), ("gone", "dark", True), ("seen", "dark", False),
    ]  # fmt: skip


def test_a_turned_page_is_read_as_displayed() -> None:
    upright = "BT /F1 12 Tf 0 1 -1 0 100 200 Tm (up) Tj ET"
    data = paper_pdf.pdf([upright]).replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    (page,), _ = opened(data)
    assert (page.width, page.height, page.rotation) == (842, 595, 1)
    text = page.characters.texts[0]
    assert text.upright
    assert (text.x, text.y) == pytest.approx((200, 595 - 100), abs=0.1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "E_DAMAGED"),
        (b"no pdf at all", "E_DAMAGED"),
        (paper_pdf.pdf(), "E_DAMAGED"),
    ],
)
def test_what_cannot_be_opened_says_why(data: bytes, code: str) -> None:
    with pytest.raises(ReadFault) as fault:
        PdfFile(data, DEFAULT_LIMITS)
    assert fault.value.code == code


def test_limits_are_named_and_the_rest_is_read() -> None:
    page = [paper_pdf.text("words", 50, 50)]
    full = [paper_pdf.text("many many words", 50, 50)]
    limits = replace(DEFAULT_LIMITS, pages=2, chars_per_page=10)
    pages, file = opened(paper_pdf.pdf(page, full, page), limits)
    assert [raw.characters.text for raw in pages] == ["words"]
    assert [(notice.code, notice.limit) for notice in file.notices] == [
        ("E_LIMIT", "chars_per_page"),
        ("E_LIMIT", "pages"),
    ]
    pages, file = opened(paper_pdf.pdf(page, page), replace(DEFAULT_LIMITS, chars_per_file=7))
    assert len(pages) == 1
    assert file.notices[0].limit == "chars_per_file"


def test_too_many_paths_are_cut_and_said() -> None:
    lines = [paper_pdf.line(50, y, 300, y) for y in range(100, 120)]
    (page,), _ = opened(paper_pdf.pdf(lines), replace(DEFAULT_LIMITS, paths_per_page=5))
    assert (len(page.drawings.segments), page.drawings.limit) == (5, "paths_per_page")
