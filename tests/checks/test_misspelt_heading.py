from dataclasses import replace

from reports import SCAN, findings, heading, outcome, report, said, with_section


def misspelt(**changes):
    slip = heading("score_calculation", exact=False, raw="การคำนวนคะแนนจากผลการดำเนินงาน :")
    sound = report(**changes)
    first = sound.sections["score_calculation"].first
    return with_section(sound, "score_calculation", first=replace(first, heading=slip))


def test_a_heading_written_otherwise_is_told_with_the_right_words():
    (message,) = said("SEC-05", misspelt())
    assert "is written “การคำนวนคะแนนจากผลการดำเนินงาน :”" in message
    assert message.endswith("Write “การคำนวณคะแนนจากผลการดำเนินงาน”.")


def test_headings_as_the_form_has_them_pass():
    assert findings("SEC-05", report()) == ()


def test_a_heading_read_from_a_picture_is_not_judged():
    found = outcome("SEC-05", misspelt(document=SCAN))
    assert found.findings == () and "its spelling is not judged" in found.reason
    assert not found.blocked
