"""A heading was recognised, but is not written as the form writes it.

What: the heading differs from every wording that the form knows for its section.
Why: other programs and people search for the exact words. Spaces, digits and a colon do not count.
Passes: "การคำนวณคะแนนจากผลการดำเนินงาน :".
Fails: "การคำนวนคะแนนจากผลการดำเนินงาน".
On the form: the headings. On pages read from a picture, and for marks on pages whose text layer was
repaired in doubt, nobody can tell the author's slip from the reader's: the check is skipped there.

ภาษาไทย

หัวข้อสะกดไม่ตรงกับแบบฟอร์ม

ตรวจอะไร: หัวข้อต่างจากทุกถ้อยคำที่แบบฟอร์มรู้จัก
ทำไม: ระบบและผู้อื่นค้นหาด้วยคำที่ตรงกัน การเว้นวรรค ระบบตัวเลข และเครื่องหมาย : ไม่นับ
ผ่าน: "การคำนวณคะแนนจากผลการดำเนินงาน :"
ไม่ผ่าน: "การคำนวนคะแนนจากผลการดำเนินงาน"
อยู่ที่ใดในแบบฟอร์ม: ชื่อหัวข้อ หน้าที่อ่านจากภาพ และวรรณยุกต์หรือสระในหน้าที่ซ่อมข้อความได้ไม่แน่ชัด จะไม่ตรวจ
เพราะแยกไม่ได้ว่าผู้เขียนหรือการอ่านผิด
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import thai
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.spelling import slip
from extractor.model import Finding, HeadingMatch, Message


def misspelt_headings(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each heading that is not as the form has it."""
    for section in subject.form.sections:
        heading = subject.field(section).section.first.heading
        if not isinstance(heading, HeadingMatch) or heading.exact:
            continue
        name = subject.name(section)
        if _may_be_misread(subject, heading):
            yield Skip(
                Message(
                    th=f"{name.th} อ่านจากภาพหรือข้อความที่ซ่อมแล้ว จึงไม่ตัดสินตัวสะกด",
                    en=f"{name.en} was read from a picture or repaired, its spelling is not judged",
                )
            )
            continue
        written = " ".join(heading.raw.split())
        slip_of = _slip(written, section.title)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} เขียนว่า “{written}” โปรดใช้คำว่า “{section.title}”{slip_of.th}",
                en=f"{name.en} is written “{written}”. Write “{section.title}”{slip_of.en}.",
            ),
            reported=written,
            expected=section.title,
            quote=written,
            place=heading.place,
        )


def _may_be_misread(subject: Subject, heading: HeadingMatch) -> bool:
    """Whether the reader may have written it otherwise: any letter, or a mark told in doubt."""
    if subject.from_picture(heading.place) or subject.from_broken_text(heading.place):
        return True
    same_letters = thai.skeleton(heading.raw) == thai.skeleton(heading.wording)
    return same_letters and subject.has_doubtful_marks(heading.place)


def _slip(written: str, meant: str) -> Message:
    """Points at the letters, since ฎ and ฏ look alike."""
    match slip(written.rstrip(" :"), meant):
        case (str() as found, "") if found.strip():
            return Message(th=f" (เกิน “{found}”)", en=f" (without “{found}”)")
        case ("", str() as missed) if missed.strip():
            return Message(th=f" (ขาด “{missed}”)", en=f" (with “{missed}”)")
        case (str() as found, str() as right) if found and right:
            return Message(th=f" (“{found}” ควรเป็น “{right}”)", en=f" (“{right}” for “{found}”)")
    return Message(th="", en="")


CHECK = Check(
    "SEC-05",
    "misspelt-heading",
    "info",
    misspelt_headings,
    __doc__,
    rests_on=("letters",),
)
