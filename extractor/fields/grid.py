"""Tables as grids: merged cells spread over the places that they cover.

A table may stand as a table, inside a cell of another one, or as lines whose cells are separated
by tabulators.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extractor.fields.lines import Line
from extractor.model import Block, Cell, Paragraph, Place, Table

_MOST_PLACES = 40_000
"""Grid places that are looked at; a table of this form has some hundred."""


def own_paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """The cell's paragraphs without those of tables inside it."""
    return tuple(block for block in cell.blocks if isinstance(block, Paragraph))


def own_text(cell: Cell) -> str:
    """The cell's own text on one line."""
    lines = (
        line.strip() for paragraph in own_paragraphs(cell) for line in paragraph.text.split("\n")
    )
    return " ".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Spot:
    """A grid place: its cell, the cell's text on one line, and whether the cell starts here."""

    cell: Cell
    text: str
    first: bool

    @property
    def place(self) -> Place:
        """Where the cell's text stands."""
        found = own_paragraphs(self.cell)
        return found[0].place if len(found) == 1 else self.cell.place


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of spots; None where the table has no cell."""

    rows: tuple[tuple[Spot | None, ...], ...]

    @property
    def n_columns(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def column_texts(self, column: int) -> list[str]:
        """The texts of the cells that start in a column, top down."""
        spots = (row[column] for row in self.rows if column < len(row))
        return [spot.text for spot in spots if spot and spot.first]

    def used_columns(self) -> int:
        """How many columns hold any text of their own."""
        return sum(any(self.column_texts(column)) for column in range(self.n_columns))


def grid_of(table: Table) -> Grid:
    """The table with its merged cells spread, empty rows left out."""
    height, width = table.n_rows, table.n_columns
    spread = height * width <= _MOST_PLACES
    places: dict[tuple[int, int], Spot] = {}
    for cell in table.cells:
        text = own_text(cell)
        down = range(cell.row, cell.row + (cell.row_span if spread else 1))
        across = range(cell.column, cell.column + (cell.column_span if spread else 1))
        for row in down:
            for column in across:
                places[row, column] = Spot(cell, text, (row, column) == (cell.row, cell.column))
    used_rows = sorted({row for (row, _), spot in places.items() if spot.text})
    width = min(width, _MOST_PLACES // max(len(used_rows), 1))
    return Grid(tuple(tuple(places.get((r, c)) for c in range(width)) for r in used_rows))


def grids_of(blocks: tuple[Block, ...]) -> Iterator[Grid]:
    """Every table below ``blocks`` as a grid, outer before inner; tabbed lines are tables too."""
    for tabbed, group in groupby(blocks, key=_is_tabbed):
        found = list(group)
        if tabbed:
            yield _tabbed_grid([block for block in found if isinstance(block, Paragraph)])
            continue
        for block in found:
            if isinstance(block, Table):
                yield grid_of(block)
                for cell in block.cells:
                    yield from grids_of(cell.blocks)


def _is_tabbed(block: Block) -> bool:
    return isinstance(block, Paragraph) and "\t" in block.text.strip()


def _tabbed_grid(found: list[Paragraph]) -> Grid:
    rows = [row for paragraph in found for row in _tabbed_rows(paragraph)]
    width = max((len(row) for row in rows), default=0)
    return Grid(tuple(_padded(r, row, width) for r, row in enumerate(rows)))


def _padded(row: int, pieces: list[Line], width: int) -> tuple[Spot | None, ...]:
    spots = [_spot(piece, row, column) for column, piece in enumerate(pieces)]
    return (*spots, *[None] * (width - len(pieces)))


def _tabbed_rows(paragraph: Paragraph) -> Iterator[list[Line]]:
    """The cells of each printed line; an empty cell keeps its column."""
    start = 0
    for printed in paragraph.text.split("\n"):
        pieces = []
        for text in printed.split("\t"):
            pieces.append(Line(text, paragraph, start).cut(0))
            start += len(text) + 1
        if any(piece.text for piece in pieces):
            yield pieces


def _spot(piece: Line, row: int, column: int) -> Spot:
    paragraph = Paragraph(piece.text, piece.place())
    return Spot(Cell(row, column, (paragraph,), place=piece.place()), piece.text, True)
