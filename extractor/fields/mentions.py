"""Units and fiscal years mentioned anywhere in the report.

Thai has no spaces between words, so a unit's name ends where something says so: a space, a mark,
or a word that joins phrases. Where the same report prints a shorter name that ends so, it is the
name; the longer run then is that name with the rest of a sentence behind it. "และ" joins two things
or is part of a name ("กองคลังและพัสดุ"): it is part of it where the report repeats what follows.
"""

from __future__ import annotations

import re
from collections import Counter
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
_AND = "และ"
_HEAD = re.compile(_HEADS)
_YEAR = r"(?:25\d\d|20\d\d|\d\d)(?!\d)"
_FISCAL = re.compile(
    rf"(?:ปี\s?)?งบประมาณ\s{{0,3}}(?:ประจำปี\s{{0,3}})?(?:\(?\s?[พค]\s?\.?\s?ศ\s?\.?\s{{0,3}})?({_YEAR})(?P<span>\s{{0,3}}[-–—]\s{{0,3}}(?:[พค]\.ศ\.\s?)?\d{{2,4}})?"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """A unit's head with the letters behind it, up to what ends a name.

    ``joint`` goes on over an "และ" to the next end, "" where none stands there.
    """

    head: str
    tail: str
    joint: str
    section: str
    paragraph: Paragraph
    start: int


def find_units(sections: Sections) -> tuple[Mention, ...]:
    """Every unit named, in reading order; ``what`` is its name as printed."""
    runs = [
        run for section, paragraph in _paragraphs(sections) for run in _runs(section, paragraph)
    ]
    double = _double_names(runs)
    named = [(run, run.joint if (run.head, run.tail) in double else run.tail) for run in runs]
    named = [(run, tail or run.tail) for run, tail in named]
    names = {(run.head, tail) for run, tail in named}
    return tuple(
        _mention(run, _shortest(run.head, tail, names)) for run, tail in named if _is_name(tail)
    )


def _is_name(tail: str) -> bool:
    return sum(letter in CONSONANTS for letter in tail) >= _SHORTEST


def _double_names(runs: list[_Run]) -> set[tuple[str, str]]:
    """First halves of names with "และ": the report prints one second half at least twice."""
    halves = {(run.head, run.joint) for run in runs if run.joint}
    times = Counter(
        (run.head, run.tail, _shortest(run.head, run.joint, halves)) for run in runs if run.joint
    )
    return {(head, tail) for (head, tail, _), count in times.items() if count >= 2}


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
        letters = match.group(2)
        end = _end(letters, 0)
        joint = ""
        if letters.startswith(_AND, end) and not _HEAD.match(letters, end + len(_AND)):
            joint = letters[: _end(letters, end + len(_AND))]
        yield _Run(match.group(1), letters[:end], joint, section, paragraph, match.start())


def _end(letters: str, start: int) -> int:
    """Where the name that goes on at ``start`` ends."""
    joining = _JOINING.search(letters, start)
    return joining.start() if joining else len(letters)


def _shortest(head: str, tail: str, names: set[tuple[str, str]]) -> str:
    """The shortest name of the report with which the run begins."""
    for end in range(_SHORTEST, len(tail)):
        if (head, tail[:end]) in names and tail[end] in CONSONANTS + LEADING_VOWELS:
            return tail[:end]
    return tail


def _mention(run: _Run, tail: str) -> Mention:
    what = run.head + tail
    place = run.paragraph.place_of(run.start, run.start + len(what))
    return Mention(what, run.section, what, place)


def find_fiscal_years(sections: Sections) -> tuple[Mention, ...]:
    """Every fiscal year named, as its Buddhist year; a span of years is some plan's."""
    found = []
    own = [("", paragraph) for paragraph in sections.unclaimed if _states_year(paragraph)]
    for section, paragraph in [*own, *_paragraphs(sections)]:
        if "งบประมาณ" not in paragraph.text:
            continue
        for match in _FISCAL.finditer(to_arabic(paragraph.text)):
            if not match.group("span"):
                raw = paragraph.text[match.start() : match.end()]
                place = paragraph.place_of(match.start(), match.end())
                found.append(Mention(buddhist_year(match.group(1)), section, raw, place))
    return tuple(found)


def _states_year(paragraph: Paragraph) -> bool:
    """Whether a line beside the sections says of which year the report is, as a subtitle does."""
    text = paragraph.text.strip()
    return len(text) <= _LONGEST and (text.startswith("ปีงบ") or "ประจำปีงบ" in text)
