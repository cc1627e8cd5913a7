"""Lines of a page picture, read word by word -> runs of text in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, pairwise

from extractor.read.digit_look import second_look
from extractor.read.glyphs import Run
from extractor.read.scan_engine import Engine, Symbol
from extractor.read.scan_lines import SIZE, Ink, TextInk, TextLine, picture_of
from extractor.read.scan_picture import Picture
from extractor.read.sureness import CERTAIN, carried
from extractor.thai import repair

WORD = 0.6
"""Letter heights from which white between letters is a space."""
CHUNK = 1.0
"""Letter heights from which white parts what is read together."""


def runs_of(white: Picture, text: TextInk, scale: float, engine: Engine) -> tuple[Run, ...]:
    """A run for every line that holds something legible, in the lines' order."""
    chunks = [
        (order, chunk)
        for order, line in enumerate(text.lines)
        for chunk in cut_at_gaps(line.ink, CHUNK * (line.foot - line.top))
    ]
    shown = [picture_of(white, text, text.lines[order], chunk) for order, chunk in chunks]
    read = engine.read([picture.picture for picture in shown])
    symbols: dict[int, list[Symbol]] = defaultdict(list)
    for (order, chunk), picture, found in zip(chunks, shown, read, strict=True):
        line = text.lines[order]
        moved = [
            symbol._replace(x0=symbol.x0 + picture.x0, x1=symbol.x1 + picture.x0)
            for symbol in found
        ]
        boxes = [(one.x0, one.y0, one.x1, one.y1) for one in chunk]
        settled = second_look(white, moved, boxes, line.top, line.foot)
        symbols[order] += _spaced(settled, chunk, WORD * (line.foot - line.top))
    return tuple(
        _run(text.lines[order], found[:-1], order, scale)
        for order, found in symbols.items()
        if found
    )


def _run(line: TextLine, symbols: Sequence[Symbol], order: int, scale: float) -> Run:
    """A line's symbols as a run."""
    raw = "".join(symbol.text for symbol in symbols)
    lefts = [symbol.x0 / scale for symbol in symbols for _ in symbol.text]
    sure = tuple(symbol.sure for symbol in symbols for _ in symbol.text)
    text = repair(raw)
    xs = carried(raw, text, tuple(accumulate(lefts, max)))
    ink = line.ink
    right = max(max(one.x1 for one in ink) / scale, xs[-1])
    left = min(min(one.x0 for one in ink) / scale, xs[0])
    size = SIZE * (line.foot - line.top) / scale
    return Run(
        text, raw, left, min(one.y0 for one in ink) / scale, right,
        max(one.y1 for one in ink) / scale, line.foot / scale, size, -1, False,
        False, order, (left, *xs[1:], right), carried(raw, text, sure),
    )  # fmt: skip


def cut_at_gaps(ink: Sequence[Ink], widest: float) -> list[list[Ink]]:
    """Ink from left to right, cut where the white between is wider than ``widest`` pixels."""
    pieces: list[list[Ink]] = []
    reach = 0
    for one in ink:
        if pieces and one.x0 - reach <= widest:
            pieces[-1].append(one)
            reach = max(reach, one.x1)
        else:
            pieces.append([one])
            reach = one.x1
    return pieces


def _spaced(symbols: Sequence[Symbol], ink: Sequence[Ink], word: float) -> list[Symbol]:
    """The symbols with spaces where the ink has gaps, and one at the end."""
    gaps = [
        (max(one.x1 for one in left) + min(one.x0 for one in right)) / 2
        for left, right in pairwise(cut_at_gaps(ink, word))
    ]
    spaced: list[Symbol] = []
    for symbol in symbols:
        while gaps and (symbol.x0 + symbol.x1) / 2 > gaps[0]:
            if spaced:
                spaced.append(_space(gaps[0]))
            gaps.pop(0)
        spaced.append(symbol)
    return [*spaced, _space(max(one.x1 for one in ink))] if spaced else []


def _space(x: float) -> Symbol:
    return Symbol(" ", x, x, CERTAIN)
