"""The two level tables of a form: what was done at each level, and what earns it.

Of a form's sections with levels the first tells the performance, the last the criteria.
"""

from __future__ import annotations

import re

from extractor import thai
from extractor.checks.base import Skip, Subject, says_nothing
from extractor.checks.quantity import PERCENT, quantities
from extractor.checks.repeated_level import runs_of_levels, twice
from extractor.form import FormSection
from extractor.model import Level, Levels, Message

_NOT_DONE = re.compile(
    r"^[\W_]*(?:ยังไม่\s*(?:ได้|บรรลุ|ดำเนิน|ถึง|แล้ว|มีการ|เริ่ม|ครบ|เสร็จ|สำเร็จ)|ไม่ได้ดำเนินการ"
    r"|ไม่มีการดำเนินการ|ไม่บรรลุ|อยู่(?:ใน)?ระหว่าง|รอดำเนินการ|รอผล)"
)


def criteria_of(subject: Subject) -> tuple[Level, ...] | Skip:
    """The levels of the criteria, or why they cannot be compared with."""
    sections = subject.form.of_kind("levels")
    if not sections:
        return Skip(Message(th="แบบฟอร์มไม่มีเกณฑ์", en="the form has no criteria"))
    return _one_table(subject, sections[-1])


def performance_of(subject: Subject) -> tuple[Level, ...] | Skip:
    """What was done level by level, or why that cannot be told."""
    sections = subject.form.of_kind("levels")
    if len(sections) < 2:
        return Skip(Message(th="แบบฟอร์มไม่ถามผลรายระดับ", en="the form asks no work by level"))
    return _one_table(subject, sections[0])


def _one_table(subject: Subject, section: FormSection) -> tuple[Level, ...] | Skip:
    value = subject.value(section, Levels)
    if isinstance(value, Skip):
        return value
    runs = runs_of_levels(subject, value)
    if len(runs) == 1 and runs[0] and not twice(runs[0]):
        return value.levels
    name = subject.name(section)
    return Skip(
        Message(
            th=f"{name.th} มีหลายชุด ไม่มีระดับ หรือระดับซ้ำ",
            en=f"{name.en} has several tables, no levels, or a level twice",
        )
    )


def is_done(level: Level, criteria: tuple[Level, ...]) -> bool:
    """Whether the level is reported as done, and as much of it as its criterion asks."""
    if says_nothing(level.text) or _NOT_DONE.search(thai.repair(level.text)):
        return False
    asked = [q for one in criteria if one.level == level.level for q in quantities(one.text)]
    told = quantities(level.text)
    if len(asked) == len(told) == 1 and asked[0].unit == told[0].unit == PERCENT:
        return asked[0].is_range or asked[0].bound == "at most" or told[0].value >= asked[0].value
    return True
