"""The ink of a page picture -> its lines of text, each a small picture for the recogniser.

Recognisers look for lines by themselves and lose what Thai stacks high (the tone of ``ชี้``); here
lines are built from the letters up: letters of one height stand side by side, and every mark
belongs to the line it is nearest to, measured from the letters it stands on. Text of different
cells never meets.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.picture import PAPER, Mask, Picture

SMALLEST, LARGEST = 2.6, 22.0
"""Height of letters without marks in points, from footnotes to titles."""
LETTER = (0.6, 2.9)
"""Height of letters as shares of the usual letter's: less is a mark, more is a drawing."""
FURTHEST = 2.2
"""Letter heights over which a line goes on; beyond that a column or another text begins."""
BESIDE = 0.45
"""Share of the smaller height by which neighbours of one line overlap."""
ABOVE, BELOW = 1.9, 1.2
"""Letter heights that marks stand above the letters' tops and below their feet at most."""
NEAR, NEIGHBOURS = 2.5, 8
"""Letter heights from a mark within which it has neighbours, and how many of them are looked at."""
STACKED = 3.0
"""How much farther apart marks count that stand beside each other: they stand over each other."""
SPECK = 0.006
"""Share of a letter's square below which ink is dust."""
ONE_LINE = 1.7
"""Letter heights that two lines are apart at least: Thai needs room for marks between them."""
SIZE = 2.2
"""The font size is told as so many heights of a letter."""
HIGH, LOW = 2.2, 0.8
"""Letter heights that a line's picture reaches above and below the feet of its letters."""

RegionAt = Callable[[float, float], int]
"""Which cell a point (pixels) is in; -1 outside all tables."""


class Ink(NamedTuple):
    """A connected piece of ink; ``label`` is its number in the labelled picture."""

    label: int
    x0: int
    y0: int
    x1: int
    y1: int
    area: int
    region: int

    @property
    def height(self) -> int:
        """Pixels from top to foot."""
        return self.y1 - self.y0


@dataclass(slots=True)
class TextLine:
    """Letters side by side with their marks; ``tall`` ink belongs to it with a part only."""

    letters: list[Ink]
    marks: list[Ink] = field(default_factory=list)
    tall: list[Ink] = field(default_factory=list)

    @property
    def region(self) -> int:
        """The cell that the line stands in; -1 outside all tables."""
        return self.letters[0].region

    @property
    def top(self) -> float:
        """Where its letters begin, as most of them do."""
        return median(letter.y0 for letter in self.letters)

    @property
    def foot(self) -> float:
        """The line on which its letters stand."""
        return median(letter.y1 for letter in self.letters)

    @property
    def x0(self) -> int:
        """Left end of its letters."""
        return min(letter.x0 for letter in self.letters)

    @property
    def x1(self) -> int:
        """Right end of its letters."""
        return max(letter.x1 for letter in self.letters)

    @property
    def ink(self) -> list[Ink]:
        """All that is in it, from left to right."""
        return sorted([*self.letters, *self.marks, *self.tall], key=lambda ink: ink.x0)


@dataclass(frozen=True, slots=True)
class TextInk:
    """The text ink of a page: labelled pixels, the lines, and the usual letter's height."""

    labels: NDArray[np.int32]
    lines: tuple[TextLine, ...]
    letter: float


def text_of(ink: Mask, scale: float, region_at: RegionAt) -> TextInk:
    """The lines of text in ink from which rules and tick boxes have been taken."""
    labels, stats = pieces_of(ink)
    letter = letter_height(stats, scale) or 6.0 * scale
    found = list(_pieces(stats, letter, region_at))
    low, high = LETTER[0] * letter, LETTER[1] * letter
    letters = [piece for piece in found if low <= piece.height <= high]
    lines, stacked = _without_doubles(_chained(letters, letter), letter)
    _give_marks([*stacked, *(piece for piece in found if piece.height < low)], lines, letter)
    _give_tall([piece for piece in found if piece.height > high], lines, letter)
    lines = [line for line in lines if not _is_dust(line, letter)]
    lines.sort(key=lambda line: (line.foot, line.x0))
    return TextInk(labels, tuple(lines), letter)


def pieces_of(ink: Mask) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The connected pieces of ink: their numbers pixel by pixel, and their boxes and areas."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def letter_height(stats: NDArray[np.int32], scale: float) -> float:
    """The height of the usual letter without marks in pixels, 0 where there are no letters.

    ``stats`` are the boxes and areas of ``pieces_of``.
    """
    heights, widths = stats[1:, 3], stats[1:, 2]
    fits = (
        (heights >= SMALLEST * scale)
        & (heights <= LARGEST * scale)
        & (widths >= 0.3 * heights)
        & (widths <= 6 * heights)
    )
    return float(np.median(heights[fits])) if fits.any() else 0.0


def _pieces(stats: NDArray[np.int32], letter: float, region_at: RegionAt) -> Iterable[Ink]:
    least = max(3.0, SPECK * letter * letter)
    for label in range(1, len(stats)):
        x, y, width, height, area = (int(value) for value in stats[label])
        if area < least or height > 12 * letter or width > 40 * letter:
            continue
        region = region_at(x + width / 2, y + height / 2)
        yield Ink(label, x, y, x + width, y + height, area, region)


# --- lines ------------------------------------------------------------------------------------


class _Chain:
    """A line while it grows to the right; its band follows its last letters."""

    RECENT = 8

    def __init__(self, first: Ink) -> None:
        self.letters = [first]
        self.reach = first.x1

    def add(self, letter: Ink) -> None:
        self.letters.append(letter)
        self.reach = max(self.reach, letter.x1)

    def overlap(self, letter: Ink) -> float:
        """The share of the smaller height that the letter and the line's band have in common."""
        recent = self.letters[-self.RECENT :]
        top = median(one.y0 for one in recent)
        foot = median(one.y1 for one in recent)
        shared = min(foot, letter.y1) - max(top, letter.y0)
        return shared / max(1.0, min(foot - top, letter.height))


def _chained(letters: list[Ink], height: float) -> list[TextLine]:
    """Letters that stand side by side, from left to right."""
    chains: list[_Chain] = []
    open_chains: list[_Chain] = []
    for letter in sorted(letters, key=lambda letter: letter.x0):
        open_chains = [c for c in open_chains if letter.x0 - c.reach <= 4 * height]
        near = [
            (chain.overlap(letter), -(letter.x0 - chain.reach), index)
            for index, chain in enumerate(open_chains)
            if chain.letters[0].region == letter.region
            and letter.x0 - chain.reach <= FURTHEST * max(height, letter.height)
        ]
        best = max(near, default=(0.0, 0.0, -1))
        if best[0] >= BESIDE:
            open_chains[best[2]].add(letter)
        else:
            chains.append(_Chain(letter))
            open_chains.append(chains[-1])
    return [TextLine(chain.letters) for chain in chains]


def _without_doubles(lines: list[TextLine], height: float) -> tuple[list[TextLine], list[Ink]]:
    """Lines without those that are marks of another, too near above or below it; and these marks.

    A vowel and a tone that touch are as high as a letter.
    """
    kept: list[TextLine] = []
    stacked: list[Ink] = []
    for line in sorted(lines, key=lambda line: -_weight(line)):
        if any(_is_part_of(line, other, height) for other in kept):
            stacked += line.letters
        else:
            kept.append(line)
    return kept, stacked


def _weight(line: TextLine) -> int:
    return sum(letter.x1 - letter.x0 for letter in line.letters)


def _is_part_of(line: TextLine, other: TextLine, height: float) -> bool:
    if line.region != other.region or line.x0 < other.x0 - height or line.x1 > other.x1 + height:
        return False
    near = [one for one in other.letters if one.x1 > line.x0 - height and one.x0 < line.x1 + height]
    if not near:
        return False
    top, foot = median(one.y0 for one in near), median(one.y1 for one in near)
    if foot - top < 0.5 * height:
        return False
    own = foot - top
    return -ONE_LINE * own < line.foot - foot < ONE_LINE * own and line.foot - line.top < 1.5 * own


# --- marks ------------------------------------------------------------------------------------


def _may_hold(line: TextLine, band: tuple[float, float], mark: Ink) -> bool:
    """Whether a mark is as near to a line as marks are; ``band`` is its letters' top and foot."""
    top, foot = band
    own = foot - top
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    return (
        line.region == mark.region
        and line.x0 - 1.5 * own < x < line.x1 + 2.5 * own
        and top - ABOVE * own < y < foot + BELOW * own
    )


def _give_marks(marks: Sequence[Ink], lines: Sequence[TextLine], height: float) -> None:
    """Put every mark into the line of the ink that it sits on; what is near none is dropped.

    The closest pairs come first, so that a tone follows the vowel under it, which follows its
    letter, though the tone may be as near to the letters of the line above.
    """
    letters = [(letter, at) for at, line in enumerate(lines) for letter in line.letters]
    owners = [at for _, at in letters] + [-1] * len(marks)
    pieces = [letter for letter, _ in letters] + list(marks)
    bands = [(line.top, line.foot) for line in lines]
    pairs = _near_pairs(marks, pieces, len(letters), NEAR * height)
    heapify(pairs)
    waiting: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    while pairs:
        gap, at, other = heappop(pairs)
        if owners[at] >= 0:
            continue
        line = owners[other]
        if line < 0:
            waiting[other].append((gap, at, other))
        elif other >= len(letters) and pieces[other].y0 >= bands[line][1]:
            continue  # nothing stands under a vowel that stands under its letter
        elif _may_hold(lines[line], bands[line], pieces[at]):
            owners[at] = line
            insort(lines[line].marks, pieces[at], key=lambda one: one.x0)
            for pair in waiting.pop(at, ()):
                heappush(pairs, pair)


def _near_pairs(
    marks: Sequence[Ink], pieces: Sequence[Ink], first: int, reach: float
) -> list[tuple[float, int, int]]:
    """White between each mark and the pieces nearest to it: (pixels, mark, piece) by index."""
    x0, y0, x1, y1 = np.array([piece[1:5] for piece in pieces], np.float64).reshape(-1, 4).T
    pairs: list[tuple[float, int, int]] = []
    for at, mark in enumerate(marks, first):
        aside = np.maximum(0, np.maximum(x0 - mark.x1, mark.x0 - x1))
        apart = np.maximum(0, np.maximum(y0 - mark.y1, mark.y0 - y1))
        aside[first:] *= STACKED
        white = np.hypot(aside, apart)
        white[at] = np.inf
        nearest = np.argsort(white)[:NEIGHBOURS]
        pairs += [(float(white[i]), at, int(i)) for i in nearest if white[i] <= reach]
    return pairs


def _give_tall(pieces: Iterable[Ink], lines: Sequence[TextLine], height: float) -> None:
    """Letters of neighbouring lines that touch: each line takes the part in its band."""
    for piece in pieces:
        for line in lines:
            beside = line.x0 - height < piece.x0 and piece.x1 < line.x1 + height
            own = line.foot - line.top
            inside = piece.y0 < line.foot and piece.y1 > line.top
            if beside and inside and line.region == piece.region and piece.height < 7 * own:
                line.tall.append(piece)


def _is_dust(line: TextLine, height: float) -> bool:
    """Whether a line is too little ink for a letter or a sign."""
    return len(line.letters) == 1 and line.letters[0].area < 0.05 * height * height


# --- pictures of lines ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A line's own ink on white paper; ``x0`` and ``y0`` are its corner in the page's picture."""

    picture: Picture
    x0: int
    y0: int


def picture_of(white: Picture, text: TextInk, line: TextLine, pieces: Sequence[Ink]) -> LinePicture:
    """A picture of some of a line's ink, without what belongs to its neighbours."""
    own = max(line.foot - line.top, 0.6 * text.letter)
    margin = max(3, round(0.4 * own))
    x0, x1 = min(one.x0 for one in pieces) - margin, max(one.x1 for one in pieces) + margin
    whole = [one for one in pieces if one not in line.tall]
    y0 = min([one.y0 for one in whole] + [round(line.foot - HIGH * own)]) - 2
    y1 = max([one.y1 for one in whole] + [round(line.foot + LOW * own)]) + 2
    x0, y0 = max(0, x0), max(0, y0)
    window = (slice(y0, y1), slice(x0, x1))
    labels = text.labels[window]
    mask = np.isin(labels, [one.label for one in pieces]).astype(np.uint8)
    around = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    shown = np.where(around > 0, white[window], PAPER).astype(np.uint8)
    return LinePicture(shown, x0, y0)
