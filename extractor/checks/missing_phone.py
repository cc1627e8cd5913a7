"""A section of people has no phone number.

What: no phone stands in the section or in its column. What stands there and is not a Thai phone
number is PEOPLE-03.
Why: reviewers call the people named.
Passes: "เบอร์โทรศัพท์ : 0 2123 4567 ต่อ 1311".
Fails: "เบอร์โทรศัพท์ :" and nothing after it.
On the form: sections 3 and 4.

ภาษาไทย

ไม่ได้ระบุหมายเลขโทรศัพท์

ตรวจอะไร: ไม่มีหมายเลขโทรศัพท์ในหัวข้อหรือในคอลัมน์ของหัวข้อนั้น หมายเลขที่ผิดรูปแบบดู PEOPLE-03
ทำไม: ผู้ตรวจต้องติดต่อผู้รับผิดชอบ
ผ่าน: "เบอร์โทรศัพท์ : 0 2123 4567 ต่อ 1311"
ไม่ผ่าน: "เบอร์โทรศัพท์ :" แล้วเว้นว่าง
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 3 และ 4
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor import thai
from extractor.checks.base import Check, Skip, Subject
from extractor.form import FormSection
from extractor.model import Finding, Message, Paragraph, People, Place

_LABELLED = re.compile(r"\s*([^\d\s][^\d\n]{1,40}?)\s*[:：]?\s*[+(]{0,2}[0-9๐-๙]")
"""Words and the first digit of the number that they label."""


def people_without_phone(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section of people without a phone."""
    for section in subject.form.of_kind("people"):
        value = subject.value(section, People)
        if isinstance(value, Skip):
            yield value
            continue
        if value.phones:
            continue
        name = subject.name(section)
        if _phones_side_by_side(subject, section) or _phones_to_spare_beside(subject, section):
            said = Message(
                th=f"{name.th} หมายเลขโทรศัพท์พิมพ์ไว้ข้างกับของหัวข้ออื่น โปรดดูที่หน้าเอกสาร",
                en=f"{name.en}: phones stand side by side with another section's, look at the page",
            )
            yield Skip(said, blocked=True)
            continue
        who = ", ".join(person.name for person in value.people)
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"{name.th} ไม่มีหมายเลขโทรศัพท์" + (f"ของ{who}" if who else "") + " โปรดระบุ",
                    en=f"{name.en} has no phone number"
                    + (f" for {who}" if who else "")
                    + ". Add it.",
                ),
                place=subject.heading_place(section),
            )
        )


def _phones_side_by_side(subject: Subject, section: FormSection) -> bool:
    """Whether another section of people has a line with one label twice: one is this section's."""
    others = (other for other in subject.form.of_kind("people") if other.id != section.id)
    lines = (
        line.split("\t")
        for other in others
        for line in subject.field(other).section.first.text.split("\n")
        if "\t" in line
    )
    return any(_have_one_label(pieces) for pieces in lines)


def _phones_to_spare_beside(subject: Subject, section: FormSection) -> bool:
    """Whether a section whose heading stands in this one's line has more phones than people.

    What is printed below two headings in one line may be either's; cells of a table tell whose.
    """
    lines = [block.place for block in subject.document.blocks if isinstance(block, Paragraph)]
    here = subject.heading_place(section)
    for other in subject.form.of_kind("people"):
        value = subject.field(other).value
        if other.id == section.id or not isinstance(value, People):
            continue
        there = subject.heading_place(other)
        in_one = any(_holds(line, here) and _holds(line, there) for line in lines)
        if in_one and len(value.phones) > len(value.people):
            return True
    return False


def _holds(line: Place, heading: Place | None) -> bool:
    """Whether a heading's middle lies within a paragraph on its page."""
    if heading is None or heading.box is None or line.box is None or line.page != heading.page:
        return False
    x, y = (heading.box[0] + heading.box[2]) / 2, (heading.box[1] + heading.box[3]) / 2
    return line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]


def _have_one_label(pieces: Sequence[str]) -> bool:
    """Whether two of the pieces are numbers behind the same words."""
    labels = [
        thai.fold(found.group(1)).rstrip(":") for found in map(_LABELLED.match, pieces) if found
    ]
    return len(labels) > len(set(labels))


CHECK = Check("PEOPLE-02", "missing-phone", "error", people_without_phone, __doc__)
