"""What the checks say of a report, and everything together: the audit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from extractor.model.document import Document, Message, Place, Source
from extractor.model.report import Report

Severity = Literal["error", "warning", "info"]

DOUBT = Message(
    th="อ่านจากภาพจึงยังไม่แน่ใจ โปรดดูที่ภาพ: ",
    en="Look here, this was read from a picture and is not certain: ",
)
"""What opens the message of a finding that is not certain; it speaks to reviewers alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the document; what *we* could not do is a ``Notice``.

    ``section`` is the form's section id, "" for the whole report. ``row`` tells rows and people
    apart. ``working`` shows the arithmetic; ``quote`` is the text complained of. ``certain`` is
    false where it rests on characters read from a picture that may be misread: it then asks people
    to look, and accuses nobody. ``evidence`` are the places of the numbers it was computed from;
    empty where it rests on all that its check looks at.
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
    certain: bool = True
    evidence: tuple[Place, ...] = ()


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
    because there is nothing to check. ``places`` are where people must look at what was blocked.
    """

    code: str
    name: str
    severity: Severity
    status: Status
    reason: str = ""
    blocked: bool = False
    findings: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()


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
