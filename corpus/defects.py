"""Defects, a function per check code: plant exactly that one and say so in the truth.

A planter takes a report and a source of chance and gives the report back with its defect, or
``None`` where this report has no room for it. ``TOUCHES`` says which sections each one disturbs, so
that several defects of one report do not hide each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from corpus import dates, phrases
from corpus.blocks import instruction
from corpus.facts import (
    EMPTY,
    LISTS,
    SECTIONS,
    Cell,
    Defect,
    Evidence,
    Level,
    People,
    Phone,
    ReportData,
    ScoreRow,
)
from corpus.scales import rounded
from extractor.form import load_form
from extractor.thai import fold

Planter = Callable[[ReportData, Random], ReportData | None]
REMOVABLE = SECTIONS[1:]
HUNDRED = Decimal(100)


def _without(report: ReportData, section: str) -> tuple[str, ...]:
    return tuple(s for s in report.order if s != section)


def _pick(report: ReportData, rng: Random, sections: tuple[str, ...]) -> str:
    touched = {d.section for d in report.defects}
    return rng.choice([s for s in sections if s in report.order and s not in touched] or [""])


# --- sections ---------------------------------------------------------------------------------


def missing_section(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-01: heading and content of a section are not there."""
    section = _pick(report, rng, REMOVABLE)
    return report.with_defect(Defect("SEC-01", section), order=_without(report, section))


def empty_section(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-02: a heading and nothing under it."""
    section = _pick(report, rng, (*LISTS, "indicator_name", "description", "evidence",
                                  "performance", "criteria", "score_calculation",
                                  "data_collectors"))  # fmt: skip
    return report.with_defect(Defect("SEC-02", section), empty=(*report.empty, section))


def repeated_section(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-03: a second standing of a section, with other content."""
    section = _pick(report, rng, ("supporting_factors", "obstacles"))
    lines = phrases.FACTORS if section == "supporting_factors" else phrases.OBSTACLES
    said = report.list_of(section) if section else ()
    fresh = [line for line in lines if "{" not in line and line not in said]
    if not section or not fresh:
        return None
    other = rng.choice(fresh)
    return report.with_defect(Defect("SEC-03", section), repeated=((section, (other,)),))


def section_out_of_order(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-04: two sections have changed places."""
    pairs = (("actions_taken", "supporting_factors"), ("description", "evidence"),
             ("obstacles", "recommendations"), ("description", "obstacles"))  # fmt: skip
    first, second = rng.choice(pairs)
    if not {first, second} <= set(report.order):
        return None
    swapped = {first: second, second: first}
    order = tuple(swapped.get(section, section) for section in report.order)
    return report.with_defect(Defect("SEC-04"), order=order)


SLIPS = (
    ("คำนวณ", "คำนวน"), ("ปฏิบัติ", "ปฎิบัติ"), ("เกณฑ์", "เกณท์"), ("อุปสรรค", "อุปสรร์ค"), ("หลักฐาน", "หลักฐาณ"),
    ("อธิบาย", "อธิบบาย"), ("ปัจจัย", "ปัจจจัย"), ("เสนอแนะ", "เสนแนะ"), ("ข้อมูล", "ขอ้มูล"), ("ตัวชี้วัด", "ตัวชี้ัวด"),
    ("สนับสนุน", "สนับสนนุ"), ("รอบ", "รออบ"), ("นิยาม", "นิยยาม"), ("ผู้", "ผุ้"), ("คะแนน", "คะแนนน"),
)  # fmt: skip


def slip(rng: Random, heading: str) -> str:
    """The heading with one typing slip, "" if it offers none that the form would not know."""
    known = {
        fold(w) for s in load_form().sections for w in (s.title, *s.wordings, *s.short_wordings)
    }
    offers = [heading.replace(a, b, 1) for a, b in SLIPS if a in heading]
    offers = [offer for offer in offers if fold(offer) not in known]
    return rng.choice(offers) if offers else ""


def misspelt_heading(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-05: a typing slip in a heading."""
    section = _pick(report, rng, tuple(s for s in report.order if s in REMOVABLE))
    written = slip(rng, load_form().section(section).title) if section else ""
    if not written:
        return None
    headings = (*report.headings, (section, written))
    return report.with_defect(Defect("SEC-05", section), headings=headings)


def leftover_instruction(report: ReportData, rng: Random) -> ReportData | None:
    """SEC-06: the form's instruction in place of an answer."""
    section = _pick(report, rng, (*LISTS, "description", "evidence"))
    return report.with_defect(
        Defect("SEC-06", section),
        leftover=(*report.leftover, (section, instruction(section))),
        skip_values=(*report.skip_values, section),
    )


# --- rounds and people ------------------------------------------------------------------------


def no_round_ticked(report: ReportData, _: Random) -> ReportData | None:
    """ROUND-01: no box is ticked."""
    return report.with_defect(Defect("ROUND-01"), ticked=())


def several_rounds_ticked(report: ReportData, rng: Random) -> ReportData | None:
    """ROUND-02: two boxes are ticked."""
    other = rng.choice([m for m in report.rounds if m not in report.ticked])
    return report.with_defect(Defect("ROUND-02"), ticked=tuple(sorted((*report.ticked, other))))


def rounds_disagree(report: ReportData, rng: Random) -> ReportData | None:
    """ROUND-03: the last page ticks another round (in layouts that repeat the ticks)."""
    other = rng.choice([m for m in report.rounds if m not in report.ticked])
    return report.with_defect(
        Defect("ROUND-03"),
        ticked_on_last_page=(other,),
        skip_values=(*report.skip_values, "reporting_round"),
    )


def _people_of(report: ReportData, section: str) -> People:
    return report.supervisor if section == "supervisor" else report.data_collectors


def missing_name(report: ReportData, rng: Random) -> ReportData | None:
    """PEOPLE-01: a phone and nobody's name."""
    section = _pick(report, rng, ("supervisor", "data_collectors"))
    if not section:
        return None
    people = replace(_people_of(report, section), persons=())
    return report.with_defect(Defect("PEOPLE-01", section), **{section: people})


def missing_phone(report: ReportData, rng: Random) -> ReportData | None:
    """PEOPLE-02: names and no phone."""
    section = _pick(report, rng, ("supervisor", "data_collectors"))
    if not section:
        return None
    people = replace(_people_of(report, section), phones=())
    return report.with_defect(Defect("PEOPLE-02", section), **{section: people})


def malformed_phone(report: ReportData, rng: Random) -> ReportData | None:
    """PEOPLE-03: a phone with too few or too many digits."""
    section = _pick(report, rng, ("supervisor", "data_collectors"))
    if not section:
        return None
    text = rng.choice(("0 2555 123", "0-2555-12345", "081-234-567", "08 1234 56789", "1 2555 1234"))
    people = replace(_people_of(report, section), phones=(Phone(text, "", "", ""),))
    return report.with_defect(Defect("PEOPLE-03", section), **{section: people})


# --- levels -----------------------------------------------------------------------------------


def _levels_of(report: ReportData, section: str) -> tuple[Level, ...]:
    return report.performance if section == "performance" else report.criteria


def missing_level(report: ReportData, rng: Random) -> ReportData | None:
    """LEVEL-01: one of the five rows is not there."""
    section = _pick(report, rng, ("performance", "criteria"))
    if not section:
        return None
    gone = rng.choice((2, 3, 4, 5))
    left = tuple(level for level in _levels_of(report, section) if level.level != gone)
    return report.with_defect(Defect("LEVEL-01", section), allowed=("SCORE-07",), **{section: left})


def repeated_level(report: ReportData, rng: Random) -> ReportData | None:
    """LEVEL-02: one of the levels stands twice."""
    section = _pick(report, rng, ("performance", "criteria"))
    if not section:
        return None
    twice = rng.choice((1, 2, 3, 4))
    levels = list(_levels_of(report, section))
    levels.insert(twice, Level(twice, levels[twice - 1].text + " (ปรับปรุงครั้งที่สอง)"))
    return report.with_defect(
        Defect("LEVEL-02", section), allowed=("SCORE-07",), **{section: tuple(levels)}
    )


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
    gap = rounded(slack, 2) + unit * rng.choice((2, 5, 10, 13))
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
    link = Evidence(f"เว็บไซต์เผยแพร่ผลงาน {rng.choice(phrases.BROKEN_LINKS)}")
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


PLANTERS: dict[str, Planter] = {
    "SEC-01": missing_section,
    "SEC-02": empty_section,
    "SEC-03": repeated_section,
    "SEC-04": section_out_of_order,
    "SEC-05": misspelt_heading,
    "SEC-06": leftover_instruction,
    "ROUND-01": no_round_ticked,
    "ROUND-02": several_rounds_ticked,
    "ROUND-03": rounds_disagree,
    "PEOPLE-01": missing_name,
    "PEOPLE-02": missing_phone,
    "PEOPLE-03": malformed_phone,
    "LEVEL-01": missing_level,
    "LEVEL-02": repeated_level,
    "SCORE-01": unreadable_number,
    "SCORE-02": score_out_of_range,
    "SCORE-03": wrong_weighted_score,
    "SCORE-04": wrong_total,
    "SCORE-05": wrong_weights,
    "SCORE-06": right_only_by_rounding,
    "SCORE-07": unearned_score,
    "SCORE-08": different_indicator,
    "EVID-01": malformed_link,
    "EVID-02": evidence_outside_year,
    "SAME-01": fiscal_years_disagree,
    "SAME-02": names_disagree,
}
"""A planter per code; FORM-01 is another document altogether (``corpus.others``)."""

_SCORES = frozenset({"indicator_name", "performance", "criteria", "score_calculation"})
_PEOPLE = frozenset({"supervisor", "data_collectors"})
_TEXTS = frozenset({"evidence", "actions_taken"})
_FIXED = {
    **{code: _SCORES for code in PLANTERS if code.startswith(("SCORE", "LEVEL"))},
    **{code: _PEOPLE for code in PLANTERS if code.startswith("PEOPLE")},
    **{code: frozenset({"reporting_round"}) for code in PLANTERS if code.startswith("ROUND")},
    **dict.fromkeys(("EVID-01", "EVID-02", "SAME-01", "SAME-02"), _TEXTS),
    "SEC-04": frozenset({"description", "evidence", *LISTS}),
}
"""What a code's defect disturbs wherever it is planted; others disturb their own section."""


def touches(code: str, report: ReportData) -> frozenset[str]:
    """The sections that the report's last defect, of this code, disturbs."""
    if code in _FIXED:
        return _FIXED[code]
    section = report.defects[-1].section
    return _SCORES if section in _SCORES else frozenset({section})


def plant(report: ReportData, rng: Random, count: int, codes: tuple[str, ...]) -> ReportData:
    """The report with up to ``count`` defects out of ``codes`` that do not disturb each other."""
    disturbed: frozenset[str] = frozenset()
    for code in rng.sample(codes, len(codes)):
        if len(report.defects) >= count:
            break
        if _FIXED.get(code, frozenset()) & disturbed:
            continue
        planted = PLANTERS[code](report, rng)
        if planted is None or (planted.defects[-1].section == "" and code in _NEEDS_SECTION):
            continue
        touched = touches(code, planted)
        if not touched & disturbed:
            report, disturbed = planted, disturbed | touched
    return report


_NEEDS_SECTION = frozenset({"SEC-01", "SEC-02", "SEC-03", "SEC-05", "SEC-06"})
