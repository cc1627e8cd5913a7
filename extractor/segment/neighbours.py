"""What stands beside a possible heading: column headings make a column heading of it.

``ชื่อตัวชี้วัด`` beside ``น้ำหนัก`` is a column of the score table, not section 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.form import Form
from extractor.segment.headings import column_vocabulary
from extractor.segment.outline import Leaf, Outline, TableNode, tables_of

_SCORE_COLUMNS = -0.70
_LEVEL_COLUMNS = -0.40


def columns_beside(tree: Outline, form: Form) -> dict[int, float]:
    """For leaves in rows or columns of column headings: what that takes from a heading's score."""
    columns = column_vocabulary(form)
    penalties: dict[int, float] = {}
    for table in tables_of(tree.nodes):
        for line in (*_lines_across(table), *_lines_down(table)):
            kinds = {leaf.index: columns.fits(_unnumbered(leaf.text)) for leaf in line}
            named = set(kinds.values()) - {""}
            for leaf in line:
                others = named - {kinds[leaf.index]}
                penalty = 0.0
                if others & {"weight", "weighted_score", "score"}:
                    penalty = _SCORE_COLUMNS
                elif "level" in others:
                    penalty = _LEVEL_COLUMNS
                if penalty:
                    penalties[leaf.index] = min(penalty, penalties.get(leaf.index, 0.0))
    for before, after in pairwise(tree.leaves):
        if len(after.text) < 80 and columns.fits(_label_of(after.text)) in (
            "weight",
            "weighted_score",
        ):
            penalties.setdefault(before.index, _LEVEL_COLUMNS)
    return penalties


_LONGEST_COLUMN_HEADING = 60


def _short_leaves(nodes: Iterator[Leaf] | list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in nodes if 0 < len(leaf.text) <= _LONGEST_COLUMN_HEADING]


def _lines_across(table: TableNode) -> Iterator[list[Leaf]]:
    for row in table.rows:
        if len(row) >= 2:
            line = _short_leaves([n for cell in row for n in cell.nodes if isinstance(n, Leaf)])
            if len(line) >= 2:
                yield line


def _lines_down(table: TableNode) -> Iterator[list[Leaf]]:
    """Runs of label cells in the first column, which a score table written downwards has."""
    firsts = [row[0] for row in table.rows if row and row[0].cell.column == 0 and len(row) <= 3]
    for before, after in pairwise(firsts):
        line = _short_leaves(
            [n for cell in (before, after) for n in cell.nodes if isinstance(n, Leaf)]
        )
        if len(line) == 2:
            yield line


_ANY_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?[.)]?\s*")
_LABEL_END = re.compile(r"[:：\t]")


def _unnumbered(text: str) -> str:
    return _ANY_NUMBER.sub("", text, count=1) if text[:1].isdigit() else text


def _label_of(text: str) -> str:
    return _LABEL_END.split(_unnumbered(text), maxsplit=1)[0]
