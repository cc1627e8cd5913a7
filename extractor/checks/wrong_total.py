"""The total is not the sum of its rows.

What: under no rounding of the printed digits is the printed total the sum of the weighted scores.
Why: the total is what is carried on. Heading rows over sub-rows and rows not assessed in the round
do not count; a row that is wrong in itself is SCORE-03 and does not make the total wrong again.
Passes: 0.25 + 0.53 = 0.78; 0.77 where the rows were rounded before printing.
Fails: 0.25 + 0.53 printed as 0.87.
Where the total is the sum divided by 5, a per cent of the highest score, a weighted average or a
mean, one warning says which.
On the form: section 8, the total row.

ภาษาไทย

ผลรวมไม่เท่ากับผลบวกของแถว

ตรวจอะไร: ผลรวมที่พิมพ์ไม่ใช่ผลบวกของคะแนนถ่วงน้ำหนัก ไม่ว่าจะปัดเศษอย่างไร
ทำไม: ผลรวมคือค่าที่นำไปใช้ต่อ แถวหัวข้อของแถวย่อยและแถวที่ไม่ประเมินในรอบนี้ไม่นับ แถวที่คูณผิดดู SCORE-03
และไม่ทำให้ผลรวมผิดซ้ำ
ผ่าน: 0.25 + 0.53 = 0.78 หรือ 0.77 หากแต่ละแถวถูกปัดเศษก่อนพิมพ์
ไม่ผ่าน: 0.25 + 0.53 พิมพ์เป็น 0.87
หากผลรวมเป็นผลบวกหารด้วย 5 ร้อยละของคะแนนเต็ม ค่าเฉลี่ยถ่วงน้ำหนัก หรือค่าเฉลี่ย จะแจ้งเตือนครั้งเดียวว่าเป็นแบบใด
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 แถวรวม
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.checks.arithmetic import as_printed, decimals, equals, shown
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.misreading import total_re_readings
from extractor.checks.score_table import score_table
from extractor.checks.score_total import Sum, sum_of, weight_sum
from extractor.checks.score_words import one_of
from extractor.form import FormSection
from extractor.model import Finding, Message, ScoreRow, ScoreTable


def wrong_totals(subject: Subject) -> Iterator[Finding | Skip]:
    """At most one finding: the total, or the other way in which it was computed."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, table = found
    total = sum_of(subject)
    if isinstance(total, Skip):
        yield total
        return
    if total.agrees() or table.total is None:
        return
    others = total_re_readings(subject, [table.total.weighted_score], total)
    if len(others) == 1:
        yield Skip(
            Message(
                th=f"ผลรวมน่าจะอ่านจากภาพผิด (ถ้าเป็น {others[0]:f} จะตรงกัน) โปรดดูจากภาพ",
                en=f"the total was probably misread ({others[0]:f} agrees): look at the image",
            ),
            blocked=True,
        )
        return
    fit = [how for how, factor in _other_ways(subject, table, total) if total.agrees(factor)]
    if fit:
        yield subject.if_whole(_another_way(subject, section, table.total, total, fit))
    else:
        yield subject.if_whole(_wrong(subject, section, table.total, total))


def _other_ways(
    subject: Subject, table: ScoreTable, total: Sum
) -> Iterator[tuple[Message, Fraction]]:
    top = subject.form.score.level_max
    yield (
        Message(th=f"ผลบวกหารด้วย {top}", en=f"the sum divided by {top}"),
        Fraction(1, top),
    )
    yield (
        Message(th="ร้อยละของคะแนนเต็ม", en="per cent of the highest score"),
        Fraction(100, top),
    )
    weights = weight_sum(table).low
    if weights > 0:
        yield (
            Message(th="ค่าเฉลี่ยถ่วงน้ำหนัก", en="the weighted average"),
            total.reading.formula.divisor / weights,
        )
    if len(total.summands) > 1:
        yield (
            Message(th="ค่าเฉลี่ยของแถว", en="the mean of the rows"),
            Fraction(1, len(total.summands)),
        )


def _working(total: Sum) -> str:
    return " + ".join(f"{value:f}" for value in total.summands) + f" {equals(total.of_printed)}"


def _another_way(
    subject: Subject, section: FormSection, row: ScoreRow, total: Sum, fit: list[Message]
) -> Finding:
    name, how = subject.name(section), one_of(fit)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} แถวรวม: {_working(total)} แต่รายงานเขียน {total.total:f} ซึ่งตรงกับ{how.th} "
            "โปรดใช้ผลบวกของคะแนนถ่วงน้ำหนัก",
            en=f"{name.en}, total: {_working(total)}; the report says {total.total:f}, which is "
            f"{how.en}. Print the sum of the weighted scores.",
        ),
        severity="warning",
        row="total",
        reported=f"{total.total:f}",
        expected=shown(total.of_printed),
        working=_working(total),
        place=getattr(row.weighted_score, "place", row.place),
    )


def _wrong(subject: Subject, section: FormSection, row: ScoreRow, total: Sum) -> Finding:
    expected = as_printed(total.of_printed, decimals(total.total), total.reading.habit)
    name = subject.name(section)
    repairs = [Message(th=f"ผลรวม {expected:f}", en=f"total {expected:f}")]
    repairs += [
        Message(
            th=f"คะแนนถ่วงน้ำหนักแถวที่ {number} เป็น {value:f}",
            en=f"weighted score of row {number} {value:f}",
        )
        for number, value in total.repairs()
    ]
    how, least = one_of(repairs), shown(total.smallest_visible_error())
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} แถวรวม: {_working(total)} แต่รายงานเขียน {total.total:f} ตัวเลขไม่สอดคล้องกัน "
            f"โปรดแก้ช่องใดช่องหนึ่งให้ตรง ({how.th}) [ตรวจพบความคลาดเคลื่อนได้ตั้งแต่ {least}]",
            en=f"{name.en}, total: {_working(total)}; the report says {total.total:f}. The numbers "
            f"disagree: correct one cell ({how.en}). [Errors from {least} can be seen here.]",
        ),
        row="total",
        reported=f"{total.total:f}",
        expected=f"{expected:f}",
        working=_working(total),
        quote=getattr(row.weighted_score, "raw", None),
        place=getattr(row.weighted_score, "place", row.place),
    )


CHECK = Check(
    "SCORE-04",
    "wrong-total",
    "error",
    wrong_totals,
    __doc__,
    rests_on=("digits",),
    looks_at=("scores",),
)
