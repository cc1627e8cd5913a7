"""The printed weighted score is not weight × score / 100.

What: under no rounding of the printed digits do weight, score and weighted score of a row agree.
Why: the total and the assessment rest on it. The finding shows the working, the smallest error it
could have seen, and which single cells would reconcile the row (and the total).
Passes: 25 × 4.33 / 100 = 1.0825 printed as 1.08, or as 1.0834 (the score was rounded: SCORE-06).
Fails: 25 × 4.33 / 100 printed as 1.09.
Where another formula fits the whole table (weights as fractions, a division by the sum of the
weights, no division) one warning says which, instead of an error a row. Where all rows agree once
digits are cut off instead of rounded, that is SCORE-06.
On the form: section 8, columns 8.2, 8.4 and 8.5.

ภาษาไทย

คะแนนถ่วงน้ำหนักไม่เท่ากับน้ำหนัก × คะแนน / 100

ตรวจอะไร: น้ำหนัก คะแนน และคะแนนถ่วงน้ำหนักของแถวไม่สอดคล้องกัน ไม่ว่าจะปัดเศษอย่างไร
ทำไม: ผลรวมและการประเมินใช้ค่านี้ ผลการตรวจแสดงวิธีคิด
ความคลาดเคลื่อนน้อยที่สุดที่ตรวจพบได้ และช่องใดช่องเดียวที่แก้แล้วจะตรงกัน
ผ่าน: 25 × 4.33 / 100 = 1.0825 พิมพ์เป็น 1.08 หรือ 1.0834 (คะแนนถูกปัดเศษ ดู SCORE-06)
ไม่ผ่าน: 25 × 4.33 / 100 พิมพ์เป็น 1.09
หากสูตรอื่นใช้ได้กับทั้งตาราง (น้ำหนักเป็นเศษส่วน หารด้วยผลรวมน้ำหนัก ไม่หารด้วย 100) จะแจ้งเตือนครั้งเดียวแทนการแจ้งทุกแถว
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.2, 8.4 และ 8.5
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.arithmetic import as_printed, decimals, equals, shown
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.misreading import row_re_readings
from extractor.checks.score_readings import Reading, best_reading, formulas, smallest_visible_error
from extractor.checks.score_table import Row, rows_to_judge, score_table
from extractor.checks.score_total import Sum, sum_of
from extractor.checks.score_words import CONVENTIONS, one_of, row_name, row_repairs
from extractor.form import FormSection
from extractor.model import Finding, Message


def wrong_weighted_scores(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each row that does not agree; one warning for another formula."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, _ = found
    rows, skips = rows_to_judge(subject)
    yield from skips
    if not rows:
        if not skips:
            yield Skip(Message(th="ไม่มีแถวที่ประเมินในรอบนี้", en="no row is assessed in this round"))
        return
    reading = best_reading(subject)
    if reading.formula.convention != subject.form.score.convention:
        lost = _all_misread(subject)
        yield from lost or (_other_formula(subject, section, reading),)
        if lost:
            return
    total = sum_of(subject)
    for row in rows:
        if reading.comes(row) == "inconsistent":
            judged = total if isinstance(total, Sum) else None
            yield _misread(subject, row, reading, judged) or _wrong(
                subject, section, row, reading, judged
            )


def _all_misread(subject: Subject) -> tuple[Skip, ...]:
    """Misreadings that explain every row by the form's own formula; empty where some do not."""
    rows, _ = rows_to_judge(subject)
    own = Reading(formulas(subject)[0], "nearest", rows)
    wrong = [row for row in rows if own.comes(row) == "inconsistent"]
    skips = [_misread(subject, row, own, None) for row in wrong]
    found = tuple(skip for skip in skips if skip is not None)
    return found if len(found) == len(wrong) else ()


def _misread(subject: Subject, row: Row, reading: Reading, total: Sum | None) -> Skip | None:
    """The probable misreading that explains the row, if exactly one does."""
    others = row_re_readings(subject, row, reading, total)
    if len(others) != 1:
        return None
    return Skip(
        Message(
            th=f"แถวที่ {row.number} น่าจะอ่านตัวเลขจากภาพผิด (ถ้าเป็น {others[0]:f} จะตรงกัน) โปรดดูจากภาพ",
            en=f"row {row.number} was probably misread from the picture (with {others[0]:f} it "
            "agrees): look at the image",
        ),
        blocked=True,
    )


def _wrong(
    subject: Subject, section: FormSection, row: Row, reading: Reading, total: Sum | None
) -> Finding:
    product = reading.formula.product(row)
    expected = as_printed(product, decimals(row.weighted), reading.habit)
    working = f"{reading.formula.text(row)} {equals(product)} → {expected:f}"
    name, where = subject.name(section), row_name(row.number, row.source)
    repairs = one_of(row_repairs(subject, row, reading, total))
    least = shown(smallest_visible_error(row, reading))
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: {working} แต่รายงานเขียน {row.weighted:f} ตัวเลขไม่สอดคล้องกัน "
            f"โปรดแก้ช่องใดช่องหนึ่งให้ตรง ({repairs.th}) "
            f"[ตรวจพบความคลาดเคลื่อนได้ตั้งแต่ {least}]",
            en=f"{name.en}, {where.en}: {working}; the report says {row.weighted:f}. The numbers "
            f"disagree: correct one cell ({repairs.en}). [Errors from {least} can be seen here.]",
        ),
        row=str(row.number),
        reported=f"{row.weighted:f}",
        expected=f"{expected:f}",
        working=working,
        quote=_raw(row),
        place=getattr(row.source.weighted_score, "place", row.source.place),
        evidence=row.places,
    )


def _other_formula(subject: Subject, section: FormSection, reading: Reading) -> Finding:
    own = CONVENTIONS[subject.form.score.convention]
    other = CONVENTIONS[reading.formula.convention]
    row = reading.rows[0]
    working = f"{reading.formula.text(row)} {equals(reading.formula.product(row))}"
    fit = f"{reading.explained}/{len(reading.rows)}"
    name = subject.name(section)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th}: ตารางไม่ตรงกับสูตร {own.th} แต่ตรงกับ {other.th} ({fit} แถว เช่น {working}) "
            f"โปรดคำนวณตามสูตรของแบบฟอร์ม",
            en=f"{name.en}: the table does not reconcile as {own.en}; it does as {other.en} "
            f"({fit} rows, e.g. {working}). Compute it by the form's formula.",
        ),
        severity="warning",
        expected=own.en,
        reported=other.en,
        working=working,
        place=row.source.place,
    )


def _raw(row: Row) -> str:
    return str(getattr(row.source.weighted_score, "raw", ""))


CHECK = Check(
    "SCORE-03",
    "wrong-weighted-score",
    "error",
    wrong_weighted_scores,
    __doc__,
    rests_on=("digits",),
    looks_at=("scores",),
)
