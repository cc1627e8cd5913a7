"""Decoded characters joined to runs: what stands without a gap on one baseline in one font."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from operator import sub

from extractor.read.decoding.evidence import Sheet
from extractor.read.decoding.stray_marks import settle
from extractor.read.glyphs import Run
from extractor.read.pdfium.file import Font
from extractor.read.pdfium.text import RawText
from extractor.thai import LEADING_VOWELS, MARKS, SARA_AA, SARA_AM, repair

_GAP = 0.18
"""Gaps wider than this share of the font size end a run; letters of a word stand closer."""
_BACK = 0.6
"""A text object that starts further left than this share of the size does not continue a run."""
_WORD = 0.8
"""Letters that cannot be parted belong together over gaps narrower than this (spread lines)."""
_MARK_BACK, _MARK_GAP = 1.2, 0.4
"""How far left and right of a run's end a mark can start that stands on the run's last letter."""
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


@dataclass(slots=True)
class _Open:
    """A run being written: a character, its left edge, and what PDFium said, each."""

    owner: RawText
    order: int
    chars: list[str] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    end: float = 0.0


_Piece = tuple[list[str], list[float], list[float], str]
"""Characters, their left and right edges, and what PDFium said they are."""


def runs_of(sheet: Sheet, fonts: list[Font], heights: list[float]) -> tuple[Run, ...]:
    """The runs of a page in content-stream order."""
    characters = sheet.page.characters
    writer = _Writer(sheet, fonts, heights)
    for owner in characters.texts:
        if owner.start not in sheet.gone:
            writer.add(owner)
    return writer.done()


class _Writer:
    """Joins text objects and cuts them at gaps."""

    def __init__(self, sheet: Sheet, fonts: list[Font], heights: list[float]) -> None:
        self._sheet = sheet
        self._fonts = fonts
        self._heights = heights
        self._open: _Open | None = None
        self._runs: list[Run] = []
        self._sara_aa: dict[int, float] = {}

    def done(self) -> tuple[Run, ...]:
        """All runs."""
        self._close()
        if any(run.text[0] in _MARK_SET for run in self._runs):
            return settle(self._runs)
        return tuple(self._runs)

    def add(self, owner: RawText) -> None:
        """Append a text object."""
        page = self._sheet.page
        characters = page.characters
        start, stop = owner.start, owner.stop
        if stop - start == 1:
            self._add_one(owner, self._sheet.chars[start])
            return
        lefts, rights = characters.lefts[start:stop], characters.rights[start:stop]
        chars = self._sheet.chars[start:stop]
        raw = characters.text[start:stop]
        if "" in chars:
            kept = [i for i, char in enumerate(chars) if char]
            chars, lefts = [chars[i] for i in kept], [lefts[i] for i in kept]
            rights, raw = [rights[i] for i in kept], "".join(raw[i] for i in kept)
        if not chars:
            return
        run = self._run_for(owner, lefts[0], chars[0])
        reach = _GAP * owner.size
        gaps = list(map(sub, lefts[1:], rights))
        if not gaps or max(gaps) <= reach:
            self._extend(run, chars, lefts, rights, raw)
        else:
            run = self._cut(run, owner, (chars, lefts, rights, raw), gaps)
        if chars[-1] == SARA_AM and stop - start > 1 and start in characters.ink:
            run.end += self._width_of_sara_aa(owner)

    def _add_one(self, owner: RawText, char: str) -> None:
        """Append a text object of one character: some programs set each letter by itself."""
        if not char:
            return
        characters, at = self._sheet.page.characters, owner.start
        run = self._run_for(owner, characters.lefts[at], char)
        run.chars.append(char)
        run.xs.append(characters.lefts[at])
        run.raw.append(characters.text[at])
        right = characters.rights[at]
        run.end = max(run.end, right) if run.end else right

    def _run_for(self, owner: RawText, left: float, first: str) -> _Open:
        """The open run where the text object goes on there, else a new one."""
        run = self._open
        if run is None or not run.chars or not self._continues(run, owner, left, first):
            self._close()
            run = self._open = _Open(owner, owner.order)
        return run

    def _cut(self, run: _Open, owner: RawText, piece: _Piece, gaps: list[float]) -> _Open:
        """Append a text object that has gaps in it; the run that is open then."""
        chars, lefts, rights, raw = piece
        reach = _GAP * owner.size
        cuts = [i for i, gap in enumerate(gaps, 1) if gap > reach]
        begin = 0
        for cut in cuts:
            gap = lefts[cut] - max(rights[begin:cut])
            if gap <= reach or (
                gap < _WORD * owner.size and _inseparable(chars[cut - 1], chars[cut])
            ):
                continue
            self._extend(run, chars[begin:cut], lefts[begin:cut], rights[begin:cut], raw[begin:cut])
            self._close()
            run = self._open = _Open(owner, owner.order)
            begin = cut
        self._extend(run, chars[begin:], lefts[begin:], rights[begin:], raw[begin:])
        return run

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

    def _extend(
        self, run: _Open, chars: list[str], lefts: list[float], rights: list[float], raw: str
    ) -> None:
        run.chars += chars
        run.xs += lefts
        run.raw.append(raw)
        end = max(rights[-_CLUSTER:])
        run.end = max(run.end, end) if run.end else end

    def _continues(self, run: _Open, owner: RawText, left: float, first: str) -> bool:
        """Whether a text object goes on where the run stopped."""
        last, size = run.owner, owner.size or 1.0
        back = (left - run.end) / size
        if (
            -_BACK < back < _GAP
            and owner.y == last.y
            and owner.font == last.font
            and size == last.size
            and owner.upright == last.upright
            and owner.bold == last.bold
        ):
            return True  # as all that follows would say, too; nearly every object is like that
        if first in _MARK_SET or self._told(owner):
            level = abs(owner.y - last.y) < size and owner.upright == last.upright
            return level and -_MARK_BACK < back < _MARK_GAP
        # PDFium may take a mark's own offset for an advance: what follows it seems set too far back
        behind = _MARK_BACK if run.chars[-1] in _MARK_SET else _BACK
        return (
            -behind < back < (_WORD if _inseparable(run.chars[-1], first) else _GAP)
            and owner.font == last.font
            and abs(owner.y - last.y) <= _DRIFT * size
            and abs(size - last.size) <= _SIZES * size
            and owner.upright == last.upright
            and owner.bold == last.bold
        )

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
        if run is None or not run.chars:
            return
        owner = run.owner
        text = "".join(run.chars)
        xs = run.xs
        if xs != sorted(xs):  # a mark's ink starts left of its letter's end
            xs = list(accumulate(xs, max))
        if len(text) != len(xs):  # a glyph that is two marks
            xs = [x for chars, x in zip(run.chars, xs, strict=True) for _ in chars]
        repaired = repair(text)
        if repaired != text:
            xs = _follow(text, repaired, xs)
        if not repaired:
            return
        height = self._sheet.page.height
        baseline = height - owner.y
        font = self._fonts[owner.font]
        self._runs.append(
            Run(
                repaired, "".join(run.raw), xs[0], baseline - _ASCENT * owner.size, run.end,
                baseline + _DESCENT * owner.size, baseline, owner.size, owner.font,
                owner.bold or font.bold, not owner.upright, run.order, (*xs, run.end),
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
