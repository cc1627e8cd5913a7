import pytest
from written import FORM, lines, table

from extractor.fields.scores import read_score
from extractor.model import NOT_APPLICABLE, Cell, Missing, Number, Paragraph, ScoreTable, Table

HEAD = "ชื่อตัวชี้วัด | น้ำหนัก (ร้อยละ) | ผลการดำเนินงาน | ค่าคะแนนที่ได้ | ค่าคะแนนถ่วงน้ำหนัก"


def read(blocks) -> ScoreTable:
    found = read_score(blocks, FORM)
    assert isinstance(found, ScoreTable)
    return found


def values(row) -> list[str]:
    cells = (row.weight, row.result, row.score, row.weighted_score)
    return [row.indicator.text, *("?" if isinstance(c, Missing) else str(c.value) for c in cells)]


@pytest.mark.parametrize(
    "blocks",
    [
        table(HEAD, "ระดับความสำเร็จ | 5 | ร้อยละ 55 | 4 | 0.20"),
        table("ค่าคะแนนถ่วงน้ำหนัก | ค่าคะแนนที่ได้ | ผลการดำเนินงาน | น้ำหนัก | ตัวชี้วัด",
              "0.20 | 4 | ร้อยละ 55 | ร้อยละ 5 | 1. ระดับความสำเร็จ"),
        table("8.1 ตัวชี้วัด/ข้อมูลพื้นฐาน | 8.2 น้ำหนัก | 8.3 ผล | 8.4 ค่าคะแนนที่ได้ | 8.5 ถ่วงน้ำหนัก",
              "(1) | (2) | (3) | (4) | (5)", "1.1ระดับความสำเร็จ | ๕ | ๕๕ | ๔ | ๐.๒๐"),
        table("ชื่อตัว ชี้วัด | %น้ำ หนัก (ข) | ผลการ ดำเนินงาน | (๗) คะแนนที่ได้ | ค่าคะแนน ถ่วง น้ำหนัก",
              "ระดับความสำเร็จ | 5 | 55 | 4 | 0.20"),
        table("ตัวชี้วด | นำหนัก (รอยละ) | ผลการดาเนนงาน | คาคะแนนที่ได | คะแนนถวงนาหนัก",
              "ระดับความสำเร็จ | 5 | 55 | 4 | 0.20"),
        table("ที่ | ตัวชี้วัด | น้ำหนัก | หน่วยวัด | 1 | 2 | 3 | 4 | 5 | ผลงาน | คะแนน sar | คะแนนถ่วงน้ำหนัก",
              "1 | ระดับความสำเร็จ | 5 | ร้อยละ | 20 | 40 | 50 | 60 | 80 | 55 | 4 | 0.20"),
        table("8.1 ตัวชี้วัด | ระดับความสำเร็จ", "8.2 น้ำหนัก | 5", "8.3 ผลการดำเนินงาน | 55",
              "8.4 ค่าคะแนนที่ได้ | 4", "8.5 คะแนนถ่วงน้ำหนัก | 0.20"),
        lines("8.1 ตัวชี้วัด : ระดับความสำเร็จ", "8.2 น้ำหนัก : ร้อยละ 5", "8.3 ผลการดำเนินงาน : ร้อยละ 55",
              "8.4 ค่าคะแนนที่ได้ : 4", "8.5 คะแนนถ่วงน้ำหนัก : 0.20"),
        lines("8.1 ตัวชี้วัด", "ระดับความสำเร็จ", "8.2 น้ำหนัก", "5", "8.3 ผลการดำเนินงาน", "55",
              "8.4 ค่าคะแนนที่ได้", "4", "8.5 คะแนนถ่วงน้ำหนัก", "0.20"),
        lines("ตัวชี้วัด ระดับความสำเร็จ", "น้ำหนัก ร้อยละ 5", "ผลการดำเนินงาน ร้อยละ 55",
              "ค่าคะแนนที่ได้ 4", "ค่าคะแนนถ่วงน้ำหนัก 0.20"),
        lines(HEAD.replace(" | ", "\t"), "ระดับความสำเร็จ\t5\t55\t4\t0.20"),
    ],
)  # fmt: skip
def test_a_row_is_read_from_every_layout(blocks):
    assert [values(row) for row in read(blocks).rows] == [["ระดับความสำเร็จ", "5", "55", "4", "0.20"]]


def test_two_heading_rows_with_the_same_words_above_and_below():
    found = read(
        table(
            "ตัวชี้วัดการปฏิบัติราชการ | น้ำหนัก(ร้อยละ) | ผลการดำเนินงาน | < | <",
            "^ | ^ | ผลการดำเนินงาน | ค่าคะแนนที่ได้ | คะแนนถ่วงน้ำหนัก",
            "มิติที่ 1 (น้ำหนักร้อยละ 60.00) | < | < | < | <",
            "ก | 60.00 | 5 | 4.3300 | 2.5980",
            "รวม ๑๐๐ % | < | | | 2.5980",
        )
    )
    assert [values(row) for row in found.rows] == [
        ["มิติที่ 1 (น้ำหนักร้อยละ 60.00)", "60.00", "?", "?", "?"],
        ["ก", "60.00", "5", "4.3300", "2.5980"],
    ]
    assert [row.group for row in found.rows] == [True, False]
    assert found.total is not None
    assert values(found.total) == ["รวม ๑๐๐ %", "100", "?", "?", "2.5980"]


@pytest.mark.parametrize("label", ["รวม", "รวมทั้งสิ้น", "รวมน้ำหนัก (ร้อยละ)", "คะแนนรวม :", ""])
def test_a_total_is_known_by_its_label_or_as_last_row_of_sums(label):
    found = read(
        table(HEAD, "ก | 5 | 5 | 5 | 0.25", "ข | 10 | 5 | 5 | 0.50", f"{label} | 15 | | | 0.75")
    )
    assert [row.indicator.text for row in found.rows] == ["ก", "ข"]
    assert found.total is not None
    assert values(found.total) == [label, "15", "?", "?", "0.75"]


def test_without_a_total_there_is_none():
    assert read(table(HEAD, "ก | 5 | 5 | 5 | 0.25", "ข | 10 | 5 | 5 | 0.50")).total is None


def test_a_heading_row_is_known_by_its_sub_rows():
    by_number = read(
        table(HEAD, "1.2 ก | 10 | | | ", "1.2.1 ข | 4 | 5 | 5 | 0.20", "1.2.2 ค | 6 | 5 | 5 | 0.30")
    )
    by_sum = read(table(HEAD, "ก | 10 | | | ", "ข | 4 | 5 | 5 | 0.20", "ค | 6 | 5 | 5 | 0.30"))
    for found in (by_number, by_sum):
        assert [row.group for row in found.rows] == [True, False, False]


def test_a_row_that_lost_its_score_is_no_heading_row():
    found = read(table(HEAD, "ก | 5 | 5 | | ", "ข | 7 | 5 | 5 | 0.35"))
    assert [row.group for row in found.rows] == [False, False]


def test_absent_not_applicable_and_unreadable_are_told_apart():
    row = read(table(HEAD, "ก | 5 | - | ดีมาก | ")).rows[0]
    assert isinstance(row.result, Number)
    assert (row.result.raw, row.result.note) == ("-", NOT_APPLICABLE)
    assert isinstance(row.score, Number)
    assert (row.score.raw, row.score.note) == ("ดีมาก", "not a number")
    assert row.weighted_score == Missing("the cell is empty")


def test_headings_repeated_after_a_page_break_are_no_row():
    found = read(table(HEAD, "ก | 5 | 5 | 5 | 0.25", HEAD, "ข | 10 | 5 | 5 | 0.50"))
    assert [row.indicator.text for row in found.rows] == ["ก", "ข"]


def test_a_table_without_headings_goes_on_with_the_columns_of_the_one_before():
    found = read(table(HEAD, "ก | 5 | 5 | 5 | 0.25") + table("ข | 10 | 5 | 5 | 0.50"))
    assert [values(row) for row in found.rows][1] == ["ข", "10", "5", "5", "0.50"]


def test_a_table_in_a_cell_is_read():
    inner = table(HEAD, "ก | 5 | 5 | 5 | 0.25")
    outer = Table((Cell(0, 0, (Paragraph("การคำนวณ"), *inner)),))
    assert values(read((outer,)).rows[0]) == ["ก", "5", "5", "5", "0.25"]


def test_numbers_without_headings_are_not_guessed_at():
    assert read_score(table("ก | 5 | 5 | 5 | 0.25"), FORM) == Missing(
        "no score table could be recognised"
    )


def test_a_column_of_row_numbers_does_not_hide_the_column_that_is_left():
    found = read(
        table(
            "ลำดับ | ตัวชี้วัด | น้ำหนัก | ผลการดำเนินงาน | คะแนน | W x S / 100",
            "1 | ความสำเร็จของคู่มือ | 30 | 5 | 5 | 1.50",
        )
    )
    assert values(found.rows[0])[-1] == "1.50"


def test_a_row_over_sub_rows_heads_them_though_it_prints_their_subtotal():
    rows = [
        "งานบริการ | 30 | | | 1.40",
        "1.1 งานรับ | 20 | 5 | 5 | 1.00",
        "1.2 งานส่ง | 10 | 4 | 4 | 0.40",
    ]
    assert [row.group for row in read(table(HEAD, *rows)).rows] == [True, False, False]
    plain = ["งานบริการ | 30 | | | 1.40", "งานรับ | 20 | 5 | 5 | 1.00", "งานส่ง | 10 | 4 | 4 | 0.40"]
    assert [row.group for row in read(table(HEAD, *plain)).rows] == [True, False, False]
    other = ["งานบริการ | 30 | | | 1.20", *plain[1:]]
    assert [row.group for row in read(table(HEAD, *other)).rows] == [False, False, False]


def test_a_score_table_that_nobody_filled_in_has_no_rows():
    assert read(table(HEAD, "..... | | | | ")) == ScoreTable()
    assert read(table(HEAD, "1. | | | | ", "2. | | | | ")) == ScoreTable()
    assert len(read(table(HEAD, "ระดับความสำเร็จ | | | | ")).rows) == 1


def test_values_that_a_sentence_names_one_after_the_other():
    sentence = (
        "น้ำหนักร้อยละ 12.5 ผลการดำเนินงาน ระดับ 4 ค่าคะแนนที่ได้ 4 คะแนนถ่วงน้ำหนัก 12.5 x 4 / 100 = 0.50"
    )
    found = read_score(lines("ตัวชี้วัด ระดับความสำเร็จของผลการดำเนินงาน", sentence), FORM)
    assert isinstance(found, ScoreTable)
    (row,) = found.rows
    assert row.indicator.text == "ระดับความสำเร็จของผลการดำเนินงาน"
    (glued,) = read(lines("ตัวชี้วัด ระดับความสำเร็จของผลการดำเนินงาน" + sentence)).rows
    assert glued.indicator.text == row.indicator.text
    assert values(glued) == values(row)
    numbers = (row.weight, row.result, row.score, row.weighted_score)
    assert [str(number.value) for number in numbers] == ["12.5", "4", "4", "0.50"]
