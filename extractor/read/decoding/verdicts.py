"""What a font's wrong codes mean: one verdict per glyph, taken from all its places at once.

In this order: geometry says whether the glyph is a mark above or below; its shape says whether it
can be mai ek (a stroke) and how wide a lower vowel is; the letters around all its places say which
of the marks that remain it is. A glyph of which that leaves doubt gets no verdict.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from statistics import median
from typing import NamedTuple

from extractor.read.decoding.contexts import Neighbours, best_mark
from extractor.read.decoding.evidence import (
    ABOVE_MARKS,
    Evidence,
    Key,
    Place,
    Sheet,
    Sign,
    fits,
    is_stroke,
)
from extractor.read.decoding.places import around, base_of, before_sara, on_base
from extractor.read.decoding.sara_am import is_shape, rings, swapped
from extractor.thai import (
    CONSONANTS,
    NIKHAHIT,
    SARA_AA,
    TONES,
    UPPER_SIGNS,
)

_COMPOUND = 0.75
"""Times the consonants' height from which a glyph is two marks; single ones reach 0.7."""
_THIN_COMPOUND = 0.56
_CLEAR = 2.0
"""Nats by which a verdict must win: e² to one."""
_WIDER = 1.2
_SAME_SHAPE = 0.05
_CERTAIN = 5

_ABOVE = "ัิีึื็่้๊๋์ํ"
_TALL = frozenset("ปฝฟฬ")


class Verdict(NamedTuple):
    """What a glyph is ("" for nobody knows) and the risk that it is not: 0 where it is seen."""

    mark: str
    risk: float = 0.0


_UNKNOWN = Verdict("")
LEAST_RISK = 0.001
"""Of a verdict that rests on the letters around, however many places speak for it."""
_SIBLINGS_RISK = 0.1


class Glyph(NamedTuple):
    """All places of one glyph: of a font, a code, a zone and, as codes may be shared, a shape."""

    key: Key
    places: list[Place]


class Told(NamedTuple):
    """A glyph that cannot be what its code says, and the mark that it was found to be."""

    glyph: Glyph
    mark: str


class Verdicts(NamedTuple):
    """``rings`` are the shapes that are nikhahit under another code.

    ``swapped`` are the fonts that code sara aa as sara am.
    """

    rings: dict[Key, tuple[float, float]]
    swapped: frozenset[int]


def verdicts(evidence: Evidence, sheets: list[Sheet], families: list[str]) -> Verdicts:
    """Judge every glyph that cannot be what its code says, and write what it is.

    ``families`` are the fonts' family names: what too few places of one face leave in doubt is what
    the same code was found to be in another.
    """
    told: list[Told] = []
    doubtful: list[Glyph] = []
    wrong = _wrong_glyphs(evidence)
    if wrong:
        evidence.take_in_all()
    for glyph in wrong:
        verdict = (
            _lower(glyph, evidence) if glyph.key[2] == "below" else _upper(glyph, evidence, told)
        )
        if verdict.mark:
            told.append(Told(glyph, verdict.mark))
            _write(glyph.places, verdict.mark, evidence.heights, verdict.risk)
        else:
            doubtful.append(glyph)
    for glyph in doubtful:
        if mark := _of_exchange(glyph, told):
            _write(glyph.places, mark, evidence.heights, LEAST_RISK)
        elif mark := _of_sibling(glyph, told, families):
            _write(glyph.places, mark, evidence.heights, _SIBLINGS_RISK)
    ringed = dict(rings(evidence))
    return Verdicts(ringed, frozenset(swapped(evidence, sheets)))


def _wrong_glyphs(evidence: Evidence) -> list[Glyph]:
    """The glyphs that cannot be what their codes say, the commonest first, mai ek aside.

    Mai ek alone is a stroke, which its shape tells; it is written at once.
    """
    found = []
    for key, seen in evidence.places.items():
        if fits(key[1], key[2]):
            continue
        places = [(sheet, sign) for sheet, sign in seen if on_base(sheet, sign)]
        if key[2] == "above":
            strokes = [place for place in places if is_stroke(place[1], evidence.heights)]
            _write(strokes, "่", evidence.heights)
            places = [place for place in places if not is_stroke(place[1], evidence.heights)]
        found += [Glyph(key, group) for group in _by_shape(places)]
    return sorted(found, key=lambda glyph: (-len(glyph.places), glyph.key))


def _by_shape(places: list[Place]) -> list[list[Place]]:
    """The places of each shape: one code may stand for several glyphs, or for all without a map."""
    groups: list[list[Place]] = []
    for place in places:
        for group in groups:
            if is_shape((group[0][1].wide, group[0][1].tall), place[1]):
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def _of_exchange(glyph: Glyph, told: list[Told]) -> str:
    """The code of the glyph that was found to be what this glyph's code says; "" for none.

    Marks above and below one letter may be drawn in another order than they are written in, and a
    producer that goes by the order gives each the other's code.
    """
    font, code, zone = glyph.key
    codes = {
        other
        for ((where, other, there), _), mark in told
        if where == font and there != zone and mark == code and fits(other, zone)
    }
    return codes.pop() if len(codes) == 1 else ""


def _of_sibling(glyph: Glyph, told: list[Told], families: list[str]) -> str:
    """What the same code in the same zone is in another face of the family, "" if that differs."""
    font, code, zone = glyph.key
    found = {
        mark
        for ((other, same, where), _), mark in told
        if (same, where) == (code, zone) and families[other] == families[font] and other != font
    }
    return found.pop() if len(found) == 1 and families[font] else ""


def _by_letters(places: Iterable[Neighbours], candidates: str) -> Verdict:
    """What the letters around say, if they say it clearly."""
    mark, margin = best_mark(places, candidates)
    return Verdict(mark, max(math.exp(-margin), LEAST_RISK)) if margin >= _CLEAR else _UNKNOWN


def _write(places: list[Place], mark: str, heights: list[float], risk: float = 0.0) -> None:
    """Write what glyphs mean; a mark that a single one's box tells besides is not drawn."""
    for sheet, sign in places:
        at, ink = sign.at, sheet.page.characters.ink
        single = len(mark) == 1 and sign.tall <= _COMPOUND * heights[sign.owner.font]
        if single and sheet.chars[at - 1] in ABOVE_MARKS and ink.get(at - 1) == ink[at]:
            sheet.chars[at - 1] = ""
        sheet.chars[at] = mark
        sheet.told.add(at)
        sheet.changed += 1
        sheet.guess(risk)


def _upper(glyph: Glyph, evidence: Evidence, told: list[Told]) -> Verdict:
    key, places = glyph
    shape = _shape(places)
    height = evidence.heights[key[0]]
    if shape[1] > _COMPOUND * height and all(before_sara(sheet, s.at) for sheet, s in places):
        return _compound(glyph, evidence, told)
    over = [place for place in places if _stands_over_mark(*place)]
    if 2 * len(over) > len(places):
        return _over_mark(over)
    stacked, tall = _mostly_stacked(places), _mostly_on_tall(places)
    taken = {
        mark
        for mark, known in _known(key[0], evidence, told)
        if (mark not in UPPER_SIGNS or _mostly_stacked(known) == stacked)
        and _mostly_on_tall(known) == tall
        and not any(_alike(shape, sign) for _, sign in known)
    }
    free = "".join(mark for mark in _ABOVE if mark != "่" and mark not in taken)
    found = [around(sheet, sign.at) for sheet, sign in places]
    if key[1] == " " and best_mark(found, free or _ABOVE)[0] == NIKHAHIT:
        return Verdict(NIKHAHIT)  # a space with ink before sara aa: 305 of 305 were nikhahit
    verdict = _by_letters(found, free or _ABOVE)
    if verdict.mark or not free:
        return verdict
    own = {mark for mark, _ in _known(key[0], evidence, told)}
    return _without_glyph(found, free, own)


def _without_glyph(places: Sequence[Neighbours], candidates: str, own: set[str]) -> Verdict:
    """Of two marks that the letters allow alike, the one that has no glyph of its ``own`` yet."""
    first, _ = best_mark(places, candidates)
    second, _ = best_mark(places, candidates.replace(first, "") or candidates)
    fresh = "".join(mark for mark in candidates if mark not in own)
    if len({first, second} & own) != 1 or len(fresh) < 2:
        return _UNKNOWN
    verdict = _by_letters(places, fresh)
    return verdict if verdict.mark in (first, second) else _UNKNOWN


def _stands_over_mark(sheet: Sheet, sign: Sign) -> bool:
    """Whether the glyph beside a sign is a mark of the same letter under it, told or not."""
    ink = sheet.page.characters.ink
    left, right, low, _ = ink[sign.at]
    for at in (sign.at - 1, sign.at + 1):
        box = ink.get(at)
        if box is None or box[2] <= sign.owner.y or sheet.chars[at] in CONSONANTS:
            continue
        if box[0] < right and left < box[1] and low >= (box[2] + 2 * box[3]) / 3:
            return True
    return False


def _over_mark(places: list[Place]) -> Verdict:
    """What stands over a mark is a tone; over nikhahit it is one of a syllable with sara am."""
    found = (
        around(sheet, sign.at)._replace(after=NIKHAHIT, later=SARA_AA)
        if before_sara(sheet, sign.at)
        else around(sheet, sign.at)
        for sheet, sign in places
    )
    return _by_letters(found, TONES.replace("่", "") + "์")


def _compound(glyph: Glyph, evidence: Evidence, told: list[Told]) -> Verdict:
    """A glyph as tall as two marks before sara aa: a tone on nikhahit, drawn as one.

    Where the file tells both of its characters PDFium gives them one box, and only nikhahit is
    wanting. Else the tone is mai ek if it makes the glyph no wider than nikhahit alone.
    """
    key, places = glyph
    if all(_told_with_tone(sheet, sign) for sheet, sign in places):
        return Verdict(NIKHAHIT)
    wide, tall = _shape(places)
    rings = [shape for mark, known in _known(key[0], evidence, told)
             if mark == NIKHAHIT and (shape := _shape(known))]  # fmt: skip
    thin = wide < _WIDER * rings[0][0] if rings else wide < _THIN_COMPOUND * tall
    if thin:
        return Verdict(NIKHAHIT + "่")
    found = (
        around(sheet, sign.at)._replace(after=NIKHAHIT, later=SARA_AA) for sheet, sign in places
    )
    tone = _by_letters(found, TONES.replace("่", ""))
    return tone._replace(mark=NIKHAHIT + tone.mark) if tone.mark else tone


def _told_with_tone(sheet: Sheet, sign: Sign) -> bool:
    """Whether the character before is a tone told by the same glyph."""
    ink = sheet.page.characters.ink
    return sheet.chars[sign.at - 1] in TONES and ink.get(sign.at - 1) == ink[sign.at]


def _mostly_stacked(places: list[Place]) -> bool:
    """Whether most places share their letter with another mark: tones are drawn smaller there."""
    count = 0
    for sheet, sign in places:
        beside = sheet.chars[max(sign.at - 1, 0) : sign.at + 2 : 2]
        count += any(char in ABOVE_MARKS for char in beside)
    return 2 * count > len(places)


def _mostly_on_tall(places: list[Place]) -> bool:
    """Whether most places are on letters with a stem: marks are moved or drawn narrower there."""
    count = sum(sheet.chars[base_of(sheet, sign.at)] in _TALL for sheet, sign in places)
    return 2 * count > len(places)


def _known(font: int, evidence: Evidence, told: list[Told]) -> Iterable[tuple[str, list[Place]]]:
    """The marks above that other glyphs of the font are for certain, with their places."""
    sound = ((k[1], (k, places)) for k, places in evidence.places.items() if fits(k[1], k[2]))
    found = ((mark, glyph) for glyph, mark in told)
    for mark, (key, places) in chain(sound, found):
        if key[0] == font and key[2] == "above" and len(places) >= _CERTAIN:
            yield mark, places


def _lower(glyph: Glyph, evidence: Evidence) -> Verdict:
    """Sara u and uu are told apart by width where the font shows one of them under its own code."""
    key, places = glyph
    wide = median(sign.wide for _, sign in places)
    for known, other in (("ุ", "ู"), ("ู", "ุ")):
        own = evidence.places.get((key[0], known, "below"))
        if own:
            usual = median(sign.wide for _, sign in own)
            wider, narrower = wide > _WIDER * usual, usual > _WIDER * wide
            return Verdict(other if (wider if known == "ุ" else narrower) else known)
    return _by_letters((around(sheet, sign.at) for sheet, sign in places), "ุู")


def _shape(places: list[Place]) -> tuple[float, float]:
    """The usual width and height of a glyph over its font size."""
    return median(sign.wide for _, sign in places), median(sign.tall for _, sign in places)


def _alike(shape: tuple[float, float], sign: Sign) -> bool:
    """Whether a sign may be drawn by a glyph of this shape, moved or for another letter."""
    return abs(shape[0] - sign.wide) < _SAME_SHAPE and abs(shape[1] - sign.tall) < _SAME_SHAPE
