"""The formats of ``extract check``: each takes audits one by one and writes as it goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from extractor.report.decisions import Standing, upheld
from extractor.report.findings_csv import csv_header, csv_rows
from extractor.report.record import AuditRecord
from extractor.report.summary import Summary
from extractor.report.text import Page, report_text, summary_text

Write = Callable[[bytes], object]


class Output(Protocol):
    """A result in the making: ``add`` every audit in order, then ``end`` once."""

    def add(self, line: str, record: AuditRecord) -> None:
        """Write one audit, given as its JSON line and as its type."""

    def end(self, summary: Summary) -> None:
        """Write what comes last."""


@dataclass(slots=True)
class JsonLines:
    """An audit per line."""

    write: Write

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write one audit."""
        self.write(line.encode("utf-8") + b"\n")

    def end(self, summary: Summary) -> None:
        """Nothing comes last."""


@dataclass(slots=True)
class Json:
    """One object with all ``reports`` and their ``summary``, an audit per line."""

    write: Write
    _before: bytes = b'{"reports":[\n'

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write one audit."""
        self.write(self._before + line.encode("utf-8"))
        self._before = b",\n"

    def end(self, summary: Summary) -> None:
        """Close the list and write the summary."""
        opening = self._before if self._before.startswith(b"{") else b""
        counts = json.dumps(summary.record(), ensure_ascii=False, separators=(",", ":"))
        self.write(opening + b'\n],"summary":' + counts.encode("utf-8") + b"}\n")


@dataclass(slots=True)
class Csv:
    """A row per finding."""

    write: Write

    def __post_init__(self) -> None:
        self.write(csv_header())

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write the rows of one audit."""
        self.write(csv_rows(record))

    def end(self, summary: Summary) -> None:
        """Nothing comes last."""


@dataclass(slots=True)
class Index:
    """A line per input file: what it is, how it ended, and where its audit lies.

    What reviewers overruled is not counted.
    """

    write: Write
    decided: Standing = field(default_factory=dict)

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write the line of one file."""
        record = upheld(record, self.decided)
        severities = [finding.severity for finding in record.findings]
        sha256 = record.source.sha256
        entry = {
            "path": record.source.path,
            "sha256": sha256,
            "status": record.reading.status,
            "codes": record.reading.codes,
            "verdict": record.verdict,
            "findings": {kind: severities.count(kind) for kind in ("error", "warning", "info")},
            "audit": f"audits/{sha256}.json" if sha256 else None,
        }
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self.write(text.encode("utf-8") + b"\n")

    def end(self, summary: Summary) -> None:
        """Nothing comes last."""


@dataclass(slots=True)
class Text:
    """For people: without what reviewers overruled."""

    write: Write
    page: Page
    decided: Standing = field(default_factory=dict)

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write one report with its findings."""
        self.write(self._encoded(report_text(upheld(record, self.decided), self.page)))

    def end(self, summary: Summary) -> None:
        """Write the totals."""
        self.write(self._encoded(summary_text(summary, self.page)))

    def _encoded(self, text: str) -> bytes:
        return text.encode(self.page.ink.encoding, "replace")
