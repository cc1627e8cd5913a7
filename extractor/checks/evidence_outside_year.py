"""An order or minutes of the evidence are dated outside the report's fiscal year.

What: the full date of an order, letter or minutes is compared with the fiscal year (October to
September) that the report names most often.
Why: it is evidence of another year, or one of the two years is a slip. Laws, years without a day,
and items of which another date does fit are left alone.
Passes: an order of 16 January 2566 in a report of fiscal year 2566.
Fails: an order of 16 January 2567 in a report of fiscal year 2566.
On the form: section 13; the fiscal year stands in titles and in the text.

ภาษาไทย

คำสั่งหรือรายงานการประชุมลงวันที่นอกปีงบประมาณของรายงาน

ตรวจอะไร: เทียบวันที่เต็มของคำสั่ง หนังสือ หรือรายงานการประชุม กับปีงบประมาณ (ตุลาคมถึงกันยายน) ที่รายงานกล่าวถึงมากที่สุด
ทำไม: อาจเป็นหลักฐานของปีอื่น หรือปีใดปีหนึ่งพิมพ์ผิด กฎหมาย ปีที่ไม่มีวันที่ และรายการที่มีวันที่อื่นอยู่ในปี ไม่นับ
ผ่าน: คำสั่งลงวันที่ 16 มกราคม 2566 ในรายงานปีงบประมาณ 2566
ไม่ผ่าน: คำสั่งลงวันที่ 16 มกราคม 2567 ในรายงานปีงบประมาณ 2566
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 13 ส่วนปีงบประมาณอยู่ในชื่อเรื่องและเนื้อหา
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor import thai
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.fiscal_year import day_of, days_of, fiscal_year, thai_day
from extractor.form import FormSection
from extractor.model import Finding, Item, Items, Message

_DATED_PAPER = re.compile(r"คำสั่ง|การประชุม|บันทึกข้อความ|บันทึกการ|หนังสือ.{0,80}ลงวันที่")
_LAW = re.compile(r"^\W*(?:พระราช|พ\.?\s?ร\.?\s?[บฎก]|ระเบียบ|กฎกระทรวง|ข้อบังคับ|ประกาศราชกิจ)")


def evidence_of_other_years(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each order or minutes outside the fiscal year."""
    year = fiscal_year(subject)
    for section in subject.form.of_kind("evidence"):
        value = subject.value(section, Items)
        if isinstance(value, Skip):
            yield value
            continue
        if year is None:
            yield _NO_YEAR
            continue
        for number, item in enumerate(value.items, start=1):
            if _is_outside(subject, item, year):
                yield _said(subject, section, number, item, year)


def _is_outside(subject: Subject, item: Item, year: int) -> bool:
    paper = bool(item.order_number) or bool(_DATED_PAPER.search(item.text))
    if not paper or _LAW.search(item.text):
        return False
    days = [day for printed in item.dates if (day := day_of(printed)) is not None]
    first, last = days_of(subject, year)
    return bool(days) and not any(first <= day <= last for day in days)


def _said(
    subject: Subject, section: FormSection, number: int, item: Item, year: int
) -> Finding | Skip:
    printed = next(one for one in item.dates if day_of(one) is not None)
    name = subject.name(section)
    if subject.from_picture(item.place) and any(d in printed.raw for d in thai.THAI_DIGITS):
        return Skip(
            Message(
                th=f"{name.th} รายการที่ {number} มีวันที่เป็นเลขไทยที่อ่านจากภาพ โปรดดูจากภาพ",
                en=f"{name.en}, item {number}: its date in Thai digits was read from a picture",
            ),
            blocked=True,
        )
    first, last = days_of(subject, year)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} รายการที่ {number}: วันที่ “{printed.raw}” อยู่นอกปีงบประมาณ {year} "
            f"({thai_day(first)} ถึง {thai_day(last)}) โปรดตรวจวันที่หรือปีงบประมาณ",
            en=f"{name.en}, item {number}: the date “{printed.raw}” is outside fiscal year {year} "
            f"({first.isoformat()} to {last.isoformat()}). Check the date or the fiscal year.",
        ),
        row=str(number),
        reported=printed.raw,
        expected=f"{first.isoformat()}/{last.isoformat()}",
        quote=item.text,
        place=item.place,
    )


_NO_YEAR = Skip(
    Message(
        th="รายงานไม่ได้ระบุปีงบประมาณที่ชัดเจน",
        en="the report does not clearly say which fiscal year it is of",
    )
)

CHECK = Check(
    "EVID-02",
    "evidence-outside-year",
    "warning",
    evidence_of_other_years,
    __doc__,
    rests_on=("digits", "letters"),
    looks_at=("dates", "years"),
)
