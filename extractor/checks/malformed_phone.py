"""A phone number is not a Thai phone number.

What: the digits are too few, too many, or begin as no Thai number does.
Why: nobody can be called on it. Ranges (4480-5), extensions (ต่อ 1314-5) and old 9-digit numbers
are fine.
Passes: "0 2123 4567 ต่อ 1314-5", "08-1234-5678".
Fails: "0 2123 456".
On the form: sections 3 and 4.

ภาษาไทย

หมายเลขโทรศัพท์ไม่ถูกรูปแบบ

ตรวจอะไร: จำนวนหลักขาดหรือเกิน หรือขึ้นต้นไม่ตรงกับหมายเลขของไทย
ทำไม: ติดต่อไม่ได้ ช่วงหมายเลข (4480-5) หมายเลขต่อ (ต่อ 1314-5) และหมายเลข 9 หลักแบบเดิมใช้ได้
ผ่าน: "0 2123 4567 ต่อ 1314-5", "08-1234-5678"
ไม่ผ่าน: "0 2123 456"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 3 และ 4
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Message, People


def malformed_phones(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each phone that is none."""
    for section in subject.form.of_kind("people"):
        value = subject.value(section, People)
        if isinstance(value, Skip):
            yield value
            continue
        name = subject.name(section)
        for number, phone in enumerate(value.phones, start=1):
            if phone.kind:
                continue
            yield CHECK.finding(
                section.id,
                Message(
                    th=f"{name.th} หมายเลขโทรศัพท์ “{phone.text}” ไม่ถูกรูปแบบ "
                    "โปรดตรวจจำนวนหลัก (เลขหมายประจำที่ 9 หลัก มือถือ 10 หลัก)",
                    en=f"{name.en}: “{phone.text}” is not a Thai phone number. Check its digits "
                    "(9 for a landline, 10 for a mobile).",
                ),
                row=str(number),
                reported=phone.text,
                quote=phone.text,
                place=phone.place,
            )


CHECK = Check(
    "PEOPLE-03",
    "malformed-phone",
    "error",
    malformed_phones,
    __doc__,
    rests_on=("digits", "letters"),
    looks_at=("phones",),
)
