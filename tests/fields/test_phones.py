import pytest

from extractor.fields.lines import Line
from extractor.fields.phones import read_phones
from extractor.model import Paragraph


def phones(text: str, labelled: bool = True) -> list[tuple[str, str, str]]:
    found = read_phones(Line(text, Paragraph(text)), labelled)
    return [(phone.number, phone.extension, phone.kind) for phone in found]


@pytest.mark.parametrize(
    ("text", "number", "extension", "kind"),
    [
        ("0 2555 1234 ต่อ 1311", "025551234", "1311", "landline"),
        ("0-2555-1234 ต่อ 1314-5", "025551234", "1314-5", "landline"),
        ("0 2555 4480-5 ต่อ 3122", "025554480", "3122", "landline"),
        ("๐ ๒๕๕๕ ๑๒๓๔ ต่อ ๑๓๑๑", "025551234", "1311", "landline"),
        ("(02) 555-1234", "025551234", "", "landline"),
        ("02.555.1234 #12", "025551234", "12", "landline"),
        ("+66 2555 1234", "025551234", "", "landline"),
        ("0 4255 1234", "042551234", "", "landline"),
        ("08 1234 5678", "0812345678", "", "mobile"),
        ("+66 (0) 81 234 5678", "0812345678", "", "mobile"),
        ("+66 (0) 66 234 5678", "0662345678", "", "mobile"),
        ("01-234-5678", "012345678", "", "mobile"),
        ("1311", "1311", "", "landline"),
        ("ต่อ 1314-5", "1314", "", "landline"),
    ],
)
def test_a_thai_number_is_read_with_its_extension(text, number, extension, kind):
    assert phones(text) == [(number, extension, kind)]


@pytest.mark.parametrize(
    "text",
    ["0 2555 123", "0-2555-12345", "081-234-567", "08 1234 56789", "0 2555 44X4", "1 2555 1234"],
)
def test_what_is_no_thai_number_keeps_its_text_only(text):
    found = read_phones(Line(text, Paragraph(text)), labelled=True)
    assert [(p.text, p.number, p.kind) for p in found] == [(text, "", "")]


@pytest.mark.parametrize("text", ["-", "........", "", "ไม่มี", "xx-xxxx-xxxx"])
def test_a_place_to_write_is_no_phone(text):
    assert phones(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "0 2555 1234, 081-234-5678",
        "0 2555 1234 / 081 234 5678",
        "0 2555 1234 และ 08 1234 5678",
        "0 2555 1234 0812345678",
        "1. 0 2555 1234 2. 0812345678",
    ],
)
def test_several_phones_on_a_line_are_told_apart(text):
    assert [number for number, _, _ in phones(text)] == ["025551234", "0812345678"]


def test_short_digits_after_a_phone_are_another_of_its_lines():
    assert phones("0 2555 1234, 1235") == [("025551234", "", "landline")]
    assert phones("0 2555 1234 ต่อ 1314, 1315") == [("025551234", "1314, 1315", "landline")]


def test_a_list_number_behind_a_phone_is_not_one_of_its_digits():
    assert phones("0 2555 1234 2. นายข") == [("025551234", "", "landline")]


def test_without_a_label_only_what_looks_like_a_phone_is_one():
    assert phones("นายก ข 0 2555 1234 ต่อ 11", labelled=False) == [("025551234", "11", "landline")]
    assert phones("ประชุมวันที่ 16/1/2567 จำนวน 1311 คน", labelled=False) == []
