"""Phones whose rest stands on the next line, or whose end touches a misread word."""

import pytest

from extractor.fields.lines import Line
from extractor.fields.phone_lines import with_whole_phones
from extractor.fields.phones import read_phones
from extractor.model import Paragraph, Place


def phones(*texts: str) -> list[tuple[str, str]]:
    found = with_whole_phones(tuple(Paragraph(text, Place(1)) for text in texts))
    return [
        (phone.number, phone.extension)
        for one in found
        if isinstance(one, Paragraph)
        for phone in read_phones(Line(one.text, one), labelled=True)
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("โทร. 02-555-8428 ต่อ", "2697"),
        ("โทร. 02-555-8428", "ต่อ 2697"),
        ("โทร. 0", "2555-8428 ต่อ 2697"),
        ("โทร. ๐ ๒๕๕๕-", "๘๔๒๘ ตอ ๒๖๙๗"),
    ],
)
def test_a_phone_is_read_whole_across_lines(texts):
    assert phones(*texts) == [("025558428", "2697")]


def test_phones_that_are_whole_each_stay_apart():
    assert phones("โทร. 02-555-8428", "02-555-8429") == [("025558428", ""), ("025558429", "")]
    assert phones("โทร. 02-555-84", "นางสาวใจดี") == [("", "")]


def test_a_last_digit_of_the_other_system_belongs_to_the_word_behind():
    assert phones("โทร. (02) 555-9143๑-mail") == [("025559143", "")]
    assert phones("โทร. ๐๒-๙๙๙-๖๒๕๖ ต่อ ๑๓๙๗6-mail") == [("029996256", "1397")]


def test_where_the_number_needs_that_digit_it_is_the_numbers():
    assert phones("โทร. ๐๒-๙๙๙-๖๒๕6") == [("029996256", "")]


def test_a_speck_between_the_digits_of_a_picture_parts_no_number():
    text = "โทร. 0 3855, 7629"
    said, seen = Paragraph(text), Paragraph(text, sure=(0.97,) * len(text))
    assert [one.number for one in read_phones(Line(text, seen), labelled=True)] == ["038557629"]
    assert [one.kind for one in read_phones(Line(text, said), labelled=True)] != ["landline"]
