"""What a font's wrong codes mean: one verdict per glyph, taken from all its places at once.

In this order: geometry says whether the glyph is a mark above or below; its shape says whether it
can be mai ek (a stroke) and how wide a lower vowel is; the letters around all its places say which
of the marks that remain it is. A glyph of which that leaves doubt gets no verdict.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.read.decoding.by_letters import (
    ABOVE,
    LEAST_RISK,
    UNKNOWN,
    Glyph,
    Told,
    Verdict,
    by_letters,
    divided,
    shape_of,
)
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
from extractor.read.decoding.lower_vowels import lower_vowel
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
_WIDER = 1.2
_SAME_SHAPE = 0.03
_CERTAIN = 5
_STRAY = 0.2

_UNMAPPED = "\ufffd"
_TALL = frozenset("ปฝฟฬ")


_SIBLINGS_RISK = 0.1


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
    waiting = deque(_wrong_glyphs(evidence))
    if waiting:
        evidence.take_in_all()
    while waiting:
        glyph = waiting.popleft()
        below = glyph.key[2] == "below"
        verdict = (
            lower_vowel(glyph, evidence, told, families)
            if below
            else _upper(glyph, evidence, told, _of_sibling(glyph, told, families))
        )
        if verdict.mark:
            if glyph.key[1] == _UNMAPPED and verdict.mark in ABOVE:
                glyph, other = divided(glyph, verdict.mark)
                waiting.extend([other] if other.places else [])
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


def _upper(glyph: Glyph, evidence: Evidence, told: list[Told], kin: str) -> Verdict:
    key, places = glyph
    shape = shape_of(places)
    height = evidence.heights[key[0]]
    if shape[1] > _COMPOUND * height and all(before_sara(sheet, s.at) for sheet, s in places):
        return _compound(glyph, evidence, told)
    over = [place for place in places if _stands_over_mark(*place)]
    if 2 * len(over) > len(places):
        return _over_mark(over)
    setting = _mostly_stacked(places), _mostly_on_tall(places)
    taken = {
        mark
        for mark, known in _known(key[0], evidence, told)
        if _is_other(mark, known, shape, setting)
    }
    free = "".join(mark for mark in ABOVE if mark != "่" and mark not in taken)
    found = [around(sheet, sign.at) for sheet, sign in places]
    if key[1] == " " and best_mark(found, free or ABOVE)[0] == NIKHAHIT:
        return Verdict(NIKHAHIT)  # a space with ink before sara aa: 305 of 305 were nikhahit
    verdict = by_letters(found, free or ABOVE, places, kin)
    if verdict.mark or not free:
        return verdict
    own = {mark for mark, _ in _known(key[0], evidence, told)}
    return _without_glyph(found, free, own, places)


def _without_glyph(
    around_them: Sequence[Neighbours], candidates: str, own: set[str], places: list[Place]
) -> Verdict:
    """Of two marks that the letters allow alike, the one that has no glyph of its ``own`` yet."""
    first, _ = best_mark(around_them, candidates)
    second, _ = best_mark(around_them, candidates.replace(first, "") or candidates)
    fresh = "".join(mark for mark in candidates if mark not in own)
    if len({first, second} & own) != 1 or len(fresh) < 2:
        return UNKNOWN
    verdict = by_letters(around_them, fresh, places)
    return verdict if verdict.mark in (first, second) else UNKNOWN


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
    return by_letters(found, TONES.replace("่", "") + "์", places)


def _compound(glyph: Glyph, evidence: Evidence, told: list[Told]) -> Verdict:
    """A glyph as tall as two marks before sara aa: a tone on nikhahit, drawn as one.

    Where the file tells both of its characters PDFium gives them one box, and only nikhahit is
    wanting. Else the tone is mai ek if it makes the glyph no wider than nikhahit alone.
    """
    key, places = glyph
    if all(_told_with_tone(sheet, sign) for sheet, sign in places):
        return Verdict(NIKHAHIT)
    wide, tall = shape_of(places)
    rings = [shape for mark, known in _known(key[0], evidence, told)
             if mark == NIKHAHIT and (shape := shape_of(known))]  # fmt: skip
    thin = wide < _WIDER * rings[0][0] if rings else wide < _THIN_COMPOUND * tall
    if thin:
        return Verdict(NIKHAHIT + "่")
    found = (
        around(sheet, sign.at)._replace(after=NIKHAHIT, later=SARA_AA) for sheet, sign in places
    )
    tone = by_letters(found, TONES.replace("่", ""), [])
    return tone._replace(mark=NIKHAHIT + tone.mark) if tone.mark else tone


def _told_with_tone(sheet: Sheet, sign: Sign) -> bool:
    """Whether the character before is a tone told by the same glyph."""
    ink = sheet.page.characters.ink
    return sheet.chars[sign.at - 1] in TONES and ink.get(sign.at - 1) == ink[sign.at]


def _is_other(
    mark: str, known: list[Place], shape: tuple[float, float], setting: tuple[bool, bool]
) -> bool:
    """Whether what is known of a mark says that a glyph of this shape is another one.

    Tones are drawn smaller over vowels, and vowels narrower, but not lower, on letters with stems.
    """
    stacked, tall = setting
    if mark in UPPER_SIGNS and _mostly_stacked(known) != stacked:
        return False
    if _mostly_on_tall(known) != tall:
        height = min(abs(shape[1] - sign.tall) for _, sign in known)
        return mark not in UPPER_SIGNS and height > _SAME_SHAPE
    return not any(_alike(shape, sign) for _, sign in known)


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
    """The marks above that other glyphs of the font are for certain, with their places.

    A code that is drawn where its mark cannot stand says nothing where it can.
    """
    for (owner, code, zone), places in evidence.places.items():
        strays = evidence.places.get((font, code, "below"), ())
        if (
            (owner, zone) == (font, "above")
            and fits(code, zone)
            and len(places) >= _CERTAIN
            and len(strays) <= _STRAY * len(places)
        ):
            yield code, places
    for ((owner, _, zone), places), mark in told:
        if (owner, zone) == (font, "above") and len(places) >= _CERTAIN:
            yield mark, places


def _alike(shape: tuple[float, float], sign: Sign) -> bool:
    """Whether a sign may be drawn by a glyph of this shape, moved or for another letter."""
    return abs(shape[0] - sign.wide) < _SAME_SHAPE and abs(shape[1] - sign.tall) < _SAME_SHAPE
