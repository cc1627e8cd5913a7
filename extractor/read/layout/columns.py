"""Columns without rules -> tables: text that stands aligned is a table, too.

Two headings side by side, labels left and their contents right, level and score tables whose
borders are not drawn: consecutive lines that keep the same white gutters free are rows of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Cell, Paragraph, Place, Table
from extractor.read.layout.line_joins import Frame
from extractor.read.layout.lines import Line, joined_parts
from extractor.read.layout.paragraphs import frame_of, paragraphs_of
from extractor.read.layout.row_starts import RowParts, are_numbered, row_starts
from extractor.thai import TICK_BOXES

GUTTER = 0.8
"""Share of the font size that a gutter is wide at least, on all lines together."""
LABEL_GUTTER = 0.45
"""The same right of a label in bold."""
WIDEST_SPACE = 1.4
"""Font sizes that a space is wide at most in a line that is spread over its column."""
ALIGNED = 3.0
"""Points by which the left edges of one column differ at most where only two rows show it."""
MOST_ROWS = 0.75
"""Share of a column's rows that are aligned with each other."""
LONE_LINES = 2
"""Lines in the first column alone that may follow each other inside a table without rules."""
LABEL_LINES = 5
"""The same for lines in bold, as labels are that a narrow column breaks."""

Gutter = tuple[float, float]


class Stretch(NamedTuple):
    """Lines ``start`` to ``end`` (excluded) that share ``gutters``."""

    start: int
    end: int
    gutters: tuple[Gutter, ...]


def find_stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Stretches of lines that are tables without rules."""
    if not any(line.parts for line in lines):
        return []
    found = []
    at = 0
    while at < len(lines):
        if not lines[at].parts:
            at += 1
            continue
        stretch = _stretch_from(lines, at)
        if stretch is None:
            at += 1
        else:
            found.append(stretch)
            at = stretch.end
    return found


def _stretch_from(lines: Sequence[Line], start: int) -> Stretch | None:
    gutters = _gaps(lines[start])
    end, lone = start + 1, 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.baseline - lines[index - 1].baseline > 4 * line.size:
            break
        free = _still_free(gutters, line)
        right = max(above.x1 for above in lines[start:index])
        if len(free) < len(gutters) or not _one_a_column(line, free, right):
            break
        lone = 0 if line.x1 > free[0][1] else lone + 1
        if lone > (LABEL_LINES if line.all_bold else LONE_LINES):
            break
        gutters = free
        if not lone:
            end = index + 1
    stretch = Stretch(start, end, tuple(gutters))
    return stretch if _is_table(lines[start:end], stretch.gutters) else None


def _gaps(line: Line) -> list[Gutter]:
    return [(left.x1, right.x0) for left, right in zip(line.parts, line.parts[1:], strict=False)]


def _still_free(gutters: Sequence[Gutter], line: Line) -> list[Gutter]:
    """The gutters as far as the line leaves them white."""
    free = []
    for low, high in gutters:
        for part in line.parts or (line,):
            if part.x0 < high and part.x1 > low:
                if part.x0 - low >= high - part.x1:
                    high = part.x0
                else:
                    low = part.x1
        labelled = (line.parts or (line,))[0].all_bold
        if high - low >= (LABEL_GUTTER if labelled else GUTTER) * line.size:
            free.append((low, high))
    return free


def _one_a_column(line: Line, gutters: Sequence[Gutter], right: float) -> bool:
    """Whether every part of the line stands in a column of its own.

    In the last column, a line that fills it up to the ``right`` was spread by the spaces in it,
    which then are no wider than such spaces get.
    """
    columns = [sum(part.x0 >= high - 0.5 for _, high in gutters) for part in line.parts]
    widest = max((high - low for low, high in _gaps(line)[len(set(columns)) - 1 :]), default=0.0)
    if abs(line.x1 - right) <= ALIGNED and widest <= WIDEST_SPACE * line.size:
        columns = [column for column in columns if column < len(gutters)]
    return len(set(columns)) == len(columns)


def _is_table(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Whether enough rows show the columns, and their edges agree where few do."""
    rows = [line for line in lines if line.parts]
    if len(rows) < 2:
        return len(rows) == 1 and len(lines) > 1 and _hangs_right(lines, gutters)
    if _are_options(rows):
        return False
    cuts = [(low + high) / 2 for low, high in gutters]
    if are_numbered([_row_parts(row, cuts) for row in rows]):
        return True
    aligned = sum(map(_is_aligned, _columns(rows, cuts)))
    return aligned >= len(gutters) - len(gutters) // 4


def _are_options(rows: Sequence[Line]) -> bool:
    """Whether the columns are choices with their tick boxes, which are read line by line."""
    parts = [part for row in rows for part in row.parts]
    ticked = sum(part.text[0] in TICK_BOXES for part in parts)
    return ticked > len(parts) / 3


def _columns(rows: Sequence[Line], cuts: Sequence[float]) -> list[list[Line]]:
    """The parts of every column but the first, whose edge all text shares."""
    columns: list[list[Line]] = [[] for _ in cuts]
    for row in rows:
        for part in row.parts:
            column = sum(part.x0 >= cut - 0.5 for cut in cuts)
            if column:
                columns[column - 1].append(part)
    return columns


def _is_aligned(column: Sequence[Line]) -> bool:
    """Whether the parts share their left edge, their middle or their right edge.

    Of many rows a few may differ; where there are few, each must agree.
    """
    for edges in (
        sorted(part.x0 for part in column),
        sorted((part.x0 + part.x1) / 2 for part in column),
        sorted(part.x1 for part in column),
    ):
        together = sum(high - low <= ALIGNED for low, high in pairwise(edges))
        if len(edges) > 1 and together >= MOST_ROWS * (len(edges) - 1):
            return True
    return False


def _hangs_right(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Whether a label's content goes on below itself, right of the gutter: one row of a form."""
    edge = gutters[0][1]
    return all(abs(line.x0 - edge) <= ALIGNED for line in lines[1:])


# --- stretch -> table -------------------------------------------------------------------------


def table_of(lines: Sequence[Line], stretch: Stretch, frame: Frame, page: int) -> Table:
    """The table that a stretch of lines is."""
    cuts = [(low + high) / 2 for low, high in stretch.gutters]
    rows = [_row_parts(line, cuts) for line in lines[stretch.start : stretch.end]]
    starts = row_starts(rows)
    edges = [frame.left, *cuts, max(frame.right, *(line.x1 for line in lines))]
    rights = [
        max((part.x1 for row in rows for part in row[column]), default=edges[column + 1])
        for column in range(len(cuts) + 1)
    ]
    cells = []
    for row, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        for column in range(len(cuts) + 1):
            parts = [part for line in rows[start:end] for part in line[column]]
            if parts:
                sides = edges[column], edges[column + 1]
                cells.append(_cell(row, column, parts, sides, rights[column], page))
    box = cells[0].place
    for cell in cells[1:]:
        box = box.union(cell.place)
    return Table(tuple(cells), box)


def _row_parts(line: Line, cuts: Sequence[float]) -> RowParts:
    """A line's parts by column; what a justified line is spread to is one again."""
    columns: RowParts = [[] for _ in range(len(cuts) + 1)]
    for part in line.parts or (line,):
        columns[sum(part.x0 >= cut - 0.5 for cut in cuts)].append(part)
    return [[joined_parts(parts, " ")] if parts[1:] else parts for parts in columns]


def _cell(
    row: int,
    column: int,
    parts: Sequence[Line],
    edges: tuple[float, float],
    right: float,
    page: int,
) -> Cell:
    """A cell; its lines can reach as far to the ``right`` as others of its column do."""
    left = min(part.x0 for part in parts)
    box = (
        min(edges[0], left),
        min(part.top for part in parts),
        max(edges[1], *(part.x1 for part in parts)),
        max(part.bottom for part in parts),
    )
    frame = frame_of(parts, box)._replace(right=right)
    blocks: list[Paragraph] = paragraphs_of(parts, frame, page)
    return Cell(row, column, tuple(blocks), place=Place(page, box))
