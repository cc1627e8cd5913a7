"""A score level stands twice in one table.

What: two rows carry the same level. A second whole table of levels (another indicator's) is not
that.
Why: one of the two rows is probably another level.
Passes: levels 1, 2, 3, 4, 5.
Fails: levels 1, 2, 2, 4, 5.
On the form: sections 6 and 7.

ภาษาไทย

ระดับคะแนนซ้ำในตารางเดียวกัน

ตรวจอะไร: มีสองแถวเป็นระดับเดียวกัน ตารางชุดที่สองที่ครบทุกระดับ (ของตัวชี้วัดอื่น) ไม่นับ
ทำไม: แถวหนึ่งน่าจะเป็นระดับอื่น
ผ่าน: ระดับ 1, 2, 3, 4, 5
ไม่ผ่าน: ระดับ 1, 2, 2, 4, 5
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 6 และ 7
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Level, Levels, Message


def repeated_levels(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each level that stands more than once."""
    for section in subject.form.of_kind("levels"):
        value = subject.value(section, Levels)
        if isinstance(value, Skip):
            yield value
            continue
        name = subject.name(section)
        for run in runs_of_levels(subject, value):
            printed = ", ".join(str(level.level) for level in run)
            for level in twice(run):
                if subject.from_picture(level.place):
                    yield Skip(
                        Message(
                            th=f"{name.th} ระดับ {level.level} อ่านจากภาพ อาจอ่านตัวเลขผิด",
                            en=f"{name.en}: level {level.level} was read from a picture, perhaps "
                            "wrongly",
                        ),
                        blocked=True,
                    )
                    continue
                yield CHECK.finding(
                    section.id,
                    Message(
                        th=f"{name.th} ระดับคะแนน {level.level} ปรากฏซ้ำ (ตารางเรียงเป็น {printed}) "
                        "โปรดแก้ระดับหรือลบแถวที่ซ้ำ",
                        en=f"{name.en}: level {level.level} stands more than once (the table reads "
                        f"{printed}). Correct the level or delete the extra row.",
                    ),
                    row=str(level.level),
                    reported=printed,
                    quote=level.text,
                    place=level.place,
                )


def runs_of_levels(subject: Subject, value: Levels) -> list[list[Level]]:
    """The levels table by table: a new run begins once all levels of the form have stood."""
    rules = subject.form.score
    whole = set(range(rules.level_min, rules.level_max + 1))
    runs: list[list[Level]] = [[]]
    for level in value.levels:
        seen = {one.level for one in runs[-1]}
        if whole <= seen and level.level == runs[-1][0].level:
            runs.append([])
        runs[-1].append(level)
    return runs


def twice(run: list[Level]) -> list[Level]:
    """The second standing of every level that stands more than once."""
    seen: list[int] = []
    again: dict[int, Level] = {}
    for level in run:
        if level.level in seen:
            again.setdefault(level.level, level)
        seen.append(level.level)
    return list(again.values())


CHECK = Check(
    "LEVEL-02",
    "repeated-level",
    "warning",
    repeated_levels,
    __doc__,
    rests_on=("whole", "digits"),
    looks_at=("levels",),
)
