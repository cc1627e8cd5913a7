"""What a font's wrong codes mean: one verdict per glyph, taken from all its places at once.

In this order: geometry says whether the glyph is a mark above or below; its shape says whether it
can be mai ek (a stroke) and how wide a lower vowel is; the letters around all its places say which
of the marks that remain it is. A glyph of which that leaves doubt gets no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from extractor.read.thai_contexts import Neighbours, best_mark
from extractor.read.thai_evidence import Evidence, Key, Sheet, Sign, fits
from extractor.thai import (
    CONSONANTS,
    MARKS,
    NIKHAHIT,
    SARA_AA,
    SARA_AM,
    TONES,
)

_STROKE = 0.75
"""Mai ek is the only mark above that is this much narrower than tall (0.3 to 0.7 in 20 fonts)."""
_CLEAR = 2.0
"""Nats by which a verdict must win: e² to one."""
_WIDER = 1.2
_SAME_SHAPE = 0.05
_SHORT = 1.2
"""Sara am with its ring is 1.35 to 1.6 times as tall as a consonant; sara aa is as tall as one."""
_FEW = 0.05
_CERTAIN = 5
_ROUND = 0.7

_ABOVE = "ัิีึื็่้๊๋์ํ"


Place = tuple[Sheet, Sign]


class Verdicts(NamedTuple):
    """``marks`` says what a glyph is, ``rings`` the shapes that are nikhahit under another code.

    ``swapped`` are the fonts that code sara aa as sara am.
    """

    marks: dict[Key, str]
    rings: dict[Key, tuple[float, float]]
    swapped: frozenset[int]


def verdicts(evidence: Evidence, sheets: list[Sheet]) -> Verdicts:
    """Judge every glyph that cannot be what its code says."""
    marks: dict[Key, str] = {}
    wrong = [key for key in evidence.places if not fits(key.code, key.zone)]
    wrong.sort(key=lambda key: (-len(evidence.places[key]), key))
    for key in wrong:
        places = [(sheet, sign) for sheet, sign in evidence.places[key] if on_base(sheet, sign)]
        if not places:
            continue
        mark = (
            _lower(key, evidence, places)
            if key.zone == "below"
            else _upper(key, evidence, places, marks)
        )
        if mark:
            marks[key] = mark
            for sheet, sign in places:
                sheet.chars[sign.at] = mark
                sheet.changed += 1
    rings = dict(_rings(evidence))
    return Verdicts(marks, rings, frozenset(_swapped(evidence, sheets)))


def _upper(key: Key, evidence: Evidence, places: list[Place], marks: dict[Key, str]) -> str:
    narrow = median(sign.wide / sign.tall for _, sign in places) < _STROKE
    if narrow:
        return "่"
    shape = _shape(places)
    taken = {
        mark
        for mark, known in _known(key.font, evidence, marks)
        if not any(_alike(shape, (sign.wide, sign.tall)) for _, sign in known)
    }
    free = "".join(mark for mark in _ABOVE if mark != "่" and mark not in taken)
    found = [around(sheet, sign.at) for sheet, sign in places]
    mark, margin = best_mark(found, free or _ABOVE)
    return mark if margin >= _CLEAR else ""


def _known(
    font: int, evidence: Evidence, marks: dict[Key, str]
) -> Iterable[tuple[str, list[Place]]]:
    """The marks above that other glyphs of the font are for certain, with their places."""
    for key, places in evidence.places.items():
        if key.font == font and key.zone == "above" and len(places) >= _CERTAIN:
            mark = marks.get(key) or (key.code if fits(key.code, key.zone) else "")
            if mark:
                yield mark, places


def _lower(key: Key, evidence: Evidence, places: list[Place]) -> str:
    """Sara u and uu are told apart by width where the font shows one of them under its own code."""
    wide = median(sign.wide for _, sign in places)
    for known, other in (("ุ", "ู"), ("ู", "ุ")):
        own = evidence.places.get(Key(key.font, known, "below"))
        if own:
            usual = median(sign.wide for _, sign in own)
            wider, narrower = wide > _WIDER * usual, usual > _WIDER * wide
            return other if (wider if known == "ุ" else narrower) else known
    mark, margin = best_mark((around(sheet, sign.at) for sheet, sign in places), "ุู")
    return mark if margin >= _CLEAR else ""


def _rings(evidence: Evidence) -> Iterable[tuple[Key, tuple[float, float]]]:
    """Upper marks that are nikhahit: before sara aa the glyph has another shape than elsewhere.

    Fonts also draw a tone differently over a tall or a narrow letter, so the shape must be round
    and the letters around must speak for nikhahit.
    """
    for key, places in evidence.places.items():
        if key.zone != "above" or key.code not in TONES + "็์":
            continue
        before = [(sheet, sign) for sheet, sign in places if _alone_before_sara(sheet, sign.at)]
        if not before:
            continue
        ring = _shape(before)
        if not _ROUND < ring[0] / ring[1] < 1 / _ROUND:
            continue
        chosen = [(sheet, sign) for sheet, sign in before if _alike(ring, (sign.wide, sign.tall))]
        elsewhere = sum(_alike(ring, (sign.wide, sign.tall)) for _, sign in places) - len(chosen)
        if elsewhere > _FEW * len(chosen):
            continue
        mark, margin = best_mark(
            (around(sheet, sign.at) for sheet, sign in chosen), NIKHAHIT + key.code
        )
        if mark == NIKHAHIT and margin >= _CLEAR:
            yield key, ring


def _alone_before_sara(sheet: Sheet, at: int) -> bool:
    """Whether a mark stands directly on its letter and directly before sara aa or am."""
    follows = sheet.chars[at + 1] if at + 1 < len(sheet.chars) else ""
    return follows in (SARA_AA, SARA_AM) and at > 0 and sheet.chars[at - 1] in CONSONANTS


def _shape(places: list[Place]) -> tuple[float, float]:
    """The usual width and height of a glyph over its font size."""
    return median(sign.wide for _, sign in places), median(sign.tall for _, sign in places)


def _alike(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return abs(one[0] - two[0]) < _SAME_SHAPE and abs(one[1] - two[1]) < _SAME_SHAPE


def is_ring(shape: tuple[float, float], sign: Sign) -> bool:
    """Whether a sign has the shape."""
    return _alike(shape, (sign.wide, sign.tall))


def _swapped(evidence: Evidence, sheets: list[Sheet]) -> Iterable[int]:
    """Fonts whose sara am is drawn without its ring and that have no sara aa of their own.

    A font that has both codes means what they say (a ring may be told by ``/ActualText``).
    """
    for key, places in evidence.places.items():
        if key.code != SARA_AM or key.zone != "line":
            continue
        height = evidence.heights[key.font]
        short = sum(sign.tall < _SHORT * height for _, sign in places)
        if short * 2 <= len(places):
            continue
        own = sum(
            sheet.page.characters.text.count(SARA_AA, owner.start, owner.stop)
            for sheet in sheets
            for owner in sheet.page.characters.texts
            if owner.font == key.font
        )
        if own <= _FEW * evidence.seen[key]:
            yield key.font


def is_short(height: float, sign: Sign) -> bool:
    """Whether a sara am has no room for its ring."""
    return sign.tall < _SHORT * height


def base_of(sheet: Sheet, at: int) -> int:
    """The index of the letter that a mark at ``at`` follows in the stream, -1 if there is none."""
    characters = sheet.page.characters
    at -= 1
    while at >= 0 and (
        sheet.chars[at] in MARKS
        or (at in characters.ink and sheet.chars[at] not in CONSONANTS)
        or _made_up(sheet, at)
    ):
        at -= 1
    return at


def _made_up(sheet: Sheet, at: int) -> bool:
    characters = sheet.page.characters
    return sheet.chars[at] in " \r\n" and characters.lefts[at] == characters.rights[at]


def on_base(sheet: Sheet, sign: Sign) -> bool:
    """Whether a sign stands over or under the letter before it."""
    base = base_of(sheet, sign.at)
    if base < 0 or sheet.chars[base] not in CONSONANTS:
        return False
    characters = sheet.page.characters
    box = characters.ink[sign.at]
    middle = (box[0] + box[1]) / 2
    slack = 0.25 * sign.owner.size
    return characters.lefts[base] - slack <= middle <= characters.rights[base] + slack


def around(sheet: Sheet, at: int) -> Neighbours:
    """The letters around a place, as far as they are known."""
    base = base_of(sheet, at)
    under = "".join(char for char in sheet.chars[base + 1 : at] if char and char in MARKS)
    later = [" ", " "]
    found = 0
    for index in range(at + 1, min(at + 6, len(sheet.chars))):
        if _made_up(sheet, index):
            continue
        later[found] = sheet.chars[index]
        found += 1
        if found == 2:
            break
    before = sheet.chars[base] if base >= 0 else " "
    after = SARA_AA if later[0] == SARA_AM else later[0]
    return Neighbours(before, under, after, later[1])
