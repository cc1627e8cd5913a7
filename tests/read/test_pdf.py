"""The story of a PDF: opened, decoded, laid out, joined over its pages; honest where it fails."""

from __future__ import annotations

import pytest
from paper import outline
from paper_pdf import PICTURE, box, line, pdf, text

from extractor.errors import ReadFault
from extractor.model import Document, Paragraph, Table
from extractor.read.limits import DEFAULT_READING, Limits, ReadingOptions
from extractor.read.pdf.reader import read_pdf


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), DEFAULT_READING)


def said(document: Document) -> list[tuple[str, str]]:
    return [(notice.code, notice.about) for notice in document.notices]


def body(document: Document) -> list[object]:
    return outline([block for block in document.blocks if block.zone == "body"])


SENTENCE = "The unit reviewed every step of the process and removed the steps that nobody needed"
LONG = text(SENTENCE, 72, 300)


def table(top: float, rows: list[tuple[str, str]], left: float = 72) -> list[str]:
    """A ruled table of two columns."""
    bottom = top + 20 * len(rows)
    drawn = [line(x, top, x, bottom) for x in (left, 150, 500)]
    drawn += [line(left, top + 20 * at, 500, top + 20 * at) for at in range(len(rows) + 1)]
    for at, (label, words) in enumerate(rows):
        drawn += [text(label, left + 5, top + 14 + 20 * at)] if label else []
        drawn += [text(words, 155, top + 14 + 20 * at)]
    return drawn


def test_words_lines_and_places():
    document = read(
        [text("Indicator name", 72, 100), *table(200, [("1", "Review"), ("2", "Plan")])]
    )
    assert body(document) == ["Indicator name", [["1", "Review"], ["2", "Plan"]]]
    assert (document.status, document.pages_total, document.pages_read) == ("ok", 1, 1)
    heading, grid = document.blocks
    assert isinstance(heading, Paragraph) and isinstance(grid, Table)
    assert heading.place.page == 1
    left, top, right, bottom = heading.place.box or (0, 0, 0, 0)
    assert abs(left - 72) < 2 and 85 < top < 100 <= bottom < 106 and 140 < right < 165
    assert grid.place.box == pytest.approx((72, 200, 500, 240), abs=1)


def test_drawn_tick_boxes():
    ticked = [box(72, 91, 82, 101), line(73, 92, 81, 100), line(73, 100, 81, 92)]
    open_box = [box(172, 91, 182, 101)]
    document = read([*ticked, text("6 months", 86, 100), *open_box, text("12 months", 186, 100)])
    assert body(document) == ["☑ 6 months\t☐ 12 months"]


# --- what goes on over a page break -----------------------------------------------------------


def test_page_headers_and_page_numbers_leave_the_body():
    pages = [
        [
            text("Report of the unit", 72, 50),
            text(f"Part {at}", 72, 200),
            text(f"- {at} -", 280, 810),
        ]
        for at in (1, 2)
    ]
    document = read(*pages)
    assert body(document) == ["Part 1", "Part 2"]
    zones = [(block.zone, block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert zones[0] == ("header", "Report of the unit")
    assert ("footer", "- 1 -") in zones and zones[1][0] == "body"


def test_pages_counted_by_letters_between_dashes_leave_the_body():
    document = read(
        [text("Part 1", 72, 200), text("- i -", 280, 810)],
        [text("Part 2", 72, 200), text("- ii -", 280, 810)],
        [text("Part 3", 72, 200), text("i", 280, 810)],
    )
    assert body(document) == ["Part 1", "Part 2", "Part 3", "i"]


def test_a_line_at_the_top_of_one_page_only_is_no_header():
    document = read([text("Part 1", 72, 50), LONG], [text("Part 2 is another", 72, 50), LONG])
    assert body(document)[0] == "Part 1"


def test_ticks_in_a_header_are_kept_for_every_page():
    pages = [[text(f"Report [{tick}] 6 months", 72, 50), LONG] for tick in ("x", " ")]
    headers = [block.text for block in read(*pages).blocks if block.zone == "header"]
    assert headers == ["Report ☑ 6 months", "Report ☐ 6 months"]


def test_a_table_goes_on_over_the_page_and_its_repeated_header_row_is_dropped():
    first = table(700, [("Level", "What was done"), ("1", "Review")])
    second = table(72, [("Level", "What was done"), ("2", "Plan")])
    assert body(read(first, second)) == [
        [["Level", "What was done"], ["1", "Review"], ["2", "Plan"]]
    ]
    other = table(72, [("2", "Plan")], left=90)
    assert len(body(read(first, other))) == 2


def test_a_row_cut_by_the_page_is_one_row():
    first = table(700, [("Level", "What was done"), ("1", "Reviewed the process that is")])
    second = table(72, [("", "of the unit"), ("2", "Plan")])
    (joined,) = body(read(first, second))
    assert joined[1:] == [["1", ["Reviewed the process that is", "of the unit"]], ["2", "Plan"]]


def test_rows_with_numbers_as_labels_are_never_one():
    first = table(700, [("Level", "What was done"), ("1", "Reviewed the process that is")])
    second = table(72, [("2", "of the unit"), ("3", "Plan")])
    (joined,) = body(read(first, second))
    assert [row[0] for row in joined[1:]] == ["1", "2", "3"]


def test_a_row_whose_label_had_no_room_above_the_break_is_one_row():
    first = table(700, [("Level", "Result"), ("", "70")])
    (joined,) = body(read(first, table(72, [("Repairs", ""), ("All", "70")])))
    assert joined[1:] == [["Repairs", "70"], ["All", "70"]]
    (other,) = body(read(first, table(72, [("Repairs", "80"), ("All", "70")])))
    assert len(other) == 4


def test_a_list_in_a_row_without_a_label_goes_on_with_its_next_number():
    first = table(700, [("Topic", "Text"), ("", "1. The staff is able.")])
    below = "2. The office helps."
    (joined,) = body(read(first, table(72, [("Factors", below), ("Limits", "None")])))
    assert joined[1] == ["Factors", ["1. The staff is able.", below]]
    (other,) = body(read(first, table(72, [("Factors", "5. Other."), ("Limits", "None")])))
    assert len(other) == 4


def test_a_row_is_cut_where_its_list_goes_on_with_the_next_number():
    first = table(700, [("Topic", "Text"), ("Advice 12", "1. Survey all users.")])
    second = table(72, [("months", "2. Train the staff."), ("Proof", "Orders")])
    (joined,) = body(read(first, second))
    assert len(joined) == 3 and joined[1][1] == ["1. Survey all users.", "2. Train the staff."]
    anew = table(72, [("Limits", "1. Train the staff."), ("Proof", "Orders")])
    assert len(body(read(first, anew))[0]) == 4


def test_a_year_at_the_top_of_a_page_is_no_page_number():
    lines = [text(SENTENCE, 72, y) for y in (740, 756)]
    assert str(body(read(lines, [text("2567", 72, 72)]))[0]).endswith("nobody needed 2567")
    numbered = read([*lines, text("1", 300, 820)], [text("2", 300, 820), text(SENTENCE, 72, 72)])
    assert not any(str(block).endswith((" 1", " 2")) for block in body(numbered))


def test_the_title_row_with_ticks_is_kept_for_every_page_as_a_header():
    pages = [
        table(72, [("Report", f"[{tick}] 6 months"), ("Name", words)])
        for tick, words in (("x", "Process"), (" ", "Other"))
    ]
    document = read(*pages)
    headers = [block for block in document.blocks if block.zone == "header"]
    assert outline(headers) == [[["Report", "☐ 6 months"]]]
    assert body(document) == [[["Report", "☑ 6 months"], ["Name", "Process"], ["Name", "Other"]]]


def test_a_sentence_goes_on_over_the_page():
    lines = [text(SENTENCE, 72, y) for y in (740, 756)]
    document = read(lines, [text("and wrote it down.", 72, 72)])
    (sentence,) = body(document)
    assert str(sentence).endswith("nobody needed and wrote it down.")
    assert [place.page for _, place in document.blocks[0].lines] == [1, 1, 2]
    ended = read([*lines[:1], text("It works.", 72, 756)], [text("and wrote it down.", 72, 72)])
    assert body(ended)[-1] == "and wrote it down."


# --- honest where it fails --------------------------------------------------------------------


def test_a_page_that_is_a_picture_is_named_and_the_file_is_partial():
    document = read_pdf(pdf([LONG], [PICTURE]), ReadingOptions(ocr="never"))
    assert document.status == "partial"
    assert said(document) == [("E_NO_TEXT", "page 2: it has no text layer")]
    assert [(page.layer, page.quality) for page in document.pages] == [("text", 1.0), ("none", 0.0)]
    assert (document.pages_total, document.pages_read) == (2, 1)


def test_a_file_of_pictures_is_an_error_and_so_is_a_blank_one():
    assert read([PICTURE]).status == "error"
    blank = read([])
    assert (blank.status, said(blank)) == ("error", [("E_NO_TEXT", "nothing stands on any page")])


def test_a_blank_page_between_others_is_read_whole():
    document = read([LONG], [])
    assert (document.status, document.pages_read) == ("ok", 2)


def test_a_page_beyond_a_limit_is_named():
    options = ReadingOptions(limits=Limits(chars_per_page=20))
    document = read_pdf(pdf([text("Short", 72, 100)], [LONG]), options)
    assert document.status == "partial"
    assert [(n.code, n.limit) for n in document.notices] == [("E_LIMIT", "chars_per_page")]
    assert body(document) == ["Short"]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"junk " * 200])
def test_junk_is_damaged(data):
    with pytest.raises(ReadFault) as fault:
        read_pdf(data, DEFAULT_READING)
    assert fault.value.code == "E_DAMAGED"


def test_a_file_without_pages():
    with pytest.raises(ReadFault) as fault:
        read_pdf(pdf(), DEFAULT_READING)
    assert fault.value.code in ("E_NO_PAGES", "E_DAMAGED")


def test_pages_that_no_page_tree_names_are_not_read():
    lost = pdf([LONG]).replace(b"/Pages 2 0 R", b"/Nopes 2 0 R")
    with pytest.raises(ReadFault, match="E_DAMAGED"):
        read_pdf(lost, DEFAULT_READING)


def test_a_file_whose_tail_is_cut_off_is_still_read():
    whole = pdf([LONG], [text("Second page", 72, 100)])
    cut = whole[: whole.rindex(b"xref")]
    assert body(read_pdf(cut, DEFAULT_READING)) == [SENTENCE, "Second page"]


def test_tables_too_fine_to_be_tables_are_named_and_their_text_is_read():
    rules = [line(50, 100 + at, 500, 100 + at) for at in range(0, 600, 2)]
    rules += [line(50 + at, 100, 50 + at, 698) for at in range(0, 450, 2)]
    document = read([LONG, *rules])
    assert ("W_LIMIT", "tables") in said(document)
    assert body(document) == [SENTENCE]


def test_a_table_that_runs_over_the_pages_edge_is_not_called_read_whole() -> None:
    def wide(right: float) -> list[str]:
        drawn = [line(x, 100, x, 140) for x in (72, 300, right)]
        drawn += [line(72, y, right, y) for y in (100, 120, 140)]
        for at, words in enumerate(("score", "4.500")):
            drawn += [text("indicator", 80, 114 + 20 * at), text(words, right - 60, 114 + 20 * at)]
        return [*drawn, LONG]

    cut = read(wide(700))
    assert cut.status == "partial"
    assert said(cut) == [("W_UNREAD_PART", "page 1: a table runs over the page's edge")]
    assert "4.500" not in str(body(cut)) and "indicator" in str(body(cut))
    whole = read(wide(560))
    assert (whole.status, said(whole)) == ("ok", [])
    aside = read([*wide(560), text("4.500", 640, 134)])
    assert (aside.status, said(aside)) == ("ok", [("W_HIDDEN_TEXT", "page 1")])


def test_numbers_too_wide_for_their_cells_stay_their_own() -> None:
    """What touches the next cell's number is told apart by the rule that lies right before that."""
    borders = (72.0, 118.0, 164.0, 210.0, 500.0)
    drawn = [line(x, 100, x, 120) for x in borders]
    drawn += [line(72, y, 500, y) for y in (100, 120)]
    wide = "1.51-2.00"  # 46.5 points of the 46 that a cell has
    for x, words in zip(borders, (wide, wide, wide, "7"), strict=False):
        drawn.append(text(words, x + 4, 114, 11))
    assert body(read([*drawn, LONG]))[0] == [[wide, wide, wide, "7"]]


def test_a_damaged_text_layer_that_is_still_read_is_told() -> None:
    page = [text(SENTENCE, 72, 300)]
    assert said(read_pdf(pdf(page), DEFAULT_READING)) == []
    document = read_pdf(pdf(page, codes="<77> <FFFD>"), DEFAULT_READING)
    assert said(document) == [("W_DAMAGED", "page 1: its text layer is damaged")]
    assert (document.status, document.pages[0].layer) == ("partial", "text")


def test_words_that_run_over_a_rule_go_on() -> None:
    drawn = [line(x, 100, x, 120) for x in (72, 110, 500)]
    drawn += [line(72, y, 500, y) for y in (100, 120)]
    drawn += [text("over", 90, 114, 11), text("flow", 111.2, 114, 11)]
    assert body(read([*drawn, LONG]))[0] in ([["overflow", ""]], [["", "overflow"]])
