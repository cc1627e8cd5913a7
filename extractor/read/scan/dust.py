"""Dust on the glass: specks that lie all over a page, told from the points of its text.

What lies far from every letter is no text; where there is enough of it, it shows how large the
dust of this page is, and what is no larger goes, wherever it lies.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractor.read.scan.ink import LETTER, letter_height, pieces_of
from extractor.read.scan.picture import Mask

ENOUGH = 12
"""Specks far from all letters from which a page counts as dusty."""
FAR = 1.3
"""Letter heights from every letter that are far."""
LARGEST = 0.45
"""Share of a letter's height that dust is wide and high at most."""
MOST = 80
"""Per cent of the specks seen far from letters that are smaller than what is taken for dust."""
POINT = 0.02
"""Share of a letter's square from which ink may be a point or a mark of the text."""


def without_dust(ink: Mask, scale: float) -> Mask:
    """The ink without its dust."""
    labels, stats = pieces_of(ink)
    height = letter_height(stats, scale)
    if not height:
        return ink
    sizes, areas = stats[:, 2:4].max(axis=1), stats[:, 4]
    small = sizes <= LARGEST * height
    small[0] = False
    letters = (stats[:, 3] >= LETTER[0] * height) & (stats[:, 3] <= LETTER[1] * height)
    letters[0] = False
    reach = 2 * round(FAR * height) + 1
    near = cv2.dilate(letters[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    beside = np.bincount(labels.ravel(), weights=near.ravel(), minlength=len(stats)) > 0
    far = small & ~beside
    if far.sum() < ENOUGH:
        return ink
    largest = min(float(np.percentile(areas[far], MOST)), POINT * height * height)
    dust = far | (small & (areas <= largest))
    return np.asarray(ink & (1 - dust[labels].astype(np.uint8)), np.uint8)
