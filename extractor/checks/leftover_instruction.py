"""The form's instruction was left in place of an answer.

What: a section (or a cell of its table) opens with the words of the form's own instruction.
Why: nobody filled it in.
Passes: "ชื่อตัวชี้วัด : ระดับความสำเร็จของการลดขั้นตอน".
Fails: "ชื่อตัวชี้วัด : ระบุชื่อตัวชี้วัด".
On the form: every section; the form file lists the instructions.

ภาษาไทย

มีคำแนะนำของแบบฟอร์มค้างอยู่แทนคำตอบ

ตรวจอะไร: หัวข้อ (หรือช่องในตาราง) ขึ้นต้นด้วยคำแนะนำของแบบฟอร์ม
ทำไม: แสดงว่ายังไม่ได้กรอก
ผ่าน: "ชื่อตัวชี้วัด : ระดับความสำเร็จของการลดขั้นตอน"
ไม่ผ่าน: "ชื่อตัวชี้วัด : ระบุชื่อตัวชี้วัด"
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ โดยแบบฟอร์มระบุคำแนะนำไว้
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Message


def leftover_instructions(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section that still holds its instruction."""
    for section in subject.form.sections:
        left = subject.leftovers(section)
        if not left or (section.kind == "round" and subject.months() is not None):
            continue
        name = subject.name(section)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} ยังมีคำแนะนำของแบบฟอร์ม “{left[0]}” โปรดลบออกและกรอกข้อมูลจริง",
                en=f"{name.en} still holds the form's instruction “{left[0]}”. Replace it by the "
                "answer.",
            ),
            quote=left[0],
            place=subject.field(section).section.first.place or subject.heading_place(section),
        )


CHECK = Check(
    "SEC-06",
    "leftover-instruction",
    "warning",
    leftover_instructions,
    __doc__,
    rests_on=("letters",),
)
