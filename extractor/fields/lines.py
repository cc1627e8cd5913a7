"""Printed lines: the text of a section's blocks, cut so that each piece still knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.model import NOWHERE, Block, Paragraph, Place, paragraphs
from extractor.thai import fold

_FILLER = re.compile(r"[\s._…‥·:;,\-–—/()]*")
_LEADERS = re.compile(r"[.…‥_]{3,}|…+|_{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or a part of one: ``text`` stands in ``source`` from offset ``start``.

    ``label`` is the automatic list number in front of it ("" where there is none).
    """

    text: str
    source: Paragraph
    start: int = 0
    label: str = ""

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where ``text[start:end]`` stands."""
        stop = len(self.text) if end is None else end
        return self.source.place_of(self.start + start, self.start + stop)

    def printed_starts(self) -> list[int]:
        """Where printed lines begin within ``text``: a reader may have joined too much."""
        offsets = (offset - self.start for offset, _ in self.source.lines)
        return [offset for offset in offsets if 0 < offset < len(self.text)]

    def cut(self, start: int, end: int | None = None, label: str = "") -> Line:
        """The part ``text[start:end]`` without the white space around it."""
        part = self.text[start:end]
        begin = start + len(part) - len(part.lstrip())
        return Line(part.strip(), self.source, self.start + begin, label)


def lines_of(paragraph: Paragraph) -> Iterator[Line]:
    """The printed lines of a paragraph that hold anything."""
    label, start = paragraph.label, 0
    for text in paragraph.text.split("\n"):
        if text.strip():
            yield Line(text, paragraph, start).cut(0, label=label)
            label = ""
        start += len(text) + 1


def lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Every printed line below ``blocks`` in reading order, cell by cell."""
    for paragraph in paragraphs(blocks):
        yield from lines_of(paragraph)


def is_filler(text: str) -> bool:
    """Whether ``text`` is nothing but the dots, dashes and lines that mark a place to write."""
    return _FILLER.fullmatch(text) is not None


def without_leaders(text: str) -> str:
    """``text`` with dotted leaders and underlines as spaces; the length stays the same."""
    return _LEADERS.sub(lambda run: " " * len(run.group()), text)


def place_of_all(pieces: list[Line]) -> Place:
    """The smallest place around the pieces (``NOWHERE`` for none)."""
    if not pieces:
        return NOWHERE
    return pieces[0].place().around(piece.place() for piece in pieces[1:])


@lru_cache(maxsize=64)
def folded_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """A form's words folded, the longest first."""
    return tuple(sorted(map(fold, words), key=len, reverse=True))


def opens_with(text: str, openings: tuple[str, ...]) -> bool:
    """Whether ``text`` begins with one of the ``openings``, spacing and digits aside."""
    return bool(openings) and fold(text[:200]).startswith(folded_words(openings))
