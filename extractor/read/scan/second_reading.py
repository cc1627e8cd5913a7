"""Doubtful lines are read again, a little wider and a little narrower, and the readings compared.

The engine's slips hang on how the picture's columns fall: what it misreads in one width it reads in
another. Where readings differ in Thai letters, the one is taken that falls into fewer words of the
language, or, where words do not tell, the one that most readings share. So every letter was read by
the engine from the picture; none comes from a list. Numbers and Latin letters are not voted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

import cv2
import numpy as np

from extractor.read.scan.engine import Engine, Symbol
from extractor.read.scan.lexicon import Lexicon, lexicon_of
from extractor.read.scan.picture import Picture
from extractor.read.thai_words import known_share
from extractor.thai import CONSONANTS, LEADING_VOWELS, MARKS, NIKHAHIT, repair

WIDTHS = (1.1, 0.9)
"""Shares of its width in which a line is read again."""
DOUBTFUL = 0.985
"""How sure the engine is of every letter of a line that needs no second reading."""
UNREAD = 0.9
"""How sure the engine is on average of what it can read; the rest is not Thai, or no text."""
AROUND = 24
"""Letters to both sides of a difference in which the words are counted."""
CHEAPER = 0.6
"""By how much less a stretch must cost in words for a reading that stands alone to count."""
LESS_SURE = 0.05
"""How much less sure than the first a reading may be that counts."""
GUESSED = 0.96
"""How sure a letter is at most on which readings differ."""
NEAR = 8
"""Letters between two differences that are looked at as one, too: both may be in one word."""
NOISE = frozenset("'\"“”‘’`.,_|!;*^~•·")
"""Signs that dust is read as."""

_THAI = frozenset(CONSONANTS + LEADING_VOWELS + MARKS + NIKHAHIT + "ะาำๅฯๆ")


class Other(NamedTuple):
    """What readings have in place of the symbols ``first`` to ``last`` (which is not included)."""

    first: int
    last: int
    symbols: tuple[Symbol, ...]
    votes: int = 1


def read_again(
    pictures: Sequence[Picture], read: Sequence[Sequence[Symbol]], engine: Engine
) -> list[list[Symbol]]:
    """The readings of the lines' pictures, each doubtful one compared with others of its line."""
    doubtful = [at for at, symbols in enumerate(read) if _is_doubtful(symbols)]
    others: list[list[list[Symbol]]] = [[] for _ in read]
    for share in WIDTHS:
        again = engine.read([_in_width(pictures[at], share) for at in doubtful])
        for at, symbols in zip(doubtful, again, strict=True):
            others[at].append([s._replace(x0=s.x0 / share, x1=s.x1 / share) for s in symbols])
    return [settled(symbols, found) for symbols, found in zip(read, others, strict=True)]


def settled(symbols: Sequence[Symbol], others: Sequence[Sequence[Symbol]]) -> list[Symbol]:
    """One reading of several: ``symbols`` with what is better in the others."""
    told = [_differences(symbols, other) for other in others]
    ranked = sorted(
        ((gain, other) for other in _counted(told) if (gain := _gain(symbols, other)) > 0),
        key=lambda one: (-one[0], one[1].first),
    )
    taken: list[Other] = []
    for _, other in ranked:
        if not any(_meet(other, one) for one in taken):
            taken.append(other)
    best = list(symbols)
    for other in sorted(taken, reverse=True):
        guessed = [one._replace(sure=min(one.sure, GUESSED)) for one in other.symbols]
        best[other.first : other.last] = guessed
    return best


def _meet(one: Other, other: Other) -> bool:
    """Whether two differences have a place in common, be it the one where letters are put in."""
    return one.first <= other.last and other.first <= one.last


def _is_doubtful(symbols: Sequence[Symbol]) -> bool:
    if not symbols or _sure(symbols) < UNREAD:
        return False
    if any(symbol.sure < DOUBTFUL for symbol in symbols):
        return True
    letters = "".join(symbol.text if _is_thai(symbol) else " " for symbol in symbols)
    return any(known_share(repair(run)) < 1 for run in letters.split())


def _in_width(picture: Picture, share: float) -> Picture:
    height, width = picture.shape
    size = (max(1, round(width * share)), height)
    way = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    return np.ascontiguousarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def _is_thai(symbol: Symbol) -> bool:
    return _THAI.issuperset(symbol.text)


def _differences(symbols: Sequence[Symbol], other: Sequence[Symbol]) -> Iterator[Other]:
    """Where two readings differ: each place, and near ones as one."""
    first, second = [one.text for one in symbols], [one.text for one in other]
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    places = [step[1:] for step in steps if step[0] != "equal"]
    yield from (Other(a, b, tuple(other[c:d])) for a, b, c, d in places)
    for (a, b, c, _), (e, f, _, h) in pairwise(places):
        if e - b <= NEAR:
            yield Other(a, f, tuple(other[c:h]))


def _counted(told: Iterable[Iterable[Other]]) -> list[Other]:
    """Each difference once, with how many readings have it."""
    votes: dict[tuple[int, int, str], Other] = {}
    for other in (one for reading in told for one in reading):
        key = (other.first, other.last, _text(other.symbols))
        before = votes.get(key)
        votes[key] = other if before is None else before._replace(votes=before.votes + 1)
    return list(votes.values())


def _gain(symbols: Sequence[Symbol], other: Other) -> float:
    """How much better the symbols read with the difference; 0 or less where they do not."""
    replaced = symbols[other.first : other.last]
    if not all(map(_is_thai, (*replaced, *other.symbols))):
        return _gain_of_noise(symbols, other)
    if replaced and other.symbols and _sure(other.symbols) < _sure(replaced) - LESS_SURE:
        return 0.0
    start, end = other.first, other.last
    while start > max(0, other.first - AROUND) and _is_thai(symbols[start - 1]):
        start -= 1
    while end < min(len(symbols), other.last + AROUND) and _is_thai(symbols[end]):
        end += 1
    before = _cost(_text(symbols[start:end]))
    after = _cost(
        _text((*symbols[start : other.first], *other.symbols, *symbols[other.last : end]))
    )
    if other.votes > 1:
        return before - after + 0.1 if after <= before else 0.0
    return before - after if before - after >= CHEAPER else 0.0


def _gain_of_noise(symbols: Sequence[Symbol], other: Other) -> float:
    """Signs that no other reading has were dust; beside a digit they may be part of a number."""
    replaced = symbols[other.first : other.last]
    beside = symbols[max(0, other.first - 1) : other.last + 1]
    noise = all(NOISE.issuperset(one.text) for one in replaced) and not other.symbols
    number = any(one.text.isdigit() for one in beside)
    return 0.05 if noise and other.votes > 1 and not number else 0.0


def _sure(symbols: Sequence[Symbol]) -> float:
    return fmean(symbol.sure for symbol in symbols)


def _text(symbols: Sequence[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


def _cost(letters: str) -> float:
    """What letters cost in words: few and long ones are cheap."""
    return _words().cost(repair(letters)) if letters else 0.0


@lru_cache(maxsize=1)
def _words() -> Lexicon:
    return lexicon_of(())
