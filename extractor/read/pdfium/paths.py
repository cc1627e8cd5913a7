"""A page's drawings through PDFium: ruled lines, rectangles, small marks and pictures."""

from __future__ import annotations

from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.model import Box
from extractor.read.glyphs import Ink, Mark, Rect, Segment
from extractor.read.limits import Limits
from extractor.read.pdfium.raw import (
    Frame,
    Pointer,
    address,
    columns,
    inks_of,
    pointer,
    prototype,
)

RULE = 3.0
"""Points: what is thinner is a line, whether it was stroked or filled."""
MARK_SIDE = 30.0
"""Points: a drawing larger than this is no tick."""
_DOT = 1.0
_STRAIGHT = 0.3
_MOST_FORMS = 5_000

_PAGE_OBJECT = prototype("FPDFPage_GetObject", "P")
_FORM_OBJECT = prototype("FPDFFormObj_GetObject", "P")
_FORM_COUNT = prototype("FPDFFormObj_CountObjects")
_TYPE = prototype("FPDFPageObj_GetType")
_BOUNDS = prototype("FPDFPageObj_GetBounds")
_MATRIX = prototype("FPDFPageObj_GetMatrix")
_DRAW_MODE = prototype("FPDFPath_GetDrawMode")
_STROKE_WIDTH = prototype("FPDFPageObj_GetStrokeWidth")
_SEGMENTS = prototype("FPDFPath_CountSegments")
_SEGMENT = prototype("FPDFPath_GetPathSegment", "P")
_POINT = prototype("FPDFPathSegment_GetPoint")
_KIND = prototype("FPDFPathSegment_GetType")
_CLOSES = prototype("FPDFPathSegment_GetClose")

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


_Style = tuple[Ink, bool]
"""How a path is filled, and whether it is stroked."""


class Drawings(NamedTuple):
    """What is drawn on a page besides text; coordinates as in ``glyphs`` (y downwards).

    ``limit`` names the limit that cut it short, "" if none did.
    """

    segments: tuple[Segment, ...]
    rects: tuple[Rect, ...]
    marks: tuple[Mark, ...]
    images: tuple[Box, ...]
    limit: str


def read_drawings(
    page: Any, texts: set[int | None], frame: Frame, limits: Limits
) -> tuple[Drawings, dict[int, int]]:
    """The drawings of a loaded page, and each text object's rank in the content stream."""
    collector = _Collector(texts, frame, limits)
    count = max(raw.FPDFPage_CountObjects(page), 0)
    collector.walk(list(map(_PAGE_OBJECT, repeat(address(page), count), range(count))), _IDENTITY)
    return collector.drawings(), collector.orders


class _Collector:
    """Walks a page's objects, forms included, within the limits."""

    def __init__(self, texts: set[int | None], frame: Frame, limits: Limits) -> None:
        self.orders: dict[int, int] = {}
        self._texts = texts
        self._frame = frame
        self._limits = limits
        self._limit = ""
        self._left = limits.paths_per_page
        self._forms = 0
        self._segments: list[Segment] = []
        self._rects: list[Rect] = []
        self._marks: list[Mark] = []
        self._images: list[Box] = []

    def drawings(self) -> Drawings:
        """What was found."""
        return Drawings(
            tuple(self._segments), tuple(self._rects), tuple(self._marks), tuple(self._images),
            self._limit,
        )  # fmt: skip

    def walk(self, owners: list[int], matrix: Matrix, depth: int = 0) -> None:
        """Collect ``owners``, which are drawn through ``matrix``."""
        texts, orders = self._texts, self.orders
        rank = len(orders)
        known = [owner for owner in owners if owner in texts]
        orders.update(zip(known, range(rank, rank + len(known)), strict=True))
        others = [pointer(owner) for owner in owners if owner not in texts]
        kinds = list(map(_TYPE, others))
        paths = [o for o, kind in zip(others, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH]
        self._paths(paths, matrix)
        for owner, kind in zip(others, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._images.append(self._bounds([owner], matrix)[0])
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self._form(owner, matrix, depth)

    def _form(self, owner: Pointer, matrix: Matrix, depth: int) -> None:
        self._forms += 1
        if depth >= self._limits.form_depth or self._forms > _MOST_FORMS:
            self._limit = self._limit or "form_depth"
            return
        count = max(_FORM_COUNT(owner), 0)
        inner = _times(_matrices([owner])[0], matrix)
        self.walk(list(map(_FORM_OBJECT, repeat(owner, count), range(count))), inner, depth + 1)

    def _paths(self, owners: list[Pointer], matrix: Matrix) -> None:
        if len(owners) > self._left:
            owners, self._limit = owners[: self._left], "paths_per_page"
        self._left -= len(owners)
        thick: list[tuple[Pointer, Box]] = []
        for owner, box in zip(owners, self._bounds(owners, matrix), strict=True):
            if box[2] - box[0] <= RULE or box[3] - box[1] <= RULE:
                self._thin(box)
            else:
                thick.append((owner, box))
        owners = [owner for owner, _ in thick]
        modes = zip(*columns(_DRAW_MODE, (), owners, "I", (0, 1), pointers=2), strict=True)
        styles = zip(modes, inks_of(owners), _matrices(owners), strict=True)
        for (owner, box), ((filled, stroked), fill, inner) in zip(thick, styles, strict=True):
            count = max(_SEGMENTS(owner), 0)
            self._left -= count
            if self._left < 0:
                self._left, self._limit = 0, "paths_per_page"
                return
            style: _Style = fill if filled else "none", bool(stroked)
            self._shapes(owner, _times(inner, matrix), count, box, style)

    def _thin(self, box: Box, width: float = 0.0) -> None:
        x0, y0, x1, y1 = box
        if x1 - x0 < _DOT and y1 - y0 < _DOT:
            return
        if x1 - x0 >= y1 - y0:
            middle = (y0 + y1) / 2
            self._segments.append(Segment(x0, middle, x1, middle, width or y1 - y0))
        else:
            middle = (x0 + x1) / 2
            self._segments.append(Segment(middle, y0, middle, y1, width or x1 - x0))

    def _shapes(self, owner: Pointer, matrix: Matrix, count: int, box: Box, style: _Style) -> None:
        fill, stroked = style
        small = max(box[2] - box[0], box[3] - box[1]) <= MARK_SIDE
        strokes, rects = [], []
        for line, curved in self._polylines(owner, matrix, count):
            rect = None if curved else _rectangle(line)
            if rect is not None and min(rect[2] - rect[0], rect[3] - rect[1]) <= RULE:
                self._thin(rect)
            elif rect is not None:
                rects.append(Rect(*rect, stroked, fill))
            elif small:
                strokes.append(tuple(line))
            elif stroked:
                self._pieces(line, _width(owner))
        self._rects += [_frame_between(*rects)] if _is_ring(rects) else rects
        if strokes:
            self._marks.append(Mark(*box, stroked, fill, tuple(strokes)))

    def _pieces(self, line: list[Point], width: float) -> None:
        for (xa, ya), (xb, yb) in pairwise(line):
            if abs(xa - xb) <= _STRAIGHT or abs(ya - yb) <= _STRAIGHT:
                self._thin((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), width)

    def _polylines(
        self, owner: Pointer, matrix: Matrix, count: int
    ) -> list[tuple[list[Point], bool]]:
        """The path's parts as points of the page, and whether each has curves."""
        a, b, c, d, e, f = matrix
        pieces = list(map(pointer, map(_SEGMENT, repeat(owner, count), range(count))))
        xs, ys = columns(_POINT, (), pieces, "f", (0, 1), pointers=2)
        parts: list[tuple[list[Point], bool]] = []
        line: list[Point] = []
        curved, bends = False, 0
        for kind, x, y, closes in zip(
            map(_KIND, pieces), xs, ys, map(_CLOSES, pieces), strict=True
        ):
            bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
            if bends % 3:
                continue  # a control point
            across, up = self._frame.point(a * x + c * y + e, b * x + d * y + f)
            if kind == raw.FPDF_SEGMENT_MOVETO and line:
                parts.append((line, curved))
                line, curved = [], False
            line.append((across, self._frame.height - up))
            curved = curved or bends > 0
            if closes:
                line.append(line[0])
        return [*parts, (line, curved)] if line else parts

    def _bounds(self, owners: list[Pointer], matrix: Matrix) -> list[Box]:
        sides = columns(_BOUNDS, (), owners, "f", range(4), pointers=4)
        bounds = zip(*sides, strict=True)
        height = self._frame.height
        if matrix is _IDENTITY and self._frame.plain:
            return [(x0, height - y1, x1, height - y0) for x0, y0, x1, y1 in bounds]
        return [self._through_frame(box, matrix) for box in bounds]

    def _through_frame(self, box: Box, matrix: Matrix) -> Box:
        left, low, right, high = box
        corners = [
            self._frame.point(*_through(matrix, x, y))
            for x, y in ((left, low), (right, low), (left, high), (right, high))
        ]
        xs, ys = [x for x, _ in corners], [self._frame.height - y for _, y in corners]
        return (min(xs), min(ys), max(xs), max(ys))


def _rectangle(line: list[Point]) -> Box | None:
    """The box of a closed part whose sides are axis-parallel; None for every other shape."""
    corners = line[:-1] if len(line) > 4 and _near(line[0], line[-1]) else line
    if len(corners) > 4 and _near(corners[0], corners[-1]):
        corners = corners[:-1]
    if len(corners) != 4:
        return None
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    if xs[1] - xs[0] > _STRAIGHT or xs[3] - xs[2] > _STRAIGHT:
        return None
    if ys[1] - ys[0] > _STRAIGHT or ys[3] - ys[2] > _STRAIGHT:
        return None
    (xa, ya), (xb, yb), (xc, yc), _ = corners
    turns = abs(xa - xb) <= _STRAIGHT or abs(ya - yb) <= _STRAIGHT
    return (xs[0], ys[0], xs[3], ys[3]) if turns and not _near((xa, ya), (xc, yc)) else None


def _is_ring(rects: list[Rect]) -> bool:
    """Whether a filled path is the border that a browser draws: one rectangle less another."""
    if len(rects) != 2 or rects[0].stroked:
        return False
    return all(
        0 < abs(a - b) <= RULE for a, b in zip(rects[0][:4], rects[1][:4], strict=True)
    ) and (
        (rects[0].x0 < rects[1].x0)
        == (rects[0].y0 < rects[1].y0)
        == (rects[0].x1 > rects[1].x1)
        == (rects[0].y1 > rects[1].y1)
    )


def _frame_between(one: Rect, other: Rect) -> Rect:
    x0, y0, x1, y1 = ((a + b) / 2 for a, b in zip(one[:4], other[:4], strict=True))
    return Rect(x0, y0, x1, y1, True, "none")


def _near(one: Point, two: Point) -> bool:
    return abs(one[0] - two[0]) <= _STRAIGHT and abs(one[1] - two[1]) <= _STRAIGHT


def _width(owner: Pointer) -> float:
    ((width,),) = columns(_STROKE_WIDTH, (), [owner], "f", (0,))
    return float(width)


def _matrices(owners: list[Pointer]) -> list[Matrix]:
    """Each object's own matrix; paths and forms always have one."""
    return list(zip(*columns(_MATRIX, (), owners, "f", range(6)), strict=True))


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First ``inner``, then ``outer``."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t,
        e * q + f * s + u,
    )  # fmt: skip


def _through(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
