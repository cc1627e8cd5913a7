"""Whether a table or paragraph goes on over a page break, and the two as one.

A row can be cut amid its cells; the header of a table, repeated on the next page, is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from extractor.model import Block, Box, Cell, Paragraph, Table, paragraphs
from extractor.read.layout.lines import MARKER
from extractor.read.layout.paragraph_breaks import Sides, joined_paragraphs
from extractor.read.layout.table_borders import (
    common_borders,
    last_row,
    moved_down,
    on_borders,
    rows_from,
    without_room,
)
from extractor.read.thai_words import is_within_word
from extractor.thai import fold

_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,9}(?:[.,][0-9๐-๙]{1,9}){0,4}\s*%?\s*")
_ONE_NUMBER = re.compile(r"\s*[0-9๐-๙]+\s*(?:[.,]\s*[0-9๐-๙]+\s*)?%?\s*")
CELL_PADDING = 5.5
"""Points between a cell's border and its text."""
NUMBERED = 2
"""Columns of mere numbers below words from which a table's first row is its headings."""
A_LINE = 1.2
"""Heights of its line by which what was cut ends higher than its neighbour at most."""
REPEATED_ROWS = 3
"""Rows that a table repeats at the top of a page at most."""
ALIKE, HEADER_LETTERS = 0.7, 12
"""Share that header rows of pictures have in common, and letters from which that tells."""


def joined(above: Block, below: Block, sides: Sides) -> Block | None:
    """The two blocks around a page break as one; None where they are two.

    ``sides`` are the x that the lines of the upper one's page or cell can reach.
    """
    if isinstance(above, Paragraph) and isinstance(below, Paragraph):
        return joined_paragraphs(above, below, sides)
    if isinstance(above, Table) and isinstance(below, Table):
        return _joined_tables(above, below)
    return None


def _joined_tables(above: Table, below: Table) -> Table | None:
    above, below = without_room(above, below)
    borders = common_borders(above, below)
    if not borders:
        return _joined_inside(above, below)
    upper = on_borders(above, borders)
    lower = on_borders(below, borders)
    if repeated := _repeated_rows(above, below):
        lower = rows_from(lower, repeated)
    if not lower.cells:
        return upper
    if repeated and _counts_anew(upper, lower, repeated):
        return None
    shift = upper.n_rows
    cells = list(upper.cells)
    split = _goes_on(upper, lower)
    for cell in lower.cells:
        if split and cell.row == 0:
            _append(cells, cell, shift - 1)
        else:
            cells.append(moved_down(cell, shift - split))
    return Table(tuple(cells), above.place, above.zone)


def _counts_anew(upper: Table, lower: Table, heads: int) -> bool:
    """Whether the rows below the headings begin with the number with which the upper ones began.

    Then the same headings stand over another table of the same kind.
    """
    label = fold(lower.rows()[0][0].text)
    labels = [fold(row[0].text) for row in upper.rows()[heads:] if row]
    counted = any(char.isdigit() for char in label)
    return counted and len(labels) > 1 and labels[0] == label != labels[-1]


def _joined_inside(above: Table, below: Table) -> Table | None:
    """``above`` with ``below`` joined to the table that ends its last row, if that goes on."""
    last = above.n_rows - 1
    for index, cell in enumerate(above.cells):
        if cell.row + cell.row_span <= last or not cell.blocks:
            continue
        inner = cell.blocks[-1]
        one = _joined_tables(inner, below) if isinstance(inner, Table) else None
        if one is not None:
            longer = replace(cell, blocks=(*cell.blocks[:-1], one))
            return replace(above, cells=(*above.cells[:index], longer, *above.cells[index + 1 :]))
    return None


def _repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the top of ``below`` are those at the top of ``above`` once more."""
    count = 0
    for upper, lower in zip(above.rows()[:REPEATED_ROWS], below.rows(), strict=False):
        words = [fold(cell.text) for cell in lower]
        before = [fold(cell.text) for cell in upper]
        if not any(words) or not (words == before or _read_alike(lower, words, before)):
            break
        count += 1
    spans = (cell.row + cell.row_span for cell in below.cells if cell.row < count)
    return count if max(spans, default=0) <= count else 0


def _read_alike(row: Sequence[Cell], words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a row was read from a picture as another is but for letters that it misread."""
    pictured = any(one.sure for cell in row for one in paragraphs(cell.blocks))
    if not pictured or len(words) != len(before) or len("".join(before)) < HEADER_LETTERS:
        return False
    return SequenceMatcher(None, "|".join(before), "|".join(words)).ratio() >= ALIKE


def _goes_on(upper: Table, lower: Table) -> bool:
    """Whether the lower table begins amid a row.

    A row of several cells has a label, which is empty where it goes on, or was cut itself: then
    other cells have nothing more to say, or all were cut and the label lacks its number yet; or it
    had no room above where other cells had. A list that goes on with its next number is cut, for a
    new row's would begin anew; two numbers in one column are two rows', and so are a table's
    headings and the numbers below them. A row of one cell begins with a heading in bold, if the
    row above does, or goes on with the table that the row above ends with.
    """
    first, last = lower.rows()[0], last_row(upper)
    if [cell.column for cell in first] != [cell.column for cell in last]:
        return False
    if any(cell.row_span > 1 and cell.blocks for cell in first[1:]):
        return False
    if len(first) == 1:
        headed = _starts_bold(last[0]) and not _starts_bold(first[0])
        return headed or _inner_goes_on(last[0], first[0])
    pairs = [pair for pair in zip(last, first, strict=True) if not _covers_rows(*pair)]
    if len(pairs) < 2 or (upper.n_rows == 1 and _heads(pairs)):
        return False
    (label_above, label_below), *others = pairs
    if not label_above.text.strip():
        return bool(label_below.text.strip()) and _fills_up(others)
    if not label_below.text.strip():
        told = any(below.blocks for _, below in others)
        return bool(label_above.text.strip()) and told and not _have_two_numbers(others)
    cut = _end_together(last) and all(_runs_on(above, below) for above, below in others)
    if label_below.row_span > 1:
        return cut and _runs_on(label_above, label_below)
    if any(_is_cut_for_certain(above, below) for above, below in others):
        return True
    if all(_counts_on(above.blocks, below.blocks) for above, below in others):
        return True
    if is_within_word(label_above.text, label_below.text) and _runs_on(label_above, label_below):
        return True
    if _have_two_numbers(others):
        return False
    if not _NUMBER.fullmatch(label_above.text) and _are_counted(lower):
        return False
    empty = any(above.blocks and not below.blocks for above, below in others)
    if all(any(char.isdigit() for char in label.text) for label in (label_above, label_below)):
        return empty and _runs_on(label_above, label_below)
    return (empty or cut) and _runs_on(label_above, label_below)


def _heads(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether the upper cells are a table's headings: two of them stand over a mere number."""
    numbered = [
        above
        for above, below in pairs
        if _NUMBER.fullmatch(below.text) and above.blocks and not _NUMBER.fullmatch(above.text)
    ]
    return len(numbered) >= NUMBERED


def _have_two_numbers(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether numbers stand on both sides of the break in one column: those of two rows."""
    return any(_are_two_numbers(above, below) for above, below in pairs)


def _are_counted(table: Table) -> bool:
    """Whether the first rows of a table have mere numbers that count up as their labels."""
    labels = [row[0].text for row in table.rows()[:2] if row]
    if len(labels) < 2 or not all(map(_NUMBER.fullmatch, labels)):
        return False
    one, other = (re.sub(r"\D", "", label) for label in labels)
    return int(other) == int(one) + 1


def _are_two_numbers(upper: Cell, lower: Cell) -> bool:
    """Whether both cells hold a whole number: no one number, or on a line with room for both."""
    if not (_NUMBER.fullmatch(upper.text) and _NUMBER.fullmatch(lower.text)):
        return False
    return not _ONE_NUMBER.fullmatch(upper.text + lower.text) or not _runs_on(upper, lower)


def _is_cut_for_certain(upper: Cell, lower: Cell) -> bool:
    """Whether a table within the upper cell is cut amid a row and goes on within the lower one."""
    if not upper.blocks or not lower.blocks:
        return False
    above, below = upper.blocks[-1], lower.blocks[0]
    if not isinstance(above, Table) or not isinstance(below, Table):
        return False
    above, below = without_room(above, below)
    borders = common_borders(above, below)
    return bool(borders) and _goes_on(on_borders(above, borders), on_borders(below, borders))


def _fills_up(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether lower cells say what the upper ones do not, or go on with what they say."""
    said = any(above.blocks for above, _ in pairs)
    return said and all(
        not above.blocks
        or not below.blocks
        or _runs_on(above, below)
        or _counts_on(above.blocks, below.blocks)
        for above, below in pairs
    )


def _counts_on(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether the list that the upper blocks end with goes on with its next number."""
    numbers = [_list_number(block) for block in above]
    last = next((number for number in reversed(numbers) if number), 0)
    return last > 0 and bool(below) and _list_number(below[0]) == last + 1


def _list_number(block: Block) -> int:
    """The list number that a paragraph begins with, 0 for none."""
    marker = MARKER.match(block.text) if isinstance(block, Paragraph) else None
    digits = re.findall(r"[0-9๐-๙]+", marker.group()) if marker else []
    return int(digits[-1]) if digits else 0


def _covers_rows(upper: Cell, lower: Cell) -> bool:
    """Whether a cell merged over several rows goes on: it tells nothing about the last of them."""
    return upper.row_span > 1 and not lower.text.strip()


def _runs_on(upper: Cell, lower: Cell) -> bool:
    """Whether the upper cell's last paragraph goes on in the lower one, whose line was full."""
    return len(_chained(upper, lower)) < len(upper.blocks + lower.blocks)


def _end_together(row: Sequence[Cell]) -> bool:
    """Whether the cells' last lines are level: what ends higher up was not cut by the page."""
    boxes = [box for cell in row if cell.blocks and (box := _last_line(cell.blocks[-1]))]
    foot = max((box[3] for box in boxes), default=0.0)
    return all(foot - box[3] < A_LINE * (box[3] - box[1]) for box in boxes)


def _last_line(block: Block) -> Box | None:
    """Where a paragraph's last line stands; None for a table."""
    return block.printed[-1][1].box if isinstance(block, Paragraph) else None


def _inner_goes_on(upper: Cell, lower: Cell) -> bool:
    """Whether the lower cell begins with the rest of the table that ends the upper one.

    That has its borders, and no header row but the upper one's.
    """
    above = upper.blocks[-1] if upper.blocks else None
    below = lower.blocks[0] if lower.blocks else None
    if not (isinstance(above, Table) and isinstance(below, Table)):
        return False
    begins_anew = any(map(_starts_bold, below.rows()[0])) and not _repeated_rows(above, below)
    return not begins_anew and bool(common_borders(*without_room(above, below)))


def _starts_bold(cell: Cell) -> bool:
    first = cell.blocks[0] if cell.blocks else None
    return isinstance(first, Paragraph) and bool(first.bold) and first.bold[0][0] == 0


def _append(cells: list[Cell], cell: Cell, row: int) -> None:
    """Put a cell's blocks at the end of the cell that it continues."""
    for index, upper in enumerate(cells):
        if upper.row <= row < upper.row + upper.row_span and upper.column == cell.column:
            rows = max(upper.row_span, row - upper.row + cell.row_span)
            cells[index] = replace(upper, row_span=rows, blocks=_chained(upper, cell))
            return
    cells.append(replace(cell, row=row))


def _chained(upper: Cell, lower: Cell) -> tuple[Block, ...]:
    above, below = upper.blocks, lower.blocks
    box = upper.place.box
    sides = (box[0] + CELL_PADDING, box[2] - CELL_PADDING) if box else (0.0, 0.0)
    if above and below and (one := joined(above[-1], below[0], sides)) is not None:
        return (*above[:-1], one, *below[1:])
    return above + below
