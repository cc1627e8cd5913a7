"""Findings as notes to put beside what they are about: in a copy of the PDF or the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.report.columns import visible
from extractor.report.decisions import Standing, upheld
from extractor.report.record import AuditRecord, FindingRecord, PlaceRecord
from extractor.report.words import CHOICES, SEVERITIES

AUTHOR = "extract"
"""Who notes are by, as programs show it."""

_COLOURS = {"error": (176, 0, 32), "warning": (184, 107, 0), "info": (0, 91, 150)}


class NotAnnotated(Exception):
    """A copy with notes cannot be made of this file; says why."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: ``head`` is code and severity, ``text`` the whole; ``colour`` is red, green, blue."""

    head: str
    text: str
    colour: tuple[int, int, int]
    place: PlaceRecord


def notes_of(record: AuditRecord, decided: Standing) -> tuple[Note, ...]:
    """A note for each finding that no reviewer has overruled."""
    return tuple(_note(finding, decided) for finding in upheld(record, decided).findings)


def _note(finding: FindingRecord, decided: Standing) -> Note:
    head = f"{finding.code} {SEVERITIES[finding.severity]['th']}"
    return Note(
        head, "\n".join(_lines(head, finding, decided)), _COLOURS[finding.severity], finding.place
    )


def _lines(head: str, finding: FindingRecord, decided: Standing) -> Iterator[str]:
    message = visible(finding.message.th)
    yield head
    yield message
    if finding.working and finding.working not in message:
        yield f"วิธีคิด: {visible(finding.working)}"
    decision = decided.get(finding.id)
    if decision:
        said = f"{CHOICES[decision.decision]['th']} {visible(decision.reason)}".rstrip()
        yield f"{visible(decision.reviewer)}: {said}"
