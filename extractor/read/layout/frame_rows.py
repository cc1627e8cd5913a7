"""Frames that stand side by side are the cells of one row: a row of a form drawn as boxes.

Only so do boxes go on together over a page break, each with its own half on the next page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.read.layout.grid import Grid, grid_of

LEVEL = 2.0
"""Points by which tops and feet of frames of one row differ at most."""
APART = 42.0
"""Points between the frames of one row at most: wider gaps are columns of a page."""


def with_rows_of_frames(grids: Iterable[Grid], lowest: float) -> list[Grid]:
    """``grids`` with frames (of one cell, at least ``lowest`` points high) joined into rows."""
    found = list(grids)
    frames = [grid for grid in found if len(grid.cells) == 1 and _height(grid) >= lowest]
    frames.sort(key=lambda grid: (round(grid.ys[0] / LEVEL), grid.xs[0]))
    rows: list[list[Grid]] = []
    for frame in frames:
        if rows and _beside(rows[-1][-1], frame):
            rows[-1].append(frame)
        else:
            rows.append([frame])
    joined = [row for row in rows if len(row) > 1]
    taken = {id(frame) for row in joined for frame in row}
    return [grid for grid in found if id(grid) not in taken] + [_row(row) for row in joined]


def _height(grid: Grid) -> float:
    return grid.ys[-1] - grid.ys[0]


def _beside(left: Grid, right: Grid) -> bool:
    level = abs(left.ys[0] - right.ys[0]) <= LEVEL and abs(left.ys[-1] - right.ys[-1]) <= LEVEL
    return level and 0 <= right.xs[0] - left.xs[-1] <= APART


def _row(frames: Sequence[Grid]) -> Grid:
    first, last = frames[0], frames[-1]
    between = ((left.xs[-1] + right.xs[0]) / 2 for left, right in pairwise(frames))
    return grid_of([first.xs[0], *between, last.xs[-1]], [first.ys[0], first.ys[-1]])
