from dataclasses import replace

import pytest
from reports import INDICATOR, findings, outcome, report, row, said, table


def scored(*names: str):
    return report(score_calculation=table(*(row("5", "5", "0.25", indicator=n) for n in names)))


def test_another_indicator_in_the_score_table_is_found():
    (message,) = said("SCORE-08", scored("จำนวนโครงการฝึกอาชีพที่จัดในพื้นที่ห่างไกล"))
    assert "is about “จำนวนโครงการฝึกอาชีพที่จัดในพื้นที่ห่างไกล”, but Section 2" in message
    assert message.endswith("Use the same indicator in both.")


@pytest.mark.parametrize(
    "name",
    [INDICATOR, INDICATOR[:30], f"1. {INDICATOR}", f"{INDICATOR} ปีงบประมาณ พ.ศ. 2566",
     INDICATOR.replace("ใบอนุญาต", "ใบอนุญาติ"), INDICATOR.replace("ของการ", "การ")],
)  # fmt: skip
def test_the_same_indicator_shortened_numbered_or_worded_a_little_else_passes(name: str):
    assert findings("SCORE-08", scored(name)) == ()


def test_one_fitting_row_of_several_is_enough():
    assert findings("SCORE-08", scored("ร้อยละของหมู่บ้านที่มีแหล่งน้ำ", INDICATOR)) == ()


def test_a_row_that_only_has_a_number_names_no_indicator():
    assert outcome("SCORE-08", scored("ตัวชี้วัดที่ 1")).status == "skipped"


def test_a_heading_row_over_sub_rows_may_name_the_indicator():
    rows = [
        row("30", "", "", indicator=INDICATOR),
        row("20", "5", "1.00", indicator="การรับคำขอ"),
        row("10", "5", "0.50", indicator="การออกเลข"),
    ]
    headed = table(replace(rows[0], group=True), *rows[1:])
    assert findings("SCORE-08", report(score_calculation=headed)) == ()
    assert len(findings("SCORE-08", report(score_calculation=table(*rows[1:])))) == 1
