"""A section stands twice in the report, with different content.

What: the same heading is found again and other content stands under it.
Why: a reviewer cannot know which of the two is meant. Page headers and tick boxes repeated on
every page, and a section copied word for word, are not that. Where half of the sections stand
twice the file holds a second report: that is said once, the second report is not judged, and the
audit is incomplete until it has a file of its own.
Passes: the title row with the tick boxes on each page.
Fails: two tables "เกณฑ์การให้คะแนน" with different criteria.
On the form: every section but the reporting round (see ROUND-03).

ภาษาไทย

หัวข้อเดียวกันปรากฏสองครั้งโดยมีเนื้อหาต่างกัน

ตรวจอะไร: พบหัวข้อเดิมอีกครั้งและเนื้อหาไม่เหมือนกัน
ทำไม: ผู้ตรวจไม่ทราบว่าให้ใช้เนื้อหาใด หัวกระดาษหรือช่องเลือกรอบที่ซ้ำทุกหน้า และข้อความที่ซ้ำคำต่อคำ ไม่นับ
หากซ้ำตั้งแต่ครึ่งหนึ่งของหัวข้อ แสดงว่าไฟล์นี้มีรายงานฉบับที่สอง ระบบจะแจ้งครั้งเดียวและไม่ตรวจฉบับที่สอง
การตรวจจึงยังไม่ครบจนกว่าจะแยกเป็นอีกไฟล์
ผ่าน: แถวชื่อรายงานพร้อมช่องเลือกรอบในทุกหน้า
ไม่ผ่าน: มีตาราง "เกณฑ์การให้คะแนน" สองตารางที่เกณฑ์ต่างกัน
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ ยกเว้นรอบระยะเวลาการรายงาน (ดู ROUND-03)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor import thai
from extractor.checks.base import Check, Skip, Subject
from extractor.form import FormSection
from extractor.model import Finding, Message, Occurrence


def repeated_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section with a second, different standing; one for a second report."""
    sections = [section for section in subject.form.sections if section.kind != "round"]
    found = [(section, _others(subject, section)) for section in sections]
    repeated = [(section, others) for section, others in found if others]
    if 2 * len(repeated) >= len(sections):
        yield from _second_report(subject, repeated)
        return
    for section, others in repeated:
        name = subject.name(section)
        text = _opening(others[0])
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} ปรากฏ {len(others) + 1} แห่งและเนื้อหาต่างกัน (แห่งที่สอง: “{text}”) "
                "โปรดคงไว้แห่งเดียว",
                en=f"{name.en} stands in {len(others) + 1} places with different content (the "
                f"second: “{text}”). Keep one of them.",
            ),
            quote=text,
            place=others[0].place,
        )


def _second_report(
    subject: Subject, repeated: Sequence[tuple[FormSection, Sequence[Occurrence]]]
) -> Iterator[Finding | Skip]:
    """That another report begins, where it does, and that it was not judged."""
    section, (start, *_) = min(repeated, key=lambda one: _page(one[1][0]))
    page = _page(start)
    th, en = (f"ตั้งแต่หน้า {page} ", f" on page {page}") if page else ("", "")
    name = subject.name(section)
    yield CHECK.finding(
        section.id,
        Message(
            th=f"ไฟล์นี้มีรายงานอีกฉบับหนึ่ง {th}(หัวข้อปรากฏซ้ำ {len(repeated)} หัวข้อ เริ่มที่{name.th}: "
            f"“{_opening(start)}”) ซึ่งยังไม่ได้ตรวจ โปรดแยกเป็นคนละไฟล์แล้วตรวจใหม่",
            en=f"Another report begins{en} ({len(repeated)} sections stand twice, the first is "
            f"{name.en}: “{_opening(start)}”). It was not checked: put it into a file of its own.",
        ),
        quote=_opening(start),
        place=start.place,
    )
    yield Skip(
        Message(
            th=f"รายงานอีกฉบับหนึ่งในไฟล์นี้ {th}ยังไม่ได้ตรวจ",
            en=f"the other report that begins{en} was not checked",
        ),
        blocked=True,
        place=start.place,
    )


def _page(occurrence: Occurrence) -> int:
    """The page on which it stands, 0 in files without pages."""
    return (occurrence.place.page or 0) if occurrence.place is not None else 0


def _opening(occurrence: Occurrence) -> str:
    return occurrence.text.strip().split("\n")[0]


def _others(subject: Subject, section: FormSection) -> tuple[Occurrence, ...]:
    """The other standings of a section that say something else."""
    repeats = subject.field(section).section.repeats
    return tuple(repeat for repeat in repeats if _differs(subject, section, repeat))


def _differs(subject: Subject, section: FormSection, repeat: Occurrence) -> bool:
    content, first = (
        thai.fold(text) for text in (repeat.text, subject.field(section).section.first.text)
    )
    instructions = tuple(thai.fold(opening) for opening in section.instructions)
    if not content or (instructions and content.startswith(instructions)):
        return False
    return content not in first


CHECK = Check("SEC-03", "repeated-section", "warning", repeated_sections, __doc__)
