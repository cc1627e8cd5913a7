"""What stands in a paragraph: runs, fields, content controls, drawings, tracked changes.

An element that is not known is walked into, so that text is only left out where this says so.
"""

from __future__ import annotations

from lxml import etree

from extractor.errors import ReadFault
from extractor.model import Place, Zone
from extractor.read.package import Relationship
from extractor.read.ticks import plain_ticks, symbol, symbol_font
from extractor.read.word.drawings import (
    canvas_lines,
    chart_lines,
    chosen,
    embedded,
    large_picture,
    math_text,
    part_ids,
    text_boxes,
)
from extractor.read.word.drawn_boxes import drawn_box
from extractor.read.word.fields import Field, outside_target, shown_by_code, shown_by_form
from extractor.read.word.file import WordFile
from extractor.read.word.line import Line
from extractor.read.word.names import (
    ALTERNATE,
    DELETED,
    MATH,
    NOT_TEXT,
    PPR,
    RPR,
    RUN,
    SDT,
    VAL,
    W14,
    T,
    W,
    is_on,
)
from extractor.read.word.styles import Style
from extractor.thai import TICKED, UNTICKED

_SYM, _FIELD, _INSTR, _SIMPLE = W + "sym", W + "fldChar", W + "instrText", W + "fldSimple"
_BOLD, _BOLD_CS, _VANISH, _RSTYLE = W + "b", W + "bCs", W + "vanish", W + "rStyle"
_FONTS, _DEL_TEXT = W + "rFonts", W + "delText"
_FORMULAS = frozenset({MATH + "oMath", MATH + "oMathPara"})
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
RUN_CONTENT = _DRAWINGS | {T, _SYM, _FIELD, _INSTR}
INLINE_ONLY = RUN_CONTENT | _FORMULAS | {RUN, _SIMPLE, W + "hyperlink"}
_TYPED = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip

_DEEPEST_FIELD = 50
"""Fields inside fields; Word itself stops at 20."""

_Elements = etree._Element | list[etree._Element]


class RunReader:
    """Reads the inline content of one part into lines; fields may run over its paragraphs."""

    def __init__(
        self, file: WordFile, root: etree._Element, zone: Zone, links: dict[str, Relationship]
    ) -> None:
        self._file, self._log, self._zone, self._links = file, file.log, zone, links
        self._symbols = file.symbol_fonts
        # lxml finds names by pointer, far faster than a loop here visits every property
        self._formatted: set[etree._Element | None] = set()
        self.tracked = False
        """Whether the part holds tracked deletions."""
        for prop in root.iter(_BOLD, _BOLD_CS, _VANISH, _RSTYLE, *DELETED):
            if prop.tag in DELETED:
                self.tracked = True
            else:
                self._formatted.add(prop.getparent())
        self._fields: list[Field] = []
        self._tick: str | None = None

    def read(self, parent: _Elements, line: Line, style: Style, path: str) -> None:
        """Add the inline content below ``parent``, a paragraph of ``style``, to ``line``."""
        self._inline(parent, line, style, path)
        if self._fields:
            self._end_of_paragraph(line)

    # --- content controls and deletions -------------------------------------------------------

    def open_control(self, control: etree._Element, place: Place) -> etree._Element | None:
        """The content of a content control; None where only its placeholder stands.

        A check box says what is on the page: its glyph where that is a tick or a box, else its
        state. The next text read is replaced by it.
        """
        content = control.find(W + "sdtContent")
        box = control.find(f"{W}sdtPr/{W14}checkbox")
        if box is not None:
            self._tick = _ticked(box, content)
            return content
        placeholder = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if placeholder is None or not is_on(placeholder.get(VAL)) or content is None:
            return content
        self._log.hidden("placeholder", "".join(t.text or "" for t in content.iter(T)), place)
        return None

    def close_control(self) -> str:
        """A tick that the control had no text for, else ""."""
        left, self._tick = self._tick or "", None
        return left

    def skip_deleted(self, element: etree._Element, place: Place) -> None:
        """Note the text below ``element`` as deleted."""
        text = "".join(piece.text or "" for piece in element.iter(T, _DEL_TEXT))
        self._log.hidden("tracked deletion", text, place)

    # --- runs ---------------------------------------------------------------------------------

    def _inline(self, parent: _Elements, line: Line, style: Style, path: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, line, style, path)
            elif tag == PPR or tag in NOT_TEXT:
                continue
            elif tag == SDT:
                content = self.open_control(child, Place(path=path))
                if content is not None:
                    self._inline(content, line, style, path)
                left = self.close_control()
                line.add(left, left, style.bold)
            elif tag in DELETED:
                self.skip_deleted(child, Place(path=path))
            elif tag == ALTERNATE:
                alternative = chosen(child)
                if alternative is not None:
                    self._inline(alternative, line, style, path)
            elif tag in RUN_CONTENT:
                self._run([child], line, style, path)
            elif tag in _FORMULAS:
                self._say(line, math_text(child), style.bold)
            else:
                if tag == _SIMPLE:
                    self._outside(child.get(W + "instr") or "", path)
                self._inline(child, line, style, path)

    def _run(self, run: _Elements, line: Line, style: Style, path: str) -> None:
        bold, hidden = style.bold, style.hidden
        properties: etree._Element | None = None
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text
                if not text:
                    continue
                if hidden:
                    self._log.hidden("hidden text", text, Place(path=path))
                elif "\u0100" <= text[0] < "\ue000" and not self._fields and self._tick is None:
                    line.pieces.append((text, text, bold))  # nearly all text there is
                else:
                    self._text(text, line, bold, properties)
            elif tag == RPR:
                properties = child
                if child in self._formatted:
                    bold, hidden = self._format(child, style)
            elif tag in _TYPED:
                if not hidden:
                    self._say(line, _TYPED[tag], bold)
            elif tag == _SYM:
                char = chr(_code(child.get(W + "char")))
                if not hidden:
                    self._say(line, symbol(child.get(W + "font") or "", char), bold, char)
            elif tag in _DRAWINGS:
                self._drawing(child, line, path)
            else:
                self._rare(child, tag, line, bold, style, path)

    def _rare(
        self, child: etree._Element, tag: str, line: Line, bold: bool, style: Style, path: str
    ) -> None:
        """The rarer content of runs: fields, alternatives, what old versions deleted."""
        if tag == _FIELD:
            self._field(child, line, bold, path)
        elif tag == _INSTR:
            if self._fields:
                self._fields[-1].code.append(child.text or "")
        elif tag == ALTERNATE:
            alternative = chosen(child)
            if alternative is not None:
                self._run(alternative, line, style, path)
        elif tag == _DEL_TEXT:
            self._log.hidden("tracked deletion", child.text or "", Place(path=path))
        elif len(child) and tag not in NOT_TEXT:
            self._inline(child, line, style, path)

    def _text(self, text: str, line: Line, bold: bool, properties: etree._Element | None) -> None:
        if self._symbols and properties is not None:
            font = _font(properties)
            if symbol_font(font):
                shown = "".join(symbol(font, char) for char in text)
                self._say(line, shown, bold, text)
                return
        self._say(line, text, bold)

    def _format(self, properties: etree._Element, style: Style) -> tuple[bool, bool]:
        """Whether a run is bold, and whether it is hidden."""
        bold, hidden = style.bold, style.hidden
        for prop in properties:
            tag = prop.tag
            if tag == _RSTYLE:
                named = self._file.styles[prop.get(VAL) or ""]
                bold, hidden = bold or named.bold, hidden or named.hidden
            elif tag in (_BOLD, _BOLD_CS):
                bold = is_on(prop.get(VAL))
            elif tag == _VANISH:
                hidden = is_on(prop.get(VAL))
        return bold, hidden

    def _say(self, line: Line, text: str, bold: bool, raw: str = "") -> None:
        """Add text that a field or a check box may hold back or replace."""
        raw = raw or text
        if self._tick is not None:
            text, self._tick = self._tick, ""
        for field in self._fields:
            if field.phase == "code":
                field.swallowed.append(text)
                return
        line.add(text, raw, bold)

    # --- fields -------------------------------------------------------------------------------

    def _field(self, mark: etree._Element, line: Line, bold: bool, path: str) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            form = mark.find(W + "ffData")
            shown = "" if form is None else shown_by_form(form)
            self._say(line, shown, bold)
            if len(self._fields) < _DEEPEST_FIELD:
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
            self._log.add("W_EXTERNAL_REF", target, Place(path=path))

    def _end_of_paragraph(self, line: Line) -> None:
        """A code does not run over paragraphs: what was taken for one is text after all."""
        for field in self._fields:
            if field.phase == "code" and not field.fixed:
                for text in field.swallowed:
                    line.add(text, text, False)
        self._fields = [field for field in self._fields if field.phase == "result"]

    # --- drawings -----------------------------------------------------------------------------

    def _drawing(self, drawing: etree._Element, line: Line, path: str) -> None:
        square = drawn_box(drawing)
        if square is not None:
            if square.left is None:
                self._say(line, square.sign, False)
            else:
                line.squares.append(square)
            return
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
                self._log.unread(what, Place(path=path))
            else:
                self._log.aside(what)
        picture = large_picture(drawing) if self._zone == "body" else None
        if picture is not None:
            link = self._links.get(picture.key)
            if link is None or not link.external:
                line.floats.append(picture._replace(part=link.target if link else ""))

    def _part_lines(self, part: str, path: str) -> list[str]:
        try:
            root = self._file.package.tree(part)
        except ReadFault as fault:
            self._log.unread(f"{part}: {fault.code} {fault.about}", Place(path=path))
            return []
        return [text for text in chart_lines(root) if text.strip()]


def _font(properties: etree._Element) -> str:
    """The symbol font that a run's plain characters are drawn in, "" for a font with letters."""
    for fonts in properties:
        if fonts.tag == _FONTS:
            break
    else:
        return ""
    plain = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    if not symbol_font(plain):
        return ""
    is_complex = properties.find(W + "cs")
    if is_complex is not None and is_on(is_complex.get(VAL)):
        return fonts.get(W + "cs") or ""
    return plain


def _code(value: str | None) -> int:
    """A character's number in hexadecimal; U+FFFD where it is none."""
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
    for piece in content.iter(T, _SYM):
        if piece.tag == _SYM:
            shown += symbol(piece.get(W + "font") or "", chr(_code(piece.get(W + "char"))))
        else:
            shown += piece.text or ""
    return shown.strip()
