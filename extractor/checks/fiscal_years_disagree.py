"""The report names more than one fiscal year as its own.

What: all mentions of a fiscal year are compared. Next year's plans, comparisons with earlier years,
plans over several years and the years of laws do not count.
Why: parts of another year's report may have been copied.
Passes: "ประจำปีงบประมาณ พ.ศ. 2566" throughout.
Fails: "ประจำปีงบประมาณ พ.ศ. 2566" in one place, "ประจำปีงบประมาณ พ.ศ. 2565" in another.
On the form: titles, actions taken, evidence.

ภาษาไทย

รายงานระบุปีงบประมาณไม่ตรงกัน

ตรวจอะไร: เทียบปีงบประมาณทุกแห่งที่กล่าวถึง ยกเว้นแผนของปีต่อไป การเปรียบเทียบกับปีก่อน แผนหลายปี และปีของกฎหมาย
ทำไม: อาจคัดลอกบางส่วนจากรายงานของปีอื่น
ผ่าน: "ประจำปีงบประมาณ พ.ศ. 2566" ทุกแห่ง
ไม่ผ่าน: แห่งหนึ่ง "ประจำปีงบประมาณ พ.ศ. 2566" อีกแห่ง "ประจำปีงบประมาณ พ.ศ. 2565"
อยู่ที่ใดในแบบฟอร์ม: ชื่อรายงาน คำชี้แจงการปฏิบัติงาน หลักฐานอ้างอิง
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractor import thai
from extractor.checks.base import Check, Skip, Subject, times
from extractor.checks.fiscal_year import own_years
from extractor.model import Finding, Message


def disagreeing_years(subject: Subject) -> Iterator[Finding | Skip]:
    """At most one finding, at the first mention of a rarer year."""
    mentions = own_years(subject)
    if not mentions:
        yield Skip(Message(th="รายงานไม่ได้ระบุปีงบประมาณ", en="no fiscal year is named"))
        return
    sure = [
        mention
        for mention in mentions
        if not (
            subject.from_picture(mention.place)
            and any(digit in mention.raw for digit in thai.THAI_DIGITS)
        )
    ]
    counts = Counter(mention.what for mention in sure).most_common()
    if len(counts) < 2:
        if len(sure) < len(mentions):
            yield Skip(
                Message(
                    th="ปีงบประมาณเป็นเลขไทยที่อ่านจากภาพ โปรดดูจากภาพ",
                    en="fiscal years in Thai digits were read from a picture",
                ),
                blocked=True,
            )
        return
    main = counts[0][0]
    odd = next(mention for mention in sure if mention.what != main)
    listed = [times(year, count) for year, count in counts]
    where = subject.name(odd.section) if _has_section(subject, odd.section) else _TITLE
    yield CHECK.finding(
        odd.section if _has_section(subject, odd.section) else "",
        Message(
            th=f"รายงานระบุปีงบประมาณไม่ตรงกัน: {', '.join(one.th for one in listed)} "
            f"เช่น “{odd.raw}” ใน{where.th} "
            "โปรดแก้ให้เป็นปีเดียวกัน",
            en=f"The report names different fiscal years: {', '.join(one.en for one in listed)}, "
            f"e.g. “{odd.raw}” in {where.en}. Make them agree.",
        ),
        reported=odd.what,
        expected=main,
        quote=odd.raw,
        place=odd.place,
    )


def _has_section(subject: Subject, section: str) -> bool:
    return any(one.id == section for one in subject.form.sections)


_TITLE = Message(th="ชื่อรายงาน", en="the title")

CHECK = Check(
    "SAME-01",
    "fiscal-years-disagree",
    "warning",
    disagreeing_years,
    __doc__,
    rests_on=("digits",),
    looks_at=("years",),
)
