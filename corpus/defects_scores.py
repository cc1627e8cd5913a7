"""Defects of scores, evidence and names: each planter plants exactly one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from corpus import dates, phrases
from corpus.facts import EMPTY, Cell, Defect, Evidence, ReportData, ScoreRow
from corpus.scales import rounded

HUNDRED = Decimal(100)


# --- scores -----------------------------------------------------------------------------------


def _with_row(report: ReportData, row: ScoreRow) -> dict[str, object]:
    """The report's first row replaced, its total (where there is one) following."""
    rows = (row, *report.rows[1:])
    total = report.total
    if total is not None and total.weighted_score.value is not None:
        weighted = [r.weighted_score.value for r in rows if r.weighted_score.value is not None]
        total = replace(total, weighted_score=_cell(sum(weighted, Decimal(0))))
    return {"rows": rows, "total": total}


def _cell(value: Decimal) -> Cell:
    return Cell(f"{value}", value)


def _scored(row: ScoreRow, score: Decimal) -> ScoreRow:
    """The row with another score, multiplied right."""
    assert row.weight.value is not None and row.weighted_score.value is not None
    places = -int(row.weighted_score.value.as_tuple().exponent)
    weighted = rounded(row.weight.value * score / HUNDRED, places)
    return replace(row, score=_cell(score), weighted_score=_cell(weighted))


def unreadable_number(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-01: weight, score or weighted score is absent or not a number."""
    column = rng.choice(("weight", "score", "weighted_score"))
    cell = rng.choice((EMPTY, Cell("รอผลประเมิน", None)))
    row = replace(report.rows[0], **{column: cell})
    return report.with_defect(
        Defect("SCORE-01", "score_calculation"),
        allowed=("SCORE-04", "SCORE-05"),
        rows=(row, *report.rows[1:]),
    )


def score_out_of_range(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-02: a score outside 1 to 5, multiplied right."""
    score = Decimal(rng.choice(("5.50", "6", "0", "7.25", "0.50")))
    return report.with_defect(
        Defect("SCORE-02", "score_calculation"),
        allowed=("SCORE-07",),
        **_with_row(report, _scored(report.rows[0], score)),
    )


def wrong_weighted_score(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-03: the product is wrong; a total, where there is one, sums what is printed."""
    row = report.rows[0]
    assert row.weighted_score.value is not None and row.weight.value is not None
    assert row.score.value is not None
    decimals = -int(row.score.value.as_tuple().exponent)
    slack = row.weight.value / 200 * Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
    unit = Decimal(1).scaleb(row.weighted_score.value.as_tuple().exponent)
    # beyond what rounding and what cutting digits off could explain
    gap = (2 * slack // unit + rng.choice((2, 5, 10, 13))) * unit
    wrong = row.weighted_score.value + gap
    return report.with_defect(
        Defect("SCORE-03", "score_calculation"),
        **_with_row(report, replace(row, weighted_score=_cell(wrong))),
    )


def wrong_total(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-04: the total is not the sum of its rows."""
    if report.total is None or report.total.weighted_score.value is None:
        return None
    printed = report.total.weighted_score.value
    unit = Decimal(1).scaleb(printed.as_tuple().exponent)
    wrong = printed + unit * rng.choice((15, 20, 100))
    total = replace(report.total, weighted_score=_cell(wrong))
    return report.with_defect(Defect("SCORE-04", "score_calculation"), total=total)


def wrong_weights(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-05: the total of weights is not their sum, or a weight exceeds 100."""
    if report.total is not None and report.total.weight.value is not None:
        total = replace(report.total, weight=_cell(report.total.weight.value + rng.choice((5, 10))))
        return report.with_defect(Defect("SCORE-05", "score_calculation"), total=total)
    row = report.rows[0]
    heavy = replace(row, weight=_cell(Decimal(rng.choice((120, 150, 500)))))
    assert row.score.value is not None
    return report.with_defect(
        Defect("SCORE-05", "score_calculation"),
        **_with_row(report, _scored(heavy, row.score.value)),
    )


def right_only_by_rounding(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-06: the product was taken from a score with more digits than are printed."""
    if len(report.rows) > 1 or report.total is not None:
        return None
    weight = Decimal(rng.choice(("15", "20", "25")))
    true = Decimal(rng.randrange(15000, 44900)) / 10000
    printed = rounded(true, 2)
    weighted = rounded(weight * true / HUNDRED, 4)
    if abs(true - printed) < Decimal("0.002"):
        return None
    row = replace(
        report.rows[0],
        weight=_cell(weight),
        score=_cell(printed),
        weighted_score=_cell(weighted),
    )
    return report.with_defect(
        Defect("SCORE-06", "score_calculation"), allowed=("SCORE-07",), rows=(row,)
    )


def unearned_score(report: ReportData, _: Random) -> ReportData | None:
    """SCORE-07: the score is not what the result earns; it is multiplied right."""
    row = report.rows[0]
    assert row.score.value is not None
    if row.score.value <= Decimal("3.5"):
        score = Decimal(5)
    elif report.scale.startswith("milestone"):
        return None
    else:
        score = Decimal(1)
    return report.with_defect(
        Defect("SCORE-07", "score_calculation"), **_with_row(report, _scored(row, score))
    )


def different_indicator(report: ReportData, rng: Random) -> ReportData | None:
    """SCORE-08: the score table is about another indicator."""
    others = ("จำนวนโครงการฝึกอาชีพที่จัดในพื้นที่ห่างไกล", "ร้อยละของหมู่บ้านที่มีแหล่งน้ำสำรอง",
              "ระดับความสำเร็จของการประหยัดพลังงานในอาคาร")  # fmt: skip
    other = rng.choice(others)
    rows = tuple(
        replace(row, indicator=row.indicator.replace(report.indicator_name, other))
        for row in report.rows
    )
    return report.with_defect(
        Defect("SCORE-08", either=("SAME-02",)), rows=rows
    )  # fmt: skip


# --- evidence and sameness --------------------------------------------------------------------


def malformed_link(report: ReportData, rng: Random) -> ReportData | None:
    """EVID-01: a link that leads nowhere."""
    if "evidence" not in report.order:
        return None
    broken = rng.choice(phrases.BROKEN_LINKS)
    link = Evidence(f"เว็บไซต์เผยแพร่ผลงาน {broken}", urls=(broken,))
    return report.with_defect(Defect("EVID-01", "evidence"), evidence=(*report.evidence, link))


def evidence_outside_year(report: ReportData, rng: Random) -> ReportData | None:
    """EVID-02: an order dated outside the fiscal year."""
    after = rng.random() < 0.5
    year = report.fiscal_year - 543
    day = date(year, 11, 3) if after else date(year - 1, 8, 16)
    number = f"{rng.randint(1, 90)}/{day.year + 543}"
    text = f"คำสั่ง{report.unit} ที่ {number} ลงวันที่ {dates.printed(rng, day)} เรื่อง แต่งตั้งคณะทำงาน"
    told = f"ทบทวนแผนงานประจำปีงบประมาณ พ.ศ. {report.fiscal_year}"
    return report.with_defect(
        Defect("EVID-02", "evidence", either=("SAME-01",)),
        evidence=(Evidence(text, number, (day.isoformat(),)), *report.evidence[1:]),
        actions_taken=(*report.actions_taken, told),
    )


def fiscal_years_disagree(report: ReportData, rng: Random) -> ReportData | None:
    """SAME-01: the report speaks of two fiscal years as its own."""
    other = report.fiscal_year + rng.choice((-2, -1))
    lines = (
        f"จัดทำแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. {report.fiscal_year}",
        f"เสนอรายงานสรุปผลประจำปีงบประมาณ พ.ศ. {other} ต่อผู้บริหาร",
    )
    return report.with_defect(
        Defect("SAME-01"), allowed=("EVID-02",), actions_taken=(*report.actions_taken, *lines)
    )


def names_disagree(report: ReportData, _: Random) -> ReportData | None:
    """SAME-02: the unit is spelt in two ways."""
    near = phrases.NEAR_UNITS[report.unit]
    lines = (f"จัดประชุมชี้แจงเจ้าหน้าที่ของ{report.unit}", f"รวบรวมผลงานของ{near}เสนอผู้บริหาร")
    return report.with_defect(Defect("SAME-02"), actions_taken=(*report.actions_taken, *lines))
