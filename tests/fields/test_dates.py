import pytest

from extractor.fields.dates import buddhist_year, find_dates


def days(text: str) -> list[tuple[int, int | None, int | None]]:
    return [(date.year, date.month, date.day) for date in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "16 มกราคม 2567", "๑๖ ม.ค. ๒๕๖๗", "16 มกราคม พ.ศ. 2567", "16 มกราคม พ.ศ.2567", "16 ม.ค.67",
        "16 มค. 67", "วันที่ 16 เดือน มกราคม พ.ศ. 2567", "16/1/67", "16/01/2567", "16-1-2567",
        "ลงวันที่ 16.1.67", "16 January 2024", "16 Jan 2024", "2024-01-16", "16 มกราคม ค.ศ. 2024",
    ],
)  # fmt: skip
def test_every_usual_form_is_the_same_day(text):
    assert days(text) == [(2024, 1, 16)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1 ต.ค. 66 - 31 มี.ค. 67", [(2023, 10, 1), (2024, 3, 31)]),
        ("1 ต.ค. - 31 มี.ค. 67", [(2023, 10, 1), (2024, 3, 31)]),
        ("16 - 18 มกราคม 2567", [(2024, 1, 16), (2024, 1, 18)]),
        ("๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๑ มีนาคม ๒๕๖๗", [(2023, 10, 1), (2024, 3, 31)]),
    ],
)
def test_a_range_has_two_ends(text, ends):
    assert days(text) == ends


def test_a_month_has_no_day_and_an_impossible_day_is_left_out():
    assert days("ประจำเดือนมกราคม 2567") == [(2024, 1, None)]
    assert days("31 กุมภาพันธ์ 2567") == [(2024, 2, None)]


@pytest.mark.parametrize(
    "text",
    ["พ.ศ. 2526", "0 2555 1234", "คำสั่งที่ 2/2567", "ข้อ 1.2.3", "https://example.go.th/2024/01/16/a",
     "ร้อยละ 12/13/67", "16/13/2567"],
)  # fmt: skip
def test_what_is_no_date_is_not_read_as_one(text):
    assert days(text) == []


def test_years_of_two_digits_are_buddhist_from_40_on():
    assert buddhist_year("๖๖") == buddhist_year("2566") == buddhist_year("2023") == "2566"
    assert buddhist_year("24") == "2567"
