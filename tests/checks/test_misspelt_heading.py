from dataclasses import replace

import pytest
from reports import PAGE, SCAN, findings, heading, outcome, report, said, with_section

from extractor.model import Document, HeadingMatch, Layer, PageReading, Report


def misspelt(raw="การคำนวนคะแนนจากผลการดำเนินงาน :", **changes):
    slip = heading("score_calculation", exact=False, raw=raw)
    sound = report(**changes)
    first = sound.sections["score_calculation"].first
    return with_section(sound, "score_calculation", first=replace(first, heading=slip))


def test_a_heading_written_otherwise_is_told_with_the_right_words():
    (message,) = said("SEC-05", misspelt())
    assert "is written “การคำนวนคะแนนจากผลการดำเนินงาน :”" in message
    assert message.endswith("Write “การคำนวณคะแนนจากผลการดำเนินงาน” (“ณ” for “น”).")


@pytest.mark.parametrize(
    ("written", "pointed"),
    [
        ("การคำนวณคะแนนจากผลการดำเนินการงาน", "ดำเนินงาน” (without “การ”)."),
        ("การคำนวณคะแนนจากการดำเนินงาน", "ดำเนินงาน” (with “ผล”)."),
        ("คะแนนที่คำนวณได้จากผลงาน", "ดำเนินงาน”."),
    ],
)
def test_the_letters_are_pointed_at_where_they_are_few(written: str, pointed: str):
    (message,) = said("SEC-05", misspelt(raw=written))
    assert message.endswith(pointed)


def test_headings_as_the_form_has_them_pass():
    assert findings("SEC-05", report()) == ()


def test_a_heading_read_from_a_picture_is_not_judged():
    found = outcome("SEC-05", misspelt(document=SCAN))
    assert found.findings == () and "its spelling is not judged" in found.reason
    assert not found.blocked


def placed(raw: str, layer: Layer, quality: float) -> Report:
    """The misspelt heading on a page that was read so."""
    document = Document("pdf", pages=(PageReading(1, layer, quality),))
    slip = misspelt(raw=raw, document=document)
    first = slip.sections["score_calculation"].first
    assert isinstance(first.heading, HeadingMatch)
    there = replace(first, heading=replace(first.heading, place=PAGE))
    return with_section(slip, "score_calculation", first=there)


def test_a_heading_on_a_page_whose_letters_are_uncertain_is_not_judged():
    slip = "การคำนวนคะแนนจากผลการดำเนินงาน"
    assert len(findings("SEC-05", placed(slip, "text", 1.0))) == 1
    assert findings("SEC-05", placed(slip, "text", 0.9)) == ()


def test_on_a_page_repaired_in_doubt_letters_are_judged_and_marks_are_not():
    assert len(findings("SEC-05", placed("การคำนวนคะแนนจากผลการดำเนินงาน", "repaired", 0.998))) == 1
    mark = "การคำนวณคะแนนจากผลการดำเนื้นงาน"
    assert findings("SEC-05", placed(mark, "repaired", 0.998)) == ()
    assert len(findings("SEC-05", placed(mark, "repaired", 0.999))) == 1
    assert len(findings("SEC-05", placed(mark, "text", 1.0))) == 1
