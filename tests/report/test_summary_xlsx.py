from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from audits_by_hand import FORM, audit, no_recommendations, unreadable, wrong_score
from decisions_by_hand import REVIEWER, TIME, decided

from extractor.model import Audit, Message
from extractor.report import summary_xlsx
from extractor.report.audit_json import audit_record
from extractor.report.decisions import Standing
from extractor.report.sheet_decisions import NoFindings, sheet_decisions
from extractor.report.sheet_rows import FINDINGS_SHEET, REPORTS_SHEET, TOTALS_SHEET
from extractor.report.summary_xlsx import LONGEST_CELL, write_summary


def workbook(folder: Path, *audits: Audit, standing: Standing | None = None) -> bytes:
    records = [audit_record(made, FORM) for made in audits]
    file = folder / "summary.xlsx"
    write_summary(records, standing or {}, FORM.score.convention, file, folder)
    return file.read_bytes()


def sheet(data: bytes, name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def rows(data: bytes, name: str) -> list[dict[str, Any]]:
    titles, *others = sheet(data, name).iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def filled(data: bytes, *cells: tuple[int, str, str]) -> bytes:
    """The workbook after a reviewer has written texts into (row, column title)."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    findings = book[FINDINGS_SHEET]
    titles = [cell.value for cell in findings[1]]
    for row, title, text in cells:
        findings.cell(row, titles.index(title) + 1).value = text
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


DECISION, REASON = "ผลการพิจารณา", "เหตุผล (จำเป็นเมื่อไม่เห็นด้วย)"


class TestWritten:
    def test_a_report_is_a_row_with_numbers_as_numbers(self, tmp_path: Path) -> None:
        (row,) = rows(workbook(tmp_path, audit(wrong_score())), REPORTS_SHEET)
        assert (row["หน่วยงาน"], row["ไฟล์"]) == ("unit7", "unit7/report.docx")
        assert row["ตัวชี้วัด"] == "ร้อยละของงานที่เสร็จ"
        assert (row["รอบ (เดือน)"], row["คะแนนในรายงาน"], row["คะแนนที่คำนวณได้"]) == (6, 0.58, 0.53125)
        assert (row["ต้องแก้ไข"], row["ควรตรวจดู"], row["ยังไม่พิจารณา"]) == (1, 0, 1)
        assert row["ผลการตรวจ"] == "พบข้อที่ต้องดู"

    def test_a_printed_number_keeps_its_decimals(self, tmp_path: Path) -> None:
        weighted = replace(wrong_score(), reported="0.580", expected="12345678901234567.5")
        findings = sheet(workbook(tmp_path, audit(weighted)), FINDINGS_SHEET)
        titles = [cell.value for cell in findings[1]]
        printed = findings.cell(2, titles.index("ที่ระบุไว้") + 1)
        assert (printed.value, printed.number_format) == (0.58, "0.000")
        exact = findings.cell(2, titles.index("ที่ควรเป็น") + 1)
        assert exact.value == "12345678901234567.5", "a double would lose its last digits"

    def test_what_could_not_be_read_never_looks_like_nothing_found(self, tmp_path: Path) -> None:
        (row,) = rows(workbook(tmp_path, unreadable()), REPORTS_SHEET)
        assert row["ผลการตรวจ"] == "อ่านไฟล์ไม่ได้"
        assert row["ข้อสังเกตในการอ่านไฟล์"] == "ไฟล์เสียหาย (no page tree)"

    def test_what_is_overruled_is_shown_and_not_counted(self, tmp_path: Path) -> None:
        audited = audit(wrong_score(), no_recommendations())
        data = workbook(tmp_path, audited, standing=decided(audited, "overrule", reason="ตรวจแล้ว"))
        (report,) = rows(data, REPORTS_SHEET)
        assert (report["ต้องแก้ไข"], report["ควรตรวจดู"], report["ผู้ตรวจไม่เห็นด้วย"]) == (0, 0, 2)
        assert report["ผลการตรวจ"] == "ไม่พบข้อผิดพลาด"
        assert [row[REASON] for row in rows(data, FINDINGS_SHEET)] == ["ตรวจแล้ว"] * 2

    @pytest.mark.parametrize(
        "text",
        ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "<r><t>=1</t></r>", "{=1}", "&<>\"'"],
    )
    def test_no_text_becomes_a_formula_or_markup(self, tmp_path: Path, text: str) -> None:
        hostile = replace(
            wrong_score(), message=Message(text, text), reported=text, working=text, quote=text
        )
        data = workbook(tmp_path, audit(hostile, path=f"{text.replace('/', '')}/a.docx"))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert b"<f>" not in package.read(name)
        (row,) = rows(data, FINDINGS_SHEET)
        assert row["วิธีคิด"].strip() == text.strip()
        assert row["ที่ระบุไว้"].strip() == text.strip()

    def test_a_text_too_long_for_a_cell_is_cut_and_says_so(self, tmp_path: Path) -> None:
        long = replace(wrong_score(), working="ก" * 40_000)
        (row,) = rows(workbook(tmp_path, audit(long)), FINDINGS_SHEET)
        assert len(row["วิธีคิด"]) == LONGEST_CELL + 1
        assert row["วิธีคิด"].endswith("…")

    def test_a_full_sheet_goes_on_in_the_next(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(summary_xlsx, "MOST_ROWS", 2)
        data = workbook(tmp_path, *[audit(path=f"{n}.docx") for n in range(5)])
        book = openpyxl.load_workbook(io.BytesIO(data))
        more = [f"{REPORTS_SHEET} {number}" for number in (2, 3)]
        assert book.sheetnames[:4] == [REPORTS_SHEET, FINDINGS_SHEET, *more]
        assert [row["ไฟล์"] for row in rows(data, f"{REPORTS_SHEET} 3")] == ["4.docx"]

    def test_the_totals_leave_out_what_is_overruled(self, tmp_path: Path) -> None:
        wrong, other = audit(wrong_score(), data=b"1"), audit(no_recommendations(), data=b"2")
        overruled = decided(wrong, "overrule")
        totals = rows(workbook(tmp_path, wrong, other, standing=overruled), TOTALS_SHEET)
        counts = {row["สรุปทั้งชุด"]: row["จำนวน"] for row in totals}
        assert counts["รายงานทั้งหมด"] == 2
        assert (counts["ข้อที่พบ: ต้องแก้ไข"], counts["ข้อที่พบ: ควรตรวจดู"]) == (0, 1)
        assert (counts["ข้อที่ผู้ตรวจไม่เห็นด้วย"], counts["ข้อที่ยังไม่พิจารณา"]) == (1, 1)
        assert counts["รหัส SEC-01"] == 1
        assert "รหัส SCORE-03" not in counts

    def test_filters_panes_and_choices_are_there(self, tmp_path: Path) -> None:
        findings = sheet(workbook(tmp_path, audit(wrong_score())), FINDINGS_SHEET)
        assert findings.freeze_panes == "C2"
        assert findings.auto_filter.ref == "A1:S2"
        choices = [rule.formula1 for rule in findings.data_validations.dataValidation]
        assert '"เห็นด้วย,ไม่เห็นด้วย,ยังไม่พิจารณา"' in choices
        assert findings["A2"].font.name == "TH Sarabun New"

    def test_the_same_run_gives_the_same_bytes(self, tmp_path: Path) -> None:
        audits = (audit(wrong_score()), unreadable())
        assert workbook(tmp_path, *audits) == workbook(tmp_path, *audits)


class TestReadBack:
    def test_a_filled_in_row_is_a_decision(self, tmp_path: Path) -> None:
        audited = audit(wrong_score(), no_recommendations())
        data = filled(
            workbook(tmp_path, audited),
            (2, DECISION, "เห็นด้วย"), (3, DECISION, "ไม่เห็นด้วย"), (3, REASON, "รอบ 6 เดือน"),
        )  # fmt: skip
        read = sheet_decisions(data, REVIEWER, TIME)
        first, second = audit_record(audited, FORM).findings
        assert [(one.finding, one.decision, one.reason) for one in read.decisions] == [
            (first.id, "agree", ""),
            (second.id, "overrule", "รอบ 6 เดือน"),
        ]
        assert {one.reviewer for one in read.decisions} == {REVIEWER}
        assert {one.path for one in read.decisions} == {"unit7/report.docx"}
        assert read.bad_lines == ()

    @pytest.mark.parametrize(
        ("cells", "why"),
        [
            (((2, DECISION, "ไม่เห็นด้วย"),), "overruled without a reason"),
            (((2, DECISION, "บางส่วน"),), "none of เห็นด้วย"),
            (((2, REASON, "เหตุผลลอย ๆ"),), "a reason without a decision"),
            (((2, DECISION, "เห็นด้วย"), (2, "รหัสข้อที่พบ", "=x")), "pattern"),
        ],
    )
    def test_a_row_that_is_no_decision_is_told_by_its_number(
        self, tmp_path: Path, cells: Iterable[tuple[int, str, str]], why: str
    ) -> None:
        data = workbook(tmp_path, audit(wrong_score(), no_recommendations()))
        read = sheet_decisions(filled(data, *cells, (3, DECISION, "เห็นด้วย")), "ก", TIME)
        assert [one.decision for one in read.decisions] == ["agree"]
        assert [bad.number for bad in read.bad_lines] == [2]
        assert why in read.bad_lines[0].why

    def test_what_stood_there_already_is_not_said_again(self, tmp_path: Path) -> None:
        audited = audit(wrong_score())
        data = workbook(tmp_path, audited, standing=decided(audited, "overrule", reason="ก"))
        assert sheet_decisions(data, "ข", TIME).decisions == ()
        (changed,) = sheet_decisions(filled(data, (2, REASON, "ค")), "ข", TIME).decisions
        assert (changed.decision, changed.reason) == ("overrule", "ค")

    def test_a_decision_wiped_out_is_taken_back(self, tmp_path: Path) -> None:
        audited = audit(wrong_score())
        data = workbook(tmp_path, audited, standing=decided(audited, "agree"))
        (back,) = sheet_decisions(filled(data, (2, DECISION, "")), "ข", TIME).decisions
        assert back.decision == "leave"

    def test_rows_may_be_sorted_and_columns_moved(self, tmp_path: Path) -> None:
        audited = audit(wrong_score(), no_recommendations())
        data = filled(workbook(tmp_path, audited), (3, DECISION, "เห็นด้วย"))
        book = openpyxl.load_workbook(io.BytesIO(data))
        findings = book[FINDINGS_SHEET]
        turned = [list(row)[::-1] for row in findings.iter_rows(values_only=True)]
        findings.delete_rows(1, 10)
        for row in (turned[0], turned[2], turned[1]):
            findings.append(row)
        written = io.BytesIO()
        book.save(written)
        (read,) = sheet_decisions(written.getvalue(), "ก", TIME).decisions
        assert read.finding == audit_record(audited, FORM).findings[1].id

    def test_a_workbook_of_something_else_is_refused(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.save(tmp_path / "other.xlsx")
        with pytest.raises(NoFindings, match="no sheet of findings"):
            sheet_decisions((tmp_path / "other.xlsx").read_bytes(), "ก", TIME)

    @pytest.mark.parametrize("size", [10, 400, 3_000])
    def test_a_broken_workbook_is_refused(self, tmp_path: Path, size: int) -> None:
        data = workbook(tmp_path, audit(wrong_score()))
        with pytest.raises(NoFindings, match="cannot be read"):
            sheet_decisions(data[:size], "ก", TIME)

    def test_a_cell_far_away_costs_no_memory(self, tmp_path: Path) -> None:
        data = workbook(tmp_path, audit(wrong_score()))
        book = openpyxl.load_workbook(io.BytesIO(data))
        book[FINDINGS_SHEET]["XFD5000"] = "ไกล"
        written = io.BytesIO()
        book.save(written)
        assert sheet_decisions(written.getvalue(), "ก", TIME).decisions == ()
