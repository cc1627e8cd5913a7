"""What a document's fonts show: for every code the places at which it is drawn, and where.

Geometry says whether a glyph stands above the line, below it or on it; ``thai_verdicts`` draws the
conclusions. A page is kept as a ``Sheet``: PDFium's lists with the signs among them looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from extractor.read.pdfium import Font, RawPage
from extractor.read.pdfium_text import Ink4, RawText
from extractor.thai import LOWER_VOWELS, MARKS, SARA_AM

Zone = Literal["above", "below", "line", "blank", "piece"]
"""Where a glyph's ink stands to the line of the consonants.

"blank" has no ink. A "piece" is a share of a cluster whose text the file tells (``/ActualText``):
PDFium then divides one glyph's box evenly among the letters, so it says nothing about each.
"""

ABOVE_MARKS = frozenset(MARKS) - frozenset(LOWER_VOWELS)
BELOW_MARKS = frozenset(LOWER_VOWELS)
_PLAIN_CONSONANTS = frozenset("กขคฆงจฉชฌณดตถทธนบผพภมยรลวสษหอฮ")
"""Consonants as tall as the line: without the stems of ป ฝ ฟ and the tails of ฎ ฏ ฐ ญ."""
_USUAL_HEIGHT = 0.42
_LEAST_HEIGHT = 0.1
_SAMPLES = 400
_BLANK = 0.03
_SAME = 0.01
_ABOVE = 0.75
_BELOW = 0.15


class Sign(NamedTuple):
    """A glyph whose ink was looked at: its index, text object, zone, and size over the font's."""

    at: int
    owner: RawText
    zone: Zone
    wide: float
    tall: float


class Key(NamedTuple):
    """A glyph as far as a text layer tells: code ``code`` of font ``font`` drawn in ``zone``."""

    font: int
    code: str
    zone: Zone


@dataclass(slots=True)
class Sheet:
    """A page being decoded: ``chars`` are changed in place, "" drops a character.

    ``gone`` are the text objects that are not content (hidden, copies), by start index.
    """

    page: RawPage
    chars: list[str]
    signs: list[Sign] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    hidden: int = 0
    lost: int = 0
    changed: int = 0


@dataclass(slots=True)
class Evidence:
    """All of a document's evidence.

    ``places`` holds every place of a glyph that cannot be what its code says, else a sample.
    """

    heights: list[float]
    seen: Counter[Key] = field(default_factory=Counter)
    places: dict[Key, list[tuple[Sheet, Sign]]] = field(default_factory=lambda: defaultdict(list))


def line_heights(pages: list[RawPage], fonts: list[Font]) -> list[float]:
    """How tall each font's consonants are, in em; a usual height for fonts without Thai."""
    found: list[list[float]] = [[] for _ in fonts]
    for page in pages:
        text, ink = page.characters.text, page.characters.ink
        for owner in page.characters.texts:
            heights = found[owner.font]
            box = ink.get(owner.start)
            if box is None or len(heights) >= _SAMPLES or not owner.size:
                continue
            if text[owner.start] in _PLAIN_CONSONANTS and abs(box[2] - owner.y) < 0.1 * owner.size:
                heights.append((box[3] - owner.y) / owner.size)
    known = [median(heights) for heights in found if heights]
    usual = median(known) if known else _USUAL_HEIGHT
    chosen = [median(heights) if heights else usual for heights in found]
    return [height if height > _LEAST_HEIGHT else usual for height in chosen]


def gather(sheets: list[Sheet], heights: list[float]) -> Evidence:
    """Look at every sign of every page."""
    evidence = Evidence(heights)
    for sheet in sheets:
        sheet.signs = list(_signs(sheet, heights))
        _trade(sheet)
        for sign in sheet.signs:
            key = Key(sign.owner.font, sheet.chars[sign.at], sign.zone)
            evidence.seen[key] += 1
            places = evidence.places[key]
            if len(places) < _SAMPLES or not fits(key.code, key.zone):
                places.append((sheet, sign))
    return evidence


def _signs(sheet: Sheet, heights: list[float]) -> Iterator[Sign]:
    """The signs in the order of writing."""
    ink = sheet.page.characters.ink
    for owner in sheet.page.characters.texts:
        if owner.start in sheet.gone or not owner.size:
            continue
        size, y = owner.size, owner.y
        height = heights[owner.font] * size
        high, low = y + _ABOVE * height, y + _BELOW * height
        for at in range(owner.start, owner.stop):
            box = ink.get(at)
            if box is None:
                continue
            zone: Zone = (
                "blank" if box[3] - box[2] < _BLANK * size
                else "piece" if _shared(box, ink.get(at - 1)) or _shared(box, ink.get(at + 1))
                else "above" if box[2] >= high
                else "below" if box[3] <= low
                else "line"
            )  # fmt: skip
            yield Sign(at, owner, zone, (box[1] - box[0]) / size, (box[3] - box[2]) / size)


def _trade(sheet: Sheet) -> None:
    """Give two marks of a cluster each other's codes where only that fits where they stand.

    LibreOffice draws the tone of a cluster before its lower vowel, and tells them in that order.
    """
    chars = sheet.chars
    for one, two in pairwise(sheet.signs):
        if (
            two.at == one.at + 1
            and {one.zone, two.zone} == {"above", "below"}
            and fits(chars[two.at], one.zone)
            and fits(chars[one.at], two.zone)
            and not fits(chars[one.at], one.zone)
        ):
            chars[one.at], chars[two.at] = chars[two.at], chars[one.at]


def _shared(box: Ink4, other: Ink4 | None) -> bool:
    """Whether two boxes are neighbouring shares of one."""
    return (
        other is not None
        and abs(box[3] - other[3]) < _SAME
        and abs(box[2] - other[2]) < _SAME
        and (abs(box[0] - other[1]) < _SAME or abs(box[1] - other[0]) < _SAME)
    )


def fits(code: str, zone: Zone) -> bool:
    """Whether a glyph in ``zone`` can be what its code says."""
    if zone == "above":
        return code in ABOVE_MARKS or code == SARA_AM
    if zone == "below":
        return code in BELOW_MARKS
    return True
