"""What checks are made of: a ``Check``, the ``Subject`` it looks at, a ``Skip`` where it cannot.

A check is a generator: it yields a ``Finding`` for each wrong thing and a ``Skip`` for whatever it
could not judge. Neither of both means that the check passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, TypeVar

from extractor import thai
from extractor.checks.instructions import instructed_lines
from extractor.form import Form, FormSection
from extractor.model import (
    NOWHERE,
    Document,
    FieldSection,
    Finding,
    HeadingMatch,
    Items,
    Layer,
    Levels,
    Message,
    Name,
    Number,
    Place,
    Report,
    ScoreTable,
    Severity,
    Text,
)

Language = Literal["th", "en"]

THAI_PART = "ภาษาไทย"
"""The line of a manual page below which its Thai half stands."""


@dataclass(frozen=True, slots=True)
class Skip:
    """What a check could not judge, and why.

    ``blocked``: something that stands in the report could not be read, so the audit is incomplete;
    otherwise there was nothing to judge. ``place`` is where people must look instead.
    """

    reason: Message
    blocked: bool = False
    place: Place | None = None


def times(what: str, count: int) -> Message:
    """A thing and how often it stands in the report: "2567 (2 แห่ง)"."""
    return Message(th=f"{what} ({count} แห่ง)", en=f"{what} ({count} time{'s' * (count > 1)})")


SOUND_TEXT = 0.98
"""The quality of a page from which its letters are those printed, whatever had to be repaired."""

CERTAIN_MARKS = 0.999
"""The quality of a repaired page from which its marks are certain, too: those that every place of
their glyph tells alike."""

ValueT = TypeVar("ValueT")

_WRITTEN = re.compile(r"[^\s._…]")

_NOT_APPLICABLE = re.compile(r"[-–—−‐_.…]*|n/?a\.?|ไม่มี|ไม่ระบุ|ไม่ประเมิน")
_ANSWERED_NOT_APPLICABLE = re.compile(r"[-–—−‐]+|n/?a\.?|ไม่มี|ไม่ประเมิน")


def is_blank(text: str) -> bool:
    """Whether nothing is written: empty, or only the dotted line to write on."""
    return not _WRITTEN.search(text)


def is_not_applicable(text: str) -> bool:
    """Whether the author says that there is no value: ``-``, ``N/A``, ``ไม่มี``."""
    return bool(_ANSWERED_NOT_APPLICABLE.fullmatch(thai.fold(text)))


def says_nothing(text: str) -> bool:
    """Whether ``text`` is blank or not applicable."""
    return bool(_NOT_APPLICABLE.fullmatch(thai.fold(text)))


def once(work: Callable[[Subject], ValueT]) -> Callable[[Subject], ValueT]:
    """``work``, done once for a report however many checks ask for it."""

    @wraps(work)
    def known(subject: Subject) -> ValueT:
        if work not in subject.known:
            subject.known[work] = work(subject)
        found: ValueT = subject.known[work]
        return found

    return known


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: the report and the form it should follow.

    ``known`` holds what was worked out once for all checks (see ``once``).
    """

    report: Report
    form: Form
    known: dict[Callable[[Subject], Any], Any] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def document(self) -> Document:
        """The file as it was read."""
        return self.report.document

    @property
    def is_partial(self) -> bool:
        """Whether some page or part was not read, so that nothing can be called missing."""
        return self.document.status != "ok"

    def field(self, section: FormSection) -> FieldSection:
        """The section of the report that a section of the form describes."""
        return self.report.fields[section.id]

    def value(self, section: FormSection, kind: type[ValueT]) -> ValueT | Skip:
        """The section's value, or why there is none to judge.

        A section that is missing, empty or still holds the form's instruction has been reported
        as just that; what stands there and could not be read blocks the check.
        """
        found = self.field(section)
        if found.section.status == "present" and self.is_empty(section):
            return Skip(_about(self, section, "ไม่มีเนื้อหา", "is empty"), blocked=self.is_partial)
        if isinstance(found.value, kind):
            if self.only_instruction(section):
                return Skip(
                    _about(self, section, "มีแต่คำแนะนำของแบบฟอร์ม", "holds only the instruction")
                )
            return found.value
        if found.section.status == "missing":
            return Skip(
                _about(self, section, "ไม่พบในเอกสาร", "was not found"), blocked=self.is_partial
            )
        if found.section.status == "empty":
            return Skip(_about(self, section, "ไม่มีเนื้อหา", "is empty"), blocked=self.is_partial)
        return Skip(_about(self, section, "อ่านค่าไม่ได้", "could not be read"), blocked=True)

    def is_empty(self, section: FormSection) -> bool:
        """Whether a section's heading stands there and nobody wrote anything below it."""
        field = self.field(section)
        if field.section.status != "present":
            return field.section.status == "empty"
        match field.value:
            case Name(name=name):
                return says_nothing(name)
            case Items(items=()) | ScoreTable(rows=(), total=None):
                return True
            case Levels(levels=levels) if levels:
                return all(is_blank(level.text) for level in levels)
        return bool(field.section.first.blocks) and is_blank(field.section.first.text)

    def months(self) -> int | None:
        """The reporting round in months, None where it is not known."""
        from_rounds = (
            getattr(field.value, "months", None) for field in self.report.fields.values()
        )
        return next((months for months in from_rounds if months is not None), None)

    def leftovers(self, section: FormSection) -> tuple[str, ...]:
        """The lines of a section that open like the form's own instruction for it."""
        return _leftovers(self)[section.id]

    def only_instruction(self, section: FormSection) -> bool:
        """Whether the section holds nothing but the form's instruction."""
        first = self.field(section).section.first
        if len(first.blocks) > 1 or not self.leftovers(section):
            return False
        return sum(1 for line in first.text.split("\n") if line.strip()) == 1

    def if_whole(self, finding: Finding) -> Finding | Skip:
        """A finding that something is absent: in a file not read whole it may stand unread."""
        if not self.is_partial:
            return finding
        said = finding.message
        return Skip(
            Message(
                th=f"มีบางส่วนของไฟล์ที่อ่านไม่ได้ จึงยังไม่แน่ว่า: {said.th}",
                en=f"parts of the file were not read, so this is not certain: {said.en}",
            ),
            blocked=True,
        )

    def layer(self, place: Place | None) -> Layer:
        """How the page was read on which ``place`` stands ("text" for files without pages)."""
        pages = self.document.pages
        if place is not None and place.page is not None:
            return next((page.layer for page in pages if page.page == place.page), "text")
        layers = {page.layer for page in pages}
        return layers.pop() if len(layers) == 1 else "text"

    def from_picture(self, place: Place | None) -> bool:
        """Whether ``place`` was read from a picture, where letters and digits may be misread."""
        return self.layer(place) in ("ocr", "none")

    def from_broken_text(self, place: Place | None) -> bool:
        """Whether the page's text layer is so broken that any of its letters may be another."""
        return self._quality(place) < SOUND_TEXT

    def has_doubtful_marks(self, place: Place | None) -> bool:
        """Whether marks of the page were told by the letters around them, and not for certain."""
        return self.layer(place) == "repaired" and self._quality(place) < CERTAIN_MARKS

    def _quality(self, place: Place | None) -> float:
        pages = self.document.pages
        page = None if place is None else place.page
        return min((one.quality for one in pages if one.page == page), default=1.0)

    def name(self, section: FormSection | str) -> Message:
        """How messages call a section: its number and its title."""
        if isinstance(section, str):
            section = self.form.section(section)
        return Message(
            th=f"หัวข้อที่ {section.number} “{section.title}”",
            en=f"Section {section.number} “{section.title}”",
        )

    def heading_place(self, section: FormSection) -> Place | None:
        """Where the section's heading stands, else where the section does."""
        first = self.field(section).section.first
        return first.heading.place if isinstance(first.heading, HeadingMatch) else first.place


@once
def _leftovers(subject: Subject) -> dict[str, tuple[str, ...]]:
    """For each section, its lines that open like the form's own instruction for it."""
    return {
        section.id: tuple(instructed_lines(subject.field(section).section.first.text, section))
        for section in subject.form.sections
    }


def _about(subject: Subject, section: FormSection, th: str, en: str) -> Message:
    name = subject.name(section)
    return Message(th=f"{name.th} {th}", en=f"{name.en} {en}")


def place_of(value: Number | Text | object) -> Place | None:
    """The place of a value, None where it is nowhere in particular."""
    place = getattr(value, "place", NOWHERE)
    return place if isinstance(place, Place) and place != NOWHERE else None


Finder = Callable[[Subject], Iterator[Finding | Skip]]


Basis = Literal["digits", "ticks", "letters", "whole"]
"""What a finding rests on: digits or ticks as they stand, letters as they stand, or that nothing
was overlooked and everything was told apart rightly."""

Digits = Literal["scores", "levels", "criteria", "phones", "dates", "years"]
"""Which digits of a report a check looks at: numbers of the score table, numbers of levels, digits
in criteria, phones, dates of evidence, fiscal years."""


@dataclass(frozen=True, slots=True)
class Check:
    """One wrong thing: its code, its name, how bad it is, and the generator that finds it.

    ``page`` is the manual: the module's docstring, English above a line ``ภาษาไทย``, Thai below.
    ``rests_on`` says what must have been read for its findings to be certain, ``looks_at`` which
    digits must be readable for it to say anything (see ``doubt``).
    """

    code: str
    name: str
    severity: Severity
    find: Finder
    page: str
    rests_on: tuple[Basis, ...] = ("whole", "letters")
    looks_at: tuple[Digits, ...] = ()

    def manual(self, lang: Language) -> str:
        """The manual page in one language: what, why, passes, fails, where on the form."""
        english, _, thai_part = self.page.partition(f"\n{THAI_PART}\n")
        text = thai_part if lang == "th" else english
        return f"{self.code} {self.name} ({self.severity})\n\n{text.strip()}\n"

    def finding(
        self,
        section: str,
        message: Message,
        *,
        severity: Severity | None = None,
        row: str = "",
        reported: str | None = None,
        expected: str | None = None,
        working: str | None = None,
        quote: str | None = None,
        place: Place | None = None,
        evidence: tuple[Place, ...] = (),
    ) -> Finding:
        """A finding of this check, with its own severity unless another is given."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            section=section,
            message=message,
            row=row,
            reported=reported,
            expected=expected,
            working=working,
            quote=quote,
            place=None if place == NOWHERE else place,
            evidence=evidence,
        )
