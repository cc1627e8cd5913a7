"""The unit or the indicator is spelt differently within one report.

What: names of units all through the report, and the indicator's name in section 2 and in the score
table, are compared two by two. Names that differ in a letter or two are one name with a slip; names
that differ more are different things; a name that only leaves a word out is a short form.
Why: archives and letters need one name.
Passes: กองแผนงาน and กองคลัง.
Fails: สำนักงานเลขานุการกรม and สำนักงานเลขาธิการกรม; กระบวนการงาน and กระบวนการ.
On the form: everywhere. Names read from a picture are not judged, nor names that differ in marks
alone on a page whose text layer was repaired in doubt.

ภาษาไทย

ชื่อหน่วยงานหรือชื่อตัวชี้วัดสะกดไม่ตรงกันในรายงานเดียว

ตรวจอะไร: เทียบชื่อหน่วยงานทั้งฉบับ และชื่อตัวชี้วัดในหัวข้อที่ 2 กับตารางคะแนน ทีละคู่ ชื่อที่ต่างกันเพียงหนึ่งหรือสองตัวอักษร
ถือว่าเป็นชื่อเดียวกันที่สะกดผิด ชื่อที่ต่างกันมากเป็นคนละสิ่ง ชื่อที่ละคำไปเป็นชื่อย่อ
ทำไม: การจัดเก็บและหนังสือตอบต้องใช้ชื่อเดียว
ผ่าน: กองแผนงาน กับ กองคลัง
ไม่ผ่าน: สำนักงานเลขานุการกรม กับ สำนักงานเลขาธิการกรม หรือ กระบวนการงาน กับ กระบวนการ
อยู่ที่ใดในแบบฟอร์ม: ทั้งฉบับ ชื่อที่อ่านจากภาพ หรือต่างกันเพียงวรรณยุกต์และสระบนหน้าที่ซ่อมข้อความได้ไม่แน่ชัด จะไม่ตัดสิน
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractor import thai
from extractor.checks.base import Check, Skip, Subject, place_of, says_nothing, times
from extractor.checks.different_indicator import named
from extractor.checks.score_table import counted_rows, score_table
from extractor.checks.spelling import NEAR, nearly_same, plain, share_of_edits
from extractor.model import Finding, Mention, Message, Name

CUT_SHORT = 4
"""A name that lacks more writing cells than this at its end was shortened, not misspelt."""


def disagreeing_names(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each unit and for the indicator where spellings differ."""
    units = subject.report.units
    for group in _spellings(units):
        yield _said(subject, group, Message(th="ชื่อหน่วยงาน", en="The unit's name"))
    indicators = list(_indicators(subject))
    if len(indicators) > 1:
        first, *others = indicators
        written_alike = any(plain(other.what) == plain(first.what) for other in others)
        odd = [other for other in others if _slips(first.what, other.what)]
        if odd and not written_alike:
            yield _said(subject, [first, *odd], Message(th="ชื่อตัวชี้วัด", en="The indicator's name"))
    if not units and len(indicators) < 2:
        yield Skip(Message(th="ไม่มีชื่อที่กล่าวซ้ำให้เทียบ", en="no name is mentioned twice"))


def _indicators(subject: Subject) -> Iterator[Mention]:
    for section in subject.form.of_kind("name"):
        name = subject.value(section, Name)
        if isinstance(name, Name) and not says_nothing(name.name):
            yield Mention(name.name, section.id, name.name, name.place)
    found = score_table(subject)
    if isinstance(found, Skip):
        return
    for _, row in counted_rows(found[1]):
        if named(row):
            yield Mention(named(row), found[0].id, row.indicator.text, row.indicator.place)


def _slips(one: str, other: str) -> bool:
    """Whether two indicator names are one with a slip.

    An indicator that goes on ("… ของกองคลัง", "… กลุ่มที่ 2") is the same or another one; only a
    last word cut off or changed is a slip.
    """
    a, b = thai.clusters(plain(one)), thai.clusters(plain(other))
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short:
        return 0 < len(long) - len(short) < CUT_SHORT
    same_numbers = _digits(one) == _digits(other)
    return same_numbers and share_of_edits(plain(one), plain(other)) <= NEAR / 2


def _digits(text: str) -> list[str]:
    return [char for char in thai.to_arabic(text) if char.isdigit()]


def _spellings(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Groups of mentions whose names are nearly the same and not the same."""
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(plain(mention.what), mention)
    groups: list[list[Mention]] = []
    for mention in firsts.values():
        near = [g for g in groups if any(nearly_same(mention.what, one.what) for one in g)]
        joined = [one for group in near for one in group] + [mention]
        groups = [group for group in groups if group not in near] + [joined]
    return [group for group in groups if len(group) > 1]


def _said(subject: Subject, group: list[Mention], what: Message) -> Finding | Skip:
    if any(subject.from_picture(mention.place) for mention in group):
        return Skip(
            Message(
                th=f"{what.th}อ่านจากภาพและอ่านได้ไม่ตรงกัน จึงไม่ตัดสินตัวสะกด โปรดดูที่ภาพ",
                en=f"{what.en} was read from a picture and not alike everywhere, its spelling is "
                "not judged: look at the image",
            ),
            blocked=True,
            place=place_of(group[-1]),
        )
    if _may_be_misread(subject, group):
        return Skip(
            Message(
                th=f"{what.th}อยู่ในหน้าที่ต้องซ่อมข้อความ ความต่างอาจเกิดจากการอ่าน จึงไม่ตัดสินตัวสะกด",
                en=f"{what.en} stands on a page whose text had to be repaired: how it differs may "
                "be the reading's fault, its spelling is not judged",
            )
        )
    counts = Counter(plain(mention.what) for mention in subject.report.units)
    listed = [times(f"“{one.what}”", max(1, counts[plain(one.what)])) for one in group]
    main = max(group, key=lambda one: counts[plain(one.what)])
    odd = next(one for one in reversed(group) if one is not main)
    known = any(section.id == odd.section for section in subject.form.sections)
    return CHECK.finding(
        odd.section if known else "",
        Message(
            th=f"{what.th}เขียนไม่ตรงกันในรายงานเดียว: {', '.join(one.th for one in listed)} "
            "โปรดใช้ชื่อเดียวกันทั้งฉบับ",
            en=f"{what.en} is written differently within the report: "
            f"{', '.join(one.en for one in listed)}. Use one name throughout.",
        ),
        reported=odd.what,
        expected=main.what,
        quote=odd.raw,
        place=odd.place,
    )


def _may_be_misread(subject: Subject, group: list[Mention]) -> bool:
    """Whether the names may differ by their reading only.

    Repairing a text layer decides about marks, sara aa and sara am, never about letters; a glyph
    that all its places tell alike is the same mark in both names. Where the quality is low the
    letters are uncertain, too.
    """
    if any(subject.from_broken_text(mention.place) for mention in group):
        return True
    marks_only = len({thai.skeleton(mention.what) for mention in group}) == 1
    return marks_only and any(subject.has_doubtful_marks(one.place) for one in group)


CHECK = Check("SAME-02", "names-disagree", "warning", disagreeing_names, __doc__)
