"""The values between PDFium and the layout of a page: runs of text, ruled pieces, pictures.

A page holds a few hundred runs where it holds thousands of characters. What is built on top works
on runs, because a Python object per character would alone cost more than PDFium's whole reading
of the page. ``Run`` and its siblings are named tuples for the same reason: they are as immutable
as frozen dataclasses and are made four times as fast.

All lengths are points; the origin is the top left corner of the page *as displayed* (crop box and
page rotation applied), y grows downwards.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from extractor.model import Box

STRUCK = -3
"""The font of a blank that holds the room of text that was struck out."""

Ink = Literal["none", "white", "light", "dark"]
"""How something is filled: not at all, invisibly on paper, as a tint or a watermark, or plainly."""


class Run(NamedTuple):
    """Text set without a gap: one baseline, one font, consecutive in the order of writing.

    ``text`` is repaired Thai (never empty); spaces that the file sets are in it, gaps are not: two
    runs of a line that stand apart have a gap between them, and whether it is a word space or a
    column is the layout's decision. ``raw`` is what PDFium says stands here. ``xs`` holds the left
    edge of every character of ``text`` (a combining mark has its base's right edge or nearby) and
    the right edge of the last, so ``len(xs) == len(text) + 1``. ``top`` and ``bottom`` bound the
    ink of the letters, ``baseline`` is the y on which they stand. ``size`` is the effective font
    size, ``font`` an index into the document's fonts (below 0 for what was not set in one of them),
    ``order`` grows in content-stream order.
    ``rotated`` says that the line does not run left to right; such a run's ``xs`` are useless.
    ``sure`` holds for every character of ``text`` that was read from a picture how sure its reading
    is, 0 (nothing may rest on it) to 1; it is empty for text that the file itself says. ``tag``
    numbers the paragraph that the file's own structure puts the run into; 0 says nothing.
    """

    text: str
    raw: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int
    bold: bool
    rotated: bool
    order: int
    xs: tuple[float, ...]
    sure: tuple[float, ...] = ()
    tag: int = 0

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of the ink."""
        return (self.x0, self.top, self.x1, self.bottom)

    def cut(self, x: float) -> tuple[Run, Run] | None:
        """The run in two, letters that start up to ``x`` in the first; None without a cut there."""
        at = bisect_right(self.xs, x, hi=len(self.text))
        if not 0 < at < len(self.text):
            return None
        return self.piece(0, at)._replace(raw=self.raw), self.piece(at, len(self.text))

    def piece(self, start: int, end: int) -> Run:
        """The part of the run whose text is ``text[start:end]``; it has no ``raw``."""
        xs = self.xs[start : end + 1]
        return self._replace(
            text=self.text[start:end], raw="", x0=xs[0], x1=xs[-1], xs=xs, sure=self.sure[start:end]
        )


class Segment(NamedTuple):
    """A ruled line piece, axis-parallel: ``x0 <= x1``, ``y0 <= y1`` and one pair is equal.

    ``width`` is its thickness, up to twice that for strokes. A filled rectangle thinner than
    ``pdfium.paths.RULE`` is one, too.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


class Rect(NamedTuple):
    """A rectangle too thick to be a line: a cell's frame or shade, a tick box's square."""

    x0: float
    y0: float
    x1: float
    y1: float
    stroked: bool
    fill: Ink


class Mark(NamedTuple):
    """A small drawing (sides under ``pdfium.paths.MARK_SIDE``) that is no rectangle: maybe a tick.

    ``strokes`` holds its points as polylines, curves by their end points.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    stroked: bool
    fill: Ink
    strokes: tuple[tuple[tuple[float, float], ...], ...]


class PageContent(NamedTuple):
    """Everything that stands on a page, in content-stream order.

    ``number`` counts from 1. ``hidden`` counts characters that a reader of the page cannot see or
    that are not its content (invisible or white text, outside the page, watermarks); they are in
    no run. ``beyond`` counts those of tables that run over the page's edge, which are content and
    not seen. ``lost`` counts characters that are seen on the page and could not be decoded.
    ``images`` are the boxes of pictures. ``doubts`` are the boxes of tick boxes of which it is not
    certain what stands in them. ``quality`` follows the share of the text that is as
    printed (see ``page_quality``). ``limit`` names the limit that cut the page's drawings short.
    ``ocr`` says that all of it was read from a picture of the page.
    """

    number: int
    width: float
    height: float
    rotation: int
    runs: tuple[Run, ...]
    segments: tuple[Segment, ...]
    rects: tuple[Rect, ...]
    marks: tuple[Mark, ...]
    images: tuple[Box, ...]
    chars: int
    hidden: int
    lost: int
    repaired: bool
    quality: float
    limit: str = ""
    ocr: bool = False
    doubts: tuple[Box, ...] = ()
    beyond: int = 0
