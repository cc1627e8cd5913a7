"""Audits written by hand, so that outputs can be tested without reading a file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from extractor.form import load_form
from extractor.model import (
    Audit,
    Document,
    FieldSection,
    Finding,
    HeadingMatch,
    Item,
    Items,
    Level,
    Levels,
    Message,
    Missing,
    Name,
    Notice,
    Number,
    Occurrence,
    Outcome,
    Paragraph,
    People,
    Phone,
    Place,
    Report,
    Round,
    RoundOption,
    ScoreRow,
    ScoreTable,
    Section,
    Sections,
    Source,
    Status,
    Text,
    ThaiDate,
    Value,
)

FORM = load_form()


def number(raw: str, value: str | None) -> Number:
    return Number(raw, None if value is None else Decimal(value))


def score_row(weight: str = "12.50", score: str = "4.25", weighted: str = "0.58") -> ScoreRow:
    return ScoreRow(
        Text("ร้อยละของงานที่เสร็จ"),
        number(weight, weight),
        number("ร้อยละ 55", "55"),
        number(score, score),
        number(weighted, weighted),
    )


def values() -> dict[str, Value]:
    """A value for each section but the recommendations."""
    return {
        "reporting_round": Round(6, (RoundOption(6, True), RoundOption(12, False))),
        "indicator_name": Name("ร้อยละของงานที่เสร็จ"),
        "supervisor": People(
            (Name("นายสมมติ ตัวอย่าง"),),
            (Phone("0 2653 4444 ต่อ 12", "026534444", "12", "landline"),),
        ),
        "data_collectors": People((Name("หัวหน้าฝ่าย"),), (Phone("123", "", "", ""),)),
        "description": Text("งานที่เสร็จตามแผน"),
        "performance": Levels((Level(1, "วางแผน"), Level(2, "ทำ"))),
        "criteria": Levels((Level(1, "-"), Level(2, "ร้อยละ 50"))),
        "score_calculation": ScoreTable((score_row(),)),
        "actions_taken": Items((Item("ประชุม"), Item("ลงมือ"))),
        "supporting_factors": Items((Item("ผู้บริหาร"),)),
        "obstacles": Items((Item("เวลา"),)),
        "evidence": Items(
            (
                Item(
                    "คำสั่งที่ 12/2567 ลงวันที่ 16 มกราคม 2567",
                    order_number="12/2567",
                    dates=(ThaiDate("16 มกราคม 2567", 2024, 1, 16), ThaiDate("ปี 2567", 2024)),
                    urls=("https://example.go.th/a",),
                ),
            )
        ),
    }


def _section(section_id: str, value: Value | None) -> FieldSection:
    title = FORM.section(section_id).title
    if value is None:
        missing = Section(section_id, "missing", Occurrence(Missing("not found")))
        return FieldSection(missing, Missing("not found"))
    place = Place(page=2, box=(72.0, 310.504, 301.2, 328.0))
    heading = HeadingMatch(section_id, title, place, title, 0.97123, margin=0.41)
    content = Occurrence(heading, (Paragraph("เนื้อหา"),), place)
    return FieldSection(Section(section_id, "present", content), value)


def wrong_score() -> Finding:
    return Finding(
        code="SCORE-03",
        name="wrong-weighted-score",
        severity="error",
        section="score_calculation",
        message=Message(
            "หัวข้อที่ 8 แถวที่ 1: คะแนนถ่วงน้ำหนัก 0.58 ไม่ตรงกับผลคูณ โปรดแก้ไข",
            "Section 8 row 1: the weighted score 0.58 is not the product. Correct it.",
        ),
        row="1",
        reported="0.58",
        expected="0.53",
        working="12.50 × 4.25 / 100 = 0.53125",
        place=Place(page=2, box=(72.0, 310.5, 301.2, 328.0)),
    )


def no_recommendations() -> Finding:
    return Finding(
        code="SEC-01",
        name="missing-section",
        severity="warning",
        section="recommendations",
        message=Message("ไม่พบหัวข้อที่ 12 โปรดเพิ่ม", "Section 12 is not in the report. Add it."),
    )


def audit(
    *findings: Finding,
    path: str = "unit7/report.docx",
    data: bytes = b"content",
    document: Document | None = None,
    changed: dict[str, Value | None] | None = None,
    outcomes: tuple[Outcome, ...] = (),
) -> Audit:
    """An audit with these findings; ``changed`` replaces values, None means a missing section."""
    given: dict[str, Value | None] = {**values(), **(changed or {})}
    fields = {part.id: _section(part.id, given.get(part.id)) for part in FORM.sections}
    sections = Sections(
        tuple(field.section for field in fields.values()), lines_claimed=118, lines_total=121
    )
    report = Report(
        document or Document("docx", pages_total=3, pages_read=3),
        sections,
        fields,
        fields_read=41,
        fields_expected=44,
    )
    failed = tuple(
        Outcome(f.code, f.name, f.severity, Status.FAILED, findings=(f,)) for f in findings
    )
    passed = Outcome("SEC-04", "section-out-of-order", "warning", Status.PASSED)
    source = Source(path, data, hashlib.sha256(data).hexdigest())
    return Audit(source, FORM.id, FORM.version, report, (passed, *failed, *outcomes))


def unreadable(path: str = "broken.pdf", code: str = "E_DAMAGED") -> Audit:
    """The audit of a file that could not be read."""
    document = Document("pdf", notices=(Notice(code, "no page tree"),), status="error")
    nothing: dict[str, Value | None] = dict.fromkeys(values())
    return replace(audit(path=path, document=document, changed=nothing), outcomes=())
