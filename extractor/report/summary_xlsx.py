"""A run as a workbook: a row per report, a row per finding, and room for decisions.

Every text is written as text, so no cell can be a formula, whatever a report or its name holds.
The same run and decisions give the same bytes, and rows go to disk as they come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from extractor.form import Convention
from extractor.report.columns import width
from extractor.report.decisions import LONGEST_REASON, Standing, upheld
from extractor.report.record import AuditRecord
from extractor.report.sheet_rows import (
    FINDING_COLUMNS,
    FINDINGS_SHEET,
    REPORT_COLUMNS,
    REPORTS_SHEET,
    TOTAL_COLUMNS,
    TOTALS_SHEET,
    Column,
    Row,
    Value,
    finding_rows,
    report_row,
    total_rows,
)
from extractor.report.summary import Summary
from extractor.report.words import CHOICES, SEVERITIES, VERDICTS

MOST_ROWS = 1_000_000  # of a sheet, which holds 1,048,576
LONGEST_CELL = 32_000  # a cell holds 32,767 characters
_EXACT_DIGITS = 15  # spreadsheets calculate with doubles
_FONT = {"font_name": "TH Sarabun New", "font_size": 14, "font_family": 2, "font_charset": 222}
_LINE_HEIGHT = 20.0
_HIGHEST_ROW = 409.0
MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""When a workbook says that it was made: no clock reaches an output."""

_OVERRULED = CHOICES["overrule"]["th"]
_COLOURS = {
    SEVERITIES["error"]["th"]: "#9C1C1C",
    SEVERITIES["warning"]["th"]: "#7A4B00",
    VERDICTS["clean"]["th"]: "#1E6B34",
    VERDICTS["findings"]["th"]: "#9C1C1C",
    VERDICTS["incomplete"]["th"]: "#7A4B00",
    VERDICTS["unreadable"]["th"]: "#7A4B00",
}


def write_summary(
    records: Iterable[AuditRecord],
    decided: Standing,
    convention: Convention,
    file: Path,
    scratch: Path,
) -> None:
    """Write the workbook of a run to ``file``; ``scratch`` is a folder for unfinished parts.

    Raises:
        OSError: it cannot be written.

    """
    options = {"constant_memory": True, "tmpdir": str(scratch)}
    workbook = xlsxwriter.Workbook(str(file), options)
    workbook.set_properties({"title": "สรุปผลการตรวจรายงานตัวชี้วัด", "created": MADE})
    looks = _Looks(workbook)
    reports = _Sheet(workbook, looks, REPORTS_SHEET, REPORT_COLUMNS)
    findings = _Sheet(workbook, looks, FINDINGS_SHEET, FINDING_COLUMNS)
    summary, found, undecided = Summary(), 0, 0
    for record in records:
        summary.add(upheld(record, decided))
        found += len(record.findings)
        undecided += sum(finding.id not in decided for finding in record.findings)
        reports.add(report_row(record, decided, convention))
        for row in finding_rows(record, decided):
            findings.add(row)
    totals = _Sheet(workbook, looks, TOTALS_SHEET, TOTAL_COLUMNS)
    for row in total_rows(summary, found - summary.severities.total(), undecided):
        totals.add(row)
    for sheet in (reports, findings, totals):
        sheet.end()
    try:
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as fault:
        raise OSError(str(fault)) from fault


@dataclass(slots=True)
class _Looks:
    """The formats of a workbook, each made once."""

    workbook: Any
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def of(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(
                {**_FONT, "valign": "top", "border": 1, "border_color": "#C8C8C8", **properties}
            )
        return self.made[key]


@dataclass(slots=True)
class _Sheet:
    """A sheet being written; when it is full, the next of its kind goes on."""

    workbook: Any
    looks: _Looks
    name: str
    columns: tuple[Column, ...]
    _row: int = 0
    _part: int = 1
    _sheet: Any = None

    def __post_init__(self) -> None:
        self._begin(self.name)

    def add(self, row: Row) -> None:
        """Write the next row."""
        if self._row == MOST_ROWS:
            self.end()
            self._part += 1
            self._begin(f"{self.name} {self._part}")
        self._row += 1
        struck = row.get("decision") == _OVERRULED
        self._sheet.set_row(self._row, _height(row, self.columns))
        for place, column in enumerate(self.columns):
            self._cell(place, row.get(column.key, ""), struck=struck)

    def end(self) -> None:
        """Filters and choices over what has been written."""
        last = len(self.columns) - 1
        self._sheet.autofilter(0, 0, max(self._row, 1), last)
        keys = [column.key for column in self.columns]
        if "decision" in keys and self._row:
            _offer_choices(self._sheet, self.looks, keys, self._row)

    def _begin(self, name: str) -> None:
        self._sheet = self.workbook.add_worksheet(name)
        self._row = 0
        sheet = self._sheet
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&Cหน้า &P จาก &N")
        sheet.set_row(0, 42)
        head = self.looks.of(
            bold=True, text_wrap=True, valign="vcenter", bg_color="#1F3A5F", font_color="#FFFFFF"
        )
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
            sheet.write_string(0, place, column.title, head)

    def _cell(self, place: int, value: Value, *, struck: bool) -> None:
        looks: dict[str, Any] = {"font_color": "#6B6B6B", "font_strikeout": True} if struck else {}
        if isinstance(value, Decimal) and not _is_exact(value):
            value = str(value)
        if isinstance(value, str):
            if not struck and value in _COLOURS:
                looks |= {"font_color": _COLOURS[value], "bold": True}
            look = self.looks.of(text_wrap=True, quote_prefix=True, **looks)
            self._sheet.write_string(self._row, place, cell_text(value), look)
        else:
            look = self.looks.of(num_format=_number_format(value), align="right", indent=1, **looks)
            self._sheet.write_number(self._row, place, float(value), look)


def _height(row: Row, columns: tuple[Column, ...]) -> float:
    """Points that the row's longest text needs; programs differ in doing this themselves."""
    lines = (
        _lines(value[:LONGEST_CELL], column.width)
        for column in columns
        if not column.hidden and isinstance(value := row.get(column.key, ""), str)
    )
    return min(_LINE_HEIGHT * max(lines, default=1) + 3, _HIGHEST_ROW)


def _lines(text: str, columns: int) -> int:
    """About how many lines a text takes; they end at words, so a fifth of each may stay empty."""
    if len(text) <= columns and "\n" not in text:
        return 1
    return sum(max(1, -(-width(line) * 5 // (columns * 4))) for line in text.split("\n"))


def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: not too long, and not what XlsxWriter takes for markup."""
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL] + "…"
    return " " + text if text.startswith("<r>") else text


def _is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet calculates with the very number that is printed."""
    return len(value.as_tuple().digits) <= _EXACT_DIGITS


def _number_format(value: Decimal | int) -> str:
    """As many decimals as are printed."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return "0." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else "0"


def _offer_choices(sheet: Any, looks: _Looks, keys: list[str], rows: int) -> None:
    """The drop-down of decisions, and red where a reason is lacking."""
    decision, reason = keys.index("decision"), keys.index("reason")
    sheet.data_validation(
        1, decision, rows, decision,
        {
            "validate": "list",
            "source": [choice["th"] for choice in CHOICES.values()],
            "input_title": "ผลการพิจารณา",
            "input_message": "เลือกจากรายการ หากไม่เห็นด้วย โปรดระบุเหตุผลในช่องถัดไป",
            "error_title": "โปรดเลือกจากรายการ",
            "error_message": "เห็นด้วย ไม่เห็นด้วย หรือ ยังไม่พิจารณา",
        },
    )  # fmt: skip
    sheet.data_validation(
        1, reason, rows, reason,
        {
            "validate": "length", "criteria": "<=", "value": LONGEST_REASON,
            "error_title": "เหตุผลยาวเกินไป",
            "error_message": f"โปรดเขียนไม่เกิน {LONGEST_REASON} ตัวอักษร",
        },
    )  # fmt: skip
    at = xlsxwriter.utility.xl_rowcol_to_cell(1, decision, col_abs=True)
    why = xlsxwriter.utility.xl_rowcol_to_cell(1, reason, col_abs=True)
    lacking = {
        "type": "formula",
        "criteria": f'=AND({at}="{_OVERRULED}",TRIM({why})="")',
        "format": looks.workbook.add_format({"bg_color": "#F8D0D0"}),
    }
    sheet.conditional_format(1, reason, rows, reason, lacking)
