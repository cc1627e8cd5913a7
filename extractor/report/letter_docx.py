"""A return letter as a Word file in the form of an official memorandum (บันทึกข้อความ).

What only the sender knows is left to fill in: the sending office, its number, the date, who signs.
Sizes and fonts are set for Thai (complex script) as well as for Latin letters, or Word would show
Thai in its own default.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from extractor.report.letter_text import Digits, Item, Letter
from extractor.report.package_bytes import package_bytes

FONT = "TH Sarabun New"
_FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{FONT}"><w:altName w:val="TH SarabunPSK"/><w:charset w:val="DE"/>\
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"""
_SIZE, _TITLE_SIZE, _LABEL_SIZE = 16, 29, 20
_TEXT_WIDTH = Cm(16)
_PARAGRAPH_INDENT = Cm(2.5)
_ITEM_INDENT, _LINE_INDENT, _LINE_TEXT = Cm(1), Cm(1.9), Cm(6.1)
_BLANK = "." * 46


def letter_docx(letter: Letter, title: str, digits: Digits, *, thai_pages: bool) -> bytes:
    """The letter about reports of the form named ``title``; the same letter, the same bytes."""
    document = docx.Document()
    _lay_out(document, thai_pages=thai_pages)
    _head(document, letter, title)
    _body(document, letter, title, digits)
    for report in letter.reports:
        _paragraph(document, report.heading, bold=True, before=6, keep=True)
        for item in report.items:
            _item(document, item)
    _close(document)
    return package_bytes(document)


# --- the page ---------------------------------------------------------------------------------


def _lay_out(document: Any, *, thai_pages: bool) -> None:
    """A4 with an official letter's margins, and every style's text in Thai letters' font."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(number, "- ")
    _page_number(number)
    _run(number, " -")
    number.paragraph_format.space_after = Pt(12)
    if thai_pages:
        kind = OxmlElement("w:pgNumType")
        kind.set(qn("w:fmt"), "thaiNumbers")
        section._sectPr.find(qn("w:pgMar")).addnext(kind)
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1
    _dress(normal.element.get_or_add_rPr(), _SIZE, bold=False)
    _thai_by_default(document)
    _name_substitutes(document)
    document.core_properties.author = ""
    document.core_properties.title = ""
    document.core_properties.comments = ""


def _thai_by_default(document: Any) -> None:
    """The language of the whole file, by which Word breaks lines between Thai words."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "th-TH")
        language.set(qn("w:bidi"), "th-TH")


def _name_substitutes(document: Any) -> None:
    """Say in the font table which font of the same design stands in where ours is not there."""
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _FONT_TABLE.encode("utf-8")


def _dress(properties: Any, size: int, *, bold: bool) -> None:
    """Font, size, weight and language of a run or style, for Latin and for Thai letters."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    if bold:
        _set(properties, "w:b")
        _set(properties, "w:bCs")
    for tag in ("w:sz", "w:szCs"):
        _set(properties, tag, str(size * 2))
    language = _set(properties, "w:lang", "th-TH")
    language.set(qn("w:bidi"), "th-TH")


def _set(properties: Any, tag: str, value: str = "1") -> Any:
    """A property by itself at the end: its order is that of the calls."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    properties.append(element)
    return element


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = _run(paragraph, "")
        tag = "w:fldChar" if kind else "w:instrText"
        part = OxmlElement(tag)
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


# --- the words --------------------------------------------------------------------------------


def _head(document: Any, letter: Letter, title: str) -> None:
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(heading, "บันทึกข้อความ", size=_TITLE_SIZE, bold=True)
    _filled(document, ("ส่วนราชการ", _TEXT_WIDTH))
    _filled(document, ("ที่", Cm(8)), ("วันที่", _TEXT_WIDTH))
    _labelled(document, "เรื่อง", f"ขอให้แก้ไข{title}")
    _labelled(document, "เรียน", _addressee(letter), after=6)


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


def _close(document: Any) -> None:
    closing = _body_paragraph(
        document,
        "จึงเรียนมาเพื่อโปรดดำเนินการแก้ไข และจัดส่งรายงานฉบับแก้ไขภายในวันที่ "
        f"{_BLANK} หากเห็นว่าข้อใดถูกต้องอยู่แล้ว โปรดชี้แจงเหตุผลประกอบด้วย จักขอบคุณยิ่ง",
        before=12,
    )
    closing.paragraph_format.keep_with_next = True
    for place, text in enumerate(("", f"({_BLANK})", f"ตำแหน่ง {_BLANK}")):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.left_indent = Cm(7)
        line.paragraph_format.keep_with_next = place < 2
        if place == 0:
            line.paragraph_format.space_before = Pt(36)
        _run(line, text)


def _item(document: Any, item: Item) -> None:
    heading = _paragraph(document, item.heading, bold=True, before=3, keep=True)
    heading.paragraph_format.left_indent = _ITEM_INDENT
    for at, (label, text) in enumerate(item.lines):
        line = document.add_paragraph()
        form = line.paragraph_format
        form.left_indent, form.first_line_indent = _LINE_TEXT, _LINE_INDENT - _LINE_TEXT
        form.tab_stops.add_tab_stop(_LINE_TEXT)
        form.keep_with_next = at + 1 < len(item.lines)
        form.keep_together = True
        _run(line, f"{label}\t")
        _run(line, text)


def _paragraph(document: Any, text: str, *, bold: bool, before: int, keep: bool) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.keep_with_next = keep
    _run(paragraph, text, bold=bold)
    return paragraph


def _body_paragraph(document: Any, text: str, *, before: int = 6) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = _PARAGRAPH_INDENT
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
    _run(paragraph, text)
    return paragraph


def _labelled(document: Any, label: str, text: str, *, after: int = 0) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Cm(1.6), -Cm(1.6)
    form.tab_stops.add_tab_stop(Cm(1.6))
    form.space_after = Pt(after)
    _run(paragraph, f"{label}\t", size=_LABEL_SIZE, bold=True)
    _run(paragraph, text)


def _filled(document: Any, *fields: tuple[str, int]) -> None:
    """Labels on one line, each with dots up to a distance from the margin."""
    paragraph = document.add_paragraph()
    for at, (label, end) in enumerate(fields):
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS
        )
        _run(paragraph, f"{' ' * bool(at)}{label} ", size=_LABEL_SIZE, bold=True)
        _run(paragraph, "\t")


def _run(paragraph: Any, text: str, *, size: int = _SIZE, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    _dress(run._r.get_or_add_rPr(), size, bold=bold)
    return run
