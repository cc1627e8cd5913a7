"""How score findings call rows and cells, and the repairs they propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extractor.checks.arithmetic import as_printed, decimals
from extractor.checks.base import Subject
from extractor.checks.score_readings import Formula, Reading
from extractor.checks.score_table import Row
from extractor.checks.score_total import Sum
from extractor.model import Message, Missing, Number, Place, ScoreRow

CellName = Literal["weight", "score", "weighted_score"]
CELLS: tuple[CellName, ...] = ("weight", "score", "weighted_score")

CELL_NAMES: dict[CellName, Message] = {
    "weight": Message(th="น้ำหนัก", en="weight"),
    "score": Message(th="ค่าคะแนนที่ได้", en="score"),
    "weighted_score": Message(th="ค่าคะแนนถ่วงน้ำหนัก", en="weighted score"),
}

CONVENTIONS = {
    "percent": Message(th="น้ำหนัก × คะแนน / 100", en="weight × score / 100"),
    "fraction": Message(th="น้ำหนัก (เป็นเศษส่วนของ 1) × คะแนน", en="weight (a fraction of 1) × score"),
    "normalised": Message(
        th="น้ำหนัก × คะแนน / ผลรวมน้ำหนัก", en="weight × score / sum of the weights"
    ),
    "product": Message(th="น้ำหนัก × คะแนน (ไม่หารด้วย 100)", en="weight × score (without / 100)"),
}


def cell(row: ScoreRow, name: CellName) -> Number | Missing:
    """A cell of a row by its name."""
    found: Number | Missing = getattr(row, name)
    return found


def row_name(number: int, row: ScoreRow) -> Message:
    """ "row 2 (the indicator's name)"; long names are cut."""
    text = " ".join(row.indicator.text.split())
    about = f" ({text[:60]}{'…' if len(text) > 60 else ''})" if text else ""
    return Message(th=f"แถวที่ {number}{about}", en=f"row {number}{about}")


def cell_place(row: ScoreRow, name: CellName) -> Place:
    """Where a cell stands, the row's place if it has none of its own."""
    found = cell(row, name)
    return found.place if isinstance(found, Number) and found.place != Place() else row.place


def one_of(proposals: Iterable[Message]) -> Message:
    """Proposals joined by "or"."""
    listed = list(proposals)
    return Message(th=" หรือ ".join(p.th for p in listed), en=" or ".join(p.en for p in listed))


def row_repairs(subject: Subject, row: Row, reading: Reading, total: Sum | None) -> list[Message]:
    """What would reconcile the row by changing one cell: those that suit the total, if any do."""
    changes = list(_changes(subject, row, reading.formula, reading))
    suit = [
        change for change in changes if total is not None and total.with_row(change[1]).agrees()
    ]
    return [
        Message(th=f"{CELL_NAMES[name].th} {value:f}", en=f"{CELL_NAMES[name].en} {value:f}")
        for name, value in (
            (name, getattr(changed, _FIELD[name])) for name, changed in suit or changes
        )
    ]


_FIELD: dict[CellName, str] = {"weight": "weight", "score": "score", "weighted_score": "weighted"}


def _changes(
    subject: Subject, row: Row, formula: Formula, reading: Reading
) -> Iterator[tuple[CellName, Row]]:
    product = as_printed(formula.product(row), decimals(row.weighted), reading.habit)
    yield "weighted_score", replace(row, weighted=product)
    rules = subject.form.score
    wanted = Fraction(row.weighted) * formula.divisor
    if row.weight > 0:
        score = _fitting(wanted / Fraction(row.weight), row.score)
        changed = replace(row, score=score)
        if rules.level_min <= score <= rules.level_max and reading.comes(changed) != "inconsistent":
            yield "score", changed
    if row.score > 0:
        weight = _fitting(wanted / Fraction(row.score), row.weight)
        changed = replace(row, weight=weight)
        if 0 < weight <= 100 and reading.comes(changed) != "inconsistent":
            yield "weight", changed


def _fitting(value: Fraction, like: Decimal) -> Decimal:
    return as_printed(value, decimals(like))
