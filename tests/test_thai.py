"""What is true of Thai writing, whatever a program or a typist has done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.thai import (
    clusters,
    fold,
    impossibilities,
    repair,
    skeleton,
    skeleton_offsets,
    to_arabic,
    to_thai_digits,
)

DAMAGED = [
    ("สํานักงาน", "สำนักงาน"),  # sara am decomposed
    ("น้ําหนัก", "น้ำหนัก"),  # tone before the decomposed sara am
    ("นํ้าหนัก", "น้ำหนัก"),  # tone inside the decomposed sara am
    ("ค ำนิยาม", "คำนิยาม"),  # a space that nothing can be written behind
    ("น ้ายืน", "น้ายืน"),
    ("กำาหนด", "กำหนด"),  # sara am and sara aa
    ("ท่ี", "ที่"),  # tone before its vowel
    ("พ้ืนฐาน", "พื้นฐาน"),
    ("ชิิ้น", "ชิ้น"),  # a mark twice
    ("เเผน", "แผน"),  # two sara e for sara ae
    ("เล\uf70aม", "เล่ม"),  # private-use marks of Windows fonts
    ("ป\uf710จจุบัน", "ปัจจุบัน"),
    ("ตัว\u200bชี้วัด", "ตัวชี้วัด"),  # zero-width space
    ("กอง\u00a0คลัง", "กอง คลัง"),  # no-break space
]


@pytest.mark.parametrize(("damaged", "sound"), DAMAGED)
def test_repair_spells_as_a_keyboard_would(damaged, sound):
    assert repair(damaged) == sound
    assert repair(sound) == sound
    assert impossibilities(sound) == 0


@pytest.mark.parametrize("text", ["ก า ร", "จ านวน", "รวม 5 คะแนน", "e-mail: a@example.go.th", ""])
def test_repair_leaves_alone_what_the_text_alone_cannot_decide(text):
    assert repair(text) == text


_thai_text = st.text(alphabet=[chr(c) for c in range(0x0E01, 0x0E5C)] + list(" ab1\uf70a\u200b\n"))


@given(_thai_text)
def test_repair_is_done_once(text):
    assert repair(repair(text)) == repair(text)


@given(_thai_text)
def test_each_letter_of_the_skeleton_has_its_offset(text):
    sound = repair(text)
    offsets = skeleton_offsets(sound)
    assert [sound[offset].lower() for offset in offsets] == list(skeleton(sound))


@given(_thai_text)
def test_clusters_keep_every_character(text):
    assert "".join(clusters(text)) == text


def test_digits_change_system_and_keep_their_places():
    assert to_arabic("๑๒.๕๐ บาท") == "12.50 บาท"
    assert to_thai_digits("12.50 บาท") == "๑๒.๕๐ บาท"


def test_fold_forgets_spelling_freedom_and_keeps_different_words_apart():
    assert fold("น้ําหนัก (ร้อยละ ๕)") == fold("น้ำหนัก(ร้อยละ 5)")
    assert fold("เลขานุการกรม") != fold("เลขาธิการกรม")


def test_the_skeleton_survives_what_extraction_loses():
    sound = skeleton("ผู้กำกับดูแลตัวชี้วัด")
    for seen in ("ผูก้ากับดูแลตวั ชวี้ ัด", "ผ ู กําก ับดูแลต ัวชี้วัด", "ผู)กำกับดูแลตัวชี+วัด"):
        assert skeleton(seen) == sound


@pytest.mark.parametrize(
    ("text", "count"),
    [("ท่ี", 1), ("ก้้า", 1), ("ำเภอ", 1), ("ประจ\ufffdปี", 1), ("เป็ น", 0), ("แเก", 1), ("กาิ", 1)],
)
def test_impossible_sequences_are_counted(text, count):
    assert impossibilities(text) == count
