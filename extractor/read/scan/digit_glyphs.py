"""The glyphs in a picture of a number, each in the shape that the digit reader knows."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.ticks import Picture, PixelBox

SIDE = 20
"""Pixels a side of a glyph as the reader sees it."""
CELLS, DIRECTIONS = 5, 8
"""The reader sees how much edge of each direction there is in each of 5 × 5 cells."""
POINT = 0.45
"""Parts lower than this share of the highest one are points, commas and dashes."""
INK = 0.4
"""A pixel with this share of the darkest one's ink belongs to a glyph."""

JOINED = 1.3
"""A glyph wider than this share of its height may be two digits that touch, as ๕๖ do."""
CUTS = 7
"""Places at which such a glyph is cut, to see."""

Features = NDArray[np.float32]


class Glyph(NamedTuple):
    """A glyph of a number: its box in the picture, and what the reader looks at."""

    box: PixelBox
    features: Features


def glyphs_in(white: Picture, box: PixelBox) -> tuple[Glyph, ...]:
    """The digits-high glyphs in a box of a picture (white paper), left to right; no points."""
    left, top, right, bottom = box
    dark = 255.0 - white[top:bottom, left:right].astype(np.float32)
    full = float(dark.max(initial=0.0))
    if full < 50:
        return ()
    parts = _parts((dark > INK * full).astype(np.uint8))
    tallest = max((part[3] - part[1] for part in parts), default=0)
    return tuple(
        Glyph((left + x0, top + y0, left + x1, top + y1), features(dark[y0:y1, x0:x1]))
        for x0, y0, x1, y1 in parts
        if y1 - y0 >= POINT * tallest
    )


def cuts(white: Picture, glyph: Glyph) -> tuple[tuple[Glyph, Glyph], ...]:
    """A wide glyph cut in two, at each of some places around its middle."""
    left, top, right, bottom = glyph.box
    width = right - left
    if width < JOINED * (bottom - top):
        return ()
    places = np.linspace(left + 0.35 * width, left + 0.65 * width, CUTS).round().astype(int)
    return tuple(
        (_cut(white, (left, top, at, bottom)), _cut(white, (at, top, right, bottom)))
        for at in places.tolist()
    )


def _cut(white: Picture, box: PixelBox) -> Glyph:
    left, top, right, bottom = box
    return Glyph(box, features(255.0 - white[top:bottom, left:right].astype(np.float32)))


def _parts(ink: NDArray[np.uint8]) -> list[PixelBox]:
    """The boxes of connected ink; parts above one another are one glyph."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found: list[PixelBox] = []
    for x, y, width, height, area in sorted(stats[1:].tolist()):
        if area < 3:
            continue
        if found and x + width / 2 < found[-1][2]:
            x0, y0, x1, y1 = found[-1]
            found[-1] = (x0, min(y0, y), max(x1, x + width), max(y1, y + height))
        else:
            found.append((x, y, x + width, y + height))
    return found


def features(dark: NDArray[Any]) -> Features:
    """What the reader looks at: the glyph small, and its edges by place and direction."""
    square = _squared(dark)
    small = cv2.resize(square, (SIDE // 2, SIDE // 2), interpolation=cv2.INTER_AREA)
    edges = _edges(square)
    return np.concatenate([small.ravel() - 0.5, edges.ravel()]).astype(np.float32)


def _squared(dark: NDArray[Any]) -> NDArray[np.float32]:
    """The glyph, ink 1 on 0, as large as it goes in the middle of a square."""
    height, width = dark.shape
    scale = (SIDE - 2) / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(dark.astype(np.float32), size, interpolation=way)
    square = np.zeros((SIDE, SIDE), np.float32)
    x, y = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
    square[y : y + size[1], x : x + size[0]] = small / max(float(small.max()), 1.0)
    return square


def _edges(square: NDArray[np.float32]) -> NDArray[np.float32]:
    """How strong the edges of each direction are in each cell, in all of unit length."""
    dx = cv2.Sobel(square, cv2.CV_32F, 1, 0)
    dy = cv2.Sobel(square, cv2.CV_32F, 0, 1)
    strength = np.hypot(dx, dy)
    turn = (np.arctan2(dy, dx) / (2 * np.pi) * DIRECTIONS) % DIRECTIONS
    low = np.floor(turn).astype(int) % DIRECTIONS
    share = turn - np.floor(turn)
    cells = np.zeros((CELLS, CELLS, DIRECTIONS), np.float32)
    rows = np.arange(SIDE) * CELLS // SIDE
    at = (rows[:, None].repeat(SIDE, 1), rows[None, :].repeat(SIDE, 0))
    np.add.at(cells, (*at, low), strength * (1 - share))
    np.add.at(cells, (*at, (low + 1) % DIRECTIONS), strength * share)
    return cells / max(float(np.linalg.norm(cells)), 1e-6) * 4
