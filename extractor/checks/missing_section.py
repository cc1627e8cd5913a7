"""A section that the form requires is not in the report.

What: a required section was found nowhere. The form file says how bad this is in which round: the
recommendations for next year are a warning in a 6-month report, an error in a 12-month report.
Why: all sections are needed to assess the indicator.
Passes: the section's heading stands in the report, or its content where it needs no heading.
Fails: the section is named only in an appended guideline, or nowhere. Where a page or part of the
file was not read, where the heading and its colon are glued to other text, or where its words stand
in lines below each other that were read apart, nothing is called missing: the check says where to
look.
On the form: every section.

ภาษาไทย

ไม่พบหัวข้อที่แบบฟอร์มกำหนด

ตรวจอะไร: หัวข้อที่ต้องมีไม่ปรากฏในรายงาน ความรุนแรงขึ้นกับรอบการรายงานตามที่แบบฟอร์มกำหนด เช่น ข้อเสนอแนะ
สำหรับปีต่อไปเป็นคำเตือนในรอบ 6 เดือน และเป็นข้อผิดพลาดในรอบ 12 เดือน
ทำไม: ต้องใช้ทุกหัวข้อในการประเมินตัวชี้วัด
ผ่าน: มีหัวข้อนั้นในรายงาน หรือมีเนื้อหาของหัวข้อที่ไม่จำเป็นต้องมีชื่อหัวข้อ
ไม่ผ่าน: หัวข้อมีเพียงในแนวทางการเขียนรายงานที่แนบท้าย หรือไม่มีเลย หากมีหน้าหรือส่วนที่อ่านไม่ได้
ชื่อหัวข้อติดอยู่กับข้อความอื่น หรือชื่อหัวข้ออยู่คนละบรรทัดซึ่งอ่านแยกจากกัน จะไม่สรุปว่าขาด
อยู่ที่ใดในแบบฟอร์ม: ทุกหัวข้อ
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject, once
from extractor.form import FormSection
from extractor.model import Finding, Message, paragraphs
from extractor.thai import fold

_LONG_HEADING = 12
"""Letters from which on words at the edge of a column are no accident."""
_MOST_LINES = 5
_EDGE = 3.0
"""Points by which lines of one left edge differ at most."""
_NUMBER = re.compile(r"^[\s(\[]*[0-9๐-๙]{1,2}[.)\]]*\s*")


def missing_sections(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each required section that is not there."""
    months = subject.months()
    for section in subject.form.sections:
        severity = section.severity_of_absence(months)
        if severity is None or subject.field(section).section.status != "missing":
            continue
        name = subject.name(section)
        words = _label_inside(subject, section) or _heading_over_lines(subject, section)
        if words:
            yield Skip(
                Message(
                    th=f"{name.th} อาจอยู่ในข้อความที่ติดกัน (พบ “{words}”) โปรดดูจากเอกสาร",
                    en=f"{name.en} may stand inside other text (“{words}” does), look there",
                ),
                blocked=True,
            )
            continue
        yield subject.if_whole(
            CHECK.finding(
                section.id,
                Message(
                    th=f"ไม่พบ{name.th} ในรายงาน โปรดเพิ่มหัวข้อนี้พร้อมเนื้อหา",
                    en=f"{name.en} is not in the report. Add the section with its content.",
                ),
                severity=severity,
                expected=section.title,
            )
        )


def _label_inside(subject: Subject, section: FormSection) -> str:
    """A heading of the section with its colon, glued to a word before it; "" if there is none.

    A file whose table was lost on its way through other programs runs its cells together.
    """
    sections = subject.report.sections
    texts = [one.first.text for one in sections.sections]
    texts += [paragraph.text for paragraph in (*sections.title, *sections.unclaimed)]
    wordings = "|".join(map(re.escape, (section.title, *section.wordings)))
    label = re.compile(rf"(?<=\S)(?:{wordings})\s?[:：]")
    found = (label.search(text) for text in texts)
    return next((match.group() for match in found if match), "")


def _heading_over_lines(subject: Subject, section: FormSection) -> str:
    """A heading that stands whole in lines below each other at one left edge; "" if none does.

    Where the rows of two columns without rules were not told apart, a heading's lines may have come
    between those of the other column.
    """
    if subject.report.sections.guideline:
        return ""  # its headings are no report's
    headings = {fold(text): text for text in (section.title, *section.wordings)}
    headings = {folded: text for folded, text in headings.items() if len(folded) >= _LONG_HEADING}
    for column in _columns(subject):
        for at in range(len(column) - 1):
            below = column[at : at + _MOST_LINES]
            joined = fold(_NUMBER.sub("", "".join(below)))
            for folded, text in headings.items():
                if joined.startswith(folded) and len(fold(_NUMBER.sub("", below[0]))) < len(folded):
                    return text
    return ""


@once
def _columns(subject: Subject) -> list[list[str]]:
    """The printed lines of each page that begin at one left edge, downwards."""
    pages: dict[int, list[tuple[float, float, str]]] = {}
    for paragraph in paragraphs(subject.document.blocks):
        ends = [start for start, _ in paragraph.lines[1:]] + [len(paragraph.text)]
        lines = paragraph.printed
        for (start, place), end in zip(lines, ends, strict=True):
            if place.page is not None and place.box is not None:
                text = paragraph.text[start:end].strip().partition("\t")[0]
                pages.setdefault(place.page, []).append((place.box[0], place.box[1], text))
    columns: list[list[tuple[float, str]]] = []
    for found in pages.values():
        edge = -_EDGE
        for left, top, text in sorted(found):
            if left - edge > _EDGE:
                columns.append([])
                edge = left
            columns[-1].append((top, text))
    return [[text for _, text in sorted(column)] for column in columns]


CHECK = Check("SEC-01", "missing-section", "error", missing_sections, __doc__)
