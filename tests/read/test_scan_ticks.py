"""Tick squares drawn by hand and looked at in the picture."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extractor.read.scan.ticks import find_ticks

SCALES = (150 / 72, 200 / 72, 300 / 72)


class Sheet:
    """A white sheet of 300 × 120 points to draw on, in points."""

    def __init__(self, scale, paper=255):
        self.scale = scale
        self.image = np.full((round(120 * scale), round(300 * scale)), paper, np.uint8)

    def line(self, *points, width=0.9, shade=0):
        ends = [tuple(round(value * self.scale) for value in point) for point in points]
        for start, end in pairwise(ends):
            cv2.line(self.image, start, end, shade, max(1, round(width * self.scale)))
        return self

    def square(self, x, y, side=10, **how):
        corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
        return self.line(*corners, **how)

    def tick(self, x, y, side=10, **how):
        marks = ((0.2, 0.5), (0.45, 0.8), (0.85, 0.15))
        return self.line(*((x + a * side, y + b * side) for a, b in marks), **how)

    def write(self, text, x, y, size=1.0):
        at = (round(x * self.scale), round(y * self.scale))
        cv2.putText(
            self.image, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.4 * size * self.scale, 0,
            max(1, round(0.5 * self.scale)),
        )  # fmt: skip
        return self

    def worn(self, blur=0.15, grain=4):
        noise = np.random.default_rng(1).normal(0, grain, self.image.shape)
        soft = cv2.GaussianBlur(self.image, (0, 0), blur * self.scale)
        self.image = np.clip(soft + noise, 0, 255).astype(np.uint8)
        return self

    def states(self):
        return [found.state for found in find_ticks(self.image, self.scale)]


@pytest.mark.parametrize("scale", SCALES)
def test_an_empty_square_is_empty_and_a_ticked_one_is_ticked(scale):
    sheet = Sheet(scale).square(20, 20).square(60, 20).tick(60, 20)
    found = find_ticks(sheet.image, scale)
    assert [one.state for one in found] == ["empty", "ticked"]
    left, top, right, bottom = (value / scale for value in found[0].box)
    assert (left, top) == pytest.approx((20, 20), abs=1.2)
    assert (right, bottom) == pytest.approx((30, 30), abs=1.2)


@pytest.mark.parametrize("scale", SCALES)
def test_they_are_told_apart_on_a_worn_grey_page_too(scale):
    sheet = Sheet(scale, paper=215).square(20, 20, shade=60).square(60, 20, shade=60)
    assert sheet.tick(60, 20, shade=60).worn().states() == ["empty", "ticked"]


@pytest.mark.parametrize("scale", SCALES)
def test_crosses_filled_squares_and_ticks_that_stick_out_are_ticks(scale):
    crossed = Sheet(scale).square(20, 20).line((22, 22), (28, 28)).line((28, 22), (22, 28))
    assert crossed.states() == ["ticked"]
    large = Sheet(scale).square(20, 20, side=26, width=0.4)
    large.line((22, 22), (44, 44), width=0.3).line((44, 22), (22, 44), width=0.3)
    assert large.states() == ["ticked"]
    sticking_out = Sheet(scale).square(20, 20, side=12).line((23, 26), (26, 30), (37, 16))
    assert sticking_out.states() == ["ticked"]
    filled = Sheet(scale)
    for y in range(21, 31):
        filled.line((20, y), (30, y), width=1.5)
    assert filled.states() == ["ticked"]


def test_dust_is_no_tick_and_a_smudge_is_doubtful():
    scale = 200 / 72
    dusty = Sheet(scale).square(20, 20)
    dusty.image[round(25 * scale), round(25 * scale)] = 0
    assert dusty.states() == ["empty"]
    smudged = Sheet(scale).square(20, 20).line((24, 25), (26, 25), width=0.4)
    assert smudged.states() == ["doubtful"]


def test_tables_and_letters_are_no_squares():
    scale = 200 / 72
    table = Sheet(scale)
    for x in range(20, 120, 16):
        table.line((x, 20), (x, 84))
    for y in range(20, 90, 16):
        table.line((20, y), (100, y))
    assert table.states() == []
    assert Sheet(scale).write("BDO 068 QG nu", 20, 60).write("BDO 80", 20, 90, 1.6).states() == []


@pytest.mark.parametrize("scale", SCALES[1:])
def test_brackets_are_boxes_beside_an_empty_pair_and_punctuation_otherwise(scale):
    def bracket(sheet, x, way):
        sheet.line((x + way * 2, 30), (x, 33), (x, 39), (x + way * 2, 42), width=0.8)

    def pair(sheet, x, *, marked):
        bracket(sheet, x, 1)
        bracket(sheet, x + 12, -1)
        if marked:
            sheet.line((x + 5, 40), (x + 8, 32), width=0.8)

    options = Sheet(scale)
    pair(options, 40, marked=True)
    pair(options, 120, marked=False)
    assert options.states() == ["ticked", "empty"]
    labels = Sheet(scale)
    pair(labels, 40, marked=True)
    pair(labels, 120, marked=True)
    assert labels.states() == []
    blank = Sheet(scale)
    pair(blank, 40, marked=False)
    assert blank.states() == []


@pytest.mark.parametrize("scale", SCALES[1:])
def test_a_stroke_that_touches_its_bracket_is_a_mark_in_it(scale):
    def square_brackets(sheet, x):
        for edge, way in ((x, 1), (x + 11, -1)):
            sheet.line(
                (edge + way * 3, 30), (edge, 30), (edge, 42), (edge + way * 3, 42), width=0.8
            )

    for stroke in (((44, 41), (50, 31)), ((41, 41), (47, 31))):
        options = Sheet(scale)
        square_brackets(options, 40)
        options.line(*stroke, width=0.8)
        square_brackets(options, 120)
        assert options.states() == ["ticked", "empty"]
    no_bracket = Sheet(scale)
    square_brackets(no_bracket, 120)
    no_bracket.line((43, 30), (40, 30), (40, 42), (43, 42), width=0.8)
    no_bracket.line((47, 42), (52, 30), (57, 42), width=0.8)
    assert no_bracket.states() == []


def test_the_sides_of_a_square_are_where_they_are_drawn_at_every_resolution():
    for scale in (150 / 72, 200 / 72, 250 / 72, 300 / 72):
        (found,) = find_ticks(Sheet(scale).square(20, 20, width=0.5).image, scale)
        left, top, right, bottom = found.box
        assert (left, right) == (top, bottom)
