"""Automatic list numbers: what numbering.xml makes of the order of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from extractor.read.ticks import plain_ticks, symbol, symbol_font
from extractor.read.word.names import VAL, W, is_on, to_int
from extractor.read.word.styles import Styles
from extractor.thai import to_thai_digits

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""ISO 29500, ST_NumberFormat: Thai letters without those that look alike or are no longer used."""

_THAI_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 32_767
_DEEPEST_LINK = 10


def _letters(alphabet: str) -> Callable[[int], str]:
    """a … z, aa, bb, …: the letter is repeated when the alphabet is used up."""

    def letter(number: int) -> str:
        rounds, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * min(rounds + 1, 10)

    return letter


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _thai_words(number: int) -> str:
    """Numbers in Thai words as far as lists go; digits above 99."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else {1: "", 2: "ยี่"}.get(tens, _THAI_WORDS[tens]) + "สิบ"
    return ten + ("เอ็ด" if tens and ones == 1 else _THAI_WORDS[ones])


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "thaiNumbers": lambda number: to_thai_digits(str(number)),
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiCounting": _thai_words,
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}


def shown_number(number: int, style: str) -> str:
    """``number`` in a list style of Word ("thaiLetters"); in digits where the style is unknown."""
    if not 0 < number <= _LARGEST:
        return to_thai_digits(str(number)) if style == "thaiNumbers" else str(number)
    return _FORMATS.get(style, str)(number)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; ``pattern`` is "%1.%2", ``restart`` the level (from 1) to restart at."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    font: str = ""
    restart: int = -1
    legal: bool = False
    linked_style: str = ""


@dataclass(slots=True)
class _List:
    """One ``w:num``: its levels with its own overrides, counted in its abstract list's counters."""

    abstract: str
    levels: list[Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file; ``label`` counts, so it is asked once per paragraph, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[int, etree._Element] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[element.get(W + "abstractNumId") or ""] = element
            elif element.tag == W + "num":
                self._nums[to_int(element.get(W + "numId"), 0)] = element
        self._styles = styles
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}

    def __bool__(self) -> bool:
        return bool(self._nums)

    def restarted(self) -> Numbering:
        """The same lists counted from their starts, for another part of the file."""
        fresh = Numbering(None, self._styles)
        fresh._abstract, fresh._nums = self._abstract, self._nums
        return fresh

    def label(self, list_id: int, level: int, style: str = "") -> str:
        """The number or bullet of the next paragraph on ``level`` (from 0) of a list.

        ``style`` is the paragraph's style when it is the style that puts it on the list: the level
        linked to it then decides.
        """
        found = self._list(list_id)
        if found is None:
            return ""
        if style:
            linked = (n for n, at in enumerate(found.levels) if at.linked_style == style)
            level = next(linked, level)
        if level >= len(found.levels):
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * 9)
        _count(counts, found, level)
        return _shown(found.levels, counts, level)

    def _list(self, list_id: int) -> _List | None:
        if list_id not in self._lists:
            element = self._nums.get(list_id)
            self._lists[list_id] = None if element is None else self._read(element)
        return self._lists[list_id]

    def _read(self, num: etree._Element) -> _List | None:
        key = _value(num, "abstractNumId")
        abstract = self._linked(key)
        if abstract is None:
            return None
        levels = [Level() for _ in range(9)]
        for element in abstract.iterchildren(W + "lvl"):
            at = to_int(element.get(W + "ilvl"), 9)
            if 0 <= at < 9:
                levels[at] = _level(element)
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            at = to_int(override.get(W + "ilvl"), 9)
            if not 0 <= at < 9:
                continue
            own = override.find(W + "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = override.find(W + "startOverride")
            if start is not None:
                starts[at] = to_int(start.get(VAL), levels[at].start)
                levels[at] = replace(levels[at], start=starts[at])
        return _List(abstract.get(W + "abstractNumId") or key, levels, starts)

    def _linked(self, key: str) -> etree._Element | None:
        """The abstract list, through list styles where it only points to one."""
        for _ in range(_DEEPEST_LINK):
            abstract = self._abstract.get(key)
            link = None if abstract is None else abstract.find(W + "numStyleLink")
            if link is None:
                return abstract
            num = self._nums.get(self._styles[link.get(VAL) or ""].list_id)
            if num is None:
                return abstract
            key = _value(num, "abstractNumId")
        return None


def _value(element: etree._Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else child.get(VAL) or ""


def _level(element: etree._Element) -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    restart = element.find(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        start=to_int(_value(element, "start"), 0),
        style=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText"),
        font=font,
        restart=-1 if restart is None else to_int(restart.get(VAL), -1),
        legal=legal is not None and is_on(legal.get(VAL)),
        linked_style=_value(element, "pStyle"),
    )


def _count(counts: list[int | None], found: _List, level: int) -> None:
    """Count one paragraph; what stands on a deeper level starts again unless its list says no."""
    if level in found.starts:
        counts[level] = found.starts.pop(level)  # an override restarts the count once
    else:
        before = counts[level]
        counts[level] = found.levels[level].start if before is None else before + 1
    for deeper in range(level + 1, 9):
        restart = found.levels[deeper].restart
        if restart < 0 or level < restart:
            counts[deeper] = None


_LEVEL_NUMBER = re.compile("%([1-9])")


def _shown(levels: list[Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.style == "bullet":
        return _bullet(own)

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        count = counts[at]
        style = "decimal" if own.legal else levels[at].style
        return shown_number(levels[at].start if count is None else count, style)

    return _LEVEL_NUMBER.sub(number, own.pattern).strip()


def _bullet(level: Level) -> str:
    shown = "".join(symbol(level.font, char) for char in level.pattern).strip()
    if shown == "o" and not symbol_font(level.font):
        return "•"  # Courier New's o, which Word draws as a ring
    return plain_ticks(shown)
