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

from extractor.read.thai_contexts import COMMON_WORDS
from extractor.thai import CONSONANTS, MARKS, NIKHAHIT, SARA_AA, SARA_AM

CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
"""What a text layer gives for glyphs whose codes say nothing; no text has it."""

_LETTERS = CONSONANTS + SARA_AA + "ะเแโใไ"
_SMOOTH = 0.4
_ALPHABET = 60
_PLACES = 8
"""Places of a glyph below which the letters around say too little."""
_VOTERS = 60
_MARGIN = 1.0
"""Nats a place by which the best letter must beat the next: guessing is worse than losing."""
_IMPOSSIBLE = 3.0

_SKIPPED = re.compile(f"[{MARKS}]")


def lacking_letter(places: Iterable[tuple[str, str]], told: str = "") -> str:
    """The letter that stands at all ``places``, "" if that is in doubt.

    A place is the text before and after a glyph. A font may have a letter under a code of its own
    and under a lost one as well (sara aa, of which sara am is drawn), so every letter is asked
    about. ``told`` is what the same code was found to be elsewhere in the font: few places do then.
    """
    found = list(places)
    asked = found[:: max(1, len(found) // _VOTERS)]
    scores = {letter: _score(letter, asked) for letter in _LETTERS}
    best, *others = sorted(scores, key=lambda letter: -scores[letter])
    if told:
        return told if scores[told] >= scores[best] - _MARGIN * len(asked) else ""
    sure = scores[best] - scores[others[0]] > _MARGIN * len(asked)
    return best if sure and len(found) >= _PLACES else ""


def _score(letter: str, places: list[tuple[str, str]]) -> float:
    around, letters = _counts()
    own = math.log(letters[letter] + _SMOOTH * _ALPHABET)
    share = math.log((letters[letter] + _SMOOTH) / letters.total())
    seen = around.get(letter, Counter())
    return sum(
        share
        + sum(math.log(seen[feature] + _SMOOTH) - own for feature in _features(before, after))
        - (0.0 if _possible(letter, before, after) else _IMPOSSIBLE)
        for before, after in places
    )


def _possible(letter: str, before: str, after: str) -> bool:
    """A mark stands on consonants only; sara aa and a follow one; nikhahit leads to sara aa."""
    if after[:1] in MARKS and after and letter not in CONSONANTS:
        return False
    if before[-1:] in (NIKHAHIT, SARA_AM) and letter != SARA_AA:
        return False
    bare = _SKIPPED.sub("", before.replace(SARA_AM, NIKHAHIT))
    return letter not in (SARA_AA, "ะ") or bare[-1:] in CONSONANTS


def _features(before: str, after: str) -> tuple[str, str]:
    bare = _SKIPPED.sub("", before.replace(SARA_AM, NIKHAHIT))
    return f"b{bare[-1:] or ' '}", f"a{after[:1] or ' '}"


@cache
def _counts() -> tuple[dict[str, Counter[str]], Counter[str]]:
    """For every letter the number of its neighbours, and its own number, in common words."""
    around: dict[str, Counter[str]] = {}
    letters: Counter[str] = Counter()
    for word in COMMON_WORDS.replace(SARA_AM, NIKHAHIT + SARA_AA).split():
        for at, char in enumerate(word):
            if char in _LETTERS:
                letters[char] += 1
                features = _features(word[:at], word[at + 1 :])
                around.setdefault(char, Counter()).update(features)
    return around, letters
