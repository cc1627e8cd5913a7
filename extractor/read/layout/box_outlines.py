"""The outlines of drawn tick boxes: small squares and circles that stand alone.

Squares that share a side with another (a table's cells, the digits of an identity number) are none.
A box up to ``LARGEST`` may stand anywhere; a larger one is a form field's, which is as tall as the
line of text that it stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from extractor.model import Box
from extractor.read.glyphs import Mark, PageContent, Segment

SMALLEST, LARGEST = 4.0, 18.0
"""Side of a tick box in points."""
TALLEST = 30.0
"""Side of a form field's box, which is as tall as the line of text that it stands in."""
LINE = 2.2
"""Pitch of lines over the size of their text, at most: how tall a form field's box is."""
BESIDE = 2.5
"""Times the text's size within which a form field's box has text on its line."""
ENCLOSED = 3
"""Sides on which rules run past a rectangle that is a table's cell; a box may touch fewer."""
ROW_OF_BOXES = 4
"""Boxes side by side, with less than a box's width between them, that hold a number's digits."""
NEAR_SQUARE = 0.25
"""Share of its longer side by which a tick box's sides differ at most."""


def outlines(page: PageContent, has_words: Callable[[Box], bool]) -> list[Box]:
    """Boxes of everything drawn that could be the outline of a tick box and stands alone.

    ``has_words`` says whether a large box is no taller than the line of text right beside it.
    """
    drawn = [rect[:4] for rect in page.rects if rect.stroked and _fits(rect[:4], TALLEST)]
    drawn += [
        mark[:4]
        for mark in page.marks
        if (mark.stroked or mark.fill != "dark") and _fits(mark[:4]) and is_outline(mark)
    ]
    drawn = [box for box in _distinct(drawn) if _side(box) <= LARGEST or has_words(box)]
    ruled = _from_segments(page.segments)
    if not drawn and not ruled:
        return []
    sides = _Sides([*drawn, *ruled, *(rect[:4] for rect in page.rects)], page.segments)
    alone = [box for box in drawn if not sides.shared(box) and sides.running_on(box) < ENCLOSED]
    alone += [box for box in ruled if not sides.shared(box) and not sides.running_on(box)]
    return _outermost(_without_rows(_distinct(alone)))


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _fits(box: Box, largest: float = LARGEST) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    longer = max(width, height)
    return (
        min(width, height) >= SMALLEST
        and longer <= largest
        and abs(width - height) <= NEAR_SQUARE * longer
    )


def is_outline(mark: Mark) -> bool:
    """A closed drawing whose corners all lie on its own border: rounded square, circle, frame."""
    if not mark.stroked and mark.fill in ("none", "white"):
        return False
    slack = 0.18 * (mark.x1 - mark.x0)
    for stroke in mark.strokes:
        if len(stroke) < 4 or _far(stroke[0], stroke[-1], slack):
            return False
        for x, y in stroke:
            inner = min(x - mark.x0, mark.x1 - x, y - mark.y0, mark.y1 - y)
            if inner > slack:
                return False
    return bool(mark.strokes)


def _far(one: tuple[float, float], other: tuple[float, float], slack: float) -> bool:
    return abs(one[0] - other[0]) > slack or abs(one[1] - other[1]) > slack


def _from_segments(segments: Sequence[Segment]) -> list[Box]:
    """Squares drawn as four lines."""
    short = [s for s in segments if SMALLEST - 1 <= max(s.x1 - s.x0, s.y1 - s.y0) <= LARGEST + 1]
    if len(short) < 4:
        return []
    across = [s for s in short if s.x1 - s.x0 > s.y1 - s.y0]
    ends: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for piece in across:
        ends[_bucket(piece.x0, piece.y0)].append(piece)
    found = []
    for left in (s for s in short if s.y1 - s.y0 > s.x1 - s.x0):
        tops, feet = _near(ends, left.x0, left.y0), _near(ends, left.x0, left.y1)
        for top in tops[:4]:
            box = (left.x0, left.y0, top.x1, left.y1)
            if feet and _fits(box) and any(abs(foot.x1 - top.x1) < 2 for foot in feet[:4]):
                found.append(box)
    return found


def _bucket(x: float, y: float) -> tuple[int, int]:
    return round(x / 2), round(y / 2)


def _near(buckets: dict[tuple[int, int], list[Segment]], x: float, y: float) -> list[Segment]:
    column, row = _bucket(x, y)
    return [
        piece
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        for piece in buckets.get((column + dx, row + dy), ())
    ]


def _distinct(boxes: list[Box]) -> list[Box]:
    """Boxes without those drawn twice on the same spot."""
    seen: dict[tuple[int, int], list[Box]] = defaultdict(list)
    kept = []
    for box in boxes:
        column, row = _bucket(box[0], box[1])
        near = [o for dx in (-1, 0, 1) for dy in (-1, 0, 1) for o in seen[(column + dx, row + dy)]]
        if all(abs(box[2] - other[2]) > 2 or abs(box[3] - other[3]) > 2 for other in near):
            seen[(column, row)].append(box)
            kept.append(box)
    return kept


_Stretch = tuple[float, float, float]
"""A ruled piece: where it lies, and from where to where it goes."""


class _Sides:
    """Which boxes share a side with a box, and which rules run past it, without looking at all."""

    def __init__(self, boxes: Iterable[Box], segments: Iterable[Segment]) -> None:
        self._corners: dict[tuple[int, int], set[Box]] = defaultdict(set)
        for box in boxes:
            for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3])):
                self._corners[_bucket(x, y)].add(box)
        self._ruled: dict[tuple[bool, int], list[_Stretch]] = defaultdict(list)
        for piece in segments:
            across = piece.x1 - piece.x0 >= piece.y1 - piece.y0
            stretch = (piece.y0, piece.x0, piece.x1) if across else (piece.x0, piece.y0, piece.y1)
            self._ruled[across, round(stretch[0] / 2)].append(stretch)

    def shared(self, box: Box) -> bool:
        """Whether a side of the box is another box's, too: they are cells beside each other."""
        return any(_share_side(box, other) for other in self._around(box))

    def _around(self, box: Box) -> Iterable[Box]:
        for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3])):
            column, row = _bucket(x, y)
            for at in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                yield from self._corners.get(at, ())

    def running_on(self, box: Box) -> int:
        """On how many sides of the box a ruled piece lies that reaches beyond it."""
        x0, y0, x1, y1 = box
        sides = ((True, y0, x0, x1), (True, y1, x0, x1), (False, x0, y0, y1), (False, x1, y0, y1))
        return sum(self._is_passed(*side) for side in sides)

    def _is_passed(self, across: bool, at: float, start: float, end: float) -> bool:
        """Whether a ruled piece lies on the side from ``start`` to ``end`` and is longer."""
        return any(
            abs(level - at) < 1 and low < end and high > start and high - low > end - start + 3
            for near in (-1, 0, 1)
            for level, low, high in self._ruled.get((across, round(at / 2) + near), ())
        )


def _share_side(box: Box, other: Box) -> bool:
    x0, y0, x1, y1 = box
    level = abs(other[1] - y0) < 2 and abs(other[3] - y1) < 2
    stacked = abs(other[0] - x0) < 2 and abs(other[2] - x1) < 2
    if level == stacked:
        return False
    if level:
        return abs(other[0] - x1) < 1 or abs(other[2] - x0) < 1
    return abs(other[1] - y1) < 1 or abs(other[3] - y0) < 1


def _without_rows(boxes: list[Box]) -> list[Box]:
    """Boxes without those that stand in a row, closer than words could stand between them."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (round(box[1] / 3), box[0])):
        last = rows[-1][-1] if rows else None
        side = box[2] - box[0]
        if last and abs(last[1] - box[1]) < 3 and -1 <= box[0] - last[2] < side:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows if len(row) < ROW_OF_BOXES for box in row]


def _outermost(boxes: Iterable[Box]) -> list[Box]:
    """Boxes that lie in no other: a filled square inside a frame is the frame's tick."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        if not in_any(box, kept):
            kept.append(box)
    return kept


def in_any(inner: Sequence[float], boxes: Iterable[Box]) -> bool:
    """Whether a box lies in any of the others, a point of slack aside."""
    return any(
        inner[0] >= box[0] - 1
        and inner[1] >= box[1] - 1
        and inner[2] <= box[2] + 1
        and inner[3] <= box[3] + 1
        for box in boxes
    )
