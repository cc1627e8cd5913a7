"""The working of every number of a score table, by the form's way to compute."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from extractor.form import Convention
from extractor.report.record import NumberRecord, ScoreRowRecord, ScoreValue

_DIGITS = 50


@dataclass(frozen=True, slots=True)
class Worked:
    """A row of the table and its arithmetic; ``working`` is "" where a number cannot be read."""

    row: ScoreRowRecord
    working: str


@dataclass(frozen=True, slots=True)
class WorkedTable:
    """The score table with its working; ``total`` is None where no total row is printed."""

    rows: tuple[Worked, ...]
    total: Worked | None


def worked(table: ScoreValue, convention: Convention) -> WorkedTable:
    """Every row's product as the form computes it, and the sum that explains the printed total."""
    weights = [_value(row.weight) for row in table.rows]
    known = [weight for weight in weights if weight is not None]
    all_known = len(known) == len(weights)
    of_all = sum(known, Decimal(0)) if all_known else None
    rows = tuple(Worked(row, _product(row, convention, of_all)) for row in table.rows)
    total = None if table.total is None else Worked(table.total, _sum(table.rows, table.total))
    return WorkedTable(rows, total)


def _product(row: ScoreRowRecord, convention: Convention, weights: Decimal | None) -> str:
    weight, score = _value(row.weight), _value(row.score)
    if weight is None or score is None:
        return ""
    left = f"{row.weight.value} × {row.score.value}"
    with localcontext() as context:
        context.prec = _DIGITS
        match convention:
            case "percent":
                return f"{left} / 100 = {_shown(weight * score / 100)}"
            case "normalised" if weights:
                return _divided(f"{left} / {weights}", weight * score, weights)
            case "normalised":
                return ""
            case _:
                return f"{left} = {_shown(weight * score)}"


def _divided(left: str, product: Decimal, weights: Decimal) -> str:
    """A division seldom ends: what was cut off is said by ≈."""
    exact = product / weights
    shown = exact.quantize(Decimal("1.000000"))
    return f"{left} {'=' if shown == exact else '≈'} {_shown(shown)}"


def _sum(rows: list[ScoreRowRecord], total: ScoreRowRecord) -> str:
    """The printed weighted scores added up, where that is the printed total.

    Rows may be subtotals of others, which only the check of the total can tell: a total that is
    wrong has its working in the finding.
    """
    numbers = [row.weighted_score for row in rows if row.weighted_score.text]
    values = [value for number in numbers if (value := _value(number)) is not None]
    if (
        len(values) != len(numbers)
        or len(values) < 2
        or sum(values) != _value(total.weighted_score)
    ):
        return ""
    left = " + ".join(format(value, "f") for value in values)
    return f"{left} = {total.weighted_score.value}"


def _value(number: NumberRecord) -> Decimal | None:
    return None if number.value is None else Decimal(number.value)


def _shown(value: Decimal) -> str:
    """Without trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
