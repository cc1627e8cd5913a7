from decimal import Decimal

import pytest

from extractor.fields.numbers import read_number, words_to_decimal
from extractor.model import NOT_APPLICABLE


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("5", "5", ""),
        ("5.00", "5.00", ""),
        ("๐.๒๕", "0.25", ""),
        ("'5.00", "5.00", ""),
        ("ร้อยละ 55", "55", "ร้อยละ"),
        ("ร้อยละ๙๘.๕๐", "98.50", "ร้อยละ"),
        ("5 %", "5", "%"),
        ("๕ คะแนน", "5", "คะแนน"),
        ("ระดับ5", "5", "ระดับ"),
        ("4,25", "4.25", ""),
        ("0,255", "0.255", ""),
        ("1,234.50", "1234.50", ""),
        ("1,234", "1234", ""),
        ("......5......", "5", ""),
        ("(5)", "5", ""),
        ("0. 25", "0.25", ""),
        ("5 (ร้อยละ 5)", "5", "ร้อยละ"),
        ("ร้อยละ 55 (11 จาก 20 ราย)", "55", "ร้อยละ"),
        ("ปีงบประมาณ 2566 ได้ระดับ 4", "4", "ระดับ"),
        ("ดำเนินการครบ 5 ขั้นตอน", "5", "ขั้นตอน"),
        ("5 x 5 / 100 = 0.25", "0.25", ""),
        ("(๕ × ๕) ÷ ๑๐๐ = ๐.๒๕ คะแนน", "0.25", "คะแนน"),
        ("0.25 (5x5/100)", "0.25", ""),
    ],
)
def test_a_number_keeps_its_printed_decimals_and_unit(raw, value, unit):
    number = read_number(raw)
    assert (str(number.value), number.unit, number.raw) == (value, unit, raw)


@pytest.mark.parametrize("raw", ["-", "–", "N/A", "n/a", "ไม่มี"])
def test_a_dash_says_that_there_is_no_number(raw):
    assert (read_number(raw).value, read_number(raw).note) == (None, NOT_APPLICABLE)


@pytest.mark.parametrize("raw", ["ดีมาก", "เป9าหมาย", "ร)อยละ", "44X4", "1.2.3", "ร้0ยละ"])
def test_what_is_not_plainly_a_number_is_not_read_as_one(raw):
    assert (read_number(raw).value, read_number(raw).note) == (None, "not a number")


@pytest.mark.parametrize(
    "raw", ["3-4", ">7.1 - 7.4", "11 จาก 20", "4.000 0 คะแนน", "0.12 50", "ร้อยละ 8 5"]
)
def test_among_several_numbers_none_is_guessed(raw):
    assert (read_number(raw).value, read_number(raw).note) == (None, "several numbers stand here")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("สามสิบ", "30"),
        ("สี่จุดห้า", "4.5"),
        ("ยี่สิบเอ็ด", "21"),
        ("หนึ่งร้อย", "100"),
        ("สองพันห้าร้อยหกสิบเจ็ด", "2567"),
        ("สามล้านสองแสน", "3200000"),
        ("ศูนย์จุดสองห้า", "0.25"),
    ],
)
def test_numbers_in_words(words, value):
    assert words_to_decimal(words) == Decimal(value)
    assert read_number(f"({words})").note == "number written in words"


def test_words_that_only_begin_like_a_number_are_none():
    assert words_to_decimal("สามัคคี") is None
    assert words_to_decimal("ห้าง") is None
    assert words_to_decimal("") is None
