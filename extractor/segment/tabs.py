"""Columns made with tabulators: two headings on one line, with their phones on the lines below.

Such lines are a table that nobody drew. Only lines under two headings are taken for one; elsewhere
a tabulator is a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.form import Form
from extractor.model import Block, Cell, Paragraph, Table
from extractor.segment.headings import Vocabulary, heading_vocabulary
from extractor.segment.slices import cut

_GAP = re.compile(r"[ ]*\t[\t ]*| {3,}")
_LEAD = re.compile(r"\s*(?:[(\[]?[0-9๐-๙]{1,2}[.)\]]\s*)?")
_CONVINCING = 0.88


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Paragraph
    pieces: tuple[tuple[int, int], ...]


def spread_tabs(blocks: tuple[Block, ...], form: Form) -> tuple[Block, ...]:
    """The blocks with tabbed columns turned into tables, at every depth."""
    return tuple(_spread(blocks, heading_vocabulary(form)))


def _spread(blocks: tuple[Block, ...], headings: Vocabulary) -> Iterator[Block]:
    rows: list[_Line] = []
    for block in blocks:
        if isinstance(block, Table):
            yield from _taken(rows)
            yield _inside(block, headings)
            continue
        if not rows and not _has_gap(block.text):
            yield block
            continue
        for line in _lines(block):
            if len(line.pieces) > 1 and (rows or _heads_two(line, headings)):
                rows.append(line)
                continue
            if rows and _awaits_content(rows[-1]):
                rows.append(_in_last_column(line, len(rows[-1].pieces)))
                continue
            yield from _taken(rows)
            start, end = line.pieces[0][0], line.pieces[-1][1]
            yield cut(block, start, end) if "\n" in block.text else block
    yield from _taken(rows)


def _inside(table: Table, headings: Vocabulary) -> Table:
    if not any(_may_change(piece) for cell in table.cells for piece in cell.blocks):
        return table
    cells = tuple(
        replace(cell, blocks=tuple(_spread(cell.blocks, headings))) for cell in table.cells
    )
    return replace(table, cells=cells)


def _may_change(block: Block) -> bool:
    return isinstance(block, Table) or _has_gap(block.text)


def _has_gap(text: str) -> bool:
    """Whether ``_GAP`` is anywhere in the text; quicker than to search for it."""
    return "\t" in text or "   " in text


def _lines(paragraph: Paragraph) -> Iterator[_Line]:
    start = 0
    for text in paragraph.text.split("\n"):
        yield _Line(paragraph, tuple(_pieces(text, start)))
        start += len(text) + 1


def _pieces(text: str, offset: int) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _GAP.finditer(text):
        yield offset + at, offset + gap.start()
        at = gap.end()
    yield offset + at, offset + len(text)


def _heads_two(line: _Line, headings: Vocabulary) -> bool:
    sections = set()
    for start, end in line.pieces:
        text = line.paragraph.text[start:end]
        lead = _LEAD.match(text)
        for match in headings.matches(text, lead.end() if lead else 0):
            if match.similarity >= _CONVINCING and not match.wording.short:
                sections.add(match.wording.section)
    return len(sections) >= 2


def _awaits_content(line: _Line) -> bool:
    """Whether the last column says a label alone, for whose content the line had no room."""
    start, end = line.pieces[-1]
    return line.paragraph.text[start:end].rstrip().endswith((":", "："))


def _in_last_column(line: _Line, columns: int) -> _Line:
    start, end = line.pieces[0][0], line.pieces[-1][1]
    return _Line(line.paragraph, (*[(start, start)] * (columns - 1), (start, end)))


def _taken(rows: list[_Line]) -> Iterator[Table]:
    if not rows:
        return
    cells = []
    for row, line in enumerate(rows):
        for column, (start, end) in enumerate(line.pieces):
            piece = cut(line.paragraph, start, end)
            blocks = (piece,) if piece.text else ()
            cells.append(Cell(row, column, blocks, place=piece.place))
    first = rows[0].paragraph
    rows.clear()
    yield Table(tuple(cells), first.place, first.zone)
