"""Damage as it is seen in real files: typing slips, broken marks, wrong code points.

The kinds are those of damaged reports met in the wild; numbers, names, links and unit names are
left alone, so that what is true of them stays true. What a typist wrote is the truth as typed
(slips); what a program broke is compared on the letters that survive (see ``compare``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from corpus import phrases
from corpus.facts import LISTS, Evidence, Level, ReportData
from extractor.form import load_form
from extractor.thai import LOWER_VOWELS, SARA_AA, SARA_AM, TONES, UPPER_SIGNS, UPPER_VOWELS

Damage = Callable[[str, Random], str]
_MARKS = UPPER_VOWELS + LOWER_VOWELS + UPPER_SIGNS


def decomposed_am(text: str, _: Random) -> str:
    """A1: sara am as nikhahit and sara aa."""
    return re.sub(f"([{TONES}]?){SARA_AM}", f"\u0e4d\\1{SARA_AA}", text)


def am_as_space_aa(text: str, _: Random) -> str:
    """A2: sara am as space and sara aa."""
    return text.replace(SARA_AM, " " + SARA_AA)


def am_as_aa(text: str, rng: Random) -> str:
    """A3: the nikhahit is lost."""
    return re.sub(SARA_AM, lambda m: SARA_AA if rng.random() < 0.7 else m.group(), text)


def aa_as_am(text: str, _: Random) -> str:
    """A4: every sara aa became sara am (bold of one producer)."""
    return text.replace(SARA_AA, SARA_AM)


def am_as_mai_tho(text: str, rng: Random) -> str:
    """A6: the nikhahit is given as mai tho."""
    return re.sub(SARA_AM, lambda m: "้" + SARA_AA if rng.random() < 0.5 else m.group(), text)


def am_and_aa(text: str, _: Random) -> str:
    """A7: sara am kept and sara aa added."""
    return text.replace(SARA_AM, SARA_AM + SARA_AA)


_PRIVATE = {
    "่": "\uf70a",
    "้": "\uf70b",
    "์": "\uf70e",
    "ั": "\uf710",
    "็": "\uf712",
    "ิ": "\uf701",
    "ี": "\uf702",
}


def private_marks(text: str, rng: Random) -> str:
    """B1: marks as private-use code points of old fonts."""
    return "".join(_PRIVATE.get(c, c) if rng.random() < 0.6 else c for c in text)


def tone_before_vowel(text: str, _: Random) -> str:
    """D3: the tone stands before the vowel."""
    return re.sub(f"([{UPPER_VOWELS}{LOWER_VOWELS}])([{TONES}])", r"\2\1", text)


def stacked_tone_lost(text: str, _: Random) -> str:
    """C3: a tone above a vowel is lost."""
    return re.sub(f"([{UPPER_VOWELS}])[{TONES}]", r"\1", text)


def displaced_mark(text: str, rng: Random) -> str:
    """D1: a mark slid one letter to the right."""

    def moved(m: re.Match[str]) -> str:
        return m.group(2) + m.group(1) if rng.random() < 0.4 else m.group()

    return re.sub(f"([{_MARKS}])([ก-ฮ])(?![{_MARKS}{SARA_AM}])", moved, text)


def spaced_letters(text: str, rng: Random) -> str:
    """E2: spaces inside words of distributed text."""
    return re.sub(
        "([ก-ฮ])(?=[ก-ฮเแโใไ])", lambda m: m.group() + (" " if rng.random() < 0.3 else ""), text
    )


def zero_width(text: str, rng: Random) -> str:
    """K3: zero-width spaces as word processors leave them."""
    return re.sub(
        " |(?<=[ก-ฮ])(?=[เแโใไ])",
        lambda m: m.group() + "\u200b" if rng.random() < 0.5 else m.group(),
        text,
    )


REPAIRABLE: tuple[Damage, ...] = (
    decomposed_am,
    private_marks,
    tone_before_vowel,
    zero_width,
    am_and_aa,
)
"""Damage that leaves no doubt about what was meant."""
LOSSY: tuple[Damage, ...] = (am_as_space_aa, am_as_aa, aa_as_am, am_as_mai_tho, stacked_tone_lost,
                             displaced_mark, spaced_letters)  # fmt: skip
"""Damage after which only the letters tell."""

_TYPING = (("ปฏิบัติ", "ปฎิบัติ"), ("คำนวณ", "คำนวน"), ("รายงาน", "รางาน"), ("ระยะเวลา", "ระยเวลา"),
           ("สนับสนุน", "สนับสนนุ"), ("ประชาสัมพันธ์", "ประชาสัมพัน"), ("ผู้บริหาร", "ผู้บิรหาร"),
           ("ข้อมูล", "ข้อมุล"), ("เจ้าหน้าที่", "เจ้าหน้าที"), ("ขั้นตอน", "ขั่นตอน"))  # fmt: skip


def typing_slip(text: str, rng: Random) -> str:
    """I1 to I3: what hurried fingers do to common words."""
    for right, wrong in _TYPING:
        if right in text and rng.random() < 0.5:
            return text.replace(right, wrong, 1)
    return text


def damage(report: ReportData, rng: Random, intensity: float) -> ReportData:
    """The report with about ``intensity`` of its texts and headings damaged, in one or two ways.

    A clean truth survives: a damaged heading may be called misspelt (SEC-05), nothing else may.
    """
    if intensity <= 0:
        return report
    ways = (rng.choice((*REPAIRABLE, *LOSSY)), typing_slip)
    kept = (report.unit, report.indicator_name, phrases.NEAR_UNITS[report.unit])

    def change(text: str) -> str:
        if rng.random() >= intensity or any(name in text for name in kept):
            return text
        return _outside_links(text, rng.choice(ways), rng)

    changed = replace(
        report,
        description=tuple(map(change, report.description)),
        performance=tuple(Level(r.level, change(r.text)) for r in report.performance),
        evidence=tuple(_changed(item, change) for item in report.evidence),
        **{name: tuple(map(change, report.list_of(name))) for name in LISTS},  # type: ignore[arg-type]
    )
    return replace(
        changed,
        headings=_headings(report, rng, ways, intensity),
        allowed=(*report.allowed, "SEC-05"),
    )


def _changed(item: Evidence, change: Callable[[str], str]) -> Evidence:
    return item if item.order_number or item.dates or item.urls else Evidence(change(item.text))


_LINK = re.compile(r"((?:https?:|www\.)\S*)")


def _outside_links(text: str, way: Damage, rng: Random) -> str:
    pieces = _LINK.split(text)
    return "".join(piece if i % 2 else way(piece, rng) for i, piece in enumerate(pieces))


def _headings(
    report: ReportData, rng: Random, ways: tuple[Damage, ...], intensity: float
) -> tuple[tuple[str, str], ...]:
    written = dict(report.headings)
    for section in report.order:
        if section not in written and rng.random() < intensity:
            written[section] = rng.choice(ways)(load_form().section(section).title, rng)
    return tuple(written.items())
