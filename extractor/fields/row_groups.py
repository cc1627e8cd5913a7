"""How the rows of a score table belong together: headings over sub-rows, rows cut by a page break.

A heading row has a weight and no score of its own. It is known by list numbers (1.2 over 1.2.1),
else by its weight being the sum of the weights below it; a weighted score that it prints is their
subtotal, not a score to be summed again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.model import Missing, Number, ScoreRow, Text

NO_COLUMN = "the table has no such column"
NO_TEXT = "the cell is empty"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with its list number, e.g. (1, 2, 1), () for none."""

    row: ScoreRow
    numbers: tuple[int, ...]

    @property
    def says_nothing(self) -> bool:
        """Whether the row has words at most."""
        row = self.row
        values = (row.weight, row.result, row.score, row.weighted_score)
        return all(isinstance(value, Missing) for value in values)


def add_text_row(rows: list[ReadRow], read: ReadRow, after_break: bool) -> None:
    """Add a row that has only words: the rest of a row cut by a page break, or a row left empty."""
    if not after_break or not rows or read.numbers:
        rows.append(read)
        return
    before = rows[-1]
    words = f"{before.row.indicator.text} {read.row.indicator.text}"
    joined = replace(before.row, indicator=Text(words, before.row.indicator.place))
    rows[-1] = replace(before, row=joined)


def with_groups(rows: list[ReadRow]) -> tuple[ScoreRow, ...]:
    """The rows, heading rows marked."""
    return tuple(
        replace(read.row, group=True) if _heads(read, rows[i + 1 :]) else read.row
        for i, read in enumerate(rows)
    )


def _heads(read: ReadRow, below: list[ReadRow]) -> bool:
    if read.row.group or not isinstance(read.row.score, Missing) or not below:
        return read.row.group
    numbers = read.numbers
    if numbers and below[0].numbers:
        first = below[0].numbers
        return len(first) > len(numbers) and first[: len(numbers)] == numbers
    parts = _summed_up(read, below)
    if not parts:
        return False
    sub_numbered = not numbers and all(len(part.numbers) > 1 for part in parts)
    return sub_numbered or _is_subtotal(read.row.weighted_score, parts)


def _summed_up(read: ReadRow, below: list[ReadRow]) -> list[ReadRow]:
    """The two or more next rows whose weights sum to this row's; none where they do not."""
    weight = _value(read.row.weight)
    total = Decimal(0)
    for count, other in enumerate(below, 1):
        part = _value(other.row.weight)
        if weight is None or part is None or isinstance(other.row.score, Missing):
            return []
        total += part
        if total >= weight:
            return below[:count] if total == weight and count > 1 else []
    return []


def _is_subtotal(printed: Number | Missing, parts: list[ReadRow]) -> bool:
    """Whether a row prints no weighted score, or the sum of those below it."""
    if isinstance(printed, Missing):
        return True
    values = [_value(part.row.weighted_score) for part in parts]
    return sum((value for value in values if value is not None), Decimal(0)) == printed.value


def _value(number: Number | Missing) -> Decimal | None:
    return number.value if isinstance(number, Number) else None
