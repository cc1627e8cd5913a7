"""Stamps, watermarks and grey grounds over a page's text: ink that is lighter than its print.

What is blurred at its edge is light there only; a stamp is light to the middle of its strokes.
Where such ink spreads further than letters do, it is taken away, and what is as dark as the page's
print stays. Nothing happens to a page of which all ink is alike.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.ink import LETTER, letter_height, pieces_of
from extractor.read.scan.picture import PAPER, Mask, Picture

SPREAD = 3.0
"""Letter heights that a stamp is wide and high at least."""
LIGHT = 0.25
"""How far from print to paper ink is that counts as lighter than print."""
BETWEEN = 0.6
"""How far from print to the stamp's ink the bound between the two is."""
CORE = 0.1
"""Share of a piece that is light to the middle in a stamp; less is the edge of a letter."""


class Unstamped(NamedTuple):
    """A page's picture and ink without what was printed over its text."""

    white: Picture
    ink: Mask


def without_overprint(white: Picture, ink: Mask, scale: float) -> Unstamped:
    """The picture and the ink without lighter ink that spreads over letters.

    ``ink`` has no rules any more: they may be thin, and so light, without being a stamp.
    """
    labels, stats = pieces_of(ink)
    height = letter_height(stats, scale)
    if not height:
        return Unstamped(white, ink)
    print_level = _print_level(white, labels, stats, height)
    inner = np.asarray(cv2.erode(white, np.ones((3, 3), np.uint8)), np.uint8)
    core = np.asarray(ink & (inner > print_level + LIGHT * (PAPER - print_level)), np.uint8)
    gone = np.zeros_like(ink)
    for window in _spreading(core, SPREAD * height):
        gone[window] |= _lighter(white[window], ink[window], core[window], print_level)
    if not gone.any():
        return Unstamped(white, ink)
    left = np.asarray(ink & (1 - gone), np.uint8)
    edge = np.asarray(cv2.dilate(gone, np.ones((3, 3), np.uint8)), np.uint8) & (1 - left)
    return Unstamped(np.where(edge > 0, np.uint8(PAPER), white), left)


def _print_level(
    white: Picture, labels: NDArray[np.int32], stats: NDArray[np.int32], height: float
) -> float:
    """The grey of the middle of the usual letter's strokes."""
    darkest = np.full(len(stats), PAPER, np.uint8)
    inked = labels > 0
    np.minimum.at(darkest, labels[inked], white[inked])
    letters = (stats[:, 3] >= LETTER[0] * height) & (stats[:, 3] <= LETTER[1] * height)
    letters[0] = False
    return float(np.median(darkest[letters]))


def _spreading(core: Mask, least: float) -> list[tuple[slice, slice]]:
    """Where light ink hangs together over more than ``least`` pixels both ways."""
    joined = cv2.morphologyEx(core, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    _, stats = pieces_of(np.asarray(joined, np.uint8))
    return [
        (slice(y, y + height), slice(x, x + width))
        for x, y, width, height in (tuple(map(int, row[:4])) for row in stats[1:])
        if min(width, height) >= least
    ]


def _lighter(white: Picture, ink: Mask, core: Mask, print_level: float) -> Mask:
    """The ink of a stamp in a window of the page."""
    stamp_level = float(np.median(white[core > 0]))
    bound = print_level + BETWEEN * (stamp_level - print_level)
    dark = (white < bound).astype(np.uint8)
    beside = np.asarray(cv2.dilate(dark, np.ones((3, 3), np.uint8)), np.uint8)
    labels, stats = pieces_of(np.asarray(ink & (1 - beside), np.uint8))
    cores = np.bincount(labels.ravel(), weights=core.ravel(), minlength=len(stats))
    stamp = cores >= CORE * stats[:, 4]
    stamp[0] = False
    return stamp[labels].astype(np.uint8)
