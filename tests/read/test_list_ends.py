"""Items without marks whose last lines are full: what stands beside them parts them, or nothing."""

from __future__ import annotations

from paper import SIZE, WIDE, run

from extractor.read.layout.lines import lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of

WIDTH = 60
"""Letters of a full line."""


def texts(*lines, spaces=()):
    """The paragraphs of lines; those in ``spaces`` end with a space that the file sets."""
    runs = []
    for at, words in enumerate(lines):
        ended = words + (" " if at in spaces else "")
        runs.append(run(ended, 72, 100 + 20.0 * at)._replace(order=at))
    found = lines_of(runs)
    right = 72 + WIDTH * WIDE * SIZE
    return [
        one.text for one in paragraphs_of(found, frame_of(found, None)._replace(right=right), 1)
    ]


def full(begin, end=""):
    """A line that begins and ends so and leaves no room."""
    line = begin
    while sum(char not in "ิีึืุู่้๊๋์ั็ํ" for char in line + end) < WIDTH:
        line += "ก"
    return line + end


def test_a_line_that_begins_as_its_neighbours_do_begins_an_item():
    one, two = full("ควรจัดอบรม", "ผู้รับบริการ"), "ควรขยายผล"
    assert texts(one, two, "ควรทบทวน") == [one, two, "ควรทบทวน"]
    assert texts(one, "ขยายผล", "ควรทบทวน") == [f"{one}ขยายผล", "ควรทบทวน"]


def test_alone_a_paragraph_is_never_parted():
    one, two = full("ระดับความสำเร็จ", "ของงาน"), "ระดับตำบล"
    assert texts(one, two) == [one + two]


def test_words_that_want_each_other_are_not_parted():
    for end in ("เพื่อให้", "ของ", "ที่", "การ"):
        one = full("ควรจัดอบรม", end)
        assert texts(one, "ควรขยายผล", "ควรทบทวน")[0] == f"{one}ควรขยายผล"
    one = full("และจัดอบรม", "ผู้รับบริการ")
    assert texts(one, "และขยายผล", "และทบทวน")[0] == f"{one}และขยายผล"


def test_a_space_set_at_the_end_goes_on():
    one = full("ควรจัดอบรม", "ผู้รับบริการ")
    assert texts(one, "ควรขยายผล", "ควรทบทวน", spaces=(0,))[0] == f"{one} ควรขยายผล"


def test_a_date_ends_an_item():
    one, two = full("รายงานประชุม", " พ.ศ. 2568"), "แผนปรับปรุง"
    assert texts(one, two, "คำสั่งกอง 2567") == [one, two, "คำสั่งกอง 2567"]
    order = full("คำสั่งกอง", " ที่ 12/2568")
    assert texts(order, two, "คำสั่งกอง 2567")[0] == f"{order} {two}"
    assert texts(one, "ลงวันที่ 2 มีนาคม", "คำสั่งกอง 2567")[0] == f"{one} ลงวันที่ 2 มีนาคม"


def test_items_with_marks_are_not_looked_at():
    one = full("1. ควรจัดอบรม", "ผู้รับบริการ")
    assert texts(one, "ควรขยายผล", "2. ควรทบทวน")[0] == f"{one}ควรขยายผล"


def test_a_word_that_stands_last_in_its_clause_ends_an_item():
    one = full("ควรจัดอบรม", "อย่างต่อเนื่อง")
    assert texts(one, "ประชุมทุกเดือน", "ควรทบทวน") == [one, "ประชุมทุกเดือน", "ควรทบทวน"]
    assert texts(one, "และประชุมทุกเดือน", "ควรทบทวน")[0] == f"{one}และประชุมทุกเดือน"
    other = full("ควรจัดอบรม", "ให้ประชาชน")
    assert texts(other, "ประชุมทุกเดือน", "ควรทบทวน")[0] == f"{other}ประชุมทุกเดือน"


def test_a_paragraph_of_several_lines_that_close_is_a_list():
    one, two = full("แผนปรับปรุง", " พ.ศ. 2567"), full("คู่มือปฏิบัติ", " พ.ศ. 2568")
    assert texts(one, two, "ภาพถ่าย") == [one, two, "ภาพถ่าย"]
    assert texts(one, "ภาพถ่าย") == [f"{one} ภาพถ่าย"]


def test_a_numbered_heading_in_line_is_no_mark_of_an_item():
    one = full("13. หลักฐาน : คำสั่งกอง", " พ.ศ. 2567")
    assert texts(one, "แผนปรับปรุง", "ภาพถ่าย") == [one, "แผนปรับปรุง", "ภาพถ่าย"]
    item = full("13. หลักฐานคำสั่งกอง", " พ.ศ. 2567")
    assert texts(item, "แผนปรับปรุง", "ภาพถ่าย")[0] == f"{item} แผนปรับปรุง"
