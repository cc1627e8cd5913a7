"""Findings as a table for spreadsheets: UTF-8 with a byte order mark, no formula can run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extractor.report.record import AuditRecord, SectionRecord
from extractor.report.words import place_in_words

COLUMNS = (
    "path", "sha256", "verdict", "code", "name", "severity", "section_number", "section",
    "section_title", "message_th", "message_en", "reported", "expected", "working", "quote",
    "place", "id",
)  # fmt: skip

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


def guarded(cell: str) -> str:
    """``cell`` as text: what a spreadsheet would take for a formula gets an apostrophe in front."""
    return "'" + cell if cell.lstrip(" \n\u00a0").startswith(_FORMULA_STARTS) else cell


def csv_header() -> bytes:
    """The byte order mark and the row of column names."""
    return b"\xef\xbb\xbf" + _row(COLUMNS)


def csv_rows(record: AuditRecord) -> bytes:
    """A row per finding, and per thing that could not be read: silence would look like "fine"."""
    return b"".join(map(_row, (*_findings(record), *_failures(record))))


def _row(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8")


def _file(record: AuditRecord) -> tuple[str, str, str]:
    return record.source.path, record.source.sha256 or "", record.verdict


def _findings(record: AuditRecord) -> Iterator[tuple[str, ...]]:
    for finding in record.findings:
        section = record.sections[finding.section] if finding.section else None
        yield (
            *_file(record),
            finding.code,
            finding.name,
            finding.severity,
            *_section_cells(finding.section or "", section),
            finding.message.th,
            finding.message.en,
            finding.reported or "",
            finding.expected or "",
            finding.working or "",
            finding.quote or "",
            place_in_words(finding.place, "th"),
            finding.id,
        )


def _section_cells(section_id: str, section: SectionRecord | None) -> tuple[str, str, str]:
    if section is None:
        return "", "", ""
    return str(section.number), section_id, section.title


def _failures(record: AuditRecord) -> Iterator[tuple[str, ...]]:
    for notice in record.notices:
        if notice.code.startswith("E_"):
            about = f" ({notice.about})" if notice.about else ""
            message = (notice.message.th + about, notice.message.en + about)
            place = place_in_words(notice.place, "th")
            nothing = ("", "", "")
            yield (
                *_file(record), notice.code, "", "", *nothing, *message, "", *nothing, place, ""
            )  # fmt: skip
