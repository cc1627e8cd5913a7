"""Items of a list without marks, whose last lines are full: what the words at the break tell.

Where a line is full the page does not show whether its paragraph ends there. Mostly it goes on, so
a break takes evidence: the next line begins as other paragraphs beside it do, or the line closes
with a date or with a word that says how something was done; and no word at the break wants the
other side of it. In running text a space would stand there, or a word that leads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.read.layout.label_tabs import first_label
from extractor.read.layout.lines import MARKER, Line
from extractor.read.thai_words import first_word, is_within_word, last_word, opening_word
from extractor.thai import is_thai

MANY = 2
"""Lines of a paragraph without neighbours that close, from which it is a list."""

SAME_EDGE = 0.7
"""Share of the font size by which the left edges of one list's items differ at most."""

_WANTS_MORE = """
    การ ความ ผู้ นัก ของ และ หรือ ที่ ซึ่ง อัน ใน กับ แก่ แด่ ให้ โดย จาก ต่อ ตาม เพื่อ เพื่อให้ เป็น มี ไม่ จะ ว่า
    แต่ ก็ จึง คือ ถึง ตั้งแต่ ระหว่าง สำหรับ เรื่อง จำนวน ประจำ ประจำปี ข้อ วัน วันที่ ลง ลงวันที่ เมื่อ ทุก แต่ละ
    ผ่าน ด้าน อย่าง ตลอด ทั้ง ร่วม ร่วมกับ เช่น ได้แก่ ประกอบด้วย ณ พ.ศ.
"""
WANTS_MORE = frozenset(_WANTS_MORE.split())
"""Words that want another behind them: no sentence and no item ends with one."""

_GOES_WITH = """
    และ หรือ ของ ที่ ซึ่ง อัน ใน กับ แก่ แด่ โดย จาก ต่อ ตาม เพื่อ เพื่อให้ เป็น แล้ว ว่า แต่ จึง ด้วย ถึง ระหว่าง
    สำหรับ ได้ ให้ ไว้ ไป มา ขึ้น ลง ออก เข้า อยู่ กัน นี้ นั้น เอง พ.ศ. อย่าง ตลอด ทั้ง ทั้งนี้ ก่อน หลัง ภายใน ภายใต้
    เรื่อง ลงวันที่ เมื่อ เมื่อวันที่ ประกอบ ประกอบด้วย จำนวน ณ คือ ได้แก่ เช่น ตั้งแต่ จนถึง ทุก ทำ ทำให้ ส่งผล ช่วย
    จะ กว่า มาก มากขึ้น ที่สุด ไม่ อีก ยิ่ง เพราะ เนื่องจาก รวมถึง รวมทั้ง พร้อม พร้อมทั้ง หรือไม่ ครั้ง
"""
GOES_WITH = frozenset(_GOES_WITH.split())
"""Words that go with what stands before them: no item begins with one."""

_CLOSES = """
    เรียบร้อย เสร็จสิ้น ต่อไป ถัดไป ทันที ทันเวลา เสมอ สม่ำเสมอ ต่อเนื่อง รวดเร็ว ครบถ้วน ชัดเจน ถูกต้อง เพียงพอ
    ล่าช้า มากขึ้น เพิ่มขึ้น ดีขึ้น ยิ่งขึ้น สูงขึ้น เท่านั้น เป็นต้น ใกล้เคียงกัน เดียวกัน อย่างยิ่ง
"""
CLOSES = frozenset(_CLOSES.split())
"""Words that say how or how much, and stand last: where one closes a line, a clause ends there."""

_DATE_END = re.compile(
    r"(?:(?<![0-9๐-๙/])[2๒][4-6๔-๖][0-9๐-๙]{2}|/[0-9๐-๙]{1,2}/[0-9๐-๙]{2,4}|[ก-ฮ]\. ?[0-9๐-๙]{2})$"
)
Group = list[Line]


def with_list_ends(groups: Sequence[Group]) -> list[Group]:
    """The paragraphs, as groups of lines, with those parted that are several items of a list."""
    if all(len(group) == 1 for group in groups):
        return list(groups)
    parted: list[Group] = []
    for run in _runs(groups):
        parted += _parted(run) if len(run) > 1 else _parted_alone(run[0])
    return parted


def _runs(groups: Sequence[Group]) -> Iterable[list[Group]]:
    """Consecutive paragraphs that can be one list without marks; a heading in line begins one."""
    run: list[Group] = []
    for group in groups:
        first = group[0]
        if run and (
            _is_led(first)
            or _is_apart(first)
            or _is_apart(run[-1][0])
            or abs(first.x0 - run[-1][-1].x0) > SAME_EDGE * first.size
        ):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _is_led(line: Line) -> bool:
    """Whether a line begins with what the items behind it stand under: in bold or with a colon."""
    mark = MARKER.match(line.text)
    words = line.text[mark.end() :].lstrip() if mark else line.text
    return bool(line.bold and line.bold[0][0] == 0) or first_label(words) != ""


def _is_apart(line: Line) -> bool:
    """Whether a line is no plain item: it has a mark and no label, or parts, or it is a heading."""
    marked = MARKER.match(line.text) is not None and not _is_led(line)
    return bool(line.parts) or line.all_bold or marked


def _parted(run: list[Group]) -> list[Group]:
    begins = {_first_word_of(group[0]) for group in run} - {""}
    parted: list[Group] = []
    for group in run:
        current = [group[0]]
        for line in group[1:]:
            last = current[-1]
            apart = _first_word_of(line) in begins or _closes(last.text, line.text)
            if apart and not _belong_together(last, line):
                parted.append(current)
                current = []
            current.append(line)
        parted.append(current)
    return parted


def _parted_alone(group: Group) -> list[Group]:
    """A paragraph without neighbours, parted where several of its lines close."""
    if len(group) < MANY or _is_apart(group[0]):
        return [group]
    parted = [[group[0]]]
    for last, line in pairwise(group):
        if _closes(last.text, line.text) and not _belong_together(last, line):
            parted.append([])
        parted[-1].append(line)
    return parted if len(parted) > MANY else [group]


def ends_item(above: str, last: str, below: str) -> bool:
    """Whether the paragraph ``above`` ends with its ``last`` line, where a page ends, too.

    ``below`` is the paragraph that the next page begins with.
    """
    apart = _closes(last, below) or _beginning(above) in {_beginning(below)} - {""}
    return apart and not _want_each_other(last, below)


def _first_word_of(line: Line) -> str:
    return "" if line.bold and line.bold[0][0] == 0 else _beginning(line.text)


def _beginning(text: str) -> str:
    """The word that a text begins with; empty where it tells nothing."""
    word = text[: first_word(text)].strip()
    return "" if word in WANTS_MORE or word in GOES_WITH or not is_thai(word[:1]) else word


def _closes(last: str, below: str) -> bool:
    """Whether a line closes with a date, or with a word that stands last in its clause."""
    if _DATE_END.search(last) is not None:
        return True
    if not last.endswith(tuple(CLOSES)):  # as most lines: their words need not be told apart
        return False
    return last_word(last) in CLOSES and opening_word(below) not in CLOSES


def _belong_together(last: Line, line: Line) -> bool:
    """Whether the file or the words at a break say that a line goes on."""
    tagged = last.tags[1] and last.tags[1] == line.tags[0]
    if tagged or last.open_end or line.parts:
        return True
    return _want_each_other(last.text, line.text)


def _want_each_other(last: str, below: str) -> bool:
    """Whether the words at a break want each other."""
    if not is_thai(below[:1]) or not (is_thai(last[-1:]) or last[-1:].isdigit()):
        return True
    if {below[: first_word(below)].strip(), opening_word(below)} & GOES_WITH:
        return True
    return last_word(last) in WANTS_MORE or is_within_word(last, below)
