"""The score table as numbers: which of its rows can be judged, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from extractor import thai
from extractor.checks.arithmetic import (
    Habit,
    Interval,
    decimals,
    exactly,
    printed,
    printed_operand,
    total_of,
)
from extractor.checks.base import Skip, Subject, is_not_applicable, once
from extractor.form import FormSection
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
