"""A score level is not in the table.

What: one of the levels of the form's range (1 to 5) has no row. A level with "-" is there: the
dash says that nothing earns it.
Why: a score cannot be compared with a level that is not described.
Passes: levels 1, 2 ("-"), 3, 4 ("-"), 5.
Fails: levels 1, 2, 3, 5. Where a level stands twice in place of the one missing, LEVEL-02 says so
and this check does not repeat it.
On the form: sections 6 and 7.

ภาษาไทย

ตารางขาดระดับคะแนนบางระดับ

ตรวจอะไร: ไม่มีแถวของระดับใดระดับหนึ่งในช่วงของแบบฟอร์ม (1 ถึง 5) ระดับที่เขียน "-" ถือว่ามี หมายถึงไม่มีเกณฑ์ในระดับนั้น
ทำไม: เทียบคะแนนกับระดับที่ไม่มีคำอธิบายไม่ได้
ผ่าน: ระดับ 1, 2 ("-"), 3, 4 ("-"), 5
ไม่ผ่าน: ระดับ 1, 2, 3, 5 หากมีระดับซ้ำแทนระดับที่ขาด จะแจ้งที่ LEVEL-02 เท่านั้น
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 6 และ 7
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.repeated_level import runs_of_levels, twice
from extractor.model import Finding, Levels, Message


def missing_levels(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each level table with gaps."""
    rules = subject.form.score
    wanted = range(rules.level_min, rules.level_max + 1)
    for section in subject.form.of_kind("levels"):
        value = subject.value(section, Levels)
        if isinstance(value, Skip):
            yield value
            continue
        name = subject.name(section)
        present = {level.level for level in value.levels}
        gaps = [level for level in wanted if level not in present]
        if not gaps or _mislabelled(subject, value):
            continue
        if not present or subject.is_partial or subject.from_picture(value.levels[0].place):
            yield Skip(
                Message(
                    th=f"{name.th} อ่านระดับคะแนนได้ไม่ครบ โปรดดูจากเอกสาร",
                    en=f"{name.en}: not every level could be read, look at the document",
                ),
                blocked=True,
            )
            continue
        listed = ", ".join(map(str, gaps))
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} ไม่มีระดับคะแนน {listed} ในตาราง โปรดเพิ่มแถว (ถ้าไม่มีเกณฑ์ให้ใส่ “-”)",
                en=f"{name.en}: level {listed} is not in the table. Add the row (with “-” if the "
                "level has no criterion).",
            ),
            row=listed,
            expected=f"{rules.level_min}-{rules.level_max}",
            reported=", ".join(str(level.level) for level in value.levels),
            place=value.levels[0].place,
        )


def _mislabelled(subject: Subject, value: Levels) -> bool:
    rules = subject.form.score
    whole = len(value.levels) == rules.level_max - rules.level_min + 1
    return whole and any(twice(run) for run in runs_of_levels(subject, value))


CHECK = Check(
    "LEVEL-01",
    "missing-level",
    "warning",
    missing_levels,
    __doc__,
    rests_on=("whole", "digits"),
    looks_at=("levels",),
)
