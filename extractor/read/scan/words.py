"""Stretches of a line read as Thai, and the words in them that may be Latin read once more.

The Thai data of the recogniser knows Latin letters and digits, but not well; asked for both
languages at once it takes short Thai words for English ones. So every stretch is read as Thai, and
only a word that came out doubtful is read as Latin, too; the surer reading counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from extractor.read.scan.engine import Engine, Symbol
from extractor.read.scan.ink import Ink, TextInk, TextLine
from extractor.read.scan.lines import picture_of
from extractor.read.scan.picture import Picture
from extractor.read.scan.second_reading import read_again
from extractor.thai import CONSONANTS, LEADING_VOWELS

WORD = 0.6
"""Letter heights from which white between letters is a space."""
SURE = 0.975
"""How sure the Thai data is at least of every letter of a Thai word that it reads right."""
SURER = 0.015
"""By how much the Latin reading must be surer to take the place of Thai letters."""

_THAI = frozenset(CONSONANTS + LEADING_VOWELS)


class Stretch(NamedTuple):
    """Ink of a line that is read together."""

    line: TextLine
    ink: list[Ink]


def cut_at_gaps(ink: Sequence[Ink], widest: float) -> list[list[Ink]]:
    """Ink from left to right, cut where the white between is wider than ``widest`` pixels."""
    pieces: list[list[Ink]] = []
    reach = 0
    for one in ink:
        if pieces and one.x0 - reach <= widest:
            pieces[-1].append(one)
            reach = max(reach, one.x1)
        else:
            pieces.append([one])
            reach = one.x1
    return pieces


def read_stretches(
    white: Picture, text: TextInk, stretches: Sequence[Stretch], engine: Engine
) -> list[list[Symbol]]:
    """The symbols of each stretch, word by word, in pixels of the page, a space after each word."""
    read = _read(white, text, stretches, engine, latin=False)
    words = [
        (number, Stretch(stretch.line, ink), found)
        for number, (stretch, symbols) in enumerate(zip(stretches, read, strict=True))
        for ink, found in _by_word(stretch, symbols)
    ]
    doubtful = [at for at, (_, _, found) in enumerate(words) if _may_be_latin(found)]
    again = _read(white, text, [words[at][1] for at in doubtful], engine, latin=True)
    latin = dict(zip(doubtful, again, strict=True))
    joined: list[list[Symbol]] = [[] for _ in stretches]
    for at, (number, word, found) in enumerate(words):
        best = _surer(found, latin.get(at, []))
        if best:
            end = max(one.x1 for one in word.ink)
            joined[number] += [*best, Symbol(" ", end, end, 1.0)]
    return joined


def _read(
    white: Picture, text: TextInk, stretches: Sequence[Stretch], engine: Engine, *, latin: bool
) -> list[list[Symbol]]:
    shown = [picture_of(white, text, stretch.line, stretch.ink) for stretch in stretches]
    pictures = [picture.picture for picture in shown]
    read: Sequence[Sequence[Symbol]] = engine.read(pictures, latin=latin)
    if not latin:
        read = read_again(pictures, read, engine)
    return [
        [symbol._replace(x0=symbol.x0 + at.x0, x1=symbol.x1 + at.x0) for symbol in found]
        for at, found in zip(shown, read, strict=True)
    ]


def _by_word(stretch: Stretch, symbols: Sequence[Symbol]) -> list[tuple[list[Ink], list[Symbol]]]:
    """The stretch's words with their symbols: each symbol is of the word that it stands over."""
    words = cut_at_gaps(stretch.ink, WORD * (stretch.line.foot - stretch.line.top))
    starts = [
        (max(one.x1 for one in before) + min(one.x0 for one in word)) / 2
        for before, word in pairwise(words)
    ]
    found: list[list[Symbol]] = [[] for _ in words]
    for symbol in symbols:
        middle = (symbol.x0 + symbol.x1) / 2
        found[sum(middle > start for start in starts)].append(symbol)
    return list(zip(words, found, strict=True))


def _may_be_latin(word: Sequence[Symbol]) -> bool:
    """Whether the Thai data read no Thai in a word, or was not sure of it."""
    letters = [symbol for symbol in word if symbol.text[0] in _THAI]
    return not letters or min(symbol.sure for symbol in word) < SURE


def _surer(thai: list[Symbol], latin: list[Symbol]) -> list[Symbol]:
    """The reading to take for a word."""
    if not thai or not latin:
        return thai or latin
    needed = SURER if any(symbol.text[0] in _THAI for symbol in thai) else 0.0
    return latin if _mean(latin) > _mean(thai) + needed else thai


def _mean(read: Sequence[Symbol]) -> float:
    return fmean(symbol.sure for symbol in read)
