"""Runs of text -> printed lines.

A line is what stands on one baseline within a region (a page or a table cell). Its runs are put in
order from left to right; inside a run the file's own order stays, because it is the order of
writing. Wide gaps cut a line into parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Box, Span
from extractor.read.glyphs import STRUCK, Run
from extractor.read.layout.gaps import (
    WORD_GAP,
    Contents,
    ink_end,
    ink_start,
    is_one_part,
    left_to_right,
    parts_of,
)
from extractor.read.sureness import Sure, carried, joined_sure
from extractor.read.ticks import (
    beside_boxes,
    box_over_lines,
    may_show_ticks,
    plain_beside_boxes,
    plain_ticks,
    symbol_anywhere,
    with_box_at_end,
    without_closed_box,
)
from extractor.thai import repair

SAME_LINE = 0.4
"""Share of the font size by which baselines of one line differ at most (raised, lowered text)."""
_PRIVATE = re.compile("[\uf020-\uf0ff]")
MARKER = re.compile(
    r"[(\[]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,4}[.)]\]?(?![0-9๐-๙])"
    r"|[กขคง][.)] ?(?=\s|$)|[-–•●▪■◦o](?=\s|$)|[☐☑⍰]"
)
"""A list number, bullet or tick box at the start of a line."""
_ONLY_MARKER = re.compile(rf"(?:{MARKER.pattern})\s*$")


class Line(NamedTuple):
    """A printed line, or a part of one that stands apart from the others (see ``parts``).

    ``text`` has its parts joined by TAB; ``parts`` is empty where there is only one. ``text_x`` is
    where the words start after a list marker. ``open_end`` says that a space was set at its end,
    ``sure`` how sure each character is that was read from a picture, ``tags`` in which paragraphs
    the file's structure says that it begins and ends.
    """

    text: str
    raw: str
    bold: tuple[Span, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    text_x: float
    open_end: bool
    parts: tuple[Line, ...] = ()
    sure: Sure = ()
    tags: tuple[int, int] = (0, 0)

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def all_bold(self) -> bool:
        """Whether the whole line is set in bold."""
        if not self.bold:
            return False
        return sum(end - start for start, end in self.bold) >= len(self.text.replace("\t", ""))


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The printed lines of a region, top to bottom; text set vertically makes lines of its own."""
    upright = sorted((run for run in runs if not run.rotated), key=_by_baseline)
    rows = list(_on_one_baseline(upright))
    found = list(map(_line, rows))
    contents = _contents(found)
    if contents is not None:
        found = [
            _line(row, contents) if _may_hold_both(line) else line
            for row, line in zip(rows, found, strict=True)
        ]
    found += [_part([run]) for run in runs if run.rotated]
    lines = _all_ticks_spelt([line for line in found if line.text])
    if any(run.rotated for run in runs):
        lines.sort(key=lambda line: line.baseline)
    return lines


def _all_ticks_spelt(lines: list[Line]) -> list[Line]:
    """The lines with their typed tick boxes, and those of symbol fonts, as ☑ and ☐."""
    if not may_show_ticks("\n".join([line.text for line in lines])):
        return lines  # as in most cells and columns
    spelt = [_symbols_spelt(line) for line in lines]
    for at, (above, below) in enumerate(pairwise(spelt)):
        if box := box_over_lines(above.text, below.text):
            spelt[at] = _spelt(spelt[at], partial(with_box_at_end, box=box))
            spelt[at + 1] = _spelt(below, without_closed_box)
    spelt = [_spelt(line, plain_ticks) for line in spelt if line.text]
    for at in beside_boxes([line.text for line in spelt]):
        spelt[at] = _spelt(spelt[at], plain_beside_boxes)
    return spelt


def _symbols_spelt(line: Line) -> Line:
    if not _PRIVATE.search(line.text):
        return line
    return line._replace(
        text=_symbols(line.text),
        parts=tuple(part._replace(text=_symbols(part.text)) for part in line.parts),
    )


def _spelt(line: Line, spell: Callable[[str], str]) -> Line:
    text = spell(line.text)
    if text == line.text:
        return line
    pieces = text.split("\t")
    parts = tuple(
        part._replace(text=piece, sure=carried(part.text, piece, part.sure))
        for part, piece in zip(line.parts, pieces, strict=False)
    )
    bold = tuple(
        (len(spell(line.text[:start])), len(spell(line.text[:end]))) for start, end in line.bold
    )
    sure = carried(line.text, text, line.sure)
    return line._replace(text=text, bold=bold, parts=parts, sure=sure)


def _symbols(text: str) -> str:
    return _PRIVATE.sub(lambda found: symbol_anywhere(found.group()), text)


def _by_baseline(run: Run) -> tuple[float, int]:
    return run.baseline, run.order


def _on_one_baseline(runs: Sequence[Run]) -> Iterable[list[Run]]:
    cluster: list[Run] = []
    for run in runs:
        if cluster and run.baseline - cluster[0].baseline > SAME_LINE * max(
            cluster[0].size, run.size
        ):
            yield cluster
            cluster = []
        cluster.append(run)
    if cluster:
        yield cluster


def _contents(lines: Sequence[Line]) -> Contents | None:
    """Where contents begin beside labels in bold, if several lines show it."""
    starts = [
        line.parts[1].x0
        for line in lines
        if line.parts and line.parts[0].all_bold and not line.parts[1].bold
    ]
    return (min(starts), max(starts)) if len(starts) > 1 else None


def _may_hold_both(line: Line) -> bool:
    """Whether a line in one part begins in bold and ends in plain letters."""
    return bool(not line.parts and line.bold and line.bold[0][0] == 0 and not line.all_bold)


def _line(runs: list[Run], contents: Contents | None = None) -> Line:
    """The line of the runs on one baseline, cut into parts at wide gaps."""
    if len(runs) == 1 and is_one_part(runs[0]):  # as most are
        return _part_of_one(runs[0])
    runs = left_to_right(runs)
    made = [part for part in map(_part, parts_of(runs, contents)) if part.text]
    if len(made) > 1 and _ONLY_MARKER.match(made[0].text):
        made[:2] = [joined_parts(made[:2], " ")._replace(text_x=made[1].x0)]
    if len(made) == 1:
        return made[0]
    return joined_parts(made, "\t")._replace(parts=tuple(made)) if made else _part(runs)


def _part(runs: list[Run]) -> Line:
    """Runs without a wide gap as one stretch of text; spaces at its ends are taken off."""
    if len(runs) == 1:
        return _part_of_one(runs[0])
    stretches: list[tuple[str, bool]] = []
    raws: list[str] = []
    sure: list[tuple[str, Sure]] = []
    edge, last = runs[0].x0, " "
    for run in runs:
        text = _without_covered_space(run, edge)
        if not text or text == last == " ":
            edge = max(edge, run.xs[-1])
            continue
        if run.x0 - edge > WORD_GAP * run.size and last != " " and text[0] != " ":
            text = " " + text
            raws.append(" ")
            sure.append((" ", ()))
        if stretches and stretches[-1][1] == run.bold:
            stretches[-1] = (stretches[-1][0] + text, run.bold)
        else:
            stretches.append((text, run.bold))
        raws.append(run.raw)
        sure.append((run.text, run.sure))
        last = text[-1]
        edge = max(edge, run.xs[-1])
    text, bold = _spell(stretches)
    inked = [run for run in runs if not run.text.isspace()] or runs
    x0, x1 = ink_start(inked[0]), max(map(ink_end, inked))
    struck = [run for run in runs if run.font == STRUCK]
    if struck and text:
        x0, x1 = min(x0, struck[0].x0), max(x1, struck[-1].x1)
    main = max(inked, key=lambda run: len(run.text))
    return Line(
        text,
        "".join(raws).strip(),
        bold,
        x0,
        min(run.top for run in inked),
        x1,
        max(run.bottom for run in inked),
        main.baseline,
        main.size,
        _text_x(text, x0, inked),
        last == " ",
        sure=_sure_of(text, sure) if any(run.sure for run in runs) else (),
        tags=(inked[0].tag, inked[-1].tag),
    )


def _part_of_one(run: Run) -> Line:
    """A run that is a part by itself, as most are."""
    text = repair(run.text).strip(" ")
    bold = ((0, len(text)),) if run.bold and text.strip() else ()
    x0 = ink_start(run)
    return Line(
        text,
        run.raw.strip(),
        bold,
        x0,
        run.top,
        ink_end(run),
        run.bottom,
        run.baseline,
        run.size,
        _text_x(text, x0, [run]),
        run.text[-1] == " ",
        sure=_sure_of(text, [(run.text, run.sure)]) if run.sure else (),
        tags=(run.tag, run.tag),
    )


def _sure_of(text: str, pieces: Sequence[tuple[str, Sure]]) -> Sure:
    """How sure the characters of a part are whose runs are ``pieces``."""
    values = joined_sure(pieces)
    if not values:
        return ()
    written = "".join(piece for piece, _ in pieces)
    start = len(written) - len(written.lstrip(" "))
    return carried(written.strip(" "), text, values[start : len(written.rstrip(" "))])


def _without_covered_space(run: Run, edge: float) -> str:
    """The run's text without spaces at its beginning that are no space: letters stand there.

    Programs set such spaces to draw an underline.
    """
    if run.text[0] != " ":
        return run.text
    covered = ink_start(run) < edge + WORD_GAP * run.size and run.x0 < edge - WORD_GAP * run.size
    return run.text.lstrip(" ") if covered and not run.rotated else run.text


def _spell(stretches: list[tuple[str, bool]]) -> tuple[str, tuple[Span, ...]]:
    """The stretches as canonical Thai without outer spaces, and where it is bold."""
    pieces, bold, at = [], [], 0
    for index, (stretch, is_bold) in enumerate(stretches):
        spelt = repair(stretch)
        if index == 0:
            spelt = spelt.lstrip(" ")
        if index == len(stretches) - 1:
            spelt = spelt.rstrip(" ")
        if is_bold and spelt.strip():
            bold.append((at, at + len(spelt)))
        pieces.append(spelt)
        at += len(spelt)
    return "".join(pieces), tuple(bold)


def _text_x(text: str, x0: float, runs: list[Run]) -> float:
    """Where the words start after a list marker; ``x0`` where there is none."""
    marker = MARKER.match(text)
    if marker is None:
        return x0
    letters = sum(char != " " for char in marker.group())
    for run in runs:
        for at, char in enumerate(run.text):
            if char == " " or run.rotated:
                continue
            if not letters:
                return run.xs[at]
            letters -= 1
    return x0


def joined_parts(parts: Sequence[Line], glue: str) -> Line:
    """Parts of one printed line as one."""
    bold: list[Span] = []
    at = 0
    for part in parts:
        bold += [(start + at, end + at) for start, end in part.bold]
        at += len(part.text) + len(glue)
    return parts[0]._replace(
        text=glue.join(part.text for part in parts),
        raw=glue.join(part.raw for part in parts),
        bold=tuple(bold),
        top=min(part.top for part in parts),
        x1=max(part.x1 for part in parts),
        bottom=max(part.bottom for part in parts),
        baseline=max(part.baseline for part in parts),
        open_end=parts[-1].open_end,
        tags=(parts[0].tags[0], parts[-1].tags[1]),
        sure=joined_sure([(part.text, part.sure) for part in parts], glue),
    )
