"""Letters that a font's map gives for signs: a full stop that really is sara aa.

A program that draws leaders or symbols from a font can leave its map wrong for one glyph. Nothing
on the page shows it but that the sign stands amid words, which one letter in its place makes whole.
Abbreviations have full stops amid letters, too; no letter makes words of those.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractor.read.decoding.evidence import CodedGlyph, Sheet, coded_glyph, owned
from extractor.read.decoding.letters import LETTERS
from extractor.read.thai_words import letters_in_words
from extractor.thai import is_thai

RISK = 0.02
"""Share of such letters that are expected to be wrong."""

_THAI = re.compile("[ก-๎]+")
_AMID = re.compile("(?<=[ก-ฮะ-ๅ็-๎])[!-/:-~](?=[ก-ฮเ-ไ])")
_PLACES = 12
"""Places amid Thai letters from which a sign is looked at; abbreviations come to as many."""
_MOSTLY = 0.4
"""Share of a letter's places that are amid letters at least; the others end a word."""
_ASKED = 24
_FAR = 12
"""Characters around a place that are read with it."""
_GAIN, _AHEAD = 3.0, 2.0
"""Letters in words a place that the letter must win over the sign, and over the next letter."""


def tell_false_signs(sheets: Sequence[Sheet]) -> None:
    """Write the letters that stand under the codes of signs, where words tell which they are."""
    amid: Counter[str] = Counter()
    for sheet in sheets:
        amid.update(_AMID.findall(sheet.page.characters.text))
    suspects = {sign for sign, count in amid.items() if count >= _PLACES}
    if not suspects:
        return
    places: dict[CodedGlyph, list[tuple[Sheet, int]]] = defaultdict(list)
    for sheet in sheets:
        found = [at for at, char in enumerate(sheet.chars) if char in suspects]
        for owner, at in owned(sheet, found):
            places[coded_glyph(sheet, owner, at)].append((sheet, at))
    for found_places in places.values():
        if letter := _letter_at(found_places):
            for sheet, at in found_places:
                sheet.chars[at] = letter
                sheet.changed += 1
                sheet.guess(RISK)


def _letter_at(places: Sequence[tuple[Sheet, int]]) -> str:
    """The letter at all places of a glyph, "" where it is the sign that it is told as."""
    amid = [(sheet, at) for sheet, at in places if _is_amid(sheet, at)]
    if len(amid) < max(_PLACES, _MOSTLY * len(places)):
        return ""
    windows = [_window(sheet, at) for sheet, at in amid[:: max(1, len(amid) // _ASKED)]]
    sheet, at = amid[0]
    sign = sheet.chars[at]
    plain = _in_words(windows, sign, sign)
    made = {letter: _in_words(windows, sign, letter) for letter in LETTERS}
    best, second = sorted(LETTERS, key=lambda letter: -made[letter])[:2]
    wins = made[best] - plain >= _GAIN * len(windows)
    return best if wins and made[best] - made[second] >= _AHEAD * len(windows) else ""


def _is_amid(sheet: Sheet, at: int) -> bool:
    """Whether letters stand on both sides of a sign."""
    beside = sheet.chars[max(0, at - 1) : at + 2 : 2]
    return len(beside) > 1 and all(map(is_thai, beside))


def _window(sheet: Sheet, at: int) -> str:
    return "".join(sheet.chars[max(0, at - _FAR) : at + _FAR])


def _in_words(windows: Sequence[str], sign: str, letter: str) -> int:
    """How many letters stand in words where the sign is read as ``letter``."""
    return sum(
        letters_in_words(piece)
        for window in windows
        for piece in _THAI.findall(window.replace(sign, letter))
    )
