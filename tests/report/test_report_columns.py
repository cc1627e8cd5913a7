from __future__ import annotations

import pytest

from extractor.report.columns import Ink, visible, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("กก", 2), ("ที่", 1), ("น้ำ", 2), ("เก้า", 3), ("日本", 4), ("a\u200bb", 2), ("", 0)],
)
def test_marks_take_no_column(text: str, columns: int) -> None:
    assert width(text) == columns


def test_lines_break_at_spaces_where_they_can() -> None:
    assert list(wrap("one two three four", 10)) == ["one two", "three four"]


def test_thai_breaks_between_writing_cells_never_inside() -> None:
    lines = list(wrap("ที่นี่ดีทุกวันที่" * 3, 8))
    assert "".join(lines) == "ที่นี่ดีทุกวันที่" * 3
    assert all(width(line) <= 8 for line in lines)
    assert not any(line[0] in "ิีึืุู่้ั" for line in lines)


def test_no_line_begins_or_ends_inside_a_syllable() -> None:
    lines = list(wrap("ก่อนเกิดเหตุและประเมินเวลา (ก) " * 4, 9))
    assert "".join(line.replace(" ", "") for line in lines) == "ก่อนเกิดเหตุและประเมินเวลา(ก)" * 4
    assert not any(line[-1] in "เแโใไ(" or line[0] in "าะ)" for line in lines)


def test_lines_end_before_a_leading_vowel_where_there_is_no_space() -> None:
    assert list(wrap("กกกกกกกเกกกก", 10)) == ["กกกกกกก", "เกกกก"]
    assert list(wrap("กเกกกกกกกกกก", 10)) == ["กเกกกกกกกก", "กก"]


def test_line_breaks_are_kept() -> None:
    assert list(wrap("ก\n\nข", 20)) == ["ก", "", "ข"]


def test_nothing_in_a_text_can_drive_a_terminal() -> None:
    assert visible("a\x1b[31m\u202eb\x9bc\nd") == "a\\x1b[31m\\u202eb\\x9bc d"


def test_signs_fall_back_where_the_screen_lacks_them() -> None:
    assert Ink(encoding="cp874").shown("✓ ที่ 2 × 3") == "+ ที่ 2 x 3"
    assert Ink(encoding="utf-8").shown("✓ 2 × 3") == "✓ 2 × 3"
    assert Ink(encoding="ascii").can_show("ก") is False


def test_colours_only_where_wanted() -> None:
    assert Ink(colours=False).paint("x", "red") == "x"
    assert Ink(colours=True).paint("x", "red") == "\x1b[31mx\x1b[0m"
