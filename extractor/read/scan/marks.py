"""Which line each vowel and tone of a page picture belongs to, and each point and dash.

Lines stand so close in print that a tone may be as near to the letters above it as to its own. What
tells them apart is how Thai is set: a vowel below hangs at the foot of its letter, flush with its
right stem, and nothing hangs below a letter that reaches down itself.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.ink import Ink, TextLine

ABOVE, BELOW = 1.9, 1.2
"""Letter heights that marks stand above the letters' tops and below their feet at most."""
NEAR, NEIGHBOURS = 2.5, 8
"""Letter heights from a mark within which it has neighbours, and how many of them are looked at."""
STACKED = 3.0
"""How much farther apart marks count that stand beside each other: they stand over each other."""
HANGING, FLUSH = 0.25, 0.35
"""Letter heights that a vowel hangs below its letter, and beside its right stem, at most."""
FLAT = 0.2
"""Letter heights that a stroke is thick at most: ``_`` hangs nowhere in particular."""
LETTER_WIDTH = 1.3
"""Letter heights that a single letter is wide at most; wider ink is several that touch."""
DEEP = 0.25
"""Letter heights below the others' feet from which a letter reaches down itself."""
LEANING = 0.25
"""Letter heights by which a tone stands beside the right end of the vowel under it at most."""
SMALLEST, OF_SMALLEST = 10, 0.5
"""Per cent of the marks over a page's letters that are its smallest tones, or dust; and the share
of what those ink that any other mark inks at least."""
ENOUGH = 30
"""Marks over letters from which a page tells how small its tones are."""
WIDE = 0.45
"""Letter heights from which a letter is none that wears a dot, as i and j do."""
_FEET = 5
"""Neighbours on either side that tell where a letter's line stands: lines of photographs bend."""


def give_marks(marks: Sequence[Ink], lines: Sequence[TextLine], height: float) -> None:
    """Put every mark into the line of the ink that it sits on; what is near none is dropped.

    The closest pairs come first, so that a tone follows the vowel under it, which follows its
    letter. ``height`` is the usual letter's in pixels.
    """
    bases = _bases(lines)
    pieces = [base.ink for base in bases] + list(marks)
    owners = [base.line for base in bases] + [-1] * len(marks)
    bands = [(line.top, line.foot) for line in lines]
    pairs = _pairs(marks, bases, height)
    heapify(pairs)
    waiting: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    while pairs:
        gap, at, other = heappop(pairs)
        if owners[at] >= 0:
            continue
        line = owners[other]
        if line < 0:
            waiting[other].append((gap, at, other))
        elif other >= len(bases) and pieces[other].y0 >= bands[line][1]:
            continue  # nothing stands under a vowel that stands under its letter
        elif _may_hold(lines[line], bands[line], pieces[at]):
            owners[at] = line
            insort(lines[line].marks, pieces[at], key=lambda one: one.x0)
            for pair in waiting.pop(at, ()):
                heappush(pairs, pair)


def drop_specks(lines: Sequence[TextLine], height: float) -> None:
    """Take from the lines the dust over and under letters: far less ink than the page's tones."""
    sizes = [max(line.foot - line.top, 0.5 * height) for line in lines]
    sides = [_sides(line, size) for line, size in zip(lines, sizes, strict=True)]
    tones = [
        mark.area / size**2
        for line, size, own in zip(lines, sizes, sides, strict=True)
        for mark, side in zip(line.marks, own, strict=True)
        if side > 0
    ]
    if len(tones) < ENOUGH:
        return
    least = OF_SMALLEST * float(np.percentile(tones, SMALLEST))
    for line, size, own in zip(lines, sizes, sides, strict=True):
        line.marks[:] = [
            mark
            for mark, side in zip(line.marks, own, strict=True)
            if mark.area >= least * size**2 or not side
        ]


def _sides(line: TextLine, height: float) -> list[int]:
    """For each mark: 1 over a wide letter, -1 under one, 0 where it stands elsewhere."""
    boxes = np.array([letter[1:5] for letter in line.letters], np.int64).reshape(-1, 4)
    x0, y0, x1, y1 = boxes[boxes[:, 2] - boxes[:, 0] >= WIDE * height].T
    found = []
    for mark in line.marks:
        along = (x0 < mark.x1) & (mark.x0 < x1)
        over = bool((along & (mark.y1 <= y0 + 2)).any())
        under = bool((along & (mark.y0 >= y1 - 1)).any())
        found.append(1 if over else -int(under))
    return found


class _Base(NamedTuple):
    """A letter, the number of its line, and where the letters beside it stand."""

    ink: Ink
    line: int
    foot: float


def _bases(lines: Sequence[TextLine]) -> list[_Base]:
    found = []
    for at, line in enumerate(lines):
        letters = sorted(line.letters, key=lambda letter: letter.x0)
        feet = [letter.y1 for letter in letters]
        for number, letter in enumerate(letters):
            beside = feet[max(0, number - _FEET) : number + _FEET + 1]
            found.append(_Base(letter, at, float(np.median(beside))))
    return found


def _may_hold(line: TextLine, band: tuple[float, float], mark: Ink) -> bool:
    """Whether a mark is as near to a line as marks are; ``band``: its letters' top and foot."""
    top, foot = band
    own = foot - top
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    return (
        line.region == mark.region
        and line.x0 - 1.5 * own < x < line.x1 + 2.5 * own
        and top - ABOVE * own < y < foot + BELOW * own
    )


def _pairs(
    marks: Sequence[Ink], bases: Sequence[_Base], height: float
) -> list[tuple[float, int, int]]:
    """How far each mark is from the pieces nearest to it: (pixels, mark, piece) by index."""
    count = len(bases)
    boxes = [base.ink[1:5] for base in bases] + [mark[1:5] for mark in marks]
    x0, y0, x1, y1 = np.array(boxes, np.float64).reshape(-1, 4).T
    feet = np.array([base.foot for base in bases], np.float64)
    pairs: list[tuple[float, int, int]] = []
    for at, mark in enumerate(marks, count):
        aside = np.maximum(0, np.maximum(x0 - mark.x1, mark.x0 - x1))
        apart = np.maximum(0, np.maximum(y0 - mark.y1, mark.y0 - y1))
        aside[count:] *= STACKED
        white = np.hypot(aside, apart)
        shift = np.abs(x1 - mark.x1)
        white[count:] += np.maximum(0, shift[count:] - LEANING * height)
        if mark.height > FLAT * height:
            under = mark.y0 >= feet - 1
            white[:count][under] += _hanging(mark, (x0, x1, y1), shift, feet, height)[under]
        white[at] = np.inf
        nearest = np.argsort(white)[:NEIGHBOURS]
        pairs += [(float(white[i]), at, int(i)) for i in nearest if white[i] <= NEAR * height]
    return pairs


def _hanging(
    mark: Ink,
    edges: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
    shift: NDArray[np.float64],
    feet: NDArray[np.float64],
    height: float,
) -> NDArray[np.float64]:
    """What is added for each letter that a mark stands lower than: infinite where none hangs so."""
    count = len(feet)
    x0, x1, y1 = (edge[:count] for edge in edges)
    single = x1 - x0 <= LETTER_WIDTH * height
    off = np.where(single, shift[:count], np.maximum(0, mark.x1 - x1))
    hangs = (mark.y0 - y1 <= HANGING * height) & (off <= FLUSH * height)
    hangs &= y1 <= feet + DEEP * height
    return np.where(hangs, off, np.inf)
