import pytest

from extractor.read.ticks import (
    box_over_lines,
    plain_ticks,
    symbol,
    symbol_font,
    with_box_at_end,
    without_closed_box,
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("☒ รอบ 6 เดือน □ รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("[/] รอบ 6 เดือน [ ] รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("[x] รอบ 6 เดือน [] รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("(✓) รอบ 6 เดือน (  ) รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("( / ) รอบ 6 เดือน (   ) รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("รอบ 6 เดือน(/) รอบ 12 เดือน( )", "รอบ 6 เดือน☑ รอบ 12 เดือน☐"),
        ("(√) รอบ 6 เดือน ( ) รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("(x) รอบ 6 เดือน", "☑ รอบ 6 เดือน"),
        ("รอบ 6 เดือน (/)", "รอบ 6 เดือน ☑"),
        ("1. (/) รอบ 6 เดือน", "1. ☑ รอบ 6 เดือน"),
        ("✔", "☑"),
        ("√ รอบ 6 เดือน", "☑ รอบ 6 เดือน"),
        ("■ รอบ 6 เดือน □ รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("● รอบ 6 เดือน ○ รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        ("○ ชาย ○ หญิง", "☐ ชาย ☐ หญิง"),
        ("✗ รอบ 6 เดือน □ รอบ 12 เดือน", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
    ],
)
def test_a_drawn_or_typed_box_becomes_a_plain_one(typed: str, plain: str) -> None:
    assert plain_ticks(typed) == plain


@pytest.mark.parametrize(
    "text",
    [
        "และ(/)หรือ",
        "ค่าคะแนน f(x) และ g( )",
        "(1) ดำเนินการแล้ว",
        "จำนวน (   ) คน",
        "ลงชื่อ (                      )",
        "น้ำหนัก (x) ของตัวชี้วัด",
        "■ ระบุชื่อตัวชี้วัด",
        "● ระบุน้ำหนัก",
        "○ รายการ",
        "√16 = 4",
        "วัน/เดือน/ปี",
        "✗ ไม่ผ่าน",
        "รายการ[2]",
    ],
)
def test_what_only_resembles_a_box_stays(text: str) -> None:
    assert plain_ticks(text) == text


def test_lines_are_judged_one_by_one() -> None:
    assert plain_ticks("■ หัวข้อ\n■ ใช่ □ ไม่ใช่") == "■ หัวข้อ\n☑ ใช่ ☐ ไม่ใช่"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings", 0xF06F, "☐"),
        ("Wingdings", 0xF02A, "✉"),
        ("Wingdings 2", 0xF02A, "☐"),
        ("ABCDEE+Wingdings 2", 0xF052, "☑"),
        ("Wingdings2", 0xF099, "☐"),
        ("Wingdings-Regular", 0xFC, "✓"),
        ("Webdings", 0xF063, "☐"),
        ("Symbol", 0xF0B4, "×"),
        ("Symbol", 0xF035, "5"),
        ("TH SarabunPSK", 0xF0A8, "☐"),
        ("TH SarabunPSK", 0x41, "A"),
        ("Wingdings", 0xF05B, "•"),
    ],
)
def test_the_font_decides_what_a_symbol_shows(font: str, code: int, shown: str) -> None:
    assert symbol(font, chr(code)) == shown


def test_a_font_with_letters_is_no_symbol_font() -> None:
    assert symbol_font("SymbolMT") == "symbol"
    assert symbol_font("TH SarabunPSK,Bold") == ""


def test_a_bracket_amid_a_line_is_a_box_where_the_line_before_shows_boxes() -> None:
    broken = "( ) รอบ 6 เดือน ( ) รอบ 9\nเดือน (/) รอบ 12 เดือน"
    assert plain_ticks(broken) == "☐ รอบ 6 เดือน ☐ รอบ 9\nเดือน ☑ รอบ 12 เดือน"
    for prose in ("ตามข้อ (/) ที่กำหนด", "และ(/)หรือ", "จุด (x) ของแผนที่"):
        assert plain_ticks(prose) == prose
    assert plain_ticks("( ) รอบ 6 เดือน\nและ(/)หรือ").endswith("\nและ(/)หรือ")


def test_brackets_amid_two_lines_are_the_boxes_of_options_that_a_title_leads() -> None:
    broken = "รายงานผล\t(/) รอบ 6\nเดือน ( ) รอบ 12 เดือน"
    assert plain_ticks(broken) == "รายงานผล\t☑ รอบ 6\nเดือน ☐ รอบ 12 เดือน"
    alone = "รายงานผล\t(/) รอบ 6\nเดือน"
    assert plain_ticks(alone) == alone


def test_a_bracket_that_closes_on_the_next_line_is_one_box() -> None:
    assert box_over_lines("( ) รอบ 9 เดือน (", "/ ) รอบ 12 เดือน") == "☑"
    assert box_over_lines("รอบ 9 เดือน (/", ") รอบ 12 เดือน") == "☑"
    assert box_over_lines("รอบ 9 เดือน [", "] รอบ 12 เดือน") == "☐"
    assert with_box_at_end("( ) รอบ 9 เดือน (", "☑") == "( ) รอบ 9 เดือน ☑"
    assert without_closed_box("/ ) รอบ 12 เดือน") == "รอบ 12 เดือน"
    for above, below in (("ดู f(", ") ต่อ"), ("รอบ (", "x) คือ"), ("รอบ (/", "/) ต่อ")):
        assert box_over_lines(above, below) == ""


def test_a_square_bracket_behind_a_title_in_brackets_is_a_box() -> None:
    assert plain_ticks("(รายตัวชี้วัด)[ ] รอบ 6 เดือน [/] รอบ 12 เดือน") == (
        "(รายตัวชี้วัด)☐ รอบ 6 เดือน ☑ รอบ 12 เดือน"
    )
