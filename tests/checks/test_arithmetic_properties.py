"""Random tables: what is consistent is never called an error, what the digits can show is found.

Consistent tables are computed from true scores with more digits than are printed, under every
convention, rounding or cutting off, with 0 to 4 decimals. The reference below is independent of
the program: it solves each row for the score instead of multiplying, in plain fractions, and for
small cases tries every value on a fine grid.

Some thousands of rows run here; ``EXTRACT_ROWS=100000 python -m pytest
tests/checks/test_arithmetic_properties.py`` (or this file as a script) runs as many as it says.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from reports import FORM, outcome, report, row, table, total

ROWS = int(os.environ.get("EXTRACT_ROWS", "4000"))
ROWS_A_TABLE = 5
runs = settings(
    max_examples=max(1, ROWS // ROWS_A_TABLE),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
few = settings(runs, max_examples=max(1, ROWS // 40))


# --- printing, written anew ---------------------------------------------------------------------


def put(value: Fraction, places: int, cut: bool) -> str:
    """A value as an author prints it."""
    scaled = floor(value * 10**places) if cut else floor(value * 10**places + Fraction(1, 2))
    digits = str(scaled).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def step(text: str) -> Fraction:
    return Fraction(1, 10 ** len(text.partition(".")[2]))


# --- consistent tables --------------------------------------------------------------------------


@dataclass(frozen=True)
class Printed:
    """A table as printed: (weight, score, weighted score) a row, and a total."""

    rows: tuple[tuple[str, str, str], ...]
    total: str
    convention: str
    cut: bool

    def report(self):
        rows = [row(*cells, indicator=f"ตัวชี้วัด {n}") for n, cells in enumerate(self.rows)]
        return report(score_calculation=table(*rows, total=total("", self.total)))


@st.composite
def tables(draw, conventions=("percent", "fraction", "normalised", "product"), cuts=(False, True)):
    convention, cut = draw(st.sampled_from(conventions)), draw(st.sampled_from(cuts))
    places = draw(st.integers(0, 4))
    score_places = draw(st.integers(0, 4))
    count = draw(st.integers(1, ROWS_A_TABLE * 2 - 1))
    weights, scores = [], []
    for _ in range(count):
        weight = (
            draw(st.integers(1, 400)) if convention != "fraction" else draw(st.integers(1, 100))
        )
        weights.append(Fraction(weight, 100 if convention == "fraction" else 4))
        whole = score_places == 0 or draw(st.booleans())
        units = draw(st.integers(1, 5)) * 10**6 if whole else draw(st.integers(10**6, 5 * 10**6))
        scores.append(Fraction(units, 10**6))
    divisor = {"percent": Fraction(100), "normalised": sum(weights)}.get(convention, Fraction(1))
    true = [w * s / divisor for w, s in zip(weights, scores, strict=True)]
    rows = tuple(
        (put(w, 2, False), put(s, score_places, cut), put(p, places, cut))
        for w, s, p in zip(weights, scores, true, strict=True)
    )
    column = sum(Fraction(cells[2]) for cells in rows)
    added = draw(st.sampled_from([sum(true), column]))
    return Printed(rows, put(added, draw(st.sampled_from([places, 2, 4])), cut), convention, cut)


@runs
@given(tables())
def test_a_consistent_table_is_never_called_an_error(printed: Printed):
    found = printed.report()
    for code in ("SCORE-03", "SCORE-04"):
        done = outcome(code, found)
        assert done.status != "broke", done.reason
        errors = [one for one in done.findings if one.severity == "error"]
        assert errors == [], (printed, [one.message.en for one in errors])


@runs
@given(tables(conventions=("percent",)))
def test_a_consistent_table_of_the_form_s_own_convention_gets_no_warning_either(printed: Printed):
    found = printed.report()
    assert outcome("SCORE-03", found).findings == (), printed
    assert outcome("SCORE-04", found).findings == (), printed
    assert len([one for one in outcome("SCORE-06", found).findings if not one.row]) <= 1


# --- the slow reference -------------------------------------------------------------------------


def scores_behind(text: str, cut: bool) -> tuple[Fraction, Fraction]:
    """Lowest and highest true score behind a printed one (the end may be excluded if cut)."""
    value, unit = Fraction(text), step(text)
    if unit == 1:
        return value, value
    return (value - unit / 2, value + unit) if cut else (value - unit / 2, value + unit / 2)


def agrees(cells: tuple[str, str, str], divisor: Fraction, cut: bool) -> bool:
    """Whether some true score prints the score and, multiplied, the weighted score."""
    weight, score, weighted = cells
    value, unit, w = Fraction(weighted), step(weighted), Fraction(weight)
    low, high = scores_behind(score, cut)
    least = (value if cut else value - unit / 2) * divisor / w
    most = (value + unit if cut else value + unit / 2) * divisor / w
    if not cut:
        return least <= high and low <= most
    open_score = step(score) != 1
    return (least < high if open_score else least <= high) and low < most


def divisors(rows) -> list[Fraction]:
    return [Fraction(100), Fraction(1), sum(Fraction(cells[0]) for cells in rows)]


def explicable(rows) -> bool:
    """Whether one convention and one way of rounding explain every row."""
    return any(
        all(agrees(cells, divisor, cut) for cells in rows)
        for divisor in divisors(rows)
        for cut in (False, True)
    )


def witness(cells: tuple[str, str, str], divisor: Fraction) -> bool:
    """Whether a score on a fine grid prints both numbers, tried one by one (nearest only)."""
    weight, score, weighted = cells
    low, high = scores_behind(score, cut=False)
    for at in range(201):
        value = low + (high - low) * Fraction(at, 200)
        product = Fraction(weight) * value / divisor
        if put(product, len(weighted.partition(".")[2]), False) == weighted:
            return True
    return False


@st.composite
def with_one_digit_changed(draw):
    printed = draw(tables(conventions=("percent",), cuts=(False,)))
    at = draw(st.integers(0, len(printed.rows) - 1))
    weight, score, weighted = printed.rows[at]
    where = draw(st.sampled_from([n for n, char in enumerate(weighted) if char.isdigit()]))
    other = draw(st.sampled_from([d for d in "0123456789" if d != weighted[where]]))
    wrong = (weight, score, weighted[:where] + other + weighted[where + 1 :])
    rows = (*printed.rows[:at], wrong, *printed.rows[at + 1 :])
    return replace(printed, rows=rows), at


@runs
@given(with_one_digit_changed())
def test_every_wrong_digit_that_the_intervals_can_see_is_found(changed: tuple[Printed, int]):
    printed, at = changed
    found = outcome("SCORE-03", printed.report()).findings
    if explicable(printed.rows):
        assert [one for one in found if one.severity == "error"] == [], printed
        return
    errors = {one.row for one in found if one.severity == "error"}
    assert errors, printed
    if len(printed.rows) > 2 and not agrees(printed.rows[at], Fraction(100), cut=True):
        assert str(at + 1) in errors, printed


@few
@given(with_one_digit_changed())
def test_a_row_with_a_witness_is_never_called_wrong(changed: tuple[Printed, int]):
    cells = changed[0].rows[changed[1]]
    alone = replace(changed[0], rows=(cells,), total="")
    errors = [
        one for one in outcome("SCORE-03", alone.report()).findings if one.severity == "error"
    ]
    if witness(cells, Fraction(100)):
        assert errors == [], cells


@st.composite
def with_a_wrong_total(draw):
    printed = draw(tables(conventions=("percent",), cuts=(False,)))
    off = draw(st.integers(-9, 9).filter(bool)) * 10 ** draw(st.integers(0, 2))
    value = Decimal(printed.total) + off * Decimal(1).scaleb(-len(printed.total.partition(".")[2]))
    return replace(printed, total=f"{max(value, Decimal(0)):f}")


def sums(rows, cut: bool) -> tuple[Fraction, Fraction]:
    """The least and greatest sum of true weighted scores behind the printed rows."""
    least = most = Fraction(0)
    for weight, score, weighted in rows:
        low, high = (Fraction(weight) * end / 100 for end in scores_behind(score, cut))
        value, unit = Fraction(weighted), step(weighted)
        bottom, top = (value, value + unit) if cut else (value - unit / 2, value + unit / 2)
        least, most = least + max(low, bottom), most + min(high, top)
    return least, most


@runs
@given(with_a_wrong_total())
def test_every_wrong_total_that_the_intervals_can_see_is_found(printed: Printed):
    found = outcome("SCORE-04", printed.report()).findings
    value, unit = Fraction(printed.total), step(printed.total)
    column = sum(Fraction(cells[2]) for cells in printed.rows)
    seen = True
    for divisor in divisors(printed.rows)[1:]:
        if any(all(agrees(c, divisor, cut) for c in printed.rows) for cut in (False, True)):
            return  # the rows alone do not tell the convention: nothing can be said of the total
    for cut in (False, True):
        if all(agrees(cells, Fraction(100), cut) for cells in printed.rows):
            low, high = (value, value + unit) if cut else (value - unit / 2, value + unit / 2)
            least, most = sums(printed.rows, cut)
            seen = seen and not (low <= most and least <= high) and not low <= column <= high
    assert bool(found) >= seen, printed


def test_the_form_s_convention_is_what_the_tables_are_made_by():
    assert FORM.score.convention == "percent"


if __name__ == "__main__":
    os.environ.setdefault("EXTRACT_ROWS", "100000")
    import pytest

    sys.exit(pytest.main([__file__, "-q"]))
