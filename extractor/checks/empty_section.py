"""A section's heading is there, its content is not.

What: nothing is written under a heading, or only the dotted line to write on; a table is there and
its rows are blank; for a name, also a dash.
Why: the heading alone does not answer what the form asks. A dash or "ไม่มี" under the other
headings is an answer ("none") and passes.
Where text stands on the page right beside the heading but was read as another section's, nobody is
accused: the page is to be looked at.
Passes: "อุปสรรคต่อการดำเนินงาน : -".
Fails: "อุปสรรคต่อการดำเนินงาน :" and then the next heading.
On the form: every section.

ภาษาไทย

มีหัวข้อแต่ไม่มีเนื้อหา

ตรวจอะไร: ใต้หัวข้อไม่มีข้อความ มีแต่เส้นประสำหรับกรอก หรือมีตารางแต่ทุกแถวว่าง
กรณีชื่อตัวชี้วัด เครื่องหมาย - ก็ถือว่าไม่ได้กรอก
ทำไม: หัวข้ออย่างเดียวไม่ได้ตอบสิ่งที่แบบฟอร์มถาม ส่วน "-" หรือ "ไม่มี" ในหัวข้ออื่นถือเป็นคำตอบ
หากในหน้าเอกสารมีข้อความอยู่ข้างหัวข้อนั้นแต่ถูกอ่านเป็นของหัวข้ออื่น จะไม่กล่าวหา แต่ให้ดูที่หน้าเอกสาร
ผ่าน: "อุปสรรคต่อการดำเนินงาน : -"
ไม่ผ่าน: "อุปสรรคต่อการดำเนินงาน :" แล้วขึ้นหัวข้อถัดไป
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.form import FormSection
from extractor.model import Box, Finding, Message, Place, paragraphs


def empty_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section without content."""
    for section in subject.form.sections:
        if section.required is None or not subject.is_empty(section):
            continue
        name = subject.name(section)
        if beside := _text_beside(subject, section):
            yield Skip(
                Message(
                    th=f"{name.th} อ่านไม่พบเนื้อหา แต่มีข้อความอยู่ข้างหัวข้อ โปรดดูที่หน้าเอกสาร",
                    en=f"{name.en}: no content was read, but text stands beside the heading: look "
                    "at the page",
                ),
                blocked=True,
                place=beside,
            )
            continue
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


def _text_beside(subject: Subject, section: FormSection) -> Place | None:
    """Where text stands right of the section's heading on its page, other headings aside."""
    heading = subject.heading_place(section)
    if heading is None or heading.box is None:
        return None
    others = {subject.heading_place(other) for other in subject.form.sections}
    lines = (
        place
        for paragraph in paragraphs(subject.document.blocks)
        if paragraph.zone == "body" and paragraph.place not in others
        for _, place in paragraph.printed
    )
    return next((place for place in lines if _is_beside(place, heading.page, heading.box)), None)


def _is_beside(line: Place, page: int | None, heading: Box) -> bool:
    """Whether a printed line begins right of a heading and is level with one of its lines."""
    if line.page != page or line.box is None or line.box[0] < heading[2]:
        return False
    middle = (line.box[1] + line.box[3]) / 2
    return heading[1] < middle < heading[3]


CHECK = Check("SEC-02", "empty-section", "error", empty_sections, __doc__)
