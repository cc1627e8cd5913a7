"""What the workbook of a run says: its columns, and the rows that an audit gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.form import Convention
from extractor.report.about import indicator_of, months_of
from extractor.report.decisions import Standing, upheld
from extractor.report.record import AuditRecord, FindingRecord
from extractor.report.score import total_score
from extractor.report.summary import Summary
from extractor.report.units import unit_of
from extractor.report.words import CHOICES, SEVERITIES, VERDICTS, place_in_words

REPORTS_SHEET = "รายงาน"
FINDINGS_SHEET = "ข้อที่พบ"
TOTALS_SHEET = "สรุป"

Value = str | int | Decimal
"""A cell: text, a count, or a number as printed; "" is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` names it in a row, ``width`` is in characters; some are not shown."""

    key: str
    title: str
    width: int
    hidden: bool = False


Row = Mapping[str, Value]

REPORT_COLUMNS = (
    Column("unit", "หน่วยงาน", 26),
    Column("path", "ไฟล์", 40),
    Column("indicator", "ตัวชี้วัด", 44),
    Column("round", "รอบ (เดือน)", 9),
    Column("verdict", "ผลการตรวจ", 20),
    Column("sections_found", "หัวข้อที่พบ", 9),
    Column("sections_expected", "จากทั้งหมด", 9),
    Column("printed", "คะแนนในรายงาน", 12),
    Column("recomputed", "คะแนนที่คำนวณได้", 13),
    Column("error", SEVERITIES["error"]["th"], 11),
    Column("warning", SEVERITIES["warning"]["th"], 11),
    Column("info", SEVERITIES["info"]["th"], 11),
    Column("overruled", "ผู้ตรวจไม่เห็นด้วย", 13),
    Column("undecided", "ยังไม่พิจารณา", 11),
    Column("fields_read", "ข้อมูลที่อ่านได้", 10),
    Column("fields_expected", "จากทั้งหมด", 9),
    Column("reading", "ข้อสังเกตในการอ่านไฟล์", 50),
    Column("sha256", "sha256", 66, hidden=True),
)

FINDING_COLUMNS = (
    Column("unit", "หน่วยงาน", 22),
    Column("path", "ไฟล์", 32),
    Column("severity", "ระดับ", 11),
    Column("code", "รหัส", 12),
    Column("number", "หัวข้อที่", 9),
    Column("section", "หัวข้อ", 26),
    Column("message", "สิ่งที่พบและข้อควรแก้ไข", 60),
    Column("reported", "ที่ระบุไว้", 16),
    Column("expected", "ที่ควรเป็น", 16),
    Column("working", "วิธีคิด", 26),
    Column("place", "ดูที่", 18),
    Column("decision", "ผลการพิจารณา", 14),
    Column("reason", "เหตุผล (จำเป็นเมื่อไม่เห็นด้วย)", 36),
    Column("reviewer", "ผู้พิจารณา", 20),
    Column("time", "เวลาที่พิจารณา", 24),
    Column("id", "รหัสข้อที่พบ", 18, hidden=True),
    Column("sha256", "sha256", 66, hidden=True),
    Column("decision_before", "ผลการพิจารณาเดิม", 14, hidden=True),
    Column("reason_before", "เหตุผลเดิม", 36, hidden=True),
)


TOTAL_COLUMNS = (Column("about", "สรุปทั้งชุด", 70), Column("count", "จำนวน", 12))

_HOW_TO = (
    f"การพิจารณา: ในแผ่น “{FINDINGS_SHEET}” เลือก “ผลการพิจารณา” จากรายการ "
    "หากไม่เห็นด้วย โปรดระบุเหตุผล แล้วบันทึกไฟล์",
    'การนำผลกลับเข้าระบบ: extract decide import summary.xlsx RUN --reviewer "ชื่อผู้พิจารณา"',
    "ข้อที่ผู้พิจารณาไม่เห็นด้วยไม่นับในแผ่นนี้ และไม่อยู่ในหนังสือแจ้งหน่วยงาน แต่ยังเก็บไว้ในผลการตรวจ",
)


def total_rows(summary: Summary, overruled: int, undecided: int) -> Iterator[Row]:
    """What the whole run came to, and how to fill the workbook in."""
    yield {"about": "รายงานทั้งหมด", "count": summary.reports}
    for verdict, words in VERDICTS.items():
        yield {"about": f"ผลการตรวจ: {words['th']}", "count": summary.verdicts[verdict]}
    for severity, words in SEVERITIES.items():
        yield {"about": f"ข้อที่พบ: {words['th']}", "count": summary.severities[severity]}
    yield {"about": "ข้อที่ผู้ตรวจไม่เห็นด้วย", "count": overruled}
    yield {"about": "ข้อที่ยังไม่พิจารณา", "count": undecided}
    for code in sorted(summary.codes):
        yield {"about": f"รหัส {code}", "count": summary.codes[code]}
    for line in _HOW_TO:
        yield {"about": line}


def report_row(record: AuditRecord, decided: Standing, convention: Convention) -> Row:
    """The report's row; what reviewers overruled is not counted, but for the count of it."""
    counted = upheld(record, decided)
    severities = [finding.severity for finding in counted.findings]
    score = total_score(record, convention)
    return {
        "unit": unit_of(record.source.path).name,
        "path": record.source.path,
        "indicator": indicator_of(record),
        "round": months_of(record) or "",
        "verdict": VERDICTS[counted.verdict]["th"],
        "sections_found": record.coverage.sections_found,
        "sections_expected": record.coverage.sections_expected,
        "printed": _number(score.printed),
        "recomputed": _number(score.recomputed),
        **{severity: severities.count(severity) for severity in ("error", "warning", "info")},
        "overruled": len(record.findings) - len(counted.findings),
        "undecided": sum(finding.id not in decided for finding in record.findings),
        "fields_read": record.coverage.fields_read,
        "fields_expected": record.coverage.fields_expected,
        "reading": _reading(record),
        "sha256": record.source.sha256 or "",
    }


def finding_rows(record: AuditRecord, decided: Standing) -> Iterator[Row]:
    """A row per finding, the overruled ones too: a reviewer may think again."""
    for finding in record.findings:
        yield {**_finding_row(record, finding), **_decision_cells(finding, decided)}


def _finding_row(record: AuditRecord, finding: FindingRecord) -> Row:
    section = record.sections[finding.section] if finding.section else None
    return {
        "unit": unit_of(record.source.path).name,
        "path": record.source.path,
        "severity": SEVERITIES[finding.severity]["th"],
        "code": finding.code,
        "number": section.number if section else "",
        "section": section.title if section else "ทั้งฉบับ",
        "message": finding.message.th,
        "reported": _number(finding.reported or ""),
        "expected": _number(finding.expected or ""),
        "working": finding.working or "",
        "place": place_in_words(finding.place, "th"),
        "id": finding.id,
        "sha256": record.source.sha256 or "",
    }


def _decision_cells(finding: FindingRecord, decided: Standing) -> Row:
    decision = decided.get(finding.id)
    if decision is None:
        return {}
    choice = CHOICES[decision.decision]["th"]
    return {
        "decision": choice,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "time": decision.time,
        "decision_before": choice,
        "reason_before": decision.reason,
    }


def _number(text: str) -> Value:
    """A printed number as one; anything else, "๑๒" and "1,000" included, stays as it stands."""
    plain = text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()
    return Decimal(text) if plain else text


def _reading(record: AuditRecord) -> str:
    notes = (
        notice.message.th + (f" ({notice.about})" if notice.about else "")
        for notice in record.notices
    )
    return "\n".join(dict.fromkeys(notes))
