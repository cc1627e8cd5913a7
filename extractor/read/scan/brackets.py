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
MOST_ALONE = 200
"""Brackets without another that are looked at."""
MIRRORED = 0.95
"""Share of a bracket's mirror image that the one facing it covers."""
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
    ends = {edge for pair in pairs for edge in (pair.box[0], pair.box[2])}
    places = np.array(boxes, np.int64).reshape(-1, 4)
    for brackets, opens in ((opening, True), (closing, False)):
        alone = [box for box in brackets if box[0 if opens else 2] not in ends]
        for box in alone[:MOST_ALONE]:
            pairs += _paired_by_touch(box, ink, places, opens=opens)
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


def _paired_by_touch(
    alone: PixelBox, ink: NDArray[np.uint8], parts: NDArray[np.int64], *, opens: bool
) -> list[BracketPair]:
    """A bracket with the one that faces it, where the mark between touches that one.

    The end of such a piece is the lone bracket's mirror image.
    """
    height, width = alone[3] - alone[1], alone[2] - alone[0]
    wanted = np.fliplr(ink[alone[1] : alone[3], alone[0] : alone[2]])
    x0, y0, x1, y1 = parts.T
    gap = x0 - alone[2] if opens else alone[0] - x1
    wide = x1 - x0
    fits = (
        (abs(y0 - alone[1]) + abs(y1 - alone[3]) <= 0.2 * height)
        & (gap >= -2)
        & (gap <= APART[1] * height)
        & (wide >= 1.3 * width)
        & (wide <= APART[1] * height)
    )
    for left, top, right, bottom in parts[fits].tolist():
        start = right - width if opens else left
        end = ink[top:bottom, start : start + width]
        if _covers(end, wanted):
            box = (min(alone[0], left), min(alone[1], top),
                   max(alone[2], right), max(alone[3], bottom))  # fmt: skip
            return [BracketPair(box, marked=True)]
    return []


def _covers(ink: NDArray[np.uint8], wanted: NDArray[np.uint8]) -> bool:
    """Whether the ink has the wanted shape in it, a pixel aside at most."""
    size = (ink.shape[1], ink.shape[0])
    shape = cv2.resize(wanted, size, interpolation=cv2.INTER_NEAREST).astype(bool)
    near = cv2.dilate(ink, np.ones((3, 3), np.uint8)).astype(bool)
    return bool(np.count_nonzero(near & shape) >= MIRRORED * np.count_nonzero(shape))


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
