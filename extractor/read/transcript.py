"""Transcripts: what an OCR service or a person wrote down, as .txt, .md or .html.

Such files mix plain lines, TAB-separated table rows, Markdown and HTML fragments; one reader takes
them all. A line is a paragraph, consecutive rows are a table, list items carry their numbers as
labels. Nothing that a transcript refers to is ever opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from extractor.errors import ReadFault
from extractor.model import (
    Block,
    Cell,
    Document,
    Notice,
    PageReading,
    Paragraph,
    Place,
    Span,
    Table,
)
from extractor.read.html_blocks import HtmlBlocks
from extractor.read.ticks import plain_ticks
from extractor.thai import repair

HTML_SUFFIXES = (".html", ".htm")

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_WHOLE_PAGE = re.compile(r"<(?:html|body|table)\b", re.IGNORECASE)
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"^[\s|:-]*-[\s|:-]*$")
_MD_HEADING = re.compile(r"^#{1,6}\s+")
_MD_BOLD = re.compile(r"\*\*([^*\n]{1,2000})\*\*|__([^_\n]{1,2000})__")
_MD_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")


def read_transcript(data: bytes, name: str) -> Document:
    """Read a transcript (UTF-8, UTF-16 with a mark, or TIS-620) into paragraphs and tables.

    Places are line numbers of the file (``line[12]``). A form feed counts as a page break.

    Raises:
        ReadFault: E_NO_TEXT where nothing but white space stands in the file.

    """
    text, notices = _decode(data)
    if not text.strip():
        raise ReadFault("E_NO_TEXT", "the transcript holds no text")
    if name.lower().endswith(HTML_SUFFIXES) or _WHOLE_PAGE.search(text):
        parser = HtmlBlocks()
        parser.feed(text)
        blocks = parser.finish()
        if parser.hidden:
            notices = (*notices, Notice("W_HIDDEN_TEXT", "text hidden by the page's styles"))
    else:
        blocks = tuple(_blocks(text))
    return Document(
        kind="transcript",
        blocks=tuple(map(_polish, blocks)),
        notices=notices,
        pages=(PageReading(1, "text", 1.0),),
        pages_total=1,
        pages_read=1,
    )


def _decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    # Thai Windows and TIS-620 agree on the Thai letters; cp874 also knows the quotation marks.
    notice = Notice("W_DEGRADED", "not UTF-8: read as TIS-620 (cp874)")
    return data.decode("cp874", "replace"), (notice,)


@dataclass(slots=True)
class _Rows:
    """Table rows collected until a line that is none."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def take(self) -> Iterator[Table]:
        if self.rows:
            yield _table(self.rows)
            self.rows = []


def _blocks(text: str) -> Iterator[Block]:
    rows = _Rows()
    for number, line in enumerate(re.split(r"\r\n|\r|\n|\f", text), start=1):
        if "\t" in line:
            rows.rows.append((number, line.split("\t")))
        elif _PIPE_ROW.match(line):
            if not _PIPE_RULE.match(line):
                rows.rows.append((number, line.strip().strip("|").split("|")))
        else:
            yield from rows.take()
            if line.strip() and not _MD_RULE.match(line):
                yield from _fragment(line, number)
    yield from rows.take()


def _table(rows: list[tuple[int, list[str]]]) -> Table:
    made = []
    for row, (number, cells) in enumerate(rows):
        for column, cell in enumerate(cells):
            place = Place(path=f"line[{number}]/cell[{column + 1}]")
            blocks = tuple(_fragment(cell, number, place)) if cell.strip() else ()
            made.append(Cell(row, column, blocks, place=place))
    return Table(tuple(made), Place(path=f"line[{rows[0][0]}]"))


def _fragment(text: str, number: int, place: Place | None = None) -> Iterator[Block]:
    """The blocks of one line or cell, which may hold HTML or Markdown."""
    place = place or Place(path=f"line[{number}]")
    if _MARKUP.search(text):
        parser = HtmlBlocks(place)
        parser.feed(text)
        yield from parser.finish()
        return
    heading = bool(_MD_HEADING.match(text))
    plain, bold = _unmark(_MD_HEADING.sub("", text).strip())
    if heading:
        bold = ((0, len(plain)),)
    if plain:
        yield Paragraph(unescape(plain), place, raw=text, bold=bold)


def _unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """Markdown's bold taken off, with the stretches that were bold."""
    pieces: list[str] = []
    bold: list[Span] = []
    done = length = 0
    for match in _MD_BOLD.finditer(text):
        inner = match.group(1) or match.group(2)
        before = text[done : match.start()]
        length += len(before)
        bold.append((length, length + len(inner)))
        length += len(inner)
        pieces += [before, inner]
        done = match.end()
    return "".join([*pieces, text[done:]]), tuple(bold)


def _polish(block: Block) -> Block:
    """Thai repaired and ticks made plain, the same as every other reader does."""
    if isinstance(block, Paragraph):
        text = plain_ticks(repair(block.text))
        if text == block.text:
            return block
        bold = block.bold if len(text) == len(block.text) else _rescale(block, text)
        return replace(block, text=text, bold=bold, raw=block.raw or block.text)
    cells = tuple(replace(cell, blocks=tuple(map(_polish, cell.blocks))) for cell in block.cells)
    return replace(block, cells=cells)


def _rescale(block: Paragraph, text: str) -> tuple[Span, ...]:
    """Bold stretches after a repair changed the length: kept where they open the paragraph."""
    if block.bold and block.bold[0][0] == 0:
        opening = plain_ticks(repair(block.text[: block.bold[0][1]]))
        return ((0, min(len(opening), len(text))),)
    return ()
