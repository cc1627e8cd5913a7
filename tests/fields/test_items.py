import pytest
from written import lines, table

from extractor.fields.evidence import find_urls, order_number, read_evidence
from extractor.fields.items import read_items
from extractor.model import Paragraph


def items(blocks) -> list[str]:
    return [item.text for item in read_items(blocks).items]


@pytest.mark.parametrize(
    "blocks",
    [
        lines("1. ทบทวน", "2. จัดทำ", "3. เสนอ"),
        lines("๑) ทบทวน", "๒) จัดทำ", "๓) เสนอ"),
        lines("(1) ทบทวน", "(2) จัดทำ", "(3) เสนอ"),
        lines("- ทบทวน", "• จัดทำ", "■ เสนอ"),
        lines("ก. ทบทวน", "ข. จัดทำ", "ค. เสนอ"),
        lines("1 ทบทวน", "2 จัดทำ", "3 เสนอ"),
        lines("1. ทบทวน 2. จัดทำ 3. เสนอ"),
        lines("1.ทบทวน\n2.จัดทำ\n3.เสนอ"),
        lines("ทบทวน", "จัดทำ", "เสนอ"),
        tuple(Paragraph(text, label="1.") for text in ("ทบทวน", "จัดทำ", "เสนอ")),
        table("ลำดับ | รายการ", "1 | ทบทวน", "2 | จัดทำ", "3 | เสนอ"),
        table("1. ทบทวน", "2. จัดทำ", "3. เสนอ"),
    ],
)
def test_list_numbers_and_bullets_are_taken_off(blocks):
    assert items(blocks) == ["ทบทวน", "จัดทำ", "เสนอ"]


def test_a_line_without_a_mark_goes_on_the_item_above_it():
    assert items(lines("1. ทบทวน", "กระบวนการ", "2. จัดทำ")) == ["ทบทวน กระบวนการ", "จัดทำ"]


def test_sub_numbers_are_items_but_numbers_in_the_text_are_not():
    assert items(lines("1. ก", "1.1 ข", "2. ง", "2.5 ล้านบาท")) == ["ก", "ข", "ง 2.5 ล้านบาท"]
    assert items(lines("1. ทำตามข้อ 2. ของระเบียบ", "2. ข")) == ["ทำตามข้อ 2. ของระเบียบ", "ข"]
    assert items(lines("5 ส. เป็นกิจกรรม", "16 มกราคม ประชุม")) == [
        "5 ส. เป็นกิจกรรม",
        "16 มกราคม ประชุม",
    ]
    assert items(lines("ก.พ.ร. กำหนด")) == ["ก.พ.ร. กำหนด"]


def test_a_dash_is_an_answer_and_a_dotted_line_is_none():
    assert items(lines("-")) == ["-"]
    assert items(lines("..........")) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("คำสั่งกองแผนงาน ที่ 2/2567 ลงวันที่ 16 มกราคม 2567", "2/2567"),
        ("คำสั่งที่ ๑๒ / ๒๕๖๗", "12/2567"),
        ("หนังสือ ที่ กษ ๐๖๐๑/ว ๑๒๓ ลงวันที่", "กษ 0601/ว 123"),
        ("รายงานการประชุมครั้งที่ 1/2567", ""),
        ("ลงวันที่ 16/1/2567", ""),
    ],
)
def test_the_number_of_an_order_is_recognised(text, number):
    assert order_number(text) == number


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("เว็บไซต์https://example.go.th/kpiเผยแพร่", ("https://example.go.th/kpi",)),
        ("www.example.go.th และ example.or.th/a", ("www.example.go.th", "example.or.th/a")),
        ("(https://example.go.th/a_(b)).", ("https://example.go.th/a_(b)",)),
        ("https://ตัวอย่าง.ไทย/ก", ("https://ตัวอย่าง.ไทย/ก",)),
        ("https//example.go.th", ("https//example.go.th",)),
        ("ดู https://", ("https://",)),
        ("kor@example.go.th", ()),
        ("ที่ 2/2567", ()),
    ],
)
def test_links_are_found_as_printed_broken_ones_too(text, urls):
    assert find_urls(text) == urls


def test_evidence_carries_what_was_recognised_in_it():
    item = read_evidence(lines("1. คำสั่ง ที่ 2/2567 ลงวันที่ ๑๖ ม.ค. ๒๕๖๗ www.example.go.th")).items[0]
    assert item.order_number == "2/2567"
    assert [(date.year, date.month, date.day) for date in item.dates] == [(2024, 1, 16)]
    assert item.urls == ("www.example.go.th",)


def test_a_number_behind_a_word_that_ends_in_the_letters_of_a_reference_is_a_list_number():
    listed = read_items(lines("1) ประชุม 2) ลงพื้นที่ 3) ชี้แจงเจ้าหน้าที่ 4) สรุปผล"))
    assert [item.text for item in listed.items] == ["ประชุม", "ลงพื้นที่", "ชี้แจงเจ้าหน้าที่", "สรุปผล"]
    assert len(read_items(lines("1) ประชุมครั้งที่ 2) แล้วเสร็จ")).items) == 1


def test_numbered_dotted_lines_are_no_items():
    assert read_items(lines("1. ..............", "2. ______")).items == ()
    assert [item.text for item in read_items(lines("1. ประชุม", "2. ........")).items] == ["ประชุม"]
