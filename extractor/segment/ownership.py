"""Who owns which words: every stretch of text goes to the heading above it, or left of it.

In running text a heading owns what follows up to the next heading. In a table it owns columns: a
heading's columns reach from its cell to the next heading of the same row, and what stands below in
those columns is its own until another heading takes them over. So two headings side by side keep
their phones apart, and a heading in the left column owns the cell to its right.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.segment.outline import CellNode, Leaf, Node, Outline, TableNode

NOBODY = -1
SAME = -2

_ONLY_NUMBER = re.compile(r"\s*[(\[]?[0-9๐-๙]{1,2}[.)\]]*\s*")


class Head(NamedTuple):
    """Text that is no content: ``leaf``'s ``start`` to ``end``; behind it ``owner`` begins.

    With ``SAME`` whoever owned the text before goes on behind it (a line of the reporting round, a
    page header in the middle of a section).
    """

    leaf: int
    start: int
    end: int
    owner: int


class Piece(NamedTuple):
    """A stretch of a leaf's text that belongs to an owner."""

    leaf: Leaf
    start: int
    end: int
    owner: int


class Distribution:
    """Walks the outline once and hands each stretch of text to its owner.

    ``heads`` by leaf; ``skipped`` leaves belong to nobody and change nothing (titles, guideline);
    ``closing`` leaves end whatever is open (signatures).
    """

    def __init__(
        self,
        heads: dict[int, list[Head]],
        skipped: frozenset[int],
        closing: frozenset[int],
    ) -> None:
        self._heads = heads
        self._skipped = skipped
        self._closing = closing
        self.pieces: list[Piece] = []

    def run(self, tree: Outline) -> list[Piece]:
        """The pieces of the whole document in reading order of each zone."""
        owner = NOBODY
        for zone in ("header", "body", "footer", "note"):
            nodes = [node for node in tree.nodes if _zone(node) == zone]
            if zone == "body":
                owner = self._nodes(nodes, owner if self._is_bare(owner) else NOBODY)
            else:
                owner = self._nodes(nodes, NOBODY)
        return self.pieces

    def _is_bare(self, owner: int) -> bool:
        """Whether a page header ended in a heading whose content must then be the body's."""
        return owner != NOBODY and not any(
            piece.owner == owner and piece.leaf.text[piece.start : piece.end].strip()
            for piece in self.pieces
        )

    def _nodes(self, nodes: list[Node] | tuple[Node, ...], owner: int) -> int:
        for node in nodes:
            owner = self._leaf(node, owner) if isinstance(node, Leaf) else self._table(node, owner)
        return owner

    def _leaf(self, leaf: Leaf, owner: int) -> int:
        if leaf.index in self._skipped:
            return owner
        if leaf.index in self._closing:
            return NOBODY
        at = 0
        for head in self._heads.get(leaf.index, ()):
            self._piece(leaf, at, head.start, owner)
            at = max(at, head.end)
            owner = owner if head.owner == SAME else head.owner
        if at == 0 or leaf.text[at:].strip():
            self._piece(leaf, at, len(leaf.text), owner)
        return owner

    def _piece(self, leaf: Leaf, start: int, end: int, owner: int) -> None:
        if owner != NOBODY and (end > start or not leaf.text):
            self.pieces.append(Piece(leaf, start, end, owner))

    def _table(self, table: TableNode, owner: int) -> int:
        columns = [owner] * max(table.n_columns, 1)
        for row in table.rows:
            headed = {cell.cell.column: cell for cell in row if self._has_head(cell.nodes)}
            numbering: CellNode | None = None
            for cell in row:
                start, after = cell.cell.column, cell.cell.column + cell.cell.column_span
                if start in headed:
                    owner = self._nodes(cell.nodes, columns[start])
                    begin = numbering.cell.column if numbering else start
                    reach = min((at for at in headed if at > start), default=len(columns))
                    columns[begin:reach] = [owner] * (reach - begin)
                elif after in headed and _only_number(cell):
                    numbering = cell
                    continue
                elif self._nodes(cell.nodes, columns[after - 1]) == NOBODY:
                    columns[start:after] = [NOBODY] * (after - start)
                numbering = None
        return columns[-1] if len(set(columns)) == 1 else owner

    def _has_head(self, nodes: tuple[Node, ...]) -> bool:
        for node in nodes:
            if isinstance(node, Leaf):
                heads = self._heads.get(node.index, ())
                if node.index not in self._skipped and any(head.owner != SAME for head in heads):
                    return True
            elif any(self._has_head(cell.nodes) for row in node.rows for cell in row):
                return True
        return False


def _only_number(cell: CellNode) -> bool:
    """Whether the cell holds just a list number: that of the heading right of it."""
    if len(cell.nodes) != 1 or not isinstance(cell.nodes[0], Leaf):
        return False
    leaf = cell.nodes[0]
    return bool(_ONLY_NUMBER.fullmatch(leaf.text or leaf.paragraph.label))


def _zone(node: Node) -> str:
    if isinstance(node, Leaf):
        return node.zone
    for row in node.rows:
        for cell in row:
            for inner in cell.nodes:
                return _zone(inner)
    return "body"
