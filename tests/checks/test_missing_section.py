from dataclasses import replace

from reports import PARTIAL, all_codes, findings, outcome, report, said, ticks

from extractor.model import Document, Paragraph, Place


def test_a_section_that_is_not_there_is_named_and_nothing_else_follows_from_it():
    for section in ("obstacles", "score_calculation", "supervisor", "criteria", "indicator_name"):
        assert all_codes(report(missing=[section])) == ["SEC-01"]
    message = said("SEC-01", report(missing=["score_calculation"]))
    assert message == [
        "Section 8 “การคำนวณคะแนนจากผลการดำเนินงาน” is not in the report. "
        "Add the section with its content."
    ]


def test_recommendations_are_a_warning_in_a_6_month_round_and_an_error_in_a_12_month_round():
    half = report(missing=["recommendations"])
    whole = report(missing=["recommendations"], reporting_round=ticks("☐6 ☑12"))
    assert [one.severity for one in findings("SEC-01", half)] == ["warning"]
    assert [one.severity for one in findings("SEC-01", whole)] == ["error"]


def test_nothing_is_called_missing_in_a_file_that_was_not_read_whole():
    found = outcome("SEC-01", report(missing=["obstacles"], document=PARTIAL))
    assert found.findings == () and found.blocked
    assert "parts of the file were not read" in found.reason


def test_a_label_glued_to_other_text_is_looked_at_and_not_called_missing():
    glued = {"description": "การลดขั้นตอนอุปสรรคต่อการดำเนินงาน : บุคลากรน้อย"}
    found = outcome("SEC-01", report(missing=["obstacles"], texts=glued))
    assert found.findings == () and found.blocked
    assert "“อุปสรรคต่อการดำเนินงาน :” does" in found.reason
    quoted = {"description": "ได้แก้ไขอุปสรรคต่อการดำเนินงานแล้ว"}
    assert len(findings("SEC-01", report(missing=["obstacles"], texts=quoted))) == 1


def line(text: str, left: float, top: float) -> Paragraph:
    return Paragraph(text, Place(page=1, box=(left, top, left + 90, top + 14)))


def test_a_heading_whose_lines_were_read_apart_is_looked_at_and_not_called_missing():
    column = (
        line("11. อุปสรรคต่อการ\tบุคลากรมีน้อย", 62, 100),
        line("และงานเร่งด่วน", 210, 114),
        line("ดำเนินงาน", 62.5, 130),
    )
    apart = Document("pdf", column)
    found = outcome("SEC-01", report(missing=["obstacles"], document=apart))
    assert found.findings == () and found.blocked
    assert "อุปสรรคต่อการดำเนินงาน" in found.reason
    for other in (
        (column[0], line("ดำเนินงาน", 210, 130)),
        (line("ได้แก้ไขอุปสรรคต่อการ", 62, 100), column[2]),
    ):
        whole = report(missing=["obstacles"], document=Document("pdf", other))
        assert len(findings("SEC-01", whole)) == 1


def test_a_guidelines_headings_over_two_lines_do_not_stand_for_the_reports():
    apart = Document("pdf", (line("อุปสรรคต่อการ", 62, 100), line("ดำเนินงาน", 62, 114)))
    under = report(missing=["obstacles"], document=apart)
    assert findings("SEC-01", under) == ()
    guided = replace(under, sections=replace(under.sections, guideline=True))
    assert len(findings("SEC-01", guided)) == 1
