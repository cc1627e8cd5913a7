"""Units and fiscal years mentioned anywhere in the report.

Thai has no spaces between words, so a unit's name ends where something says so: a space, a mark,
or a word that joins phrases. Where the same report prints a shorter name that ends so, it is the
name; the longer run then is that name with the rest of a sentence behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.fields.dates import buddhist_year
from extractor.model import Mention, Paragraph, Sections, paragraphs
from extractor.thai import CONSONANTS, LEADING_VOWELS, to_arabic

_HEADS = "สำนักงาน|สำนัก|กอง|ศูนย์|สถาบัน|กรม|กระทรวง"
_LONGEST = 80
_UNIT = re.compile(
    rf"(?<![{LEADING_VOWELS}])({_HEADS})(?!ฯ)([{CONSONANTS}{LEADING_VOWELS}][ก-ฮะ-ฺเ-๎]{{1,{_LONGEST}}})"
)
_JOINING = re.compile(
    r"ประจำ|เพื่อ|โดย|ได้(?!รับ)|และ|ให้|ซึ่ง|ว่าด้วย|ของ|จาก|(?<!ติด)ตาม|สำหรับ|เป็น|ดัง|ด้วย|หรือ|รวม(?:ทั้ง|ถึง)|พร้อม"
    r"|(?<!หน้า)(?<!พื้น)ที่|ทั้ง|อย่าง|ภายใน|ภายใต้|ในการ|ในปี|ในรอบ|ต้อง|สามารถ|มีการ|มีความ|ทำหน้าที่|ดำเนินการ|จัดทำ|เรื่อง|ลงวัน"
    r"|เมื่อ|ต่อไป|ไม่|แล้ว|ขอ(?:ความ|ให้)|มอบ|แต่งตั้ง|เสนอ|เห็นชอบ|ปีงบ|นำ(?:ระบบ|มา|ไป)|ครั้ง|ร่วมกับ|เพราะ|เนื่อง|จึง|ก็|นั้น|นี้|ทุก|แต่ละ"
)
_SHORTEST = 3
_YEAR = r"(?:25\d\d|20\d\d|\d\d)(?!\d)"
_FISCAL = re.compile(
    rf"(?:ปี\s?)?งบประมาณ\s{{0,3}}(?:ประจำปี\s{{0,3}})?(?:\(?\s?พ\s?\.?\s?ศ\s?\.?\s{{0,3}})?({_YEAR})(?P<span>\s{{0,3}}[-–—]\s{{0,3}}(?:พ\.ศ\.\s?)?\d{{2,4}})?"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """A unit's head with the letters behind it, up to what ends a name."""

    head: str
    tail: str
    section: str
    paragraph: Paragraph
    start: int


def find_units(sections: Sections) -> tuple[Mention, ...]:
    """Every unit named, in reading order; ``what`` is its name as printed."""
    runs = [
        run for section, paragraph in _paragraphs(sections) for run in _runs(section, paragraph)
    ]
    names = {(run.head, run.tail) for run in runs}
    return tuple(_mention(run, _shortest(run, names)) for run in runs)


def _paragraphs(sections: Sections) -> Iterator[tuple[str, Paragraph]]:
    """The report's paragraphs, the title's first, then the sections' in the document's order."""
    for paragraph in sections.title:
        yield "", paragraph
    order = {name: place for place, name in enumerate(sections.order)}
    for section in sorted(sections.sections, key=lambda one: order.get(one.id, len(order))):
        for paragraph in paragraphs(section.first.blocks):
            yield section.id, paragraph


def _runs(section: str, paragraph: Paragraph) -> Iterator[_Run]:
    for match in _UNIT.finditer(paragraph.text):
        tail = match.group(2)
        joining = _JOINING.search(tail)
        tail = tail[: joining.start()] if joining else tail
        if sum(letter in CONSONANTS for letter in tail) >= _SHORTEST:
            yield _Run(match.group(1), tail, section, paragraph, match.start())


def _shortest(run: _Run, names: set[tuple[str, str]]) -> str:
    """The shortest name of the report with which the run begins."""
    for end in range(_SHORTEST, len(run.tail)):
        if (run.head, run.tail[:end]) in names and run.tail[end] in CONSONANTS + LEADING_VOWELS:
            return run.tail[:end]
    return run.tail


def _mention(run: _Run, tail: str) -> Mention:
    what = run.head + tail
    place = run.paragraph.place_of(run.start, run.start + len(what))
    return Mention(what, run.section, what, place)


def find_fiscal_years(sections: Sections) -> tuple[Mention, ...]:
    """Every fiscal year named, as its Buddhist year; a span of years is some plan's."""
    found = []
    for section, paragraph in _paragraphs(sections):
        if "งบประมาณ" not in paragraph.text:
            continue
        for match in _FISCAL.finditer(to_arabic(paragraph.text)):
            if not match.group("span"):
                raw = paragraph.text[match.start() : match.end()]
                place = paragraph.place_of(match.start(), match.end())
                found.append(Mention(buddhist_year(match.group(1)), section, raw, place))
    return tuple(found)
