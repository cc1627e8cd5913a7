"""Ruled lines and rectangles -> the grids of tables.

The rules that touch each other (see ``rules``) cut their bounding box into atomic boxes, and atomic
boxes with no rule between them grow together into cells. A cell that goes around others holds a
nested grid. The cost is linear in the crossings; the limits say how many are too many.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extractor.errors import ReadFault
from extractor.model import Box
from extractor.read.glyphs import Rect, Segment
from extractor.read.layout.nesting import (
    SLIVER,
    Extent,
    Region,
    bands,
    levels,
    parent_of,
    stacked,
    with_padded_cells,
)
from extractor.read.layout.rules import Rule, closed, components, whole_rules
from extractor.read.limits import Limits


class GridCell(NamedTuple):
    """A cell of a grid by its first row and column and its spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's skeleton: ``xs`` and ``ys`` are the borders of columns and rows.

    ``owner[row][column]`` is the index of the cell that covers this atomic box, -1 for none.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The grid's outline."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> int:
        """The index of the cell around a point, -1 where the point is in none."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if not (0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1):
            return -1
        return self.owner[row][column]


def find_grids(
    segments: Sequence[Segment], rects: Iterable[Rect], limits: Limits
) -> tuple[tuple[Grid, ...], tuple[Rule, ...]]:
    """All grids of a page, and the horizontal rules that no vertical one meets.

    Raises:
        ReadFault: W_LIMIT with ``table_edges`` or ``table_crossings``; the text is still there.

    """
    horizontals, verticals = whole_rules(segments, rects)
    edges = len(horizontals) + len(verticals)
    if edges > limits.table_edges:
        raise ReadFault("W_LIMIT", "tables", limit="table_edges", value=str(edges))
    touching, loose = components(horizontals, verticals, limits)
    grids: list[Grid] = []
    for across, down in touching:
        grids.extend(_grids(closed(across, down, inside=True), closed(down, across), limits))
    return tuple(grids), tuple(loose)


def _grids(across: list[Rule], down: list[Rule], limits: Limits) -> list[Grid]:
    """The grid of one component, and the grids nested in cells that go around others."""
    ys = sorted({rule.at for rule in across})
    xs = sorted({rule.at for rule in down})
    if len(xs) < 2 or len(ys) < 2:
        return []
    boxes = (len(xs) - 1) * (len(ys) - 1)
    if boxes > limits.table_crossings:
        raise ReadFault("W_LIMIT", "tables", limit="table_crossings", value=str(boxes))
    below = _covered(across, ys, xs)
    right = _covered(down, xs, ys)
    regions = _regions(len(ys) - 1, len(xs) - 1, below, right)
    return _cut_regions(tuple(xs), tuple(ys), regions)


def _covered(rules: list[Rule], lines: list[float], cuts: list[float]) -> list[bytearray]:
    """For every line, which of the stretches between the cuts are ruled."""
    middles = [(low + high) / 2 for low, high in pairwise(cuts)]
    ruled = [bytearray(len(middles)) for _ in lines]
    where = {at: index for index, at in enumerate(lines)}
    for rule in rules:
        low, high = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        ruled[where[rule.at]][low:high] = b"\1" * max(0, high - low)
    return ruled


def _regions(
    rows: int, columns: int, below: list[bytearray], right: list[bytearray]
) -> list[Region]:
    """Atomic boxes grown together, row-major; those open to the outside are left out."""
    seen = [bytearray(columns) for _ in range(rows)]
    regions = []
    for row in range(rows):
        for column in range(columns):
            if seen[row][column]:
                continue
            seen[row][column] = 1
            if (
                below[row][column]
                and below[row + 1][column]
                and right[column][row]
                and right[column + 1][row]
            ):  # closed by itself, as most are
                regions.append([(row, column)])
                continue
            region, inside = [(row, column)], True
            for r, c in region:
                steps = (
                    (below[r][c], r - 1, c),
                    (below[r + 1][c], r + 1, c),
                    (right[c][r], r, c - 1),
                    (right[c + 1][r], r, c + 1),
                )
                for ruled, to_r, to_c in steps:
                    if ruled:
                        continue
                    if not (0 <= to_r < rows and 0 <= to_c < columns):
                        inside = False
                    elif not seen[to_r][to_c]:
                        seen[to_r][to_c] = 1
                        region.append((to_r, to_c))
            if inside:
                regions.append(region)
    return regions


def _cut_regions(xs: tuple[float, ...], ys: tuple[float, ...], regions: list[Region]) -> list[Grid]:
    """Grids of regions: one level per nesting, the outermost first."""
    regions, spans = with_padded_cells(regions, xs)
    level = levels(regions, spans)
    grids = []
    for nesting in sorted(set(level.values())):
        ids = [index for index in level if level[index] == nesting]
        if nesting == 0:
            grids += [
                _grid(xs, ys, [(regions[i], spans[i]) for i in table])
                for table in stacked(ids, spans, xs, ys)
            ]
            continue
        by_parent: dict[int, list[int]] = {}
        for index in ids:
            by_parent.setdefault(parent_of(index, level, spans), []).append(index)
        grids += [
            _grid(xs, ys, [(regions[i], spans[i]) for i in band])
            for siblings in by_parent.values()
            for band in bands(siblings, spans, ys)
        ]
    return [grid for grid in grids if grid.cells]


def _is_sliver(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) < SLIVER


def _grid(
    xs: tuple[float, ...], ys: tuple[float, ...], regions: list[tuple[Region, Extent]]
) -> Grid:
    """A grid of regions; rows and columns that bound none of its cells are dropped."""
    cells_of = [
        (region, extent)
        for region, extent in sorted(regions, key=lambda found: found[1])
        if not _is_sliver(_box_of(extent, xs, ys))
    ]
    row_of, row_edges = _borders([e for _, (a, _, b, _) in cells_of for e in (a, b + 1)], ys)
    column_of, column_edges = _borders([e for _, (_, a, _, b) in cells_of for e in (a, b + 1)], xs)
    owner = [[-1] * (len(column_edges) - 1) for _ in row_edges[1:]]
    cells: list[GridCell] = []
    for region, extent in cells_of:
        r0, c0, r1, c1 = extent
        row, column = row_of[r0], column_of[c0]
        spans = row_of[r1 + 1] - row, column_of[c1 + 1] - column
        whole = len(region) == (r1 - r0 + 1) * (c1 - c0 + 1)
        for at_row, at_column in (
            ((r, c) for r in range(row, row + spans[0]) for c in range(column, column + spans[1]))
            if whole
            else _boxes_of(region, xs, ys, column_edges, row_edges)
        ):
            owner[at_row][at_column] = len(cells)
        cells.append(GridCell(row, column, *spans, _box_of(extent, xs, ys)))
    return Grid(column_edges, row_edges, tuple(cells), tuple(map(tuple, owner)))


def _borders(
    edges: Sequence[int], lines: tuple[float, ...]
) -> tuple[dict[int, int], tuple[float, ...]]:
    """Borders of rows or columns: those nearer to each other than text is high are one."""
    index_of: dict[int, int] = {}
    firsts: list[float] = []
    lasts: list[float] = []
    for edge in sorted(set(edges)):
        if firsts and lines[edge] - firsts[-1] < SLIVER:
            lasts[-1] = lines[edge]
        else:
            firsts.append(lines[edge])
            lasts.append(lines[edge])
        index_of[edge] = len(firsts) - 1
    return index_of, tuple((a + b) / 2 for a, b in zip(firsts, lasts, strict=True))


def _boxes_of(
    region: Region,
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    columns: tuple[float, ...],
    rows: tuple[float, ...],
) -> Iterable[tuple[int, int]]:
    """The grid's boxes that a region without the shape of a rectangle covers."""
    for r, c in region:
        row = bisect_right(rows, (ys[r] + ys[r + 1]) / 2) - 1
        column = bisect_right(columns, (xs[c] + xs[c + 1]) / 2) - 1
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1:
            yield row, column


def _box_of(extent: Extent, xs: tuple[float, ...], ys: tuple[float, ...]) -> Box:
    r0, c0, r1, c1 = extent
    return (xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])


def grid_of(xs: Sequence[float], ys: Sequence[float]) -> Grid:
    """A full grid without merged cells, for tables whose rules are only partly drawn."""
    columns, rows = len(xs) - 1, len(ys) - 1
    cells = tuple(
        GridCell(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(rows)
        for column in range(columns)
    )
    owner = tuple(tuple(range(row * columns, (row + 1) * columns)) for row in range(rows))
    return Grid(tuple(xs), tuple(ys), cells, owner)
