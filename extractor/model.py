"""The values that pass between the stages; this module imports nothing of ours.

``path -> Document -> Sections -> Report -> Outcomes -> Audit``: one frozen type per border.
Everything printed in a report keeps its ``raw`` text and its ``Place``, so that each word of an
audit can be pointed at on the page it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

# --- where something stands -------------------------------------------------------------------

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
        if self.box is None or other.box is None or self.page != other.page:
            return self
        a, b = self.box, other.box
        joined = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
        return Place(page=self.page, box=joined, path=self.path)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people, in both languages of the product."""

    th: str
    en: str


# --- what a file was read into ----------------------------------------------------------------

Zone = Literal["body", "header", "footer", "note"]
"""Where a block stands: page headers and footers repeat, notes are foot- and endnotes."""

Span = tuple[int, int]
"""Start and end offsets into a text, end excluded."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as people read it.

    ``text`` is repaired Thai in which every kind of tick box is ☑ or ☐, line breaks are ``\\n`` and
    tabulators ``\\t``; ``raw`` is what the file says. ``label`` is an automatic list number or
    bullet ("1.", "๑)", "•") that is shown but is not in the text. ``bold`` lists bold stretches of
    ``text``. ``lines`` maps offsets of ``text`` to the places of its printed lines where a
    paragraph covers several (PDF, scan); it is empty when ``place`` says it all.
    """

    text: str
    place: Place = NOWHERE
    raw: str = ""
    label: str = ""
    zone: Zone = "body"
    bold: tuple[Span, ...] = ()
    lines: tuple[tuple[int, Place], ...] = ()

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
        joined = touched[0]
        for place in touched[1:]:
            joined = joined.union(place)
        return joined

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
        return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)


Block = Paragraph | Table


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


# --- the sections found -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not there, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """A heading recognised: ``similarity`` 0 to 1 to ``wording``; ``margin`` to the runner-up.

    ``runner_up`` is the id of the section that the same words would fit second best, "" if none.
    ``exact`` says that the heading is written as the form writes it, spacing and digits aside.
    """

    section: str
    raw: str
    place: Place
    wording: str
    similarity: float
    runner_up: str = ""
    margin: float = 1.0
    exact: bool = True


SectionStatus = Literal["present", "empty", "missing"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One standing of a section: its heading (``Missing`` where it has none) and its content."""

    heading: HeadingMatch | Missing
    blocks: tuple[Block, ...] = ()
    place: Place | None = None

    @property
    def text(self) -> str:
        """The content as plain text, a line per paragraph, table rows as cells joined by TAB."""
        return "\n".join(text_lines(self.blocks))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form as found: ``first`` is the one read, ``repeats`` stand elsewhere."""

    id: str
    status: SectionStatus
    first: Occurrence
    repeats: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """The document cut along the form.

    ``sections`` holds every section of the form, in the form's order. ``order`` lists the ids in
    the order in which they stand in the document. ``title`` are the lines that name the report
    (page titles). ``guideline`` says that an appended guideline was found and left out.
    ``lines_claimed`` of ``lines_total`` non-empty lines belong to a section, the title or a
    guideline. ``unclaimed`` are the others.
    """

    sections: tuple[Section, ...]
    order: tuple[str, ...] = ()
    title: tuple[Paragraph, ...] = ()
    guideline: bool = False
    unclaimed: tuple[Paragraph, ...] = ()
    lines_claimed: int = 0
    lines_total: int = 0
    notices: tuple[Notice, ...] = ()

    def __getitem__(self, section: str) -> Section:
        return next(found for found in self.sections if found.id == section)


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


# --- the typed values -------------------------------------------------------------------------


NOT_APPLICABLE = "not applicable"
"""The ``note`` of a ``Number`` where the author says there is none: "-", "N/A", "ไม่มี"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: ``value`` keeps its printed decimals, None where nothing numeric stands.

    ``unit`` is the printed unit ("ร้อยละ", "ระดับ", "" for none). ``note`` says why there is no
    value (``NOT_APPLICABLE`` where a dash says so), or how it was read when that is not plain
    ("number written in words").
    """

    raw: str
    value: Decimal | None
    place: Place = NOWHERE
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text with its place."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class RoundOption:
    """A tick box of a reporting round. ``page`` groups options printed together (from 1)."""

    months: int
    ticked: bool
    raw: str = ""
    place: Place = NOWHERE
    group: int = 1


@dataclass(frozen=True, slots=True)
class Round:
    """The reporting round: ``months`` is None unless exactly one round is ticked (or stated)."""

    months: int | None
    options: tuple[RoundOption, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name, e.g. of the indicator."""

    name: str
    place: Place = NOWHERE


PhoneKind = Literal["landline", "mobile", ""]


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone: ``number`` is its digits ("026534444"; "" if malformed), ``extension`` as printed.

    ``kind`` is "" when the number is not a Thai phone number.
    """

    text: str
    number: str
    extension: str = ""
    kind: PhoneKind = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class People:
    """Who answers for something: persons (or positions) and phones."""

    people: tuple[Name, ...] = ()
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A row of a level table; ``text`` is "-" where the form says "no such level"."""

    level: int
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Levels:
    """A table of score levels, in printed order; levels may be absent or repeated."""

    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of the score table; a cell is ``Missing`` where the table has no such column or text.

    ``group`` marks a heading row over sub-rows (it has a weight and no score of its own).
    """

    indicator: Text
    weight: Number | Missing
    result: Number | Missing
    score: Number | Missing
    weighted_score: Number | Missing
    place: Place = NOWHERE
    group: bool = False


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The score calculation: its rows and, where printed, the total."""

    rows: tuple[ScoreRow, ...] = ()
    total: ScoreRow | None = None


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A date: Christian-era ``year``; ``month`` and ``day`` None where only less is printed."""

    raw: str
    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A listed item without its number. What was recognised in it: dates, links, order number."""

    text: str
    place: Place = NOWHERE
    order_number: str = ""
    dates: tuple[ThaiDate, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, or the paragraphs of a text that has no list numbers."""

    items: tuple[Item, ...] = ()


Value = Round | Name | People | Text | Levels | ScoreTable | Items


@dataclass(frozen=True, slots=True)
class FieldSection:
    """A section with its value; ``Missing`` where the section is missing, empty or unreadable."""

    section: Section
    value: Value | Missing


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit, fiscal year (Christian era) or other name mentioned in the report, with its place."""

    what: str
    section: str
    raw: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Report:
    """The report as typed values, section by section in the form's order.

    ``units`` and ``fiscal_years`` are all mentions in reading order (a fiscal year's ``what`` is
    its Buddhist-era year, e.g. "2566"). ``fields_read`` of ``fields_expected`` could be read.
    """

    document: Document
    sections: Sections
    fields: Mapping[str, FieldSection]
    units: tuple[Mention, ...] = ()
    fiscal_years: tuple[Mention, ...] = ()
    fields_read: int = 0
    fields_expected: int = 0


# --- what the checks say ----------------------------------------------------------------------

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the document; what *we* could not do is a ``Notice``.

    ``section`` is the form's section id, "" for the whole report. ``row`` tells rows and people
    apart. ``working`` shows the arithmetic; ``quote`` is the text complained of.
    """

    code: str
    name: str
    severity: Severity
    section: str
    message: Message
    row: str = ""
    reported: str | None = None
    expected: str | None = None
    working: str | None = None
    quote: str | None = None
    place: Place | None = None


class Status(StrEnum):
    """How a check ended; one that could not run has never passed."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    BROKE = "broke"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check's end.

    ``reason`` says why it was skipped or how it broke. ``blocked`` marks a skip because something
    that stands in the report could not be read (the audit is then incomplete), as against a skip
    because there is nothing to check.
    """

    code: str
    name: str
    severity: Severity
    status: Status
    reason: str = ""
    blocked: bool = False
    findings: tuple[Finding, ...] = ()


Verdict = Literal["clean", "findings", "incomplete", "unreadable"]


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything known about one file after its audit."""

    source: Source
    form_id: str
    form_version: str
    report: Report
    outcomes: tuple[Outcome, ...]

    @property
    def document(self) -> Document:
        """The file as it was read."""
        return self.report.document

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the checks."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def verdict(self) -> Verdict:
        """The one-word answer. What could not be checked outweighs what was found."""
        if self.document.status == "error":
            return "unreadable"
        if self.document.status == "partial" or any(
            outcome.blocked or outcome.status is Status.BROKE for outcome in self.outcomes
        ):
            return "incomplete"
        return "findings" if self.findings else "clean"
