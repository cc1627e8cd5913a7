from dataclasses import replace

import pytest
from reports import PAGE, SCAN, findings, heading, outcome, report, said, with_section

from extractor.model import Document, HeadingMatch, PageReading


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


def test_a_heading_on_a_page_whose_letters_are_uncertain_is_not_judged():
    def judged(quality: float) -> int:
        first = misspelt().sections["score_calculation"].first
        assert isinstance(first.heading, HeadingMatch)
        page = first.heading.place.page or 1
        document = Document("pdf", pages=(PageReading(page, "text", quality),))
        placed = replace(first.heading, place=PAGE)
        sound = misspelt(document=document)
        found = with_section(sound, "score_calculation", first=replace(first, heading=placed))
        return len(findings("SEC-05", found))

    assert (judged(1.0), judged(0.9)) == (1, 0)
