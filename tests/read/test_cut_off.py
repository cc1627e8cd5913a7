"""Tips of letters that a page break cuts are no text of the other page."""

from __future__ import annotations

from paper import page, run

from extractor.read.layout.cut_off import without_cut_off


def texts(pages):
    return [[one.text for one in content.runs] for content in without_cut_off(pages)]


LINE = run("ผู้รับบริการที่ยังไม่คุ้นเคย", 72, 60)


def tip(text, y):
    at = LINE.text.index(text)
    return run(text, LINE.xs[at] + 2, y)


def test_tips_of_the_next_pages_first_line_go():
    above = page([run("ก่อนหน้า", 72, 700), tip("ที่", 790), tip("ไม่", 790)])
    assert texts([above, page([LINE], number=2)]) == [["ก่อนหน้า"], [LINE.text]]


def test_tips_of_the_page_befores_last_line_go():
    last = LINE._replace(baseline=780.0)
    below = page([tip("คุ้", 40), run("ถัดไป", 72, 80)], number=2)
    assert texts([page([last]), below]) == [[LINE.text], ["ถัดไป"]]


def test_a_short_last_line_that_stands_nowhere_else_stays():
    foot = run("นี้", 72, 790)
    assert texts([page([foot]), page([LINE], number=2)]) == [["นี้"], [LINE.text]]


def test_a_cell_that_says_the_same_on_both_pages_stays():
    foot, head = run("5", 72, 790), run("5 คะแนน", 72, 60)
    assert texts([page([foot]), page([head], number=2)]) == [["5"], ["5 คะแนน"]]
