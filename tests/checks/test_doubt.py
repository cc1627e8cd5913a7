"""What a finding rests on decides whether it is certain, a doubt, or no verdict at all."""

from dataclasses import replace

from reports import (
    FORM,
    PAGE,
    SCAN,
    findings,
    order,
    outcome,
    people,
    report,
    row,
    said,
    scan,
    table,
    ticks,
)

from extractor.checks import run_checks
from extractor.model import (
    Audit,
    Document,
    Items,
    Level,
    Levels,
    PageReading,
    Paragraph,
    Phone,
    Place,
    Source,
    Status,
    ThaiDate,
)

WRONG = table(row("5", "5", "0.52", place=PAGE))
TWO_PAGES = Document("pdf", pages=(PageReading(1, "text", 1.0), PageReading(2, "text", 1.0)))


def verdict(made):
    return Audit(Source("x.pdf", b"", ""), "f", "1", made, run_checks(made, FORM)).verdict


def test_an_absent_section_is_an_error_in_a_text_and_a_doubt_on_a_scan():
    text = report(missing=["obstacles"], document=TWO_PAGES)
    (sure,) = findings("SEC-01", text)
    assert sure.certain and sure.severity == "error"
    assert verdict(text) == "findings"

    seen = report(missing=["obstacles"], document=SCAN)
    (doubt,) = findings("SEC-01", seen)
    assert not doubt.certain and doubt.severity == "info"
    assert said("SEC-01", seen) == [
        "Look here, this was read from a picture and is not certain: "
        "Section 11 “อุปสรรคต่อการดำเนินงาน” is not in the report. Add the section with its content."
    ]
    assert outcome("SEC-01", seen).status is Status.SKIPPED
    assert "read from a picture: look at the image" in outcome("SEC-01", seen).reason
    assert verdict(seen) == "incomplete"


def test_one_scanned_page_is_enough_to_doubt_that_something_is_absent():
    mixed = replace(TWO_PAGES, pages=(PageReading(1, "text", 1.0), PageReading(2, "ocr", 0.9)))
    (doubt,) = findings("SEC-01", report(missing=["obstacles"], document=mixed))
    assert not doubt.certain


def test_arithmetic_on_digits_surely_read_is_certain_and_on_others_a_doubt():
    (sure,) = findings("SCORE-03", report(score_calculation=WRONG, document=scan(0.97)))
    assert sure.certain and sure.severity == "error"
    unsure = report(score_calculation=WRONG, document=scan(0.7))
    (doubt,) = findings("SCORE-03", unsure)
    assert not doubt.certain and doubt.severity == "info"
    assert outcome("SCORE-03", unsure).places == (PAGE,)


def test_digits_on_a_page_with_its_own_text_do_not_suffer_from_a_scanned_one():
    document = Document(
        "pdf",
        (Paragraph("5 5 0.52", PAGE), Paragraph("7", Place(2, PAGE.box), sure=(0.3,))),
        pages=(PageReading(1, "text", 1.0), PageReading(2, "ocr", 0.9)),
    )
    (sure,) = findings("SCORE-03", report(score_calculation=WRONG, document=document))
    assert sure.certain


def test_digits_whose_reading_is_unknown_are_not_sure():
    bare = Document("pdf", pages=(PageReading(1, "ocr", 0.9),))
    found = outcome("SCORE-03", report(score_calculation=WRONG, document=bare))
    assert found.findings == () and found.blocked


def test_no_verdict_rests_on_thai_digits_neither_wrong_nor_fine():
    for weighted in ("๐.๒๕", "๐.๕๒"):
        thai = table(row("๕", "๕", weighted, place=PAGE))
        for code in ("SCORE-03", "SCORE-05", "SCORE-07"):
            found = outcome(code, report(score_calculation=thai, document=SCAN))
            assert found.status is Status.SKIPPED and found.blocked and found.findings == ()
            assert "look at the image" in found.reason
            assert PAGE in found.places
    printed = report(score_calculation=table(row("๕", "๕", "๐.๒๕", place=PAGE)))
    assert outcome("SCORE-03", printed).status is Status.PASSED


def test_phones_and_dates_in_thai_digits_from_a_picture_are_not_judged():
    phone = Phone("๐ ๒๑๒๓ ๔๕๖๗", "021234567", "", "landline", PAGE)
    seen = report(supervisor=people("ก", phones=[phone]), document=SCAN)
    assert outcome("PEOPLE-03", seen).status is Status.SKIPPED
    dated = replace(order(ThaiDate("๑๖ มกราคม ๒๕๖๖", 2023, 1, 16)), place=PAGE)
    seen = report(evidence=Items((dated,)), document=SCAN)
    assert outcome("EVID-02", seen).status is Status.SKIPPED
    assert "“๑๖ มกราคม ๒๕๖๖”" in outcome("EVID-02", seen).reason


def test_two_rounds_ticked_are_certain_only_if_both_boxes_were_clear():
    both = ticks("☑6 ☑12")
    both = replace(both, options=tuple(replace(one, place=PAGE) for one in both.options))
    (sure,) = findings("ROUND-02", report(reporting_round=both, document=scan(0.95)))
    assert sure.certain
    (doubt,) = findings("ROUND-02", report(reporting_round=both, document=scan(0.4)))
    assert not doubt.certain


def test_letters_are_certain_in_a_text_and_never_on_a_picture():
    left = {"obstacles": "\n".join(FORM.section("obstacles").instructions[:1])}
    (sure,) = findings("SEC-06", report(document=TWO_PAGES, texts=left))
    assert sure.certain
    (doubt,) = findings("SEC-06", report(document=scan(1.0), texts=left))
    assert not doubt.certain


def test_a_levels_number_stands_beside_its_text_and_is_looked_for_there():
    numbers = Paragraph("1", Place(1, (60.0, 100.0, 70.0, 120.0)), sure=(0.98,))
    texts = Paragraph("ทบทวนขั้นตอน", PAGE, sure=(0.9,) * 12)
    document = Document("pdf", (numbers, texts), pages=(PageReading(1, "ocr", 0.9),))
    made = report(performance=Levels((Level(1, "ทบทวนขั้นตอน", PAGE),)), document=document)
    reasons = outcome("LEVEL-02", made).reason
    assert "“1”" not in reasons
    thai = replace(document, blocks=(replace(numbers, text="๑"), texts))
    assert "“1”" in outcome("LEVEL-02", replace(made, document=thai)).reason


def test_an_unread_page_casts_no_doubt_on_what_other_pages_say_themselves():
    pages = (PageReading(1, "text", 1.0), PageReading(2, "none", 0.0))
    document = Document("pdf", status="partial", pages=pages)
    (sure,) = findings("SCORE-03", report(score_calculation=WRONG, document=document))
    assert sure.certain
    absent = outcome("SEC-01", report(missing=["obstacles"], document=document))
    assert absent.findings == () and absent.blocked
