"""Drawn squares become tick boxes; other squares do not."""

from __future__ import annotations

import pytest
from paper import across, cross, down, outline, page, ruled, run, square

from extractor.read.glyphs import Mark, Rect
from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.limits import DEFAULT_LIMITS

OPTION = run("รอบ 6 เดือน", 90, 100)


def read(runs=(OPTION,), segments=(), rects=(), marks=()):
    region, _ = place_page(page(runs, segments, rects, marks), DEFAULT_LIMITS)
    return outline(blocks_of(region, 1))


def test_an_empty_square_is_unticked_and_one_with_a_cross_is_ticked():
    assert read(rects=[square(76, 91)]) == ["☐ รอบ 6 เดือน"]
    assert read(rects=[square(76, 91)], marks=[cross(77, 92, 7)]) == ["☑ รอบ 6 เดือน"]


@pytest.mark.parametrize("letter", "✓✔X/√")
def test_a_square_with_a_letter_that_ticks(letter):
    assert read([run(letter, 77, 99, size=8), OPTION], rects=[square(76, 91)]) == ["☑ รอบ 6 เดือน"]


def test_a_square_with_other_letters_is_no_tick_box():
    assert read([run("5", 78, 99, size=8), OPTION], rects=[square(76, 91)]) == ["5 รอบ 6 เดือน"]


def test_a_check_drawn_as_a_curve():
    check = Mark(77, 92, 84, 99, True, "none", (((77, 96), (79, 99), (84, 92)),))
    assert read(rects=[square(76, 91)], marks=[check]) == ["☑ รอบ 6 เดือน"]


def test_a_filled_square_in_a_frame_is_its_tick():
    inner = Rect(78, 93, 83, 98, False, "dark")
    assert read(rects=[square(76, 91), inner]) == ["☑ รอบ 6 เดือน"]
    ground = Rect(76, 91, 85, 100, False, "white")
    assert read(rects=[ground, square(76, 91)]) == ["☐ รอบ 6 เดือน"]


def test_a_square_of_four_lines():
    four = [across(91, 76, 85), across(100, 76, 85), down(76, 91, 100), down(85, 91, 100)]
    assert read(segments=four) == ["☐ รอบ 6 เดือน"]
    assert read(segments=four, marks=[cross(77, 92, 7)]) == ["☑ รอบ 6 เดือน"]


def test_a_circle_and_a_rounded_square():
    circle = Mark(
        76, 91, 85, 100, True, "none",
        (((85, 95.5), (80.5, 100), (76, 95.5), (80.5, 91), (85, 95.5)),),
    )  # fmt: skip
    assert read(marks=[circle]) == ["☐ รอบ 6 เดือน"]
    assert read(marks=[circle, cross(78, 93, 5)]) == ["☑ รอบ 6 เดือน"]


def test_each_option_keeps_its_own_box():
    later = run("รอบ 12 เดือน", 190, 100)
    boxes = [square(76, 91), square(176, 91)]
    assert read([OPTION, later], rects=boxes, marks=[cross(177, 92, 7)]) == [
        "☐ รอบ 6 เดือน ☑ รอบ 12 เดือน"
    ]


def test_a_box_between_the_words_of_one_run():
    options = run("รอบ 6 เดือน    รอบ 12 เดือน", 90, 100)
    gap = options.xs[len("รอบ 6 เดือน ")]
    (text,) = read([options], rects=[square(76, 91), square(gap + 3, 91)])
    assert text.split() == ["☐", "รอบ", "6", "เดือน", "☐", "รอบ", "12", "เดือน"]


def test_boxes_for_the_digits_of_a_number_are_no_tick_boxes():
    digits = [square(76 + 9 * at, 91) for at in range(13)]
    assert read([run("เลขบัตร", 220, 100)], rects=digits) == ["เลขบัตร"]


def test_small_cells_of_a_table_are_no_tick_boxes():
    segments = ruled((80, 92, 104, 250), (90, 102, 114))
    words = [run("1", 83, 99, size=9), run("กก", 110, 99, size=9)]
    assert read(words, segments=segments) == [[["1", "", "กก"], ["", "", ""]]]


def test_a_form_fields_box_is_as_tall_as_its_line_and_may_touch_the_rules_of_its_cell():
    """LibreOffice draws Word's form fields so: squares of a line's height, crossed if ticked."""
    runs = [run("รอบ 6 เดือน", 99, 122), run("รอบ 12 เดือน", 206, 122)]
    boxes = [square(72, 106, 23.2), square(179, 106, 23.2)]
    told = "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"
    assert read(runs, rects=boxes, marks=[cross(72, 106, 23)]) == [told]
    cells = ruled((20, 60, 400), (105.3, 130))
    row = read([run("รอบ", 24, 122), *runs], cells, boxes, [cross(72, 106, 23)])
    assert row == [[["รอบ", told]]]


def test_a_large_square_without_words_beside_it_or_among_other_cells_is_no_tick_box():
    far = run("คำอธิบาย", 200, 122)
    assert read([far], rects=[square(72, 106, 23)]) == ["คำอธิบาย"]
    column = [square(60, 100 + 23 * row, 23) for row in range(3)]
    taller = Rect(60, 169, 83, 240, True, "none")
    words = [run("รายการ", 86, 116), run("รายการ", 86, 139), run("รายการ", 86, 162)]
    assert "☐" not in str(read(words, rects=[*column, taller]))
    alone = read(words[2:], rects=[column[2], taller])
    assert "☐" not in str(alone)


def test_a_rectangle_whose_sides_the_tables_rules_run_past_is_a_cell():
    segments = ruled((60, 83, 300), (100, 123, 146))
    assert "☐" not in str(read([run("รายการ", 90, 116)], segments, [square(60, 100, 23)]))


def test_a_stroke_over_a_boxes_edge_and_a_letter_in_it_are_for_people_to_judge():
    stroke = Mark(82, 84, 92, 97, True, "none", (((82, 90), (84, 97), (92, 84)),))
    far = Mark(120, 84, 130, 97, True, "none", (((120, 90), (122, 97), (130, 84)),))
    words = [run("รอบ 6 เดือน", 94, 100)]

    def doubts(*marks, runs=words):
        content = page(runs, rects=[square(76, 91)], marks=marks)
        return [notice.code for notice in place_page(content, DEFAULT_LIMITS)[1]]

    assert doubts(stroke) == ["W_OCR"]
    assert doubts(far) == doubts() == doubts(cross(77, 92, 7)) == []
    assert doubts(runs=[run("v", 77, 99, size=8), *words]) == ["W_OCR"]
    assert doubts(runs=[run("5", 77, 99, size=8), *words]) == []
