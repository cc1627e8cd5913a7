"""PEOPLE-01, PEOPLE-02 and PEOPLE-03."""

from dataclasses import replace

from reports import (
    PAGE,
    PHONE,
    SCAN,
    all_codes,
    outcome,
    people,
    report,
    said,
    standing,
    with_section,
)

from extractor.model import Document, Missing, Paragraph, Phone, Place


def test_a_position_stands_for_a_name():
    assert all_codes(report(supervisor=people("เลขานุการกรม", phones=[PHONE]))) == []


def test_nobody_named_is_found():
    for nobody in (people(phones=[PHONE]), people("-", phones=[PHONE])):
        unnamed = report(data_collectors=nobody)
        assert all_codes(unnamed) == ["PEOPLE-01"]
    assert "names neither a person nor a position" in said("PEOPLE-01", unnamed)[0]


def test_no_phone_is_found_and_says_whose():
    unreachable = report(supervisor=people("นายสมชาย ใจกล้า"))
    assert all_codes(unreachable) == ["PEOPLE-02"]
    assert said("PEOPLE-02", unreachable)[0].endswith(
        "has no phone number for นายสมชาย ใจกล้า. Add it."
    )


def test_a_phone_that_is_none_is_malformed_and_not_missing():
    bad = Phone("0 2123 456", "")
    wrong = report(supervisor=people("นายสมชาย ใจกล้า", phones=[bad, PHONE]))
    assert all_codes(wrong) == ["PEOPLE-03"]
    assert (
        "“0 2123 456” is not a Thai phone number. Check its digits" in said("PEOPLE-03", wrong)[0]
    )


def test_a_number_whose_rest_stands_loose_on_the_page_is_looked_at_and_not_blamed():
    begun = Phone("0 2345", "", place=Place(page=1))
    torn = people("นายสมชาย ใจกล้า", phones=[begun])
    beside = report(supervisor=torn, texts={"supervisor": "6789 ต่อ 12\nนายสมชาย ใจกล้า โทร. 0 2345"})
    assert said("PEOPLE-03", beside) == []
    assert "may have its rest on another line" in outcome("PEOPLE-03", beside).reason
    short = report(supervisor=torn, texts={"supervisor": "12\nนายสมชาย ใจกล้า โทร. 0 2345"})
    assert len(said("PEOPLE-03", short)) == 1


def test_digits_read_from_a_picture_are_looked_at_and_not_blamed():
    bad = Phone("0 2123 456", "", place=PAGE)
    scan = outcome("PEOPLE-03", report(supervisor=people("ก", phones=[bad]), document=SCAN))
    assert [finding.certain for finding in scan.findings] == [False] and scan.blocked


def test_a_section_that_could_not_be_read_is_neither_nameless_nor_fine():
    unread = outcome("PEOPLE-01", report(supervisor=Missing("unreadable")))
    assert unread.findings == () and unread.blocked
    assert "could not be read" in unread.reason


def test_phones_printed_side_by_side_are_looked_at_and_not_called_missing():
    both = report(supervisor=people("นายสมชาย ใจกล้า"))
    line = "เบอร์โทร : 02-999-8624, 089 000 1111\tเบอร์โทร: 0 2555 2764"
    first = standing("data_collectors", line)
    aside = with_section(both, "data_collectors", first=first)
    told = outcome("PEOPLE-02", aside)
    assert told.findings == () and told.blocked and "side by side" in told.reason
    own = standing("data_collectors", "เบอร์โทร : 02-999-8624\tมือถือ 089 000 1111")
    alone = with_section(both, "data_collectors", first=own)
    assert len(outcome("PEOPLE-02", alone).findings) == 1


def test_a_phone_to_spare_below_two_headings_on_one_line_may_be_either_ones():
    spare = people("นายสมชาย ใจกล้า", phones=[PHONE, replace(PHONE, number="021112222")])
    one_line = Document("pdf", (Paragraph("ผู้กำกับ : นางสมหญิง\tผู้จัดเก็บ : นายสมชาย", PAGE),))
    given = report(supervisor=people("นางสมหญิง ใจดี"), data_collectors=spare, document=one_line)
    beside = outcome("PEOPLE-02", given)
    assert beside.findings == () and beside.blocked
    in_cells = replace(given, document=Document("pdf"))
    assert len(outcome("PEOPLE-02", in_cells).findings) == 1
    enough = replace(given, fields=report(supervisor=people("นางสมหญิง ใจดี")).fields)
    assert len(outcome("PEOPLE-02", enough).findings) == 1
