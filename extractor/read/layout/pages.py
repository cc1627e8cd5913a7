"""What goes on over a page break: tables and paragraphs are joined, repeated header rows taken off.

A repeated row with tick boxes is no mere repetition, for the ticks of each page count: it becomes
a table of the zone "header". A repeated row without them is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Block, Cell, Paragraph, Table
from extractor.read.layout.page_breaks import joined
from extractor.read.layout.paragraph_breaks import Sides
from extractor.read.layout.table_borders import around, rows_from
from extractor.thai import TICK_BOXES, fold, without_ticks

FOOT = 0.75
"""Share of a page's height below which a page's last line stands where the page was full."""


def join_pages(
    pages: Sequence[tuple[Block, ...]], height: float
) -> tuple[list[Block], list[Block]]:
    """All blocks of the body in reading order, and the title rows that stand on later pages too.

    ``height`` is that of a page: a sentence goes on over a page break only from the page's foot.
    """
    body: list[Block] = []
    titles: list[Block] = []
    title = _title_row(pages)
    sides, foot = (0.0, 0.0), FOOT * height
    for blocks in pages:
        rest = list(blocks)
        if rest and body:
            if title is not None and isinstance(rest[0], Table):
                found, rest[:1] = _without_title(rest[0], title)
                titles += found
            goes_on = rest and _reaches(body[-1], foot)
            if goes_on and (one := joined(body[-1], rest[0], sides)) is not None:
                body[-1] = one
                del rest[0]
        body += rest
        sides = _sides(blocks)
    return [piece for block in body for piece in _unframed(block)], titles


def _reaches(block: Block, foot: float) -> bool:
    """Whether a paragraph's last line stands at the foot of its page; a table may end anywhere."""
    if isinstance(block, Table):
        return True
    last = block.printed[-1][1].box
    return last is not None and last[3] >= foot


def _sides(blocks: Sequence[Block]) -> Sides:
    """How far to the left and right the page's own text reaches."""
    boxes = [block.place.box for block in blocks if isinstance(block, Paragraph)]
    found = [box for box in boxes if box is not None]
    return min((box[0] for box in found), default=0.0), max((box[2] for box in found), default=0.0)


def _unframed(block: Block) -> tuple[Block, ...]:
    """What stands in a frame, which is no table; other blocks as they are."""
    if isinstance(block, Table) and len(block.cells) == 1:
        return block.cells[0].blocks
    return (block,)


def _title_row(pages: Sequence[tuple[Block, ...]]) -> Sequence[Cell] | None:
    """The first row with tick boxes that begins a table: a title that each page may repeat.

    A letter may stand before it.
    """
    boxes = set(TICK_BOXES)
    tables = (block for blocks in pages for block in blocks if isinstance(block, Table))
    for row in (table.rows()[0] for table in tables):
        if any(not boxes.isdisjoint(cell.text) for cell in row):
            return row
    return None


# --- title rows with ticks --------------------------------------------------------------------


def _without_title(table: Table, title: Sequence[Cell]) -> tuple[list[Block], list[Block]]:
    """The repeated title row as a header of its page, and the table without it."""
    row = table.rows()[0]
    is_first = row[0] is title[0]
    merged = any(cell.row_span > 1 for cell in row)
    if is_first or merged or not _alike(_words(row), _words(title)):
        return [], [table]
    header = Table(row, around(row), zone="header")
    rest = rows_from(table, 1)
    return [header], [rest] if rest.cells else []


def _words(row: Sequence[Cell]) -> str:
    return fold("".join(cell.text for cell in row))


def _alike(one: str, other: str) -> bool:
    """Whether two title rows say the same, whatever is ticked; a few letters may differ."""
    one, other = without_ticks(one), without_ticks(other)
    if one == other:
        return bool(one)
    pairs = _pairs(one), _pairs(other)
    shared = len(pairs[0] & pairs[1])
    return shared >= 0.85 * max(len(pairs[0]), len(pairs[1]), 1)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
