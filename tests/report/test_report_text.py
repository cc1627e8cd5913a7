from __future__ import annotations

from dataclasses import replace

from audits_by_hand import audit, no_recommendations, unreadable, wrong_score

from extractor.model import Document, Notice, Outcome, Place, Status
from extractor.report.audit_json import audit_record
from extractor.report.columns import Ink
from extractor.report.summary import Summary
from extractor.report.text import Page, report_text, summary_text

THAI = Page("th", Ink(), 100, "percent")
ENGLISH = Page("en", Ink(), 100, "percent")


def test_a_report_is_its_line_and_what_to_change() -> None:
    record = audit_record(audit(wrong_score(), no_recommendations()))
    assert report_text(record, THAI) == (
        "✗ unit7/report.docx · รอบ 6 เดือน · หัวข้อ 12/13"
        " · คะแนน 0.58 (คำนวณได้ 0.53125) · พบ 2 ข้อ\n"
        "  ต้องแก้ไข    SCORE-03 หัวข้อ 8 การคำนวณคะแนนจากผลการดำเนินงาน\n"
        "             หัวข้อที่ 8 แถวที่ 1: คะแนนถ่วงน้ำหนัก 0.58 ไม่ตรงกับผลคูณ โปรดแก้ไข\n"
        "             วิธีคิด: 12.50 × 4.25 / 100 = 0.53125\n"
        "             ดูที่: หน้า 2\n"
        "  ควรตรวจดู   SEC-01 หัวข้อ 12 ข้อเสนอแนะสำหรับการดำเนินงานในปีต่อไป\n"
        "             ไม่พบหัวข้อที่ 12 โปรดเพิ่ม\n"
        "\n"
    )


def test_the_same_in_english() -> None:
    shown = report_text(audit_record(audit(wrong_score())), ENGLISH)
    assert "6 months · sections 12/13 · score 0.58 (recomputed 0.53125) · 1 finding" in shown
    assert "  error      SCORE-03 section 8" in shown
    assert "Section 8 row 1: the weighted score 0.58 is not the product. Correct it." in shown
    assert "look at: page 2" in shown


def test_a_clean_report_is_one_line() -> None:
    shown = report_text(audit_record(audit()), THAI)
    assert shown.startswith("✓ unit7/report.docx")
    assert shown.endswith("ไม่พบข้อผิดพลาด\n")
    assert shown.count("\n") == 1


def test_an_unreadable_file_says_why_and_nothing_else() -> None:
    assert report_text(audit_record(unreadable()), THAI) == (
        "? broken.pdf · อ่านไฟล์ไม่ได้\n"
        "  อ่านไม่ได้    E_DAMAGED\n"
        "             ไฟล์เสียหาย · no page tree\n"
        "\n"
    )


def test_an_incomplete_audit_names_what_was_not_checked() -> None:
    reason = "อ่านตัวเลขไม่ได้ / a number is unreadable"
    blocked = Outcome("SCORE-03", "x", "error", Status.SKIPPED, reason, blocked=True)
    shown = report_text(audit_record(audit(outcomes=(blocked,))), THAI)
    assert shown.startswith("? unit7/report.docx")
    assert "ตรวจได้ไม่ครบ\n" in shown
    assert "  ไม่ได้ตรวจ   SCORE-03\n             อ่านตัวเลขไม่ได้\n" in shown
    assert "unreadable" not in shown


def test_notices_name_the_page() -> None:
    document = Document("pdf", notices=(Notice("W_OCR", place=Place(page=3)),))
    shown = report_text(audit_record(audit(document=document)), ENGLISH)
    assert "  look       W_OCR\n             read from a picture: compare with the page" in shown
    assert "page 3" in shown


def test_text_of_the_document_cannot_drive_the_terminal() -> None:
    finding = replace(wrong_score(), quote="\x1b[2J", working="1\u202e2")
    shown = report_text(audit_record(audit(finding, path="a\x1b[31m.docx")), THAI)
    assert "\x1b" not in shown
    assert "a\\x1b[31m.docx" in shown
    assert "1\\u202e2" in shown


def test_totals_close_the_list() -> None:
    summary = Summary()
    for made in (audit(), audit(wrong_score()), unreadable()):
        summary.add(audit_record(made))
    shown = summary_text(summary, THAI)
    assert "รายงาน 3 ฉบับ: ไม่พบข้อผิดพลาด 1 · พบข้อที่ต้องดู 1 · อ่านไฟล์ไม่ได้ 1\n" in shown
    assert "ต้องแก้ไข 1 · ควรตรวจดู 0" in shown
    assert "อ่านข้อมูลได้ 123/132 (93.1%)\n" in shown
    assert "อ่านหรือตรวจได้ไม่ครบ: E_DAMAGED 1\n  " in shown


def test_totals_never_round_up_to_all_and_name_a_few_of_many_unread_reports() -> None:
    summary = Summary(fields_read=9_999, fields_expected=10_000)
    assert summary.share_read == "99.9%"
    for number in range(7):
        summary.add(audit_record(unreadable(f"{number}.docx")))
    shown = summary_text(summary, ENGLISH)
    assert "not read or checked whole: E_DAMAGED 7\n  0.docx\n  1.docx\n" in shown
    assert shown.endswith("  4.docx\n  and 2 more\n")


def test_a_run_in_which_all_was_read_names_nobody() -> None:
    summary = Summary()
    summary.add(audit_record(audit()))
    assert "ไม่ครบ" not in summary_text(summary, THAI)
