"""The connected pieces of ink of a page picture, and the lines of text that they make up."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.picture import Mask

SMALLEST, LARGEST = 2.6, 22.0
"""Height of letters without marks in points, from footnotes to titles."""
LETTER = (0.6, 2.9)
"""Height of letters as shares of the usual letter's: less is a mark, more is a drawing."""
SIZE = 2.2
"""The font size is told as so many heights of a letter."""


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
