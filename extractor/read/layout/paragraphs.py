"""Printed lines -> paragraphs.

Lines become a paragraph as long as nothing on the page says that a new one starts: space, indent, a
list number, a change of weight or size, or a line that ended although the next word had room.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.model import Box, Paragraph, Place, Span, Zone
from extractor.read.layout.label_tabs import with_tabs_before_labels
from extractor.read.layout.line_joins import Frame, between, goes_on
from extractor.read.layout.lines import Line
from extractor.read.layout.list_ends import with_list_ends
from extractor.read.sureness import joined_sure

WIDEST_RIGHT = 1.6
"""The right margin of a page at most, as a multiple of the left one."""


WIDEST_PITCH = 2.6
"""Font sizes between the baselines of one paragraph at most: double spacing of a tall font."""


def frame_of(lines: Sequence[Line], cell: Box | None, page_width: float = 0.0) -> Frame:
    """The frame that lines fill: their cell's width without its padding, or the text's own.

    On a page whose lines are all short the right margin is taken to be as wide as the left one, or
    somewhat wider.
    """
    plain = [line for line in lines if not line.parts] or list(lines)
    left = min(line.x0 for line in plain)
    if cell is not None:
        padding = min(max(left - cell[0], 1.0), 8.0)
        left, right = cell[0] + padding, cell[2] - padding
    else:
        middle = (left + max(line.x1 for line in plain)) / 2
        right = max(line.x1 for line in plain if line.x0 <= middle)
        right = max(right, page_width - WIDEST_RIGHT * left)
    steps = sorted(
        below.baseline - above.baseline
        for above, below in pairwise(lines)
        if 0 < below.baseline - above.baseline < WIDEST_PITCH * below.size
    )
    return Frame(left, right, steps[len(steps) // 4] if steps else 0.0)


def paragraphs_of(
    lines: Sequence[Line], frame: Frame, page: int, zone: Zone = "body"
) -> list[Paragraph]:
    """The paragraphs of consecutive lines of one column."""
    groups: list[list[Line]] = []
    for line, following in zip(lines, (*lines[1:], None), strict=False):
        if groups and goes_on(groups[-1], line, following, frame):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, frame, page, zone) for group in with_list_ends(groups)]


def paragraph_of(line: Line, page: int, zone: Zone = "body") -> Paragraph:
    """The paragraph that is this one line."""
    place = Place(page, line.box)
    made = Paragraph(line.text, place, line.raw, "", zone, _merged(line.bold), (), line.sure)
    return with_tabs_before_labels(made)


def _paragraph(lines: Sequence[Line], frame: Frame, page: int, zone: Zone) -> Paragraph:
    if len(lines) == 1:
        return paragraph_of(lines[0], page, zone)
    text, raw = lines[0].text, lines[0].raw
    bold = list(lines[0].bold)
    sure = lines[0].sure
    places = [(0, Place(page, lines[0].box))]
    for above, line in pairwise(lines):
        glue = between(above, line, frame)
        at = len(text) + len(glue)
        sure = joined_sure([(text, sure), (line.text, line.sure)], glue)
        text, raw = text + glue + line.text, raw + glue + line.raw
        bold += [(start + at, end + at) for start, end in line.bold]
        places.append((at, Place(page, line.box)))
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    made = Paragraph(
        text,
        Place(page, box),
        raw,
        zone=zone,
        bold=_merged(bold),
        lines=tuple(places),
        sure=sure,
    )
    return with_tabs_before_labels(made)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring spans as one (at most a space between them)."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= 1:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
