"""The document as a tree whose leaves are numbered paragraphs, so that places can be compared.

A leaf's ``index`` is its rank in reading order; its ``route`` names the table cells around it, from
the outermost in. An empty cell holds one empty leaf: that nothing stands there is content, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extractor.model import Block, Cell, Paragraph, Table, Zone


class Step(NamedTuple):
    """One table cell on the way to a leaf; ``table`` numbers the tables of the document."""

    table: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph (empty for an empty cell) with its rank and the cells around it.

    ``text`` is the paragraph's, without its automatic number.
    """

    index: int
    paragraph: Paragraph
    route: tuple[Step, ...]
    zone: Zone
    text: str


class CellNode(NamedTuple):
    """A cell with what is in it; ``leaves`` are its own, without those of tables in it."""

    cell: Cell
    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]


class TableNode(NamedTuple):
    """A table as rows of cells; a cell stands in the row in which it starts."""

    number: int
    rows: tuple[tuple[CellNode, ...], ...]
    n_columns: int


Node = Leaf | TableNode


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole tree, and its leaves and tables in reading order, outer tables before inner."""

    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]
    tables: tuple[TableNode, ...]


def outline(blocks: tuple[Block, ...]) -> Outline:
    """Number the paragraphs of a document."""
    builder = _Builder()
    nodes = tuple(builder.nodes(blocks, (), "body"))
    tables = sorted(builder.tables, key=lambda table: table.number)
    return Outline(nodes, tuple(builder.leaves), tuple(tables))


class _Builder:
    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.tables: list[TableNode] = []
        self.numbered = 0

    def nodes(self, blocks: tuple[Block, ...], route: tuple[Step, ...], zone: Zone) -> list[Node]:
        made: list[Node] = []
        for block in blocks:
            inner = block.zone if block.zone != "body" else zone
            if isinstance(block, Table):
                made.append(self.table(block, route, inner))
            elif block.text.strip():
                made.append(self.leaf(block, route, inner))
        return made

    def leaf(self, paragraph: Paragraph, route: tuple[Step, ...], zone: Zone) -> Leaf:
        made = Leaf(len(self.leaves), paragraph, route, zone, paragraph.text)
        self.leaves.append(made)
        return made

    def table(self, table: Table, route: tuple[Step, ...], zone: Zone) -> TableNode:
        number = self.numbered
        self.numbered += 1
        rows = []
        for row in table.rows():
            cells = []
            for cell in row:
                inside = (*route, Step(number, cell))
                nodes = self.nodes(cell.blocks, inside, zone)
                nodes = nodes or [self.leaf(_nothing(cell), inside, zone)]
                own = tuple([node for node in nodes if isinstance(node, Leaf)])
                cells.append(CellNode(cell, tuple(nodes), own))
            rows.append(tuple(cells))
        made = TableNode(number, tuple(rows), table.n_columns)
        self.tables.append(made)
        return made


def _nothing(cell: Cell) -> Paragraph:
    return Paragraph("", cell.place)
