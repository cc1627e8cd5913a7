"""List numbers in pictures, known by where they stand.

A reader of pictures loses the point of "2.", reads every Thai number as the same one, or puts a
speck in front. What such a number says is therefore no proof that it numbers an item, but its place
is: it opens a line, that line begins where the lines of other list numbers begin, and lines that go
on an item begin further in. Numbers found so become the paragraph's label, as automatic list
numbers are; what a file says itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Literal

from extractor.fields.listing import mark_of
from extractor.model import Block, Box, Paragraph, Place, Table
from extractor.thai import CONSONANTS, LEADING_VOWELS, to_arabic

LEVEL = 0.4
"""Distances between lines by which the beginnings of two lines differ at most that begin alike."""
DRIFT = 0.03
"""How much that grows with the distance between them: sheets lie askew on the glass."""

MOSTLY = 0.7
"""Share of the paragraphs from which numbers that open them number them, whatever they say."""

_NUMBER = re.compile(
    rf"(?P<specks>[^\w\s()\-–—☐☑]{{0,2}}\s{{0,2}}|[A-Za-z]\s)"
    rf"[(\[]?(?P<number>\d{{1,2}})[.,:;'\"|)\]]{{0,2}}\s{{0,4}}"
    rf"(?=[{CONSONANTS}{LEADING_VOWELS}A-Za-z(\"“])(?!\s?%)"
)
_SIGN = re.compile(rf"[A-Za-z|!][.,:;]?\s{{1,3}}(?=[{CONSONANTS}{LEADING_VOWELS}])")
_STRAY = re.compile(
    rf"(?:[.,'\"`|;:^~_*\]]|\[(?![^\]]{{0,3}}\])){{1,2}}\s{{0,3}}(?=[{CONSONANTS}{LEADING_VOWELS}☐☑])"
)
_Wrap = Literal["hanging", "flush", "unknown"]


@dataclass(frozen=True, slots=True)
class _Opening:
    """What may be a list number: where the text behind it begins, and the number, 0 if unread.

    ``specked``: something stands before the number, so its line seems to begin further out.
    """

    end: int
    number: int
    specked: bool = False


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed line: the stretch of a paragraph, where it begins, and how far down the page.

    ``indent`` and ``down`` are points in the direction in which the page is read.
    """

    source: Paragraph
    start: int
    end: int
    page: int
    indent: float
    down: float
    opening: _Opening | None

    @property
    def opens_paragraph(self) -> bool:
        """Whether it is the first line of its paragraph."""
        return self.start == 0


def with_labels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, list numbers of paragraphs that were read from a picture made their labels."""
    found: list[Block] = []
    for pictured, run in groupby(blocks, key=_is_pictured):
        if pictured:
            found += _labelled([one for one in run if isinstance(one, Paragraph)])
        else:
            found += map(_inside, run)
    return tuple(found)


def _is_pictured(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.sure) and not block.label


def _inside(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    cells = (replace(cell, blocks=with_labels(cell.blocks)) for cell in block.cells)
    return replace(block, cells=tuple(cells))


def _labelled(found: list[Paragraph]) -> Iterator[Paragraph]:
    printed = list(_printed(found))
    numbered = _numbered(printed)
    for _, lines in groupby(enumerate(printed), key=lambda one: id(one[1].source)):
        own = list(lines)
        source = own[0][1].source
        starts = [(line.start, line.opening) for at, line in own if at in numbered]
        yield from _cut(source, [one for one in starts if one[1]])


def _cut(source: Paragraph, starts: Sequence[tuple[int, _Opening | None]]) -> Iterator[Paragraph]:
    """The paragraph cut where list numbers open its lines, each part labelled by its number."""
    first = starts[0][0] if starts else len(source.text)
    if first:
        stray = _STRAY.match(source.text)
        yield _part(source, stray.end() if stray else 0, first)
    stops = [*(start for start, _ in starts[1:]), len(source.text)]
    for (start, opening), stop in zip(starts, stops, strict=False):
        if opening:
            label = source.text[start : opening.end].strip()
            yield _part(source, opening.end, stop, label)


def _part(source: Paragraph, start: int, stop: int, label: str = "") -> Paragraph:
    """A stretch of a paragraph as one of its own."""
    if not start and stop == len(source.text) and not label:
        return source
    stop = start + len(source.text[start:stop].rstrip())
    lines = [(max(offset - start, 0), place) for offset, place in source.lines if offset < stop]
    kept = [one for at, one in enumerate(lines) if at + 1 == len(lines) or lines[at + 1][0] > 0]
    bold = ((max(a - start, 0), min(b, stop) - start) for a, b in source.bold)
    return replace(
        source,
        text=source.text[start:stop],
        place=source.place_of(start, stop),
        raw="",
        label=label,
        bold=tuple((a, b) for a, b in bold if a < b),
        lines=tuple(kept),
        sure=source.sure[start:stop],
    )


# --- lines as they stand on the page ----------------------------------------------------------


def _printed(found: Sequence[Paragraph]) -> Iterator[_Printed]:
    """The printed lines of paragraphs, in the direction in which their pages are read."""
    lines = [
        (paragraph, start, stop, place)
        for paragraph in found
        for start, stop, place in _stretches(paragraph)
    ]
    frames: dict[int, tuple[bool, int]] = {}
    for page, group in groupby(lines, key=lambda line: line[3].page or 0):
        frames[page] = _frame([place.box for _, _, _, place in group if place.box])
    for paragraph, start, stop, place in lines:
        indent, down = _seen(place.box, *frames[place.page or 0])
        opening = _moved(_opening(paragraph.text[start:stop]), start)
        yield _Printed(paragraph, start, stop, place.page or 0, indent, down, opening)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[int, int, Place]]:
    listed = paragraph.printed
    stops = [start for start, _ in listed[1:]] + [len(paragraph.text)]
    for (start, place), stop in zip(listed, stops, strict=True):
        yield start, stop, place


def _frame(boxes: Sequence[Box]) -> tuple[bool, int]:
    """Whether lines run across the page, and whether they follow each other downwards (1 or -1)."""
    across = sum(box[2] - box[0] for box in boxes) >= sum(box[3] - box[1] for box in boxes)
    side = 1 if across else 0
    steps = [b[side] + b[side + 2] - a[side] - a[side + 2] for a, b in pairwise(boxes)]
    return across, 1 if sum(step > 0 for step in steps) * 2 >= len(steps) else -1


def _seen(box: Box | None, across: bool, way: int) -> tuple[float, float]:
    """How far in a line begins and how far down it stands, on a page lying in any way."""
    if box is None:
        return 0.0, 0.0
    x0, y0, x1, y1 = box
    if across:
        return (x0 if way > 0 else -x1), way * (y0 + y1) / 2
    return (-y1 if way > 0 else y0), way * (x0 + x1) / 2


def _opening(text: str) -> _Opening | None:
    """What may be a list number at the start of a printed line."""
    plain = to_arabic(text)
    if match := _NUMBER.match(plain):
        number = int(match["number"])
        return _Opening(match.end(), number, bool(match["specks"].strip())) if number else None
    match = _SIGN.match(plain)
    return _Opening(match.end(), 0) if match else None


def _moved(opening: _Opening | None, by: int) -> _Opening | None:
    return replace(opening, end=opening.end + by) if opening else None


# --- which of them are list numbers -----------------------------------------------------------


def _numbered(printed: Sequence[_Printed]) -> frozenset[int]:
    """The lines, by number, that a list number opens."""
    candidates = [at for at, line in enumerate(printed) if line.opening]
    lines = _Lines(printed, candidates, _pitch(printed), _open_most(printed, candidates))
    found: list[int] = []
    number = 0
    for order, at in enumerate(candidates):
        following = _number(printed[candidates[order + 1]]) if order + 1 < len(candidates) else 0
        own = _number(printed[at])
        counts = own == number + 1 if own else following == number + 2
        between = own == number + 1 > 1 and following == own + 1
        if _is_list_number(lines, at, counts=counts, between=between):
            found.append(at)
            number = own if counts and own else number + 1
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Printed lines, which of them a number may open, and the usual distance between them.

    ``listed``: such numbers open most paragraphs from the first of them on.
    """

    printed: Sequence[_Printed]
    candidates: Sequence[int]
    pitch: float
    listed: bool


def _number(line: _Printed) -> int:
    return line.opening.number if line.opening else 0


def _open_most(printed: Sequence[_Printed], candidates: Sequence[int]) -> bool:
    first = candidates[0] if candidates else len(printed)
    opening = [line.opening is not None for line in printed[first:] if line.opens_paragraph]
    return sum(opening) > 1 and sum(opening) >= MOSTLY * len(opening)


def _is_list_number(lines: _Lines, at: int, *, counts: bool, between: bool) -> bool:
    """Whether what opens a line numbers an item.

    ``counts``: it is the number that comes next; ``between``: so is the one after it.
    """
    line = lines.printed[at]
    peers = [lines.printed[other] for other in lines.candidates if other != at]
    near = _nearest(line, [one for one in peers if one.page == line.page])
    if not near:
        told = mark_of(line.source.text[line.start : line.end])
        surely = told is not None and not told.bare
        return line.opens_paragraph and counts and (bool(peers) or surely)
    if not any(_begin_alike(line, peer, lines.pitch) for peer in near):
        return False
    if between or (counts and line.opens_paragraph):
        return True
    known = counts or bool(_number(line))
    wrap = _wrap(lines, at)
    if wrap == "flush":
        return known and lines.listed and line.opens_paragraph
    return known and (wrap == "hanging" or counts or line.opens_paragraph)


def _wrap(lines: _Lines, at: int) -> _Wrap:
    """How lines go on here: further in than this one begins, or at the same place."""
    line = lines.printed[at]
    going_on = [
        one
        for other, one in enumerate(lines.printed)
        if other > lines.candidates[0] and not one.opening and one.page == line.page
    ]
    near = _nearest(line, going_on)
    if not near:
        return "unknown"
    further_in = all(_reach(line, one, lines.pitch) < one.indent - line.indent for one in near)
    return "hanging" if further_in else "flush"


def _nearest(line: _Printed, others: Sequence[_Printed]) -> list[_Printed]:
    """The nearest of the lines above and the nearest of those below."""
    above = [one for one in others if one.down <= line.down]
    below = [one for one in others if one.down > line.down]
    return [*above[-1:], *below[:1]]


def _begin_alike(one: _Printed, other: _Printed, pitch: float) -> bool:
    """Whether two lines begin at one place; a speck in front of one begins further out."""
    apart = one.indent - other.indent
    reach = _reach(one, other, pitch)
    outer = one if apart < 0 else other
    specked = outer.opening is not None and outer.opening.specked
    return abs(apart) <= (pitch if specked else 0.0) + reach


def _reach(one: _Printed, other: _Printed, pitch: float) -> float:
    return LEVEL * pitch + DRIFT * abs(one.down - other.down)


def _pitch(printed: Sequence[_Printed]) -> float:
    """The usual distance between lines in points."""
    steps = [b.down - a.down for a, b in pairwise(printed) if a.page == b.page and b.down > a.down]
    return median(steps) if steps else 0.0
