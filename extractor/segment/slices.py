"""Pieces of text put together again: the blocks that a section holds, cut from the document's.

A slice of a table is a table whose rows and columns count from 0 again; a slice that is one column
wide is no table any more, but the paragraphs in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from extractor.model import Block, Cell, Paragraph, Place, Table
from extractor.segment.ownership import Piece

_LEADING = " \t\n:："


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """``paragraph.text[start:end]`` as a paragraph of its own, outer white space and colon off."""
    text = paragraph.text
    if start == 0 and end == len(text) and text[:1] not in _LEADING:
        return paragraph
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    begun = start == 0 or not text[:start].strip()
    bold = [(max(a, start) - start, min(b, end) - start) for a, b in paragraph.bold]
    return replace(
        paragraph,
        text=text[start:end],
        raw=paragraph.raw if end - start == len(text) else text[start:end],
        label=paragraph.label if begun else "",
        place=paragraph.place_of(start, end),
        bold=tuple(span for span in bold if span[1] > span[0]),
        lines=_lines(paragraph, start, end),
    )


def _lines(paragraph: Paragraph, start: int, end: int) -> tuple[tuple[int, Place], ...]:
    if not paragraph.lines:
        return ()
    offsets = [offset for offset, _ in paragraph.lines]
    kept = []
    for (offset, place), after in zip(paragraph.lines, [*offsets[1:], end + 1], strict=True):
        if offset < end and after > start:
            kept.append((max(offset, start) - start, place))
    return tuple(kept)


def blocks_of(pieces: list[Piece], depth: int = 0) -> tuple[Block, ...]:
    """The blocks that these pieces make, in their order; ``depth`` counts the tables around."""
    return tuple(_blocks(pieces, depth))


def _blocks(pieces: list[Piece], depth: int) -> Iterator[Block]:
    for number, group in groupby(pieces, key=lambda piece: _table_at(piece, depth)):
        inside = list(group)
        if number is not None:
            yield from _table(inside, depth)
            continue
        for piece in inside:
            paragraph = cut(piece.leaf.paragraph, piece.start, piece.end)
            if paragraph.text:
                yield paragraph


def _table_at(piece: Piece, depth: int) -> int | None:
    route = piece.leaf.route
    return route[depth].table if len(route) > depth else None


def _table(pieces: list[Piece], depth: int) -> Iterator[Block]:
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        cell = piece.leaf.route[depth].cell
        cells.setdefault((cell.row, cell.column), []).append(piece)
    made = [
        (group[0].leaf.route[depth].cell, blocks_of(group, depth + 1))
        for _, group in sorted(cells.items())
    ]
    rows = sorted({cell.row for cell, blocks in made if blocks})
    columns = sorted({cell.column for cell, blocks in made if blocks})
    if len(columns) < 2:
        for _, blocks in made:
            yield from blocks
        return
    kept = [
        _moved(cell, blocks, rows, columns)
        for cell, blocks in made
        if cell.row in rows and cell.column in columns
    ]
    yield Table(tuple(kept), kept[0].place.around(cell.place for cell in kept[1:]))


def _moved(cell: Cell, blocks: tuple[Block, ...], rows: list[int], columns: list[int]) -> Cell:
    """The cell in the smaller grid: only rows and columns that hold something are left."""
    row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
    down = bisect_left(rows, cell.row + cell.row_span) - row
    across = bisect_left(columns, cell.column + cell.column_span) - column
    return Cell(row, column, blocks, down, across, cell.place)
