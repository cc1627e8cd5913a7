"""The total score of an audit: as printed, and computed anew from the printed rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from extractor.form import Convention
from extractor.report.record import AuditRecord, NumberRecord, ScoreRowRecord, ScoreValue


@dataclass(frozen=True, slots=True)
class TotalScore:
    """``printed`` is "" where none is printed; ``recomputed`` "" where a number is unreadable."""

    printed: str = ""
    recomputed: str = ""


def total_score(record: AuditRecord, convention: Convention) -> TotalScore:
    """The weighted score of the whole report; without a total row, that of the only row."""
    for section in record.sections.values():
        if isinstance(section.value, ScoreValue):
            rows = [row for row in section.value.rows if not _is_heading(row)]
            total = section.value.total or (rows[0] if len(rows) == 1 else None)
            printed = total.weighted_score.value or "" if total else ""
            return TotalScore(printed, _recomputed(rows, convention))
    return TotalScore()


def _is_heading(row: ScoreRowRecord) -> bool:
    """A row over sub-rows: it has a weight at most."""
    return not (row.result.text or row.score.text or row.weighted_score.text)


def _recomputed(rows: list[ScoreRowRecord], convention: Convention) -> str:
    products, weights = Decimal(0), Decimal(0)
    for row in rows:
        weight, score = _decimal(row.weight), _decimal(row.score)
        if weight is None or score is None:
            return ""
        products += weight * score
        weights += weight
    if not rows:
        return ""
    match convention:
        case "percent":
            return _plain(products / 100)
        case "normalised":
            return _plain(products / weights) if weights else ""
        case _:
            return _plain(products)


def _decimal(number: NumberRecord) -> Decimal | None:
    return None if number.value is None else Decimal(number.value)


def _plain(value: Decimal) -> str:
    """Without trailing zeros, at most six decimals."""
    with localcontext() as context:
        context.prec = 60
        shown = format(value.quantize(Decimal("1.000000")), "f")
    return shown.rstrip("0").rstrip(".")
