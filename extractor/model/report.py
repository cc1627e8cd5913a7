"""The typed values of a report's sections; each keeps its raw text and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.model.document import NOWHERE, Document, Place
from extractor.model.sections import Missing, Section, Sections

NOT_APPLICABLE = "not applicable"
"""The ``note`` of a ``Number`` where the author says there is none: "-", "N/A", "ไม่มี"."""

SEVERAL_NUMBERS = "several numbers stand here"
"""The ``note`` of a ``Number`` where it is not said which of several numbers is meant."""


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
    """The reporting round: ``months`` is None unless exactly one round is ticked (or stated).

    ``unread`` are the months whose box is there and does not tell whether it is ticked; they are
    among no options.
    """

    months: int | None
    options: tuple[RoundOption, ...] = ()
    unread: tuple[int, ...] = ()


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
