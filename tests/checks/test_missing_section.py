from reports import PARTIAL, all_codes, findings, outcome, report, said, ticks


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
