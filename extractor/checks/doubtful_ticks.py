"""Ticks that could not be read for certain: no accusation rests on them.

A reader marks a tick box of which it is not sure by W_OCR with the box's place. Rounds stand on one
line, so a doubtful box beside an option may be that option's.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.base import Skip, Subject
from extractor.form import FormSection
from extractor.model import Box, Message, Place, RoundOption
from extractor.thai import TICKED, UNTICKED


def doubted(subject: Subject, section: FormSection, options: Iterable[RoundOption]) -> Skip | None:
    """Why it is not certain what these options' boxes hold; None where it is."""
    found = list(options)
    name = subject.name(section)
    if any(_is_doubtful(subject, option.place) for option in found):
        return uncertain(subject, section)
    if subject.document.kind == "pdf" and not all(map(_has_box, found)):
        said = Message(
            th=f"{name.th} มีชื่อรอบที่อ่านช่องเลือกไม่ได้ โปรดดูที่หน้าเอกสาร",
            en=f"{name.en}: a round is named whose tick box was not read: look at the page",
        )
        return Skip(said, blocked=True)
    return None


def uncertain(subject: Subject, section: FormSection) -> Skip:
    """What is said where nobody can tell what stands in the boxes but by looking at the page."""
    name = subject.name(section)
    said = Message(
        th=f"{name.th} เครื่องหมายในช่องเลือกอ่านได้ไม่แน่ชัด โปรดดูที่หน้าเอกสาร",
        en=f"{name.en}: what stands in the tick boxes is not certain, look at the page",
    )
    return Skip(said, blocked=True)


def _has_box(option: RoundOption) -> bool:
    return TICKED in option.raw or UNTICKED in option.raw


def _is_doubtful(subject: Subject, place: Place) -> bool:
    return any(
        notice.code == "W_OCR"
        and notice.place is not None
        and notice.place.page == place.page
        and _on_one_line(notice.place.box, place.box)
        for notice in subject.document.notices
    )


def _on_one_line(one: Box | None, other: Box | None) -> bool:
    return one is not None and other is not None and one[1] < other[3] and other[1] < one[3]
