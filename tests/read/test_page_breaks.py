"""Rows that a page break cuts: what their labels and the tables within their cells tell."""

from __future__ import annotations

from dataclasses import replace

from paper import SIZE, outline, run, width_of

from extractor.model import Block, Cell, Place, Table
from extractor.read.layout.lines import lines_of
from extractor.read.layout.page_breaks import joined
from extractor.read.layout.pages import join_pages
from extractor.read.layout.paragraphs import frame_of, paragraphs_of

EDGES = (72.0, 172.0, 500.0)
FULL = "กา" * 21
"""Text that fills the second column."""


def table(*rows, edges=EDGES) -> Table:
    cells = []
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            box = (edges[column], 100.0 + 20 * at, edges[column + 1], 120.0 + 20 * at)
            cells.append(Cell(at, column, blocks(words, box), place=Place(1, box)))
    return Table(tuple(cells), Place(1, (edges[0], 100, edges[-1], 100 + 20.0 * len(rows))))


def blocks(words: str | Table, box) -> tuple[Block, ...]:
    if isinstance(words, Table):
        return (words,)
    if not words:
        return ()
    lines = lines_of([run(words, box[0] + 5, box[1] + SIZE)])
    return tuple(paragraphs_of(lines, frame_of(lines, box), 1))


def over_the_break(above: Table, below: Table):
    one = joined(above, below, (72.0, 500.0))
    return None if one is None else outline([one])[0]


def test_a_label_cut_within_a_word_goes_on_though_the_contents_are_lists():
    label = "มาตรการดำเนิน"  # fills its column
    assert width_of(label) > 60
    cut = over_the_break(table((label, "- ก")), table(("การ", "- ข"), ("ปัจจัย", "- ค")))
    assert cut == [["มาตรการดำเนินการ", ["- ก", "- ข"]], ["ปัจจัย", "- ค"]]
    rows = over_the_break(table((label, "- ก")), table(("ปัจจัย", "- ข"), ("อุปสรรค", "- ค")))
    assert rows == [[label, "- ก"], ["ปัจจัย", "- ข"], ["อุปสรรค", "- ค"]]


def test_a_numbered_label_goes_on_without_a_number_where_the_contents_were_cut():
    narrow = (72.0, 104.0, 500.0)
    upper = table(("1", "กา" * 27), edges=narrow)
    cut = over_the_break(upper, table(("คะแนน", "แล้ว"), ("2 คะแนน", "มี"), edges=narrow))
    assert cut == [["1 คะแนน", "กา" * 27 + "แล้ว"], ["2 คะแนน", "มี"]]
    rows = over_the_break(upper, table(("2 คะแนน", "แล้ว"), ("3 คะแนน", "มี"), edges=narrow))
    assert rows == [["1", "กา" * 27], ["2 คะแนน", "แล้ว"], ["3 คะแนน", "มี"]]


def test_a_row_goes_on_where_the_table_within_it_was_cut_amid_a_row():
    inner = (180.0, 250.0, 490.0)
    upper = table(("เกณฑ์", table(("ระดับ", "ผลงาน"), edges=inner)))
    lower = table(("คะแนน", ""), ("1", "มี"), edges=inner)
    cut = over_the_break(upper, table(("การให้คะแนน", lower)))
    assert cut == [[["เกณฑ์", "การให้คะแนน"], [["ระดับคะแนน", "ผลงาน"], ["1", "มี"]]]]
    lower = table(("คะแนน", "มี"), edges=inner)
    assert len(over_the_break(upper, table(("การให้คะแนน", lower)))) == 2


def test_two_numbers_with_decimals_are_two_rows_in_the_narrowest_column():
    edges = (72.0, 172.0, 172.0 + 11.0 + width_of("12.50") + 1.0)
    upper = table(("ลำดับ", "น้ำหนัก"), ("จำนวนกระบวนงาน", "12.50"), edges=edges)
    rows = over_the_break(upper, table(("ผลรวมคะแนน", "28.00"), edges=edges))
    assert rows[1:] == [["จำนวนกระบวนงาน", "12.50"], ["ผลรวมคะแนน", "28.00"]]


def test_a_range_of_numbers_is_cut_between_them():
    edges = (72.0, 172.0, 240.0, 320.0)
    upper = table(("จำนวนกระบวนงาน", "2.51", "4.15"), edges=edges)
    cut = over_the_break(upper, table(("ที่ปรับปรุงแล้ว", "– 3.00", ""), edges=edges))
    assert cut == [["จำนวนกระบวนงานที่ปรับปรุงแล้ว", ["2.51", "– 3.00"], "4.15"]]


def test_a_total_below_an_indicator_that_fills_its_lines_is_a_row_of_its_own():
    edges = (72.0, 172.0, 240.0, 320.0, 420.0)
    upper = table(("จำนวนกระบวนงาน", "15", "ร้อยละ 61", "0.30"), edges=edges)
    rows = over_the_break(upper, table(("ผลรวมคะแนน", "15", "", "0.30"), edges=edges))
    assert rows == [
        ["จำนวนกระบวนงาน", "15", "ร้อยละ 61", "0.30"],
        ["ผลรวมคะแนน", "15", "", "0.30"],
    ]


def test_a_number_that_filled_its_column_is_cut_within():
    edges = (72.0, 172.0, 172.0 + 11.0 + width_of("0.20") + 1.0)
    upper = table(("จำนวนกระบวนงาน", "0.20"), edges=edges)
    cut = over_the_break(upper, table(("ที่ปรับปรุงแล้ว", "00"), edges=edges))
    assert cut == [["จำนวนกระบวนงานที่ปรับปรุงแล้ว", "0.2000"]]


def test_a_tables_headings_are_not_cut_from_the_numbers_below_them():
    edges = (72.0, 104.0, 150.0, 190.0, 230.0)
    heads = ("ลำดับ", "ตัวชี้วัด", "น้ำหนัก", "คะแนน")
    numbers = ("1", "ระยะเวลา", "7", "5.000")
    rows = over_the_break(table(heads, edges=edges), table(numbers, edges=edges))
    assert rows == [list(heads), list(numbers)]
    words = over_the_break(
        table(("ตัวชี้", "มาตร"), edges=(72, 112, 150)), table(("วัด", "การ"), edges=(72, 112, 150))
    )
    assert words == [["ตัวชี้วัด", "มาตรการ"]]


def test_a_title_row_is_one_whatever_its_boxes_say_on_each_page():
    boxes = ("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", "⍰ รอบ 6 เดือน ⍰ รอบ 12 เดือน")
    pages = [
        (table(("รายงานผล", one), ("ระดับ 1", words), ("ระดับ 2", "ก")),)
        for one, words in zip(boxes, ("จัดทำ", "ทบทวน"), strict=True)
    ]
    body, titles = join_pages(pages, 842.0)
    assert [block.rows()[0][1].text for block in titles if isinstance(block, Table)] == [boxes[1]]
    assert [len(block.rows()) for block in body if isinstance(block, Table)] == [5]
    letter = blocks("บันทึกข้อความ", (72.0, 100.0, 500.0, 120.0))
    after, repeated = join_pages([letter, *pages], 842.0)
    assert (repeated, after[1:]) == (titles, body)


def test_an_item_ends_with_its_page_where_the_next_begins_as_it_does():
    whole = (72.0, 100.0, 500.0, 120.0)

    def over(above: str, below: str):
        one = joined(blocks(above, whole)[0], blocks(below, whole)[0], (72.0, 300.0))
        return None if one is None else one.text

    first = "ควรจัดอบรม" + "กา" * 14
    assert over(first, "ควรทบทวนแผน") is None
    assert over(first, "ประชาสัมพันธ์") == first + "ประชาสัมพันธ์"
    assert over(first + "พ.ศ. 2567", "ประชาสัมพันธ์") is None


def test_the_same_headings_over_rows_that_count_anew_are_another_tables():
    head, rows = ("ระดับ", "ผลงาน"), [("1", "ก"), ("2", "ข")]
    assert joined(table(head, *rows), table(head, ("1", "ค"), ("2", "ง")), (72.0, 500.0)) is None
    on = over_the_break(table(head, *rows), table(head, ("3", "ค")))
    assert on == [["ระดับ", "ผลงาน"], ["1", "ก"], ["2", "ข"], ["3", "ค"]]


def test_a_table_goes_on_where_its_cell_leaves_room_beside_the_rest_of_it():
    wide = (72.0, 172.0, 400.0, 500.0)
    upper = table(("ระดับ", "ผล"), ("1", "มี"), edges=wide[:3])
    lower = table(("2", "ไม่มี", ""), edges=wide)
    assert over_the_break(upper, lower) == [["ระดับ", "ผล"], ["1", "มี"], ["2", "ไม่มี"]]
    assert over_the_break(upper, table(("2", "ไม่มี", "3"), edges=wide)) is None


def test_a_total_whose_row_has_no_number_is_a_row_of_its_own():
    edges = (72.0, 100.0, 300.0, 400.0)
    upper = table(("ที่", "ตัวชี้วัด", "คะแนน"), ("1", "คู่มือ", "0.15"), edges=edges)
    rows = over_the_break(upper, table(("", "รวม", "0.15"), edges=edges))
    assert rows == [["ที่", "ตัวชี้วัด", "คะแนน"], ["1", "คู่มือ", "0.15"], ["", "รวม", "0.15"]]
    cut = over_the_break(upper, table(("", "ปฏิบัติงาน", ""), edges=edges))
    assert cut[-1] == ["1", ["คู่มือ", "ปฏิบัติงาน"], "0.15"]


def test_rows_that_are_counted_are_not_cut_from_headings():
    edges = (72.0, 104.0, 172.0)
    upper = table(("คะแนน", "รายละเอียด"), edges=edges)
    below = ("ประชาสัมพันธ์", "ประชาสัมพันธ์")
    rows = over_the_break(upper, table(("1", below[0]), ("2", below[1]), edges=edges))
    assert rows == [["คะแนน", "รายละเอียด"], ["1", below[0]], ["2", below[1]]]
    cut = over_the_break(upper, table(("1", below[0]), ("คะแนน 2", below[1]), edges=edges))
    assert cut is not None and len(cut) == 2


def test_full_lines_that_end_at_different_heights_were_not_cut():
    label = "มาตรการดำเนิน"
    upper, lower = table((label, FULL)), table(("ปรับปรุงงาน", "ประชาสัมพันธ์"))
    assert len(over_the_break(upper, lower)) == 1
    first, second = upper.cells
    (words,) = first.blocks
    x0, top, x1, bottom = words.place.box
    lowered = replace(words, place=Place(1, (x0, top + 40, x1, bottom + 40)))
    apart = Table((replace(first, blocks=(lowered,)), second), upper.place)
    assert len(over_the_break(apart, lower)) == 2


def test_a_label_beside_several_rows_goes_on_with_the_first_of_them():
    below = table(("ปรับปรุงงาน", "ประชาสัมพันธ์"), ("", "ข้อสอง"))
    first, one, _, two = below.cells
    lower = Table((replace(first, row_span=2), one, two), below.place)
    (row, rest) = over_the_break(table(("มาตรการดำเนิน", FULL)), lower)
    assert row == ["มาตรการดำเนินปรับปรุงงาน", FULL + "ประชาสัมพันธ์"]
    assert rest == ["ข้อสอง"]
