"""The score table's indicator is not the one of section 2.

What: the indicator named in the score table is compared with the report's indicator, tolerating
a shortened name and a little other wording (SAME-02 tells spellings apart). Of several rows one
has to fit.
Why: the score may belong to another report.
Passes: "ระดับความสำเร็จของการปรับปรุงกระบวนการ" in the table, "…กระบวนการงาน" in section 2.
Fails: "ร้อยละของครัวเรือนที่ได้รับบริการ" in the table of a report on a process.
On the form: section 8, column 8.1, and section 2.

ภาษาไทย

ตัวชี้วัดในตารางคะแนนไม่ใช่ตัวชี้วัดของหัวข้อที่ 2

ตรวจอะไร: เทียบชื่อตัวชี้วัดในตารางคะแนนกับชื่อตัวชี้วัดของรายงาน ยอมให้ย่อชื่อหรือใช้คำต่างเล็กน้อย (ดู SAME-02)
หากมีหลายแถว ต้องมีอย่างน้อยหนึ่งแถวที่ตรง
ทำไม: คะแนนอาจเป็นของรายงานอื่น
ผ่าน: ตารางเขียน "ระดับความสำเร็จของการปรับปรุงกระบวนการ" หัวข้อที่ 2 เขียน "…กระบวนการงาน"
ไม่ผ่าน: ตารางเขียน "ร้อยละของครัวเรือนที่ได้รับบริการ" ในรายงานเรื่องกระบวนการงาน
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.1 และหัวข้อที่ 2
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject, place_of, says_nothing
from extractor.checks.score_table import counted_rows, score_table
from extractor.checks.spelling import same_indicator
from extractor.model import Finding, Message, Name, ScoreRow

_NUMBERING = re.compile(r"^\s*(?:ตัวชี้วัด(?:ที่)?)?\s*[\d๐-๙]+(?:\.[\d๐-๙]+)*[.):]?\s*[:：]?\s*")


def named(row: ScoreRow) -> str:
    """The row's indicator without its number, "" if the row only has a number."""
    text = _NUMBERING.sub("", row.indicator.text)
    return "" if says_nothing(text) else " ".join(text.split())


def different_indicators(subject: Subject) -> Iterator[Finding | Skip]:
    """At most one finding: no row is of the report's indicator."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, table = found
    rows = [row for _, row in counted_rows(table) if named(row)]
    for own in subject.form.of_kind("name"):
        name = subject.value(own, Name)
        if isinstance(name, Skip) or says_nothing(name.name) or not rows:
            yield name if isinstance(name, Skip) else _NOTHING
            continue
        wanted = _NUMBERING.sub("", name.name)
        if any(same_indicator(named(row), wanted) for row in table.rows):
            continue
        if subject.from_picture(place_of(rows[0].indicator)):
            yield Skip(_PICTURE, blocked=True, place=place_of(rows[0].indicator))
            continue
        listed = ", ".join(f"“{named(row)}”" for row in rows)
        where, reference = subject.name(section), subject.name(own)
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"{where.th} เป็นตัวชี้วัด {listed} แต่{reference.th} คือ “{wanted}” "
                    "โปรดใช้ชื่อตัวชี้วัดเดียวกัน",
                    en=f"{where.en} is about {listed}, but {reference.en} is “{wanted}”. Use the "
                    "same indicator in both.",
                ),
                reported=named(rows[0]),
                expected=wanted,
                quote=rows[0].indicator.text,
                place=place_of(rows[0].indicator) or rows[0].place,
            )
        )


_NOTHING = Skip(Message(th="ไม่มีชื่อตัวชี้วัดให้เทียบ", en="there is no indicator name to compare"))
_PICTURE = Message(
    th="ชื่อตัวชี้วัดอ่านจากภาพและอ่านได้ไม่ตรงกัน จึงไม่ตัดสิน โปรดดูที่ภาพ",
    en="the indicator was read from a picture and not alike, it is not judged: look at the image",
)

CHECK = Check("SCORE-08", "different-indicator", "warning", different_indicators, __doc__)
