"""HTML, whole or in fragments, into blocks: paragraphs, numbered list items, tables, check boxes.

The standard library's tokenizer does the parsing: it neither recurses nor fetches. Tags that do not
match are taken as people meant them; nothing in a page can make this raise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from extractor.model import Block, Cell, Paragraph, Place, Span, Table
from extractor.read.limits import DEFAULT_LIMITS

_BREAKING = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article",
    "header", "footer", "blockquote", "pre", "dl", "dt", "dd", "form", "fieldset", "body", "hr",
    "figure", "figcaption", "main", "center",
}  # fmt: skip
_SILENT = {"script", "style", "head", "template", "noscript", "title"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VOID = {"br", "img", "input", "hr", "meta", "link", "col", "wbr", "area", "base", "embed"}
_COVERED_POSITIONS = 200_000  # spans beyond this are made up, and are taken as single cells
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Grid:
    """A table being read: its cells so far and which grid positions row spans still cover."""

    outer: list[Block]
    place: Place
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)
    open_cell: tuple[int, int, int, int, Place] | None = None


class HtmlBlocks(HTMLParser):
    """Collects blocks; ``feed`` the text, then ``finish``.

    ``place`` fixes the place of everything (a fragment inside a line of a transcript); without it,
    places are the lines of the fed text.
    """

    def __init__(self, place: Place | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden = False
        self._fixed = place
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._length = 0
        self._bold: list[Span] = []
        self._bold_depth = 0
        self._start: Place | None = None
        self._silent: list[str] = []
        self._lists: list[int | None] = []
        self._label = ""
        self._grids: list[_Grid] = []

    def feed(self, data: str) -> None:
        """Take the text; an unknown marked section, at which the tokenizer raises, is text."""
        super().feed(data.replace("<![", "&lt;!["))

    def finish(self) -> tuple[Block, ...]:
        """End the text and give its blocks; open tables and cells are closed."""
        self.close()
        self._break()
        while self._grids:
            self._close_table()
        return tuple(self._blocks)

    # --- what the tokenizer reports ---

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        attributes = dict(attrs)
        if self._silent:
            if tag not in _VOID:
                self._silent.append(tag)
            return
        concealed = "hidden" in attributes or _HIDING.search((attributes.get("style") or "")[:500])
        if (tag in _SILENT or concealed) and tag not in _VOID:
            self.hidden = self.hidden or tag not in _SILENT
            self._silent.append(tag)
            return
        if tag in _BREAKING:
            self._break()
        if tag in _BOLD:
            self._bold_depth += 1
        if tag == "br":
            self._add("\n")
        elif tag == "input" and (attributes.get("type") or "").lower() in ("checkbox", "radio"):
            self._add("☑" if "checked" in attributes else "☐")
        elif tag in ("ol", "ul"):
            self._lists.append(_first_number(attributes) if tag == "ol" else None)
        elif tag == "li":
            self._label = self._next_label(attributes)
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self._grids:
            self._next_row()
        elif tag in ("td", "th") and self._grids:
            self._open_cell(attributes)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if tag in _BREAKING:
            self._break()
            self._label = ""
        if tag in _BOLD:
            self._bold_depth = max(0, self._bold_depth - 1)
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th") and self._grids:
            self._close_cell()
        elif tag == "table" and self._grids:
            self._close_table()

    def handle_data(self, data: str) -> None:  # noqa: D102
        if not self._silent:
            self._add(data if self._fixed is not None else _WHITE.sub(" ", data))

    # --- text ---

    def _here(self) -> Place:
        return self._fixed or Place(path=f"line[{self.getpos()[0]}]")

    def _add(self, text: str) -> None:
        if self._start is None:
            text = text.lstrip()
            if not text:
                return
            self._start = self._here()
        if self._bold_depth:
            self._bold.append((self._length, self._length + len(text)))
        self._text.append(text)
        self._length += len(text)

    def _break(self) -> None:
        """End the paragraph: from here on a new one begins."""
        text = "".join(self._text).rstrip()
        if text and self._start is not None:
            label, self._label = self._label, ""
            bold = _joined(self._bold, len(text))
            self._blocks.append(Paragraph(text, self._start, raw=text, label=label, bold=bold))
        self._text, self._bold, self._length, self._start = [], [], 0, None

    def _next_label(self, attributes: dict[str, str | None]) -> str:
        if not self._lists or self._lists[-1] is None:
            return "•"
        value = attributes.get("value") or ""
        number = int(value) if value.isdecimal() and len(value) < 6 else self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}."

    # --- tables ---

    def _open_table(self) -> None:
        self._break()
        if len(self._grids) < DEFAULT_LIMITS.table_nesting:
            self._grids.append(_Grid(self._blocks, self._here()))
            self._blocks = []

    def _next_row(self) -> None:
        self._close_cell()
        grid = self._grids[-1]
        grid.row += 1
        grid.column = 0

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        self._close_cell()
        grid = self._grids[-1]
        grid.row = max(grid.row, 0)
        while (grid.row, grid.column) in grid.covered:
            grid.column += 1
        width, height = _span(attributes, "colspan"), _span(attributes, "rowspan")
        if len(grid.covered) < _COVERED_POSITIONS:
            for row in range(grid.row + 1, grid.row + height):
                grid.covered.update((row, grid.column + step) for step in range(width))
        grid.open_cell = (grid.row, grid.column, height, width, self._here())
        grid.column += width
        self._blocks = []

    def _close_cell(self) -> None:
        self._break()
        grid = self._grids[-1]
        if grid.open_cell is None:
            self._blocks = []  # white space and stray text between cells
            return
        row, column, height, width, place = grid.open_cell
        grid.cells.append(Cell(row, column, tuple(self._blocks), height, width, place))
        grid.open_cell = None
        self._blocks = []

    def _close_table(self) -> None:
        self._close_cell()
        grid = self._grids.pop()
        self._blocks = grid.outer
        if grid.cells:
            self._blocks.append(Table(tuple(grid.cells), grid.place))


def _first_number(attributes: dict[str, str | None]) -> int:
    start = attributes.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _span(attributes: dict[str, str | None], name: str) -> int:
    value = attributes.get(name) or ""
    return min(max(int(value[:6]), 1), DEFAULT_LIMITS.table_span) if value[:6].isdecimal() else 1


def _joined(spans: list[Span], length: int) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        end = min(end, length)
        if start >= end:
            continue
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
