"""Runs become lines, lines become paragraphs."""

from __future__ import annotations

import pytest
from paper import SIZE, run, width_of

from extractor.read.layout.lines import lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of


def lines(*runs):
    return [line.text for line in lines_of([one._replace(order=at) for at, one in enumerate(runs)])]


def paragraphs(*runs):
    found = lines_of(runs)
    return paragraphs_of(found, frame_of(found, None), 1)


def texts(*runs):
    return [paragraph.text for paragraph in paragraphs(*runs)]


FULL = "ปรับปรุงกระบวนการงานของหน่วยงานให้ทันสมัย"


def test_runs_on_one_baseline_are_one_line_from_left_to_right():
    assert lines(run("ตัวชี้วัด", 140, 100), run("ชื่อ", 72, 100)) == ["ชื่อ\tตัวชี้วัด"]
    assert lines(run("ล่าง", 72, 130), run("บน", 72, 100)) == ["บน", "ล่าง"]


def test_a_gap_as_wide_as_a_space_is_one_and_a_hairline_is_none():
    after = 72 + width_of("ร้อยละ")
    assert lines(run("ร้อยละ", 72, 100), run("5", after + 4, 100)) == ["ร้อยละ 5"]
    assert lines(run("ร้อยละ", 72, 100), run("5", after + 0.5, 100)) == ["ร้อยละ5"]
    assert lines(run("ร้อยละ ", 72, 100), run("5", after + 12, 100)) == ["ร้อยละ 5"]


def test_four_typed_spaces_make_a_column_and_one_makes_a_word():
    assert lines(run("หนึ่ง     สอง", 72, 100)) == ["หนึ่ง\tสอง"]
    assert lines(run("หนึ่ง สอง", 72, 100)) == ["หนึ่ง สอง"]


def test_a_raised_figure_stays_on_its_line():
    raised = run("2", 72 + width_of("ตารางเมตร"), 95, size=9)
    assert lines(run("ตารางเมตร", 72, 100), raised) == ["ตารางเมตร2"]


def test_text_printed_twice_to_look_bold_is_read_once():
    assert lines(run("รวม", 72, 100), run("รวม", 72.4, 100)) == ["รวม"]
    assert lines(run("ๆ", 72, 100), run("ๆ", 72 + SIZE, 100)) == ["ๆ ๆ"]


def test_a_tick_over_the_spaces_of_a_run_comes_between_its_words():
    option = run("รอบ 6 เดือน   รอบ 12 เดือน", 72, 100)
    gap = option.xs[len("รอบ 6 เดือน ")]
    (line,) = lines(option, run("☐", gap + 1, 100, size=9))
    assert line.split() == ["รอบ", "6", "เดือน", "☐", "รอบ", "12", "เดือน"]


def test_a_list_number_before_its_tabulator_belongs_to_its_line():
    (line,) = lines_of([run("1.", 72, 100), run("จัดทำแผน", 110, 100)])
    assert line.text == "1. จัดทำแผน"
    assert line.text_x == 110
    assert not line.parts


def test_sara_am_split_over_two_runs_is_spelt_as_one_letter():
    first = run("จํ", 72, 100)
    assert lines(first, run("านวน", first.x1, 100)) == ["จำนวน"]


def test_typed_tick_boxes_are_spelt_plainly():
    assert lines(run("[/] รอบ 6 เดือน [ ] รอบ 12 เดือน", 72, 100)) == ["☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"]


# --- paragraphs -------------------------------------------------------------------------------


def test_a_full_line_goes_on_in_the_next_without_a_space():
    assert texts(run(FULL, 72, 100), run("ต่อไป", 72, 122)) == [FULL + "ต่อไป"]


def test_a_space_set_at_the_end_of_a_line_stays():
    assert texts(run(FULL + " ", 72, 100), run("ต่อไป", 72, 122)) == [FULL + " ต่อไป"]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("พ.ศ.", "2566", "พ.ศ. 2566"),
        ("KPI", "ของกรม", "KPI ของกรม"),
        ("ของกรม", "ปศุสัตว์", "ของกรมปศุสัตว์"),
        ("https://www.example.go.th/a", "b.pdf", "https://www.example.go.th/ab.pdf"),
        ("ต่อ 1314-", "5 ถึง", "ต่อ 1314-5 ถึง"),
    ],
)
def test_what_stands_between_two_lines(end, start, joined):
    above = FULL + end
    below = start + FULL[: len(FULL) - 20]
    (text,) = texts(run(above, 72, 100), run(below, 72, 122))
    assert text.startswith(FULL[:-1]) and joined in text


def test_a_line_that_ends_early_ends_its_paragraph():
    assert texts(run("หัวข้อ", 72, 100), run(FULL, 72, 122)) == ["หัวข้อ", FULL]


def test_a_list_number_starts_a_paragraph_and_a_number_with_decimals_does_not():
    assert texts(run(FULL, 72, 100), run("2. " + FULL[:9], 72, 122)) == [FULL, "2. " + FULL[:9]]
    assert len(texts(run(FULL, 72, 100), run("12.50 บาท", 72, 122))) == 1


def test_a_list_item_goes_on_at_the_indent_of_its_words():
    item = [run("1.", 72, 100), run(FULL, 90, 100), run("และต่อไป", 90, 122)]
    assert texts(*item) == [f"1. {FULL}และต่อไป"]


def test_an_indent_starts_a_paragraph_and_ends_a_first_line():
    first, more = run(FULL, 110, 100), run(FULL + FULL[:5], 72, 122)
    indented = run(FULL, 110, 144)
    assert texts(first, more, indented) == [first.text + more.text, indented.text]


def test_space_above_starts_a_paragraph():
    more = "และของกลุ่มงานอื่นที่เกี่ยวข้องกับกองนั้นด้วยเช่นกัน"
    rows = [run(FULL, 72, 100), run(more, 72, 122), run(more, 72, 144), run(FULL, 72, 180)]
    assert texts(*rows) == [FULL + more * 2, FULL]


def test_a_bold_heading_and_its_plain_content_are_two_paragraphs():
    heading, content = run(FULL, 72, 100, bold=True), run(FULL, 72, 122)
    assert texts(heading, content) == [FULL, FULL]
    assert texts(heading, run(FULL, 72, 122, bold=True)) == [FULL * 2]


def test_bold_stretches_and_printed_lines_are_told():
    label = run("คำอธิบาย :", 72, 100, bold=True)
    (paragraph,) = paragraphs(label, run(FULL, label.x1 + 4, 100), run("ต่อไป", 72, 122))
    assert [paragraph.text[a:b] for a, b in paragraph.bold] == ["คำอธิบาย :"]
    at = paragraph.text.index("ต่อไป")
    assert [offset for offset, _ in paragraph.lines] == [0, at]
    place = paragraph.place_of(at, at + 1)
    assert place.page == 1
    assert place.box is not None and place.box[1] > 105


def test_a_centred_title_of_two_lines_is_one_paragraph_only_where_the_first_is_full():
    long, short = FULL, FULL[:12]
    left = 72 + (width_of(long) - width_of(short)) / 2
    assert texts(run(long, 72, 100), run(short, left, 122)) == [long + short]
    assert texts(run(short, left, 100), run(long, 72, 122)) == [short, long]


def in_cell(width: float, *runs):
    found = lines_of(runs)
    return [one.text for one in paragraphs_of(found, frame_of(found, (70, 80, 74 + width, 300)), 1)]


def test_a_number_wider_than_its_cell_goes_on_in_the_next_line():
    narrow = width_of("4.000") + 1
    halves = run("4.000", 72, 100), run("0", 72, 121), run("คะแนน", 72, 134)
    assert in_cell(narrow, *halves)[0].startswith("4.0000")


def test_numbers_one_above_the_other_with_room_beside_them_stay_two():
    roomy = width_of("1000") + 2
    assert in_cell(roomy, run("100", 72, 100), run("95", 72, 121)) == ["100 95"]


def test_a_tick_box_whose_bracket_closes_on_the_next_line_stands_at_the_end_of_the_first():
    broken = lines(run("( ) รอบ 6 เดือน (", 72, 100), run("/ ) รอบ 12 เดือน", 72, 130))
    assert broken == ["☐ รอบ 6 เดือน ☑", "รอบ 12 เดือน"]
