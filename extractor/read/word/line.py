"""A paragraph's text while its runs are collected, and its repair when all are there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extractor.model import Span
from extractor.read.ticks import plain_ticks, symbol
from extractor.read.word.drawings import PagePicture
from extractor.read.word.drawn_boxes import DrawnBox, with_floating
from extractor.thai import repair

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_MOST_CHANGES = 200


@dataclass(slots=True)
class Line:
    """The runs of one paragraph, split anyhow, and what is anchored in it."""

    pieces: list[tuple[str, str, bool]] = field(default_factory=list)
    """Text, what the file says, bold."""
    floats: list[etree._Element | PagePicture | str] = field(default_factory=list)
    """Text boxes, lines of other drawings, and scanned pages that are anchored in the paragraph."""

    squares: list[DrawnBox] = field(default_factory=list)
    """Tick boxes that float over the paragraph."""

    def add(self, text: str, raw: str, bold: bool) -> None:
        """Append a run's text; ``raw`` is what the file says."""
        if text:
            self.pieces.append((text, raw, bold))

    def finish(self) -> tuple[str, str, tuple[Span, ...]]:
        """The repaired text, the raw text, and the bold stretches of the repaired one.

        Marks may be split over runs and boxes over brackets, so the whole is repaired at once.
        """
        self._drop_outer_breaks()
        self._place_squares()
        written = "".join([text for text, _, _ in self.pieces])
        text = _plain(written)
        if not text.strip():
            return "", "", ()
        raw = "".join([raw for _, raw, _ in self.pieces])
        return text, raw, self._bold(written, text)

    def _place_squares(self) -> None:
        """Put floating tick boxes into the rooms that the text keeps for them."""
        if not self.squares:
            return
        written = "".join([text for text, _, _ in self.pieces])
        for at, sign in reversed(with_floating(written, self.squares)):
            self._insert(at, sign)
        self.squares = []

    def _insert(self, at: int, sign: str) -> None:
        start = 0
        for number, (text, raw, bold) in enumerate(self.pieces):
            if start <= at <= start + len(text):
                cut = at - start
                before, behind = text[:cut], f" {text[cut:]}"
                self.pieces[number : number + 1] = [
                    (before, raw, bold),
                    (sign, "", False),
                    (behind, "", bold),
                ]
                return
            start += len(text)
        self.pieces.append((sign, "", False))

    def _drop_outer_breaks(self) -> None:
        """A page or line break before the first or behind the last word breaks no text."""
        pieces = self.pieces
        while pieces and pieces[-1][0] == "\n":
            pieces.pop()
        first = next((at for at, piece in enumerate(pieces) if piece[0] != "\n"), 0)
        if first:
            del pieces[:first]

    def _bold(self, written: str, text: str) -> tuple[Span, ...]:
        weights = {bold for _, _, bold in self.pieces}
        if True not in weights:
            return ()
        if False not in weights:
            return ((0, len(text)),)
        stretches = self._stretches()
        lengths = [len(_plain(stretch)) for stretch, _ in stretches]
        if text == written or sum(lengths) == len(text):
            ends = _running(lengths)
        elif len(stretches) <= _MOST_CHANGES:
            ends = [len(_plain(written[:end])) for end in _running([len(s) for s, _ in stretches])]
        else:
            return ()
        starts = [0, *ends[:-1]]
        spans = zip(stretches, starts, ends, strict=True)
        return tuple((start, end) for (_, bold), start, end in spans if bold and end > start)

    def _stretches(self) -> list[tuple[str, bool]]:
        """Runs of one weight joined; white space takes the weight before it."""
        joined: list[tuple[list[str], bool]] = []
        for piece, _, bold in self.pieces:
            if joined and (joined[-1][1] == bold or not piece.strip()):
                joined[-1][0].append(piece)
            else:
                joined.append(([piece], bold))
        return [("".join(pieces), bold) for pieces, bold in joined]


def _plain(text: str) -> str:
    if _PRIVATE.search(text):
        text = _PRIVATE.sub(lambda found: symbol("", found.group()), text)
    return plain_ticks(repair(text))


def _running(lengths: list[int]) -> list[int]:
    ends, at = [], 0
    for length in lengths:
        at += length
        ends.append(at)
    return ends
