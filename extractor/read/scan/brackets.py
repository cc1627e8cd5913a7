"""Pairs of brackets that are tick boxes, in a page picture: ``( )`` beside ``( / )``.

Brackets are punctuation as a rule. A pair with nothing in it is a box to tick, and so are its
neighbours of the same line or column then, whatever mark stands in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

PixelBox = tuple[int, int, int, int]
LOWEST, HIGHEST = 7.0, 30.0
"""Heights of brackets in points."""
NARROW = 0.45
"""Width of a bracket as a share of its height, at most."""
BEND = 0.12
"""How far the middle of a bracket stands out beside its ends, as a share of its width."""
APART = (0.12, 1.7)
"""White between the two, in heights."""
MOST_PAIRS = 250_000
"""Brackets that could face each other on a page of text; more are a pattern."""
ROW, COLUMN = 0.5, 3.0
"""Neighbours overlap by this share of their height, or stand at most so many heights apart."""


class BracketPair(NamedTuple):
    """A box made of two brackets, and whether something stands in it."""

    box: PixelBox
    marked: bool


def bracket_pairs(ink: NDArray[np.uint8], scale: float) -> tuple[BracketPair, ...]:
    """The pairs that are tick boxes; ``ink`` is 1 on 0, ``scale`` pixels per point."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    parts = [
        (label, (x, y, x + width, y + height))
        for label, (x, y, width, height, _) in enumerate(stats.tolist())
        if label
    ]
    found = [
        (box, _bulge(labels[box[1] : box[3], box[0] : box[2]] == label))
        for label, box in parts
        if LOWEST * scale <= box[3] - box[1] <= HIGHEST * scale
        and box[2] - box[0] <= NARROW * (box[3] - box[1])
    ]
    opening = [box for box, bulge in found if bulge < -BEND]
    closing = [box for box, bulge in found if bulge > BEND]
    boxes = [box for _, box in parts]
    if len(opening) * len(closing) > MOST_PAIRS:
        return ()
    pairs = [pair for left in opening for pair in _paired(left, closing, boxes)]
    return tuple(pair for pair in pairs if _is_box(pair, pairs))


def _bulge(bracket: NDArray[np.bool_]) -> float:
    """How far the middle stands out to the right of both ends (to the left: negative).

    0 for what is no bracket: its ends lean to different sides, or a row holds two strokes.
    """
    height, width = bracket.shape
    if width < 3 or (np.diff(bracket.astype(np.int8), axis=1) == 1).sum(axis=1).max() > 1:
        return 0.0
    rows = np.array([xs.mean() if (xs := np.nonzero(row)[0]).size else np.nan for row in bracket])
    fifth = max(1, height // 6)
    middle = float(np.nanmean(rows[height // 3 : height - height // 3]))
    ends = float(np.nanmean(rows[:fifth])), float(np.nanmean(rows[-fifth:]))
    bulges = [(middle - end) / width for end in ends]
    return min(bulges, key=abs) if bulges[0] * bulges[1] > 0 else 0.0


def _paired(
    left: PixelBox, closing: Sequence[PixelBox], parts: Sequence[PixelBox]
) -> list[BracketPair]:
    """The opening bracket with its nearest closing one, if that is near enough."""
    height = left[3] - left[1]
    near = [
        right
        for right in closing
        if APART[0] * height <= right[0] - left[2] <= APART[1] * height
        and abs(right[1] - left[1]) + abs(right[3] - left[3]) <= 0.3 * height
    ]
    if not near:
        return []
    right = min(near, key=lambda box: box[0])
    box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
    inside = [
        part
        for part in parts
        if left[2] <= (part[0] + part[2]) / 2 <= right[0]
        and box[1] <= (part[1] + part[3]) / 2 <= box[3]
        and part[3] - part[1] >= 0.2 * height
    ]
    return [BracketPair(box, bool(inside))]


def _is_box(pair: BracketPair, pairs: Sequence[BracketPair]) -> bool:
    """Whether the pair has neighbours, and one of them or itself is empty."""
    beside = [other for other in pairs if other is not pair and _beside(pair.box, other.box)]
    return bool(beside) and not all(one.marked for one in (pair, *beside))


def _beside(one: PixelBox, other: PixelBox) -> bool:
    height = one[3] - one[1]
    shared = min(one[3], other[3]) - max(one[1], other[1])
    if shared >= ROW * height:
        return True
    return abs(one[0] - other[0]) <= ROW * height and -shared <= COLUMN * height
