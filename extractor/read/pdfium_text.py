"""A page's characters through PDFium, as cheaply as Python can have them.

What a call costs (µs per character; PDFium's own bare text extraction costs 0.4 to 1.3): a
generated ctypes wrapper called in a loop 0.30; the same function with plain integers driven by
``map`` 0.21; through ``PYFUNCTYPE``, which keeps the interpreter lock, 0.18. ``GetText`` for a
whole page is next to nothing. The advance box costs 0.21, the ink box 0.36 to 0.6 (four pointers),
the origin 0.28; writing results into one buffer by address and slicing it afterwards adds 0.03.
So codes come in bulk, the text object and the advance box per character, the ink box for the
characters that may be something else than their code says, all else once per text object.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Callable
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.read.glyphs import Ink
from extractor.read.pdfium_raw import Frame, address, ink_of, prototype
from extractor.thai import CONSONANTS, MARKS, SARA_AM

_TEXT_OBJECT = prototype("FPDFText_GetTextObject", "PI", result="P")
_UNICODE = prototype("FPDFText_GetUnicode", "PI", result="U")
_ADVANCE_BOX = prototype("FPDFText_GetLooseCharBox", "PIP")
_INK_BOX = prototype("FPDFText_GetCharBox", "PIPPPP")
_ORIGIN = prototype("FPDFText_GetCharOrigin", "PIPP")
_FONT_SIZE = prototype("FPDFText_GetFontSize", "PI", result="D")
_IS_GENERATED = prototype("FPDFText_IsGenerated", "PI")
_MATRIX = prototype("FPDFText_GetMatrix", "PIP")
_FONT = prototype("FPDFTextObj_GetFont", "P", result="P")
_RENDER_MODE = prototype("FPDFTextObj_GetTextRenderMode", "P")

_INVISIBLE_MODES = (3, 7)
_FAKE_BOLD_MODE = 2
_CROWDED = 6
"""Characters per text object; with fewer, style is asked once per font and baseline."""

_LEVEL = 0.03
_OVERLAP = 0.3
"""Points by which a character must start within the one before to be taken for a mark on it."""

_BACK = 4.0
"""Points by which a mark may start left of the character it stands on."""

_MARK = re.compile(f"[{MARKS}{SARA_AM}\uf700-\uf71a]")
_STRANGE = re.compile("[^ก-ะาเ-ๆ๐-๙\r\n" + MARKS + SARA_AM + "\uf700-\uf71a]")

Ink4 = tuple[float, float, float, float]
"""Left, right, low, high."""


class RawText(NamedTuple):
    """A text object's stretch of the page's characters.

    ``start`` and ``stop`` index the page's lists; ``x`` and ``y`` are the first character's
    origin, y upwards; ``size`` is the effective font size in points.
    """

    start: int
    stop: int
    order: int
    x: float
    y: float
    font: int
    size: float
    upright: bool
    invisible: bool
    bold: bool
    fill: Ink


class Characters(NamedTuple):
    """All characters of a page, coordinates in points from the displayed page's bottom left.

    ``text`` holds one character for each entry of ``lefts`` and ``rights``, the advance; ``inked``
    lists the indices whose ink was asked for, and ``ink`` their left, right, low and high. What
    PDFium made up belongs to no text object or is a line end.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    ink: dict[int, Ink4]
    texts: list[RawText]


FontOf = Callable[[int | None], int]
"""The document's index of the font that PDFium's handle means."""


class TextPage:
    """PDFium's text of a loaded page; ``close`` it."""

    def __init__(self, page: Any) -> None:
        self._page = raw.FPDFText_LoadPage(page)
        self.opened = bool(self._page)
        self.count = max(raw.FPDFText_CountChars(self._page), 0) if self.opened else 0
        self._handle = address(self._page)
        self.objects: list[int | None] = []

    def close(self) -> None:
        """Give PDFium its memory back."""
        if self.opened:
            raw.FPDFText_ClosePage(self._page)

    def load_objects(self) -> set[int | None]:
        """The text object of every character."""
        self.objects = list(map(_TEXT_OBJECT, repeat(self._handle, self.count), range(self.count)))
        return set(self.objects)

    def read(self, orders: dict[int, int], frame: Frame, font_of: FontOf) -> Characters:
        """The characters; ``orders`` ranks the text objects in the content stream."""
        text = self._codes()
        texts = self._texts(orders, frame, font_of)
        lefts, rights = self._advances(frame)
        doubtful = {found.start() for found in _MARK.finditer(text)}
        made_up = set()
        for found in _STRANGE.finditer(text):
            i = found.start()
            if lefts[i] == rights[i] and text[i] == " " and _IS_GENERATED(self._handle, i) == 1:
                made_up.add(i)
                continue
            reaches_back = lefts[i - 1] - _BACK < lefts[i] < rights[i - 1] - _OVERLAP
            if reaches_back or lefts[i] == rights[i]:
                doubtful.add(i)
        for span in texts:
            if span.stop - span.start > 1 and text[span.start] in CONSONANTS:
                doubtful.add(span.start)
        if made_up:
            text = "".join("\n" if i in made_up else char for i, char in enumerate(text))
        return Characters(text, lefts, rights, self._ink(sorted(doubtful), frame), texts)

    def _codes(self) -> str:
        """A character for every index; in bulk where PDFium's text and its characters agree."""
        count = self.count
        if count == 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
        if len(text) != count or written != count:
            codes = map(_UNICODE, repeat(self._handle, count), range(count))
            text = "".join(map(_character, codes))
        return text.replace("\x02", "-").replace("\ufffe", "-")

    def _advances(self, frame: Frame) -> tuple[list[float], list[float]]:
        """The left and right ends of every character's advance."""
        indices = list(range(self.count))
        left, high, right, low = _columns(_ADVANCE_BOX, self._handle, indices, 4, "f", pointers=1)
        if frame.plain:
            return left, right
        boxes = list(map(frame.box, left, right, low, high))
        return [box[0] for box in boxes], [box[1] for box in boxes]

    def _ink(self, indices: list[int], frame: Frame) -> dict[int, Ink4]:
        """Left, right, low and high of the ink of some characters."""
        boxes = zip(*_columns(_INK_BOX, self._handle, indices, 4, "d"), strict=True)
        if not frame.plain:
            return {i: frame.box(*box) for i, box in zip(indices, boxes, strict=True)}
        return dict(zip(indices, boxes, strict=True))

    def _texts(self, orders: dict[int, int], frame: Frame, font_of: FontOf) -> list[RawText]:
        """The text objects in content-stream order with what is the same for all their letters."""
        objects, count = self.objects, self.count
        borders = [i for i, (a, b) in enumerate(pairwise(objects), 1) if a != b]
        spans = [
            (start, stop, owner)
            for start, stop in pairwise([0, *borders, count] if count else [])
            if (owner := objects[start]) is not None
        ]
        if not spans:
            return []
        starts = [start for start, _, _ in spans]
        pointers = list(map(_FONT, [owner for _, _, owner in spans]))
        fonts = {pointer: font_of(pointer) for pointer in dict.fromkeys(pointers)}
        xs, ys = _columns(_ORIGIN, self._handle, starts, 2, "d")
        keys = list(zip(pointers, ys, strict=True))
        crowded = len(spans) * _CROWDED > count
        asked = {key: i for i, key in enumerate(keys if crowded else range(len(spans)))}
        styles = self._styles([spans[i] for i in asked.values()], frame)
        style_of = dict(zip(asked, styles, strict=True))
        if not frame.plain:
            xs, ys = map(list, zip(*map(frame.point, xs, ys), strict=True))
        texts = [
            RawText(start, stop, orders.get(owner, -1), x, y, fonts[key[0]], *style_of[wanted])
            for (start, stop, owner), x, y, key, wanted in zip(
                spans, xs, ys, keys, keys if crowded else range(len(spans)), strict=True
            )
        ]
        texts.sort(key=_order)
        return texts

    def _styles(self, spans: list[tuple[int, int, int]], frame: Frame) -> list[_Style]:
        """Size, upright, invisible, bold and fill of text objects."""
        starts = [start for start, _, _ in spans]
        owners = [owner for _, _, owner in spans]
        sizes = map(_FONT_SIZE, repeat(self._handle), starts)
        modes = map(_RENDER_MODE, owners)
        matrices = zip(*_columns(_MATRIX, self._handle, starts, 6, "f", pointers=1), strict=True)
        fills = map(ink_of, owners)
        styles = []
        for size, mode, (a, b, c, d, _, _), fill in zip(sizes, modes, matrices, fills, strict=True):
            for _ in range(frame.rotation):  # a quarter turn clockwise, as the page is displayed
                a, b, c, d = b, -a, d, -c
            tall = abs(size) * (math.hypot(c, d) or 1.0)
            upright = a > 0 and d > 0 and abs(b) < _LEVEL * a
            invisible, bold = mode in _INVISIBLE_MODES, mode == _FAKE_BOLD_MODE
            styles.append((tall, upright, invisible, bold, fill))
        return styles


_Style = tuple[float, bool, bool, bool, Ink]


def _columns(
    call: Callable[..., Any],
    handle: int,
    indices: list[int],
    width: int,
    kind: str,
    pointers: int = 0,
) -> list[list[float]]:
    """What ``call(handle, index, ...)`` writes for each index: ``width`` columns of numbers.

    ``call`` takes a pointer to each number, or only one (``pointers``) to the first of all.
    """
    buffer = array(kind, [0.0]) * (width * len(indices))
    begin, length = buffer.buffer_info()
    row = buffer.itemsize * width
    end = begin + buffer.itemsize * length
    places = (range(begin + buffer.itemsize * k, end, row) for k in range(pointers or width))
    deque(map(call, repeat(handle), indices, *places), maxlen=0)
    flat = buffer.tolist()
    return [flat[k::width] for k in range(width)]


def _order(text: RawText) -> int:
    return text.order


def _character(code: int) -> str:
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)
