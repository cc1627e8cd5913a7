"""What the letters around a glyph say that it is, and the words that it makes with them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from extractor.read.decoding.contexts import Neighbours, best_of, mark_scores
from extractor.read.decoding.evidence import Key, Place
from extractor.read.decoding.places import text_around
from extractor.read.thai_words import BY_CHANCE, letters_in_words
from extractor.thai import repair

ABOVE = "ัิีึื็่้๊๋์ํ"
"""What a glyph above a letter can be."""
_CLEAR = 2.0
"""Nats by which a verdict must win: e² to one."""
_OBVIOUS = 8.0
"""Nats from which nobody asks for words."""
_ASKED = 8
"""Places of a glyph up to which words are asked in any case, and whose words are."""
_WORDS = 2.0
"""Nats for each letter that stands in a word with one mark and in none with another."""
_FEW, _FEW_RISK = 4, 0.02
"""Places below which a verdict is risky, and so it is where words go against letters."""
_KIN = 4.0
"""Nats for what the same code is in another face."""


class Verdict(NamedTuple):
    """What a glyph is ("" for nobody knows) and the risk that it is not: 0 where it is seen."""

    mark: str
    risk: float = 0.0


UNKNOWN = Verdict("")
LEAST_RISK = 0.001
"""Of a verdict that rests on the letters around, however many places speak for it."""


class Glyph(NamedTuple):
    """All places of one glyph: of a font, a code, a zone and, as codes may be shared, a shape."""

    key: Key
    places: list[Place]


class Told(NamedTuple):
    """A glyph that cannot be what its code says, and the mark that it was found to be."""

    glyph: Glyph
    mark: str


def by_letters(
    neighbours: Iterable[Neighbours], candidates: str, places: list[Place], kin: str = ""
) -> Verdict:
    """What the letters around say, if they say it clearly; where they do not, what makes words.

    ``kin`` is what the same code is in another face of the family.
    """
    scores = mark_scores(neighbours, candidates)
    if kin in scores:
        scores[kin] += _KIN
    likely, margin = best_of(scores)
    mark = likely
    if margin < _OBVIOUS or len(places) <= _ASKED:
        for candidate, letters in _words_with(candidates, places).items():
            scores[candidate] += _WORDS * letters
        mark, margin = best_of(scores)
    if margin < _CLEAR:
        return UNKNOWN
    agreed = mark == likely and len(places) >= _FEW
    return Verdict(mark, max(math.exp(-margin), LEAST_RISK if agreed else _FEW_RISK))


def _words_with(candidates: str, places: list[Place]) -> dict[str, int]:
    """How many letters stand in words with each candidate at all the places."""
    codes = [sheet.chars[sign.at] for sheet, sign in places]
    found = {}
    for candidate in candidates:
        for sheet, sign in places:
            sheet.chars[sign.at] = candidate
        asked = [text_around(sheet, sign.at) for sheet, sign in places[:_ASKED]]
        found[candidate] = sum(_in_words(candidate, *text) for text in asked)
    for (sheet, sign), code in zip(places, codes, strict=True):
        sheet.chars[sign.at] = code
    return found


def _in_words(mark: str, before: str, after: str) -> int:
    """How many letters around a mark stand in words with it."""
    return letters_in_words(repair(before + mark + after))


def divided(glyph: Glyph, mark: str) -> tuple[Glyph, Glyph]:
    """The places at which ``mark`` makes words, and those at which only another mark does.

    Glyphs without a map share one code, and marks that differ in a stroke one shape.
    """
    kept: list[Place] = []
    others: list[Place] = []
    for place in glyph.places:
        before, after = text_around(place[0], place[1].at)
        known = {one: _in_words(one, before, after) for one in ABOVE}
        against = max(known.values()) >= known[mark] + BY_CHANCE
        (others if against else kept).append(place)
    if not kept:
        kept, others = others, kept
    return glyph._replace(places=kept), glyph._replace(places=others)


def shape_of(places: list[Place]) -> tuple[float, float]:
    """The usual width and height of a glyph over its font size."""
    return median(sign.wide for _, sign in places), median(sign.tall for _, sign in places)
