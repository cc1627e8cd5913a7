"""Hardly anything of the form was found in the file.

What: fewer than a third of the form's sections were found (half as many are enough where the
page title is the form's own). Headings in other words than the form's own count less.
Why: a letter or another form would otherwise be blamed for everything it lacks. One finding says
what was found; the other checks are skipped with this reason.
Passes: a report with its headings, even if some are missing.
Fails: an announcement, an empty page, another ministry's form.
On the form: the title and all section headings.

ภาษาไทย

เอกสารนี้แทบไม่มีหัวข้อของแบบรายงาน

ตรวจอะไร: พบหัวข้อของแบบฟอร์มไม่ถึงหนึ่งในสาม (ถ้าชื่อเอกสารตรงกับแบบฟอร์ม ใช้เกณฑ์ครึ่งหนึ่งของจำนวนนั้น)
หัวข้อที่ใช้ถ้อยคำต่างจากแบบฟอร์มนับเป็นน้ำหนักน้อยกว่า
ทำไม: หนังสือหรือแบบฟอร์มอื่นไม่ควรถูกแจ้งว่าขาดทุกหัวข้อ จึงแจ้งเพียงข้อเดียวว่าพบอะไรบ้าง และข้ามการตรวจอื่น
ผ่าน: รายงานที่มีหัวข้อตามแบบฟอร์ม แม้จะขาดบางหัวข้อ
ไม่ผ่าน: ประกาศ หน้าเปล่า หรือแบบฟอร์มของหน่วยงานอื่น
อยู่ที่ใดในแบบฟอร์ม: ชื่อรายงานและหัวข้อทั้งหมด
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor import thai
from extractor.checks.base import Check, Skip, Subject, once
from extractor.checks.instructions import folded_wording
from extractor.form import FormSection
from extractor.model import Finding, HeadingMatch, Message


def skip(subject: Subject) -> Skip:
    """Why nothing else is checked in a file to which this check applies."""
    if subject.is_partial:
        return Skip(
            Message(
                th="พบหัวข้อของแบบฟอร์มน้อยมาก แต่มีบางส่วนของไฟล์ที่อ่านไม่ได้",
                en="hardly anything of the form was found, but parts of the file were not read",
            ),
            blocked=True,
        )
    return Skip(
        Message(th="เอกสารไม่ใช่แบบฟอร์มนี้ (ดู FORM-01)", en="the file is not this form (see FORM-01)")
    )


@once
def applies(subject: Subject) -> bool:
    """Whether too little of the form was found to judge the file by it.

    A heading counts whole in the form's own words, half in others that mean the section, a quarter
    in words that mean it only here (other forms use those too).
    """
    needed = len(subject.form.sections) / (6 if _has_title(subject) else 3)
    return sum(_evidence(subject, section) for section in _found(subject)) < needed


def _evidence(subject: Subject, section: FormSection) -> Fraction:
    heading = subject.field(section).section.first.heading
    if not isinstance(heading, HeadingMatch):
        return Fraction(1, 2)
    wording = folded_wording(heading.wording)
    if wording == folded_wording(section.title):
        return Fraction(1)
    short = wording in map(folded_wording, section.short_wordings)
    return Fraction(1, 4) if short else Fraction(1, 2)


def _found(subject: Subject) -> list[FormSection]:
    return [
        section
        for section in subject.form.sections
        if subject.field(section).section.status != "missing"
    ]


def _has_title(subject: Subject) -> bool:
    wanted = thai.skeleton(subject.form.title)
    return any(wanted in thai.skeleton(title.text) for title in subject.report.sections.title)


def foreign_files(subject: Subject) -> Iterator[Finding | Skip]:
    """One finding that says what of the form was found."""
    if not applies(subject):
        return
    if subject.is_partial:
        yield skip(subject)
        return
    found = _found(subject)
    titles = ", ".join(f"{section.number}. {section.title}" for section in found)
    count = f"{len(found)}/{len(subject.form.sections)}"
    yield CHECK.finding(
        "",
        Message(
            th=f"เอกสารนี้ไม่น่าใช่ “{subject.form.title}”: พบหัวข้อ {count} ({titles or 'ไม่พบเลย'}) "
            "โปรดตรวจว่าส่งไฟล์ถูกต้อง หรือจัดทำรายงานตามหัวข้อของแบบฟอร์ม",
            en=f"This file does not look like “{subject.form.title}”: {count} of its sections were "
            f"found ({titles or 'none'}). Check that the right file was sent, or write the report "
            "under the form's headings.",
        ),
        reported=count,
    )


CHECK = Check("FORM-01", "not-this-form", "error", foreign_files, __doc__)
