"""Decoded characters joined to runs: what stands without a gap on one baseline in one font."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import attrgetter, gt, sub

from extractor.read.decoding.evidence import Sheet
from extractor.read.decoding.stray_marks import settle
from extractor.read.glyphs import Run
from extractor.read.pdfium.file import Font
from extractor.read.pdfium.tags import NO_TAG
from extractor.read.pdfium.text import RawText
from extractor.thai import LEADING_VOWELS, MARKS, SARA_AA, SARA_AM, repair

_GAP = 0.18
"""Gaps wider than this share of the font size end a run; letters of a word stand closer."""
_BACK = 0.6
"""A text object that starts further left than this share of the size does not continue a run."""
_WORD = 0.8
"""Letters that cannot be parted belong together over gaps narrower than this (spread lines)."""
_MARK_BACK, _MARK_GAP = 1.4, 0.4
"""How far left and right of a run's end a mark can start that stands on the run's last letter."""
_EXACT = 0.01
"""Share of the font size by which an object starts elsewhere than where the run ends, at least, if
the two were not set as one text."""
_INSET = 0.7
"""Share of the font size within which a cell's text begins behind the rule left of it."""
_CLUSTER = 4
"""Characters of a cluster at most: its letter reaches furthest right."""
_SARA_AA = 0.5
"""Width of sara aa as a share of the font size where the page does not show it."""
_DRIFT = 0.12
_SIZES = 0.05
_ASCENT = 0.75
_DESCENT = 0.25

_MARK_SET = frozenset(MARKS)
_FOLLOWING = frozenset(MARKS + SARA_AM)


_style = attrgetter("y", "font", "size", "upright", "bold")
"""What the text objects of nearly every run have in common."""


@dataclass(slots=True)
class _Open:
    """A run being written: a stretch of the page's characters, and how far right it reaches."""

    owner: RawText
    style: tuple[object, ...]
    start: int
    stop: int
    end: float = 0.0


def runs_of(sheet: Sheet, fonts: list[Font]) -> tuple[Run, ...]:
    """The runs of a page in content-stream order."""
    return _Writer(sheet, fonts).runs()


class _Writer:
    """Joins text objects and cuts them at gaps.

    The page's lists are kept without what is dropped, so that a run is one stretch of them: a page
    has thousands of characters, and nothing is done for each of them.
    """

    def __init__(self, sheet: Sheet, fonts: list[Font]) -> None:
        self._sheet = sheet
        self._fonts = fonts
        self._open: _Open | None = None
        self._runs: list[Run] = []
        self._sara_aa: dict[int, float] = {}
        self._rules: list[tuple[float, ...]] | None = None
        characters = sheet.page.characters
        self._chars, self._raw = sheet.chars, characters.text
        self._lefts, self._rights = characters.lefts, characters.rights
        self._bounds = [(owner.start, owner.stop) for owner in characters.texts]
        if sheet.gone or "" in sheet.chars:
            self._drop()
        self._gaps = list(map(sub, self._lefts[1:], self._rights))
        self._falls = bytes(map(gt, self._lefts, self._lefts[1:]))

    def _drop(self) -> None:
        """Leave out the characters that are not content."""
        kept = list(map(bool, self._chars))
        for start, stop in self._bounds:
            if start in self._sheet.gone:
                kept[start:stop] = [False] * (stop - start)
        places = list(accumulate(kept, initial=0))
        self._bounds = [(places[start], places[stop]) for start, stop in self._bounds]
        self._chars = list(compress(self._chars, kept))
        self._raw = "".join(compress(self._raw, kept))
        self._lefts = list(compress(self._lefts, kept))
        self._rights = list(compress(self._rights, kept))

    def runs(self) -> tuple[Run, ...]:
        """All runs."""
        texts = self._sheet.page.characters.texts
        for owner, style, (start, stop) in zip(
            texts, map(_style, texts), self._bounds, strict=True
        ):
            if start < stop:
                self._add(owner, style, start, stop)
        self._close()
        if any(run.text[0] in _MARK_SET for run in self._runs):
            return settle(self._runs)
        return tuple(self._runs)

    def _add(self, owner: RawText, style: tuple[object, ...], start: int, stop: int) -> None:
        """Append a text object whose characters are ``start`` to ``stop``."""
        run = self._open
        if run is None or not self._continues(run, owner, style, start):
            self._close()
            run = self._open = _Open(owner, style, start, start)
        if stop - start == 1:  # some programs set each letter by itself
            end = self._rights[start]
            run.end = max(run.end, end) if run.stop > run.start else end
            run.stop = stop
        elif max(self._gaps[start : stop - 1]) <= _GAP * owner.size:
            self._extend(run, start, stop)
        else:
            run = self._cut(run, start, stop, owner, style)
        if self._chars[stop - 1] == SARA_AM and self._boxed(owner):
            run.end += self._width_of_sara_aa(owner)

    def _extend(self, run: _Open, start: int, stop: int) -> None:
        """Let the run go on to ``stop``."""
        end = max(self._rights[max(stop - _CLUSTER, start) : stop])
        run.end = max(run.end, end) if run.stop > run.start else end
        run.stop = stop

    def _cut(
        self, run: _Open, start: int, stop: int, owner: RawText, style: tuple[object, ...]
    ) -> _Open:
        """Append a text object that has gaps in it; the run that is open then."""
        reach = _GAP * owner.size
        chars, begin = self._chars, start
        cuts = [i for i, gap in enumerate(self._gaps[start : stop - 1], start + 1) if gap > reach]
        for cut in cuts:
            gap = self._lefts[cut] - max(self._rights[begin:cut])
            if gap <= reach or (
                gap < _WORD * owner.size and _inseparable(chars[cut - 1], chars[cut])
            ):
                continue
            self._extend(run, begin, cut)
            self._close()
            run = self._open = _Open(owner, style, cut, cut)
            begin = cut
        self._extend(run, begin, stop)
        return run

    def _boxed(self, owner: RawText) -> bool:
        """Whether the object is more than a letter, and the ink of the first was looked at."""
        return owner.stop - owner.start > 1 and owner.start in self._sheet.page.characters.ink

    def _width_of_sara_aa(self, cluster: RawText) -> float:
        """How far a sara am reaches past the box of its letter, which PDFium says the two share."""
        if cluster.font not in self._sara_aa:
            characters = self._sheet.page.characters
            self._sara_aa[cluster.font] = next(
                (
                    (characters.rights[owner.start] - characters.lefts[owner.start]) / owner.size
                    for owner in characters.texts
                    if owner.font == cluster.font
                    and owner.stop - owner.start == 1
                    and characters.text[owner.start] == SARA_AA
                    and owner.size
                ),
                _SARA_AA,
            )
        return self._sara_aa[cluster.font] * cluster.size

    def _continues(self, run: _Open, owner: RawText, style: tuple[object, ...], start: int) -> bool:
        """Whether a text object goes on where the run stopped."""
        size = owner.size or 1.0
        back = (self._lefts[start] - run.end) / size
        if style == run.style and -_BACK < back < _GAP:  # nearly every object is like that
            return abs(back) < _EXACT or not self._begins_a_cell(run, owner, start)
        last, before, first = run.owner, self._chars[run.stop - 1], self._chars[start]
        if first in _MARK_SET or self._told(owner):
            level = abs(owner.y - last.y) < size and owner.upright == last.upright
            return level and -_MARK_BACK < back < _MARK_GAP
        # PDFium may take a mark's own offset for an advance: what follows it seems set too far back
        behind = _MARK_BACK if before in _MARK_SET else _BACK
        return (
            -behind < back < (_WORD if _inseparable(before, first) else _GAP)
            and owner.font == last.font
            and abs(owner.y - last.y) <= _DRIFT * size
            and abs(size - last.size) <= _SIZES * size
            and owner.upright == last.upright
            and owner.bold == last.bold
        )

    def _begins_a_cell(self, run: _Open, owner: RawText, start: int) -> bool:
        """Whether the object is a number behind a rule that the run, a number too, has run over.

        A number too wide for its cell touches the next cell's. Words that run over a rule go on.
        """
        if not (self._chars[start].isdigit() and self._chars[run.stop - 1].isdigit()):
            return False
        if self._rules is None:
            pieces = self._sheet.page.drawings.segments
            self._rules = sorted((x0, y0, y1) for x0, y0, x1, y1, _ in pieces if y1 - y0 > x1 - x0)
        left, size = self._lefts[start], owner.size
        low = max(left - _INSET * size, self._lefts[run.start] + _INSET * size)
        last = bisect_left(self._rules, (left,))
        if last == 0 or self._rules[last - 1][0] < low:
            return False
        first = bisect_left(self._rules, (low,), hi=last)
        y = self._sheet.page.height - owner.y
        return any(y0 < y < y1 for _, y0, y1 in self._rules[first:last])

    def _told(self, owner: RawText) -> bool:
        """Whether the object is a cluster's text in the box of one of its marks, and no space's."""
        ink = self._sheet.page.characters.ink.get(owner.start)
        return (
            ink is not None
            and owner.stop - owner.start > 1
            and ink[3] - ink[2] > 0.01 * owner.size
            and (ink[2] > owner.y + 0.2 * owner.size or ink[3] < owner.y + 0.1 * owner.size)
        )

    def _close(self) -> None:
        run, self._open = self._open, None
        if run is None:
            return
        owner, chars = run.owner, self._chars[run.start : run.stop]
        text = "".join(chars)
        xs = self._lefts[run.start : run.stop]
        falls = self._falls.find(1, run.start, run.stop - 1) >= 0
        if falls:  # a mark's ink starts left of its letter's end
            xs = list(accumulate(xs, max))
        if len(text) != len(xs):  # a glyph that is two marks
            xs = [x for char, x in zip(chars, xs, strict=True) for _ in char]
        repaired = repair(text)
        if repaired != text:
            xs = _follow(text, repaired, xs)
        if not repaired:
            return
        page, font = self._sheet.page, self._fonts[owner.font]
        baseline = page.height - owner.y
        self._runs.append(
            Run(
                repaired, self._raw[run.start : run.stop], xs[0],
                baseline - _ASCENT * owner.size, run.end, baseline + _DESCENT * owner.size,
                baseline, owner.size, owner.font,
                owner.bold or font.bold, not owner.upright, owner.order, (*xs, run.end),
                tag=page.tags.get(owner.order, NO_TAG),
            )
        )  # fmt: skip


def _inseparable(before: str, after: str) -> bool:
    """Whether nothing can come between two characters: a leading vowel leads, a mark follows."""
    return before in LEADING_VOWELS or after in _FOLLOWING


_AHEAD = 6
_STANDS_FOR = {SARA_AM: SARA_AA, "แ": "เ"}


def _follow(text: str, repaired: str, xs: list[float]) -> list[float]:
    """The left edges of ``repaired``'s letters, which are ``text``'s in about the same order."""
    moved = []
    at = -1
    last = len(text) - 1
    for char in repaired:
        start = at + 1
        if char in _MARK_SET and at >= 0:
            moved.append(xs[min(start, last)])
        elif start <= last and text[start] == char:  # as nearly always
            at = start
            moved.append(xs[at])
        else:
            end = min(at + _AHEAD, last) + 1
            found = text.find(char, start, end)
            if char in _STANDS_FOR:
                other = text.find(_STANDS_FOR[char], start, end)
                found = min(found, other) if found >= 0 <= other else max(found, other)
            at = found if found >= 0 else min(start, last)
            moved.append(xs[at])
    return moved
