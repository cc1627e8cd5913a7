"""Dates as Thai offices write them; the years of values are of the Christian era.

A printed year counts in the era that its size tells (2567 is Buddhist, 2024 Christian): authors
mix up the labels, never the sizes. Two digits are the Buddhist year 25xx from 40 on, the Christian
year 20xx below.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from extractor.model import ThaiDate
from extractor.thai import to_arabic

_MONTHS = (
    ("มกราคม", "ม.ค.", "มค.", "january", "jan"),
    ("กุมภาพันธ์", "ก.พ.", "กพ.", "february", "feb"),
    ("มีนาคม", "มี.ค.", "มีค.", "march", "mar"),
    ("เมษายน", "เม.ย.", "เมย.", "april", "apr"),
    ("พฤษภาคม", "พ.ค.", "พค.", "may"),
    ("มิถุนายน", "มิ.ย.", "มิย.", "june", "jun"),
    ("กรกฎาคม", "ก.ค.", "กค.", "july", "jul"),
    ("สิงหาคม", "ส.ค.", "สค.", "august", "aug"),
    ("กันยายน", "ก.ย.", "กย.", "september", "sept", "sep"),
    ("ตุลาคม", "ต.ค.", "ตค.", "october", "oct"),
    ("พฤศจิกายน", "พ.ย.", "พย.", "november", "nov"),
    ("ธันวาคม", "ธ.ค.", "ธค.", "december", "dec"),
)


def _key(name: str) -> str:
    return re.sub(r"[.\s]", "", name).lower()


_MONTH_OF = {_key(name): month for month, names in enumerate(_MONTHS, 1) for name in names}


def _spelling(name: str) -> str:
    """A month's pattern: the dots of an abbreviation may be left out or followed by a space."""
    if not name.endswith("."):
        return rf"{re.escape(name)}(?![a-z])"
    return re.escape(name[:-1]).replace(r"\.", r"\.?\s?") + r"(?:\.|(?=[\s\d]))"


_MONTH = "|".join(
    _spelling(name) for name in sorted((n for ns in _MONTHS for n in ns), key=len, reverse=True)
)
_ERA = r"(?:\s{0,3}(?:พ\s?\.?\s?ศ|ค\s?\.?\s?ศ)\s?\.?)?"
_YEAR = r"(\d{4}|\d{2})(?![\d/])"
_DASH = r"\s{0,3}(?:[-–—]|ถึงวันที่|ถึง|to)\s{0,3}"
_WORDED = re.compile(
    rf"(?<![\d/.])(?:(\d{{1,2}}){_DASH})?(\d{{1,2}})\s{{0,3}}(?:เดือน)?\s{{0,3}}({_MONTH}){_ERA}\s{{0,3}},?{_YEAR}",
    re.IGNORECASE,
)
_OPEN_START = re.compile(
    rf"(?<![\d/.])(\d{{1,2}})\s{{0,3}}({_MONTH}){_DASH}(?=\d{{1,2}}\s{{0,3}}(?:{_MONTH}))",
    re.IGNORECASE,
)
_FULL_MONTH = "|".join(re.escape(names[0]) for names in _MONTHS)
_MONTH_YEAR = re.compile(
    rf"({_FULL_MONTH}|(?:(?<=เดือน)|(?<![ก-๎]))(?:{_MONTH})){_ERA}\s{{0,3}}{_YEAR}", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(\d{1,2})\s?([/\-.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/.\-]?\d)"
)
_ISO = re.compile(r"(?<![\d/.\-])(\d{4})-(\d{2})-(\d{2})(?![\d\-])")
_DATED = re.compile(r"(?:วันที่|เมื่อ|ลงวัน|dated?)\s{0,3}$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")

Found = tuple[int, int, ThaiDate]
"""Start and end offsets of the printed date, and what it says."""


def christian_year(printed: str) -> int:
    """The Christian-era year of a printed one of two or four digits."""
    year = int(printed)
    if len(printed) <= 2:
        return 2500 + year - 543 if year >= 40 else 2000 + year
    return year - 543 if year >= 2400 else year


def buddhist_year(printed: str) -> str:
    """The Buddhist-era year of a printed one, e.g. "2566" for "66", "๒๕๖๖" or "2023"."""
    return str(christian_year(to_arabic(printed)) + 543)


def find_dates(text: str) -> tuple[ThaiDate, ...]:
    """All dates printed in ``text``, in reading order; both ends of a range."""
    plain = to_arabic(text)
    if not _DIGIT.search(plain):
        return ()
    found = list(_worded(text, plain))
    for more in (
        _open_started(text, plain, found),
        _numeric(text, plain),
        _month_years(text, plain),
    ):
        found += [one for one in more if all(one[1] <= old[0] or one[0] >= old[1] for old in found)]
    return tuple(date for _, _, date in sorted(found, key=lambda one: one[:2]))


def _worded(text: str, plain: str) -> Iterator[Found]:
    """``16 ม.ค. 67``, ``16 - 18 มกราคม พ.ศ. 2567``, ``16 เดือน มกราคม พ.ศ. 2567``."""
    for match in _WORDED.finditer(plain):
        first, day, month, year = match.groups()
        start = match.start(2)
        if first:
            yield match.start(), start, _date(text[match.start() : match.end()], first, month, year)
        yield start, match.end(), _date(text[start : match.end()], day, month, year)


def _open_started(text: str, plain: str, found: list[Found]) -> Iterator[Found]:
    """``1 ต.ค.`` of ``1 ต.ค. - 31 มี.ค. 67``: the year follows from the range's end."""
    for match in _OPEN_START.finditer(plain):
        ends = [date for start, _, date in found if start == match.end()]
        month = _MONTH_OF[_key(match.group(2))]
        for end in ends:
            year = end.year - (month > (end.month or 12))
            raw = text[match.start() : match.end()].rstrip(" -–—")
            yield match.start(), match.end(), ThaiDate(raw, year, month, int(match.group(1)))


def _numeric(text: str, plain: str) -> Iterator[Found]:
    """``16/1/67``, ``16-01-2567``, ``2024-01-16``; with dots only where a date is announced."""
    for match in _ISO.finditer(plain):
        year, month, day = match.groups()
        if 1 <= int(month) <= 12:
            yield match.start(), match.end(), _dated(match.group(), int(day), int(month), year)
    for match in _NUMERIC.finditer(plain):
        day, mark, month, year = match.groups()
        announced = len(year) == 4 or _DATED.search(
            plain[max(0, match.start() - 12) : match.start()]
        )
        if (mark == "/" or announced) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            raw = text[match.start() : match.end()]
            yield match.start(), match.end(), _dated(raw, int(day), int(month), year)


def _month_years(text: str, plain: str) -> Iterator[Found]:
    """``เดือนมกราคม 2567``: no day is printed."""
    for match in _MONTH_YEAR.finditer(plain):
        month, year = match.groups()
        raw = text[match.start() : match.end()]
        yield match.start(), match.end(), _date(raw, None, month, year)


def _date(raw: str, day: str | None, month: str, year: str) -> ThaiDate:
    return _dated(raw, None if day is None else int(day), _MONTH_OF[_key(month)], year)


def _dated(raw: str, day: int | None, month: int, year: str) -> ThaiDate:
    """The date; a day that its month does not have is left out."""
    western = christian_year(year)
    real = day is not None and 1 <= day <= calendar.monthrange(western, month)[1]
    return ThaiDate(raw, western, month, day if real else None)
