"""The fiscal year that a report is about, from what it says itself.

Years that a report mentions without claiming them as its own are set aside: next year's, earlier
years used for comparison, plans over several years, and the years of laws.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from extractor import thai
from extractor.checks.base import Subject, once
from extractor.model import Mention, ThaiDate

_OTHER_YEARS = re.compile(
    r"ต่อไป|ถัดไป|ปีหน้า|เทียบ|ปีก่อน|ที่ผ่านมา|ย้อนหลัง|ปีที่แล้ว|ฐานข้อมูลปี|ข้อมูลพื้นฐาน|ค่าฐาน"
    r"|แผนแม่บท|ยุทธศาสตร์|ระยะ\s*\d+\s*ปี"
)
_LAW = re.compile(r"พระราช|พ\.\s?ร\.\s?[บฎก]|ระเบียบ|กฎกระทรวง|ข้อบังคับ|รัฐธรรมนูญ")
_RANGE = re.compile(
    r"(?:25|24)?\d\d\s*(?:[-–—]|ถึง)\s*(?:พ\.?ศ\.?)?\s*(?:ปีงบประมาณ)?\s*(?:25|24)\d\d"
)
_FISCAL = re.compile(r"ปีงบ")
_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)


@once
def own_years(subject: Subject) -> tuple[Mention, ...]:
    """The mentions of a fiscal year that the report can mean as its own, in reading order."""
    return tuple(m for m in subject.report.fiscal_years if not _is_other(subject, m))


def _is_other(subject: Subject, mention: Mention) -> bool:
    known = {section.id: section for section in subject.form.sections}
    section = known.get(mention.section)
    if section is not None and "ปีต่อไป" in section.title:
        return True
    line = thai.to_arabic(_line_of(subject, mention))
    if _RANGE.search(line) or _OTHER_YEARS.search(line):
        return True
    return bool(_LAW.search(line)) and not _FISCAL.search(line)


def _line_of(subject: Subject, mention: Mention) -> str:
    """The line in which a mention stands; its own words where that cannot be found."""
    if mention.section not in subject.report.fields:
        return mention.raw
    text = subject.report.fields[mention.section].section.first.text
    return next((line for line in text.split("\n") if mention.raw in line), mention.raw)


def fiscal_year(subject: Subject) -> int | None:
    """The Buddhist-era fiscal year that most mentions claim; None where none leads."""
    counts = Counter(mention.what for mention in own_years(subject)).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return int(counts[0][0]) if counts[0][0].isdigit() else None


def days_of(subject: Subject, year: int) -> tuple[date, date]:
    """First and last day of a Buddhist-era fiscal year: October to September."""
    start = subject.form.fiscal_year_starts_in_month
    western = year - 543
    first = date(western - (start > 1), start, 1)
    return first, date.fromordinal(date(first.year + 1, start, 1).toordinal() - 1)


def day_of(printed: ThaiDate) -> date | None:
    """The calendar day of a date printed in full and possible."""
    if printed.month is None or printed.day is None:
        return None
    try:
        return date(printed.year, printed.month, printed.day)
    except ValueError:
        return None


def thai_day(day: date) -> str:
    """A day as Thai officials write it: "1 ต.ค. 2566"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year + 543}"
