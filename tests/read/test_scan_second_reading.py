"""Several readings of one line become one; stamps are taken off the letters under them."""

import cv2
import numpy as np
from paper_scan import SCALE, Sheet

from extractor.read.scan.engine import Symbol
from extractor.read.scan.overprint import without_overprint
from extractor.read.scan.picture import ink_of
from extractor.read.scan.second_reading import GUESSED, settled


def symbols(text: str, sure: float = 0.98) -> list[Symbol]:
    return [Symbol(char, 10.0 * at, 10.0 * at + 8, sure) for at, char in enumerate(text)]


def chosen(first: str, *others: str) -> str:
    read = settled(symbols(first), [symbols(other) for other in others])
    return "".join(symbol.text for symbol in read)


def test_the_reading_that_makes_a_word_is_taken_and_is_guessed():
    read = settled(symbols("คระบวนการ"), [symbols("กระบวนการ"), symbols("คระบวนการ")])
    assert "".join(symbol.text for symbol in read) == "กระบวนการ"
    assert [symbol.sure for symbol in read] == [GUESSED, *[0.98] * 8]


def test_a_reading_that_makes_fewer_words_is_not_taken():
    assert chosen("กระบวนการ", "คระบวนการ", "คระบวนการ") == "กระบวนการ"


def test_two_slips_in_one_word_are_undone_together():
    assert chosen("ผู้ทีเกียวข้อง", "ผู้ที่เกี่ยวข้อง", "ผู้ทีเกียวข้อง") == "ผู้ที่เกี่ยวข้อง"


def test_a_name_stays_as_it_was_read_unless_both_others_have_it_otherwise():
    assert chosen("นางชุติกาฬจ์", "นางชุติกาญจ์", "นางชุติกาฬจ์") == "นางชุติกาฬจ์"
    assert chosen("นางฏฬธฎ", "นางฏฬธฏ", "นางฏฬธฏ") == "นางฏฬธฏ"


def test_numbers_are_not_voted_on():
    assert chosen("จำนวน 131 คน", "จำนวน 134 คน", "จำนวน 134 คน") == "จำนวน 131 คน"
    assert chosen("ระดับ 2.50", "ระดับ 250", "ระดับ 250") == "ระดับ 2.50"


def test_a_sign_that_only_one_reading_has_was_dust():
    assert chosen("ราย'การเหลือ", "รายการเหลือ", "รายการเหลือ") == "รายการเหลือ"
    assert chosen("ราย'การเหลือ", "รายการเหลือ", "ราย'การเหลือ") == "ราย'การเหลือ"


# --- stamps -----------------------------------------------------------------------------------


def stamped(sheet: Sheet, shade: int) -> np.ndarray:
    ring = np.full(sheet.grey.shape, 255, np.uint8)
    for radius in (44, 30):
        at = (round(150 * SCALE), round(96 * SCALE))
        cv2.circle(ring, at, round(radius * SCALE), shade, round(1.2 * SCALE))
    return np.minimum(sheet.grey, ring)


def test_a_stamp_is_lighter_than_print_and_leaves_the_letters_under_it():
    sheet = Sheet().text("การปรับปรุงกระบวนการให้บริการ", 72, 100)
    grey = stamped(sheet, 140)
    plain = ink_of(sheet.grey)
    found = without_overprint(grey, ink_of(grey), SCALE)
    assert ink_of(grey).sum() > 1.3 * plain.sum()
    assert found.ink.sum() < 1.06 * plain.sum()
    assert (found.ink & plain).sum() > 0.97 * plain.sum()
    assert ink_of(found.white).sum() < 1.06 * plain.sum()


def test_a_drawing_as_dark_as_the_print_stays_and_so_does_a_page_without_any():
    sheet = Sheet().text("การปรับปรุงกระบวนการให้บริการ", 72, 100)
    dark = stamped(sheet, 10)
    assert without_overprint(dark, ink_of(dark), SCALE).ink.sum() == ink_of(dark).sum()
    plain = sheet.grey
    assert without_overprint(plain, ink_of(plain), SCALE).white is plain
