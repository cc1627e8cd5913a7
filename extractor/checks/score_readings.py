"""How the rows of the score table come out: by which formula, under which way of rounding.

The formula (convention) and the author's way of rounding (habit) are looked for over all rows: the
form's own where it explains them, another where that explains every row or most of them. So an
author who cuts digits off, or writes weights as fractions, is told so once and not row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extractor.checks.arithmetic import (
    Habit,
    Interval,
    as_printed,
    decimals,
    last_digit,
    printed,
    shown,
)
from extractor.checks.base import Skip, Subject, once
from extractor.checks.score_table import (
    HABITS,
    Row,
    counted_rows,
    number_of,
    rows_to_judge,
    score_table,
)
from extractor.form import Convention


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
