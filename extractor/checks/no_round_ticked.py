"""No reporting round is ticked.

What: the tick boxes of the rounds are there, and none is ticked on any page.
Why: what a report must hold depends on its round.
Passes: "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", or a round stated in words.
Fails: "☐ รอบ 6 เดือน ☐ รอบ 12 เดือน".
On the form: section 1, usually the right end of the title row. Where a PDF shows no boxes that can
be read, or what stands in them is not certain, the check says "look at the page".

ภาษาไทย

ไม่ได้เลือกรอบการรายงาน

ตรวจอะไร: มีช่องให้เลือกรอบ แต่ไม่มีช่องใดถูกเลือกในทุกหน้า
ทำไม: เนื้อหาที่ต้องมีขึ้นกับรอบการรายงาน
ผ่าน: "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน" หรือระบุรอบเป็นข้อความ
ไม่ผ่าน: "☐ รอบ 6 เดือน ☐ รอบ 12 เดือน"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 1 มักอยู่ด้านขวาของแถวชื่อรายงาน หาก PDF ไม่มีช่องเลือกที่อ่านได้
หรืออ่านเครื่องหมายได้ไม่แน่ชัด จะแจ้งให้ดูที่หน้าเอกสาร
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.doubtful_ticks import doubted, uncertain
from extractor.model import Finding, Message, Round
from extractor.thai import TICKED


def rounds_without_tick(subject: Subject) -> Iterator[Finding | Skip]:
    """One finding where no page ticks a round."""
    for section in subject.form.of_kind("round"):
        value = subject.value(section, Round)
        if isinstance(value, Skip):
            yield value
            continue
        if value.months is not None or any(option.ticked for option in value.options):
            continue
        if value.unread or TICKED in subject.field(section).section.first.text:
            yield uncertain(subject, section)  # a box that no round could be given counts, too
            continue
        if unsure := doubted(subject, section, value.options):
            yield unsure
            continue
        place = value.options[0].place if value.options else subject.heading_place(section)
        name = subject.name(section)
        if subject.is_partial or subject.from_picture(place):
            yield Skip(
                Message(
                    th=f"{name.th} ไม่เห็นเครื่องหมายในช่องเลือก แต่อ่านจากภาพหรืออ่านไม่ครบ",
                    en=f"{name.en}: no tick was seen, in a picture or a file not read whole",
                ),
                blocked=True,
            )
            continue
        shown = " ".join(option.raw for option in value.options if option.raw)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} ยังไม่ได้เลือกรอบการรายงาน โปรดทำเครื่องหมาย ☑ หน้ารอบที่รายงาน",
                en=f"{name.en}: no round is ticked. Tick the box of the round reported.",
            ),
            quote=shown or None,
            place=place,
        )


CHECK = Check("ROUND-01", "no-round-ticked", "error", rounds_without_tick, __doc__)
