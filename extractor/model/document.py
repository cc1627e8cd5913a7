"""What a file was read into: blocks in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points; the origin is the page's top left corner."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: page (from 1) and box in PDFs and scans, otherwise a path.

    ``path`` leads into the document's parts, e.g. ``word/document.xml/body/tbl[2]/tr[1]/tc[1]``
    (positions count from 1) or ``line[12]`` of a transcript.
    """

    page: int | None = None
    box: Box | None = None
    path: str = ""

    def union(self, other: Place) -> Place:
        """The smallest place that holds both; this one's page or path where they are far apart."""
        return self.around((other,))

    def around(self, others: Iterable[Place]) -> Place:
        """The smallest place that holds this one and all ``others`` that stand on its page."""
        if self.box is None:
            return self
        x0, y0, x1, y1 = self.box
        for other in others:
            if other.box is not None and other.page == self.page:
                left, top, right, bottom = other.box
                x0, y0 = min(x0, left), min(y0, top)
                x1, y1 = max(x1, right), max(y1, bottom)
        return Place(self.page, (x0, y0, x1, y1), self.path)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people, in both languages of the product."""

    th: str
    en: str


Zone = Literal["body", "header", "footer", "note"]
"""Where a block stands: page headers and footers repeat, notes are foot- and endnotes."""

Span = tuple[int, int]
"""Start and end offsets into a text, end excluded."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as people read it.

    ``text`` is repaired Thai in which every kind of tick box is ☑ or ☐, or ⍰ where the page does
    not tell; line breaks are ``\\n`` and tabulators ``\\t``; ``raw`` is what the file says.
    ``label`` is an automatic list number or bullet ("1.", "๑)", "•") that is shown but is not in
    the text. ``bold`` lists bold stretches of ``text``. ``lines`` maps offsets of ``text`` to the
    places of its printed lines where a paragraph covers several (PDF, scan); it is empty when
    ``place`` says it all. ``sure`` holds for every character of ``text`` that was read from a
    picture how sure its reading is, 0 to 1; it is empty for text that a file itself says. 0 is a
    character that nothing may rest on.
    """

    text: str
    place: Place = NOWHERE
    raw: str = ""
    label: str = ""
    zone: Zone = "body"
    bold: tuple[Span, ...] = ()
    lines: tuple[tuple[int, Place], ...] = ()
    sure: tuple[float, ...] = ()

    def sureness(self, start: int, end: int) -> float:
        """How sure the least sure character of ``text[start:end]`` is; 1 for a file's own text."""
        return min(self.sure[start:end], default=1.0)

    def place_of(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``: the printed lines that it touches."""
        if not self.lines:
            return self.place
        ends = [offset for offset, _ in self.lines[1:]] + [len(self.text) + 1]
        touched = [
            place
            for (begin, place), stop in zip(self.lines, ends, strict=True)
            if begin < max(end, start + 1) and stop > start
        ]
        if not touched:
            return self.place
        return touched[0].around(touched[1:])

    @property
    def printed(self) -> tuple[tuple[int, Place], ...]:
        """The offset and place of every printed line: a paragraph of one line has its own."""
        return self.lines or ((0, self.place),)

    @property
    def shown(self) -> str:
        """The text with its automatic number in front, as a reader sees it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: rows and columns count from 0, spans from 1; ``blocks`` may hold tables."""

    row: int
    column: int
    blocks: tuple[Block, ...] = ()
    row_span: int = 1
    column_span: int = 1
    place: Place = NOWHERE

    @property
    def text(self) -> str:
        """All text of the cell, one line per paragraph."""
        return "\n".join(paragraph.shown for paragraph in paragraphs(self.blocks))


_COLUMN = attrgetter("column")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: only real cells are listed, merged ones once, in row-major order."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    zone: Zone = "body"

    @property
    def n_rows(self) -> int:
        """Number of grid rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def n_columns(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that start in each grid row, left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(sorted(row, key=_COLUMN)) for row in rows)


Block = Paragraph | Table


def moved(block: Block, move: Callable[[Place], Place]) -> Block:
    """The block with the places of everything in it moved."""
    if isinstance(block, Paragraph):
        lines = tuple((offset, move(place)) for offset, place in block.lines)
        return replace(block, place=move(block.place), lines=lines)
    cells = tuple(
        replace(
            cell,
            blocks=tuple(moved(inner, move) for inner in cell.blocks),
            place=move(cell.place),
        )
        for cell in block.cells
    )
    return replace(block, place=move(block.place), cells=cells)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph below ``blocks`` in reading order, cells row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs(cell.blocks)


@dataclass(frozen=True, slots=True)
class Notice:
    """What *we* could not do or want looked at: a reading code (see ``errors.READING_CODES``).

    ``about`` names the part, target or limit in words; ``limit`` and ``value`` are set when a limit
    was hit. Codes starting with ``E_`` mean that something was not read, ``W_`` that it was read
    but should be looked at.
    """

    code: str
    about: str = ""
    place: Place | None = None
    limit: str = ""
    value: str = ""


Layer = Literal["text", "repaired", "ocr", "none"]
Kind = Literal["docx", "doc", "odt", "rtf", "pdf", "transcript"]


@dataclass(frozen=True, slots=True)
class PageReading:
    """How well a page was read: ``quality`` runs from 0 (nothing usable) to 1 (as printed)."""

    page: int
    layer: Layer
    quality: float


ReadingStatus = Literal["ok", "partial", "error"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: ``path`` is relative to the argument it was found under."""

    path: str
    data: bytes = field(repr=False)
    sha256: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: its blocks in reading order and what could not be read.

    Page headers come first, footers and notes last (see ``zone``). ``status`` is "ok" only when
    every page and part was read.
    """

    kind: Kind
    blocks: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    status: ReadingStatus = "ok"
    pages: tuple[PageReading, ...] = ()
    pages_total: int = 0
    pages_read: int = 0


def text_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """A line per paragraph; a table row is its cells joined by TAB, its nested tables below it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.shown.split("\n")
            continue
        for row in block.rows():
            yield "\t".join(
                " ".join(
                    piece.shown.replace("\n", " ").replace("\t", " ")
                    for piece in cell.blocks
                    if isinstance(piece, Paragraph)
                )
                for cell in row
            )
            for cell in row:
                nested = tuple(piece for piece in cell.blocks if isinstance(piece, Table))
                yield from text_lines(nested)
