"""The ring of ◌้ำ in a picture: the engine loses it under a tone, as in น้ำ and ซ้ำ.

Over the letter of น้า stands a tone alone; over that of น้ำ stands a ring with the tone above it.
Where the picture shows two marks, one over the other, and a tone was read, the ring is put back.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extractor.read.scan.engine import Symbol
from extractor.read.scan.ink import Ink, TextLine
from extractor.thai import CONSONANTS, LEADING_VOWELS, NIKHAHIT, TONES

SARA_AA = "า"
SMALLEST, LARGEST = 0.2, 0.7
"""Letter heights that a ring is wide and high."""
CLOSE = 0.35
"""Letter heights of white below the ring at most."""
GUESSED = 0.9
"""How sure a ring is at most that only the count of marks tells."""
_BESIDE = 3.0
"""Letter heights on either side within which letters tell where the line's tops are."""


def with_rings(symbols: Sequence[Symbol], line: TextLine) -> list[Symbol]:
    """The symbols of a line, or of a stretch of it, with the rings that its picture shows."""
    read: list[Symbol] = []
    for at, symbol in enumerate(symbols):
        if _is_bare(symbols, at):
            tone = next(one for one in reversed(read) if one.text in TONES)
            first = next(one for one in reversed(read) if one.text[0] in CONSONANTS)
            if _shows_ring(line, first.x0, symbol.x1):
                while read and read[-1].text in TONES:
                    read.pop()
                sure = min(tone.sure, GUESSED)
                read += [tone._replace(text=NIKHAHIT, sure=sure), tone._replace(sure=sure)]
        read.append(symbol)
    return read


def _is_bare(symbols: Sequence[Symbol], at: int) -> bool:
    """Whether a symbol is the า of a letter with nothing but tones over it."""
    if symbols[at].text != SARA_AA:
        return False
    before = [symbol.text for symbol in symbols[max(0, at - 4) : at]]
    tones = 0
    while before and before[-1] in TONES:
        before.pop()
        tones += 1
    if not tones or not before or before[-1][0] not in CONSONANTS:
        return False
    return len(before) < 2 or before[-2] not in LEADING_VOWELS  # เ◌้า is a vowel of its own


def _shows_ring(line: TextLine, x0: float, x1: float) -> bool:
    """Whether two marks stand over each other above the letters between ``x0`` and ``x1``."""
    height = line.foot - line.top
    beside = [
        one.y0 for one in line.letters if x0 - _BESIDE * height < one.x0 < x1 + _BESIDE * height
    ]
    top = median(beside) if beside else line.top
    over = [
        one
        for one in line.marks
        if x0 + 0.2 * height < (one.x0 + one.x1) / 2 < x1 + 0.2 * height
        and one.y1 <= top + 0.25 * height
    ]
    return any(_is_ring(ring, top, height) and _carries(ring, over, height) for ring in over)


def _is_ring(mark: Ink, top: float, height: float) -> bool:
    sizes = (mark.height, mark.x1 - mark.x0)
    near = top - mark.y1 <= CLOSE * height
    return near and all(SMALLEST * height <= size <= LARGEST * height for size in sizes)


def _carries(ring: Ink, marks: Sequence[Ink], height: float) -> bool:
    """Whether another mark stands on the ring."""
    return any(
        mark.y1 <= ring.y0 + 0.1 * height
        and mark.height >= SMALLEST * height
        and min(mark.x1, ring.x1) - max(mark.x0, ring.x0) > -0.2 * height
        for mark in marks
        if mark is not ring
    )
