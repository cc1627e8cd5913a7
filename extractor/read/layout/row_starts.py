"""Where the rows of a table without rules begin.

A label may take several lines, and so may what stands beside it; both then go on side by side, and
no rule tells that it is one row. Tell-tale are numbers that count the labels, lines too full for
the next word, and the distance of rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.read.layout.line_joins import TO_SPARE, width_of_first_word
from extractor.read.layout.lines import Line

RowParts = list[list[Line]]
"""A printed line's parts, column by column."""

NUMBERED = 2
"""Labels in order from which all labels of a column count as numbered."""

PROSE = 10.0
"""Font sizes that a line is wide at least which ended because its column was full."""

_NUMBER = re.compile(r"(?:[^\s0-9๐-๙]{1,6} ?)?([0-9๐-๙]{1,2})[.)]?(?=\s|[ก-ฮเ-ไ])")
"""The number before a label, perhaps behind a word ("ข้อ 3 ...")."""


def row_starts(rows: Sequence[RowParts]) -> list[int]:
    """Which lines begin a row: those with a first column that does not go on from the line above.

    A label that takes two lines goes on where the second of them stands alone, or stands as close
    as lines of one text do while rows keep a distance, or has no number where labels are numbered,
    or where all lines above were full.
    """
    steps = [_baseline(below) - _baseline(above) for above, below in pairwise(rows)]
    close = min(steps, default=0.0) * 1.15 + 0.5
    spaced = any(step > close for step in steps)
    numbered = are_numbered(rows)
    rights = [_right(rows, column) for column in range(len(rows[0]))]
    starts = [0]
    for index in range(1, len(rows)):
        above, row = rows[index - 1], rows[index]
        if not row[0]:
            apart = steps[index - 1] > close * 1.3 and spaced
            if apart and not numbered and not any(above[1:]):
                starts.append(index)
            continue
        if numbered and _number(row) is not None:
            starts.append(index)
            continue
        wraps = (
            not any(row[1:])
            or numbered
            or (spaced and steps[index - 1] <= close)
            or _both_full(above, row, rights)
        )
        if not (wraps and above[0]):
            starts.append(index)
    return starts


def _baseline(row: RowParts) -> float:
    return next(part.baseline for column in row for part in column)


def _right(rows: Sequence[RowParts], column: int) -> float:
    """How far to the right a column's text reaches."""
    return max((part.x1 for row in rows for part in row[column]), default=0.0)


def are_numbered(rows: Sequence[RowParts]) -> bool:
    """Whether the first column's bold labels count up one by one."""
    numbers = [number for number in map(_number, rows) if number is not None]
    counted = all(other == one + 1 for one, other in pairwise(numbers))
    return len(numbers) >= NUMBERED and counted


def _number(row: RowParts) -> int | None:
    """The number that a row's label begins with; None without one, or where it is not bold."""
    if not row[0] or not row[0][0].bold:
        return None
    found = _NUMBER.match(row[0][0].text)
    return int(found[1]) if found else None


def _both_full(above: RowParts, row: RowParts, rights: Sequence[float]) -> bool:
    """Whether a bold label and the prose beside it both go on, for their lines above were full."""
    if len(row) != 2 or not all(len(column) == 1 for column in (*above, *row)):
        return False
    (label_above,), (content_above,) = above
    (label,), (content,) = row
    bold = label_above.all_bold and label.all_bold
    plain = not (content_above.all_bold or content.all_bold)
    prose = content_above.x1 - content_above.x0 >= PROSE * content_above.size
    if not (bold and plain and prose):
        return False
    return _is_full(label_above, label, rights[0]) and _is_full(content_above, content, rights[1])


def _is_full(line: Line, below: Line, right: float) -> bool:
    """Whether a line that can reach ``right`` had no room for the first word below."""
    word = width_of_first_word(below.text, below.x1 - below.x0, below.size)
    return right - line.x1 <= word + TO_SPARE * below.size
