"""Section kind "items": a list, or the paragraphs of a text that has no list.

Every list mark starts an item (sub-numbers and bullets as well: what the author set apart stays
apart); a line without a mark goes on the item above it once a list has begun; otherwise each
paragraph is an item. A table gives an item per row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.fields.grid import Grid, grid_of, own_paragraphs
from extractor.fields.lines import Line, is_filler, lines_of, place_of_all
from extractor.fields.listing import Mark, counted_starts, label_numbers, mark_of
from extractor.model import Block, Item, Items, Paragraph, Table
from extractor.thai import fold

_DASHES = set("-–—")
_ROW_NUMBER_HEADS = {fold(head) for head in ("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "no.", "no")}


@dataclass(frozen=True, slots=True)
class _Start:
    """A line with what opens it: ``marked`` by a list mark, ``paragraph`` by a new paragraph."""

    line: Line
    marked: bool
    paragraph: bool


def read_items(blocks: tuple[Block, ...]) -> Items:
    """The listed items without their numbers; a dash is one only where nothing else stands."""
    found = tuple(_items(blocks))
    said = tuple(item for item in found if item.text not in _DASHES)
    return Items(said or found)


def _items(blocks: tuple[Block, ...]) -> Iterator[Item]:
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        yield from _listed(run)
        run = []
        yield from _rows(block)
    yield from _listed(run)


def _listed(found: list[Paragraph]) -> Iterator[Item]:
    """The items of a run of paragraphs."""
    pieces: list[Line] = []
    in_list = False
    for start in _starts(found):
        in_list = in_list or start.marked
        if pieces and (start.marked or (start.paragraph and not in_list)):
            yield _item(pieces)
            pieces = []
        pieces.append(start.line)
    if pieces:
        yield _item(pieces)


def _starts(found: list[Paragraph]) -> Iterator[_Start]:
    printed = [tuple(lines_of(paragraph)) for paragraph in found]
    numbers_counted = _bare_numbers_count([line for lines in printed for line in lines])
    under: tuple[int, ...] = ()
    for lines in printed:
        for i, line in enumerate(lines):
            if _says_nothing(line):
                continue
            mark = None if line.label else _believed(mark_of(line.text), under, numbers_counted)
            numbers = mark.numbers if mark else label_numbers(line.label)
            under = numbers or under
            marked = mark is not None or bool(line.label)
            pieces = _split(line.cut(mark.end if mark else 0), numbers, marked)
            under = (under[0] + len(pieces) - 1,) if len(pieces) > 1 and len(under) == 1 else under
            for j, piece in enumerate(pieces):
                if _says_nothing(piece):
                    continue
                yield _Start(piece, marked if j == 0 else True, i == 0)


def _says_nothing(line: Line) -> bool:
    """Whether a line is a place to write on, or what a picture has at its edges: no word at all."""
    if line.text in _DASHES:
        return False
    return is_filler(line.text) or (bool(line.source.sure) and not any(map(str.isalnum, line.text)))


def _believed(mark: Mark | None, under: tuple[int, ...], bare_count: bool) -> Mark | None:
    """The mark if it can be a list's: "1.5 ล้านบาท" on a wrapped line is not item 1.5."""
    if mark is None or not mark.numbers:
        return mark
    if mark.bare:
        return mark if bare_count else None
    if len(mark.numbers) == 1:
        return mark
    *parent, last = mark.numbers
    first_of_parent = last == 1 and (not under or under[: len(parent)] == tuple(parent))
    next_sibling = under[: len(mark.numbers)] == (*parent, last - 1)
    return mark if first_of_parent or next_sibling else None


def _bare_numbers_count(found: list[Line]) -> bool:
    """Whether the numbers without dot or bracket that open lines are 1, 2, …: a list's."""
    marks = [mark_of(line.text) for line in found if not line.label]
    numbers = [mark.numbers[0] for mark in marks if mark and mark.bare]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _split(line: Line, numbers: tuple[int, ...], marked: bool) -> list[Line]:
    """The line cut where list numbers count up within it; list marks taken off."""
    if marked and len(numbers) != 1:
        return [line]
    starts = counted_starts(line.text, numbers[0] if marked else None)
    bounds = [0, *starts, len(line.text)]
    pieces = [line.cut(a, b) for a, b in pairwise(bounds)]
    taken = [mark_of(piece.text) for piece in pieces[1:]]
    rest = [
        piece.cut(mark.end if mark else 0) for piece, mark in zip(pieces[1:], taken, strict=True)
    ]
    return [piece for piece in (pieces[0], *rest) if piece.text]


def _item(pieces: list[Line]) -> Item:
    return Item(" ".join(piece.text for piece in pieces), place_of_all(pieces))


def _rows(table: Table) -> Iterator[Item]:
    """A table's items: what its only column lists, else an item per row without its number."""
    grid = grid_of(table)
    if grid.used_columns() <= 1:
        yield from _items(tuple(block for cell in table.cells for block in cell.blocks))
        return
    numbered = _row_numbers(grid)
    for row in table.rows():
        cells = [cell for cell in row if not (numbered and cell.column == 0)]
        if numbered and row and fold(row[0].text) in _ROW_NUMBER_HEADS:
            continue
        pieces = [
            line
            for cell in cells
            for paragraph in own_paragraphs(cell)
            for line in lines_of(paragraph)
        ]
        pieces = [piece for piece in pieces if not is_filler(piece.text) or piece.text in _DASHES]
        if pieces:
            first = mark_of(pieces[0].text)
            pieces[0] = pieces[0].cut(first.end if first and not first.bare else 0)
            yield _item(pieces)
        for cell in row:
            yield from _items(tuple(block for block in cell.blocks if isinstance(block, Table)))


def _row_numbers(grid: Grid) -> bool:
    """Whether the first column holds nothing but row numbers (and perhaps its heading)."""
    texts = [fold(text).strip(".()") for text in grid.column_texts(0) if text.strip()]
    below = [text for text in texts if text not in _ROW_NUMBER_HEADS]
    return bool(below) and all(text.isdigit() for text in below)
