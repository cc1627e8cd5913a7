"""The site by hand as it is opened in a browser: its reports by name, and how to get to them."""

from __future__ import annotations

from pathlib import Path

from audits_by_hand import FORM
from playwright.sync_api import Page
from site_by_hand import reports

from extractor.report.audit_json import audit_record
from extractor.report.site.triage import rows_of

ROWS = {
    row.name: row for row in rows_of([audit_record(entry, FORM) for entry in reports()], FORM, {})
}
WORD, CLEAN, BROKEN, PDF = "รายงาน ๑.docx", "รายงาน 10.docx", "เสีย.pdf", "หน้าเดียว.pdf"
HOSTILE = next(name for name in ROWS if "window.hacked" in name)


def open_index(page: Page, site: Path, state: str = "") -> None:
    page.goto((site / "index.html").as_uri() + state)


def open_report(page: Page, site: Path, name: str) -> None:
    page.goto((site / "reports" / f"{ROWS[name].page}.html").as_uri())
