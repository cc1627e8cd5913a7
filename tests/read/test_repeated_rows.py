"""The header row of a table, repeated after a page break and misread there."""

from extractor.model import Cell, Paragraph, Place, Table
from extractor.read.layout.page_breaks import joined

HEAD = ("ตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "คะแนนถ่วงน้ำหนัก")
MISREAD = ("ตัวชวัด", "น้าหนัก ;(ร้อยละ)", "คะแนนถ่วงน้ำหนัก")
EDGES = (72.0, 200.0, 320.0, 500.0)


def table(page: int, *rows: tuple[str, ...], pictured: bool) -> Table:
    cells = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            left, top = EDGES[column], 100 + 20.0 * at
            place = Place(page, (left, top, EDGES[column + 1], top + 20))
            words = Place(page, (left + 6, top + 4, left + 6 + 4 * len(text), top + 16))
            sure = (0.97,) * len(text) if pictured else ()
            cells.append(Cell(at, column, (Paragraph(text, words, sure=sure),), place=place))
    return Table(tuple(cells), Place(page, (72.0, 100.0, 500.0, 100 + 20.0 * len(rows))))


def rows_of(*, head: tuple[str, ...], pictured: bool) -> list[list[str]]:
    above = table(1, HEAD, ("เรื่องแรกของปี", "5", "0.25"), pictured=pictured)
    below = table(2, head, ("เรื่องใหม่", "10", "0.50"), pictured=pictured)
    one = joined(above, below, (72.0, 500.0))
    assert isinstance(one, Table)
    return [[cell.text for cell in row] for row in one.rows()]


def test_a_repeated_header_row_is_taken_off_though_the_picture_misread_it():
    wanted = [list(HEAD), ["เรื่องแรกของปี", "5", "0.25"], ["เรื่องใหม่", "10", "0.50"]]
    assert rows_of(head=MISREAD, pictured=True) == wanted
    assert rows_of(head=HEAD, pictured=False) == wanted


def test_a_row_of_other_words_stays_as_does_one_that_a_file_says_otherwise():
    other = ("งานอีกเรื่อง", "5", "0.25")
    assert ["งานอีกเรื่อง", "5", "0.25"] in rows_of(head=other, pictured=True)
    assert list(MISREAD) in rows_of(head=MISREAD, pictured=False)
