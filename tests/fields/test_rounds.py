from dataclasses import replace

import pytest
from written import FORM, lines

from extractor.fields.rounds import read_round
from extractor.model import Missing, Place, Round


def ticks(*texts: str) -> tuple[int | None, list[tuple[int, bool]]]:
    found = read_round(lines(*texts), FORM)
    assert isinstance(found, Round)
    return found.months, [(option.months, option.ticked) for option in found.options]


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", 6),
        ("☐ รอบ ๖ เดือน ☑ รอบ ๑๒ เดือน", 12),
        ("รอบ 6 เดือน ☑ รอบ 12 เดือน ☐", 6),
        ("รอบ 6 เดือน ☐ รอบ 12 เดือน ☑", 12),
        ("☑ 6 ☐ 12 เดือน", 6),
        ("☑ รอบหกเดือน ☐ รอบสิบสองเดือน", 6),
        ("☐ รอบ 6 เดือนแรก ☑ รอบ 6 เดือนหลัง", 12),
        ("☑ ครั้งที่ ๑ (๑ ตุลาคม - ๓๑ มีนาคม) ☐ ครั้งที่ ๒ (๑ เมษายน - ๓๐ กันยายน)", 6),
        ("☐ ครั้งที่ 1 ☑ ครั้งที่ 2", 12),
    ],
)
def test_a_box_belongs_to_the_words_on_the_side_where_the_line_prints_its_boxes(line, months):
    found, options = ticks(line)
    assert found == months
    assert sorted(option for option, _ in options) == [6, 12]


def test_four_rounds_have_four_boxes():
    assert ticks("รอบ ☐ 3 เดือน ☑ 6 เดือน ☐ 9 เดือน ☐ 12 เดือน") == (
        6,
        [(3, False), (6, True), (9, False), (12, False)],
    )


def test_a_box_whose_words_went_to_the_next_line_does_not_take_the_round_before_it():
    assert ticks("☑ รอบ 6 เดือน ☐ รอบ") == (6, [(6, True)])
    assert ticks("☐ รอบ 6 เดือน ☑ รอบ")[0] is None


def test_no_tick_and_two_ticks_name_no_round():
    assert ticks("☐ รอบ 6 เดือน ☐ รอบ 12 เดือน") == (None, [(6, False), (12, False)])
    assert ticks("☑ รอบ 6 เดือน ☑ รอบ 12 เดือน") == (None, [(6, True), (12, True)])


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("รอบการรายงาน : รอบ 6 เดือน", 6),
        ("ครั้งที่ ๑ (๑ ตุลาคม - ๓๑ มีนาคม)", 6),
        ("ไตรมาสที่ 2 (1 ม.ค. 66 - 31 มี.ค. 66)", 6),
        ("รอบการประเมิน ครั้งที่ ๒/๒๕๖๑", 12),
    ],
)
def test_a_round_stated_without_any_box_counts_as_ticked(line, months):
    assert ticks(line) == (months, [(months, True)])


def test_rounds_listed_without_boxes_are_not_chosen():
    assert ticks("รอบ 6 และ 12 เดือน") == (None, [(6, False), (12, False)])


def test_beside_boxes_words_without_a_box_say_nothing():
    assert ticks("(สำหรับการรายงานรอบ 12 เดือน)", "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน")[0] == 6


def test_each_time_the_options_are_printed_again_is_a_group():
    page = "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"
    found = read_round(lines("☑ รอบ 6 เดือน", "☐ รอบ 12 เดือน", page), FORM)
    assert isinstance(found, Round)
    assert [option.group for option in found.options] == [1, 1, 2, 2]


def test_boxes_on_lines_of_their_own_belong_to_the_next_words():
    assert ticks("☑", "รอบ 6 เดือน", "☐", "รอบ 12 เดือน") == (6, [(6, True), (12, False)])


def test_text_without_a_round_is_no_round():
    assert read_round(lines("ประจำปี"), FORM) == Missing("no reporting round is named")


def test_a_box_that_nobody_can_tell_is_no_option_and_named_as_unread():
    for line, months, options, unread in (
        ("☑ รอบ 6 เดือน ⍰ รอบ 12 เดือน", 6, [(6, True)], (12,)),
        ("☐ รอบ 6 เดือน ⍰ รอบ 12 เดือน", None, [(6, False)], (12,)),
        ("⍰ รอบ 6 เดือน ⍰ รอบ 12 เดือน", None, [], (6, 12)),
    ):
        assert ticks(line) == (months, options)
        found = read_round(lines(line), FORM)
        assert isinstance(found, Round) and found.unread == unread


@pytest.mark.parametrize(
    ("printed", "months"),
    [
        (("☑", "รอบ 6 เดือน ☐ รอบ", "12 เดือน"), 6),
        (("☐ รอบ 6 เดือน ☑ รอบ", "12 เดือน"), 12),
        (("รอบ 6 เดือน ☐ รอบ 9 เดือน ☑ รอบ 12 เดือน", "☐"), 9),
        (("รอบ 6 เดือน ☐ รอบ 9 เดือน ☐ รอบ 12 เดือน", "☑"), 12),
    ],
)
def test_a_box_and_its_words_are_joined_over_a_line_break(printed, months):
    found, options = ticks(*printed)
    assert found == months
    assert [option for option, ticked in options if ticked] == [months]


def test_where_a_box_is_not_to_be_seen_the_gaps_tell_whose_the_others_are():
    assert ticks("รอบ 6 เดือน ☐\tรอบ 9 เดือน ☑\tรอบ 12 เดือน")[0] == 9
    assert ticks("รอบ 6 เดือน\t☐ รอบ 9 เดือน\t☑ รอบ 12 เดือน")[0] == 12
    unclear = read_round(lines("รอบ 6 เดือน ☐ รอบ 9 เดือน ☑ รอบ 12 เดือน"), FORM)
    assert isinstance(unclear, Round)
    assert (unclear.months, unclear.unread) == (None, (6, 9, 12))


def test_a_round_named_in_the_title_before_the_boxes_takes_none_of_them():
    assert ticks("รายงานผล รอบ 6 เดือน ☑ รอบ 6 เดือน ☐ รอบ 12 เดือน")[0] == 6


def test_the_last_round_of_a_line_may_lack_its_word():
    assert ticks("☐ รอบ 6 เดือน ☑ รอบ ๑๒") == (12, [(6, False), (12, True)])
    assert ticks("☐ รอบ 6 เดือน ☑ รอบ 5")[1] == [(6, False)]
    assert ticks("☑ รอบ 6 เดือน รอบ 12")[1] == [(6, True)]


def test_a_round_between_two_boxes_that_differ_is_unread():
    for line in ("☑ รอบ 12 เดือน ☐", "☐ รอบ 12 เดือน ☑"):
        found = read_round(lines(line), FORM)
        assert isinstance(found, Round)
        assert (found.months, found.options, found.unread) == (None, (), (12,))
    assert ticks("☐ รอบ 12 เดือน ☐") == (None, [(12, False)])


def test_options_on_two_pages_are_not_one_row_of_boxes():
    first, second = lines("☑ รอบ 6 เดือน", "☑ รอบ 12 เดือน")
    pages = (replace(first, place=Place(1)), replace(second, place=Place(2)))
    found = read_round(pages, FORM)
    assert isinstance(found, Round)
    assert [option.group for option in found.options] == [1, 2]
    one_page = read_round((pages[0], replace(second, place=Place(1))), FORM)
    assert isinstance(one_page, Round)
    assert [option.group for option in one_page.options] == [1, 1]


def test_words_whose_box_a_picture_does_not_show_are_unread():
    text = "รอบ 6 เดือน ☑“รอบ 12 เดือน"
    (typed,) = lines(text)
    pictured = replace(typed, sure=(0.9,) * len(text))
    found = read_round((pictured,), FORM)
    assert isinstance(found, Round)
    assert (found.unread, [(one.months, one.ticked) for one in found.options]) == (
        (6,),
        [(12, True)],
    )
    assert ticks(text)[1] == [(6, False), (12, True)]


def test_a_box_on_the_next_line_belongs_to_the_last_words_whatever_specks_stand_with_it():
    assert ticks("รอบ 6 เดือน ☑“รอบ 12 เดือน", "☑“") == (None, [(6, True), (12, True)])
