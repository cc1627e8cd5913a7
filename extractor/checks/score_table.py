"""The score table as numbers: which rows can be judged, by which formula, and how they come out.

The formula (convention) and the author's way of rounding (habit) are looked for over all rows: the
form's own where it explains them, another where that explains every row or most of them. So an
author who cuts digits off, or writes weights as fractions, is told so once and not row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from extractor import thai
from extractor.checks.arithmetic import (
    Habit,
    Interval,
    as_printed,
    decimals,
    exactly,
    last_digit,
    printed,
    printed_operand,
    shown,
    total_of,
)
from extractor.checks.base import Skip, Subject, is_not_applicable, once
from extractor.form import Convention, FormSection
from extractor.model import (
    NOT_APPLICABLE,
    Message,
    Missing,
    Number,
    Place,
    ScoreRow,
    ScoreTable,
)

HABITS: tuple[Habit, ...] = ("nearest", "truncating")


@dataclass(frozen=True)  # without slots, so that its products are computed only once
class Row:
    """A row whose weight, score and weighted score are all numbers. ``number`` counts from 1."""

    number: int
    source: ScoreRow
    weight: Decimal
    score: Decimal
    weighted: Decimal
    rounded_weight: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its three numbers stand."""
        cells = (self.source.weight, self.source.score, self.source.weighted_score)
        return tuple(cell.place for cell in cells if isinstance(cell, Number))

    def weight_interval(self) -> Interval:
        """Weights are exact, unless their printed sum shows that they were rounded."""
        return printed(self.weight) if self.rounded_weight else exactly(self.weight)

    @cached_property
    def product(self) -> Fraction:
        """Weight × score of the digits as printed."""
        return Fraction(self.weight) * Fraction(self.score)

    @cached_property
    def products(self) -> dict[Habit, Interval]:
        """For each habit, every weight × score that the printed digits allow."""
        weight = self.weight_interval()
        return {habit: weight * printed_operand(self.score, habit) for habit in HABITS}


@dataclass(frozen=True, slots=True)
class Formula:
    """Weighted score = weight × score / ``divisor``."""

    convention: Convention
    divisor: Fraction

    def product(self, row: Row) -> Fraction:
        """The weighted score of the digits as printed."""
        return row.product / self.divisor

    def possible(self, row: Row, habit: Habit) -> Interval:
        """All weighted scores that the printed weight and score allow (C of the reference)."""
        return row.products[habit].scaled(1 / self.divisor)

    def text(self, row: Row) -> str:
        """The formula with the printed numbers: ``12.50 × 4.25 / 100``."""
        product = f"{row.weight:f} × {row.score:f}"
        if self.divisor == 1:
            return product
        return f"{product} / {shown(self.divisor)}"


Comes = Literal["exact", "rounding", "inconsistent"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the table is to be read: the formula and habit that explain most of its rows."""

    formula: Formula
    habit: Habit
    rows: tuple[Row, ...]

    def comes(self, row: Row) -> Comes:
        """Whether the printed weighted score agrees exactly, by rounding only, or not."""
        return comes_out(row, self.formula, self.habit)

    def true_values(self, row: Row) -> Interval:
        """The weighted scores that all printed digits of the row allow (R of the reference)."""
        possible = self.formula.possible(row, self.habit)
        return possible.common(printed(row.weighted, self.habit))

    @property
    def explained(self) -> int:
        """How many rows agree."""
        return sum(self.comes(row) != "inconsistent" for row in self.rows)

    @property
    def explains_all(self) -> bool:
        """Whether every row agrees; known at the first that does not."""
        return all(self.comes(row) != "inconsistent" for row in self.rows)


def comes_out(row: Row, formula: Formula, habit: Habit) -> Comes:
    """How a row comes out under a formula and a habit."""
    if row.weighted == as_printed(formula.product(row), decimals(row.weighted), habit):
        return "exact"
    possible = formula.possible(row, habit)
    return "rounding" if possible.meets(printed(row.weighted, habit)) else "inconsistent"


@once
def score_table(subject: Subject) -> tuple[FormSection, ScoreTable] | Skip:
    """The score table of the report with its section, or why there is none."""
    sections = subject.form.of_kind("score")
    if not sections:
        return Skip(Message(th="แบบฟอร์มไม่มีตารางคะแนน", en="the form has no score table"))
    value = subject.value(sections[0], ScoreTable)
    if isinstance(value, Skip):
        return value
    if not value.rows:
        name = subject.name(sections[0])
        return Skip(
            Message(th=f"{name.th} อ่านตารางไม่ได้", en=f"{name.en}: no table row could be read"),
            blocked=True,
        )
    return sections[0], value


def counted_rows(table: ScoreTable) -> Iterator[tuple[int, ScoreRow]]:
    """The rows that carry a score, numbered as printed; heading rows over sub-rows do not."""
    for number, row in enumerate(table.rows, start=1):
        if not row.group:
            yield number, row


def applies(row: ScoreRow) -> bool:
    """Whether the row is assessed in this round: its author put something for the score."""
    return not (
        any(_not_applicable(cell) for cell in (row.score, row.weighted_score))
        and not any(number_of(cell) is not None for cell in (row.score, row.weighted_score))
    )


def _not_applicable(cell: Number | Missing) -> bool:
    return (
        isinstance(cell, Number)
        and cell.value is None
        and (cell.note == NOT_APPLICABLE or is_not_applicable(cell.raw))
    )


def number_of(cell: Number | Missing) -> Decimal | None:
    """The cell's number, None where there is none."""
    return cell.value if isinstance(cell, Number) else None


def doubtful_digits(subject: Subject, *cells: Number | Missing) -> bool:
    """Whether Thai digits were read from a picture.

    The OCR engine's Thai data cannot print ๔ ๖ ๗ ๘ ๙ and gives others for them with confidence, so
    no verdict may rest on them.
    """
    return any(
        isinstance(cell, Number)
        and any(digit in cell.raw for digit in thai.THAI_DIGITS)
        and subject.from_picture(cell.place)
        for cell in cells
    )


@once
def rows_to_judge(subject: Subject) -> tuple[tuple[Row, ...], tuple[Skip, ...]]:
    """The rows with all three numbers, and why the other rows that apply cannot be judged."""
    found = score_table(subject)
    if isinstance(found, Skip):
        return (), ()
    table = found[1]
    rows: list[Row] = []
    skips: list[Skip] = []
    rounded = _weights_were_rounded(table)
    for number, source in counted_rows(table):
        cells = (source.weight, source.score, source.weighted_score)
        weight, score, weighted = map(number_of, cells)
        if not applies(source):
            continue
        if weight is None or score is None or weighted is None:
            skips.append(_not_judged(subject, number, source))
        elif doubtful_digits(subject, *cells):
            skips.append(Skip(_doubt(number), blocked=True))
        else:
            rows.append(Row(number, source, weight, score, weighted, rounded))
    return tuple(rows), tuple(skips)


def _not_judged(subject: Subject, number: int, row: ScoreRow) -> Skip:
    return Skip(
        Message(
            th=f"แถวที่ {number} มีช่องที่ว่างหรือไม่ใช่ตัวเลข จึงไม่ได้คำนวณ",
            en=f"row {number} has a cell that is absent or not a number and was not computed",
        ),
        blocked=subject.from_picture(row.place),
    )


def _doubt(number: int) -> Message:
    return Message(
        th=f"แถวที่ {number} มีเลขไทยที่อ่านจากภาพซึ่งเชื่อถือไม่ได้ โปรดดูจากภาพ",
        en=f"row {number} has Thai digits read from a picture, which nobody can rely on: look",
    )


def _weights_were_rounded(table: ScoreTable) -> bool:
    """Whether the weights (or 33.33 three times) only sum to 100 because they were rounded."""
    weights = [number_of(row.weight) for _, row in counted_rows(table)]
    known = [weight for weight in weights if weight is not None]
    if len(known) < 2 or len(known) < len(weights):
        return False
    total = number_of(table.total.weight) if table.total else None
    exact = sum(map(Fraction, known))
    possible = total_of(
        exactly(weight) if decimals(weight) == 0 else printed(weight) for weight in known
    )
    return any(
        exact != whole and possible.meets(exactly(whole))
        for whole in {Fraction(100), Fraction(1), Fraction(total if total is not None else 100)}
    )


def formulas(subject: Subject) -> tuple[Formula, ...]:
    """The formulas worth trying, the form's own first."""
    rows, _ = rows_to_judge(subject)
    small = all(row.weight <= 1 for row in rows)
    plain: Convention = "fraction" if small else "product"
    if subject.form.score.convention in ("fraction", "product"):
        plain = subject.form.score.convention
    found = [Formula("percent", Fraction(100)), Formula(plain, Fraction(1))]
    found += [Formula("normalised", base) for base in _weight_sums(subject)]
    own = subject.form.score.convention
    return tuple(sorted(found, key=lambda formula: formula.convention != own))


def _weight_sums(subject: Subject) -> Iterator[Fraction]:
    found, (rows, _) = score_table(subject), rows_to_judge(subject)
    if isinstance(found, Skip):
        return
    table = found[1]
    every = (number_of(row.weight) for _, row in counted_rows(table))
    sums = [
        sum((Fraction(row.weight) for row in rows), Fraction(0)),
        sum((Fraction(weight) for weight in every if weight is not None), Fraction(0)),
    ]
    total = number_of(table.total.weight) if table.total else None
    if total is not None:
        sums.append(Fraction(total))
    yield from (base for base in dict.fromkeys(sums) if base > 0)


def best_reading(subject: Subject) -> Reading:
    """The formula and habit that explain the table best (the first of ``best_readings``)."""
    return best_readings(subject)[0]


@once
def best_readings(subject: Subject) -> tuple[Reading, ...]:
    """The formulas and habits that explain the table, equally well; the form's own come first.

    Those that explain every row; else those that explain most rows. A formula that is not the
    form's must then explain at least two rows and more than half of them.
    """
    rows, _ = rows_to_judge(subject)
    readings = [Reading(formula, habit, rows) for formula in formulas(subject) for habit in HABITS]
    whole = tuple(reading for reading in readings if reading.explains_all)
    if whole:
        return whole
    own = readings[0].formula.convention
    fit = [
        (explained, reading)
        for explained, reading in ((reading.explained, reading) for reading in readings)
        if reading.formula.convention == own or (explained >= 2 and 2 * explained > len(rows))
    ]
    most = max(explained for explained, _ in fit)
    return tuple(reading for explained, reading in fit if explained == most)


def smallest_visible_error(row: Row, reading: Reading) -> Fraction:
    """The smallest change of the printed weighted score that would be called inconsistent.

    In the direction in which errors show last; smaller ones could have gone unseen.
    """
    unit = last_digit(row.weighted)
    possible = reading.formula.possible(row, reading.habit)
    base = as_printed(reading.formula.product(row), decimals(row.weighted), reading.habit)
    return max(_first_outside(base, unit, sign, possible, reading.habit) for sign in (1, -1))


def _first_outside(
    base: Decimal, unit: Fraction, sign: int, possible: Interval, habit: Habit
) -> Fraction:
    reach = (possible.high - Fraction(base)) if sign > 0 else (Fraction(base) - possible.low)
    steps = max(1, int(reach / unit) - 1)
    while printed(_moved(base, sign * steps), habit).meets(possible):
        steps += 1
    return steps * unit


def _moved(value: Decimal, steps: int) -> Decimal:
    return value + Decimal(steps).scaleb(-decimals(value))
