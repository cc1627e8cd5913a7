import pytest
from written import FORM, lines, table

from extractor.fields.people import read_people
from extractor.model import NOWHERE, Paragraph


def people(*texts: str) -> list[str]:
    return [name.name for name in read_people(lines(*texts), FORM, ()).people]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("1. นางก ข 2. นายค ง", ["นางก ข", "นายค ง"]),
        ("๑) นางสาวสมใจ ดีงาม ๒) ว่าที่ร้อยตรี กล้า หาญ", ["นางสาวสมใจ ดีงาม", "ว่าที่ร้อยตรี กล้า หาญ"]),
        ("นางก ข, นายค ง และ ผศ.ดร.จ ฉ", ["นางก ข", "นายค ง", "ผศ.ดร.จ ฉ"]),
        ("นายสัตวแพทย์ก ข ณ อยุธยา", ["นายสัตวแพทย์ก ข ณ อยุธยา"]),
        ("น.สพ.ก ข นายสัตวแพทย์ชำนาญการพิเศษ", ["น.สพ.ก ข"]),
        ("พ.ต.อ.ก ข", ["พ.ต.อ.ก ข"]),
        ("ม.ร.ว.ก ข", ["ม.ร.ว.ก ข"]),
        ("Mr. John Smith", ["Mr. John Smith"]),
        ("สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("นายก ข ตำแหน่ง นักวิชาการสัตวบาลชำนาญการ", ["นายก ข"]),
        ("นายก ข (ผู้อำนวยการกอง)", ["นายก ข"]),
        ("นายก ข นักวิชาการคอมพิวเตอร์", ["นายก ข"]),
        ("ผู้อำนวยการกองแผนงาน (นายก ข)", ["นายก ข"]),
        ("1. นางก ข ตำแหน่ง นักวิชาการ 2. นายค ง", ["นางก ข", "นายค ง"]),
        ("นางก ข โทรศัพท์ 0 2555 1234 ต่อ 11, นายค ง โทร. 1312", ["นางก ข", "นายค ง"]),
    ],
)
def test_a_name_keeps_its_title_and_nothing_else(line, names):
    assert people(line) == names


def test_a_position_stands_as_the_name_where_no_person_is_named():
    assert people("ผู้อำนวยการกองแผนงาน") == ["ผู้อำนวยการกองแผนงาน"]
    assert people("นายช่างโยธา") == ["นายช่างโยธา"]
    assert people("นายก ข", "ผู้อำนวยการกองแผนงาน") == ["นายก ข"]


def test_a_position_with_a_list_number_of_its_own_is_somebody():
    assert people("1. เลขานุการกรม", "2. นางก ข") == ["เลขานุการกรม", "นางก ข"]


def test_a_unit_stands_only_where_nobody_else_is_named():
    assert people("กลุ่มพัฒนาระบบบริหาร") == ["กลุ่มพัฒนาระบบบริหาร"]
    assert people("นางก ข", "กลุ่มพัฒนาระบบบริหาร") == ["นางก ข"]


@pytest.mark.parametrize(
    "line", ["...................", "-", "เบอร์โทรศัพท์ : ........", "นาย/นาง/นางสาว ........"]
)
def test_a_place_to_write_names_nobody(line):
    found = read_people(lines(line), FORM, ())
    assert (found.people, found.phones) == ((), ())


def test_the_forms_instruction_names_nobody():
    left = "ระบุชื่อผู้ที่ได้รับมอบหมายให้ทำหน้าที่"
    assert read_people(lines(left), FORM, ("ระบุชื่อผู้ที่ได้รับมอบหมาย",)).people == ()
    assert [one.name for one in read_people(lines("นางก ข"), FORM, ("ระบุชื่อ",)).people] == ["นางก ข"]


def test_a_label_that_ends_its_line_speaks_of_the_next():
    found = read_people(lines("นายก ข", "เบอร์โทรศัพท์ :", "0 2555 1234 ต่อ 1311"), FORM, ())
    assert [(phone.number, phone.extension) for phone in found.phones] == [("025551234", "1311")]


def test_a_phone_label_speaks_of_no_line_without_digits():
    found = read_people(lines("/ โทรศัพท์", "ผู้อำนวยการกองแผนงาน โทร. 0 2555 1234"), FORM, ())
    assert [name.name for name in found.people] == ["ผู้อำนวยการกองแผนงาน"]
    assert [phone.number for phone in found.phones] == ["025551234"]
    assert people("/ โทรศัพท์ : ผู้อำนวยการกองแผนงาน โทร. 0 2555 1234") == ["ผู้อำนวยการกองแผนงาน"]


def test_mail_and_line_are_neither_name_nor_phone():
    found = read_people(
        lines("นายก ข", "e-mail : kor66@example.go.th", "Line ID : 0999", "มือถือ 081 234 5678"),
        FORM,
        (),
    )
    assert [name.name for name in found.people] == ["นายก ข"]
    assert [phone.number for phone in found.phones] == ["0812345678"]


def test_a_table_of_people_is_read_by_its_headings():
    rows = table(
        "ลำดับ | ชื่อ-สกุล | ตำแหน่ง | โทรศัพท์",
        "1 | นายก ข | นักวิชาการ | 0 2555 1234",
        "2 | สมหญิง ดีงาม | เจ้าพนักงานธุรการ | 08 1234 567",
    )
    found = read_people(rows, FORM, ())
    assert [name.name for name in found.people] == ["นายก ข", "สมหญิง ดีงาม"]
    assert [(phone.number, phone.kind) for phone in found.phones] == [
        ("025551234", "landline"),
        ("", ""),
    ]


def test_a_table_of_labels_and_values():
    rows = table("ชื่อ | นายก ข", "ตำแหน่ง | ผู้อำนวยการ", "เบอร์โทร | 0812345678")
    found = read_people(rows, FORM, ())
    assert [name.name for name in found.people] == ["นายก ข"]
    assert [phone.number for phone in found.phones] == ["0812345678"]


def test_a_name_starts_where_a_printed_line_does():
    joined, at = "นายทดสอบ ระบบงานนางสาวลองดู ก่อนส่ง", len("นายทดสอบ ระบบงาน")
    printed = Paragraph(joined, NOWHERE, lines=((0, NOWHERE), (at, NOWHERE)))
    names = [one.name for one in read_people((printed,), FORM, ()).people]
    assert names == ["นายทดสอบ ระบบงาน", "นางสาวลองดู ก่อนส่ง"]
    (whole,) = read_people((Paragraph(joined, NOWHERE),), FORM, ()).people
    assert whole.name == joined


def test_a_title_behind_a_stray_digit_or_without_its_first_letter_still_opens_a_name():
    assert people("5รศ.เพ็ญลดา ขวัญนที") == ["รศ.เพ็ญลดา ขวัญนที"]
    misread = "2. ่าที่ร้อยตรีหญิง ศศิพิมพ์ สำเภาเงิน"
    assert people("1. นายสมชาย ใจดี", misread) == [
        "นายสมชาย ใจดี",
        "ที่ร้อยตรีหญิง ศศิพิมพ์ สำเภาเงิน",
    ]
