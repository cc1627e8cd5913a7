"""Tick squares in a page picture: found by their four sides, judged by the ink inside them.

What is drawn decides, not what a recogniser makes of it: engines read an empty square as a letter
and a ticked one as another. Between clearly empty and clearly ticked stands "doubtful", for a
person to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.brackets import bracket_pairs

Picture = NDArray[np.uint8]
"""Grey levels, a row per line of pixels; 0 is black."""

PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture, right and bottom excluded."""

TickState = Literal["ticked", "empty", "doubtful"]

SMALLEST, LARGEST = 6.0, 30.0
"""Sides of tick squares in points: ballot boxes of 10 to 20 point fonts, and drawn ones."""
EMPTY_BELOW, TICKED_FROM = 0.04, 0.09
"""Ink inside, as a share of the inner area: less is dust, more is a tick, between is doubtful."""
DUST, STROKE = 0.25, 0.5
"""How far the largest piece of ink inside reaches, as a share of the inner side, likewise."""
DARK = 0.75
"""A pixel below this share of the paper around it is ink."""
PAPER = 12.0
"""Points around a pixel in which its paper is looked for: more than any stroke is wide."""
SIDE_SEEN = 0.88
"""Share of a side that must be drawn."""
CORNER = 0.08
"""Share of a square's side within which its corners lie."""
MOST_STROKES = 4_000
"""Short strokes of a page; one with more is a drawing or dust, and has no boxes to tick."""
LIKE = 0.22
"""How much width and height of a square may differ, as a share."""
NARROW = 0.13
"""From this difference on an empty one may be what fonts print for a sign that they lack."""
FRAME = 0.6
"""Share of a row or column inside from which its ink is the blurred outline: no tick lies so."""


@dataclass(frozen=True, slots=True)
class TickSquare:
    """A tick square: its outline in pixels, what is in it, and the share of its inside inked."""

    box: PixelBox
    state: TickState
    ink: float


class _Segment(NamedTuple):
    """A straight horizontal stroke: its outline in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def find_ticks(image: Picture, scale: float) -> tuple[TickSquare, ...]:
    """The tick squares of an upright picture (skew below a degree), top to bottom, left to right.

    ``scale`` is pixels per point. Squares drawn by lines, filled ones (■, ticked) and pairs of
    brackets that stand for squares are found; cells of ruled tables are not, nor other brackets.
    """
    darkness = _darkness(image, scale)
    ink = (darkness > 1 - DARK).astype(np.uint8)
    found = [_judged(darkness, box, scale) for box in _outlined(ink, scale)]
    taken = [square.box for square in found]
    found += [
        TickSquare(box, "ticked", 1.0)
        for box in _filled(ink, scale)
        if not any(_overlap(box, other) for other in taken)
    ]
    found += [
        TickSquare(pair.box, "ticked" if pair.marked else "empty", float(pair.marked))
        for pair in bracket_pairs(ink, scale)
    ]
    return tuple(sorted(found, key=lambda square: (square.box[1], square.box[0])))


def _darkness(image: Picture, scale: float) -> NDArray[np.float32]:
    """How dark each pixel is against the paper around it: 0 paper, 1 black, in any light."""
    side = max(3, round(PAPER * scale)) | 1
    paper = cv2.blur(cv2.dilate(image, np.ones((side, side), np.uint8)), (side, side))
    share = image.astype(np.float32) / np.maximum(paper.astype(np.float32), 1.0)
    return np.clip(1.0 - share, 0.0, 1.0).astype(np.float32)


def _outlined(ink: NDArray[np.uint8], scale: float) -> list[PixelBox]:
    """Squares with a top, a bottom and two sides; the strokes end at the corners."""
    found: list[PixelBox] = []
    strokes = sorted(_strokes(ink, scale), key=lambda one: (one.top, one.left))
    if len(strokes) > MOST_STROKES:
        return found
    for index, top in enumerate(strokes):
        for bottom in strokes[index + 1 :]:
            if bottom.bottom - top.top > LARGEST * scale:
                break
            box = _square(ink, top, bottom, scale)
            if box and not any(_overlap(box, other) for other in found):
                found.append(box)
                break
    return found


def _strokes(ink: NDArray[np.uint8], scale: float) -> Iterator[_Segment]:
    """Horizontal strokes as long as the side of a tick square; those of tables are longer."""
    length = max(4, round(0.75 * SMALLEST * scale)) | 1  # an even one would move what it finds
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))  # a slanting line steps from row to row
    straight = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    for left, top, width, height in _parts(straight):
        if width <= LARGEST * scale and height - 2 <= 0.3 * width:
            yield _Segment(left, top + 1, left + width, top + height - 1)


def _parts(ink: NDArray[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width and height of each connected part."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for left, top, width, height, _ in stats[1:].tolist():
        yield left, top, width, height


def _square(
    ink: NDArray[np.uint8], top: _Segment, bottom: _Segment, scale: float
) -> PixelBox | None:
    """The square between two strokes, None where they make none."""
    width, height = top.right - top.left, bottom.bottom - top.top
    left, right = max(top.left, bottom.left), min(top.right, bottom.right)  # a tick may stick out
    if max(top.right, bottom.right) - min(top.left, bottom.left) - (right - left) > 0.4 * width:
        return None
    width = right - left
    if not SMALLEST * scale <= min(width, height) or height > LARGEST * scale:
        return None
    if abs(width - height) > LIKE * width:
        return None
    slack = max(2, round(0.12 * width))
    rows, columns = slice(top.top, bottom.bottom), slice(max(0, left - 1), right + 1)
    sides = (
        ink[rows, columns.start : columns.start + slack],
        ink[rows, columns.stop - slack : columns.stop],
        ink[rows.start : rows.start + slack, columns].T,
        ink[rows.stop - slack : rows.stop, columns].T,
    )
    box = (left, top.top, right, bottom.bottom)
    return box if all(map(_is_straight, sides)) and _has_corners(ink, box) else None


def _is_straight(side: NDArray[np.uint8]) -> bool:
    """Whether one line of pixels (or two beside each other) runs from end to end of a side.

    The sides of letters bend, and end before the corners.
    """
    beside = np.maximum(side[:, :-1], side[:, 1:]) if side.shape[1] > 1 else side
    whole = beside.mean(axis=0) >= SIDE_SEEN
    corner = max(2, len(beside) // 6)
    ends = beside[:corner].any(axis=0) & beside[-corner:].any(axis=0)
    return bool((whole & ends).any())


def _has_corners(ink: NDArray[np.uint8], box: PixelBox) -> bool:
    """Whether there is ink in each corner: letters are round there."""
    left, top, right, bottom = box
    reach = max(2, round(CORNER * (right - left)))
    return all(
        bool(ink[y : y + reach, x : x + reach].any())
        for y in (top, bottom - reach)
        for x in (left, right - reach)
    )


def _filled(ink: NDArray[np.uint8], scale: float) -> Iterator[PixelBox]:
    """Parts of the picture that are one black square."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    for left, top, width, height, area in stats[1:].tolist():
        if not SMALLEST * scale <= width <= LARGEST * scale or abs(width - height) > 0.15 * width:
            continue
        if area >= 0.9 * width * height:
            yield (left, top, left + width, top + height)


def _judged(darkness: NDArray[np.float32], box: PixelBox, scale: float) -> TickSquare:
    """The square with the ink inside it, measured against the ink of its own outline."""
    left, top, right, bottom = box
    square = darkness[top:bottom, left:right]
    full = max(float(np.quantile(_border(square), 0.75)), 0.2)
    margin = round(max(0.18 * (right - left), 1.2 * scale))
    inside = square[margin:-margin, margin:-margin]
    if inside.size == 0:
        return TickSquare(box, "doubtful", 0.0)
    paper = float(np.quantile(inside, 0.25))
    strokes = _unframed(np.clip((inside - min(paper, 0.5 * full)) / full, 0.0, 1.0))
    ink = round(float(strokes[strokes > 0.25].sum() / strokes.size), 4)
    reach = _reach((strokes > 0.25).astype(np.uint8))
    if ink < EMPTY_BELOW and reach < DUST:
        width, height = right - left, bottom - top
        narrow = abs(width - height) > NARROW * max(width, height)
        return TickSquare(box, "doubtful" if narrow else "empty", ink)
    drawn = _reach((strokes > 0.5).astype(np.uint8)) >= STROKE  # as dark as the outline itself
    ticked = ink >= TICKED_FROM or drawn
    return TickSquare(box, "ticked" if ticked else "doubtful", ink)


def _unframed(strokes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The inside without rows and columns at its edges that the outline's blur has darkened."""
    for _ in range(4):
        for _ in range(2):
            if len(strokes) > 4 and (strokes[0] > 0.25).mean() >= FRAME:
                strokes = strokes[1:]
        strokes = np.rot90(strokes)
    return strokes


def _reach(inside: NDArray[np.uint8]) -> float:
    """How far the largest piece of ink goes, as a share of the side."""
    extents = (max(width, height) for _, _, width, height in _parts(inside))
    return float(max(extents, default=0) / max(inside.shape))


def _border(square: NDArray[np.float32]) -> NDArray[np.float32]:
    """The darkest value of each row and column near the square's edges: its outline."""
    near = max(2, round(0.15 * square.shape[1]))
    edges: list[NDArray[Any]] = [
        square[:near].max(axis=0),
        square[-near:].max(axis=0),
        square[:, :near].max(axis=1),
        square[:, -near:].max(axis=1),
    ]
    return np.concatenate(edges)


def _overlap(one: PixelBox, other: PixelBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
