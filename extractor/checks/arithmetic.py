"""Arithmetic on printed digits: exact rationals and the intervals that printed numbers stand for.

A number printed with d decimals stands for every value that would have been printed so: within
half a unit of its last digit for authors who round, up to a whole unit above it for authors who
cut digits off. Source: the project's reference on checking arithmetic on printed digits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Habit = Literal["nearest", "truncating"]


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``high`` itself only if not ``open_high``."""

    low: Fraction
    high: Fraction
    open_high: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in it."""
        return self.low > self.high or (self.low == self.high and self.open_high)

    @property
    def width(self) -> Fraction:
        """From end to end."""
        return self.high - self.low

    def common(self, other: Interval) -> Interval:
        """The values in both; empty where there are none."""
        high = min(self.high, other.high)
        opened = any(one.open_high for one in (self, other) if one.high == high)
        return Interval(max(self.low, other.low), high, opened)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not self.common(other).is_empty

    def __add__(self, other: Interval) -> Interval:
        opened = self.open_high or other.open_high
        return Interval(self.low + other.low, self.high + other.high, opened)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        high = max(corners)
        reached = high == 0 or not (self.open_high or other.open_high)
        return Interval(min(corners), high, not reached)

    def scaled(self, factor: Fraction) -> Interval:
        """Every value times a factor that is not negative."""
        return Interval(self.low * factor, self.high * factor, self.open_high and factor > 0)


NOTHING = Interval(Fraction(0), Fraction(0))


def total_of(intervals: Iterable[Interval]) -> Interval:
    """The sums that values of the intervals can have."""
    total = NOTHING
    for interval in intervals:
        total = total + interval
    return total


def exactly(value: Decimal | Fraction | int) -> Interval:
    """The interval that holds this one value."""
    return Interval(Fraction(value), Fraction(value))


def decimals(value: Decimal) -> int:
    """How many decimals are printed."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def last_digit(value: Decimal) -> Fraction:
    """The value of one unit of the last printed digit."""
    return Fraction(1, 10 ** decimals(value))


def printed(value: Decimal, habit: Habit = "nearest") -> Interval:
    """What a printed number stands for."""
    exact, unit = Fraction(value), last_digit(value)
    if habit == "nearest":
        return Interval(exact - unit / 2, exact + unit / 2)
    if exact < 0:
        return Interval(exact - unit, exact)
    return Interval(exact, exact + unit, open_high=True)


def printed_operand(value: Decimal, habit: Habit) -> Interval:
    """What a score that enters a product stands for: whole numbers are levels and exact.

    Where products are cut off, scores may have been rounded or cut off before: both are allowed.
    """
    if decimals(value) == 0:
        return exactly(value)
    near = printed(value, "nearest")
    if habit == "nearest":
        return near
    cut = printed(value, "truncating")
    return Interval(min(near.low, cut.low), max(near.high, cut.high), open_high=True)


def as_printed(value: Fraction, places: int, habit: Habit = "nearest") -> Decimal:
    """``value`` with so many decimals: half up, or cut off (both away from or to zero alike)."""
    scaled, parts = abs(value.numerator) * 10**places, value.denominator
    whole = (2 * scaled + parts) // (2 * parts) if habit == "nearest" else scaled // parts
    return Decimal(-whole if value < 0 else whole).scaleb(-places)


def shown(value: Fraction | Decimal, places: int = 6) -> str:
    """A value for people: all its decimals where they end, else rounded after "≈"."""
    if isinstance(value, Decimal):
        return format(value, "f")
    for count in range(places + 3):
        if (value * 10**count).denominator == 1:
            return format(as_printed(value, count), "f")
    return f"≈{as_printed(value, places):f}"


def equals(value: Fraction | Decimal) -> str:
    """The value behind the sign of a working: ``= 0.53125``, ``≈ 1.666667``."""
    text = shown(value)
    return f"≈ {text[1:]}" if text.startswith("≈") else f"= {text}"
