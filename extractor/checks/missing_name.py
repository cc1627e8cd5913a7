"""Nobody is named in a section that asks for a person.

What: neither a person nor a position stands in the section.
Why: the indicator needs somebody who answers for it. A position stands for a name.
Passes: "ผู้กำกับดูแลตัวชี้วัด : เลขานุการกรม".
Fails: "ผู้กำกับดูแลตัวชี้วัด : -", or only a phone number.
On the form: sections 3 and 4.

ภาษาไทย

ไม่ได้ระบุชื่อผู้รับผิดชอบ

ตรวจอะไร: ไม่มีทั้งชื่อบุคคลและตำแหน่งในหัวข้อที่ต้องระบุ
ทำไม: ตัวชี้วัดต้องมีผู้รับผิดชอบ ระบุเป็นตำแหน่งแทนชื่อได้
ผ่าน: "ผู้กำกับดูแลตัวชี้วัด : เลขานุการกรม"
ไม่ผ่าน: "ผู้กำกับดูแลตัวชี้วัด : -" หรือมีแต่หมายเลขโทรศัพท์
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 3 และ 4
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject, says_nothing
from extractor.model import Finding, Message, People


def unnamed_people(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section of people without a name."""
    for section in subject.form.of_kind("people"):
        value = subject.value(section, People)
        if isinstance(value, Skip):
            yield value
            continue
        if any(not says_nothing(person.name) for person in value.people):
            continue
        name = subject.name(section)
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"{name.th} ไม่ได้ระบุชื่อหรือตำแหน่ง โปรดระบุผู้รับผิดชอบ",
                    en=f"{name.en} names neither a person nor a position. Write who "
                    "is responsible.",
                ),
                place=subject.heading_place(section),
            )
        )


CHECK = Check("PEOPLE-01", "missing-name", "error", unnamed_people, __doc__)
