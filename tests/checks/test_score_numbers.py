"""SCORE-01 and SCORE-02."""

from dataclasses import replace

from reports import (
    INDICATOR,
    PAGE,
    SCAN,
    all_codes,
    findings,
    outcome,
    report,
    row,
    said,
    table,
)

from extractor.model import NOT_APPLICABLE, NOWHERE, Missing, Number, Text
from extractor.model import SEVERAL_NUMBERS as APART


def scored(*rows, **changes):
    return report(score_calculation=table(*rows), **changes)


def test_a_blank_cell_is_found_and_only_once():
    for cells in (("", "5", "0.25"), ("5", "", "0.25"), ("5", "5", "")):
        assert all_codes(scored(row(*cells))) == ["SCORE-01"]
    (message,) = said("SCORE-01", scored(row("5", "", "0.25")))
    assert f"row 1 ({INDICATOR}): score is blank. Write a number" in message


def test_words_in_place_of_a_number_are_quoted():
    (message,) = said("SCORE-01", scored(row("5", "ดีมาก", "0.25")))
    assert "score reads “ดีมาก”" in message


def test_digits_that_may_have_come_apart_on_a_page_are_looked_at_and_typed_ones_are_found():
    def told(place):
        halves = replace(row("5", "", "0.20"), score=Number("4.000 0", None, place, "", APART))
        return outcome("SCORE-01", scored(halves))

    assert told(PAGE).blocked and "may be one number cut" in told(PAGE).reason
    (typed,) = told(NOWHERE).findings
    assert "score reads “4.000 0”" in typed.message.en


def test_a_value_that_stands_amid_the_rows_other_words_is_looked_at_and_not_called_blank():
    blank = replace(row("5", "5", "0.25"), weight=Missing("no such column"))
    amid = replace(blank, indicator=Text("ร้อยละของเรื่องที่ตอบทันเวลา น้ำหนักร้อยละ 5"))
    assert said("SCORE-01", scored(amid)) == []
    assert outcome("SCORE-01", scored(amid)).blocked
    assert "weight is blank" in said("SCORE-01", scored(blank))[0]


def test_a_dotted_line_is_blank():
    assert "weighted score is blank" in said("SCORE-01", scored(row("5", "5", "......")))[0]


def test_a_row_that_is_not_assessed_passes():
    for none in ("-", "N/A", "ไม่มี"):
        idle = row("5", none, none, indicator="ตัวชี้วัดอื่น")
        assert all_codes(scored(row("5", "5", "0.25"), idle)) == []
    noted = Number("ไม่เกี่ยวข้อง", None, note=NOT_APPLICABLE)
    assert all_codes(scored(row("5", "5", "0.25"), row("5", "-", "", indicator="ข"))) == []
    assert noted.value is None


def test_a_dash_for_the_product_of_a_scored_row_is_found():
    assert all_codes(scored(row("5", "5", "-"))) == ["SCORE-01"]


def test_heading_rows_and_sub_rows_without_weight_pass():
    heading = row("10", "", "", group=True, indicator="มิติที่ 1")
    sub = row("", "4", "", indicator="1.1 ตัวชี้วัดย่อย")
    assert findings("SCORE-01", scored(heading, sub, row("5", "5", "0.25"))) == ()


def test_a_cell_that_could_not_be_read_from_a_picture_blocks_instead():
    scan = outcome("SCORE-01", scored(row("5", "S", "0.25", place=PAGE), document=SCAN))
    assert scan.findings == () and scan.blocked


def test_a_score_outside_1_to_5_is_found_and_those_inside_pass():
    for weighted, score in (("0.00", "0"), ("0.28", "5.50"), ("2.50", "50")):
        assert all_codes(scored(row("5", score, weighted))) == ["SCORE-02"]
    for weighted, score in (("0.05", "1"), ("0.25", "5.00")):
        assert findings("SCORE-02", scored(row("5", score, weighted))) == ()
    (message,) = said("SCORE-02", scored(row("5", "5.5", "0.275")))
    assert "the score 5.5 is outside 1-5. Check it against the criteria." in message


def test_a_score_read_from_a_picture_counts_if_its_product_confirms_it():
    sure = scored(row("5", "5.5", "0.275", place=PAGE), document=SCAN)
    assert len(findings("SCORE-02", sure)) == 1
    unsure = outcome("SCORE-02", scored(row("5", "6", "0.25", place=PAGE), document=SCAN))
    assert unsure.findings == () and unsure.blocked


def test_basic_data_under_an_indicator_need_no_score():
    data = row("", "", "", result="200 ราย")
    assert all_codes(scored(row("5", "5", "0.25"), data)) == []
    assert "SCORE-01" in all_codes(scored(data))
