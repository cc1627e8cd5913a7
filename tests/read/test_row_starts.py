"""Tables without rules: where their rows begin when labels and contents take several lines."""

from __future__ import annotations

from paper import outline, page, run

from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.limits import DEFAULT_LIMITS

STEP = 22.0
LEFT, RIGHT = 72.0, 230.0
FULL = "กา" * 20
"""Content that fills its column."""


def read(*rows: tuple[str, str], bold: bool = True, right: float = RIGHT):
    """Printed lines of a bold label and plain content, one below the other."""
    runs = []
    for at, (label, content) in enumerate(rows):
        y = 100 + STEP * at
        runs += [run(label, LEFT, y, bold=bold)] if label else []
        runs += [run(content, right, y)] if content else []
    region, _ = place_page(page(runs), DEFAULT_LIMITS)
    return outline(blocks_of(region, 1))


def test_a_label_that_takes_two_lines_beside_two_of_content_is_one_row_where_labels_count():
    (table,) = read(
        ("1. ผู้กำกับ", "นายหนึ่ง ทดสอบ"),
        ("ดูแลตัวชี้วัด", "นางสอง ทดสอบ"),
        ("2. ผู้จัดเก็บ", "นายสาม ทดสอบ"),
        ("ข้อมูล", "นางสี่ ทดสอบ"),
        ("3. คำอธิบาย", FULL),
    )
    assert table == [
        ["1. ผู้กำกับดูแลตัวชี้วัด", ["นายหนึ่ง ทดสอบ", "นางสอง ทดสอบ"]],
        ["2. ผู้จัดเก็บข้อมูล", ["นายสาม ทดสอบ", "นางสี่ ทดสอบ"]],
        ["3. คำอธิบาย", FULL],
    ]


def test_labels_without_numbers_go_on_where_both_lines_above_were_full():
    label = "ปัจจัยที่สนับสนุน"
    (table,) = read((label, FULL), ("ประชาสัมพันธ์งาน", "ประชาสัมพันธ์"), ("อุปสรรค", "ไม่มี"))
    assert len(table) == 2
    assert table[1] == ["อุปสรรค", "ไม่มี"]


def test_labels_are_rows_of_their_own_where_what_stands_beside_them_ended_early():
    (table,) = read(("ชื่อ", "นายหนึ่ง"), ("ตำแหน่ง", "นักวิชาการ"), ("สังกัด", FULL))
    assert [row[0] for row in table] == ["ชื่อ", "ตำแหน่ง", "สังกัด"]


def test_full_rows_of_plain_letters_are_not_taken_for_one():
    rows = read(("นายหนึ่ง", FULL), ("นางสอง", FULL), ("นายสาม", FULL), bold=False)[0]
    assert [row[0] for row in rows] == ["นายหนึ่ง", "นางสอง", "นายสาม"]


def test_a_narrow_column_may_break_a_label_into_many_lines():
    (table,) = read(
        ("1. ข้อเสนอ", "ควรปรับปรุง"),
        ("แนะสำหรับ", ""),
        ("การดำเนิน", ""),
        ("งานในปี", ""),
        ("ต่อไป", ""),
        ("2. หลักฐาน", "คำสั่ง"),
    )
    assert len(table) == 2
    assert table[1] == ["2. หลักฐาน", "คำสั่ง"]


def test_content_close_behind_its_bold_label_stands_where_other_contents_do():
    label = "ผู้กำกับดูแลงานนี้"
    close = run(label, LEFT, 0, bold=True).x1 + 8
    rows = ("ชื่อ", "นายหนึ่ง"), ("ตำแหน่ง", "นักวิชาการ"), (label, "นางสอง")
    (table,) = read(*rows, right=close)
    assert table[2] == [label, "นางสอง"]
    alone = read(("ชื่อ", "นายหนึ่ง"), ("", ""), (label, "นางสอง"), right=close)
    assert f"{label} นางสอง" in str(alone)


def test_a_line_spread_over_the_last_column_is_one_and_a_third_column_is_not():
    def rows(letters):
        """A line in two parts that ends where a full line of so many letters ends."""
        full = run("กา" * letters, RIGHT, 78)
        first = run("ข้อ ความ", RIGHT, 100)
        last = run("ข้อ ความ", full.x1 - (first.x1 - RIGHT), 100)
        labels = ["1. ชื่อ", "2. คำอธิบาย", "3. ผลงาน"]
        runs = [run(label, LEFT, 78 + STEP * at, bold=True) for at, label in enumerate(labels)]
        runs += [full, first, last, run("มี", RIGHT, 122)]
        region, _ = place_page(page(runs), DEFAULT_LIMITS)
        return str(outline(blocks_of(region, 1)))

    assert "'ข้อ ความ ข้อ ความ'" in rows(8)
    assert "'ข้อ ความ', 'ข้อ ความ'" in rows(15)
