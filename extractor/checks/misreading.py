"""Digits that an OCR engine takes for one another.

Before a number read from a picture is called wrong, its single digits are re-read: if exactly one
re-reading reconciles the arithmetic, the reader is the likelier culprit than the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.checks.base import Subject
from extractor.checks.score_table import Reading, Row
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


def row_re_readings(
    subject: Subject, row: Row, reading: Reading, total: Sum | None
) -> tuple[Decimal, ...]:
    """The re-readings of cells read from a picture that reconcile the row (and the total)."""
    source = row.source
    changed = [(value, replace(row, weight=value)) for value in _pictured(subject, source.weight)]
    changed += [(value, replace(row, score=value)) for value in _pictured(subject, source.score)]
    changed += [
        (value, replace(row, weighted=value)) for value in _pictured(subject, source.weighted_score)
    ]
    return tuple(
        value
        for value, one in changed
        if reading.comes(one) != "inconsistent" and (total is None or total.with_row(one).agrees())
    )


def total_re_readings(
    subject: Subject, cells: Iterable[Number | Missing], total: Sum
) -> tuple[Decimal, ...]:
    """The re-readings of the total that reconcile it with its rows."""
    return tuple(
        value
        for cell in cells
        for value in _pictured(subject, cell)
        if replace(total, total=value).agrees()
    )


def _pictured(subject: Subject, cell: Number | Missing) -> Iterator[Decimal]:
    if isinstance(cell, Number) and cell.value is not None and subject.from_picture(cell.place):
        yield from re_readings(cell.value)
