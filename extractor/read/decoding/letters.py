"""Letters on the line whose codes are no characters: which letter of the alphabet a font lacks.

A font that was subset without a map of its codes gives a control code for a glyph that stands on
the line as any letter. The letters around all its places say which it is. Where that leaves doubt
there is no verdict: the glyph stays undecoded and the page's quality counts it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import NamedTuple

from extractor.read.decoding.contexts import COMMON_WORDS
from extractor.read.thai_words import letters_in_words
from extractor.thai import CONSONANTS, MARKS, NIKHAHIT, SARA_AA, SARA_AM

CONTROLS = frozenset(
    map(chr, [*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85),
              *range(0x86, 0xA0), 0xFFFD])
)  # fmt: skip
"""What a text layer gives for glyphs whose codes say nothing; no text has it."""

LETTERS = CONSONANTS + SARA_AA + "ะเแโใไ"
"""The letters of the alphabet that stand on the line."""
_SMOOTH = 0.4
_ALPHABET = 60
_PLACES = 8
"""Places of a glyph below which the letters around say too little."""
_VOTERS = 60
_MARGIN = 1.0
"""Nats a place by which the best letter must beat the next: guessing is worse than losing."""
_IMPOSSIBLE = 3.0

_LEAST, _ASKED = 2, 8
"""Places of which words are asked: fewer say too little, more would only repeat them."""
_AHEAD = 2.5
"""Letters in words a place by which the best letter must beat the next."""

_SKIPPED = re.compile(f"[{MARKS}]")


def lacking_letter(places: Iterable[tuple[str, str]], told: str = "") -> str:
    """The letter that stands at all ``places``, "" if that is in doubt.

    A place is the text before and after a glyph. A font may have a letter under a code of its own
    and under a lost one as well (sara aa, of which sara am is drawn), so every letter is asked
    about. ``told`` is what the same code was found to be elsewhere in the font: few places do then.
    """
    found = list(places)
    asked = found[:: max(1, len(found) // _VOTERS)]
    features = Counter(feature for place in asked for feature in _features(*place))
    bounds = Counter(_bounds(*place) for place in asked)
    scores = {letter: _score(letter, features, bounds) for letter in LETTERS}
    best, *others = sorted(scores, key=lambda letter: -scores[letter])
    if told:
        return told if scores[told] >= scores[best] - _MARGIN * len(asked) else ""
    sure = scores[best] - scores[others[0]] > _MARGIN * len(asked)
    return best if sure and len(found) >= _PLACES else ""


def letter_of_words(places: Iterable[tuple[str, str]]) -> str:
    """The letter that makes words at ``places`` where no other one does, "" if that is in doubt.

    A place is the letters without a gap before and after a glyph.
    """
    asked = list(islice(places, _ASKED))
    if len(asked) < _LEAST:
        return ""
    made = {letter: sum(map(letters_in_words, map(letter.join, asked))) for letter in LETTERS}
    best, second = sorted(LETTERS, key=lambda letter: -made[letter])[:2]
    return best if made[best] - made[second] >= _AHEAD * len(asked) else ""


def _features(before: str, after: str) -> tuple[str, str]:
    return f"b{_letter_before(before) or ' '}", f"a{after[:1] or ' '}"


def _letter_before(before: str) -> str:
    return _SKIPPED.sub("", before.replace(SARA_AM, NIKHAHIT))[-1:]


class _Bounds(NamedTuple):
    """What orthography asks of the letter at a place: a mark on it, nikhahit or no base before."""

    marked: bool
    ringed: bool
    baseless: bool


def _bounds(before: str, after: str) -> _Bounds:
    return _Bounds(
        marked=after != "" and after[0] in MARKS,
        ringed=before[-1:] in (NIKHAHIT, SARA_AM),
        baseless=_letter_before(before) not in CONSONANTS,
    )


def _possible(letter: str, bounds: _Bounds) -> bool:
    """A mark stands on consonants only; sara aa and a follow one; nikhahit leads to sara aa."""
    if bounds.marked and letter not in CONSONANTS:
        return False
    if bounds.ringed and letter != SARA_AA:
        return False
    return not (bounds.baseless and letter in (SARA_AA, "ะ"))


def _score(letter: str, features: Counter[str], bounds: Counter[_Bounds]) -> float:
    share, known, unknown = _weights()[letter]
    spoken = sum(known.get(feature, unknown) * number for feature, number in features.items())
    impossible = sum(number for at, number in bounds.items() if not _possible(letter, at))
    return share * bounds.total() + spoken - _IMPOSSIBLE * impossible


@cache
def _weights() -> dict[str, tuple[float, dict[str, float], float]]:
    """For every letter how common it is, how much each feature speaks for it, and any other one."""
    around, letters = _counts()
    weights = {}
    for letter in LETTERS:
        own = math.log(letters[letter] + _SMOOTH * _ALPHABET)
        share = math.log((letters[letter] + _SMOOTH) / letters.total())
        seen = around.get(letter, Counter())
        known = {feature: math.log(count + _SMOOTH) - own for feature, count in seen.items()}
        weights[letter] = share, known, math.log(_SMOOTH) - own
    return weights


@cache
def _counts() -> tuple[dict[str, Counter[str]], Counter[str]]:
    """For every letter the number of its neighbours, and its own number, in common words."""
    around: dict[str, Counter[str]] = {}
    letters: Counter[str] = Counter()
    for word in COMMON_WORDS.replace(SARA_AM, NIKHAHIT + SARA_AA).split():
        for at, char in enumerate(word):
            if char in LETTERS:
                letters[char] += 1
                features = _features(word[:at], word[at + 1 :])
                around.setdefault(char, Counter()).update(features)
    return around, letters
