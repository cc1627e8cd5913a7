"""The document as a tree whose leaves are numbered paragraphs, so that places can be compared.

A leaf's ``index`` is its rank in reading order; its ``route`` names the table cells around it, from
the outermost in. An empty cell holds one empty leaf: that nothing stands there is content, too.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """A cell with what is in it."""

    cell: Cell
    nodes: tuple[Node, ...]


class TableNode(NamedTuple):
    """A table as rows of cells; a cell stands in the row in which it starts."""

    number: int
    rows: tuple[tuple[CellNode, ...], ...]
    n_columns: int


Node = Leaf | TableNode


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole tree and its leaves in reading order."""

    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]


def outline(blocks: tuple[Block, ...]) -> Outline:
    """Number the paragraphs of a document."""
    builder = _Builder()
    nodes = tuple(builder.nodes(blocks, (), "body"))
    return Outline(nodes, tuple(builder.leaves))


class _Builder:
    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.tables = 0

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
        number = self.tables
        self.tables += 1
        rows = []
        for row in table.rows():
            cells = []
            for cell in row:
                inside = (*route, Step(number, cell))
                nodes = self.nodes(cell.blocks, inside, zone)
                cells.append(
                    CellNode(cell, tuple(nodes or [self.leaf(_nothing(cell), inside, zone)]))
                )
            rows.append(tuple(cells))
        return TableNode(number, tuple(rows), table.n_columns)


def _nothing(cell: Cell) -> Paragraph:
    return Paragraph("", cell.place)


def leaves_of(nodes: tuple[Node, ...]) -> Iterator[Leaf]:
    """The leaves below these nodes, in reading order."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            for row in node.rows:
                for cell in row:
                    yield from leaves_of(cell.nodes)


def tables_of(nodes: tuple[Node, ...]) -> Iterator[TableNode]:
    """The tables below these nodes, outer before inner."""
    for node in nodes:
        if isinstance(node, TableNode):
            yield node
            for row in node.rows:
                for cell in row:
                    yield from tables_of(cell.nodes)
