from __future__ import annotations

import random

import pytest

from extractor.read.decoding.contexts import COMMON_WORDS
from extractor.read.decoding.page_quality import NEEDS_OCR, letters_as_printed, quality_of
from extractor.thai import CONSONANTS, MARKS

SOUND = (
    "รายงานผลการปฏิบัติราชการตามตัวชี้วัด รอบ 12 เดือน\n"
    "ผู้กำกับดูแลตัวชี้วัดมอบหมายให้เจ้าหน้าที่จัดเก็บข้อมูลและสรุปผลเป็นรายไตรมาส "
    "เพื่อให้ผู้บริหารใช้ประกอบการตัดสินใจ (Dashboard) ได้ทันเวลา"
)


def test_sound_text_of_either_language_is_as_printed() -> None:
    assert quality_of(SOUND) == 1.0
    assert quality_of("Annual report 2024: https://example.go.th/a?b=1 (pp. 3-5), 45.5 %") == 1.0
    assert quality_of("") == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "\x01\x02\x03\x04 \x05\x06\x07\x08",
        "(cid:22)(cid:31)(cid:7) (cid:3)(cid:90)",
        "กกกกกกกก กกกกก กกกกกกกกก กกก",
        "退ꨀ㌀쐀謁 䃐㥽㌀저瀀 尀ʒঀ଀੠ แงค",
        "vi ,, 0,0,1 (? k<'1o CV~1un ~1u|b ~~1un11n1~ a{r [k}s t^u v|w x~y z\\a b]c d[e f}g h|i",
    ],
)
def test_text_that_nobody_can_read_needs_a_look_at_the_picture(text: str) -> None:
    assert quality_of(text) < NEEDS_OCR


def test_lost_glyphs_count() -> None:
    assert quality_of(SOUND, lost=1) < 1.0
    assert quality_of(SOUND, lost=60) < NEEDS_OCR


def test_quality_follows_the_share_of_text_that_is_right() -> None:
    """Marks exchanged at random, ever more of them: the measure falls along with the truth.

    It stays between the shares of stretches of 12 letters and of single letters that are right.
    """
    chance = random.Random(7)
    measured: list[tuple[float, float]] = []
    qualities: list[float] = []
    for share in (0.0, 0.05, 0.1, 0.2, 0.4, 0.8):
        damaged = "".join(
            chance.choice(MARKS + CONSONANTS) if char in MARKS and chance.random() < share else char
            for char in SOUND * 8
        )
        letters = sum(a == b for a, b in zip(damaged, SOUND * 8, strict=True)) / len(damaged)
        pieces = [damaged[at : at + 12] for at in range(len(damaged) - 11)]
        measured.append((sum(piece in SOUND * 8 for piece in pieces) / len(pieces), letters))
        qualities.append(quality_of(damaged))
    assert qualities == sorted(qualities, reverse=True)
    assert qualities[-1] < NEEDS_OCR < qualities[2]
    for quality, (pieces_right, letters_right) in zip(qualities, measured, strict=True):
        assert pieces_right - 0.05 < quality < letters_right + 0.05, (qualities, measured)


def test_a_lone_symbol_code_is_no_damage_and_a_row_of_them_is() -> None:
    assert quality_of("\uf0b7 รายงานผล \uf0a3 รอบที่หนึ่ง") == 1.0
    assert quality_of("\uf0c3\uf0d2\uf0c2\uf0a7\uf0d2\uf0b9") == 0.0


def test_a_page_of_which_a_letter_was_guessed_is_not_as_printed_for_certain() -> None:
    assert quality_of(SOUND, guessed=0.001) == 0.999
    assert quality_of(SOUND, guessed=0.1, riskiest=0.1) == 0.998
    assert quality_of(SOUND, guessed=20) < 0.95


def test_exchanged_letters_are_seen_by_the_words_that_they_leave() -> None:
    moved = CONSONANTS[9:] + CONSONANTS[:9]
    every_third = {ord(a): b for a, b in list(zip(CONSONANTS, moved, strict=True))[::3]}
    assert quality_of(SOUND * 3) == 1.0
    assert quality_of((SOUND * 3).translate(every_third)) < NEEDS_OCR
    assert quality_of("ชื่อ " + SOUND[:60].translate(every_third)) > NEEDS_OCR  # too few to say


def test_a_letter_that_a_font_tells_as_another_makes_no_words_and_its_document_is_in_doubt() -> (
    None
):
    words = COMMON_WORDS.replace("\n", " ")
    pages = [words[at : at + 700] for at in range(0, len(words), 700)]
    assert letters_as_printed(pages) == 1.0
    assert letters_as_printed(page.replace("ส", "ฬ") for page in pages) < 0.98


def test_names_that_no_list_has_leave_a_document_as_it_is() -> None:
    names = " นางฐิติญาณ์ ฟุ้งเกษร นายกฤษฎิ์ อุ่นวงค์เดช"
    assert letters_as_printed([(SOUND + names) * 4] * 3) == 1.0
    assert letters_as_printed([]) == 1.0
