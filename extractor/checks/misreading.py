"""Digits that an OCR engine takes for one another, and points that it loses.

Before a number read from a picture is called wrong, it is re-read with a point put in, else with
one digit changed: if exactly one such re-reading reconciles the arithmetic, the reader is the
likelier culprit than the author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extractor import thai
from extractor.checks.base import Subject
from extractor.checks.score_readings import Reading
from extractor.checks.score_table import Row
from extractor.checks.score_total import Sum
from extractor.model import Missing, Number

LOOK_ALIKE = {
    "0": "689", "1": "47", "2": "7", "3": "589", "4": "19", "5": "368",
    "6": "058", "7": "12", "8": "0369", "9": "0348",
}  # fmt: skip
"""Arabic digits that are confused in print."""


def re_readings(value: Decimal) -> Iterator[Decimal]:
    """``value`` with one digit read as one that looks like it."""
    text = format(value, "f")
    for at, digit in enumerate(text):
        for other in LOOK_ALIKE.get(digit, ""):
            yield Decimal(text[:at] + other + text[at + 1 :])


def with_points(raw: str) -> Iterator[Decimal]:
    """A whole number as printed, with a point put in: "025" may be 0.25, "4,500" be 4.500."""
    digits = thai.to_arabic(raw).strip().replace(",", "")
    if digits.isascii() and digits.isdigit():
        yield from (Decimal(f"{digits[:at]}.{digits[at:]}") for at in range(1, len(digits)))


def row_re_readings(
    subject: Subject, row: Row, reading: Reading, total: Sum | None
) -> tuple[Decimal, ...]:
    """The re-readings of cells read from a picture that reconcile the row (and the total).

    A point put in need not reconcile the total, which rows that lost theirs as well stand in.
    """
    source = row.source
    cells: tuple[tuple[Number | Missing, Callable[[Decimal], Row]], ...] = (
        (source.weight, lambda value: replace(row, weight=value)),
        (source.score, lambda value: replace(row, score=value)),
        (source.weighted_score, lambda value: replace(row, weighted=value)),
    )
    return _first_that_fit(
        [
            value
            for cell, changed in cells
            for value in _pictured(subject, cell, way)
            if _reconciles(changed(value), reading, judged)
        ]
        for way, judged in ((_pointed, total), (_pointed, None), (_changed, total))
    )


def _reconciles(row: Row, reading: Reading, total: Sum | None) -> bool:
    fits = reading.comes(row) != "inconsistent"
    return fits and (total is None or total.with_row(row).agrees())


def total_re_readings(
    subject: Subject, cells: Iterable[Number | Missing], total: Sum
) -> tuple[Decimal, ...]:
    """The re-readings of the total that reconcile it with its rows."""
    listed = list(cells)
    return _first_that_fit(
        [
            value
            for cell in listed
            for value in _pictured(subject, cell, way)
            if replace(total, total=value).agrees()
        ]
        for way in (_pointed, _changed)
    )


def _first_that_fit(ways: Iterable[list[Decimal]]) -> tuple[Decimal, ...]:
    """The re-readings of the first way that gives any."""
    return next((tuple(found) for found in ways if found), ())


def _pointed(cell: Number) -> Iterator[Decimal]:
    return with_points(cell.raw)


def _changed(cell: Number) -> Iterator[Decimal]:
    return re_readings(cell.value) if cell.value is not None else iter(())


def _pictured(
    subject: Subject, cell: Number | Missing, way: Callable[[Number], Iterator[Decimal]]
) -> Iterator[Decimal]:
    if isinstance(cell, Number) and cell.value is not None and subject.from_picture(cell.place):
        yield from way(cell)
