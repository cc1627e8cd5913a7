"""Atomic documents for SCORE-07: every kind of scale that criteria state, and milestones.

A scale's passing documents give the score by step and by interpolation; its failing one gives a
score that neither earns.
"""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.atomic import BASE, PERCENT_INDICATOR, Atomic, failing, number, passing, score_row
from corpus.facts import Level, ReportData

CODE, SECTION = "SCORE-07", "score_calculation"
DAYS_INDICATOR = "ระยะเวลาเฉลี่ยในการอนุมัติคำขอยืมเครื่องมือสำรวจ"
COUNT_INDICATOR = "จำนวนคู่มือการใช้เครื่องมือสำรวจที่จัดทำแล้วเสร็จ"
RATE_INDICATOR = "อัตราการชำรุดของเครื่องมือสำรวจต่อการยืมหนึ่งร้อยครั้ง"
MEAN_INDICATOR = "ค่าเฉลี่ยความพึงพอใจของผู้ยืมเครื่องมือสำรวจ"


def measured(indicator: str, criteria: tuple[str, ...], result: str, score: str) -> ReportData:
    """The small report under other criteria, with a weight of 5."""
    weighted = f"{Decimal(score) * 5 / 100:f}"
    row = replace(score_row(indicator, "5", "", score, weighted), result=number(result, "0"))
    done = ("-" if text == "-" else "เก็บข้อมูลจากทะเบียนคุมแล้ว" for text in criteria)
    return replace(
        BASE,
        indicator_name=indicator,
        criteria=tuple(Level(n, text) for n, text in enumerate(criteria, 1)),
        performance=tuple(Level(n, text) for n, text in enumerate(done, 1)),
        rows=(row,),
    )


def _scale(
    name: str, indicator: str, criteria: str, result: str, earned: tuple[str, ...], wrong: str
) -> Iterator[Atomic]:
    """Criteria are written with " | " between the levels."""
    levels = tuple(criteria.split(" | "))
    for score in earned:
        yield passing(
            f"{name}-{score.replace('.', '-')}", base=measured(indicator, levels, result, score)
        )
    yield failing(
        f"{name}-{wrong.replace('.', '-')}", CODE, SECTION,
        base=measured(indicator, levels, result, wrong),
    )  # fmt: skip


_TENS = "ร้อยละ 60 | ร้อยละ 70 | ร้อยละ 80 | ร้อยละ 90 | ร้อยละ 100"
_SCALES: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...] = (
    ("ascending", PERCENT_INDICATOR, _TENS, "ร้อยละ 75", ("2", "2.50"), "4"),
    ("result-at-a-threshold", PERCENT_INDICATOR, _TENS, "ร้อยละ 90.00", ("4",), "5"),
    ("below-the-lowest", PERCENT_INDICATOR, _TENS, "ร้อยละ 41.50", ("1",), "2"),
    ("above-the-highest", DAYS_INDICATOR, "9 วัน | 8 วัน | 7 วัน | 6 วัน | 5 วัน", "3 วัน", ("5",), "4"),
    ("descending", DAYS_INDICATOR, "10 วัน | 8 วัน | 6 วัน | 4 วัน | 2 วัน", "5 วัน", ("3", "3.50"), "5"),
    ("descending-within", DAYS_INDICATOR, "ภายใน 30 วัน | ภายใน 25 วัน | ภายใน 20 วัน | ภายใน 15 วัน | ภายใน 10 วัน", "18 วัน", ("3", "3.4"), "4"),
    ("unequal", PERCENT_INDICATOR, "ร้อยละ 50 | ร้อยละ 60 | ร้อยละ 70 | ร้อยละ 75 | ร้อยละ 80", "ร้อยละ 72", ("3", "3.40"), "4"),
    ("bands", MEAN_INDICATOR, "2.51-3.00 | 3.01-3.50 | 3.51-4.00 | 4.01-4.50 | 4.51-5.00", "3.75", ("3",), "5"),
    ("ranges-more-than", RATE_INDICATOR, ">7.4 | >7.1 - 7.4 | >6.8 - 7.1 | >6.5 - 6.8 | <6.5", "6.9", ("3",), "5"),
    ("at-least-signs", RATE_INDICATOR, "≤ 16 | > 16 | ≥ 17 | ≥ 17.5 | ≥ 18", "17.2", ("3", "3.40"), "5"),
    ("dash-levels", PERCENT_INDICATOR, "ร้อยละ 60 | - | ร้อยละ 80 | - | ร้อยละ 100", "ร้อยละ 85", ("3", "3.50"), "4"),
    ("in-sentences", PERCENT_INDICATOR, "ดำเนินการตามแผนฯ ได้ร้อยละ 50 | ดำเนินการตามแผนฯ ได้ร้อยละ 60 | ดำเนินการตามแผนฯ ได้ร้อยละ 70 | ดำเนินการตามแผนฯ ได้ร้อยละ 80 | ดำเนินการตามแผนฯ ได้ร้อยละ 90", "ดำเนินการได้ร้อยละ 72", ("3", "3.20"), "5"),
    ("not-less-than", PERCENT_INDICATOR, "ไม่น้อยกว่าร้อยละ 60 | ไม่น้อยกว่าร้อยละ 65 | ไม่น้อยกว่าร้อยละ 70 | ไม่น้อยกว่าร้อยละ 75 | ไม่น้อยกว่าร้อยละ 80", "ร้อยละ 77", ("4", "4.40"), "5"),
    ("per-cent-signs", PERCENT_INDICATOR, "60 % | 70 % | 80 % | 90 % | 100 %", "75%", ("2", "2.50"), "3"),
    ("thai-digits", PERCENT_INDICATOR, "ร้อยละ ๖๐ | ร้อยละ ๗๐ | ร้อยละ ๘๐ | ร้อยละ ๙๐ | ร้อยละ ๑๐๐", "ร้อยละ ๘๖.๓๐", ("3", "3.63"), "4.63"),
    ("counts", COUNT_INDICATOR, "จำนวน 1 เรื่อง | จำนวน 2 เรื่อง | จำนวน 3 เรื่อง | จำนวน 4 เรื่อง | จำนวน 5 เรื่อง", "4 เรื่อง", ("4",), "5"),
    ("thousands", COUNT_INDICATOR, "จำนวน 1,000 เล่ม | จำนวน 1,100 เล่ม | จำนวน 1,200 เล่ม | จำนวน 1,300 เล่ม | จำนวน 1,400 เล่ม", "1,234 เล่ม", ("3", "3.34"), "5"),
    ("result-as-a-level", PERCENT_INDICATOR, _TENS, "ระดับ 4", ("4",), "5"),
    ("levels-said-with-their-bands", MEAN_INDICATOR, "ระดับ 1 (2.51-3.00) | ระดับ 2 (3.01-3.50) | ระดับ 3 (3.51-4.00) | ระดับ 4 (4.01-4.50) | ระดับ 5 (4.51-5.00)", "3.75", ("3",), "5"),
    ("bands-with-open-ends", PERCENT_INDICATOR, "น้อยกว่าร้อยละ 60 | ร้อยละ 60 - 69.99 | ร้อยละ 70 - 79.99 | ร้อยละ 80 - 89.99 | ร้อยละ 90 ขึ้นไป", "ร้อยละ 75.50", ("3",), "5"),
    ("descending-bands", DAYS_INDICATOR, "มากกว่า 20 วันทำการ | 16 - 20 วันทำการ | 11 - 15 วันทำการ | 6 - 10 วันทำการ | ไม่เกิน 5 วันทำการ", "8 วันทำการ", ("4",), "5"),
    ("points", MEAN_INDICATOR, "60 คะแนน | 70 คะแนน | 80 คะแนน | 90 คะแนน | 100 คะแนน", "85 คะแนน", ("3", "3.50"), "5"),
    ("fall-in-per-cent", PERCENT_INDICATOR, "ลดลงร้อยละ 5 | ลดลงร้อยละ 10 | ลดลงร้อยละ 15 | ลดลงร้อยละ 20 | ลดลงร้อยละ 25", "ลดลงร้อยละ 17", ("3", "3.40"), "5"),
    ("first-level-is-work", PERCENT_INDICATOR, "จัดทำแผน | ดำเนินการตามแผนฯ ได้ร้อยละ 50 | ดำเนินการตามแผนฯ ได้ร้อยละ 70 | ดำเนินการตามแผนฯ ได้ร้อยละ 90 | ดำเนินการตามแผนฯ ได้ร้อยละ 100", "ร้อยละ 75", ("3", "3.25"), "5"),
    ("result-in-words", PERCENT_INDICATOR, _TENS, "ร้อยละแปดสิบ", ("3",), "5"),
    ("interpolated-and-rounded", PERCENT_INDICATOR, "ร้อยละ 60 | ร้อยละ 63 | ร้อยละ 66 | ร้อยละ 69 | ร้อยละ 72", "ร้อยละ 65", ("2", "2.67", "2.6"), "3.67"),
)  # fmt: skip


def _milestones(score: str, criteria: tuple[Level, ...], done: tuple[Level, ...]) -> ReportData:
    weighted = f"{Decimal(score) * 5 / 100:f}"
    row = replace(BASE.rows[0], **_cells(score, weighted))  # type: ignore[arg-type]
    return replace(BASE, criteria=criteria, performance=done, rows=(row,))


def _cells(score: str, weighted: str) -> dict[str, object]:
    return {"result": number(score), "score": number(score), "weighted_score": number(weighted)}


def _without(levels: tuple[Level, ...], absent: tuple[int, ...], text: str) -> tuple[Level, ...]:
    return tuple(replace(one, text=text) if one.level in absent else one for one in levels)


def _milestone_cases() -> Iterator[Atomic]:
    dashes = _without(BASE.criteria, (2, 4), "-"), _without(BASE.performance, (2, 4), "-")
    for score in ("3", "5"):
        yield passing(f"milestone-between-dashes-{score}", base=_milestones(score, *dashes))
    yield failing("milestone-at-a-dash", CODE, SECTION, base=_milestones("4", *dashes))
    for name, text in (
        ("not-yet", "ยังไม่ได้ดำเนินการ"),
        ("dash", "-"),
        ("planned", "อยู่ระหว่างเสนอขออนุมัติ"),
    ):
        done = _without(BASE.performance, (4, 5), text)
        yield passing(
            f"milestone-done-to-3-then-{name}", base=_milestones("3", BASE.criteria, done)
        )
        yield failing(
            f"milestone-5-for-3-then-{name}",
            CODE,
            SECTION,
            base=_milestones("5", BASE.criteria, done),
        )


SCALES: dict[str, tuple[Atomic, ...]] = {
    "SCORE-07-unearned-score": (
        *(document for scale in _SCALES for document in _scale(*scale)),
        *_milestone_cases(),
    )
}
"""The documents by the folder of their check."""
