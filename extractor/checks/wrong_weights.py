"""A weight lies outside 0 to 100, or the total of the weights is not their sum.

What: each weight is compared with the range, the printed total of weights with the sum of the rows.
Why: a weight that is not one distorts every score. Weights with decimals may have been rounded
(33.33 three times is 100); rows not assessed in the round may or may not count; heading rows stand
for their sub-rows.
Passes: 60 + 40 = 100; 33.33 + 33.33 + 33.33 = 100.
Fails: a weight of 120; 60 + 30 printed as 100.
On the form: section 8, column 8.2.

ภาษาไทย

น้ำหนักอยู่นอกช่วง 0 ถึง 100 หรือผลรวมน้ำหนักไม่ตรงกับผลบวก

ตรวจอะไร: เทียบน้ำหนักแต่ละแถวกับช่วง และเทียบผลรวมน้ำหนักที่พิมพ์กับผลบวกของแถว
ทำไม: น้ำหนักที่ผิดทำให้คะแนนผิดทั้งหมด น้ำหนักที่มีทศนิยมอาจถูกปัดเศษ (33.33 สามแถวรวมเป็น 100) แถวที่ไม่ประเมินในรอบนี้
จะนับหรือไม่ก็ได้ แถวหัวข้อใช้แทนแถวย่อยได้
ผ่าน: 60 + 40 = 100 หรือ 33.33 + 33.33 + 33.33 = 100
ไม่ผ่าน: น้ำหนัก 120 หรือ 60 + 30 พิมพ์เป็น 100
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.2
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.checks.arithmetic import decimals, equals, exactly, printed, shown, total_of
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.score_table import (
    applies,
    counted_rows,
    number_of,
    score_table,
)
from extractor.checks.score_words import row_name
from extractor.form import FormSection
from extractor.model import Finding, Message, Number, ScoreTable

LIMIT = 100


def wrong_weights(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each weight out of range; else one for a total that is not the sum."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, table = found
    out = list(_out_of_range(subject, section, table))
    yield from out or _wrong_total(subject, section, table)


def _out_of_range(
    subject: Subject, section: FormSection, table: ScoreTable
) -> Iterator[Finding | Skip]:
    for number, row in enumerate(table.rows, start=1):
        weight = row.weight
        if not isinstance(weight, Number) or weight.value is None or 0 <= weight.value <= LIMIT:
            continue
        name, where = subject.name(section), row_name(number, row)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} {where.th}: น้ำหนัก {weight.value:f} อยู่นอกช่วง 0-{LIMIT} โปรดแก้ไข",
                en=f"{name.en}, {where.en}: the weight {weight.value:f} is outside 0-{LIMIT}. "
                "Correct it.",
            ),
            row=str(number),
            reported=f"{weight.value:f}",
            expected=f"0-{LIMIT}",
            quote=weight.raw,
            place=weight.place,
        )


def _wrong_total(
    subject: Subject, section: FormSection, table: ScoreTable
) -> Iterator[Finding | Skip]:
    cell = table.total.weight if table.total else None
    if not isinstance(cell, Number) or cell.value is None:
        return
    ways = list(_ways_to_add(table))
    if any(_agrees(cell.value, weights) for weights in ways):
        return
    if not ways:
        yield Skip(Message(th="น้ำหนักของแถวไม่ครบ", en="not every row has a weight to add up"))
        return
    added = sum(map(Fraction, ways[0]), Fraction(0))
    working = " + ".join(f"{weight:f}" for weight in ways[0]) + f" {equals(added)}"
    name = subject.name(section)
    yield subject.if_whole(
        CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} แถวรวม: น้ำหนัก {working} แต่รายงานเขียน {cell.value:f} "
                "โปรดแก้น้ำหนักของแถวหรือผลรวมให้ตรงกัน",
                en=f"{name.en}, total: the weights {working}; the report says {cell.value:f}. "
                "Correct a weight or the total.",
            ),
            row="total",
            reported=f"{cell.value:f}",
            expected=shown(added),
            working=working,
            quote=cell.raw,
            place=cell.place,
        )
    )


def _ways_to_add(table: ScoreTable) -> Iterator[list[Decimal]]:
    rows = [row for _, row in counted_rows(table)]
    headings = [row for row in table.rows if row.group]
    for chosen in (rows, [row for row in rows if applies(row)], headings):
        weights = [number_of(row.weight) for row in chosen]
        known = [weight for weight in weights if weight is not None]
        if known and len(known) == len(weights):
            yield known
    mixed = [number_of(row.weight) for row in table.rows]
    if headings:  # sub-rows without a weight of their own, beside rows without sub-rows
        yield [weight for weight in mixed if weight is not None]


def _agrees(total: Decimal, weights: list[Decimal]) -> bool:
    added = total_of(
        exactly(weight) if decimals(weight) == 0 else printed(weight) for weight in weights
    )
    return added.meets(exactly(total) if decimals(total) == 0 else printed(total))


CHECK = Check(
    "SCORE-05",
    "wrong-weights",
    "warning",
    wrong_weights,
    __doc__,
    rests_on=("digits",),
    looks_at=("scores",),
)
