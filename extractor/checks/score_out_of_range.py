"""A score lies outside the form's range.

What: the score of a row is below the lowest or above the highest level (1 to 5).
Why: no criterion earns it.
Passes: 1, 4.25, 5.00.
Fails: 5.5, 0, 50.
On the form: section 8, column 8.4. A score read from a picture counts only if the row's
multiplication confirms it.

ภาษาไทย

คะแนนอยู่นอกช่วงของแบบฟอร์ม

ตรวจอะไร: คะแนนต่ำกว่าระดับต่ำสุดหรือสูงกว่าระดับสูงสุด (1 ถึง 5)
ทำไม: ไม่มีเกณฑ์ใดให้คะแนนเช่นนั้น
ผ่าน: 1, 4.25, 5.00
ไม่ผ่าน: 5.5, 0, 50
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.4 คะแนนที่อ่านจากภาพจะแจ้งเมื่อผลคูณของแถวยืนยัน
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.score_readings import best_reading
from extractor.checks.score_table import counted_rows, score_table
from extractor.checks.score_words import row_name
from extractor.model import Finding, Message, Number


def scores_out_of_range(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each score outside the range."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, table = found
    rules = subject.form.score
    for number, row in counted_rows(table):
        score = row.score
        if not isinstance(score, Number) or score.value is None:
            continue
        if rules.level_min <= score.value <= rules.level_max:
            continue
        if subject.from_picture(score.place) and not _confirmed(subject, number):
            yield Skip(
                Message(
                    th=f"แถวที่ {number} คะแนน {score.raw} อ่านจากภาพ โปรดดูจากภาพ",
                    en=f"row {number}: the score {score.raw} was read from a picture, look at it",
                ),
                blocked=True,
            )
            continue
        name, where = subject.name(section), row_name(number, row)
        limits = f"{rules.level_min}-{rules.level_max}"
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} {where.th}: คะแนน {score.value:f} อยู่นอกช่วง {limits} "
                "โปรดตรวจคะแนนกับเกณฑ์การให้คะแนน",
                en=f"{name.en}, {where.en}: the score {score.value:f} is outside {limits}. Check "
                "it against the criteria.",
            ),
            row=str(number),
            reported=f"{score.value:f}",
            expected=limits,
            quote=score.raw,
            place=score.place,
        )


def _confirmed(subject: Subject, number: int) -> bool:
    reading = best_reading(subject)
    return any(row.number == number and reading.comes(row) == "exact" for row in reading.rows)


CHECK = Check(
    "SCORE-02",
    "score-out-of-range",
    "error",
    scores_out_of_range,
    __doc__,
    rests_on=("digits",),
    looks_at=("scores",),
)
