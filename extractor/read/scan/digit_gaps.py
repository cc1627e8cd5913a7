"""What the engine left out of numbers: digits, points and dashes, and the spaces between them.

It is put back where the glyphs tell it, and not sure: nothing certain rests on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.read.scan.digit_columns import (
    GUESSED,
    SPACED,
    Column,
    insert,
    middle,
    usual_step,
)
from extractor.read.scan.digit_reader import CLASSES
from extractor.read.scan.engine import Symbol
from extractor.read.scan.ticks import PixelBox

APART = 0.6
"""Letter heights over which digits are no longer of one number."""
NARROW = 0.28
"""Letter heights between digits that a point or dash needs; in less there is only dust."""


def with_unread(
    settled: list[Symbol], symbols: Sequence[Symbol], columns: Sequence[Column]
) -> list[Symbol]:
    """The symbols with the Arabic digits that the engine left out of a number.

    It places symbols badly at times: digits are missing only where it read fewer than are drawn.
    """
    found = list(settled)
    for run in _numbers(columns):
        drawn = "".join(column.look.digit for column in run)
        read = _digits_read(symbols, run)
        if not read or len(read) >= len(drawn) or not _is_part(read, drawn):
            continue
        unread = [column for column in run if not column.read]
        if len(unread) == len(drawn) - len(read):
            for column in unread:
                box = column.look.box
                insert(found, Symbol(column.look.digit, float(box[0]), float(box[2]), GUESSED))
    return found


def _numbers(columns: Sequence[Column]) -> list[list[Column]]:
    """The Arabic digits that stand a usual step apart, number by number."""
    digits = [column for column in columns if column.is_digit and not column.is_thai]
    pairs = list(pairwise(digits))
    step = usual_step([(a.look.box, b.look.box) for a, b in pairs])
    runs = [digits[:1]]
    for left, right in pairs:
        if middle(right.look.box) - middle(left.look.box) < SPACED * step:
            runs[-1].append(right)
        else:
            runs.append([right])
    return runs


def _digits_read(symbols: Sequence[Symbol], run: Sequence[Column]) -> str:
    """The digits that the engine read in a number, or half a digit beside it."""
    if not run:
        return ""
    first, last = run[0].look.box, run[-1].look.box
    half = (first[2] - first[0]) / 2
    near = (one for one in symbols if first[0] - half <= one.x0 <= last[2] + half)
    return "".join(one.text for one in near if one.text in CLASSES)


def _is_part(read: str, drawn: str) -> bool:
    """Whether the digits read are some of those drawn, in their order."""
    left = iter(drawn)
    return all(digit in left for digit in read)


def with_marks(
    symbols: list[Symbol],
    digits: Sequence[Column],
    small: Sequence[PixelBox],
    foot: float,
    height: float,
) -> list[Symbol]:
    """The symbols with the points and dashes that are drawn between digits and were not read."""
    found = list(symbols)
    for left, right in pairwise(digits):
        x0, x1 = left.look.box[2] - 2, right.look.box[0] + 2
        drawn = [box for box in small if x0 <= box[0] and box[2] <= x1]
        read = any(x0 <= (one.x0 + one.x1) / 2 <= x1 for one in found if not one.text.isdigit())
        if len(drawn) != 1 or read or not NARROW <= (x1 - x0 - 4) / height <= APART * 2:
            continue
        box = drawn[0]
        dash = box[2] - box[0] > 1.5 * (box[3] - box[1])
        point = box[1] > foot - height / 2 and not _has_point(found, box)
        if dash or point:
            sign = "-" if dash else "."
            insert(found, Symbol(sign, float(box[0]), float(box[2]), GUESSED))
    return found


def _has_point(symbols: Sequence[Symbol], box: PixelBox) -> bool:
    """Whether the number around a speck has its point elsewhere: it has one at most."""
    before = [one.text for one in symbols if one.x0 + one.x1 <= box[0] + box[2]]
    behind = [one.text for one in symbols if one.x0 + one.x1 > box[0] + box[2]]
    sides = (before[::-1], behind)
    return any(next((sign for sign in side if sign not in CLASSES), "") == "." for side in sides)


def with_spaces(symbols: list[Symbol], neighbours: Sequence[tuple[Column, Column]]) -> list[Symbol]:
    """The symbols with spaces between digits that stand further apart than the line's others."""
    pairs = [
        (left.look.box, right.look.box)
        for left, right in neighbours
        if not _any_between(symbols, left.look.box, right.look.box)
    ]
    step = usual_step(pairs)
    found = list(symbols)
    for left, right in pairs:
        if 0 < SPACED * step <= middle(right) - middle(left):
            at = (middle(left) + middle(right)) / 2
            insert(found, Symbol(" ", at, at, GUESSED))
    return found


def _any_between(symbols: Sequence[Symbol], left: PixelBox, right: PixelBox) -> bool:
    """Whether anything but digits was read between two glyphs."""
    return any(
        middle(left) < (one.x0 + one.x1) / 2 < middle(right)
        for one in symbols
        if one.text not in CLASSES
    )
