"""Filled squares and discs that are drawn: bullets, unless an empty box beside them makes options.

Browsers draw the bullets of lists as discs; forms may draw ■ for a ticked and □ for an empty box.
A filled one is a tick only where an empty one of its size stands on its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractor.model import Box
from extractor.read.glyphs import Mark, PageContent, Rect
from extractor.read.layout.box_outlines import LARGEST, NEAR_SQUARE, is_outline
from extractor.thai import TICKED

SMALLEST = 1.2
"""Side in points: smaller ones are dots of a leader or of a letter."""
ALIKE = 1.4
"""Times that the larger of two boxes of one choice may exceed the other."""
LEADER = 3.0
"""Sides within which another one on the same line makes them a dotted leader."""
DISC, SMALL_SQUARE, SQUARE = "•", "▪", "■"


def solid_marks(page: PageContent) -> list[tuple[Box, str]]:
    """The boxes of filled squares and discs that stand alone on their line, with their letter."""
    drawn: Iterable[Rect | Mark] = (*page.rects, *page.marks)
    found = [
        (one[:4], SMALL_SQUARE if isinstance(one, Rect) else DISC)
        for one in drawn
        if _is_solid(one) and _is_small_square(one[:4])
    ]
    found.sort(key=lambda one: (round(one[0][1]), one[0][0]))
    return [
        one
        for at, one in enumerate(found)
        if not any(_in_a_row(one[0], other[0]) for other in found[max(at - 1, 0) : at + 2])
    ]


def _is_solid(drawn: Rect | Mark) -> bool:
    """Whether a closed shape is filled and has no border of its own."""
    dark = drawn.fill == "dark" and not drawn.stroked
    return dark and (isinstance(drawn, Rect) or is_outline(drawn))


def letter_of(
    solid: tuple[Box, str], empty: Sequence[Box], leads: Callable[[Box], bool]
) -> str | None:
    """What a filled mark stands for: ☑, its letter for a bullet, None for neither.

    ``empty`` are the page's empty tick boxes; ``leads`` says whether a box leads a line of text.
    Beside empty boxes of its size on other lines a mark is ■: ``tick_pairs`` settles those.
    """
    box, letter = solid
    alike = [other for other in empty if _alike(box, other)]
    if any(_level(box, other) for other in alike):
        return TICKED
    if not leads(box):
        return None
    return SQUARE if alike else letter


def _is_small_square(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    longer = max(width, height)
    return SMALLEST <= longer <= LARGEST and abs(width - height) <= NEAR_SQUARE * longer


def _in_a_row(box: Box, other: Box) -> bool:
    side = box[2] - box[0]
    level = abs(box[1] - other[1]) < side / 2
    gap = max(other[0] - box[2], box[0] - other[2])
    return other is not box and level and gap < LEADER * side


def _alike(box: Box, other: Box) -> bool:
    low, high = sorted((box[3] - box[1], other[3] - other[1]))
    return high <= ALIKE * low


def _level(box: Box, other: Box) -> bool:
    return abs(box[1] + box[3] - other[1] - other[3]) < box[3] - box[1] + other[3] - other[1]
