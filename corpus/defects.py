"""Defects, a function per check code: plant exactly that one and say so in the truth.

A planter takes a report and a source of chance and gives the report back with its defect, or
``None`` where this report has no room for it. ``TOUCHES`` says which sections each one disturbs, so
that several defects of one report do not hide each other.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from corpus import defects_content as content
from corpus import defects_scores as scores
from corpus.facts import LISTS, ReportData

Planter = Callable[[ReportData, Random], ReportData | None]

PLANTERS: dict[str, Planter] = {
    "SEC-01": content.missing_section,
    "SEC-02": content.empty_section,
    "SEC-03": content.repeated_section,
    "SEC-04": content.section_out_of_order,
    "SEC-05": content.misspelt_heading,
    "SEC-06": content.leftover_instruction,
    "ROUND-01": content.no_round_ticked,
    "ROUND-02": content.several_rounds_ticked,
    "ROUND-03": content.rounds_disagree,
    "PEOPLE-01": content.missing_name,
    "PEOPLE-02": content.missing_phone,
    "PEOPLE-03": content.malformed_phone,
    "LEVEL-01": content.missing_level,
    "LEVEL-02": content.repeated_level,
    "SCORE-01": scores.unreadable_number,
    "SCORE-02": scores.score_out_of_range,
    "SCORE-03": scores.wrong_weighted_score,
    "SCORE-04": scores.wrong_total,
    "SCORE-05": scores.wrong_weights,
    "SCORE-06": scores.right_only_by_rounding,
    "SCORE-07": scores.unearned_score,
    "SCORE-08": scores.different_indicator,
    "EVID-01": scores.malformed_link,
    "EVID-02": scores.evidence_outside_year,
    "SAME-01": scores.fiscal_years_disagree,
    "SAME-02": scores.names_disagree,
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
