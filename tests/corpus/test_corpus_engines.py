"""What is printed of real files whose true text nobody has typed."""

from __future__ import annotations

from corpus.engines import broken_places, words_share

SOUND = "สำนักงานจัดเก็บข้อมูลตัวชี้วัด น้ำหนักร้อยละ 5"


def test_sound_text_has_no_broken_places_and_damaged_text_has() -> None:
    assert broken_places(SOUND) == 0
    for damaged in ("สํานักงาน", "หน\uf70bา", "(cid:12)", "ประจ\ufffdปี", "ข้อมูล้้"):
        assert broken_places(damaged) > 0, damaged


def test_silent_damage_lowers_the_share_of_common_words() -> None:
    sound, silent = "จำนวน กำหนด นำเสนอ", "จ้านวน ก้าหนด น้าเสนอ"
    assert broken_places(silent) == broken_places(sound) == 0
    assert words_share(silent) < words_share(sound)
    assert words_share("no Thai at all") == 0.0
