"""Weight, score or weighted score is absent or not a number.

What: a cell of the score table is blank or holds no number.
Why: the row cannot be recomputed. A row marked "-" or "N/A" for score and weighted score is not
assessed in this round and is fine; so are heading rows over sub-rows, and sub-rows whose weight
stands in their heading row.
Passes: "5 | 5 | 0.25"; "5 | N/A | N/A".
Fails: "5 | | 0.25"; "5 | ดีมาก | 0.25".
On the form: section 8, columns 8.2, 8.4 and 8.5.

ภาษาไทย

น้ำหนัก คะแนน หรือคะแนนถ่วงน้ำหนักว่างหรือไม่ใช่ตัวเลข

ตรวจอะไร: ช่องในตารางคะแนนว่าง หรือไม่มีตัวเลข
ทำไม: คำนวณซ้ำไม่ได้ แถวที่ใส่ "-" หรือ "N/A" ทั้งคะแนนและคะแนนถ่วงน้ำหนักคือไม่ประเมินในรอบนี้ ถือว่าถูกต้อง
รวมทั้งแถวหัวข้อของแถวย่อย และแถวย่อยที่น้ำหนักอยู่ในแถวหัวข้อ
ผ่าน: "5 | 5 | 0.25" หรือ "5 | N/A | N/A"
ไม่ผ่าน: "5 | | 0.25" หรือ "5 | ดีมาก | 0.25"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 8 ช่อง 8.2, 8.4 และ 8.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor import thai
from extractor.checks.base import Check, Skip, Subject, is_blank
from extractor.checks.instructions import folded_wording
from extractor.checks.score_table import applies, counted_rows, number_of, score_table
from extractor.checks.score_words import CELL_NAMES, CELLS, CellName, cell, cell_place, row_name
from extractor.form import FormSection
from extractor.model import SEVERAL_NUMBERS, Finding, Message, Missing, Number, ScoreRow, ScoreTable


def unreadable_numbers(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each row with such cells."""
    found = score_table(subject)
    if isinstance(found, Skip):
        yield found
        return
    section, table = found
    for number, row in counted_rows(table):
        wrong = [] if _is_whole(table, row) else _wrong_cells(section, row)
        if not wrong:
            continue
        if any(subject.from_picture(cell_place(row, name)) for name in wrong):
            yield Skip(
                Message(
                    th=f"แถวที่ {number} ของตารางคะแนนอ่านจากภาพได้ไม่ครบ โปรดดูจากภาพ",
                    en=f"row {number} of the score table could not be read from the picture",
                ),
                blocked=True,
            )
            continue
        if any(_may_have_come_apart(cell(row, name)) for name in wrong):
            yield Skip(
                Message(
                    th=f"แถวที่ {number} ของตารางคะแนนมีตัวเลขที่อาจถูกตัดขึ้นบรรทัดใหม่ โปรดดูที่หน้าเอกสาร",
                    en=f"row {number} of the score table has digits that may be one number cut by "
                    "a line's end: look at the page",
                ),
                blocked=True,
            )
            continue
        if any(_is_told_elsewhere(subject, row, name) for name in wrong):
            yield Skip(
                Message(
                    th=f"แถวที่ {number} ของตารางคะแนนมีค่าที่อยู่ปนกับข้อความอื่น โปรดดูที่เอกสาร",
                    en=f"row {number} of the score table has values that stand amid other words: "
                    "look at the document",
                ),
                blocked=True,
            )
            continue
        yield subject.if_whole(_finding(subject, section, number, row, wrong))


def _is_told_elsewhere(subject: Subject, row: ScoreRow, name: CellName) -> bool:
    """Whether a value that was not read stands with its name amid the row's other words."""
    if not isinstance(cell(row, name), Missing):
        return False
    words = row.indicator.text + " " + (row.result.raw if isinstance(row.result, Number) else "")
    column = next(one for one in subject.form.score.columns if one.id == name)
    names = "|".join(re.escape(text) for text in (column.title, *column.wordings))
    value = r"\s{0,3}[:=]?\s{0,3}(?:ร้อยละ)?\s{0,3}[\d๐-๙]"
    return re.search(f"(?:{names}){value}", words) is not None


def _may_have_come_apart(found: Number | Missing) -> bool:
    """Whether digits of a printed page stand apart that may be one number's."""
    if not isinstance(found, Number) or found.place.page is None:
        return False
    return found.note == SEVERAL_NUMBERS


def _is_whole(table: ScoreTable, row: ScoreRow) -> bool:
    """Whether the row needs no more numbers than it has."""
    under_heading = any(other.group for other in table.rows)
    unweighted = number_of(row.weight) is None and number_of(row.weighted_score) is None
    if _is_basis(row) and not all(_is_basis(other) for other in table.rows):
        return True
    return not applies(row) or (under_heading and unweighted and number_of(row.score) is not None)


def _is_basis(row: ScoreRow) -> bool:
    """Whether none of the three stands there: basic data of an indicator (8.1), or a heading."""
    return all(isinstance(cell(row, name), Missing) for name in CELLS)


def _wrong_cells(section: FormSection, row: ScoreRow) -> list[CellName]:
    left = tuple(map(folded_wording, section.instructions))
    return [
        name
        for name in CELLS
        if number_of(found := cell(row, name)) is None
        and not (isinstance(found, Number) and left and thai.fold(found.raw).startswith(left))
    ]


def _finding(
    subject: Subject, section: FormSection, number: int, row: ScoreRow, wrong: list[CellName]
) -> Finding:
    said = [found.raw if isinstance(found := cell(row, name), Number) else "" for name in wrong]
    th = ", ".join(
        _told(CELL_NAMES[n].th, raw, "ยังไม่ได้กรอก", "เขียนว่า")
        for n, raw in zip(wrong, said, strict=True)
    )
    en = ", ".join(
        _told(CELL_NAMES[n].en, raw, "is blank", "reads")
        for n, raw in zip(wrong, said, strict=True)
    )
    name, where = subject.name(section), row_name(number, row)
    written = " ".join(raw for raw in said if not is_blank(raw))
    return CHECK.finding(
        section.id,
        Message(
            th=f"{name.th} {where.th}: {th} โปรดกรอกเป็นตัวเลข (ถ้าไม่ประเมินในรอบนี้ให้ใส่ “-” "
            "ทั้งคะแนนและคะแนนถ่วงน้ำหนัก)",
            en=f"{name.en}, {where.en}: {en}. Write a number (or “-” for score and weighted score "
            "if the row is not assessed in this round).",
        ),
        row=str(number),
        reported=written or None,
        quote=written or None,
        place=cell_place(row, wrong[0]),
    )


def _told(name: str, raw: str, blank: str, reads: str) -> str:
    return f"{name} {blank}" if is_blank(raw) else f"{name} {reads} “{raw.strip()}”"


CHECK = Check("SCORE-01", "unreadable-number", "error", unreadable_numbers, __doc__)
