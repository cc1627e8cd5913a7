"""Decisions out of a workbook that ``summary_xlsx`` made and a reviewer has filled in.

Columns are found by their titles, so they may be moved; rows by their finding's id, so they may be
sorted, filtered or deleted. A row says something only where it differs from what the workbook said
when it was made: an old copy never brings back what was decided since.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import ValidationError

from extractor.report.decisions import BadLine, Choice, Decision, DecisionFile
from extractor.report.sheet_rows import FINDING_COLUMNS
from extractor.report.words import CHOICES

MOST_COLUMNS = 200
MOST_ROWS = 1_048_576

_NEEDED = ("id", "sha256", "path", "decision", "reason")
_TITLES = {column.title: column.key for column in FINDING_COLUMNS}
_CHOICES: dict[str, Choice] = {
    "": "leave",
    CHOICES["agree"]["th"]: "agree",
    CHOICES["overrule"]["th"]: "overrule",
    CHOICES["leave"]["th"]: "leave",
}
_DAMAGE = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, OSError,
)  # fmt: skip


class NoFindings(Exception):
    """The workbook cannot be read, or has no sheet of findings."""


@dataclass(slots=True)
class _Reading:
    """Decisions and bad rows as they are met."""

    reviewer: str
    time: str
    decisions: list[Decision] = field(default_factory=list)
    bad_rows: list[BadLine] = field(default_factory=list)


def sheet_decisions(data: bytes, reviewer: str, time: str) -> DecisionFile:
    """The decisions in a workbook, all by one reviewer at one time (ISO 8601 with offset).

    The sizes of the workbook's parts must have been looked at before. A row that is no decision is
    told by its number in the sheet and costs nothing else.

    Raises:
        NoFindings: it is no workbook with findings.

    """
    reading = _Reading(reviewer, time)
    sheets = 0
    try:
        workbook = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            sheets += _read_sheet(enumerate(rows, start=1), reading)
    except _DAMAGE as fault:
        raise NoFindings(f"the workbook cannot be read: {fault}") from fault
    if not sheets:
        raise NoFindings("the workbook has no sheet of findings with its columns")
    return DecisionFile(tuple(reading.decisions), tuple(reading.bad_rows))


def _read_sheet(rows: Iterator[tuple[int, tuple[object, ...]]], reading: _Reading) -> bool:
    """Read a sheet if it is one of findings; gives whether it is."""
    _, titles = next(rows, (0, ()))
    columns = {
        _TITLES[title]: at for at, title in enumerate(map(_text, titles)) if title in _TITLES
    }
    if not columns.keys() >= set(_NEEDED):
        return False
    for number, cells in rows:
        row = {key: _text(cells[at]) for key, at in columns.items() if at < len(cells)}
        _read_row(number, row, reading)
    return True


def _read_row(number: int, row: dict[str, str], reading: _Reading) -> None:
    said = (row.get("decision", ""), row.get("reason", ""))
    before = (row.get("decision_before", ""), row.get("reason_before", ""))
    if said == before or not any((*said, *before)):
        return
    choice = _CHOICES.get(said[0])
    if choice is None:
        offered = ", ".join(text for text in _CHOICES if text)
        reading.bad_rows.append(BadLine(number, f"{said[0]!r} is none of {offered}"))
    elif not said[0] and said[1] and not before[0]:
        reading.bad_rows.append(BadLine(number, "a reason without a decision"))
    else:
        _take(number, row, choice, reading)


def _take(number: int, row: dict[str, str], choice: Choice, reading: _Reading) -> None:
    try:
        decision = Decision(
            finding=row.get("id", ""),
            decision=choice,
            reason=row.get("reason", ""),
            path=row.get("path", ""),
            sha256=row.get("sha256", ""),
            reviewer=reading.reviewer,
            time=reading.time,
        )
    except ValidationError as fault:
        problems = (error["msg"] for error in fault.errors(include_url=False, include_input=False))
        reading.bad_rows.append(BadLine(number, "; ".join(problems)))
    else:
        reading.decisions.append(decision)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
