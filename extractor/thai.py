"""What is true of Thai writing: clusters, canonical order, digits, folds.

Everything here works on plain text; what a page's geometry can tell is the readers' business.
The folds compare text that people or programs have damaged: ``fold`` forgets spelling freedom that
is never wrong (spaces, digit system, the two spellings of sara am), ``skeleton`` forgets everything
that extraction commonly loses (marks, sara aa and am, punctuation).
"""

from __future__ import annotations

import re
from itertools import islice

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
LEADING_VOWELS = "เแโใไ"
UPPER_VOWELS = "ัิีึื็ํ"
LOWER_VOWELS = "ฺุู"
TONES = "่้๊๋"
UPPER_SIGNS = TONES + "์"
MARKS = UPPER_VOWELS + LOWER_VOWELS + UPPER_SIGNS + "๎"
SARA_AA = "า"
SARA_AM = "ำ"
NIKHAHIT = "ํ"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TICKED = "☑"
UNTICKED = "☐"
UNREAD = "⍰"
"""A tick box of which the page does not tell whether it is ticked."""
TICK_BOXES = TICKED + UNTICKED + UNREAD
_UNTICKING = str.maketrans(dict.fromkeys(TICK_BOXES, UNTICKED))

_THAI_DIGIT = re.compile(f"[{THAI_DIGITS}]")
_DIGITS_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)

PRIVATE_USE = {
    0xF700: "ฐ", 0xF701: "ิ", 0xF702: "ี", 0xF703: "ึ", 0xF704: "ื",
    0xF705: "่", 0xF706: "้", 0xF707: "๊", 0xF708: "๋", 0xF709: "์",
    0xF70A: "่", 0xF70B: "้", 0xF70C: "๊", 0xF70D: "๋", 0xF70E: "์",
    0xF70F: "ญ", 0xF710: "ั", 0xF711: "ํ", 0xF712: "็",
    0xF713: "่", 0xF714: "้", 0xF715: "๊", 0xF716: "๋", 0xF717: "์",
    0xF718: "ุ", 0xF719: "ู", 0xF71A: "ฺ",
}  # fmt: skip
"""The private-use forms of Thai marks and of ฐ ญ without foot, as Windows fonts define them."""

_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_SPACES = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_PLAIN = {**PRIVATE_USE, **_ZERO_WIDTH, **_SPACES}
_NOT_PLAIN = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")

_SPACE_BEFORE_MARK = re.compile(rf"(?<=[{CONSONANTS}{MARKS}]) +(?=[{MARKS}{SARA_AM}])")
_MARK_RUN = re.compile(rf"[{MARKS}]{{2,}}")
_DECOMPOSED_AM = re.compile(rf"{NIKHAHIT}([{TONES}]?){SARA_AA}")
_AFTER_AM = re.compile(rf"{SARA_AM}([{TONES}{SARA_AA}{SARA_AM}]+)")

# Most text is sound: one search tells so, and spares it the rest. It looks for the first letter of
# a pair before it looks which pair that is, because a search for one class of letters is quick.
_UNSOUND = re.compile(
    rf"[ {SARA_AM}เ{MARKS}](?:(?<={NIKHAHIT})|[เ{SARA_AA}{SARA_AM}{MARKS}](?:"
    rf"(?<= [{MARKS}{SARA_AM}])|(?<={SARA_AM}[{TONES}{SARA_AA}{SARA_AM}])|(?<=เเ)"
    rf"|(?<=[{UPPER_SIGNS}๎][{MARKS}])|(?<=[{UPPER_VOWELS}][{UPPER_VOWELS}{LOWER_VOWELS}])"
    rf"|(?<=[{LOWER_VOWELS}][{LOWER_VOWELS}])))"
)

_ORDER = dict.fromkeys(LOWER_VOWELS, 0)
_ORDER |= dict.fromkeys(UPPER_VOWELS, 1)
_ORDER |= dict.fromkeys(UPPER_SIGNS + "๎", 2)


def repair(text: str) -> str:
    """Spell ``text`` as a Thai keyboard would: the same page, the canonical code points.

    Private-use marks become standard ones, marks stand in canonical order and once, sara am is one
    code point after its tone, a space before a combining mark is dropped (nothing can be written
    there), zero-width characters vanish and all spaces are U+0020. Only what is certain from the
    text alone is changed; ``repair(repair(x)) == repair(x)``.
    """
    if _NOT_PLAIN.search(text):  # ten times faster than to translate what is plain
        text = text.translate(_PLAIN)
    if not _UNSOUND.search(text):
        return text
    text = text.replace("เเ", "แ")
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = _MARK_RUN.sub(lambda run: _in_order(run.group()), text)
    text = _DECOMPOSED_AM.sub(lambda am: am[1] + SARA_AM, text)
    text = text.replace(SARA_AA + NIKHAHIT, SARA_AM)
    return _AFTER_AM.sub(lambda run: _tones_first(run.group(1)), text)


def _in_order(marks: str) -> str:
    return "".join(sorted(dict.fromkeys(marks), key=_ORDER.__getitem__))


def _tones_first(behind: str) -> str:
    """Sara am ends its syllable: tones stand before it, more sara aa or am are the same one."""
    return "".join(dict.fromkeys(mark for mark in behind if mark in TONES)) + SARA_AM


def without_ticks(text: str) -> str:
    """``text`` with every tick box as ☐: what stays the same whatever was ticked."""
    return text.translate(_UNTICKING)


def to_arabic(text: str) -> str:
    """``text`` with Thai digits as Arabic ones; the length stays the same."""
    if _THAI_DIGIT.search(text):  # to translate would look every letter up
        for digit, thai_digit in enumerate(THAI_DIGITS):
            text = text.replace(thai_digit, str(digit))
    return text


def to_thai_digits(text: str) -> str:
    """``text`` with Arabic digits as Thai ones; the length stays the same."""
    return text.translate(_DIGITS_TO_THAI)


def fold(text: str) -> str:
    """What two spellings of the same words share: repaired, Arabic digits, no spaces, no case."""
    return "".join(to_arabic(repair(text)).split()).casefold()


_SKELETON = re.compile(rf"[{CONSONANTS}{LEADING_VOWELS}a-z]+")


def skeleton(text: str) -> str:
    """Consonants, leading vowels and Latin letters: what survives a damaged Thai text layer."""
    if _NOT_PLAIN.search(text):
        text = text.translate(_PLAIN)
    return "".join(_SKELETON.findall(text.casefold())).replace("เเ", "แ")


_SKELETON_LETTER = re.compile(rf"[{CONSONANTS}{LEADING_VOWELS}a-zA-Z\uf700\uf70f]")


def skeleton_offsets(text: str, most: int | None = None) -> list[int]:
    """For each letter of ``skeleton(text)``, or the first ``most``, its offset in ``text``.

    Exact for repaired text, in which sara ae is one letter.
    """
    return [letter.start() for letter in islice(_SKELETON_LETTER.finditer(text), most)]


_CLUSTER = re.compile(rf"[^{MARKS}{SARA_AM}][{MARKS}]*{SARA_AM}?|[{MARKS}{SARA_AM}]", re.DOTALL)


def clusters(text: str) -> list[str]:
    """The writing cells of ``text``: a base with its marks; a mark without a base stands alone."""
    return _CLUSTER.findall(text)


_IMPOSSIBLE = re.compile(
    rf"(?<![{CONSONANTS}{MARKS}])[{MARKS}{SARA_AM}]"  # a mark with nothing to stand on
    rf"|[{UPPER_SIGNS}][{UPPER_VOWELS}{LOWER_VOWELS}{UPPER_SIGNS}]"  # tone before vowel, two tones
    rf"|[{UPPER_VOWELS}{LOWER_VOWELS}][{UPPER_VOWELS}{LOWER_VOWELS}]"  # a vowel on a vowel
    rf"|{SARA_AM}[{SARA_AA}{MARKS}]|{SARA_AA}[{MARKS}]"  # sara am and aa end their syllable
    rf"|[{LEADING_VOWELS}](?![{CONSONANTS}])"  # a leading vowel leads a consonant
    r"|\ufffd"
)


def impossibilities(text: str) -> int:
    """How many places of ``text`` no Thai writer could have written; 0 for sound text."""
    return len(_IMPOSSIBLE.findall(text))


def is_thai(char: str) -> bool:
    """Whether ``char`` is of the Thai block."""
    return "\u0e00" <= char <= "\u0e7f"
