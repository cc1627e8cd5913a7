"""Ruled lines become tables, however they were drawn."""

from __future__ import annotations

import time

import pytest
from paper import across, down, outline, page, ruled, run

from extractor.errors import ReadFault
from extractor.read.glyphs import Rect
from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.layout.grid import find_grids
from extractor.read.layout.pages import join_pages
from extractor.read.limits import DEFAULT_LIMITS, Limits


def tables(segments=(), rects=(), runs=()):
    """What a page with these rules and words reads as."""
    region, notices = place_page(page(runs, segments, rects), DEFAULT_LIMITS)
    assert not notices
    body, _ = join_pages([blocks_of(region, 1)], 842)
    return outline(body)


LEVELS = [
    run("ระดับ", 75, 115), run("รายละเอียด", 155, 115),
    run("1", 75, 135), run("ทบทวน", 155, 135),
]  # fmt: skip
READ = [[["ระดับ", "รายละเอียด"], ["1", "ทบทวน"]]]
XS, YS = (72, 150, 400), (100, 120, 140)


def test_lines_from_edge_to_edge():
    assert tables(ruled(XS, YS), runs=LEVELS) == READ


def test_a_rectangle_for_every_cell():
    frames = [
        Rect(x0, y0, x1, y1, True, "none")
        for x0, x1 in ((72, 150), (150, 400))
        for y0, y1 in ((100, 120), (120, 140))
    ]
    assert tables(rects=frames, runs=LEVELS) == READ


def test_cells_with_a_gap_between_them():
    frames = [
        Rect(x0 + 1, y0 + 1, x1 - 1, y1 - 1, True, "none")
        for x0, x1 in ((72, 150), (150, 400))
        for y0, y1 in ((100, 120), (120, 140))
    ]
    outer = Rect(72, 100, 400, 140, True, "none")
    assert tables(rects=[outer, *frames], runs=LEVELS) == READ


def test_borders_in_many_dashes():
    dashes = [across(y, x, x + 3) for y in YS for x in range(72, 400, 5)]
    dashes += [down(x, y, y + 3) for x in XS for y in range(100, 140, 5)]
    assert tables(dashes, runs=LEVELS) == READ


def test_double_borders():
    doubled = [
        line._replace(y0=line.y0 + shift, y1=line.y1 + shift)
        for line in ruled(XS, YS)
        for shift in ((0, 2) if line.y0 == line.y1 else (0,))
    ]
    doubled += [down(x + 2, 100, 142) for x in XS]
    assert tables(doubled, runs=LEVELS) == READ


def test_rules_that_end_a_little_early_or_late():
    ragged = [across(y, 73.5, 399) for y in YS] + [down(x, 98.5, 141) for x in XS]
    assert tables(ragged, runs=LEVELS) == READ


def test_a_table_without_left_and_right_borders():
    assert tables([across(y, 72, 400) for y in YS] + [down(150, 100, 140)], runs=LEVELS) == READ


def test_merged_cells_span_rows_and_columns():
    rules = [
        *(across(y, 72, 400) for y in (100, 140)), across(120, 150, 400),
        *(down(x, 100, 140) for x in (72, 150, 400)), down(250, 120, 140),
    ]  # fmt: skip
    grids, _ = find_grids(rules, [], DEFAULT_LIMITS)
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grids[0].cells]
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


@pytest.mark.parametrize("inner", [(80, 105, 390, 135), (73.5, 105, 398, 135), (80, 100, 390, 135)])
def test_a_table_in_a_cell_is_nested_even_where_it_touches_the_cells_border(inner):
    x0, y0, x1, y1 = inner
    outer = ruled((72, 400), (100, 150, 170))
    nested = ruled((x0, 200, x1), (y0, 120, y1))
    words = [
        run("ระดับ", 85, 118), run("ผล", 205, 118), run("1", 85, 133), run("5", 205, 133),
        run("ท้าย", 80, 165),
    ]  # fmt: skip
    assert tables([*outer, *nested], runs=words) == [[[[["ระดับ", "ผล"], ["1", "5"]]], ["ท้าย"]]]


NESTED_LEVELS = [*ruled((70, 200, 300), (120, 140, 160)), *ruled((70, 150, 300), (200, 220, 240))]
NESTED_WORDS = [
    run("หก", 75, 115), run("ระดับ", 75, 135), run("ผล", 205, 135),
    run("1", 75, 155), run("ทบทวน", 205, 155),
    run("เจ็ด", 75, 195), run("ระดับ", 75, 215), run("เกณฑ์", 155, 215),
    run("2", 75, 235), run("ร้อยละ", 155, 235),
]  # fmt: skip
FIRST = [["ระดับ", "ผล"], ["1", "ทบทวน"]]
SECOND = [["ระดับ", "เกณฑ์"], ["2", "ร้อยละ"]]


def test_two_tables_below_each_other_in_one_cell_stay_two_with_their_headings():
    frame = ruled((60, 300), (100, 260))
    assert tables([*frame, *NESTED_LEVELS], runs=NESTED_WORDS) == ["หก", FIRST, "เจ็ด", SECOND]


def test_a_nested_table_may_fill_the_top_and_the_foot_of_its_cell():
    frame = ruled((60, 300), (120, 240))
    assert tables([*frame, *NESTED_LEVELS], runs=NESTED_WORDS[1:]) == [FIRST, "เจ็ด", SECOND]


def test_a_frame_around_text_is_no_table():
    words = [run("สำหรับเจ้าหน้าที่", 80, 115), run("ครั้งที่", 80, 135)]
    read = tables(ruled((72, 400), (100, 140)), runs=words)
    assert read == ["สำหรับเจ้าหน้าที่", "ครั้งที่"]


def test_underlines_and_shades_are_no_tables():
    words = [run("หัวข้อ", 72, 100), run("เนื้อหา", 72, 130)]
    shade = Rect(60, 80, 500, 140, False, "light")
    assert tables([across(102, 72, 110)], [shade], words) == ["หัวข้อ", "เนื้อหา"]


def test_text_stands_in_reading_order_around_a_table():
    words = [run("ก่อน", 72, 90), run("หลัง", 72, 170), *LEVELS]
    assert tables(ruled(XS, YS), runs=words) == ["ก่อน", *READ, "หลัง"]


# --- limits -----------------------------------------------------------------------------------


def grid_of(n):
    return ruled([10.0 * at for at in range(n + 1)], [10.0 * at for at in range(n + 1)])


def test_a_large_grid_is_read_and_a_huge_one_is_refused_with_its_limit():
    grids, _ = find_grids(grid_of(100), [], DEFAULT_LIMITS)
    assert len(grids[0].cells) == 10_000
    with pytest.raises(ReadFault, match="W_LIMIT") as refused:
        find_grids(grid_of(400), [], DEFAULT_LIMITS)
    assert refused.value.limit == "table_crossings"


def test_text_is_read_where_a_limit_stops_the_tables():
    limits = Limits(table_edges=3)
    region, notices = place_page(page(LEVELS, ruled(XS, YS)), limits)
    assert [(n.code, n.limit, n.value) for n in notices] == [("W_LIMIT", "table_edges", "6")]
    assert outline(blocks_of(region, 1)) == READ  # from the alignment of its text


def test_time_grows_with_the_rules_and_not_with_their_square():
    def seconds(n):
        start = time.perf_counter()
        find_grids(grid_of(n), [], DEFAULT_LIMITS)
        return time.perf_counter() - start

    few = min(seconds(40) for _ in range(3))
    many = min(seconds(160) for _ in range(3))
    assert many < 16 * few * 5  # 16 times the cells


def test_fifty_thousand_hatch_lines_are_no_table():
    hatch = [across(0.016 * at, 50, 500) for at in range(50_000)]
    assert find_grids(hatch, [], DEFAULT_LIMITS)[0] == ()
