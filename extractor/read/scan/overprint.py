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
BROKEN = 1.0
"""Letter heights over which a stamp goes on that text or a rule breaks."""
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
    for window in _spreading(core, height):
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


def _spreading(core: Mask, height: float) -> list[tuple[slice, slice]]:
    """Windows around light ink that hangs together further than letters do, and what goes on it."""
    labels, stats = pieces_of(_closed(core, 5))
    wide = np.minimum(stats[:, 2], stats[:, 3]) >= SPREAD * height
    wide[0] = False
    if not wide.any():
        return []
    _, boxes = pieces_of(_closed(core, round(BROKEN * height) | 1))
    found = [
        (slice(y, y + tall), slice(x, x + broad))
        for x, y, broad, tall in (tuple(map(int, box[:4])) for box in boxes[1:])
        if min(broad, tall) >= SPREAD * height
    ]
    seeds = np.asarray(wide[labels] & (core > 0))
    return [window for window in found if seeds[window].any()]


def _closed(mask: Mask, size: int) -> Mask:
    kernel = np.ones((size, size), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.uint8)


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
