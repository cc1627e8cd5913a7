"""Letters that a font's map tells for signs are read as what makes words of the text."""

from __future__ import annotations

from typesetter import Setter, read

TEXT = (
    "การดำเนินงานของหน่วยงานตามแผนงานและการประเมินผลการอบรม รายงานสถานการณ์ "
    "การบริหารงานภายในของสำนักงาน การพัฒนาบุคลากรด้านวิชาการ"
)


def test_a_full_stop_that_makes_words_as_sara_aa_is_sara_aa() -> None:
    assert read(Setter().line(TEXT.replace("า", ".")).decoded()) == TEXT


def test_what_few_places_show_stays_as_it_is() -> None:
    text = "การดำเนินงาน".replace("า", ".")
    assert read(Setter().line(text).decoded()) == text


def test_full_stops_of_abbreviations_and_leaders_stay() -> None:
    short = (
        "เมื่อ พ.ศ. ๒๕๖๗ น.ส.ก.ข. และ ร.ต.ท. กับ ผศ.ดร. ใน ก.พ. ก.ย. มี.ค. ต.ค. พ.ย. ธ.ค. ม.ค. เม.ย."
    )
    assert read(Setter().line(short).decoded()) == short
    leaders = "ชื่อ......................................ตำแหน่ง......................................"
    assert read(Setter().line(leaders).decoded()) == leaders


def test_a_stroke_between_two_words_is_no_letter() -> None:
    pairs = "ปัญหา/อุปสรรค แผน/ผล งาน/โครงการ กลุ่ม/ฝ่าย สาขา/คณะ รับ/ส่ง ตรวจ/รับ วัน/เดือน "
    assert read(Setter().line((pairs * 2).strip()).decoded()) == (pairs * 2).strip()
