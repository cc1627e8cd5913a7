"""A report's text as it stands in the file, for the side of a page without pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.report.record import (
    AuditRecord,
    FindingRecord,
    PagePlace,
    PathPlace,
    PlaceRecord,
    SectionRecord,
)

MOST_LINES = 1_000
"""Lines of one section that a page shows at most; the audit has them all."""

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``findings`` are the ids of those that quote it."""

    text: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: one cell for a paragraph, several for a row of a table."""

    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it stands in the file, in the file's words; so many lines are left out."""

    id: str
    number: int
    heading: str
    lines: tuple[Line, ...]
    left_out: int


def parts_of(record: AuditRecord) -> tuple[Part, ...]:
    """The sections that were found, in the order in which they stand in the file."""
    found = [entry for entry in record.sections.items() if entry[1].status != "missing"]
    if all(_standing(section) for _, section in found):
        found.sort(key=lambda entry: _standing(entry[1]))
    return tuple(_part(section_id, section, record.findings) for section_id, section in found)


def _standing(section: SectionRecord) -> tuple[int, ...]:
    """Where a section begins, as something that sorts; empty where nobody knows."""
    return _order(section.heading.place if section.heading else None) or _order(section.place)


def _order(place: PlaceRecord) -> tuple[int, ...]:
    """Steps of a path alternate between kinds (table, row, cell); their numbers tell the order."""
    if isinstance(place, PathPlace):
        path = place.path.rpartition("/body/")[2] or place.path
        return tuple(map(int, _NUMBERS.findall(path)))
    if isinstance(place, PagePlace) and place.box is not None:
        return (place.page, int(place.box[1]), int(place.box[0]))
    return ()


def _part(section_id: str, section: SectionRecord, findings: Iterable[FindingRecord]) -> Part:
    quotes = [
        (finding.id, quote)
        for finding in findings
        if finding.section in (section_id, None)
        for quote in _quotes(finding)
    ]
    heading = section.heading.text if section.heading else ""
    lines = [line for line in section.text.split("\n") if line.strip()]
    shown = tuple(_line(line, quotes) for line in lines[:MOST_LINES])
    return Part(section_id, section.number, heading, shown, len(lines[MOST_LINES:]))


def _quotes(finding: FindingRecord) -> Iterator[str]:
    """What a finding quotes of the report, line by line: the longest words that must be there."""
    source = finding.quote or finding.reported or ""
    for line in source.split("\n"):
        if line.strip(" …"):
            yield line.strip(" …")


def _line(line: str, quotes: list[tuple[str, str]]) -> Line:
    return Line(tuple(_pieces(cell, quotes) for cell in line.split("\t")))


def _pieces(cell: str, quotes: list[tuple[str, str]]) -> tuple[Piece, ...]:
    """The cell cut where quoted words begin and end."""
    spans = [
        (begin, begin + len(quote), finding)
        for finding, quote in quotes
        if (begin := cell.find(quote)) >= 0
    ]
    cuts = sorted({0, len(cell), *(cut for begin, end, _ in spans for cut in (begin, end))})
    return tuple(
        Piece(
            cell[left:right],
            tuple(dict.fromkeys(f for begin, end, f in spans if begin <= left and right <= end)),
        )
        for left, right in pairwise(cuts)
    )
