"""A return letter as a Word file: a memorandum (บันทึกข้อความ) or an outside letter (หนังสือภายนอก).

What only the sender knows is left to fill in: the sending office, its number, the date, who signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from extractor.report.letter_page import LABEL_SIZE, SIZE, TITLE_SIZE, lay_out, run
from extractor.report.letter_text import Digits, Item, Letter, arabic, thai
from extractor.report.package_bytes import package_bytes

_TEXT_WIDTH = Cm(16)
_PARAGRAPH_INDENT = Cm(2.5)
_ITEM_INDENT, _LINE_INDENT, _LINE_TEXT = Cm(1), Cm(1.9), Cm(6.1)
_EMBLEM = Cm(2.2)
_BLANK = "." * 46


@dataclass(frozen=True, slots=True)
class Manner:
    """How letters are written: numbers in Thai digits; ``external`` to another department."""

    thai_digits: bool = False
    external: bool = False

    @property
    def digits(self) -> Digits:
        """How the letter's own numbers are written."""
        return thai if self.thai_digits else arabic


MEMO = Manner()
"""A memorandum with Arabic digits."""


def letter_docx(letter: Letter, title: str, manner: Manner) -> bytes:
    """The letter about reports of the form named ``title``; the same letter, the same bytes."""
    document = docx.Document()
    lay_out(document, thai_pages=manner.thai_digits)
    if manner.external:
        _external_head(document)
    else:
        _memo_head(document)
    labels = (SIZE, False) if manner.external else (LABEL_SIZE, True)
    _labelled(document, "เรื่อง", f"ขอให้แก้ไข{title}", *labels)
    _labelled(document, "เรียน", _addressee(letter), *labels)
    _body(document, letter, title, manner.digits)
    for report in letter.reports:
        _report_heading(document, report.heading)
        for item in report.items:
            _item(document, item)
    _close(document, external=manner.external)
    return package_bytes(document)


def _memo_head(document: Any) -> None:
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(heading, "บันทึกข้อความ", size=TITLE_SIZE, bold=True)
    _filled(document, ("ส่วนราชการ", _TEXT_WIDTH))
    _filled(document, ("ที่", Cm(8)), ("วันที่", _TEXT_WIDTH))


def _external_head(document: Any) -> None:
    """Number and sender's address side by side below the emblem's place, then the date."""
    for at, (left, right) in enumerate((("ที่ " + "." * 30, _BLANK), ("", _BLANK))):
        line = document.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(9))
        if at == 0:
            line.paragraph_format.space_before = _EMBLEM
        run(line, f"{left}\t{right}")
    date = document.add_paragraph()
    date.paragraph_format.left_indent = Cm(7)
    date.paragraph_format.space_before = date.paragraph_format.space_after = Pt(6)
    run(date, "วันที่ " + "." * 34)


def _addressee(letter: Letter) -> str:
    """Whom it goes to, without guessing at a title."""
    return f"หัวหน้าหน่วยงาน ({letter.unit.name})" if letter.unit.name else _BLANK


def _body(document: Any, letter: Letter, title: str, digits: Digits) -> None:
    count, items = len(letter.reports), letter.items
    _body_paragraph(document, f"ตามที่หน่วยงานของท่านได้จัดส่ง{title} เพื่อรับการตรวจสอบ นั้น")
    many = f"จำนวน {count} ฉบับ " if count > 1 else ""
    _body_paragraph(
        document,
        digits(
            f"ในการนี้ ได้ตรวจสอบรายงานดังกล่าวแล้ว พบข้อที่ต้องแก้ไขในรายงาน {many}"
            f"รวม {items} ข้อ รายละเอียดดังต่อไปนี้"
        ),
    )


def _close(document: Any, *, external: bool) -> None:
    closing = _body_paragraph(
        document,
        "จึงเรียนมาเพื่อโปรดดำเนินการแก้ไข และจัดส่งรายงานฉบับแก้ไขภายในวันที่ "
        f"{_BLANK} หากเห็นว่าข้อใดถูกต้องอยู่แล้ว โปรดชี้แจงเหตุผลประกอบด้วย จักขอบคุณยิ่ง",
        before=12,
    )
    closing.paragraph_format.keep_with_next = True
    if external:
        _signature_line(document, "ขอแสดงความนับถือ", before=12, keep=True)
    _signature_line(document, f"({_BLANK})", before=54, keep=True)
    _signature_line(document, f"ตำแหน่ง {_BLANK}", before=0, keep=external)
    if external:
        for label, before in (("ส่วนราชการเจ้าของเรื่อง", 24), ("โทร.", 0)):
            line = document.add_paragraph()
            line.paragraph_format.space_before = Pt(before)
            line.paragraph_format.keep_with_next = before > 0
            run(line, f"{label} {_BLANK}")


def _signature_line(document: Any, text: str, *, before: int, keep: bool) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.left_indent = Cm(7)
    line.paragraph_format.space_before = Pt(before)
    line.paragraph_format.keep_with_next = keep
    run(line, text)


def _item(document: Any, item: Item) -> None:
    heading = document.add_paragraph()
    heading.paragraph_format.left_indent = _ITEM_INDENT
    heading.paragraph_format.space_before = Pt(3)
    heading.paragraph_format.keep_with_next = True
    run(heading, item.heading, bold=True)
    for at, (label, text) in enumerate(item.lines):
        line = document.add_paragraph()
        form = line.paragraph_format
        form.left_indent, form.first_line_indent = _LINE_TEXT, _LINE_INDENT - _LINE_TEXT
        form.tab_stops.add_tab_stop(_LINE_TEXT)
        form.keep_with_next = at + 1 < len(item.lines)
        form.keep_together = True
        run(line, f"{label}\t")
        run(line, text)


def _report_heading(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    run(paragraph, text, bold=True)


def _body_paragraph(document: Any, text: str, *, before: int = 6) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = _PARAGRAPH_INDENT
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
    run(paragraph, text)
    return paragraph


def _labelled(document: Any, label: str, text: str, size: int, bold: bool) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Cm(1.6), -Cm(1.6)
    form.tab_stops.add_tab_stop(Cm(1.6))
    run(paragraph, f"{label}\t", size=size, bold=bold)
    run(paragraph, text)


def _filled(document: Any, *fields: tuple[str, int]) -> None:
    """Labels on one line, each with dots up to a distance from the margin."""
    paragraph = document.add_paragraph()
    for at, (label, end) in enumerate(fields):
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS
        )
        run(paragraph, f"{' ' * bool(at)}{label} ", size=LABEL_SIZE, bold=True)
        run(paragraph, "\t")
