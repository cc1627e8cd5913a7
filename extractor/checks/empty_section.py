"""A section's heading is there, its content is not.

What: nothing is written under a heading, or only the dotted line to write on; a table is there and
its rows are blank; for a name, also a dash.
Why: the heading alone does not answer what the form asks. A dash or "ไม่มี" under the other
headings is an answer ("none") and passes.
Passes: "อุปสรรคต่อการดำเนินงาน : -".
Fails: "อุปสรรคต่อการดำเนินงาน :" and then the next heading.
On the form: every section.

ภาษาไทย

มีหัวข้อแต่ไม่มีเนื้อหา

ตรวจอะไร: ใต้หัวข้อไม่มีข้อความ มีแต่เส้นประสำหรับกรอก หรือมีตารางแต่ทุกแถวว่าง
กรณีชื่อตัวชี้วัด เครื่องหมาย - ก็ถือว่าไม่ได้กรอก
ทำไม: หัวข้ออย่างเดียวไม่ได้ตอบสิ่งที่แบบฟอร์มถาม ส่วน "-" หรือ "ไม่มี" ในหัวข้ออื่นถือเป็นคำตอบ
ผ่าน: "อุปสรรคต่อการดำเนินงาน : -"
ไม่ผ่าน: "อุปสรรคต่อการดำเนินงาน :" แล้วขึ้นหัวข้อถัดไป
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Message


def empty_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section without content."""
    for section in subject.form.sections:
        if section.required is None or not subject.is_empty(section):
            continue
        name = subject.name(section)
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"{name.th} มีแต่หัวข้อ ไม่มีเนื้อหา โปรดกรอกข้อมูล (ถ้าไม่มีให้ระบุว่า “ไม่มี”)",
                    en=f"{name.en} has a heading and no content. Fill it in (write “ไม่มี” if there "
                    "is nothing to report).",
                ),
                place=subject.heading_place(section),
            )
        )


CHECK = Check("SEC-02", "empty-section", "error", empty_sections, __doc__)
