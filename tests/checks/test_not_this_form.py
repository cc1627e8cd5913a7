from dataclasses import replace

from reports import FORM, PARTIAL, all_codes, findings, heading, outcome, report, said, with_section

IDS = [section.id for section in FORM.sections]


def test_a_letter_gives_one_finding_that_says_what_was_found():
    letter = report(missing=IDS[3:], title="ประกาศกรม")
    assert all_codes(letter) == ["FORM-01"]
    (message,) = said("FORM-01", letter)
    assert "3/13 of its sections were found (1. รอบระยะเวลาการรายงาน, 2." in message
    assert "right file" in message
    skipped = outcome("SEC-01", letter)
    assert "see FORM-01" in skipped.reason and not skipped.blocked


def test_nothing_of_the_form_is_said_as_such():
    assert "were found (none)" in said("FORM-01", report(missing=IDS, title=""))[0]


def test_a_report_with_gaps_is_still_a_report():
    assert findings("FORM-01", report(missing=IDS[5:], title="")) == ()


def test_the_form_s_own_title_halves_what_is_needed():
    assert findings("FORM-01", report(missing=IDS[3:])) == ()


def test_a_file_not_read_whole_is_not_called_another_form():
    foreign = outcome("FORM-01", report(missing=IDS, title="", document=PARTIAL))
    assert foreign.findings == () and foreign.blocked


def test_another_form_with_headings_of_like_words_is_another_form():
    """Eight of thirteen headings, none in the form's own words, and another title."""
    words = {
        "reporting_round": "ระยะเวลาประเมินผล",
        "indicator_name": "ตัวชี้วัด",
        "supervisor": "ผู้ประสานงานตัวชี้วัด",
        "data_collectors": "ผู้รายงานผลการดำเนินงาน",
        "description": "คำนิยาม",
        "performance": "รายละเอียดข้อมูลพื้นฐาน",
        "criteria": "เกณฑ์การประเมิน",
        "evidence": "เอกสารสนับสนุน",
    }
    missing = [section for section in IDS if section not in words]
    own = other = report(missing=missing, title="รายละเอียดตัวชี้วัด")
    assert findings("FORM-01", own) == ()
    for section, wording in words.items():
        match = replace(heading(section), wording=wording)
        first = replace(other.sections[section].first, heading=match)
        other = with_section(other, section, first=first)
    assert all_codes(other) == ["FORM-01"]
