"""The borders of tables around a page break: whether they are those of one table.

Columns are told by where their borders stand on the page, so that rows with merged cells, and the
rest of a table in a cell that is wider, are counted alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Cell, Place, Table

SAME_BORDER = 3.0
"""Points by which the borders of one table differ from page to page at most."""


def without_room(above: Table, below: Table) -> tuple[Table, Table]:
    """Both tables, one without its empty last column where only then they are one table.

    That is the room beside a table which fills the height of a cell, but not its width.
    """
    if not common_borders(above, below):
        for pair in ((above, _narrower(below)), (_narrower(above), below)):
            if common_borders(*pair):
                return pair
    return above, below


def _narrower(table: Table) -> Table:
    """The table without its last column if that is empty."""
    end = table.n_columns
    side = [cell for cell in table.cells if cell.column + cell.column_span == end]
    kept = tuple(cell for cell in table.cells if cell.column + cell.column_span < end)
    if not kept or any(cell.blocks for cell in side):
        return table
    return Table(kept, around(kept), table.zone)


def common_borders(above: Table, below: Table) -> list[float]:
    """The borders of both where they are one table; empty where they differ.

    One has all the borders of the other, or, where rows differ, those at the break have the same.
    """
    one, other = _borders(above.cells), _borders(below.cells)
    more, fewer = (one, other) if len(one) >= len(other) else (other, one)
    if len(fewer) < 2 or _far(more[0], fewer[0]) or _far(more[-1], fewer[-1]):
        return []
    if _has_all(more, fewer):
        return more
    last, first = _borders(last_row(above)), _borders(below.rows()[0])
    alike = len(last) == len(first) > 2 and _has_all(last, first)
    return _distinct([*one, *other]) if alike else []


def on_borders(table: Table, borders: Sequence[float]) -> Table:
    """The table with its columns counted along ``borders``."""
    boxes = [cell.place.box for cell in table.cells if cell.place.box is not None]
    if len(boxes) < len(table.cells):
        return table
    nearest = {x: _nearest(borders, x) for x in {x for box in boxes for x in (box[0], box[2])}}
    cells = []
    for cell, box in zip(table.cells, boxes, strict=True):
        first = nearest[box[0]]
        last = max(nearest[box[2]], first + 1)
        same = first == cell.column and last - first == cell.column_span
        cells.append(cell if same else replace(cell, column=first, column_span=last - first))
    return Table(tuple(cells), table.place, table.zone)


def _borders(cells: Sequence[Cell]) -> list[float]:
    """The x of the borders between the cells' columns, those of their outline included."""
    boxes = [cell.place.box for cell in cells if cell.place.box is not None]
    return _distinct([x for box in boxes for x in (box[0], box[2])])


def _distinct(xs: Sequence[float]) -> list[float]:
    found: list[float] = []
    for x in sorted(xs):
        if not found or x - found[-1] > SAME_BORDER:
            found.append(x)
    return found


def _has_all(more: Sequence[float], fewer: Sequence[float]) -> bool:
    return all(any(not _far(x, border) for border in more) for x in fewer)


def _far(one: float, other: float) -> bool:
    return abs(one - other) > SAME_BORDER


def _nearest(borders: Sequence[float], x: float) -> int:
    """The index of the border nearest to ``x``; ``borders`` are in order."""
    after = min(bisect_left(borders, x), len(borders) - 1)
    before = max(after - 1, 0)
    return before if x - borders[before] <= borders[after] - x else after


def last_row(table: Table) -> list[Cell]:
    """The cells that reach the table's foot, left to right; merged ones begin further up."""
    foot = table.n_rows
    reaching = [cell for cell in table.cells if cell.row + cell.row_span == foot]
    return sorted(reaching, key=lambda cell: cell.column)


def moved_down(cell: Cell, rows: int) -> Cell:
    """The cell so many rows further down."""
    row = cell.row + rows
    return Cell(row, cell.column, cell.blocks, cell.row_span, cell.column_span, cell.place)


def rows_from(table: Table, first: int) -> Table:
    """The table without the rows above ``first``."""
    cells = tuple(moved_down(cell, -first) for cell in table.cells if cell.row >= first)
    return Table(cells, around(cells) if cells else table.place, table.zone)


def around(cells: Sequence[Cell]) -> Place:
    """The place of all these cells."""
    return cells[0].place.around(cell.place for cell in cells[1:])
