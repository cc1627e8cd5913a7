"""Defects of sections, rounds, people and levels: each planter plants exactly one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus import phrases
from corpus.blocks import instruction
from corpus.facts import LISTS, SECTIONS, Defect, Level, People, Phone, ReportData
from extractor.form import load_form
from extractor.thai import fold

REMOVABLE = SECTIONS[1:]
"""Sections whose absence is only that (without ticks there is more to say)."""


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
    ("คำนวณ", "คำนวน"), ("ปฏิบัติ", "ปฎิบัติ"), ("เกณฑ์", "เกณท์"), ("อุปสรรค", "อุปสรร์ค"),
    ("หลักฐาน", "หลักฐาณ"), ("อธิบาย", "อธิบบาย"), ("ปัจจัย", "ปัจจจัย"), ("เสนอแนะ", "เสนแนะ"),
    ("ข้อมูล", "ข้อมุล"), ("ตัวชี้วัด", "ตัวชี้วัก"), ("สนับสนุน", "สนับสนน"), ("รอบ", "รออบ"),
    ("นิยาม", "นิยยาม"), ("ผู้", "ผุ้"), ("คะแนน", "คะแนนน"),
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
