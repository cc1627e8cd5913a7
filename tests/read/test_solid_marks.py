"""Filled squares and discs: bullets, or ticks beside empty boxes of their kind."""

from __future__ import annotations

from paper import outline, page, run, square

from extractor.read.glyphs import Mark, Rect
from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.limits import DEFAULT_LIMITS


def disc(x: float, y: float, side: float) -> Mark:
    middle_x, middle_y, right, foot = x + side / 2, y + side / 2, x + side, y + side
    points = ((right, middle_y), (middle_x, foot), (x, middle_y), (middle_x, y), (right, middle_y))
    return Mark(x, y, right, foot, False, "dark", (points,))


def filled(x: float, y: float, side: float = 9) -> Rect:
    return Rect(x, y, x + side, y + side, False, "dark")


def read(runs, rects=(), marks=()):
    region, _ = place_page(page(runs, (), rects, marks), DEFAULT_LIMITS)
    return outline(blocks_of(region, 1))


LIST = [run("แต่งตั้งคณะทำงาน", 90, 100), run("จัดประชุมชี้แจง", 90, 118)]


def test_discs_before_lines_are_bullets_of_any_size():
    for side in (2, 5.25):
        marks = [disc(80, 95, side), disc(80, 113, side)]
        assert read(LIST, marks=marks) == ["• แต่งตั้งคณะทำงาน", "• จัดประชุมชี้แจง"]


def test_a_filled_square_is_a_tick_beside_an_empty_one_on_its_line():
    options = [run("รอบ 6 เดือน", 90, 100), run("รอบ 12 เดือน", 190, 100)]
    assert read(options, [filled(76, 91), square(176, 91)]) == ["☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"]
    assert read(options, [filled(76, 91)]) == ["▪ รอบ 6 เดือน\tรอบ 12 เดือน"]


def test_a_square_much_smaller_than_the_empty_box_of_its_line_is_a_bullet():
    assert read([*LIST, run("เลือก", 290, 100)], [filled(82, 95, 3), square(276, 91)]) == [
        "▪ แต่งตั้งคณะทำงาน\t☐ เลือก",
        "จัดประชุมชี้แจง",
    ]


def test_dotted_leaders_and_marks_within_the_text_are_no_bullets():
    leader = [filled(40 + 3 * at, 98, 1.2) for at in range(12)]
    assert read(LIST, leader) == ["แต่งตั้งคณะทำงาน", "จัดประชุมชี้แจง"]
    inside = [run("ก่อน", 50, 100), run("หลัง", 90, 100)]
    assert read(inside, marks=[disc(80, 95, 4)]) == ["ก่อน หลัง"]
