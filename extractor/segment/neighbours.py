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
from extractor.segment.outline import CellNode, Leaf, Outline, TableNode
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
    for table in tree.tables:
        levels = [_levels(row) for row in table.rows]
        for (row, here), (below, there) in pairwise(zip(table.rows, levels, strict=True)):
            if there:
                heads.update(_column_heads(row, here, there))
            if len(below) >= 3 and _counts(list(here.values()), form):
                heads.update(leaf.index for leaf in below[0].leaves)
    return frozenset(heads)


def _levels(row: tuple[CellNode, ...]) -> dict[int, int]:
    """The levels that cells of a row name, by column."""
    named = ((cell, _LEVEL.fullmatch(_text(cell))) for cell in row)
    return {cell.cell.column: int(found[1]) for cell, found in named if found}


def _column_heads(
    row: tuple[CellNode, ...], here: dict[int, int], below: dict[int, int]
) -> Iterator[int]:
    """Leaves right of a cell that is no level itself and has a level below it."""
    labels = (cell.cell.column for cell in row)
    first = next((at for at in labels if at in below and at not in here), None)
    for cell in row:
        if first is not None and cell.cell.column > first:
            yield from (leaf.index for leaf in cell.leaves)


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
    for table in tree.tables:
        for row in table.rows:
            number = 0
            for cell in row[:-1]:
                leaves = cell.leaves
                if len(cell.nodes) != 1 or len(leaves) != 1:
                    break
                counted = _ROW_NUMBER.fullmatch(leaves[0].text or leaves[0].paragraph.label)
                if counted is None:
                    found[leaves[0].index] = number
                    break
                number = int(to_arabic(counted[1]))
    return found


def score_heads(tree: Outline, form: Form) -> tuple[frozenset[int], frozenset[int]]:
    """Leaves that head columns of a score table, and those that stand beside such.

    The first are those of a table row in which two or more other cells are columns of the score
    table, the second stand beside, over or under at least one.
    """
    columns = column_vocabulary(form)
    heading: set[int] = set()
    beside: set[int] = set()
    for table in tree.tables:
        across, down = list(_lines_across(table)), list(_lines_down(table))
        kind_of = {
            leaf.index: columns.fits(_unnumbered(leaf.text))
            for line in (*across, *down)
            for leaf in line
        }
        for line in across:
            beside.update(index for index, _ in _beside_scored(line, kind_of))
            named = _beside_scored(_naming_one(line, kind_of), kind_of)
            heading.update(index for index, others in named if len(others) >= 2)
        beside.update(index for line in down for index, _ in _beside_scored(line, kind_of))
    for before, after in pairwise(tree.leaves):
        if _labels_weight(after.text, columns):
            beside.add(before.index)
    return frozenset(heading), frozenset(beside)


def _naming_one(line: list[Leaf], kind_of: dict[int, str]) -> list[Leaf]:
    """The leaves of a row without those of cells that name several values: such hold them."""
    named: dict[int, set[str]] = {}  # by column: a cell itself is slow to look up
    for leaf in line:
        if (kind := kind_of[leaf.index]) in _SCORED:
            named.setdefault(leaf.route[-1].cell.column, set()).add(kind)
    several = {column for column, kinds in named.items() if len(kinds) > 1}
    return [leaf for leaf in line if leaf.route[-1].cell.column not in several]


def _beside_scored(line: list[Leaf], kind_of: dict[int, str]) -> Iterator[tuple[int, set[str]]]:
    """The leaves of a line beside others that name columns with scores, and which these name."""
    kinds = [kind_of[leaf.index] for leaf in line]
    named = _SCORED.intersection(kinds)
    if not named:
        return
    for leaf, kind in zip(line, kinds, strict=True):
        if others := named - {kind}:
            yield leaf.index, others


def _labels_weight(text: str, columns: Vocabulary) -> bool:
    label = _LABEL_END.split(_unnumbered(text[:_LONGEST]), maxsplit=1)[0]
    return columns.fits(label) in ("weight", "weighted_score")


def _text(cell: CellNode) -> str:
    leaves = cell.leaves
    return leaves[0].text if len(leaves) == 1 and len(leaves[0].text) <= _LONGEST else ""


def _short(leaves: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if 0 < len(leaf.text) <= _LONGEST]


def _lines_across(table: TableNode) -> Iterator[list[Leaf]]:
    for row in table.rows:
        if len(row) >= 2:
            yield _short([leaf for cell in row for leaf in cell.leaves])


def _lines_down(table: TableNode) -> Iterator[list[Leaf]]:
    """Pairs of label cells in the first column, which a score table written downwards has."""
    firsts = [row[0] for row in table.rows if row and row[0].cell.column == 0 and len(row) <= 3]
    for before, after in pairwise(firsts):
        line = _short([*before.leaves, *after.leaves])
        if len(line) == 2:
            yield line


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("", text, count=1) if text[:1].isdigit() else text
