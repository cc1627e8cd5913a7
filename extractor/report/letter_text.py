"""What a return letter says: which findings, of which reports, in which words.

A finding is listed when it stands: an error that no reviewer has overruled, or anything that a
reviewer has agreed with. Warnings and notes that nobody has agreed with are not put to a unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from extractor.model import DOUBT
from extractor.report.about import indicator_of, months_of
from extractor.report.columns import visible
from extractor.report.decisions import Standing
from extractor.report.record import AuditRecord, FindingRecord, SectionRecord
from extractor.report.units import NO_UNIT, Unit, unit_of
from extractor.thai import to_arabic, to_thai_digits

Digits = Callable[[str], str]
"""How numbers are written in the letter's own words."""

_PLEASE = " โปรด"
_REMARK = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_QUOTED = re.compile(r"(“[^”]*”)")
_WORD = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z]")
_SECTION_NUMBER = re.compile(r"หัวข้อที่ [\d๐-๙]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the letter puts it: the section, then lines of a label and a text."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A report and what is to be corrected in it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a unit, or about one report whose unit is not known.

    ``name`` is what its file is called after. ``undecided`` of its items rest on the program alone.
    """

    unit: Unit
    name: str
    reports: tuple[ReportPart, ...]
    undecided: int = 0

    @property
    def items(self) -> int:
        """How many corrections it asks for."""
        return sum(len(report.items) for report in self.reports)


def arabic(text: str) -> str:
    """Digits as they are."""
    return text


def thai(text: str) -> str:
    """Thai digits, but in quotations, and in words with Latin letters: addresses and names."""
    pieces = _QUOTED.split(text)
    return "".join(
        piece if piece.startswith("“") and piece.endswith("”") else _WORD.sub(_thai_word, piece)
        for piece in pieces
    )


def _thai_word(word: re.Match[str]) -> str:
    return word.group() if _LATIN.search(word.group()) else to_thai_digits(word.group())


def is_listed(finding: FindingRecord, decided: Standing, *, only_agreed: bool = False) -> bool:
    """Whether the letter asks for this correction (see the top of this module)."""
    decision = decided.get(finding.id)
    if decision is not None:
        return decision.decision == "agree"
    return finding.severity == "error" and not only_agreed


def letters_of(
    records: Iterable[AuditRecord], decided: Standing, digits: Digits, *, only_agreed: bool = False
) -> tuple[Letter, ...]:
    """The letters that a run gives, in its order; units without corrections get none.

    Reports of one unit share a letter. A report whose unit is not known has one of its own, for
    nobody must read what another is asked to correct.
    """
    drafts: dict[Unit | str, _Draft] = {}
    for record in records:
        listed = tuple(f for f in record.findings if is_listed(f, decided, only_agreed=only_agreed))
        if listed:
            unit = unit_of(record.source.path)
            draft = drafts.setdefault(record.source.path if unit == NO_UNIT else unit, _Draft())
            draft.reports.append(_report(len(draft.reports) + 1, record, listed, digits))
            draft.undecided += sum(finding.id not in decided for finding in listed)
    return tuple(_letter(to, draft) for to, draft in drafts.items())


@dataclass(slots=True)
class _Draft:
    """A letter in the making."""

    reports: list[ReportPart] = field(default_factory=list)
    undecided: int = 0


def _letter(to: Unit | str, draft: _Draft) -> Letter:
    unit = to if isinstance(to, Unit) else NO_UNIT
    name = unit.name or PurePosixPath(str(to)).stem
    return Letter(unit, name, tuple(draft.reports), draft.undecided)


def _report(
    number: int, record: AuditRecord, listed: tuple[FindingRecord, ...], digits: Digits
) -> ReportPart:
    indicator = visible(indicator_of(record))
    about = f"ตัวชี้วัด “{indicator}”" if indicator else "รายงานที่อ่านชื่อตัวชี้วัดไม่ได้"
    months = months_of(record)
    round_ = digits(f" รอบ {months} เดือน") if months else ""
    heading = f"{digits(str(number))}. {about}{round_} (ไฟล์ {visible(record.source.name)})"
    items = (
        _item(digits(f"{number}.{at}"), record, finding, digits)
        for at, finding in enumerate(listed, start=1)
    )
    return ReportPart(heading, tuple(items))


def _item(number: str, record: AuditRecord, finding: FindingRecord, digits: Digits) -> Item:
    section = record.sections[finding.section] if finding.section else None
    title = digits(f"หัวข้อที่ {section.number} {section.title}") if section else "รายงานทั้งฉบับ"
    found, to_do = _found_and_to_do(finding, section)
    lines = [("สิ่งที่พบ", digits(found)), ("ที่ปรากฏในรายงาน", _standing_there(finding, section))]
    label = "ผลที่คำนวณได้" if finding.working else "ควรสอดคล้องกับ"
    lines.append((label, digits(_expected(finding))))
    lines.append(("ขอให้ดำเนินการ", digits(to_do)))
    return Item(f"{number} {title}", tuple((label, text) for label, text in lines if text))


def _found_and_to_do(finding: FindingRecord, section: SectionRecord | None) -> tuple[str, str]:
    """The message cut where it begins to ask; what is for the reviewer alone is left out."""
    message = _REMARK.sub("", visible(finding.message.th)).removeprefix(DOUBT.th)
    outside = _QUOTED.sub(lambda quoted: "\0" * len(quoted.group()), message)
    at = outside.rfind(_PLEASE)
    found, to_do = (message[:at], message[at:].strip()) if at >= 0 else (message, "")
    if section:
        found = found.removeprefix(f"หัวข้อที่ {section.number} “{section.title}”")
    return found.lstrip(" :").strip(), to_do or "โปรดตรวจสอบและแก้ไขให้ถูกต้อง"


def _standing_there(finding: FindingRecord, section: SectionRecord | None) -> str:
    """What the report says, as it says it; "" where the program has only counted or compared."""
    if finding.quote:
        return f"“{visible(finding.quote)}”"
    if finding.reported is None:
        return "ไม่ปรากฏ"
    printed = section is not None and _holds(section.text, finding.reported)
    said = printed and _says(finding.message.th, finding.reported)
    return f"“{visible(finding.reported)}”" if said else ""


def _expected(finding: FindingRecord) -> str:
    """What would be right, where that is a result or is put in words to people."""
    expected = visible(finding.expected or "")
    if finding.working and not _LATIN.search(expected):
        return expected
    return expected if expected and _says(finding.message.th, expected) else ""


def _says(message: str, value: str) -> bool:
    """Whether a message names a value; the numbers of sections are not meant."""
    return _holds(_SECTION_NUMBER.sub("", message), value)


def _holds(text: str, value: str) -> bool:
    """Whether ``value`` stands in ``text``, in whichever digits, and not inside a number."""
    value = re.escape(to_arabic(value))
    return re.search(rf"(?<![\d.]){value}(?!\.?\d)", to_arabic(text)) is not None
