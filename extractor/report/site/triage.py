"""The triage table: what a reviewer must know of each report to choose where to look first."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor import thai
from extractor.form import Form
from extractor.model import Verdict
from extractor.report.decisions import Standing, upheld
from extractor.report.record import (
    AuditRecord,
    CoverageRecord,
    NameValue,
    PeopleValue,
    RoundValue,
    ScoreValue,
)
from extractor.report.score import TotalScore, total_score
from extractor.report.units import unit_of

GRAVITY: dict[Verdict, int] = {"unreadable": 0, "incomplete": 1, "findings": 2, "clean": 3}
"""What wants a person's eye first comes first: what nobody has read."""

LONGEST_HAYSTACK = 1_500


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as the table counts it."""

    id: str
    code: str
    severity: str
    decided: str


@dataclass(frozen=True, slots=True)
class Row:
    """A report of the table. ``page`` is the name of its own page, without a suffix.

    ``marks`` are all its findings, ``verdict`` is what stands after the decisions. ``haystack``
    is what a search looks into, folded. ``missing`` are the sections whose absence is a finding, by
    number; ``scores`` the scores of its indicators.
    """

    page: str
    path: str
    name: str
    unit: str
    months: int | None
    indicator: str
    score: TotalScore
    verdict: Verdict
    marks: tuple[Mark, ...]
    coverage: CoverageRecord
    haystack: str
    missing: tuple[int, ...]
    scores: tuple[Decimal | None, ...]

    def count(self, severity: str) -> int:
        """Findings of this severity that nobody has overruled."""
        return sum(m.severity == severity and m.decided != "overrule" for m in self.marks)

    @property
    def decided(self) -> int:
        """Findings that a reviewer has agreed to or overruled."""
        return sum(bool(mark.decided) for mark in self.marks)


def rows_of(records: Iterable[AuditRecord], form: Form, decided: Standing) -> Iterator[Row]:
    """A row per audit, in the run's order; no two have the same page name."""
    seen: Counter[str] = Counter()
    for record in records:
        key = f"{record.source.path}\0{record.source.sha256}"
        seen[key] += 1
        name = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:12]
        yield _row(record, name, form, decided)


def gravest_first(rows: Iterable[Row]) -> list[Row]:
    """The order in which the table opens."""
    return sorted(
        rows,
        key=lambda row: (GRAVITY[row.verdict], -row.count("error"), -row.count("warning")),
    )


def _row(record: AuditRecord, page: str, form: Form, decided: Standing) -> Row:
    values = [section.value for section in record.sections.values()]
    indicator = next((value.name for value in values if isinstance(value, NameValue)), "")
    rounds = [value.months for value in values if isinstance(value, RoundValue)]
    accused = {finding.section for finding in record.findings}
    return Row(
        page=page,
        path=record.source.path,
        name=record.source.name,
        unit=unit_of(record.source.path).folder,
        months=next(iter(rounds), None),
        indicator=indicator,
        score=total_score(record, form.score.convention),
        verdict=upheld(record, decided).verdict,
        marks=tuple(
            Mark(f.id, f.code, f.severity, decided[f.id].decision if f.id in decided else "")
            for f in record.findings
        ),
        coverage=record.coverage,
        haystack=_haystack(record, indicator),
        missing=tuple(
            section.number
            for section_id, section in record.sections.items()
            if section.status == "missing" and section_id in accused
        ),
        scores=tuple(_scores(record)),
    )


def _haystack(record: AuditRecord, indicator: str) -> str:
    people = [
        person.name
        for section in record.sections.values()
        if isinstance(section.value, PeopleValue)
        for person in section.value.people
    ]
    codes = dict.fromkeys(finding.code for finding in record.findings)
    return thai.fold("|".join((record.source.path, indicator, *people, *codes)))[:LONGEST_HAYSTACK]


def _scores(record: AuditRecord) -> Iterator[Decimal | None]:
    """The score of every indicator in the table; None where it is not a number."""
    for section in record.sections.values():
        if isinstance(section.value, ScoreValue):
            for row in section.value.rows:
                if row.score.text or row.weighted_score.text:
                    yield Decimal(row.score.value) if row.score.value is not None else None
