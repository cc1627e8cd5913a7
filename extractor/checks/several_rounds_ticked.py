"""More than one reporting round is ticked.

What: in one row of tick boxes two or more different rounds are ticked.
Why: a report is of one round; what it must hold depends on it.
Passes: one tick, also if it is repeated on every page.
Fails: "☑ รอบ 6 เดือน ☑ รอบ 12 เดือน".
On the form: section 1. One finding, however many pages repeat it.

ภาษาไทย

เลือกรอบการรายงานมากกว่าหนึ่งรอบ

ตรวจอะไร: ในแถวเดียวกันมีการเลือกตั้งแต่สองรอบขึ้นไป
ทำไม: รายงานหนึ่งฉบับเป็นของรอบเดียว และเนื้อหาที่ต้องมีขึ้นกับรอบ
ผ่าน: เลือกรอบเดียว แม้จะซ้ำทุกหน้า
ไม่ผ่าน: "☑ รอบ 6 เดือน ☑ รอบ 12 เดือน"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 1 (แจ้งเพียงครั้งเดียวแม้จะซ้ำหลายหน้า)
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.doubtful_ticks import doubted, uncertain
from extractor.model import Finding, Message, Round, RoundOption


def rounds_ticked_together(subject: Subject) -> Iterator[Finding | Skip]:
    """One finding where a row of boxes has several ticks."""
    for section in subject.form.of_kind("round"):
        value = subject.value(section, Round)
        if isinstance(value, Skip):
            yield value
            continue
        crowded = [group for group in ticks_by_group(value) if len({o.months for o in group}) > 1]
        if not crowded:
            if set(value.unread).difference(option.months for option in value.options):
                yield uncertain(subject, section)
            continue
        if unsure := doubted(subject, section, crowded[0]):
            yield unsure
            continue
        months = ", ".join(str(month) for month in sorted({o.months for o in crowded[0]}))
        name = subject.name(section)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} เลือกไว้หลายรอบ ({months} เดือน) โปรดเลือกเพียงรอบเดียว",
                en=f"{name.en}: several rounds are ticked ({months} months). Tick only one.",
            ),
            reported=months,
            quote=" ".join(option.raw for option in crowded[0] if option.raw) or None,
            place=crowded[0][0].place,
        )


def ticks_by_group(value: Round) -> list[list[RoundOption]]:
    """The ticked options of each row of boxes that has any, in printed order."""
    groups = dict.fromkeys(option.group for option in value.options if option.ticked)
    return [
        [option for option in value.options if option.ticked and option.group == group]
        for group in groups
    ]


CHECK = Check(
    "ROUND-02",
    "several-rounds-ticked",
    "error",
    rounds_ticked_together,
    __doc__,
    rests_on=("ticks",),
)
