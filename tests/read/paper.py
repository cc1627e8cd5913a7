"""Pages made by hand: runs of text, ruled lines and squares, as PDFium would give them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Block, Paragraph, Table
from extractor.read.glyphs import Mark, PageContent, Rect, Run, Segment
from extractor.thai import MARKS

SIZE = 16.0
WIDE = 0.45
"""Width of a letter as a share of the font size."""


def run(text: str, x: float, y: float, *, size: float = SIZE, bold: bool = False) -> Run:
    """Text from ``x`` on the baseline ``y``; marks have no width."""
    xs = [x]
    for char in text:
        xs.append(xs[-1] + (0.0 if char in MARKS else WIDE * size))
    return Run(
        text, text, x, y - 0.7 * size, xs[-1], y + 0.2 * size, y, size, 0, bold, False, 0, tuple(xs)
    )


def width_of(text: str, size: float = SIZE) -> float:
    return run(text, 0, 0, size=size).x1


def across(y: float, x0: float, x1: float) -> Segment:
    return Segment(x0, y, x1, y, 0.5)


def down(x: float, y0: float, y1: float) -> Segment:
    return Segment(x, y0, x, y1, 0.5)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Segment]:
    """All lines of a full grid."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def square(x: float, y: float, side: float = 9.0, *, fill: str = "none") -> Rect:
    return Rect(x, y, x + side, y + side, True, fill)  # type: ignore[arg-type]


def cross(x: float, y: float, side: float = 9.0) -> Mark:
    strokes = (((x, y), (x + side, y + side)), ((x, y + side), (x + side, y)))
    return Mark(x, y, x + side, y + side, True, "none", strokes)


def page(
    runs: Sequence[Run] = (),
    segments: Sequence[Segment] = (),
    rects: Sequence[Rect] = (),
    marks: Sequence[Mark] = (),
    *,
    number: int = 1,
) -> PageContent:
    in_order = tuple(one._replace(order=order) for order, one in enumerate(runs))
    return PageContent(
        number=number,
        width=595.0,
        height=842.0,
        rotation=0,
        runs=in_order,
        segments=tuple(segments),
        rects=tuple(rects),
        marks=tuple(marks),
        images=(),
        chars=sum(len(one.text) for one in runs),
        hidden=0,
        lost=0,
        repaired=False,
        quality=1.0,
    )


def outline(blocks: Sequence[Block]) -> list[object]:
    """Blocks as plain values: a paragraph is its text, a table a list of rows of cells."""
    shown: list[object] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            shown.append(block.text)
        else:
            assert isinstance(block, Table)
            shown.append([[_cell(outline(cell.blocks)) for cell in row] for row in block.rows()])
    return shown


def _cell(blocks: list[object]) -> object:
    if not blocks:
        return ""
    return blocks[0] if len(blocks) == 1 else blocks
