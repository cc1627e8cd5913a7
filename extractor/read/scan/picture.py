"""The picture of a page made ready for reading: paper made white, specks gone, lines level.

A ``Picture`` holds grey levels, a row per line of pixels; 0 is black, 255 white. Lengths here are
pixels unless they are called points. Needs numpy and OpenCV (the extra ``ocr``).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""1 where something is, 0 elsewhere."""

PAPER = 255
STEEPEST = 8.0
"""Degrees by which a page can be askew; more is a photograph of something else."""
LEVEL = 0.05
"""Degrees below which a page is level enough: a line's ends differ by less than half a point."""
_SMALL = 900
"""Pixels of the longer side of the picture in which the skew is looked for first."""
_INK = 0.72
"""Share of the paper's grey below which a pixel is ink."""

cv2.setNumThreads(1)


def whitened(grey: Picture, scale: float) -> Picture:
    """The picture with its paper white and even, whatever the light; ``scale``: pixels per point.

    The paper around a pixel is the brightest that lies within a letter's size of it.
    """
    reach = max(3, round(12 * scale)) | 1
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((max(3, reach // 4) | 1,) * 2, np.uint8))
    paper = cv2.blur(cv2.medianBlur(paper, 5), (max(3, reach // 4) | 1,) * 2)
    full = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 60), scale=PAPER), np.uint8)


def ink_of(white: Picture) -> Mask:
    """Where a whitened picture has ink."""
    return (white < _INK * PAPER).astype(np.uint8)


def level(grey: Picture) -> tuple[Picture, float]:
    """The picture turned so that its lines of text are level, and the degrees it was turned by."""
    angle = skew_of(grey)
    if abs(angle) < LEVEL:
        return grey, 0.0
    return turned(grey, angle), angle


def turned(grey: Picture, degrees: float) -> Picture:
    """The picture turned counter-clockwise about its middle; its size stays."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(
            grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT,
            borderValue=(PAPER,),
        ),
        np.uint8,
    )  # fmt: skip


def skew_of(grey: Picture) -> float:
    """By how many degrees (counter-clockwise) the picture must be turned for level lines.

    Lines are level where the rows of the picture differ most in their ink (Postl 1986); the
    coarse answer comes from a small picture, the fine one from a larger one.
    """
    coarse = _ink_small(grey, _SMALL)
    angle = _best(coarse, np.arange(-STEEPEST, STEEPEST + 0.01, 0.5))
    fine = _ink_small(grey, 2 * _SMALL)
    angle = _best(fine, angle + np.arange(-0.5, 0.51, 0.1))
    return _best(fine, angle + np.arange(-0.06, 0.061, 0.02))


def _ink_small(grey: Picture, side: int) -> Picture:
    share = min(1.0, side / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 9)
    return np.asarray(np.where(small < 0.8 * paper, 255, 0), np.uint8)


def _best(ink: Picture, angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))


def _sharpness(ink: Picture, angle: float) -> float:
    """How much neighbouring rows differ in ink when the picture is sheared by the angle."""
    height, width = ink.shape
    shear = np.array([[1, 0, 0], [-np.tan(np.radians(angle)), 1, 0]], np.float64)
    shear[1, 2] = np.tan(np.radians(angle)) * width / 2
    rows = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_NEAREST).sum(
        axis=1, dtype=np.int64
    )
    return float(np.square(np.diff(rows).astype(np.float64)).sum())
