"""Tables in the cells of tables, and tables that merely touch."""

from __future__ import annotations

import pytest
from paper import across, down, outline, page, ruled, run

from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.layout.pages import join_pages
from extractor.read.limits import DEFAULT_LIMITS


def tables(segments, runs):
    region, notices = place_page(page(runs, segments), DEFAULT_LIMITS)
    assert not notices
    body, _ = join_pages([blocks_of(region, 1)], 842)
    return outline(body)


OUTER = [across(y, 60, 300) for y in (100, 120, 160)] + [down(x, 100, 160) for x in (60, 140, 300)]
WORDS = [
    run("ชื่อ", 64, 115), run("คู่มือ", 152, 115), run("หก", 64, 135),
    run("ระดับ", 152, 135), run("ผล", 225, 135), run("1", 152, 155), run("มี", 225, 155),
]  # fmt: skip
INNER = [["ระดับ", "ผล"], ["1", "มี"]]


@pytest.mark.parametrize("right", [294, 300])
def test_a_table_that_leaves_its_cell_nothing_but_padding_is_nested(right):
    inner = [across(140, 146, right), *(down(x, 120, 160) for x in (146, 220, right))]
    assert tables([*OUTER, *inner], WORDS) == [[["ชื่อ", "คู่มือ"], ["หก", INNER]]]


def test_a_table_narrower_than_its_cell_leaves_it_the_room_beside():
    inner = [across(140, 146, 260), *(down(x, 120, 160) for x in (146, 200, 260))]
    words = [run("ชื่อ", 64, 115), run("คู่มือ", 152, 115), run("หก", 64, 135)]
    words += [run("ระดับ", 150, 135), run("ผล", 205, 135), run("1", 150, 155), run("มี", 205, 155)]
    assert tables([*OUTER, *inner], words) == [[["ชื่อ", "คู่มือ"], ["หก", INNER]]]


def test_a_table_of_one_row_that_fills_its_cells_height_is_nested():
    outer = [across(y, 60, 300) for y in (100, 120, 140)] + [down(x, 100, 140) for x in (60, 300)]
    inner = [down(x, 120, 140) for x in (66, 150)]
    words = [run("หัวข้อ", 64, 115), run("ระดับ", 72, 135), run("ผล", 156, 135)]
    assert tables([*outer, *inner], words) == [[["หัวข้อ"], [[["ระดับ", "ผล"]]]]]


def test_a_double_border_is_no_padding():
    doubled = [across(140, 60, 300), down(142, 100, 160), down(220, 100, 160)]
    rows = tables([*OUTER, *doubled], [*WORDS, run("สอง", 225, 115)])
    assert [len(row) for row in rows[0]] == [3, 3, 3]


def test_a_framed_heading_over_a_table_is_no_row_of_it():
    heading = ruled((66, 294), (80, 100))
    table = ruled((60, 140, 300), (100, 120, 140))
    words = [run("ผลงาน", 70, 95), run("ระดับ", 64, 115), run("ผล", 150, 115), run("1", 64, 135)]
    assert tables([*heading, *table], words) == ["ผลงาน", [["ระดับ", "ผล"], ["1", ""]]]
    same_sides = ruled((60, 300), (80, 100))
    assert tables([*same_sides, *table], words) == [[["ผลงาน"], ["ระดับ", "ผล"], ["1", ""]]]


def test_a_row_open_at_the_foot_is_closed_though_a_table_in_it_ends_near_the_foot():
    outer = [across(100, 60, 300), *(down(x, 100, 164) for x in (60, 140, 300))]
    inner = ruled((146, 220, 294), (104, 130, 158))
    words = [
        run("หก", 64, 120), run("ระดับ", 152, 120), run("ผล", 225, 120),
        run("1", 152, 150), run("มี", 225, 150),
    ]  # fmt: skip
    assert tables([*outer, *inner], words) == [[["หก", INNER]]]


def test_a_table_in_a_cell_that_the_page_break_opens_is_closed_there():
    outer = [across(100, 60, 300), *(down(x, 100, 190) for x in (60, 140, 300))]
    inner = [across(104, 146, 294), across(130, 146, 294)]
    inner += [down(x, 104, 158) for x in (146, 220, 294)]
    words = [
        run("หก", 64, 120), run("ระดับ", 152, 120), run("ผล", 225, 120),
        run("1", 152, 150), run("มี", 225, 150),
    ]  # fmt: skip
    assert tables([*outer, *inner], words) == [[["หก", INNER]]]


def test_narrow_columns_for_ticks_at_both_sides_are_columns():
    table = ruled((60, 71, 150, 240, 251), (100, 120, 140))
    words = [
        run("/", 62, 115), run("หนึ่ง", 75, 115), run("สอง", 155, 115), run("x", 243, 115),
        run("x", 62, 135), run("สาม", 75, 135), run("สี่", 155, 135), run("/", 243, 135),
    ]  # fmt: skip
    assert tables(table, words) == [[["/", "หนึ่ง", "สอง", "x"], ["x", "สาม", "สี่", "/"]]]
