"""The printed digits agree only if the score was rounded before printing.

What: weight × score / 100 of the printed digits is not the printed weighted score, but some score
that prints the same gives it. A table in which every row agrees once digits are cut off instead of
rounded is told so once.
Why: whoever recomputes the row gets another number. It is not an error.
Passes: 25 × 4.33 / 100 = 1.0825 printed as 1.08.
Fails: 25 × 4.33 / 100 printed as 1.0834 (a score of 4.3336 gives it).
On the form: section 8, columns 8.4 and 8.5.

ภาษาไทย

ตัวเลขตรงกันก็ต่อเมื่อคะแนนถูกปัดเศษก่อนพิมพ์

ตรวจอะไร: น้ำหนัก × คะแนน / 100 ตามตัวเลขที่พิมพ์ไม่เท่ากับคะแนนถ่วงน้ำหนักที่พิมพ์ แต่คะแนนก่อนปัดเศษให้ค่านั้นได้
ตารางที่ทุกแถวตรงเมื่อตัดทศนิยมทิ้งจะแจ้งเพียงครั้งเดียว
ทำไม: ผู้คำนวณซ้ำจะได้ตัวเลขอื่น แต่ไม่ใช่ข้อผิดพลาด
ผ่าน: 25 × 4.33 / 100 = 1.0825 พิมพ์เป็น 1.08
ไม่ผ่าน: 25 × 4.33 / 100 พิมพ์เป็น 1.0834 (คะแนน 4.3336 ให้ค่านี้)
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.4 และ 8.5
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.checks.arithmetic import equals, shown
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.score_readings import Reading, best_reading
from extractor.checks.score_table import Row, rows_to_judge, score_table
from extractor.checks.score_words import row_name
from extractor.form import FormSection
from extractor.model import Finding, Message


def rows_right_by_rounding(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each such row, or one for an author who cuts digits off."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, _ = found
    rows, skips = rows_to_judge(subject)
    if not rows:
        yield from skips
        return
    reading = best_reading(subject)
    if reading.habit == "truncating":
        yield _cut_off(subject, section, reading)
        return
    for row in rows:
        if reading.comes(row) == "rounding":
            yield _rounded(subject, section, row, reading)


def _cut_off(subject: Subject, section: FormSection, reading: Reading) -> Finding:
    rounding = replace(reading, habit="nearest")
    row = next(row for row in reading.rows if rounding.comes(row) == "inconsistent")
    working = f"{reading.formula.text(row)} {equals(reading.formula.product(row))}"
    name = subject.name(section)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th}: ตัวเลขตรงกันเมื่อตัดทศนิยมทิ้งแทนการปัดเศษ (เช่น {working} พิมพ์เป็น "
            f"{row.weighted:f}) โปรดปัดเศษตามหลักเกณฑ์",
            en=f"{name.en}: the numbers agree if digits are cut off instead of rounded (e.g. "
            f"{working} printed as {row.weighted:f}). Round to the nearest digit.",
        ),
        reported=f"{row.weighted:f}",
        working=working,
        place=row.source.place,
    )


def _rounded(subject: Subject, section: FormSection, row: Row, reading: Reading) -> Finding:
    product = shown(reading.formula.product(row))
    working = f"{reading.formula.text(row)} = {product}"
    name, where = subject.name(section), row_name(row.number, row.source)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: {working} แต่รายงานเขียน {row.weighted:f} ตรงกันได้หากคะแนน "
            f"{row.score:f} ถูกปัดเศษก่อนพิมพ์ ควรพิมพ์คะแนนให้มีทศนิยมมากขึ้น",
            en=f"{name.en}, {where.en}: {working}; the report says {row.weighted:f}, which agrees "
            f"if the score {row.score:f} was rounded before printing. Print more digits of it.",
        ),
        row=str(row.number),
        reported=f"{row.weighted:f}",
        expected=product,
        working=working,
        place=getattr(row.source.weighted_score, "place", row.source.place),
    )


CHECK = Check(
    "SCORE-06",
    "right-only-by-rounding",
    "info",
    rows_right_by_rounding,
    __doc__,
    rests_on=("digits",),
    looks_at=("scores",),
)
