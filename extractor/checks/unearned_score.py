"""The score is not the one that the reported result earns under the report's own criteria.

What: the criteria of section 7 are read into a scale (per cent, counts, days, ranges; rising or
falling; "-" for a level that does not exist). The result of column 8.3, in the same unit, earns a
score by step (the highest level reached) or by interpolation between levels. Where the form does
not say which, a score is complained of only if neither gives it. Where the criteria are milestones,
a score above the highest level that section 6 reports as done, or at a level without a criterion,
is complained of.
Why: a score can be multiplied right and still not be earned.
Passes: criteria 60, 70, 80, 90, 100 per cent; result 75: score 2 (by step) or 2.5 (interpolated).
Fails: the same with score 4; milestones with level 5 "ยังไม่ได้ดำเนินการ" and score 5.
Where the result and the criteria cannot be compared the check is skipped and says why.
On the form: sections 6 and 7, columns 8.3 and 8.4.

ภาษาไทย

คะแนนไม่ตรงกับที่ผลการดำเนินงานควรได้ตามเกณฑ์ของรายงานเอง

ตรวจอะไร: อ่านเกณฑ์ในหัวข้อที่ 7 เป็นช่วงคะแนน (ร้อยละ จำนวน วัน ช่วงค่า ทั้งมากดีและน้อยดี "-" คือไม่มีระดับนั้น) แล้วเทียบ
ผลในช่อง 8.3 ที่หน่วยเดียวกัน คิดแบบขั้นบันได (ระดับสูงสุดที่ถึง) หรือเทียบบัญญัติไตรยางศ์ระหว่างระดับ
หากแบบฟอร์มไม่กำหนดวิธี จะแจ้งเฉพาะเมื่อไม่ตรงทั้งสองวิธี กรณีเกณฑ์เป็นขั้นตอนงาน จะแจ้งเมื่อคะแนนสูงกว่าระดับที่หัวข้อที่ 6
รายงานว่าทำแล้ว หรือเป็นระดับที่ไม่มีเกณฑ์
ทำไม: คะแนนที่คูณถูกต้องอาจไม่ใช่คะแนนที่ควรได้
ผ่าน: เกณฑ์ร้อยละ 60, 70, 80, 90, 100 ผลร้อยละ 75 ได้ 2 (ขั้นบันได) หรือ 2.5 (เทียบสัดส่วน)
ไม่ผ่าน: เกณฑ์และผลเดิมแต่ให้คะแนน 4 หรือระดับ 5 "ยังไม่ได้ดำเนินการ" แต่ให้คะแนน 5
หากเทียบผลกับเกณฑ์ไม่ได้จะข้ามการตรวจพร้อมบอกเหตุผล
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 6 และ 7 ช่อง 8.3 และ 8.4
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.checks.arithmetic import (
    Interval,
    as_printed,
    decimals,
    exactly,
    printed_operand,
    shown,
)
from extractor.checks.base import Check, Skip, Subject, says_nothing
from extractor.checks.different_indicator import named
from extractor.checks.level_tables import criteria_of, is_done, performance_of
from extractor.checks.quantity import LEVEL, same_unit, unit_name
from extractor.checks.scale import Scale, read_scale, result_interval
from extractor.checks.score_table import counted_rows, doubtful_digits, number_of, score_table
from extractor.checks.score_words import row_name
from extractor.checks.spelling import same_indicator
from extractor.form import FormSection
from extractor.model import (
    Finding,
    Level,
    Message,
    Name,
    Number,
    ScoreRow,
    ScoreTable,
)


def unearned_scores(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each row whose score the criteria do not give."""
    found = score_table(subject)
    criteria = criteria_of(subject)
    if isinstance(found, Skip) or isinstance(criteria, Skip):
        yield from (one for one in (found, criteria) if isinstance(one, Skip))
        return
    section, table = found
    rows = list(_rows_of_the_indicator(subject, table))
    if not rows:
        yield _said("ไม่มีแถวที่ใช้เกณฑ์นี้", "no row is known to be judged by these criteria")
    rules = subject.form.score
    scale = read_scale(criteria, rules.level_min, rules.level_max)
    for number, row in rows:
        score = number_of(row.score)
        if score is None or not rules.level_min <= score <= rules.level_max:
            yield _said(f"แถวที่ {number} ไม่มีคะแนนในช่วง", f"row {number} has no score in range")
        elif doubtful_digits(subject, row.score, row.result):
            yield Skip(_DOUBT, blocked=True)
        elif scale is not None:
            yield from _measured(subject, section, number, row, score, scale)
        else:
            yield from _milestones(subject, section, number, row, score, criteria)


def _rows_of_the_indicator(subject: Subject, table: ScoreTable) -> Iterator[tuple[int, ScoreRow]]:
    """The rows that the criteria are about: the only one, or those of section 2's indicator."""
    rows = list(counted_rows(table))
    if len(rows) == 1:
        yield from rows
        return
    for section in subject.form.of_kind("name"):
        name = subject.value(section, Name)
        if isinstance(name, Name):
            yield from (
                row for row in rows if named(row[1]) and same_indicator(named(row[1]), name.name)
            )


def _said(th: str, en: str) -> Skip:
    return Skip(Message(th=th, en=en))


_DOUBT = Message(
    th="คะแนนหรือผลเป็นเลขไทยที่อ่านจากภาพ โปรดดูจากภาพ",
    en="score or result are Thai digits read from a picture: look at it",
)


# --- measured criteria ------------------------------------------------------------------------


def _measured(
    subject: Subject,
    section: FormSection,
    number: int,
    row: ScoreRow,
    score: Decimal,
    scale: Scale,
) -> Iterator[Finding | Skip]:
    result = row.result
    if not isinstance(result, Number) or result.value is None:
        yield _said(f"แถวที่ {number} ไม่มีผลที่เป็นตัวเลข", f"row {number} has no result as a number")
        return
    unit = unit_name(result.unit)
    if unit == LEVEL != scale.unit:
        if Fraction(result.value) != Fraction(score):
            yield _level_differs(subject, section, number, row, score)
        return
    if not same_unit(unit, scale.unit):
        yield _said(
            f"แถวที่ {number} ผลเป็น “{result.raw}” แต่เกณฑ์เป็น {scale.unit}",
            f"row {number}: the result is in “{unit}”, the criteria in “{scale.unit}”",
        )
        return
    may_be_level = not unit and scale.unit and result.value == score
    if may_be_level or _gives(subject, scale, result.value, score):
        return
    yield _finding(subject, section, number, row, score, scale)


def _gives(subject: Subject, scale: Scale, value: Decimal, score: Decimal) -> bool:
    """Whether a convention that the form allows gives the printed score.

    A result printed as the very number of a criterion meets it, whatever was rounded.
    """
    allowed = subject.form.score.scale
    printed = printed_operand(score, "truncating")
    result = result_interval(value, scale.unit)
    steps = scale.by_step(exactly(value) if scale.states(value) else result)
    if allowed != "linear" and any(Fraction(score) == step for step in steps):
        return True
    return allowed != "step" and any(line.meets(printed) for line in scale.by_interpolation(result))


def _finding(
    subject: Subject,
    section: FormSection,
    number: int,
    row: ScoreRow,
    score: Decimal,
    scale: Scale,
) -> Finding:
    assert isinstance(row.result, Number) and row.result.value is not None
    result = Interval(Fraction(row.result.value), Fraction(row.result.value))
    by_step = ", ".join(map(str, sorted(scale.by_step(result))))
    lines = [line.low for line in scale.by_interpolation(result) if line.low == line.high]
    rounded = sorted({_to_digits(line, score) for line in lines})
    by_line = " / ".join(map(shown, rounded)) or by_step
    ways = {
        "step": Message(th=f"ขั้นบันไดได้ {by_step}", en=f"{by_step} by step"),
        "linear": Message(th=f"เทียบสัดส่วนได้ {by_line}", en=f"{by_line} by interpolation"),
    }
    allowed = subject.form.score.scale
    told = [way for kind, way in ways.items() if allowed in (kind, "unstated")]
    bounds = ", ".join(f"{step.level}: {step.quantity.shown}" for step in scale.steps)
    name, where = subject.name(section), row_name(number, row)
    earned = [f"{row.result.value:f} → {by_step}"] if allowed != "linear" else []
    if allowed != "step":
        earned.extend(scale.lines(row.result.value))
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: ผล “{row.result.raw}” ตามเกณฑ์ ({bounds}) "
            f"{' หรือ'.join(way.th for way in told)} แต่รายงานให้ {score:f} โปรดตรวจคะแนนหรือผล",
            en=f"{name.en}, {where.en}: under the criteria ({bounds}) the result "
            f"“{row.result.raw}” earns {' or '.join(way.en for way in told)}; the report says "
            f"{score:f}. Check the score or the result.",
        ),
        row=str(number),
        reported=f"{score:f}",
        expected=by_line if allowed == "linear" else by_step,
        working="; ".join(earned) or f"{row.result.value:f} → {by_line}",
        quote=row.result.raw,
        place=getattr(row.score, "place", row.place),
    )


def _to_digits(value: Fraction, score: Decimal) -> Decimal:
    return as_printed(value, max(2, decimals(score)))


# --- milestones -------------------------------------------------------------------------------


def _milestones(
    subject: Subject,
    section: FormSection,
    number: int,
    row: ScoreRow,
    score: Decimal,
    criteria: tuple[Level, ...],
) -> Iterator[Finding | Skip]:
    result = row.result
    is_level = isinstance(result, Number) and unit_name(result.unit) == LEVEL
    if is_level and (reached := number_of(result)) is not None and reached != score:
        yield _level_differs(subject, section, number, row, score)
        return
    none_at = [level.level for level in criteria if says_nothing(level.text)]
    if score == score.to_integral_value() and int(score) in none_at:
        yield _no_criterion(subject, section, number, row, score)
        return
    performance = performance_of(subject)
    if isinstance(performance, Skip):
        yield performance
        return
    done = [level.level for level in performance if is_done(level, criteria)]
    told = {level.level for level in performance}
    if not done:
        yield _said("ไม่มีระดับใดรายงานว่าทำแล้ว", "no level is reported as done")
    elif score > max(done) and max(done) + 1 in told:
        yield _too_high(subject, section, number, row, score, performance, max(done))


def _level_differs(
    subject: Subject, section: FormSection, number: int, row: ScoreRow, score: Decimal
) -> Finding:
    assert isinstance(row.result, Number) and row.result.value is not None
    name, where = subject.name(section), row_name(number, row)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: ผลการดำเนินงานคือ “{row.result.raw}” แต่ให้คะแนน {score:f} "
            "โปรดแก้ผลหรือคะแนนให้ตรงกัน",
            en=f"{name.en}, {where.en}: the result is “{row.result.raw}”, the score {score:f}. "
            "Make them agree.",
        ),
        row=str(number),
        reported=f"{score:f}",
        expected=f"{row.result.value:f}",
        quote=row.result.raw,
        place=getattr(row.score, "place", row.place),
    )


def _no_criterion(
    subject: Subject, section: FormSection, number: int, row: ScoreRow, score: Decimal
) -> Finding:
    name, where = subject.name(section), row_name(number, row)
    criteria = subject.name(subject.form.of_kind("levels")[-1])
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: ให้คะแนน {score:f} แต่{criteria.th} ไม่มีเกณฑ์ในระดับนี้ (“-”) "
            "โปรดตรวจคะแนน",
            en=f"{name.en}, {where.en}: the score is {score:f}, but {criteria.en} has no criterion "
            "at that level (“-”). Check the score.",
        ),
        row=str(number),
        reported=f"{score:f}",
        place=getattr(row.score, "place", row.place),
    )


def _too_high(
    subject: Subject,
    section: FormSection,
    number: int,
    row: ScoreRow,
    score: Decimal,
    performance: tuple[Level, ...],
    highest: int,
) -> Finding:
    name, where = subject.name(section), row_name(number, row)
    source = subject.name(subject.form.of_kind("levels")[0])
    above = next(level for level in performance if level.level > highest)
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: ให้คะแนน {score:f} แต่{source.th} รายงานว่าทำถึงระดับ {highest} "
            f"(ระดับ {above.level}: “{above.text or ' '}”) โปรดตรวจคะแนนหรือเพิ่มผลการดำเนินงาน",
            en=f"{name.en}, {where.en}: the score is {score:f}, but {source.en} reports work done "
            f"up to level {highest} (level {above.level}: “{above.text or ' '}”). Check the score "
            "or add what was done.",
        ),
        row=str(number),
        reported=f"{score:f}",
        expected=str(highest),
        quote=above.text,
        place=getattr(row.score, "place", row.place),
    )


CHECK = Check(
    "SCORE-07",
    "unearned-score",
    "warning",
    unearned_scores,
    __doc__,
    rests_on=("digits", "letters"),
    looks_at=("scores", "criteria"),
)
