"""Transcripts: plain lines, tabbed rows, Markdown and HTML become the same neutral blocks."""

import pytest

from extractor.errors import ReadFault
from extractor.model import Paragraph, Table, text_lines
from extractor.read.transcript import read_transcript


def read(text: str, name: str = "report.txt"):
    return read_transcript(text.encode(), name)


def lines(text: str, name: str = "report.txt") -> list[str]:
    return list(text_lines(read(text, name).blocks))


def test_a_line_is_a_paragraph_with_its_line_number():
    blocks = read("หนึ่ง\n\nสอง").blocks
    assert [(block.text, block.place.path) for block in blocks if isinstance(block, Paragraph)] == [
        ("หนึ่ง", "line[1]"),
        ("สอง", "line[3]"),
    ]


def test_tabbed_lines_are_one_table_and_empty_cells_keep_their_columns():
    (table,) = read("หัวเรื่อง\t\t\n1\tก\tข\n2\t\tค").blocks
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_columns) == (3, 3)
    assert [cell.text for cell in table.rows()[0]] == ["หัวเรื่อง", "", ""]
    assert [cell.text for cell in table.rows()[2]] == ["2", "", "ค"]


def test_markdown_tables_headings_bold_and_ticks():
    assert lines("## ชื่อตัวชี้วัด\n| ระดับ | ผล |\n|---|---|\n| 1 | ก |\n- [x] รอบ 6 เดือน") == [
        "ชื่อตัวชี้วัด",
        "ระดับ\tผล",
        "1\tก",
        "- ☑ รอบ 6 เดือน",
    ]
    heading = read("**คำอธิบาย** : ข้อความ").blocks[0]
    assert isinstance(heading, Paragraph)
    assert heading.text == "คำอธิบาย : ข้อความ"
    assert heading.bold == ((0, len("คำอธิบาย")),)


def test_html_fragments_inside_lines():
    assert lines(
        '<input checked="" type="checkbox"/> รอบ 6 เดือน <input type="checkbox"/> รอบ 12 เดือน\n'
        "<b>หลักฐาน :</b> <ol><li>คำสั่ง</li><li>คู่มือ &amp; แผน</li></ol>"
    ) == ["☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", "หลักฐาน :", "1. คำสั่ง", "2. คู่มือ & แผน"]


def test_html_pages_with_spans_nested_tables_and_unclosed_tags():
    page = """<html><head><title>x</title></head><body>
    <table><tr><td rowspan=2>ก<td>ข</tr><tr><td><table><tr><td>ค<td>ง</table></tr></table>
    <p>ท้าย<script>alert(1)</script></body>"""
    outer, tail = read(page, "report.html").blocks
    assert isinstance(outer, Table)
    assert [(c.row, c.column, c.row_span) for c in outer.cells] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]
    assert isinstance(outer.cells[2].blocks[0], Table)
    assert isinstance(tail, Paragraph)
    assert tail.text == "ท้าย"


def test_hidden_html_is_noticed_and_not_read():
    document = read('<p>เห็น</p><p style="display: none">ซ่อน</p>', "report.html")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["เห็น"]
    assert [notice.code for notice in document.notices] == ["W_HIDDEN_TEXT"]


def test_broken_thai_is_repaired_and_its_raw_text_kept():
    (paragraph,) = read("สํานักงาน").blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.raw) == ("สำนักงาน", "สํานักงาน")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_encodings(encoding):
    document = read_transcript("คำอธิบาย".encode(encoding), "report.txt")
    assert list(text_lines(document.blocks)) == ["คำอธิบาย"]
    codes = [notice.code for notice in document.notices]
    assert codes == (["W_DEGRADED"] if encoding == "cp874" else [])


def test_a_transcript_without_text_says_so():
    with pytest.raises(ReadFault, match="E_NO_TEXT"):
        read("  \n\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "<![foo[",
        "<!",
        "<td colspan=99999999999999999999>x",
        "&#xD800;x",
        "<table>" * 3000 + "x",
        "<li>" * 1000 + "x",
        "</td></table></ol>x",
        "<td rowspan=1000 colspan=1000>x" * 50,
    ],
)
def test_nothing_in_a_page_makes_the_reader_raise(hostile):
    read(hostile + "ก", "report.html")
