"""Pages of two columns are read down the one and then down the other."""

from __future__ import annotations

from paper import outline, page, ruled, run

from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.limits import DEFAULT_LIMITS

STEP = 22.0
TITLE = "รายงานผลตัวชี้วัดของหน่วยงานทดสอบระบบทั้งหมดในปีนี้"


def read(left, right, segments=(), title=TITLE):
    runs = [run(title, 150, 60)] if title else []
    for x, column in ((72, left), (320, right)):
        for at, (text, bold) in enumerate(column):
            runs.append(run(text, x, 100 + STEP * at, bold=bold))
    region, _ = place_page(page(runs, segments), DEFAULT_LIMITS)
    return outline(blocks_of(region, 1))


def column(*numbers):
    """Headings with these numbers, each with two items below it."""
    lines = []
    for number in numbers:
        lines += [(f"{number}. หัวข้อทดสอบ", True), ("- รายการแรก", False), ("- รายการสอง", False)]
    return lines


def headings(blocks):
    return [block[0] for block in blocks if isinstance(block, str) and block[0].isdigit()]


def test_headings_that_go_on_in_a_second_column_are_read_column_by_column():
    blocks = read(column(1, 2, 3), column(4, 5, 6))
    assert blocks[0] == TITLE
    assert headings(blocks) == ["1", "2", "3", "4", "5", "6"]
    assert not any(isinstance(block, list) for block in blocks)


def test_a_table_stays_in_its_column():
    rows = [("6. หัวข้อทดสอบ", True), ("- ก", False), ("- ข", False), ("7. หัวข้อทดสอบ", True)]
    grid = ruled((318, 380, 500), (100 + STEP * 4 - 16, 100 + STEP * 5 - 16, 100 + STEP * 6 - 16))
    cells = [("1  ", False), ("2  ", False)]
    blocks = read(column(1, 2, 3), [*rows, *cells], grid)
    assert headings(blocks) == ["1", "2", "3", "6", "7"]
    assert isinstance(blocks[-1], list)


def test_labels_with_their_contents_beside_them_are_no_columns_of_a_newspaper():
    labels = [(f"{number}. หัวข้อ", True) for number in range(1, 8)]
    contents = [("1. รายการแรก", False)] + [("เนื้อหา", False)] * 6
    (_, table) = read(labels, contents)
    assert table[0] == ["1. หัวข้อ", "1. รายการแรก"]
    assert len(table) == 7
