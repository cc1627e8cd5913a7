"""The first word of a line, which no program breaks over two."""

from __future__ import annotations

import time

import pytest

from extractor.read.thai_words import NOT_KNOWN, first_word, is_within_word


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("ติดตามความก้าวหน้าทุกเดือน", "ติดตาม"),
        ("กระบวนการงาน", "กระบวนการ"),
        ("ให้คะแนน", "ให้คะแนน"),
        ("“กระบวนการ” ในที่นี้", "“กระบวนการ”"),
        ("พ.ศ.2566 เรื่อง", "พ.ศ.2566"),
        ("๒๕๖๖/๓ ลงวันที่", "๒๕๖๖/๓"),
        ("https://example.go.th/x?y=1 ข้อมูล", "https://example.go.th/x?y=1"),
        ("(ร้อยละ) ของ", "(ร้อยละ)"),
    ],
)
def test_what_stays_together(line, word):
    assert line[: first_word(line)] == word


def test_a_short_word_takes_more_with_it_for_it_may_begin_a_name():
    line = "มีคู่มือและแนวทาง"
    assert line[: first_word(line)] == "มีคู่มือ"


def test_letters_that_are_no_word_are_not_known():
    assert first_word("ฆฌฎฏ") == NOT_KNOWN


def test_dotted_lines_are_no_words():
    assert first_word("โทรศัพท์" + "." * 60) < 12


def test_long_lines_without_a_word_cost_little():
    start = time.perf_counter()
    first_word("กฆ" * 20_000)
    first_word("1" * 20_000 + "ก." * 20_000)
    assert time.perf_counter() - start < 1


def test_a_word_cut_by_a_break_is_told_from_two_words():
    assert is_within_word("มาตรการที่ได้ดำเนิน", "การ")
    assert is_within_word("ขั้นตอนของกระบวน", "การใหม่")
    assert not is_within_word("ปัจจัยสนับสนุน", "อุปสรรค")
    assert not is_within_word("การดำเนินงาน", "ข้อเสนอแนะ")
    assert not is_within_word("ฉบับที่ 2", "การ") and not is_within_word("ดำเนิน", "2568")
