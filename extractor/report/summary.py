"""What a whole run came to, and the exit code that says it to scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from extractor.errors import EXIT_FINDINGS, EXIT_INCOMPLETE, EXIT_OK
from extractor.report.record import AuditRecord

FailOn = Literal["error", "warning", "never"]

SEVERITIES_FAILING: dict[FailOn, tuple[str, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "never": (),
}
"""The severities that make the exit code 1."""


NAMED = 5
"""How many of the reports that were not read whole are named."""

UNCHECKED = "unchecked"
"""What is counted where reading says nothing: checks could not run."""


@dataclass(slots=True)
class Summary:
    """Counts over the audits seen so far.

    ``causes`` counts why reports were not read or checked whole: a reading code
    each, or ``UNCHECKED``; ``named`` are the first of these reports.
    """

    reports: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    fields_read: int = 0
    fields_expected: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)

    def add(self, record: AuditRecord) -> None:
        """Count one audit."""
        self.reports += 1
        self.verdicts[record.verdict] += 1
        self.severities.update(finding.severity for finding in record.findings)
        self.codes.update(finding.code for finding in record.findings)
        self.fields_read += record.coverage.fields_read
        self.fields_expected += record.coverage.fields_expected
        if record.verdict in ("incomplete", "unreadable"):
            self.causes[_cause(record)] += 1
            self.named = [*self.named, record.source.path][:NAMED]

    @property
    def incomplete(self) -> int:
        """Reports that could not be read or checked whole."""
        return self.verdicts["incomplete"] + self.verdicts["unreadable"]

    @property
    def share_read(self) -> str:
        """How much of what the form expects was read, in per cent; never rounded up to all."""
        tenths = 1_000 * self.fields_read // max(self.fields_expected, 1)
        return f"{tenths // 10}.{tenths % 10}%"

    def exit_code(self, fail_on: FailOn) -> int:
        """What could not be read outweighs what was found."""
        if self.incomplete:
            return EXIT_INCOMPLETE
        failing = sum(self.severities[severity] for severity in SEVERITIES_FAILING[fail_on])
        return EXIT_FINDINGS if failing else EXIT_OK

    def record(self) -> dict[str, int | dict[str, int]]:
        """The ``summary`` of JSON outputs, keys in a fixed order."""
        verdicts = ("clean", "findings", "incomplete", "unreadable")
        severities = ("error", "warning", "info")
        return {
            "reports": self.reports,
            "verdicts": {verdict: self.verdicts[verdict] for verdict in verdicts},
            "findings": {severity: self.severities[severity] for severity in severities},
            "codes": {code: self.codes[code] for code in sorted(self.codes)},
            "fields_read": self.fields_read,
            "fields_expected": self.fields_expected,
        }


def _cause(record: AuditRecord) -> str:
    """Why a report was not read or checked whole: the gravest code of its reading, if it has one.

    A report that was read whole has checks that could not run.
    """
    codes = record.reading.codes
    errors = [code for code in codes if code.startswith("E_")]
    return (errors or (codes if record.reading.status != "ok" else []) or [UNCHECKED])[0]
