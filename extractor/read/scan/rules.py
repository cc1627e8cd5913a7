"""The ruled lines of a page picture: found, told as pieces in points, and taken out of the ink.

A rule is ink that goes on straight for longer than any letter's stroke. Short uprights count only
where they run from one level rule to another: a table's low row has them, a letter's stem does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.read.glyphs import Segment
from extractor.read.scan.picture import Mask

ACROSS = 24.0
"""Points that a level rule is long at least."""
DOWN = 26.0
"""Points from which an upright stroke is a rule by its length alone."""
SHORT_DOWN = 11.0
"""Points that an upright between two level rules is long at least."""
THICKEST = 4.0
"""Points that a rule is thick at most; thicker ink is a bar or a picture."""
GAP = 1.6
"""Points over which a worn rule goes on."""
SOLID = 0.94
"""Share of a rule's length that is inked; a row of letters has gaps."""
CLEAR, BESIDE = 0.15, 1.5
"""Share of a worn rule's length that has ink beside it at most, within so many points."""
STEM = 0.3
"""Share of a short upright's length from which ink beside it makes it a letter's stem."""
CROSSING = 2.2
"""Points within which a letter that crosses a rule goes on at both of its sides."""
SHRED = 0.9
"""Points that what is left of a rule is thick at most."""
TOUCH = 2.5
"""Points by which an upright may miss the level rule that it ends at."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a picture: ``segments`` in points, and the ``ink`` that is left without them."""

    segments: tuple[Segment, ...]
    ink: Mask


def without_rules(ink: Mask, scale: float) -> Rules:
    """The ruled lines in the ink of a level picture; ``scale`` is pixels per point."""
    across = _strokes(ink, scale, ACROSS, level=True)
    down = _strokes(ink, scale, SHORT_DOWN, level=False)
    level, across = _pieces(_without_text(across, ink, scale), scale, level=True)
    upright, down = _pieces(down, scale, level=False)
    kept = [piece for piece in upright if _is_rule(piece, level, ink, scale)]
    masks = (_widened(across, scale, level=True), _widened(_only(down, kept, scale), scale))
    beyond = np.asarray(ink & (1 - (masks[0] | masks[1])), np.uint8)
    mask = masks[0] & ~_crossed(beyond, scale, level=True)
    mask |= masks[1] & ~_crossed(beyond, scale, level=False)
    left = np.asarray(ink & (1 - mask), np.uint8)
    for rules, is_level in ((masks[0], True), (masks[1], False)):
        left = _without_shreds(left, ink, rules & mask, scale, level=is_level)
    return Rules((*level, *kept), left)


def _without_shreds(left: Mask, ink: Mask, rules: Mask, scale: float, *, level: bool) -> Mask:
    """What is ``left`` of the ink, without the slivers of rules, beside the pixels taken out.

    What stands upright on a vowel is the foot of a tone that runs into the rule above: it stays,
    and gets back what the rule took of it.
    """
    labels, stats = (np.asarray(a) for a in cv2.connectedComponentsWithStats(left)[1:3])
    beside = np.unique(labels[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0])
    left = left.copy()
    for label in beside[beside > 0]:
        x, y, width, height, _ = (int(value) for value in stats[label])
        if (height if level else width) > max(2, SHRED * scale):
            continue
        below = left[y + height : y + height + round(scale), x : x + width]
        if level and width <= 2 * height and below.any():
            top = max(0, y - round(THICKEST * scale))
            left[top:y, x : x + width] |= (ink & rules)[top:y, x : x + width]
        else:
            left[y : y + height, x : x + width][labels[y : y + height, x : x + width] == label] = 0
    return left


def _strokes(ink: Mask, scale: float, shortest: float, *, level: bool) -> Mask:
    """Ink that goes on in one direction for at least ``shortest`` points, small gaps closed."""
    reach, gap = max(3, round(shortest * scale)), max(2, round(GAP * scale))
    bridge = np.ones((1, gap) if level else (gap, 1), np.uint8)
    line = np.ones((1, reach) if level else (reach, 1), np.uint8)
    thick = cv2.dilate(ink, np.ones((2, 1) if level else (1, 2), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, bridge)
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, line), np.uint8)


def _without_text(strokes: Mask, ink: Mask, scale: float) -> Mask:
    """The level strokes without rows of bold letters: gaps in them, and ink above or below."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    kept = np.zeros(count, np.uint8)
    reach = max(2, round(BESIDE * scale))
    for label in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[label])
        columns = slice(x, x + width)
        solid = float(ink[y : y + height, columns].any(axis=0).mean())
        sides = (ink[max(0, y - reach) : y, columns], ink[y + height : y + height + reach, columns])
        beside = max((float(side.any(axis=0).mean()) for side in sides if side.size), default=0.0)
        kept[label] = solid >= SOLID or beside <= CLEAR
    return np.asarray(strokes & kept[labels], np.uint8)


def _pieces(strokes: Mask, scale: float, *, level: bool) -> tuple[list[Segment], Mask]:
    """The strokes that are thin as pieces in points; and the strokes without the others."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    found: list[Segment] = []
    thin = np.zeros(count, np.uint8)
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        length, extent = (width, height) if level else (height, width)
        thickness = area / length
        if thickness > THICKEST * scale or extent > length / 2:
            continue
        thin[label] = 1
        middle = ((y + height / 2) if level else (x + width / 2)) / scale
        start = (x if level else y) / scale
        end = start + length / scale
        ends = (start, middle, end, middle) if level else (middle, start, middle, end)
        found.append(Segment(*ends, thickness / scale))
    return found, thin[labels]


def _is_rule(upright: Segment, level: list[Segment], ink: Mask, scale: float) -> bool:
    if upright.y1 - upright.y0 >= DOWN:
        return True
    return _is_clear(upright, ink, scale) and all(
        any(
            abs(rule.y0 - end) <= TOUCH and rule.x0 - TOUCH <= upright.x0 <= rule.x1 + TOUCH
            for rule in level
        )
        for end in (upright.y0, upright.y1)
    )


def _is_clear(upright: Segment, ink: Mask, scale: float) -> bool:
    """Whether an upright has no ink close beside it, as stems of letters have."""
    x, half = upright.x0 * scale, 0.5 * upright.width * scale + 1
    rows = slice(round((upright.y0 + TOUCH) * scale), round((upright.y1 - TOUCH) * scale))
    reach = max(2, round(BESIDE * scale))
    left, right = round(x - half), round(x + half) + 1
    sides = (ink[rows, max(0, left - reach) : left], ink[rows, right : right + reach])
    return all(float(side.any(axis=1).mean()) <= STEM for side in sides if side.size)


def _only(strokes: Mask, kept: list[Segment], scale: float) -> Mask:
    """The strokes of the pieces kept."""
    mask = np.zeros_like(strokes)
    for piece in kept:
        reach = max(1, round(0.5 * piece.width * scale) + 1)
        x, y0, y1 = round(piece.x0 * scale), round(piece.y0 * scale), round(piece.y1 * scale)
        window = (slice(max(0, y0), y1 + 1), slice(max(0, x - reach), x + reach + 1))
        mask[window] = strokes[window]
    return mask


def _widened(strokes: Mask, scale: float, *, level: bool = False) -> Mask:
    """The strokes with their ragged edges."""
    edge = max(1, round(0.4 * scale))
    grow = np.ones((2 * edge + 1, 1) if level else (1, 2 * edge + 1), np.uint8)
    return np.asarray(cv2.dilate(strokes, grow), np.uint8)


def _crossed(beyond: Mask, scale: float, *, level: bool) -> Mask:
    """Where ink beyond the rules is on both sides: a letter crosses there and keeps its ink."""
    reach = max(3, round(CROSSING * scale))
    line = np.ones((reach, 1) if level else (1, reach), np.uint8)
    end = (0, reach - 1) if level else (reach - 1, 0)
    before = np.asarray(cv2.dilate(beyond, line, anchor=(0, 0)), np.uint8)
    after = np.asarray(cv2.dilate(beyond, line, anchor=end), np.uint8)
    return before & after
