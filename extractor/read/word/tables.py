"""A Word table as a grid: spans clamped, merged cells once, what is nested too deep flattened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from extractor.errors import ReadFault
from extractor.model import Block, Cell, Place, Table, Zone
from extractor.read.limits import Limits
from extractor.read.word.log import WordLog
from extractor.read.word.names import VAL, W, to_int

_TR, _TC, _TRPR, _TCPR = W + "tr", W + "tc", W + "trPr", W + "tcPr"
_SDT, _DELETED = W + "sdt", frozenset({W + "del", W + "moveFrom"})
_NOT_CELLS = frozenset({W + "tblPr", W + "tblGrid", W + "tblPrEx", _TRPR, W + "sdtPr"})


class CellReader(Protocol):
    """What a table needs of the part that it stands in."""

    log: WordLog
    limits: Limits
    zone: Zone

    def blocks(self, container: etree._Element, path: str, depth: int) -> list[Block]:
        """The blocks below ``container``; ``depth`` counts the tables around them."""

    def open_control(self, control: etree._Element, place: Place) -> etree._Element | None:
        """The content of a content control, None where only its placeholder stands."""

    def close_control(self) -> str:
        """A tick that the control had no text for, else ""."""

    def skip_deleted(self, element: etree._Element, place: Place) -> None:
        """Note the text below ``element`` as deleted."""


@dataclass(slots=True)
class _Draft:
    """A cell while rows are added to it."""

    row: int
    column: int
    blocks: list[Block]
    place: Place
    column_span: int
    row_span: int = 1


@dataclass(slots=True)
class _Grid:
    cells: list[_Draft] = field(default_factory=list)
    merging: dict[int, _Draft] = field(default_factory=dict)
    """Cells that the next row's ``vMerge`` may continue, by column."""


def read_table(reader: CellReader, table: etree._Element, path: str, depth: int) -> list[Block]:
    """The table as one block, or its cells' blocks where tables are nested too deep."""
    grid = _Grid()
    columns = next((len(child) for child in table if child.tag == W + "tblGrid"), 0)
    place = Place(path=path)
    for row, (element, row_path) in enumerate(_children(reader, table, path, _TR)):
        if row >= reader.limits.table_rows:
            raise ReadFault("E_LIMIT", path, limit="table_rows", value=f"> {row}")
        _read_row(reader, grid, element, row, row_path, depth, columns)
    if depth >= reader.limits.table_nesting:
        reader.log.limit("table_nesting", depth + 1, place)
        return [block for cell in grid.cells for block in cell.blocks]
    if not grid.cells:
        return []
    cells = tuple(
        Cell(at.row, at.column, tuple(at.blocks), at.row_span, at.column_span, at.place)
        for at in grid.cells
    )
    return [Table(cells, place, reader.zone)]


def _children(
    reader: CellReader, parent: etree._Element, path: str, wanted: str
) -> Iterator[tuple[etree._Element, str]]:
    """Rows of a table or cells of a row, through controls and other wrappers, with their paths."""
    name = wanted.removeprefix(W)
    count = 0
    for child in parent:
        tag = child.tag
        if tag == wanted:
            count += 1
            yield child, f"{path}/{name}[{count}]"
        elif tag == _SDT:
            content = reader.open_control(child, Place(path=path))
            if content is not None:
                yield from _children(reader, content, f"{path}/sdt", wanted)
            reader.close_control()
        elif tag in _DELETED:
            reader.skip_deleted(child, Place(path=path))
        elif tag not in _NOT_CELLS and len(child):
            yield from _children(reader, child, path, wanted)


def _read_row(
    reader: CellReader,
    grid: _Grid,
    element: etree._Element,
    row: int,
    path: str,
    depth: int,
    columns: int,
) -> None:
    column = 0
    properties = element.find(_TRPR)
    for prop in properties if properties is not None else ():
        if prop.tag == W + "gridBefore":
            column = _clamped(reader, prop.get(VAL), path, 0, columns)
        elif prop.tag in _DELETED:
            reader.skip_deleted(element, Place(path=path))
            return
    merging: dict[int, _Draft] = {}
    last: _Draft | None = None
    for cell, cell_path in _children(reader, element, path, _TC):
        if column >= reader.limits.table_columns:
            raise ReadFault("E_LIMIT", path, limit="table_columns", value=f"> {column}")
        merge = _Merge.of(reader, cell, cell_path, columns - column)
        blocks = reader.blocks(cell, cell_path, depth + 1)
        above = grid.merging.get(column) if merge.down == "continue" else None
        if merge.across == "continue" and last is not None:
            last.blocks += blocks
            last.column_span += merge.span
        elif above is not None:
            above.blocks += blocks
            above.row_span += 1
            merging[column] = last = above
        else:
            last = _Draft(row, column, blocks, Place(path=cell_path), merge.span)
            grid.cells.append(last)
            if merge.down:
                merging[column] = last  # a continuation without a start starts one
        column += merge.span
    grid.merging = merging


@dataclass(frozen=True, slots=True)
class _Merge:
    """A cell's spans: ``down`` and ``across`` are "", "restart" or "continue"."""

    span: int = 1
    down: str = ""
    across: str = ""

    @staticmethod
    def of(reader: CellReader, cell: etree._Element, path: str, room: int) -> _Merge:
        span, down, across = 1, "", ""
        properties = cell.find(_TCPR)
        for prop in properties if properties is not None else ():
            tag = prop.tag
            if tag == W + "gridSpan":
                span = _clamped(reader, prop.get(VAL), path, 1, room)
            elif tag == W + "vMerge":
                down = prop.get(VAL) or "continue"
            elif tag == W + "hMerge":
                across = prop.get(VAL) or "continue"
        return _Merge(span, down, across)


def _clamped(reader: CellReader, value: str | None, path: str, least: int, room: int) -> int:
    """A span; one that no table can have covers the room that is left, and is noticed."""
    span = to_int(value, -1)
    if 0 <= span <= reader.limits.table_span:
        return max(span, least)
    reader.log.add("W_DAMAGED", f"table span {str(value)[:20]!r}", Place(path=path))
    return max(least, min(room, reader.limits.table_span)) if span > 0 else least
