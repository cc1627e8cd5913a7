"""A section stands twice in the report, with different content.

What: the same heading is found again and other content stands under it.
Why: a reviewer cannot know which of the two is meant. Page headers and tick boxes repeated on
every page, and a section copied word for word, are not that.
Passes: the title row with the tick boxes on each page.
Fails: two tables "เกณฑ์การให้คะแนน" with different criteria.
On the form: every section but the reporting round (see ROUND-03).

ภาษาไทย

หัวข้อเดียวกันปรากฏสองครั้งโดยมีเนื้อหาต่างกัน

ตรวจอะไร: พบหัวข้อเดิมอีกครั้งและเนื้อหาไม่เหมือนกัน
ทำไม: ผู้ตรวจไม่ทราบว่าให้ใช้เนื้อหาใด หัวกระดาษหรือช่องเลือกรอบที่ซ้ำทุกหน้า และข้อความที่ซ้ำคำต่อคำ ไม่นับ
ผ่าน: แถวชื่อรายงานพร้อมช่องเลือกรอบในทุกหน้า
ไม่ผ่าน: มีตาราง "เกณฑ์การให้คะแนน" สองตารางที่เกณฑ์ต่างกัน
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ ยกเว้นรอบระยะเวลาการรายงาน (ดู ROUND-03)
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import thai
from extractor.checks.base import Check, Skip, Subject
from extractor.form import FormSection
from extractor.model import Finding, Message, Occurrence


def repeated_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section with a second, different standing."""
    for section in subject.form.sections:
        if section.kind == "round":
            continue
        others = [
            repeat
            for repeat in subject.field(section).section.repeats
            if _differs(subject, section, repeat)
        ]
        if not others:
            continue
        name = subject.name(section)
        text = others[0].text.strip().split("\n")[0]
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


def _differs(subject: Subject, section: FormSection, repeat: Occurrence) -> bool:
    content, first = (
        thai.fold(text) for text in (repeat.text, subject.field(section).section.first.text)
    )
    instructions = tuple(thai.fold(opening) for opening in section.instructions)
    if not content or (instructions and content.startswith(instructions)):
        return False
    return content not in first


CHECK = Check("SEC-03", "repeated-section", "warning", repeated_sections, __doc__)
