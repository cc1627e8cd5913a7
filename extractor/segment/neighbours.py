"""What stands beside a possible heading: the head of a column or row is no heading of a section.

``ชื่อตัวชี้วัด`` beside ``น้ำหนัก`` is a column of the score table, not section 2; what stands over
the texts of the levels 1 to 5 heads a column, whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.form import Form
from extractor.segment.headings import Vocabulary, column_vocabulary
from extractor.segment.outline import CellNode, Leaf, Outline, TableNode, tables_of
from extractor.thai import to_arabic

_LONGEST = 60
_SCORED = {"weight", "weighted_score", "score"}
_LEVEL = re.compile(r"\s*(?:ระดับ(?:คะแนน|ที่)?|คะแนน)?\s*([0-9๐-๙]{1,2})\s*(?:คะแนน)?\s*[.)]?\s*")
_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?[.)]?\s*")
_ROW_NUMBER = re.compile(r"\s*[(\[]?([0-9๐-๙]{1,2})[.)\]]*\s*")
_LABEL_END = re.compile(r"[:：\t]")


def level_table_heads(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves that head a column or a row of a level table."""
    heads: set[int] = set()
    for table in tables_of(tree.nodes):
        for row, below in pairwise(table.rows):
            heads.update(_column_heads(row, below))
            heads.update(_row_heads(row, below, form))
    return frozenset(heads)


def _column_heads(row: tuple[CellNode, ...], below: tuple[CellNode, ...]) -> Iterator[int]:
    """Leaves right of a cell that is no level itself and has a level below it."""
    levels = {cell.cell.column for cell in below if _LEVEL.fullmatch(_text(cell))}
    labels = [
        cell.cell.column
        for cell in row
        if cell.cell.column in levels and not _LEVEL.fullmatch(_text(cell))
    ]
    for cell in row:
        if labels and cell.cell.column > labels[0]:
            yield from (leaf.index for leaf in _leaves(cell))


def _row_heads(row: tuple[CellNode, ...], below: tuple[CellNode, ...], form: Form) -> Iterator[int]:
    """Leaves in the first cell of a row that stands under a row of levels."""
    levels = [int(found[1]) for cell in row if (found := _LEVEL.fullmatch(_text(cell)))]
    if _counts(levels, form) and len(below) >= 3:
        yield from (leaf.index for leaf in _leaves(below[0]))


def _counts(numbers: list[int], form: Form) -> bool:
    """Whether numbers count the form's levels up or down, one perhaps left out or twice there."""
    rules = form.score
    levels = {n for n in numbers if rules.level_min <= n <= rules.level_max}
    span = rules.level_max - rules.level_min + 1
    in_order = numbers in (sorted(numbers), sorted(numbers, reverse=True))
    return in_order and len(levels) == len(set(numbers)) and len(levels) >= max(3, span - 1)


def label_cells(tree: Outline) -> dict[int, int]:
    """Leaves alone in a cell with more to the right of it, and the number left of it (0: none)."""
    found: dict[int, int] = {}
    for table in tables_of(tree.nodes):
        for row in table.rows:
            number = 0
            for cell in row[:-1]:
                leaves = _leaves(cell)
                if len(cell.nodes) != 1 or len(leaves) != 1:
                    break
                counted = _ROW_NUMBER.fullmatch(leaves[0].text or leaves[0].paragraph.label)
                if counted is None:
                    found[leaves[0].index] = number
                    break
                number = int(to_arabic(counted[1]))
    return found


def score_column_heads(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves of a table row in which two or more other cells are columns of the score table."""
    columns = column_vocabulary(form)
    heads: set[int] = set()
    for table in tables_of(tree.nodes):
        for line in _lines_across(table):
            kinds = {leaf.index: columns.fits(_unnumbered(leaf.text)) for leaf in line}
            named = set(kinds.values()) & _SCORED
            heads.update(index for index, kind in kinds.items() if len(named - {kind}) >= 2)
    return frozenset(heads)


def score_table_heads(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves that stand beside, over or under the column headings of a score table."""
    columns = column_vocabulary(form)
    heads: set[int] = set()
    for table in tables_of(tree.nodes):
        for line in (*_lines_across(table), *_lines_down(table)):
            kinds = {leaf.index: columns.fits(_unnumbered(leaf.text)) for leaf in line}
            named = set(kinds.values())
            heads.update(index for index, kind in kinds.items() if (named - {kind}) & _SCORED)
    for before, after in pairwise(tree.leaves):
        if _labels_weight(after.text, columns):
            heads.add(before.index)
    return frozenset(heads)


def _labels_weight(text: str, columns: Vocabulary) -> bool:
    label = _LABEL_END.split(_unnumbered(text[:_LONGEST]), maxsplit=1)[0]
    return columns.fits(label) in ("weight", "weighted_score")


def _text(cell: CellNode) -> str:
    leaves = _leaves(cell)
    return leaves[0].text if len(leaves) == 1 and len(leaves[0].text) <= _LONGEST else ""


def _leaves(cell: CellNode) -> list[Leaf]:
    return [node for node in cell.nodes if isinstance(node, Leaf)]


def _short(leaves: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if 0 < len(leaf.text) <= _LONGEST]


def _lines_across(table: TableNode) -> Iterator[list[Leaf]]:
    for row in table.rows:
        if len(row) >= 2:
            yield _short([leaf for cell in row for leaf in _leaves(cell)])


def _lines_down(table: TableNode) -> Iterator[list[Leaf]]:
    """Pairs of label cells in the first column, which a score table written downwards has."""
    firsts = [row[0] for row in table.rows if row and row[0].cell.column == 0 and len(row) <= 3]
    for before, after in pairwise(firsts):
        line = _short([*_leaves(before), *_leaves(after)])
        if len(line) == 2:
            yield line


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("", text, count=1) if text[:1].isdigit() else text
