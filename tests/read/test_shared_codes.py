"""Fonts that give several glyphs one code, a glyph another one's text, or letters a lost code."""

from __future__ import annotations

import pytest
from typesetter import Glyph, Setter, read

from extractor.read.decoding.letters import letter_of_words


def lines(*rows: list[Glyph], stretch: float = 1.0) -> str:
    setter = Setter()
    for number, row in enumerate(rows):
        setter.line(*row, y=700 - 20 * number, stretch=stretch)
    return read(setter.decoded())


@pytest.mark.parametrize("stretch", [1.0, 0.45, 1.6])
def test_a_ring_set_narrow_is_no_mai_ek(stretch: float) -> None:
    ring: Glyph = ("Ġ", "ring")
    row: list[Glyph] = ["ก", ring, "าหนด จ", ring, "านวน ท", ring, "างาน ส", ring, "าคัญ"]
    assert lines(row, stretch=stretch) == "กำหนด จำนวน ทำงาน สำคัญ"


def test_one_code_for_two_marks_below_is_told_by_their_widths() -> None:
    u: Glyph = ("้", "below")
    uu: Glyph = ("้", "below wide")
    row: list[Glyph] = ["ท", u, "ก ค", u, "ณ บ", u, "คคล ส", u, "ข", " ข้อม", uu, "ล ร", uu, "ปแบบ"]
    assert lines(row) == "ทุก คุณ บุคคล สุข ข้อมูล รูปแบบ"


def test_one_code_for_all_marks_is_told_glyph_by_glyph() -> None:
    tho: Glyph = ("\ufffd", "above")
    ring: Glyph = ("\ufffd", "ring")
    row: list[Glyph] = ["ข", tho, "อ ได", tho, " ต", tho, "อง ใช", tho, " ให", tho, " ต", tho, "น"]
    more: list[Glyph] = ["ก", ring, "าหนด จ", ring, "านวน ส", ring, "าคัญ ท", ring, "างาน"]
    assert lines(row, more) == "ข้อ ได้ ต้อง ใช้ ให้ ต้น\nกำหนด จำนวน สำคัญ ทำงาน"


def test_what_follows_a_ring_at_once_is_sara_aa_whatever_its_code() -> None:
    ring: Glyph = ("ำ", "ring")
    row: list[Glyph] = ["ต", ring, (";", "letter"), "แหน่ง จ", ring, (";", "letter"), "นวน"]
    assert lines(row) == "ตำแหน่ง จำนวน"


def test_a_sign_after_a_space_stays_though_a_ring_stands_before_it() -> None:
    row: list[Glyph] = ["ต", ("ำ", "ring"), "าแหน่ง; ท", ("ำ", "ring"), " ;ก"]
    assert lines(row).startswith("ตำแหน่ง; ท")
    assert lines(row).endswith(" ;ก")


def test_a_cluster_told_for_its_sara_aa_is_sara_aa() -> None:
    """The tone is drawn by itself; told with sara aa it stands in the box of that on the line."""
    setter = Setter().line("หาก น", ("้", "above"), ("้", "letter"), ("ำ", "letter"))
    tone, am = len(setter.text) - 2, len(setter.text) - 1
    for told in (setter.lefts, setter.rights, setter.ink):
        told[am] = told[tone]  # type: ignore[index]
    assert read(setter.decoded()) == "หาก น้า"


def test_a_tone_told_with_its_ring_stands_where_it_is_drawn() -> None:
    setter = Setter().line("น", ("้", "ring"), ("ำ", "ring"), ("\ufffd", "high"), "าหนัก")
    for told in (setter.lefts, setter.rights, setter.ink):
        told[2] = told[1]  # type: ignore[index]
    content = setter.decoded()
    assert read(content) == "น้ำหนัก"
    assert content.lost == 0


def test_a_full_stop_that_overlaps_its_letter_is_no_vowel() -> None:
    setter = Setter().line("โทร.๐๒ ต.ค.")
    for at, char in enumerate(setter.text):
        if char == ".":
            setter.lefts[at] -= 0.8
            setter.ink[at] = (setter.lefts[at], setter.lefts[at] + 0.6, 699.9, 700.5)
    assert read(setter.decoded()) == "โทร.๐๒ ต.ค."


def test_a_letter_under_the_code_of_a_tab_is_a_letter() -> None:
    aa: Glyph = ("\t", "letter")
    row: list[Glyph] = ["ก", aa, "รดำเนินง", aa, "นของหน่วยง", aa, "นต", aa, "มแผนง", aa, "น"]
    more: list[Glyph] = ["ร", aa, "ยง", aa, "นก", aa, "รอบรมสถ", aa, "นก", aa, "รณ์"]
    assert lines(row, more) == "การดำเนินงานของหน่วยงานตามแผนงาน\nรายงานการอบรมสถานการณ์"


def test_a_rare_mark_is_the_one_that_makes_words() -> None:
    tri: Glyph = ("Ő", "above")
    row: list[Glyph] = ["รถตุ", tri, "กตุ", tri, "ก ก", tri, "วยเตี๋ยว"]
    assert lines(row) == "รถตุ๊กตุ๊ก ก๊วยเตี๋ยว"


def test_a_mark_below_of_which_nothing_is_known_is_lost_and_not_its_code() -> None:
    content = Setter().line("ก", ("้", "below"), "ก").decoded()
    assert read(content) == "กก"
    assert content.lost == 1


def test_marks_that_stand_alone_above_do_not_change_places_with_those_below() -> None:
    """LibreOffice tells tone and vowel in the order drawn; here the codes are wrong besides."""
    tho: Glyph = ("ู", "above")
    u: Glyph = ("้", "below")
    uu: Glyph = ("้", "below wide")
    row: list[Glyph] = ["ก", tho, u, "ง ผ", tho, uu, " ข", tho, "อ ได", tho, " ใช", tho, " ให", tho]
    more: list[Glyph] = ["ข", tho, "อม", uu, "ล ท", u, "ก ค", u, "ณ ต", tho, "อง ต", tho, "น"]
    assert lines(row, more) == "กุ้ง ผู้ ข้อ ได้ ใช้ ให้\nข้อมูล ทุก คุณ ต้อง ต้น"
    drawn: list[Glyph] = ["ผ", ("ู", "above"), ("้", "below wide"), " ข้อ ดู"]
    assert lines(drawn) == "ผู้ ข้อ ดู"


def test_a_lost_letter_is_named_where_words_need_it() -> None:
    assert letter_of_words([("กตัญ", "ู"), ("ปฏิญ", "า")]) == "ญ"
    assert letter_of_words([("กตัญ", "ู")]) == ""
    assert letter_of_words([("ก", ""), ("", "า")]) == ""
