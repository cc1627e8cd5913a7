"""The walk through one part of a Word file: body, a header or footer, notes.

It visits the XML itself, once, in document order. An element that is not known is walked into, so
that text is only left out where this says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractor.errors import ReadFault
from extractor.model import Block, Paragraph, Place, Zone, paragraphs
from extractor.read.limits import Limits
from extractor.read.package import Package, Relationship
from extractor.read.ticks import plain_ticks, symbol, symbol_font
from extractor.read.word_drawings import (
    canvas_lines,
    chart_lines,
    chosen,
    embedded,
    large_picture,
    math_text,
    part_ids,
    text_boxes,
)
from extractor.read.word_fields import Field, outside_target, shown_by_code, shown_by_form
from extractor.read.word_line import Line
from extractor.read.word_log import WordLog
from extractor.read.word_names import MATH, MC, VAL, W14, W, is_on
from extractor.read.word_numbering import Numbering
from extractor.read.word_styles import PLAIN, Style, Styles, list_of
from extractor.read.word_tables import read_table
from extractor.thai import TICKED, UNTICKED

_P, _R, _T, _TBL, _SDT = W + "p", W + "r", W + "t", W + "tbl", W + "sdt"
_PPR, _RPR, _TAB, _BR, _SYM = W + "pPr", W + "rPr", W + "tab", W + "br", W + "sym"
_FIELD, _INSTR, _SIMPLE = W + "fldChar", W + "instrText", W + "fldSimple"
_DRAWING, _PICT, _OBJECT, _ALTERNATE = (
    W + "drawing",
    W + "pict",
    W + "object",
    MC + "AlternateContent",
)
_BOLD, _BOLD_CS, _VANISH, _FONTS, _RSTYLE = (
    W + "b",
    W + "bCs",
    W + "vanish",
    W + "rFonts",
    W + "rStyle",
)
_PSTYLE, _NUMPR, _DEL_TEXT = W + "pStyle", W + "numPr", W + "delText"
_DELETED = frozenset({W + "del", W + "moveFrom"})
_NOT_TEXT = frozenset(
    {W + "sectPr", W + "tblPr", W + "tblGrid", W + "trPr", W + "tcPr", W + "sdtPr"}
    | {W + "sdtEndPr", W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd", W + "fldData"}
    | {W + "pPrChange", W + "rPrChange", W + "rubyPr", W + "smartTagPr", W + "customXmlPr"}
    | {W + "permStart", W + "permEnd"}
)
_TYPED = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}  # fmt: skip


@dataclass(slots=True)
class WordFile:
    """What the parts of one Word file share; ``characters`` counts the text read so far."""

    package: Package
    styles: Styles
    numbering: Numbering
    log: WordLog
    limits: Limits
    characters: int = 0


class Story:
    """One part being walked; ``symbols`` says whether it uses symbol fonts at all."""

    def __init__(self, file: WordFile, part: str, zone: Zone, symbols: bool = True) -> None:
        self.log, self.limits, self.zone = file.log, file.limits, zone
        self._file, self._part, self._symbols = file, part, symbols
        self._links: dict[str, Relationship] = file.package.relationships(part)
        self._numbering = file.numbering.restarted()
        self._fields: list[Field] = []
        self._tick: str | None = None
        self._default = file.styles[file.styles.default]

    # --- blocks -------------------------------------------------------------------------------

    def blocks(self, container: etree._Element, path: str, depth: int = 0) -> list[Block]:
        """Paragraphs and tables below ``container``; ``depth`` counts the tables around them."""
        found: list[Block] = []
        counts: dict[str, int] = {}
        line: Line | None = None
        for child in container:
            tag = child.tag
            if tag in _NOT_TEXT:
                continue
            counts[tag] = count = counts.get(tag, 0) + 1
            if tag == _P:
                below = f"{path}/p[{count}]"
                line = line or Line()
                if self._paragraph(child, below, depth, line, found):
                    line = None
            elif tag == _TBL:
                found += read_table(self, child, f"{path}/tbl[{count}]", depth)
            else:
                found += self._other_block(
                    child, f"{path}/{etree.QName(child).localname}[{count}]", depth
                )
        if line is not None:
            self._close(line, Style(), "", path, depth, found)
        return found

    def _other_block(self, child: etree._Element, path: str, depth: int) -> list[Block]:
        tag = child.tag
        if tag == _SDT:
            content = self.open_control(child, Place(path=path))
            found = [] if content is None else self.blocks(content, path, depth)
            left = self.close_control()
            return (
                [*found, Paragraph(left, Place(path=path), left, zone=self.zone)] if left else found
            )
        if tag in _DELETED:
            self.skip_deleted(child, Place(path=path))
            return []
        if tag == W + "altChunk":
            link = self._links.get(child.get(_REL) or "")
            self.log.unread(
                f"embedded document {link.target if link else ''}".strip(), Place(path=path)
            )
            return []
        if tag == _ALTERNATE:
            alternative = chosen(child)
            return [] if alternative is None else self.blocks(alternative, path, depth)
        if tag == _R or tag in _INLINE_ONLY:
            line, found = Line(), []
            self._inline([child], line, PLAIN, path)
            self._close(line, Style(), "", path, depth, found)
            return found
        return self.blocks(child, path, depth)

    def _paragraph(
        self, element: etree._Element, path: str, depth: int, line: Line, found: list[Block]
    ) -> bool:
        """Read a paragraph into ``line`` and ``found``; False where it runs on into the next."""
        style, style_id, listed, ends = self._default, "", None, True
        properties = element.find(_PPR)
        for prop in properties if properties is not None else ():
            tag = prop.tag
            if tag == _PSTYLE:
                style_id = prop.get(VAL) or ""
                style = self._file.styles[style_id]
            elif tag == _NUMPR:
                listed = prop
            elif tag == _RPR:
                ends = not any(mark.tag in _DELETED for mark in prop)
        self._inline(element, line, style, path)
        if self._fields:
            self._end_of_paragraph(line)
        if ends:
            label = self._label(style, style_id, listed)
            self._close(line, style, label, path, depth, found)
        return ends

    def _label(self, style: Style, style_id: str, listed: etree._Element | None) -> str:
        if listed is None:
            if not style.list_id:
                return ""
            return self._numbering.label(style.list_id, style.level, style_id)
        list_id, level = list_of(listed, style.list_id, style.level)
        return self._numbering.label(list_id, level) if list_id else ""

    def _close(
        self, line: Line, style: Style, label: str, path: str, depth: int, found: list[Block]
    ) -> None:
        text, raw, bold = line.finish()
        if text or label:
            found.append(Paragraph(text, Place(path=path), raw, label, self.zone, bold))
            self._file.characters += len(raw)
            if self._file.characters > self.limits.chars_per_file:
                raise ReadFault(
                    "E_LIMIT",
                    self._part,
                    limit="chars_per_file",
                    value=f"> {self.limits.chars_per_file}",
                )
        for number, anchored in enumerate(line.floats, 1):
            below = f"{path}/txbx[{number}]"
            if isinstance(anchored, str):
                plain = Line([anchored], [anchored], [False])
                self._close(plain, style, "", below, depth, found)
            else:
                found += self.blocks(anchored, below, depth)

    # --- content controls and deletions ----------------------------------------------------------

    def open_control(self, control: etree._Element, place: Place) -> etree._Element | None:
        """The content of a content control; None where only its placeholder stands.

        A check box says what is on the page: its glyph where that is a tick or a box, else its
        state. The next text read is replaced by it.
        """
        content = control.find(W + "sdtContent")
        for prop in control.iterfind(f"{W}sdtPr/*"):
            if prop.tag == W14 + "checkbox":
                self._tick = _ticked(prop, content)
                return content
        placeholder = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if placeholder is None or not is_on(placeholder.get(VAL)) or content is None:
            return content
        self.log.hidden("placeholder", "".join(t.text or "" for t in content.iter(_T)), place)
        return None

    def close_control(self) -> str:
        """A tick that the control had no text for, else ""."""
        left, self._tick = self._tick or "", None
        return left

    def skip_deleted(self, element: etree._Element, place: Place) -> None:
        """Note the text below ``element`` as deleted."""
        text = "".join(piece.text or "" for piece in element.iter(_T, _DEL_TEXT))
        self.log.hidden("tracked deletion", text, place)

    # --- runs ---------------------------------------------------------------------------------

    def _inline(
        self,
        parent: etree._Element | list[etree._Element],
        line: Line,
        style: Style,
        path: str,
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, line, style, path)
            elif tag == _PPR or tag in _NOT_TEXT:
                continue
            elif tag == _SDT:
                content = self.open_control(child, Place(path=path))
                if content is not None:
                    self._inline(content, line, style, path)
                left = self.close_control()
                line.add(left, left, style.bold)
            elif tag in _DELETED:
                self.skip_deleted(child, Place(path=path))
            elif tag == _ALTERNATE:
                alternative = chosen(child)
                if alternative is not None:
                    self._inline(alternative, line, style, path)
            elif tag in _RUN_CONTENT:
                self._run([child], line, style, path)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self._say(line, math_text(child), style.bold)
            else:
                if tag == _SIMPLE:
                    self._outside(child.get(W + "instr") or "", path)
                self._inline(child, line, style, path)

    def _run(
        self, run: etree._Element | list[etree._Element], line: Line, style: Style, path: str
    ) -> None:
        bold, hidden, font = style.bold, style.hidden, ""
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text
                if not text:
                    continue
                if hidden:
                    self.log.hidden("hidden text", text, Place(path=path))
                elif font and symbol_font(font):
                    self._say(line, "".join(symbol(font, char) for char in text), bold, text)
                elif self._fields or self._tick is not None:
                    self._say(line, text, bold)
                else:
                    line.add(text, text, bold)
            elif tag == _RPR:
                bold, hidden, font = self._format(child, bold, hidden)
            elif tag in _TYPED:
                if not hidden:
                    self._say(line, _TYPED[tag], bold)
            elif tag == _SYM:
                char = chr(_code(child.get(W + "char")))
                if not hidden:
                    self._say(line, symbol(child.get(W + "font") or "", char), bold, char)
            elif tag == _FIELD:
                self._field(child, line, bold, path)
            elif tag == _INSTR:
                if self._fields:
                    self._fields[-1].code.append(child.text or "")
            elif tag in _DRAWINGS:
                self._drawing(child, line, path)
            elif tag == _ALTERNATE:
                alternative = chosen(child)
                if alternative is not None:
                    self._run(alternative, line, style, path)
            elif tag == _DEL_TEXT:
                self.log.hidden("tracked deletion", child.text or "", Place(path=path))
            elif len(child) and tag not in _NOT_TEXT:
                self._inline(child, line, style, path)

    def _format(
        self, properties: etree._Element, bold: bool, hidden: bool
    ) -> tuple[bool, bool, str]:
        """Bold, hidden and, where symbol fonts are used at all, the font of a run."""
        font, complex_font, is_complex = "", "", False
        for prop in properties:
            tag = prop.tag
            if tag in _BOLDS:
                bold = is_on(prop.get(VAL))
            elif tag == _VANISH:
                hidden = is_on(prop.get(VAL))
            elif tag == _FONTS:
                if self._symbols:
                    font = prop.get(W + "ascii") or prop.get(W + "hAnsi") or ""
                    complex_font = prop.get(W + "cs") or ""
            elif tag == _RSTYLE:
                style = self._file.styles[prop.get(VAL) or ""]
                bold, hidden = bold or style.bold, hidden or style.hidden
            elif tag == W + "cs":
                is_complex = is_on(prop.get(VAL))
        return bold, hidden, complex_font if is_complex else font

    def _say(self, line: Line, text: str, bold: bool, raw: str = "") -> None:
        """Add text that a field or a check box may hold back or replace."""
        raw = raw or text
        if self._tick is not None:
            text, self._tick = self._tick, ""
        if self._fields:
            for field in self._fields:
                if field.phase == "code":
                    field.swallowed.append(text)
                    return
                field.showed = True
        line.add(text, raw, bold)

    # --- fields -------------------------------------------------------------------------------

    def _field(self, mark: etree._Element, line: Line, bold: bool, path: str) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            form = mark.find(W + "ffData")
            shown = "" if form is None else shown_by_form(form)
            self._say(line, shown, bold)
            self._fields.append(Field(fixed=bool(shown)))
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            self._outside("".join(field.code), path)
            field.phase = "code" if field.fixed else "result"
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.phase == "code" and not field.fixed:
                code = "".join(field.code)
                self._outside(code, path)
                self._say(line, shown_by_code(code), bold)

    def _outside(self, code: str, path: str) -> None:
        target = outside_target(code)
        if target:
            self.log.add("W_EXTERNAL_REF", target, Place(path=path))

    def _end_of_paragraph(self, line: Line) -> None:
        """A code does not run over paragraphs: what was taken for one is text after all."""
        for field in self._fields:
            if field.phase == "code" and not field.fixed:
                for text in field.swallowed:
                    line.add(text, text, False)
        self._fields = [field for field in self._fields if field.phase == "result"]

    # --- drawings -----------------------------------------------------------------------------

    def _drawing(self, drawing: etree._Element, line: Line, path: str) -> None:
        before = len(line.floats)
        line.floats += text_boxes(drawing)
        if len(line.floats) == before:
            line.floats += [text for text in canvas_lines(drawing) if text.strip()]
        for key in part_ids(drawing):
            link = self._links.get(key)
            if link is not None and not link.external:
                line.floats += self._part_lines(link.target, path)
        for what, matters in embedded(drawing):
            if matters:
                self.log.unread(what, Place(path=path))
            else:
                self.log.aside(what)
        if self.zone == "body":
            picture = large_picture(drawing)
            link = self._links.get(picture)
            if picture and (link is None or not link.external):
                name = link.target if link else "picture"
                self.log.unread(f"{name} (a picture as large as a page)", Place(path=path))

    def _part_lines(self, part: str, path: str) -> list[str]:
        try:
            root = self._file.package.tree(part)
        except ReadFault as fault:
            self.log.unread(f"{part}: {fault.code} {fault.about}", Place(path=path))
            return []
        return [text for text in chart_lines(root) if text.strip()]


_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWINGS = frozenset({_DRAWING, _PICT, _OBJECT})
_BOLDS = frozenset({_BOLD, _BOLD_CS})
_RUN_CONTENT = _DRAWINGS | {_T, _SYM, _FIELD, _INSTR}
_INLINE_ONLY = _RUN_CONTENT | {W + "hyperlink", _SIMPLE, MATH + "oMath", MATH + "oMathPara"}


def _code(value: str | None) -> int:
    try:
        code = int(value or "", 16)
    except ValueError:
        return 0xFFFD
    return code if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else 0xFFFD


def _ticked(box: etree._Element, content: etree._Element | None) -> str:
    """What a check box control shows."""
    shown = "" if content is None else _glyph(content)
    states: dict[str, str] = {}
    for name, meaning in (("checkedState", TICKED), ("uncheckedState", UNTICKED)):
        state = box.find(W14 + name)
        if state is not None:
            states[chr(_code(state.get(W14 + "val")))] = meaning
    if shown in states and len(states) == 2:
        return states[shown]
    if plain_ticks(shown) in (TICKED, UNTICKED):
        return plain_ticks(shown)
    checked = box.find(W14 + "checked")
    on = checked is not None and is_on(checked.get(W14 + "val"))
    return TICKED if on else UNTICKED


def _glyph(content: etree._Element) -> str:
    shown = ""
    for piece in content.iter(_T, _SYM):
        if piece.tag == _SYM:
            char = chr(_code(piece.get(W + "char")))
            shown += symbol(piece.get(W + "font") or "", char)
        else:
            shown += piece.text or ""
    return shown.strip()


def all_text(blocks: list[Block]) -> tuple[str, ...]:
    """The paragraphs' texts, to tell equal headers."""
    return tuple(paragraph.shown for paragraph in paragraphs(tuple(blocks)))
