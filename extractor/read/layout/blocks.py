"""One page's runs and drawings -> its blocks in reading order.

``place_page`` puts every run into the cell it stands in, ``blocks_of`` makes paragraphs and tables
of what stands where; in between, page headers and footers can be taken off (see ``running``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.errors import ReadFault
from extractor.model import Block, Box, Cell, Notice, Place, Table
from extractor.read.glyphs import PageContent, Run
from extractor.read.layout.boxes import with_ticks
from extractor.read.layout.columns import find_stretches, table_of
from extractor.read.layout.frame_rows import with_rows_of_frames
from extractor.read.layout.grid import Grid, find_grids
from extractor.read.layout.lines import Line, lines_of
from extractor.read.layout.newspaper import OUTDENT, Fold, find_fold
from extractor.read.layout.paragraphs import frame_of, paragraph_of, paragraphs_of
from extractor.read.layout.struck import without_struck
from extractor.read.limits import Limits

LOW_FRAME = 24.0
"""Points below which a frame holds one line at most: it is drawn around words of a line."""


def place_page(page: PageContent, limits: Limits) -> tuple[Region, tuple[Notice, ...]]:
    """The page's runs put where they stand, and what was doubtful or stopped its tables.

    A tick box of which it is not certain what stands in it is W_OCR: to be looked at on the page.
    Text that is struck out is W_HIDDEN_TEXT.
    """
    page, struck = without_struck(with_ticks(page))
    doubts = tuple(Notice("W_OCR", "☐ / ☑", Place(page.number, box)) for box in page.doubts)
    doubts += _struck_notices(page.number, struck)
    try:
        grids, _ = find_grids(page.segments, page.rects, limits)
    except ReadFault as fault:
        place = Place(page.number)
        notice = Notice(fault.code, fault.about, place, fault.limit, fault.value)
        return Region(list(page.runs), width=page.width), (*doubts, notice)
    return _placed(page, grids), doubts


def _struck_notices(page: int, struck: int) -> tuple[Notice, ...]:
    if not struck:
        return ()
    about = f"page {page}: struck out"
    return (Notice("W_HIDDEN_TEXT", about, Place(page), value=str(struck)),)


@dataclass(slots=True)
class Region:
    """A page or a cell while it is filled: the runs in it and the grids drawn in it.

    ``box`` is None for a page, which has its ``width`` instead.
    """

    runs: list[Run] = field(default_factory=list)
    tables: list[Drawn] = field(default_factory=list)
    box: Box | None = None
    width: float = 0.0


@dataclass(slots=True)
class Drawn:
    """A grid with a region for each of its cells."""

    grid: Grid
    regions: list[Region]


# --- what stands in which cell ----------------------------------------------------------------


def _placed(content: PageContent, grids: Sequence[Grid]) -> Region:
    """Runs and grids put into the innermost cell around them; what is in none is the page's."""
    page = Region(width=content.width)
    shelves = _Shelves()
    grids = with_rows_of_frames(grids, LOW_FRAME)
    for grid in sorted(grids, key=lambda grid: -_area(grid.box)):
        if _frames_a_line(grid):
            continue
        drawn = Drawn(grid, [Region(box=cell.box) for cell in grid.cells])
        x0, y0, x1, y1 = grid.box
        parent = shelves.region_at((x0 + x1) / 2, (y0 + y1) / 2) or page
        parent.tables.append(drawn)
        shelves.add(drawn)
    for run in content.runs:
        for piece in _pieces(run, shelves):
            region = shelves.region_at((piece.x0 + piece.x1) / 2, _middle(piece))
            (region or page).runs.append(piece)
    return page


def _frames_a_line(grid: Grid) -> bool:
    """Whether the grid is a mere frame, too low to hold more than words of the line around it."""
    return len(grid.cells) == 1 and grid.box[3] - grid.box[1] < LOW_FRAME


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _middle(run: Run) -> float:
    return run.baseline - 0.3 * run.size if not run.rotated else (run.top + run.bottom) / 2


def _pieces(run: Run, shelves: _Shelves) -> Sequence[Run]:
    """A run cut where it crosses into another cell at a space; most runs stay whole."""
    y = _middle(run)
    if run.rotated or " " not in run.text:
        return (run,)
    first = shelves.region_at(run.x0 + 0.5, y)
    if first is None or first.box is None or run.x1 <= first.box[2] + 1:
        return (run,)
    border = first.box[2]
    at = bisect_right(run.xs, border, hi=len(run.text))
    if not 0 < at < len(run.text) or " " not in run.text[at - 1 : at + 1]:
        return (run,)
    cut = run.cut(border)
    return (run,) if cut is None else (cut[0], *_pieces(cut[1], shelves))


class _Shelves:
    """Grids by height, to find the innermost cell around a point without looking at them all."""

    HEIGHT = 24.0

    def __init__(self) -> None:
        self._shelves: dict[int, list[Drawn]] = defaultdict(list)

    def add(self, drawn: Drawn) -> None:
        """Take a grid in; enclosing grids come before the ones inside them."""
        _, top, _, bottom = drawn.grid.box
        for shelf in range(int(top // self.HEIGHT), int(bottom // self.HEIGHT) + 1):
            self._shelves[shelf].append(drawn)

    def region_at(self, x: float, y: float) -> Region | None:
        """The innermost cell's region around a point."""
        for drawn in reversed(self._shelves.get(int(y // self.HEIGHT), ())):
            index = drawn.grid.cell_at(x, y)
            if index >= 0:
                return drawn.regions[index]
        return None


# --- regions -> blocks ------------------------------------------------------------------------


def blocks_of(region: Region, page: int) -> tuple[Block, ...]:
    """The blocks of a region in reading order; ``page`` is their page's number.

    A frame around text is no table but what stands in it; on a page it still comes as a table of
    one cell, because only the pages around show whether it goes on (see ``pages``).
    """
    lines = lines_of(region.runs)
    if region.box is None:
        fold = find_fold(lines, [drawn.grid.box for drawn in region.tables])
        if fold is not None:
            return _unfolded(region, fold, page)
    if not region.tables:
        return tuple(_text_blocks(lines, region, page))
    tables = sorted(
        (drawn for drawn in region.tables if _has_text(drawn)),
        key=lambda drawn: (drawn.grid.box[1], drawn.grid.box[0]),
    )
    blocks: list[Block] = []
    at = 0
    for drawn in tables:
        end = at
        while end < len(lines) and _before(lines[end], drawn.grid.box):
            end += 1
        blocks += _text_blocks(lines[at:end], region, page)
        at = end
        table = _table(drawn, page)
        blocks += table.cells[0].blocks if len(table.cells) == 1 and region.box else (table,)
    blocks += _text_blocks(lines[at:], region, page)
    return tuple(blocks)


def _unfolded(region: Region, fold: Fold, page: int) -> tuple[Block, ...]:
    """The blocks of a page in two columns: what stands above them, the left and the right one."""
    above, left, right = (Region(width=width) for width in (region.width, fold.x, region.width))
    for run in region.runs:
        below = run.baseline > fold.top
        ((right if run.x0 > fold.x else left) if below else above).runs.append(run)
    for drawn in region.tables:
        x0, top, _, _ = drawn.grid.box
        below = top > fold.top - LOW_FRAME
        ((right if x0 > fold.x - OUTDENT else left) if below else above).tables.append(drawn)
    return tuple(block for part in (above, left, right) for block in blocks_of(part, page))


def _has_text(drawn: Drawn) -> bool:
    return any(
        any(not run.text.isspace() for run in region.runs) or any(map(_has_text, region.tables))
        for region in drawn.regions
    )


def _before(line: Line, table: Box) -> bool:
    """Whether a line is read before a table: it stands above it, or left of its upper part."""
    if line.baseline <= table[1] + 0.5 * line.size:
        return True
    return line.x1 <= table[0] + 1 and line.baseline <= table[3]


def _text_blocks(lines: Sequence[Line], region: Region, page: int) -> list[Block]:
    """Paragraphs, and tables where lines stand in columns."""
    if len(lines) <= 1:
        return [paragraph_of(lines[0], page)] if lines else []
    frame = frame_of(lines, region.box, region.width)
    blocks: list[Block] = []
    at = 0
    for stretch in find_stretches(lines):
        blocks += paragraphs_of(lines[at : stretch.start], frame, page)
        blocks.append(table_of(lines, stretch, frame, page))
        at = stretch.end
    blocks += paragraphs_of(lines[at:], frame, page)
    return blocks


def _table(drawn: Drawn, page: int) -> Table:
    cells = tuple(
        Cell(
            found.row,
            found.column,
            blocks_of(region, page),
            found.row_span,
            found.column_span,
            Place(page, found.box),
        )
        for found, region in zip(drawn.grid.cells, drawn.regions, strict=True)
    )
    return Table(cells, Place(page, drawn.grid.box))
