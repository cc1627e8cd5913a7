"""Sections stand in another order than the form's.

What: the smallest set of sections is named that would have to move to restore the form's order.
Why: reviewers and archives look for a section at its place. Sections side by side in one row, and
a section that is missing, do not disturb the order.
Passes: sections 1, 2, 3, 5, 6 (section 4 is missing: that is another finding).
Fails: section 13 before section 10: section 13 moved.
On the form: the headings.

ภาษาไทย

หัวข้อไม่เรียงตามลำดับของแบบฟอร์ม

ตรวจอะไร: ระบุหัวข้อจำนวนน้อยที่สุดที่ต้องย้ายเพื่อให้เรียงตามแบบฟอร์ม
ทำไม: ผู้ตรวจและผู้เก็บรักษาเอกสารค้นหาหัวข้อตามตำแหน่งเดิม หัวข้อที่อยู่เคียงกันในแถวเดียวหรือหัวข้อที่ขาดไปไม่ถือว่าผิดลำดับ
ผ่าน: หัวข้อ 1, 2, 3, 5, 6 (ขาดหัวข้อ 4 เป็นอีกเรื่องหนึ่ง)
ไม่ผ่าน: หัวข้อ 13 อยู่ก่อนหัวข้อ 10
อยู่ที่ใดในแบบฟอร์ม: ชื่อหัวข้อ
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, HeadingMatch, Message


def moved_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each section that would have to move."""
    rank = {section.id: number for number, section in enumerate(subject.form.sections)}
    order = [
        rank[section]
        for section in dict.fromkeys(subject.report.sections.order)
        if isinstance(subject.report.sections[section].first.heading, HeadingMatch)
    ]
    in_place = set(longest_rising(order))
    for position, number in enumerate(order):
        if number in in_place:
            continue
        section = subject.form.sections[number]
        name = subject.name(section)
        before = [other for other in in_place if other < number]
        after = subject.name(subject.form.sections[max(before)]) if before else None
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} ไม่อยู่ตามลำดับของแบบฟอร์ม โปรดย้ายไป"
                + (f"ต่อจาก{after.th}" if after else "ไว้เป็นหัวข้อแรก"),
                en=f"{name.en} does not stand where the form has it. Move it "
                + (f"below {after.en}." if after else "to the beginning."),
            ),
            reported=str(position + 1),
            expected=str(sorted(order).index(number) + 1),
            place=subject.heading_place(section),
        )


def longest_rising(numbers: list[int]) -> list[int]:
    """The longest rising subsequence of distinct numbers (patience sorting)."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        at = bisect_left(tails, number)
        chain = [*(chains[at - 1] if at else []), number]
        tails[at : at + 1] = [number]
        chains[at : at + 1] = [chain]
    return chains[-1] if chains else []


CHECK = Check("SEC-04", "section-out-of-order", "warning", moved_sections, __doc__)
