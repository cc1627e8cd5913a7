from __future__ import annotations

import pytest

from extractor.report.file_names import Names, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("กองแผนงาน", "กองแผนงาน"),
        ("กลุ่มงาน 1.2 (ใหม่)", "กลุ่มงาน 1.2 (ใหม่)"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("=cmd|' calc", "_=cmd_' calc"),
        ("-rf", "_-rf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("...", "ไม่มีชื่อ"),
        ("", "ไม่มีชื่อ"),
        ("a\u202etxt.exe", "a_txt.exe"),
        ("ก\n\x00ข", "ก__ข"),
        ("\udce0\udcb8", "__"),
    ],
)
def test_a_name_is_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_letters_with_their_marks() -> None:
    name = safe_name("น้ำ" * 100)
    assert len(name.encode("utf-8")) <= 180
    assert name.endswith("น้ำ")


def test_the_same_name_is_told_apart_in_whatever_case() -> None:
    names = Names()
    given = [names.new(name, ".docx") for name in ("Unit", "unit", "กองคลัง", "กองคลัง", "กองคลัง")]
    assert given == [
        "Unit.docx", "unit (2).docx", "กองคลัง.docx", "กองคลัง (2).docx", "กองคลัง (3).docx",
    ]  # fmt: skip
