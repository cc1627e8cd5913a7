"""A section that the form requires is not in the report.

What: a required section was found nowhere. The form file says how bad this is in which round: the
recommendations for next year are a warning in a 6-month report, an error in a 12-month report.
Why: all sections are needed to assess the indicator.
Passes: the section's heading stands in the report, or its content where it needs no heading.
Fails: the section is named only in an appended guideline, or nowhere. Where a page or part of the
file was not read nothing is called missing: the check is skipped.
On the form: every section.

ภาษาไทย

ไม่พบหัวข้อที่แบบฟอร์มกำหนด

ตรวจอะไร: หัวข้อที่ต้องมีไม่ปรากฏในรายงาน ความรุนแรงขึ้นกับรอบการรายงานตามที่แบบฟอร์มกำหนด เช่น ข้อเสนอแนะ
สำหรับปีต่อไปเป็นคำเตือนในรอบ 6 เดือน และเป็นข้อผิดพลาดในรอบ 12 เดือน
ทำไม: ต้องใช้ทุกหัวข้อในการประเมินตัวชี้วัด
ผ่าน: มีหัวข้อนั้นในรายงาน หรือมีเนื้อหาของหัวข้อที่ไม่จำเป็นต้องมีชื่อหัวข้อ
ไม่ผ่าน: หัวข้อมีเพียงในแนวทางการเขียนรายงานที่แนบท้าย หรือไม่มีเลย หากมีหน้าหรือส่วนที่อ่านไม่ได้จะไม่สรุปว่าขาด
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Message


def missing_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each required section that is not there."""
    for section in subject.form.sections:
        severity = section.severity_of_absence(subject.months())
        if severity is None or subject.field(section).section.status != "missing":
            continue
        name = subject.name(section)
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"ไม่พบ{name.th} ในรายงาน โปรดเพิ่มหัวข้อนี้พร้อมเนื้อหา",
                    en=f"{name.en} is not in the report. Add the section with its content.",
                ),
                severity=severity,
                expected=section.title,
            )
        )


CHECK = Check("SEC-01", "missing-section", "error", missing_sections, __doc__)
