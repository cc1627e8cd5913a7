"""Sara am in fonts that tell its ring or its sara aa under other codes.

Rings are told as mai tho or another mark that the font has, too; sara aa is told as sara am. Shapes
say which glyphs those are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractor.read.decoding.contexts import best_mark
from extractor.read.decoding.evidence import Evidence, Key, Sheet, Sign, owned, shared, zone_of
from extractor.read.decoding.places import around, base_of, before_sara
from extractor.read.pdfium.text import RawText
from extractor.thai import MARKS, NIKHAHIT, SARA_AA, SARA_AM, TONES, is_thai

_SHORT = 1.2
"""Sara am with its ring is 1.35 to 1.6 times as tall as a consonant; sara aa is as tall as one."""
_FEW = 0.05
_RING_SHAPES = 3
_ROUND = 0.7
_SAME_GLYPH = 0.02
"""Width and height over the size within which boxes are one glyph's: as told, and as measured."""
_BESIDE = 0.25
"""Share of the font size: sara aa stands closer to its letter than that."""
_MARKS = frozenset(MARKS)
_CLEAR = 2.0
"""Nats by which the letters around must speak for nikhahit: e² to one."""


def tell_sara_aa(sheet: Sheet, heights: list[float]) -> None:
    """Write sara aa where a program tells one glyph of a cluster for what the whole cluster is.

    Sara am is drawn as a ring and sara aa, and a tone between them. The ring may be told as sara am
    and sara aa then be told as anything; or sara aa be told as the tone and sara am.
    """
    chars, ink = sheet.chars, sheet.page.characters.ink
    told = [
        at
        for at, box in ink.items()
        if chars[at] == SARA_AM or (ink.get(at + 1) == box and chars[at] in _MARKS)
    ]
    for owner, at in owned(sheet, told):
        if owner.start in sheet.gone:
            continue
        box = ink[at]
        zone = zone_of(box, owner, heights)
        if chars[at] != SARA_AM:
            if zone == "line" and not is_thai(chars[at + 1]):
                _tell(sheet, at + 1, "")
        elif zone == "above":
            _tell_after_ring(sheet, owner, at, heights)
        elif (
            zone == "line"
            and box[3] - box[2] < _SHORT * heights[owner.font] * owner.size
            and _told_with_mark(sheet, owner, at)
        ):
            _tell(sheet, at, "")


def _tell(sheet: Sheet, at: int, before: str) -> None:
    """Sara aa stands at ``at``, and ``before`` is what the character before it is."""
    sheet.chars[at - 1 : at + 1] = [before, SARA_AA]
    sheet.changed += 1


def _told_with_mark(sheet: Sheet, owner: RawText, at: int) -> bool:
    """Whether the character before is a mark that the same glyph is told for."""
    ink = sheet.page.characters.ink
    if at == owner.start or sheet.chars[at - 1] not in _MARKS:
        return False
    before = ink.get(at - 1)
    return before == ink[at] or (owner.start == at - 1 and shared(ink[at], before))


def _tell_after_ring(sheet: Sheet, owner: RawText, at: int, heights: list[float]) -> None:
    """Sara aa is what follows a ring at once on the line, where that is told as no Thai letter.

    A tone that is told with the ring and drawn by itself is told once, where it is drawn.
    """
    chars, characters = sheet.chars, sheet.page.characters
    end = at + 1
    while end < len(chars) and (box := characters.ink.get(end)) is not None:
        if zone_of(box, owner, heights) != "above":
            break
        end += 1
    if end >= len(chars) or chars[end] == " ":
        return
    gap = characters.lefts[end] - characters.rights[base_of(sheet, at)]
    if not is_thai(chars[end]) and abs(gap) < _BESIDE * owner.size:
        _tell(sheet, end, chars[end - 1])
    tone = end - 1
    if tone > at and chars[end] == SARA_AA and _told_with_mark(sheet, owner, at):
        if not is_thai(chars[tone]):
            chars[tone] = chars[at - 1]
            sheet.told.add(tone)
            sheet.changed += 1
        chars[at - 1] = ""


def rings(evidence: Evidence) -> Iterable[tuple[Key, tuple[float, float]]]:
    """Upper marks that are nikhahit: before sara aa the glyph has another shape than elsewhere.

    Fonts also draw a tone differently over a tall or a narrow letter, so the shape must be round,
    and the letters around must speak for nikhahit.
    """
    for key, places in evidence.places.items():
        if key[2] != "above" or key[1] not in TONES + "็์":
            continue
        before = [(sheet, sign) for sheet, sign in places if before_sara(sheet, sign.at)]
        if not before:
            continue
        shapes = Counter((round(sign.wide, 2), round(sign.tall, 2)) for _, sign in before)
        for ring, _ in shapes.most_common(_RING_SHAPES):
            if not _ROUND < ring[0] / ring[1] < 1 / _ROUND:
                continue
            chosen = [one for one in before if is_shape(ring, one[1])]
            everywhere = sum(is_shape(ring, sign) for _, sign in evidence.take_in(key))
            if everywhere - len(chosen) > _FEW * len(chosen):
                continue
            votes = (around(sheet, sign.at) for sheet, sign in chosen)
            mark, margin = best_mark(votes, NIKHAHIT + key[1])
            if mark == NIKHAHIT and margin >= _CLEAR:
                yield key, ring
                break


def is_shape(shape: tuple[float, float], sign: Sign) -> bool:
    """Whether a sign is drawn by the very glyph of this shape."""
    return abs(shape[0] - sign.wide) < _SAME_GLYPH and abs(shape[1] - sign.tall) < _SAME_GLYPH


def swapped(evidence: Evidence, sheets: list[Sheet]) -> Iterable[int]:
    """Fonts whose sara am is drawn without its ring and that have no sara aa of their own.

    A font that has both codes means what they say (a ring may be told by ``/ActualText``).
    """
    for key, places in evidence.places.items():
        if key[1] != SARA_AM or key[2] != "line":
            continue
        height = evidence.heights[key[0]]
        short = sum(sign.tall < _SHORT * height for _, sign in places)
        if short * 2 <= len(places):
            continue
        own = sum(
            sheet.page.characters.text.count(SARA_AA, owner.start, owner.stop)
            for sheet in sheets
            for owner in sheet.page.characters.texts
            if owner.font == key[0]
        )
        if own <= _FEW * len(places):
            yield key[0]


def is_short(height: float, sign: Sign) -> bool:
    """Whether a sara am has no room for its ring."""
    return sign.tall < _SHORT * height
