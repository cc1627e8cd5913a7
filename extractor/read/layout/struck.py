"""Text with a line through it: what its author deleted, shown as deleted, is no content.

Word processors print tracked deletions so, and people strike out by hand what no longer holds. The
line begins and ends with the letters that it strikes out, half an x-height above their baseline;
rules of tables reach further than the text beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.read.glyphs import STRUCK, PageContent, Run, Segment
from extractor.thai import MARKS

HEIGHT = 0.26
"""Share of the font size above the baseline at which a line strikes letters out."""
SLACK = 0.12
"""Share of the font size by which it may stand higher or lower."""
ENDS = 0.25
"""Share of the font size by which it may begin or end beside the letters."""
_MARKS = frozenset(MARKS)
STEP = 4.0
"""Points of a page's height in which runs are looked for together."""


def without_struck(page: PageContent) -> tuple[PageContent, int]:
    """The page without what is struck out, and how many characters that was."""
    lines = [piece for piece in page.segments if piece.x1 - piece.x0 > piece.y1 - piece.y0]
    if not lines or not page.runs:
        return page, 0
    heights = _Heights(page.runs, sorted(line.y0 for line in lines))
    struck: dict[int, list[Segment]] = defaultdict(list)
    for line in lines:
        for index in heights.struck_by(line):
            struck[index].append(line)
    if not struck:
        return page, 0
    kept: list[Run] = []
    for index, run in enumerate(page.runs):
        kept += _left_of(run, struck[index]) if index in struck else (run,)
    count = sum(map(_letters, page.runs)) - sum(map(_letters, kept))
    return page._replace(runs=tuple(kept)), count


def _letters(run: Run) -> int:
    return len(run.text) - run.text.count(" ")


class _Heights:
    """Runs that have a line at the height at which it would strike them out, from left to right."""

    def __init__(self, runs: Sequence[Run], levels: Sequence[float]) -> None:
        """Take in the runs at one of the lines' ``levels``, which few are at; these go upwards."""
        self._runs = runs
        self._at: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._widest: dict[int, float] = defaultdict(float)
        for index, run in enumerate(runs):
            level, slack = run.baseline - HEIGHT * run.size, SLACK * run.size
            near = bisect_left(levels, level - slack)
            if near < len(levels) and levels[near] <= level + slack and not run.rotated:
                shelf = _shelf(level)
                self._at[shelf].append((run.x0, index))
                self._widest[shelf] = max(self._widest[shelf], run.x1 - run.x0)
        for row in self._at.values():
            row.sort()

    def struck_by(self, line: Segment) -> list[int]:
        """The runs that a line strikes out, wholly or in part; none where it reaches further."""
        found = [index for index in self._crossed(line) if _inked(self._runs[index], line)]
        if not found:
            return []
        runs = [self._runs[index] for index in found]
        slack = ENDS * min(run.size for run in runs)
        edges = [x for run in runs for x in run.xs]
        begins = any(abs(x - line.x0) <= slack for x in edges)
        return found if begins and any(abs(x - line.x1) <= slack for x in edges) else []

    def _crossed(self, line: Segment) -> Iterable[int]:
        middle = _shelf(line.y0)
        for shelf in range(middle - 1, middle + 2):
            row = self._at.get(shelf)
            if row is None:
                continue
            first = bisect_left(row, (line.x0 - self._widest[shelf], -1))
            for x0, index in row[first:]:
                if x0 >= line.x1:
                    break
                run = self._runs[index]
                level = run.baseline - HEIGHT * run.size
                if abs(level - line.y0) <= SLACK * run.size:
                    yield index


def _shelf(y: float) -> int:
    return int(y // STEP)


def _inked(run: Run, line: Segment) -> list[int]:
    """Which letters of the run the line goes through, with their marks."""
    found: list[int] = []
    at = 0
    while at < len(run.text):
        end = at + 1
        while end < len(run.text) and run.text[end] in _MARKS:
            end += 1
        if run.text[at] != " " and line.x0 < (run.xs[at] + run.xs[end]) / 2 < line.x1:
            found += range(at, end)
        at = end
    return found


def _left_of(run: Run, lines: Sequence[Segment]) -> list[Run]:
    """What is left of a run, with a space in the room of what is gone: no column begins there."""
    gone = sorted({at for line in lines for at in _inked(run, line)})
    kept: list[Run] = []
    start = 0
    for at in (*gone, len(run.text)):
        if run.text[start:at].strip(" "):
            piece = run.piece(start, at)
            kept.append(piece if kept else piece._replace(raw=run.raw))
        if at < len(run.text):
            kept.append(run.piece(at, at + 1)._replace(text=" ", font=STRUCK))
        start = at + 1
    return kept
