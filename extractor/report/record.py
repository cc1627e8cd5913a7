"""The audit JSON as types: what ``extract schema`` describes and archives keep.

Field names and their order are the contract with scripts; they change only with the schema's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractor.model import Kind, Layer, ReadingStatus, SectionStatus, Severity, Status, Verdict

SCHEMA_ID: Final = "urn:extract:audit:1"

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONE_BYTE = re.compile("[\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` as any JSON reader, terminal and spreadsheet can take it.

    Line ends become ``\\n``; control characters, lone surrogates and noncharacters, which no page
    shows, become U+FFFD.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("\ufffd", text)


def clean_path(path: str) -> str:
    """A file's name as strict UTF-8; bytes that are not UTF-8 are written ``\\xNN``."""
    path = _LONE_BYTE.sub(lambda found: f"\\x{ord(found.group()) - 0xDC00:02x}", path)
    return _SURROGATE.sub("\ufffd", path)


def _of_text(cleaning: Callable[[str], str]) -> BeforeValidator:
    """A cleaning as a validator; what is no text is left for pydantic to refuse."""
    return BeforeValidator(lambda value: cleaning(value) if isinstance(value, str) else value)


Clean = Annotated[str, _of_text(clean)]
CleanPath = Annotated[str, _of_text(clean_path)]


class Part(BaseModel):
    """The base of every part of the audit JSON: fixed keys, nothing else."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class PagePlace(Part):
    """A place in a PDF or scan: box is left, top, right, bottom in points from the top left."""

    page: int
    box: tuple[float, float, float, float] | None


class PathPlace(Part):
    """A place in a Word file or transcript: a path into the document's parts, counted from 1."""

    path: Clean


PlaceRecord = PagePlace | PathPlace | None


class MessageRecord(Part):
    """One sentence in Thai and English."""

    th: Clean
    en: Clean


class SourceRecord(Part):
    """The file: ``path`` is relative to the argument it was found under.

    ``sha256`` and ``bytes`` are null when the file could not be opened.
    """

    path: CleanPath
    name: CleanPath
    sha256: str | None
    bytes: int | None
    kind: Kind


class FormRecord(Part):
    """The form that the file was audited against."""

    id: str
    version: str


class DetailRecord(Part):
    """More about a reading code: in words, the limit hit and its value, and the page."""

    about: Clean
    limit: Clean | None
    value: Clean | None
    page: int | None


class PageRecord(Part):
    """How a page was read; quality runs from 0 (nothing usable) to 1 (as printed)."""

    page: int
    layer: Layer
    quality: float


class ReadingRecord(Part):
    """How the file was read: ok means every page and part."""

    status: ReadingStatus
    codes: list[str]
    details: dict[str, DetailRecord]
    pages_total: int
    pages_read: int
    pages: list[PageRecord]


class RoundOptionRecord(Part):
    """A tick box of a reporting round."""

    months: int
    ticked: bool


class RoundValue(Part):
    """The reporting round; ``months`` is null unless exactly one is ticked."""

    months: int | None
    options: list[RoundOptionRecord]


class NameValue(Part):
    """A name, such as the indicator's."""

    name: Clean


class PhoneRecord(Part):
    """A phone as printed; number, extension and kind are null where there is none to tell."""

    text: Clean
    number: Clean | None
    extension: Clean | None
    kind: Literal["landline", "mobile"] | None


class PeopleValue(Part):
    """Persons, or positions where no person is named, and their phones."""

    people: list[NameValue]
    phones: list[PhoneRecord]


class TextValue(Part):
    """Plain text."""

    text: Clean


class LevelRecord(Part):
    """A row of a level table."""

    level: int
    text: Clean


class LevelsValue(Part):
    """A table of score levels in printed order."""

    levels: list[LevelRecord]


class NumberRecord(Part):
    """A number: the text that stands there and its value with the printed decimals."""

    text: Clean
    value: str | None


class ScoreRowRecord(Part):
    """A row of the score table; a cell that is not there has an empty text and no value."""

    indicator: Clean
    weight: NumberRecord
    result: NumberRecord
    score: NumberRecord
    weighted_score: NumberRecord


class ScoreValue(Part):
    """The score table; ``total`` is null where none is printed."""

    rows: list[ScoreRowRecord]
    total: ScoreRowRecord | None


class ItemsValue(Part):
    """A list without its numbers and bullets."""

    items: list[Clean]


class DateRecord(Part):
    """A date as printed, and as YYYY-MM-DD in the Christian era, or less where less is printed."""

    text: Clean
    value: str


class EvidenceRecord(Part):
    """An item of evidence and what was recognised in it."""

    text: Clean
    order_number: Clean | None
    dates: list[DateRecord]
    urls: list[Clean]


class EvidenceValue(Part):
    """The list of evidence."""

    items: list[EvidenceRecord]


ValueRecord = (
    RoundValue
    | NameValue
    | PeopleValue
    | TextValue
    | LevelsValue
    | ScoreValue
    | EvidenceValue
    | ItemsValue
)


class HeadingRecord(Part):
    """The heading as printed; similarity to the form's wording, margin to the runner-up."""

    text: Clean
    similarity: float
    margin: float
    place: PlaceRecord


class ConfidenceRecord(Part):
    """How sure a section is, each 0 to 1, told apart by what could be wrong.

    ``read``: its characters (1 where the file itself says them). ``located``: that this is the
    section and no other. ``matched``: that its heading is the form's. The last two are null where
    the section stands without a heading.
    """

    read: float
    located: float | None
    matched: float | None


class SectionRecord(Part):
    """A section of the form as found; heading and value are null where there is none.

    ``confidence`` is null for a section that is missing.
    """

    number: int
    title: str
    status: SectionStatus
    heading: HeadingRecord | None
    text: Clean
    place: PlaceRecord
    value: ValueRecord | None
    confidence: ConfidenceRecord | None


class CheckRecord(Part):
    """How a check ended; ``reason`` says why it was skipped or how it broke.

    ``places`` are where to look at what could not be judged from a picture.
    """

    code: str
    name: str
    severity: Severity
    status: Status
    reason: Clean
    places: list[PlaceRecord]


class FindingRecord(Part):
    """Something wrong with the document.

    ``id`` stays the same when the same content is audited again. ``section`` is null where the
    finding is about the whole report. ``certain`` is false where it rests on what was read from a
    picture and may be misread: it asks people to look there, its severity is "info".
    """

    id: str
    code: str
    name: str
    severity: Severity
    section: str | None
    message: MessageRecord
    reported: Clean | None
    expected: Clean | None
    working: Clean | None
    quote: Clean | None
    place: PlaceRecord
    certain: bool


class NoticeRecord(Part):
    """What the program could not do (E_), or did and wants looked at (W_)."""

    code: str
    message: MessageRecord
    about: Clean
    place: PlaceRecord


class CoverageRecord(Part):
    """How much of the report the audit rests on."""

    sections_found: int
    sections_expected: int
    fields_read: int
    fields_expected: int
    lines_claimed: int
    lines_total: int


class AuditRecord(Part):
    """One audit: a line of JSON Lines, an entry of ``reports``, a file of the run folder."""

    schema_: Annotated[Literal["urn:extract:audit:1"], Field(alias="$schema")] = SCHEMA_ID
    source: SourceRecord
    form: FormRecord
    reading: ReadingRecord
    verdict: Verdict
    sections: dict[str, SectionRecord]
    checks: list[CheckRecord]
    findings: list[FindingRecord]
    notices: list[NoticeRecord]
    coverage: CoverageRecord

    def line(self) -> str:
        """The audit as one line of canonical JSON, without the line end."""
        return self.model_dump_json()
