"""Sara u and uu: both hang below, and one is wider than the other."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.read.decoding.by_letters import Glyph, Told, Verdict, by_letters, shape_of
from extractor.read.decoding.evidence import Evidence
from extractor.read.decoding.places import around

_WIDER = 1.2


def lower_vowel(glyph: Glyph, evidence: Evidence, told: list[Told], families: list[str]) -> Verdict:
    """Sara u and uu are told apart by width where the font shows one of them, or its family both.

    Sara uu is the wider one in every font; how wide differs from face to face.
    """
    (font, _, _), places = glyph
    wide = shape_of(places)[0]
    known = list(_lower_widths(evidence, told))
    for other, mark, usual in known:
        if other == font:
            wider, narrower = wide > _WIDER * usual, usual > _WIDER * wide
            return Verdict("ู" if (wider if mark == "ุ" else not narrower) else "ุ")
    kin = {mark: usual for other, mark, usual in known if families[other] == families[font] != ""}
    if len(kin) == 2:
        return Verdict("ู" if wide * wide > kin["ุ"] * kin["ู"] else "ุ")
    return by_letters((around(sheet, sign.at) for sheet, sign in places), "ุู", places)


def _lower_widths(evidence: Evidence, told: list[Told]) -> Iterable[tuple[int, str, float]]:
    """Font, mark and usual width of the lower vowels that are known."""
    for (font, code, zone), places in evidence.places.items():
        if zone == "below" and code in "ุู":
            yield font, code, shape_of(places)[0]
    for ((font, _, zone), places), mark in told:
        if zone == "below" and mark in "ุู":
            yield font, mark, shape_of(places)[0]
