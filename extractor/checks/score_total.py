"""The printed total of the weighted scores against its rows.

Each row contributes the values that all its printed digits allow (R of the reference); the printed
digits of the total must meet their sum. A total that is exactly the sum of the printed column is
right as well: many authors add what they see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

from extractor.checks.arithmetic import (
    NOTHING,
    Interval,
    as_printed,
    decimals,
    exactly,
    last_digit,
    printed,
    total_of,
)
from extractor.checks.base import Skip, Subject, once
from extractor.checks.score_readings import Reading, best_readings
from extractor.checks.score_table import (
    Row,
    applies,
    counted_rows,
    doubtful_digits,
    number_of,
    rows_to_judge,
    score_table,
)
from extractor.model import Message, ScoreTable


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total, its judged rows, and weighted scores that stand alone in ``lone``.

    ``readings`` tells by which formulas and habits the rows can be read equally well.
    """

    total: Decimal
    readings: tuple[Reading, ...]
    lone: tuple[tuple[int, Decimal], ...] = ()

    @property
    def reading(self) -> Reading:
        """The reading that is told to people."""
        return self.readings[0]

    @property
    def summands(self) -> tuple[Decimal, ...]:
        """The printed weighted scores in table order."""
        rows = [(row.number, row.weighted) for row in self.reading.rows]
        return tuple(value for _, value in sorted([*rows, *self.lone]))

    @property
    def of_printed(self) -> Fraction:
        """The sum of the printed column."""
        return sum((Fraction(value) for value in self.summands), Fraction(0))

    def ranges(self, reading: Reading) -> Iterator[Interval]:
        """Where the true sum may lie.

        A row that does not agree in itself has been reported; its printed weighted score or the
        product of the other cells may have entered the sum.
        """
        yield exactly(self.of_printed)
        lone = total_of(printed(value, reading.habit) for _, value in self.lone)
        agree = [row for row in reading.rows if reading.comes(row) != "inconsistent"]
        odd = [row for row in reading.rows if reading.comes(row) == "inconsistent"]
        known = lone + total_of(reading.true_values(row) for row in agree)
        yield known + total_of(printed(row.weighted, reading.habit) for row in odd)
        yield known + total_of(reading.formula.possible(row, reading.habit) for row in odd)

    def agrees(self, factor: Fraction = Fraction(1)) -> bool:
        """Whether the printed total can be ``factor`` times the sum."""
        return any(
            printed(self.total, reading.habit).meets(interval.scaled(factor))
            for reading in self.readings
            for interval in self.ranges(reading)
        )

    def smallest_visible_error(self) -> Fraction:
        """The smallest change of the total that shows however the digits were rounded."""
        widest = max(one.width for reading in self.readings for one in self.ranges(reading))
        unit = last_digit(self.total)
        return (ceil(widest / unit) + 1) * unit

    def with_row(self, changed: Row) -> Sum:
        """The same sum with one row changed."""
        rows = tuple(changed if row.number == changed.number else row for row in self.reading.rows)
        return replace(self, readings=tuple(replace(one, rows=rows) for one in self.readings))

    def repairs(self) -> Iterator[tuple[int, Decimal]]:
        """Single weighted scores (row number, value) that would reconcile rows and total."""
        gap = Fraction(self.total) - self.of_printed
        for row in self.reading.rows:
            value = as_printed(Fraction(row.weighted) + gap, decimals(row.weighted))
            changed = replace(row, weighted=value)
            fits = self.reading.comes(changed) != "inconsistent"
            if fits and value > 0 and self.with_row(changed).agrees():
                yield row.number, value
        for number, weighted in self.lone:
            value = as_printed(Fraction(weighted) + gap, decimals(weighted))
            if value > 0:
                yield number, value


@once
def sum_of(subject: Subject) -> Sum | Skip:
    """The table's total and its summands, or why the total cannot be judged."""
    found = score_table(subject)
    if isinstance(found, Skip):
        return found
    table = found[1]
    total = table.total
    if total is None:
        return Skip(Message(th="ตารางไม่มีแถวรวม", en="the table has no total"))
    value = number_of(total.weighted_score)
    if value is None:
        return Skip(
            Message(th="แถวรวมไม่มีคะแนนถ่วงน้ำหนักที่เป็นตัวเลข", en="the total is not a number"),
            blocked=subject.from_picture(total.place),
        )
    rows, _ = rows_to_judge(subject)
    judged = {row.number for row in rows}
    lone: list[tuple[int, Decimal]] = []
    cells = [total.weighted_score]
    for number, row in counted_rows(table):
        weighted = number_of(row.weighted_score)
        if number in judged or not applies(row):
            cells.append(row.weighted_score)
        elif weighted is None:
            return Skip(_unknown(number), blocked=subject.from_picture(row.place))
        else:
            lone.append((number, weighted))
            cells.append(row.weighted_score)
    if doubtful_digits(subject, *cells):
        return Skip(_DOUBT, blocked=True)
    if not rows and not lone:
        return Skip(Message(th="ไม่มีแถวที่มีคะแนนให้รวม", en="no row has a score to add up"))
    return Sum(value, best_readings(subject), tuple(lone))


def weight_sum(table: ScoreTable) -> Interval:
    """The sum of the weights of the rows that apply."""
    weights = (number_of(row.weight) for _, row in counted_rows(table) if applies(row))
    return total_of([NOTHING, *(exactly(weight) for weight in weights if weight is not None)])


def _unknown(number: int) -> Message:
    return Message(
        th=f"แถวที่ {number} ไม่มีคะแนนถ่วงน้ำหนัก จึงตรวจผลรวมไม่ได้",
        en=f"row {number} has no weighted score, the total cannot be checked",
    )


_DOUBT = Message(
    th="มีเลขไทยที่อ่านจากภาพซึ่งเชื่อถือไม่ได้ โปรดดูผลรวมจากภาพ",
    en="Thai digits were read from a picture and cannot be relied on: look at the total",
)
