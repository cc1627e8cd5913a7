"""The ink of a page picture -> its lines of text, each a small picture for the recogniser.

Recognisers look for lines by themselves and lose what Thai stacks high (the tone of ``ชี้``); here
lines are built from the letters up: letters of one height stand side by side, and every mark
belongs to the line it is nearest to, measured from the letters it stands on. Text of different
cells never meets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.ink import LETTER, Ink, TextInk, TextLine, letter_height, pieces_of
from extractor.read.scan.marks import drop_specks, give_marks
from extractor.read.scan.picture import PAPER, Mask, Picture

FURTHEST = 2.2
"""Letter heights over which a line goes on; beyond that a column or another text begins."""
BESIDE = 0.45
"""Share of the smaller height by which neighbours of one line overlap."""
SPECK = 0.006
"""Share of a letter's square below which ink is dust."""
ONE_LINE = 1.7
"""Letter heights that two lines are apart at least: Thai needs room for marks between them."""
HIGH, LOW = 2.2, 0.8
"""Letter heights that a line's picture reaches above and below the feet of its letters."""

RegionAt = Callable[[float, float], int]
"""Which cell a point (pixels) is in; -1 outside all tables."""


def text_of(ink: Mask, scale: float, region_at: RegionAt) -> TextInk:
    """The lines of text in ink from which rules and tick boxes have been taken."""
    labels, stats = pieces_of(ink)
    letter = letter_height(stats, scale) or 6.0 * scale
    found = list(_pieces(stats, letter, region_at))
    low, high = LETTER[0] * letter, LETTER[1] * letter
    letters = [piece for piece in found if low <= piece.height <= high]
    lines, stacked = _without_doubles(_chained(letters, letter), letter)
    give_marks([*stacked, *(piece for piece in found if piece.height < low)], lines, letter)
    _give_tall([piece for piece in found if piece.height > high], lines, letter)
    lines = [line for line in lines if not _is_dust(line, letter)]
    drop_specks(lines, letter)
    lines.sort(key=lambda line: (line.foot, line.x0))
    return TextInk(labels, tuple(lines), letter)


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
