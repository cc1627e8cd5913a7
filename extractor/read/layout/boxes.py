"""Drawn tick boxes -> ☑ and ☐ in the lines of text.

A tick box is a small square or circle that stands alone (see ``box_outlines``): nothing in it, or a
cross, a check or a dot. One with letters in it is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.model import Box
from extractor.read.glyphs import Mark, PageContent, Rect, Run
from extractor.read.layout.box_outlines import (
    BESIDE,
    LARGEST,
    LINE,
    TALLEST,
    in_any,
    is_outline,
    outlines,
)
from extractor.read.layout.solid_marks import letter_of, solid_marks
from extractor.thai import TICKED, UNTICKED

TICK_LETTERS = frozenset("✓✔✗✘☒☑√xX×/\\+•●■*✕✖")
"""What people and fonts put into a box to tick it."""
TOUCHES = 0.2
"""Share of a box that a drawing with its middle elsewhere covers when it may be meant for it."""
LEAD = 2.5
"""Share of the text's size within which a bullet has its line on its right."""
BEHIND = 1.0
"""Share of the text's size within which text on the left makes a mark part of that line."""
LARGE = 3.0
"""Sides of a box from which on a drawing is not about the box."""


def with_ticks(page: PageContent) -> PageContent:
    """The page with its drawn tick boxes as runs ☑ and ☐ and without their drawings.

    Boxes of which it is not certain what stands in them are among the page's ``doubts``.
    """
    index = _RunIndex(page.runs)
    boxes = outlines(page, index.has_beside)
    solids = solid_marks(page)
    if not boxes and not solids:
        return page
    drawings = _Drawings(page)
    ticks: list[Run] = []
    taken: list[Box] = []
    doubts: list[Box] = []
    empty: list[Box] = []
    for box in boxes:
        letters = index.inside(box)
        if any(char not in TICK_LETTERS for _, _, char in letters):
            if len(letters) == 1 and not letters[0][2].isdigit() and index.has_beside(box):
                doubts.append(box)  # a letter may be meant for a tick
            continue
        ticked = bool(letters) or drawings.marks(box)
        if not ticked and drawings.touch(box):
            doubts.append(box)
        for run, at, _ in letters:
            index.blank(run, at)
        ticks.append(index.run_of(box, TICKED if ticked else UNTICKED))
        taken.append(box)
        if not ticked:
            empty.append(box)
    for solid in solids:
        letter = None if in_any(solid[0], taken) else letter_of(solid, empty, index.leads)
        if letter is not None:
            ticks.append(index.run_of(solid[0], letter))
            taken.append(solid[0])
    page = page._replace(doubts=(*page.doubts, *doubts))
    if not ticks:
        return page
    kept = tuple(run for run in index.runs if run.text.strip(" ")) + tuple(ticks)
    return page._replace(
        runs=kept,
        rects=tuple(rect for rect in page.rects if not in_any(rect[:4], taken)),
        segments=tuple(piece for piece in page.segments if not in_any(piece[:4], taken)),
    )


# --- what is inside ---------------------------------------------------------------------------


class _Drawings:
    """The page's small drawings by height, for what is drawn into a box or over its edge."""

    def __init__(self, page: PageContent) -> None:
        everything: tuple[Mark | Rect, ...] = (*page.marks, *page.rects)
        drawn = [
            one
            for one in everything
            if max(one.x1 - one.x0, one.y1 - one.y0) <= LARGE * TALLEST
            and (one.stroked or one.fill not in ("none", "white"))
        ]
        self._drawn = sorted(drawn, key=_middle_y)
        self._heights = list(map(_middle_y, self._drawn))
        self._images = [box for box in page.images if box[3] - box[1] <= LARGE * TALLEST]

    def marks(self, box: Box) -> bool:
        """Whether something is drawn into the box: a check, a cross, a filling."""
        x0, y0, x1, y1 = box
        filled = False
        for drawn in self._between(y0, y1):
            if not x0 < (drawn.x0 + drawn.x1) / 2 < x1:
                continue
            if max(drawn.x1 - drawn.x0, drawn.y1 - drawn.y0) > 2 * (x1 - x0):
                continue
            if isinstance(drawn, Mark) and not is_outline(drawn):
                return True
            filled = filled or drawn.fill == "dark"
        return filled

    def touch(self, box: Box) -> bool:
        """Whether a drawing or a picture lies over a good part of the box."""
        side = box[2] - box[0]
        lines = [
            drawn[:4]
            for drawn in self._between(box[1] - LARGE * side, box[3] + LARGE * side)
            if isinstance(drawn, Mark) and not is_outline(drawn)
        ]
        return any(
            max(other[2] - other[0], other[3] - other[1]) <= LARGE * side
            and _overlap(box, other) >= TOUCHES
            for other in (*lines, *self._images)
        )

    def _between(self, top: float, bottom: float) -> Sequence[Mark | Rect]:
        return self._drawn[bisect_right(self._heights, top) : bisect_left(self._heights, bottom)]


def _middle_y(drawn: Mark | Rect) -> float:
    return (drawn.y0 + drawn.y1) / 2


def _overlap(box: Box, other: Box) -> float:
    """The share of the box that lies in the other."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return width * height / area if width > 0 and height > 0 else 0.0


class _RunIndex:
    """The page's runs by height, for what stands in a box and for the line that a box stands in."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = sorted(runs, key=lambda run: run.baseline)
        self._baselines = [run.baseline for run in self.runs]

    def _between(self, top: float, bottom: float) -> range:
        low = bisect_left(self._baselines, top)
        return range(low, bisect_right(self._baselines, bottom))

    def inside(self, box: Box) -> list[tuple[int, int, str]]:
        """Characters other than spaces whose middle is in the box: run, offset, character."""
        x0, y0, x1, y1 = box
        found = []
        for index in self._between(y0, y1 + 0.3 * (y1 - y0)):
            run = self.runs[index]
            if run.rotated or run.x1 <= x0 or run.x0 >= x1 or run.top > y1:
                continue
            for at, char in enumerate(run.text):
                if char != " " and x0 < (run.xs[at] + run.xs[at + 1]) / 2 < x1:
                    found.append((index, at, char))
        return found

    def has_beside(self, box: Box) -> bool:
        """Whether the box is no taller than a line of the text that stands right beside it."""
        x0, y0, x1, y1 = box
        for index in self._between(y0, y1):
            run = self.runs[index]
            gap = max(run.x0 - x1, x0 - run.x1)
            if not run.rotated and gap < BESIDE * run.size and y1 - y0 <= LINE * run.size:
                return True
        return False

    def blank(self, index: int, at: int) -> None:
        """Put a space for a character that has become a tick."""
        run = self.runs[index]
        self.runs[index] = run._replace(text=run.text[:at] + " " + run.text[at + 1 :])

    def leads(self, box: Box) -> bool:
        """Whether a line of text begins right of the box, and nothing stands left of it."""
        x0, y0, x1, y1 = box
        middle = (y0 + y1) / 2
        right = False
        for index in self._between(y1 - 1, y1 + LARGEST):
            run = self.runs[index]
            if run.rotated or run.top > middle:
                continue
            if run.x0 < x0 and x0 - run.x1 < BEHIND * run.size:
                return False
            right = right or (run.x0 >= x1 - 1 and run.x0 - x1 < LEAD * run.size)
        return right

    def run_of(self, box: Box, text: str) -> Run:
        """The box's letter as a run on the baseline of the nearest text beside it."""
        x0, y0, x1, y1 = box
        middle = (y0 + y1) / 2
        beside = [
            self.runs[index]
            for index in self._between(middle - 2, middle + 1.2 * LARGEST)
            if self.runs[index].top - 3 <= middle
        ]
        nearest = min(beside, key=lambda run: max(run.x0 - x1, x0 - run.x1, 0.0), default=None)
        baseline, size = (y1, y1 - y0) if nearest is None else (nearest.baseline, nearest.size)
        order = nearest.order if nearest else 0
        return Run(text, "", x0, y0, x1, y1, baseline, size, -1, False, False, order, (x0, x1))
