"""What stands around a heading's words: the number before them, the colon or text behind them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from extractor.model import Paragraph
from extractor.thai import CONSONANTS, LEADING_VOWELS, MARKS, to_arabic

Follower = Literal["colon", "end", "bold", "gap", "space", "glued"]

_NUMBER = re.compile(
    r"[ \t]*(?:ข้อ(?:ที่)?\s*|หัวข้อ(?:ที่)?\s*|ส่วนที่\s*|ตอนที่\s*)?[(\[]?([0-9๐-๙]{1,2})"
    r"(?:(\s?[.)]\s?[0-9๐-๙]{1,2})[.)]?|\s?[.)\]]+|(?=[ \t]+[^\s0-9๐-๙])|(?=[ก-ฮเแโใไ]))[ \t]*"
)
_WORD_STARTS = frozenset(CONSONANTS + LEADING_VOWELS) - set("ขหสต")
"""Letters that begin words, save those that begin the words before a number."""
_NUMBERED_WORD = re.compile(r"[^0-9๐-๙]{1,12}([0-9๐-๙]{1,2})[^0-9๐-๙]{0,2}")
"""An automatic number behind any word: a conversion may have lost the word's letters."""
_SYMBOLS = re.compile(r"[^\w\s\"“‘'(\[☐☑\u0e00-\u0e7f]{1,3}[ \t]*|[ \t]+")
_DASHES = re.compile(r"[ \t]*[-–—*]")
_PARENTHESIS = re.compile(r"\s{0,2}[(\[]([^()\[\]\n]{1,80})[)\]]")
_NUMERAL = re.compile(r"\s?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?(?=\s*[:：])")
_ORDINAL = re.compile(r"(?<=ที่)\s?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?(?![0-9๐-๙])")
_FOLLOWS = re.compile(
    r"\s?(?:มี)?(?:ดังนี้|ดังต่อไปนี้)(?=\s*(?:[:：]|\n|$))|\s?(?:ได้แก่|ประกอบด้วย|คือ)(?=\s*[:：])|[*†]{1,3}"
)
_GOES_ON = re.compile(r" ?(?:ของ|ตาม|ประจำ|ใน|ที่|สำหรับ|เพื่อ|โดย|ติดต่อ)[^\n\t:：☐☑]{0,40}")
_COLON = re.compile(r"[ \t]*(?:[:：;]|[-–—=](?=[ \t]+\S))")
_JOINT = re.compile(r"[ \t]*(?:และ|/|,|พร้อมทั้ง|พร้อม)[ \t]*")
_LETTERS = CONSONANTS + LEADING_VOWELS + MARKS + "าำะ"


class Opening(NamedTuple):
    """Before the words: ``number`` (0: none), if it is a sub-number (8.1), a dash; the start."""

    number: int
    deeper: bool
    dashed: bool
    start: int


class Closing(NamedTuple):
    """Behind the words: where the heading with its colon ends, what follows, "(continued)"."""

    end: int
    follower: Follower
    continued: bool


def opening(paragraph: Paragraph, at: int) -> Opening:
    """The list number or bullet at ``at``, typed or automatic, and where the words begin."""
    text = paragraph.text
    if text[at : at + 1] in _WORD_STARTS and not paragraph.label:
        return Opening(0, False, False, at)  # as most lines
    dashed = bool(_DASHES.match(text, at))
    start = at
    if symbols := _SYMBOLS.match(text, at):
        start = symbols.end()
    typed = _NUMBER.match(text, start)
    if typed:
        return Opening(int(to_arabic(typed.group(1))), bool(typed.group(2)), dashed, typed.end())
    label = paragraph.label if paragraph.label and not text[:at].strip() else ""
    automatic = _NUMBER.match(label + " ก") if label else None
    if automatic:
        number = int(to_arabic(automatic.group(1)))
        return Opening(number, bool(automatic.group(2)), dashed, start)
    if label and (worded := _NUMBERED_WORD.fullmatch(label.strip())):
        return Opening(int(to_arabic(worded.group(1))), False, dashed, start)
    return Opening(0, False, dashed, start)


def closing(
    paragraph: Paragraph, end: int, continued_words: tuple[str, ...], limit: int = 0
) -> Closing:
    """What stands behind words that end at ``end``: an aside in brackets, a colon, content.

    Up to ``limit`` the heading's own phrase may go on ("… ของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567");
    elsewhere that is how a sentence goes on.
    """
    text = paragraph.text
    continued = False
    while aside := _PARENTHESIS.match(text, end):
        continued = continued or aside.group(1).strip() in continued_words
        end = aside.end()
    for tail in (_NUMERAL, _FOLLOWS):
        if found := tail.match(text, end):
            end = found.end()
    if (found := _ORDINAL.match(text, end)) and _stops(paragraph, found.end()):
        end = found.end()
    if limit > end and (found := _GOES_ON.match(text, end, limit)):
        stop = end + len(found.group().rstrip())
        end = stop if _stops(paragraph, stop) else end
    if colon := _COLON.match(text, end):
        return Closing(colon.end(), "colon", continued)
    return Closing(end, _follower(paragraph, end), continued)


def _stops(paragraph: Paragraph, end: int) -> bool:
    """Whether a colon, the line's end or the end of what is bold follows."""
    rest = paragraph.text[end:].lstrip(" ")
    bold = any(bold_end in (end, end + 1) for _, bold_end in paragraph.bold)
    return bold or not rest or rest[0] in ":：\n"


def _follower(paragraph: Paragraph, end: int) -> Follower:
    rest = paragraph.text[end:]
    words = end + len(rest) - len(rest.lstrip(" "))
    if not rest.strip() or rest[words - end] == "\n":
        return "end"
    if any(start in (end, words) for start, _ in paragraph.lines[1:]):
        return "end"  # of a printed line
    if rest[0] == "\t" or rest.startswith("  "):
        return "gap"
    if any(bold_end in (end, end + 1) for _, bold_end in paragraph.bold):
        return "bold"
    if paragraph.sure and rest[0] not in MARKS:
        return "space"  # those between Thai words are often lost in pictures
    return "glued" if rest[0] in _LETTERS else "space"


def joint_start(text: str, end: int) -> int:
    """Where a second heading, joined to the first by "และ" or "/", would begin; -1: nowhere."""
    joint = _JOINT.match(text, end)
    return joint.end() if joint else -1
