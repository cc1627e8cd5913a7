"""The page of a letter and its runs of text: sizes, fonts and language as Thai needs them.

Sizes and fonts are set for Thai (complex script) as well as for Latin letters, or Word would show
Thai in its own default.
"""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "TH Sarabun New"
SIZE, TITLE_SIZE, LABEL_SIZE = 16, 29, 20
_FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{FONT}"><w:altName w:val="TH SarabunPSK"/><w:charset w:val="DE"/>\
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"""


def lay_out(document: Any, *, thai_pages: bool) -> None:
    """A4 with an official letter's margins, and every style's text in Thai letters' font."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(number, "- ")
    _page_number(number)
    run(number, " -")
    number.paragraph_format.space_after = Pt(12)
    if thai_pages:
        kind = OxmlElement("w:pgNumType")
        kind.set(qn("w:fmt"), "thaiNumbers")
        section._sectPr.find(qn("w:pgMar")).addnext(kind)
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1
    _dress(normal.element.get_or_add_rPr(), SIZE, bold=False)
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
        added = run(paragraph, "")
        tag = "w:fldChar" if kind else "w:instrText"
        part = OxmlElement(tag)
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        added._r.append(part)


def run(paragraph: Any, text: str, *, size: int = SIZE, bold: bool = False) -> Any:
    """Add text to a paragraph, dressed for Thai; gives the run."""
    added = paragraph.add_run(text)
    _dress(added._r.get_or_add_rPr(), size, bold=bold)
    return added
