import pytest
from written import FORM, lines, table

from extractor.fields.levels import read_levels
from extractor.model import Cell, Levels, Missing, Paragraph, Table


def levels(blocks) -> list[tuple[int, str]]:
    found = read_levels(blocks, FORM)
    assert isinstance(found, Levels)
    return [(level.level, level.text) for level in found.levels]


WANTED = [(1, "ทบทวน"), (2, "-"), (3, "จัดทำ"), (4, "-"), (5, "ครบ")]


@pytest.mark.parametrize(
    "blocks",
    [
        table("ระดับคะแนน | รายละเอียด", "1 | ทบทวน", "2 | -", "3 | จัดทำ", "4 | -", "5 | ครบ"),
        table("ระดับ ๑ | ทบทวน", "ระดับ ๒ | -", "ระดับ ๓ | จัดทำ", "ระดับ ๔ | -", "ระดับ ๕ | ครบ"),
        table("เกณฑ์ | | ระดับ", "ทบทวน | | 1", "- | | 2", "จัดทำ | | 3", "- | | 4", "ครบ | | 5"),
        table("ระดับคะแนน | 1 | 2 | 3 | 4 | 5", "เกณฑ์ | ทบทวน | - | จัดทำ | - | ครบ"),
        table("คะแนน 1 | คะแนน 2 | คะแนน 3 | คะแนน 4 | คะแนน 5", "ทบทวน | - | จัดทำ | - | ครบ"),
        lines("ระดับคะแนน\tรายละเอียด", "1\tทบทวน", "2\t-", "3\tจัดทำ", "4\t-", "5\tครบ"),
        lines("ระดับ 1 : ทบทวน", "ระดับ 2 : -", "ระดับ 3 : จัดทำ", "ระดับ 4 -", "ระดับ 5 หมายถึง ครบ"),
        lines("1 คะแนน = ทบทวน", "2 คะแนน : -", "3 คะแนน = จัดทำ", "4 ระดับ -", "5 คะแนน คือ ครบ"),
        lines("1 คะแนน = ทบทวน 2 คะแนน = - 3 คะแนน = จัดทำ 4 คะแนน = - 5 คะแนน = ครบ"),
        table(
            "ที่ | งาน | คะแนน",
            "1 | ทบทวน | 1",
            "2 | - | 2",
            "3 | จัดทำ | 3",
            "4 | - | 4",
            "5 | ครบ | 5",
        ),
        lines("1 ทบทวน", "2 -", "3 จัดทำ", "4 -", "5 ครบ"),
        lines("๑. ทบทวน", "๒. -", "๓. จัดทำ", "๔. -", "๕. ครบ"),
        lines("ระดับ 1 ทบทวน ระดับ 2 - ระดับ 3 จัดทำ ระดับ 4 - ระดับ 5 ครบ"),
    ],
)
def test_levels_are_read_from_every_layout(blocks):
    assert levels(blocks) == WANTED


def test_a_table_in_a_cell_is_read():
    inner = table("1 | ทบทวน", "2 | -", "3 | จัดทำ", "4 | -", "5 | ครบ")
    assert levels((Table((Cell(0, 0, inner),)),)) == WANTED


def test_automatic_numbers_are_levels_too():
    blocks = (Paragraph("ทบทวน", label="1."), Paragraph("จัดทำ", label="2."))
    assert levels(blocks) == [(1, "ทบทวน"), (2, "จัดทำ")]


def test_headings_repeated_after_a_page_break_are_no_text_and_a_row_without_level_goes_on():
    found = table(
        "ระดับคะแนน | เกณฑ์", "1 | ทบทวน", "2 | จัดทำ", "ระดับคะแนน | เกณฑ์", " | แผนงาน", "3 | ครบ"
    )
    assert levels(found) == [(1, "ทบทวน"), (2, "จัดทำ\nแผนงาน"), (3, "ครบ")]


def test_a_level_over_several_rows_holds_all_their_texts():
    assert levels(table("1 | ก", "^ | ข", "2 | ค")) == [(1, "ก\nข"), (2, "ค")]


def test_absent_and_repeated_levels_are_told_as_printed():
    assert levels(table("1 | ก", "3 | ข", "3 | ค")) == [(1, "ก"), (3, "ข"), (3, "ค")]


def test_a_level_that_stands_twice_in_a_row_of_levels_is_told_twice():
    row = table("ระดับ | 1 | 2 | 2 | 3", "เกณฑ์ | ทบทวน | - | จัดทำ | ครบ")
    assert levels(row) == [(1, "ทบทวน"), (2, "-"), (2, "จัดทำ"), (3, "ครบ")]


def test_numbers_inside_the_text_are_no_levels():
    found = lines("ระดับ 1 : จัดทำแผน", "1 กระบวนการ", "ระดับ 2 : ได้ระดับ 4 ในปี", "1.5 ล้านบาท")
    assert levels(found) == [(1, "จัดทำแผน\n1 กระบวนการ"), (2, "ได้ระดับ 4 ในปี\n1.5 ล้านบาท")]


def test_text_without_levels_is_not_read_as_levels():
    assert read_levels(lines("ดำเนินการตามแผน"), FORM) == Missing(
        "no score levels could be recognised"
    )


def test_of_a_table_for_two_sections_each_takes_its_own_column():
    both = table(
        "ระดับคะแนน | เกณฑ์การให้คะแนน | ผลการดำเนินงาน",
        *("1 | 1 เรื่อง | ทบทวน", "2 | 2 เรื่อง | -", "3 | 3 เรื่อง | จัดทำ"),
    )
    done = read_levels(both, FORM, FORM.section("performance"))
    wanted = read_levels(both, FORM, FORM.section("criteria"))
    assert isinstance(done, Levels) and isinstance(wanted, Levels)
    assert [level.text for level in done.levels] == ["ทบทวน", "-", "จัดทำ"]
    assert [level.text for level in wanted.levels] == ["1 เรื่อง", "2 เรื่อง", "3 เรื่อง"]


def test_a_column_with_another_sections_words_is_read_where_it_is_the_only_one():
    only = table("ระดับ | ผลการดำเนินงาน", "1 | ทบทวน", "2 | จัดทำ", "3 | ครบ")
    found = read_levels(only, FORM, FORM.section("criteria"))
    assert isinstance(found, Levels)
    assert [level.text for level in found.levels] == ["ทบทวน", "จัดทำ", "ครบ"]


def test_points_that_a_sentence_tells_are_no_level():
    assert levels(lines("ระดับ 1 : ได้ 5 คะแนน", "5 คะแนนเต็ม", "ระดับ 2 : ครบ")) == [
        (1, "ได้ 5 คะแนน\n5 คะแนนเต็ม"),
        (2, "ครบ"),
    ]


def pictured(*rows: tuple[str, str]) -> tuple[Table, ...]:
    """A table of levels read from a picture."""
    return (
        Table(
            tuple(
                Cell(at, column, (Paragraph(text, sure=(0.97,) * len(text)),))
                for at, row in enumerate(rows)
                for column, text in enumerate(row)
            )
        ),
    )


def test_a_level_that_a_picture_shows_and_nobody_can_read_is_told_by_its_neighbours():
    found = pictured(("ข้", "ทบทวน"), ("2", "-"), ("ฟ", "จัดทำ"), ("4", "-"), ("ร์", "ครบ"))
    assert levels(found) == WANTED


def test_two_unread_levels_side_by_side_are_not_guessed_nor_is_a_heading_a_level():
    assert levels(pictured(("1", "ก"), ("ฟ", "ข"), ("ร", "ค"), ("4", "ง"))) == [(1, "ก"), (4, "ง")]
    assert levels(pictured(("ระตับคะเเนน", "งาน"), ("2", "ข"), ("3", "ค"))) == [(2, "ข"), (3, "ค")]
