"""Text with a line through it was deleted; underlined text and text in tables was not."""

from __future__ import annotations

import pytest
from paper import SIZE, across, outline, page, ruled, run, width_of

from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.layout.struck import without_struck
from extractor.read.limits import DEFAULT_LIMITS

OLD, NEW = "ข้อความเดิม", "ข้อความใหม่"


def left_of(runs, segments):
    kept, count = without_struck(page(runs, segments))
    return [one.text for one in kept.runs if not one.text.isspace()], count


def through(y, x0, x1):
    return across(y - 0.24 * SIZE, x0, x1)


def test_a_run_with_a_line_through_it_is_gone_and_counted():
    runs = [run(OLD, 72, 100), run(NEW, 72, 130)]
    assert left_of(runs, [through(100, 72, 72 + width_of(OLD))]) == ([NEW], len(OLD))


def test_a_line_through_a_part_leaves_the_rest():
    line = through(100, 72, 72 + width_of(OLD))
    assert left_of([run(OLD + NEW, 72, 100)], [line]) == ([NEW], len(OLD))


def test_a_letter_beside_the_end_of_the_line_stays_with_its_mark():
    whole = run(OLD + "ร้อยละ", 72, 100)
    at = len(OLD)
    marked = [*whole.xs[: at + 1], whole.xs[at] + 2.0, *whole.xs[at + 2 :]]  # where its ink begins
    end = whole.xs[at] + 1.5  # a thick line's round end
    assert left_of([whole._replace(xs=tuple(marked))], [through(100, 70.5, end)]) == (
        ["ร้อยละ"],
        len(OLD),
    )


@pytest.mark.parametrize("y", [102.0, 100.0, 84.0])
def test_underlines_and_lines_above_strike_nothing(y):
    assert left_of([run(OLD, 72, 100)], [across(y, 72, 72 + width_of(OLD))]) == ([OLD], 0)


def test_a_rule_that_reaches_further_than_the_text_is_a_tables():
    rules = [through(100, 60, 300), *ruled((60, 300), (80, 120))]
    assert left_of([run(OLD, 72, 100)], rules) == ([OLD], 0)


def test_what_is_struck_out_is_told():
    runs = [run(OLD, 72, 100), run(NEW, 72, 130)]
    region, notices = place_page(page(runs, [through(100, 72, 72 + width_of(OLD))]), DEFAULT_LIMITS)
    assert outline(blocks_of(region, 1)) == [NEW]
    assert [(n.code, n.about, n.value) for n in notices] == [
        ("W_HIDDEN_TEXT", "page 1: struck out", str(len(OLD)))
    ]


def test_what_is_struck_out_leaves_no_column():
    runs = [run("ชื่อ : ", 72, 100), run(OLD, 72 + width_of("ชื่อ : "), 100)]
    runs.append(run(NEW, runs[1].x1, 100))
    region, _ = place_page(page(runs, [through(100, runs[1].x0, runs[1].x1)]), DEFAULT_LIMITS)
    assert outline(blocks_of(region, 1)) == [f"ชื่อ : {NEW}"]


def test_what_is_struck_out_keeps_its_room_on_the_line():
    new = run(NEW + "กา" * 28, 72 + width_of(OLD), 100)
    below = run("งานของกอง", 72, 120)
    left, line = run("กอง", 40, 60), through(100, 72, new.x0)
    region, _ = place_page(page([left, run(OLD, 72, 100), new, below], [line]), DEFAULT_LIMITS)
    assert outline(blocks_of(region, 1)) == ["กอง", new.text + below.text]
    region, _ = place_page(page([left, new, below], []), DEFAULT_LIMITS)
    assert outline(blocks_of(region, 1)) == ["กอง", new.text, below.text]
