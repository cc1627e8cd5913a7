"""A picture of a page -> the page's content, in the shape that a text layer gives.

The picture is made level and white, its rules are taken out and told as pieces, tick squares
become ☑ and ☐, and every line of text is read by itself, inside its own cell. The layout then works
on this as on any page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from PIL import Image

from extractor.errors import ReadFault
from extractor.read.decoding.page_quality import quality_of
from extractor.read.glyphs import PageContent, Run, Segment
from extractor.read.layout.grid import Grid, find_grids
from extractor.read.limits import Limits
from extractor.read.scan.dust import without_dust
from extractor.read.scan.engine import Engine
from extractor.read.scan.ink import SIZE, TextInk, TextLine, letter_height, pieces_of
from extractor.read.scan.lines import text_of
from extractor.read.scan.overprint import without_overprint
from extractor.read.scan.picture import Mask, Picture, ink_of, level, whitened
from extractor.read.scan.pose import Pose
from extractor.read.scan.rules import without_rules
from extractor.read.scan.text import runs_of
from extractor.read.scan.ticks import PixelBox, TickSquare, find_ticks
from extractor.read.scan.upright import lies_on_side, stands_on_head
from extractor.thai import TICKED, UNTICKED

TICK_FONT = -2
"""The font of runs that are tick squares."""

NOISE, PRINT = 0.945, 0.99
"""How sure the recogniser is on average of what is no text (pages on their head), and of print."""
BLANK = 0.0008
"""Share of a page's area that ink covers at most where nothing is written: dust, a punched hole."""
_TICKS = {"ticked": TICKED, "empty": UNTICKED, "doubtful": UNTICKED}


@dataclass(frozen=True, slots=True)
class Look:
    """A page's picture, upright, level and white; ``scale`` is pixels per point.

    ``letter`` is the height of its usual letter in pixels, 0 where it has none.
    """

    white: Picture
    ink: Mask
    scale: float
    pose: Pose
    letter: float

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written on the page."""
        return float(self.ink.mean()) < BLANK

    def read(self, number: int, engine: Engine, limits: Limits) -> PageContent:
        """The page's content; ``number`` counts from 1."""
        squares = find_ticks(self.white, self.scale)
        ink = _without(self.ink, [square.box for square in squares])
        rules = without_rules(ink, self.scale)
        grids = _grids(rules.segments, limits)
        white, bare = without_overprint(self.white, rules.ink, self.scale)
        left = without_dust(bare, self.scale)
        text = text_of(left, self.scale, _Regions(grids, self.scale))
        runs = (*runs_of(white, text, self.scale, engine), *self._ticks(squares, text))
        height, width = self.white.shape
        return PageContent(
            number, width / self.scale, height / self.scale, 0, runs, rules.segments,
            rects=(), marks=(), images=(), chars=sum(len(run.text) for run in runs), hidden=0,
            lost=0, repaired=False, quality=_quality(runs), ocr=True,
        )  # fmt: skip

    def _ticks(self, squares: Sequence[TickSquare], text: TextInk) -> list[Run]:
        return [_tick_run(square, text, self.scale) for square in squares]


def look_at(image: Image.Image, scale: float, engine: Engine) -> Look:
    """Prepare the picture of a page; ``scale`` is pixels per point."""
    grey: Picture = np.asarray(image.convert("L"), np.uint8)
    height, width = grey.shape
    quarters = 1 if lies_on_side(ink_of(whitened(grey, scale)), scale) else 0
    flat, degrees = level(np.ascontiguousarray(np.rot90(grey, quarters)))
    white = whitened(flat, scale)
    if stands_on_head(white, scale, engine):
        quarters += 2
        white = np.ascontiguousarray(white[::-1, ::-1])
    ink = ink_of(white)
    pose = Pose(width / scale, height / scale, quarters, degrees)
    return Look(white, ink, scale, pose, letter_height(pieces_of(ink)[1], scale))


def _without(ink: Mask, boxes: Sequence[PixelBox]) -> Mask:
    """The ink without what is in the boxes and on their borders."""
    left = ink.copy()
    for x0, y0, x1, y1 in boxes:
        left[max(0, y0 - 1) : y1 + 1, max(0, x0 - 1) : x1 + 1] = 0
    return left


def _grids(segments: Sequence[Segment], limits: Limits) -> tuple[Grid, ...]:
    """The page's tables; none where so much is drawn that the layout will not look either."""
    try:
        return find_grids(segments, (), limits)[0]
    except ReadFault:
        return ()


class _Regions:
    """Which cell a point is in: one number for every cell of the page, the innermost's."""

    def __init__(self, grids: Sequence[Grid], scale: float) -> None:
        self._grids: list[tuple[int, Grid]] = []
        self._scale = scale
        first = 0
        for grid in sorted(grids, key=lambda grid: grid.xs[-1] - grid.xs[0]):
            self._grids.append((first, grid))
            first += len(grid.cells)

    def __call__(self, x: float, y: float) -> int:
        for first, grid in self._grids:
            cell = grid.cell_at(x / self._scale, y / self._scale)
            if cell >= 0:
                return first + cell
        return -1


def _tick_run(square: TickSquare, text: TextInk, scale: float) -> Run:
    """A tick square as a run on the line of text beside it."""
    x0, y0, x1, y1 = (value / scale for value in square.box)
    line = _line_beside(square, text.lines)
    baseline, size = y1, y1 - y0
    if line is not None:
        baseline, size = line.foot / scale, SIZE * (line.foot - line.top) / scale
    sure = 0.0 if square.state == "doubtful" else 1.0
    return Run(
        _TICKS[square.state], "", x0, y0, x1, y1, baseline, size, TICK_FONT, False, False, 0,
        (x0, x1), (sure,),
    )  # fmt: skip


def _line_beside(square: TickSquare, lines: Sequence[TextLine]) -> TextLine | None:
    x0, y0, x1, y1 = square.box
    middle = (y0 + y1) / 2
    level = [line for line in lines if line.top - (line.foot - line.top) < middle < line.foot]
    return min(level, key=lambda line: max(line.x0 - x1, x0 - line.x1, 0), default=None)


def _quality(runs: Sequence[Run]) -> float:
    """How legible a page was on the whole: how sure its letters are, how possible their Thai.

    Digits have doubts of their own, which say nothing of the page (see ``digit_look``).
    """
    sure = [
        value
        for run in runs
        for char, value in zip(run.text, run.sure, strict=True)
        if char.isalpha()
    ]
    if not sure:
        return 0.0
    legible = (fmean(sure) - NOISE) / (PRINT - NOISE)
    text = "\n".join(run.text for run in runs)
    return min(round(min(1.0, max(0.0, legible)), 3), quality_of(text))
