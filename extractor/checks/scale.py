"""Criteria as a scale: what a result earns by step, and by linear interpolation.

A scale is read where the criteria of at least two levels hold one quantity of one unit, rising or
falling with the level, and no criterion above or between them is without. "-" means that there is
no such level. Whatever is not clearly a scale is milestones: things done, not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from extractor.checks.arithmetic import Interval, as_printed, exactly, printed, shown
from extractor.checks.base import says_nothing
from extractor.checks.quantity import PERCENT, Quantity, quantities
from extractor.model import Level


@dataclass(frozen=True)  # without slots, so that its ends are made fractions only once
class Step:
    """What a level asks for: a quantity from ``low`` to ``high``."""

    level: int
    quantity: Quantity

    @cached_property
    def low(self) -> Fraction:
        """The quantity's lower end."""
        return Fraction(self.quantity.value)

    @cached_property
    def high(self) -> Fraction:
        """The quantity's upper end."""
        return Fraction(self.quantity.upper)


@dataclass(frozen=True, slots=True)
class Scale:
    """Measured criteria, from the lowest level up; ``rising``: more is better.

    ``bottom`` and ``top`` are the form's lowest and highest level.
    """

    steps: tuple[Step, ...]
    unit: str
    rising: bool
    bottom: int
    top: int

    @property
    def is_ranges(self) -> bool:
        """Whether some level is printed with two ends."""
        return any(step.quantity.is_range for step in self.steps)

    def states(self, value: Decimal) -> bool:
        """Whether some criterion states this very number."""
        return any(value in (step.quantity.value, step.quantity.upper) for step in self.steps)

    def by_step(self, result: Interval) -> frozenset[int]:
        """The levels that values of the interval reach; below the lowest step all up to it."""
        return frozenset(
            level for value in self._corners(result) for level in self._levels_at(value)
        )

    def _corners(self, result: Interval) -> Iterator[Fraction]:
        """Values of the interval between which no step changes."""
        ends = {end for step in self.steps for end in (step.low, step.high)}
        inside = sorted(
            {result.low, result.high, *(e for e in ends if result.low <= e <= result.high)}
        )
        for low, high in pairwise(inside):
            yield low
            yield (low + high) / 2
        yield inside[-1]

    def _levels_at(self, value: Fraction) -> Iterator[int]:
        """The level of one value; two where the printed criteria overlap or leave a gap.

        Bounds in the direction of improvement add up (the best one reached counts), bounds against
        it exclude one another ("> 7.4" is the worst of a falling scale).
        """
        reached = [step for step in self.steps if self._reaches(step, value)]
        against = [step.level for step in reached if self._is_against(step)]
        towards = [step.level for step in reached if not self._is_against(step)]
        if reached:
            yield from {*sorted(towards)[-1:], *sorted(against)[:1]}
            return
        worst = _worst(self.steps[0], self.rising)
        if value < worst if self.rising else value > worst:
            yield from range(self.bottom, max(self.steps[0].level, self.bottom + 1))
            return
        for low, high in pairwise(self.steps):
            if self._is_between(low, high, value):
                yield low.level
                yield high.level

    def _is_against(self, step: Step) -> bool:
        quantity = step.quantity
        against = ("at most", "less than") if self.rising else ("at least", "more than")
        return not quantity.is_range and quantity.bound in against

    def _reaches(self, step: Step, value: Fraction) -> bool:
        quantity, low, high = step.quantity, step.low, step.high
        if quantity.is_range:
            if step is self.steps[-1] and (value > high if self.rising else value < low):
                return True
            above = value > low if quantity.bound == "more than" else value >= low
            return above and value <= high
        match quantity.bound:
            case "more than":
                return value > low
            case "less than":
                return value < low
            case "at most":
                return value <= low
            case "at least":
                return value >= low
        return value >= low if self.rising else value <= low

    def _is_between(self, low: Step, high: Step, value: Fraction) -> bool:
        ends = [_best(low, self.rising), _worst(high, self.rising)]
        return min(ends) <= value <= max(ends)

    def by_interpolation(self, result: Interval) -> tuple[Interval, ...]:
        """The scores on the straight lines between the levels; of ranges either end may count."""
        return tuple(self._along(points, result) for points in self._anchors())

    def _anchors(self) -> Iterator[list[tuple[Fraction, int]]]:
        """What each level asks for: of ranges the worst ends, then the best ones."""
        yield [(_worst(step, self.rising), step.level) for step in self.steps]
        if self.is_ranges:
            yield [(_best(step, self.rising), step.level) for step in self.steps]

    def lines(self, value: Decimal) -> Iterator[str]:
        """The arithmetic of interpolating a result: "2 + (75 − 70) / (80 − 70) = 2.50"."""
        for points in self._anchors():
            for (low, level), (high, above) in pairwise(points):
                if min(low, high) <= value <= max(low, high) and low != high:
                    share = (Fraction(value) - low) / (high - low)
                    rise = f" × {above - level}" if above - level != 1 else ""
                    score = as_printed(level + share * (above - level), 2)
                    ends = f"({value:f} − {shown(low)}) / ({shown(high)} − {shown(low)})"
                    yield f"{level} + {ends}{rise} = {score}"
                    break

    def _along(self, points: list[tuple[Fraction, int]], result: Interval) -> Interval:
        ends = [self._at(points, value) for value in (result.low, result.high)]
        return Interval(min(end.low for end in ends), max(end.high for end in ends))

    def _at(self, points: list[tuple[Fraction, int]], value: Fraction) -> Interval:
        sign = 1 if self.rising else -1
        if sign * value < sign * points[0][0]:
            return Interval(Fraction(self.bottom), Fraction(points[0][1]))
        for (low, level), (high, above) in pairwise(points):
            if sign * value <= sign * high and low != high:
                share = (value - low) / (high - low)
                return exactly(level + share * (above - level))
        return exactly(points[-1][1])


def _worst(step: Step, rising: bool) -> Fraction:
    return step.low if rising else step.high


def _best(step: Step, rising: bool) -> Fraction:
    return step.high if rising else step.low


def read_scale(levels: tuple[Level, ...], bottom: int, top: int) -> Scale | None:
    """The scale that the criteria state, None where they are milestones or not clear."""
    read = [(level.level, quantities(level.text)) for level in levels]
    units = dict.fromkeys(quantity.unit for _, found in read for quantity in found)
    asked = sorted(
        (one for one, level in zip(read, levels, strict=True) if not says_nothing(level.text)),
        key=lambda one: one[0],
    )
    by_unit = [
        scale for unit in units if (scale := _scale_of(asked, unit, bottom, top)) is not None
    ]
    return by_unit[0] if len(by_unit) == 1 else None


def _scale_of(
    asked: Sequence[tuple[int, Sequence[Quantity]]], unit: str, bottom: int, top: int
) -> Scale | None:
    """The scale that the quantities of one unit make, which levels from the lowest up ask for."""
    steps: list[Step] = []
    for level, found in asked:
        fitting = [quantity for quantity in found if quantity.unit == unit]
        bare = unit in ("", "จำนวน")
        if len(fitting) == 1 and (not bare or fitting[0].alone):
            steps.append(Step(level, fitting[0]))
        elif steps or fitting:
            return None  # a level that is not measured, above one that is
    if len(steps) < 2 or len({step.level for step in steps}) < len(steps):
        return None
    rising = _direction(steps)
    return None if rising is None else Scale(tuple(steps), unit, rising, bottom, top)


def _direction(steps: list[Step]) -> bool | None:
    """Whether more is better, None where the levels neither rise nor fall throughout."""
    pairs = [(low.quantity, high.quantity) for low, high in pairwise(steps)]
    if any((a.value, a.upper, a.bound) == (b.value, b.upper, b.bound) for a, b in pairs):
        return None
    if steps[0].quantity.value == steps[-1].quantity.value:
        return None
    if all(a.value <= b.value and a.upper <= b.upper for a, b in pairs):
        return True
    if all(a.value >= b.value and a.upper >= b.upper for a, b in pairs):
        return False
    return None


def result_interval(value: Decimal, unit: str) -> Interval:
    """What a printed result stands for: whole counts are exact, measures may have been rounded."""
    whole = value == value.to_integral_value()
    return exactly(value) if whole and unit not in ("", PERCENT) else printed(value)
