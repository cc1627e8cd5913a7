"""Lines of a page picture, read word by word -> runs of text in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from extractor.read.glyphs import Run
from extractor.read.scan.digit_look import second_look
from extractor.read.scan.engine import Engine, Symbol
from extractor.read.scan.ink import SIZE, TextInk, TextLine
from extractor.read.scan.picture import Picture
from extractor.read.scan.sara_am import with_rings
from extractor.read.scan.words import Stretch, cut_at_gaps, read_stretches
from extractor.read.sureness import carried
from extractor.thai import repair

CHUNK = 1.0
"""Letter heights from which white parts what is read together."""


def runs_of(white: Picture, text: TextInk, scale: float, engine: Engine) -> tuple[Run, ...]:
    """A run for every line that holds something legible, in the lines' order."""
    stretches = [
        Stretch(line, ink)
        for line in text.lines
        for ink in cut_at_gaps(line.ink, CHUNK * (line.foot - line.top))
    ]
    read = read_stretches(white, text, stretches, engine)
    order = {id(line): number for number, line in enumerate(text.lines)}
    symbols: dict[int, list[Symbol]] = defaultdict(list)
    for (line, ink), found in zip(stretches, read, strict=True):
        boxes = [(one.x0, one.y0, one.x1, one.y1) for one in ink]
        ringed = with_rings(found, line)
        symbols[order[id(line)]] += second_look(white, ringed, boxes, line.top, line.foot)
    return tuple(
        _run(text.lines[number], found[:-1], number, scale)
        for number, found in symbols.items()
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
