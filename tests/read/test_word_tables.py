"""Tables: spans, merged and nested cells, and spans that no table can have."""

import time

import pytest
from wordfile import cell, codes, docx, first_table, para, read, row, table, texts

from extractor.model import Paragraph, Table, paragraphs


def grid(found: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text of every cell."""
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def grid_of(*rows: str) -> list[tuple[int, int, int, int, str]]:
    return grid(first_table(read(docx(table(*rows)))))


def test_cells_have_rows_columns_and_places() -> None:
    found = first_table(read(docx(para("x"), table(row("ก", "ข"), row("ค", "ง")))))
    assert grid(found) == [
        (0, 0, 1, 1, "ก"),
        (0, 1, 1, 1, "ข"),
        (1, 0, 1, 1, "ค"),
        (1, 1, 1, 1, "ง"),
    ]
    assert found.cells[3].place.path == "word/document.xml/body/tbl[1]/tr[2]/tc[2]"
    inner = found.cells[3].blocks[0]
    assert inner.place.path == "word/document.xml/body/tbl[1]/tr[2]/tc[2]/p[1]"


def test_merged_cells_stand_once() -> None:
    wide = cell("ชื่อ", properties='<w:gridSpan w:val="2"/>')
    top = cell("ระดับ", properties='<w:vMerge w:val="restart"/>')
    below = cell(properties="<w:vMerge/>")
    assert grid_of(row(wide, "z"), row(top, "1", "a"), row(below, "2", "b")) == [
        (0, 0, 1, 2, "ชื่อ"),
        (0, 2, 1, 1, "z"),
        (1, 0, 2, 1, "ระดับ"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "a"),
        (2, 1, 1, 1, "2"),
        (2, 2, 1, 1, "b"),
    ]


def test_old_horizontal_merges_and_skipped_columns() -> None:
    first = cell("ก", properties='<w:hMerge w:val="restart"/>')
    second = cell("", properties="<w:hMerge/>")
    assert grid_of(row(first, second, "ข"), row("ค", properties='<w:gridBefore w:val="2"/>')) == [
        (0, 0, 1, 2, "ก"),
        (0, 2, 1, 1, "ข"),
        (1, 2, 1, 1, "ค"),
    ]


def test_a_continued_cell_without_a_start_keeps_its_text() -> None:
    orphan = cell("ข้อความ", properties="<w:vMerge/>")
    assert grid_of(row(orphan, "1"), row(cell(properties="<w:vMerge/>"), "2")) == [
        (0, 0, 2, 1, "ข้อความ"),
        (0, 1, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
    ]


def test_deleted_rows_are_noticed_not_read() -> None:
    found = read(docx(table(row("ก"), row("ข", properties='<w:del w:id="1"/>'))))
    assert texts(found) == ["ก"]
    assert codes(found) == ["W_HIDDEN_TEXT"]


def test_nested_tables_stay_in_their_cell() -> None:
    outer = first_table(read(docx(table(row(cell("คำอธิบาย", table(row("1", "2")), para("จบ")))))))
    kinds = [type(block) for block in outer.cells[0].blocks]
    assert kinds == [Paragraph, Table, Paragraph]


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + para("แก่น") + "</w:tc></w:tr></w:tbl>" * depth


@pytest.mark.parametrize("depth", [5, 20, 60])
def test_deeply_nested_tables_keep_their_core(depth: int) -> None:
    found = read(docx(nested(depth)))
    assert [p.text for p in paragraphs(found.blocks)] == ["แก่น"]
    assert found.status == "ok"
    assert codes(found) == (["W_LIMIT"] if depth > 20 else [])


@pytest.mark.parametrize("depth", [100, 1_000])
def test_tables_nested_beyond_reason_are_refused(depth: int) -> None:
    found = read(docx(nested(depth)))
    assert codes(found) == ["E_LIMIT"]
    assert found.notices[0].limit == "xml_depth"


@pytest.mark.parametrize("span", ["2147483647", "abc", "-5", "9" * 400])
@pytest.mark.parametrize("name", ["gridSpan", "gridBefore"])
def test_impossible_spans_cost_nothing(name: str, span: str) -> None:
    prop = f'<w:{name} w:val="{span}"/>'
    wide = (
        row(cell("ก", properties=prop), "ข")
        if name == "gridSpan"
        else row("ก", "ข", properties=prop)
    )
    start = time.monotonic()
    found = read(docx(table(wide, row("ค", "ง"))))
    assert texts(found) == ["ก", "ข", "ค", "ง"]
    assert set(codes(found)) == {"W_DAMAGED"}
    assert first_table(found).n_columns <= 2_000
    assert time.monotonic() - start < 2


def test_five_thousand_rows_merged_into_one_cell() -> None:
    start = cell("หัว", properties='<w:vMerge w:val="restart"/>')
    more = [row(cell(properties="<w:vMerge/>"), "1")] * 4_999
    found = first_table(read(docx(table(row(start, "1"), *more))))
    assert found.cells[0].row_span == 5_000
