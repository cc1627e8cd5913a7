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

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Message, People


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


CHECK = Check("PEOPLE-02", "missing-phone", "error", people_without_phone, __doc__)
