"""A page's characters through PDFium, as cheaply as Python can have them.

What a call costs (µs per character; PDFium's own bare text extraction costs 0.4 to 1.3): a
generated ctypes wrapper called in a loop 0.30; the same function driven by ``map`` 0.21; through
``PYFUNCTYPE``, which keeps the interpreter lock, 0.18; that without argument types 0.09. All text
of a page at once is next to nothing. The advance box costs 0.14 with reading what was written, the
ink box 0.25 (four pointers). So codes come in bulk, the text object and the advance box per
character, the ink box for the characters that may be something else than their code says, all else
once per text object.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, chain, compress, islice, pairwise, repeat
from operator import ne
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.read.glyphs import Ink
from extractor.read.pdfium.raw import Frame, address, columns, inks_of, pointer, prototype
from extractor.thai import CONSONANTS, MARKS, SARA_AM

_TEXT_OBJECT = prototype("FPDFText_GetTextObject", "P")
_UNICODE = prototype("FPDFText_GetUnicode", "U")
_ADVANCE_BOX = prototype("FPDFText_GetLooseCharBox")
_INK_BOX = prototype("FPDFText_GetCharBox")
_ORIGIN = prototype("FPDFText_GetCharOrigin")
_FONT_SIZE = prototype("FPDFText_GetFontSize", "D")
_IS_GENERATED = prototype("FPDFText_IsGenerated")
_MATRIX = prototype("FPDFText_GetMatrix")
_FONT = prototype("FPDFTextObj_GetFont", "P")
_RENDER_MODE = prototype("FPDFTextObj_GetTextRenderMode")

_INVISIBLE_MODES = (3, 7)
_FAKE_BOLD_MODE = 2
_CROWDED = 10
"""Characters per text object; with fewer, size is asked once per font and baseline."""

_LEVEL = 0.03
_OVERLAP = 0.3
"""Points by which a character must start within the one before to be taken for a mark on it."""

_BACK = 12.0
"""Points by which a mark may start left of the character it stands on."""

_STANDING = 1.2
"""Points by which the next character starts further right than one without an advance."""

_SPACE = re.compile(" ")
_MARK = re.compile(f"[{MARKS}{SARA_AM}\uf700-\uf71a]")
_STRANGE = re.compile("[^ก-ะาเ-ๆ๐-๙" + MARKS + SARA_AM + "\uf700-\uf71a]")
_BREAK = re.compile("[\t\n\r]")
"""White space that is no space: a font without a map of its codes may draw a letter under it."""

Ink4 = tuple[float, float, float, float]
"""Left, right, low, high."""


class RawText(NamedTuple):
    """A text object's stretch of the page's characters.

    ``start`` and ``stop`` index the page's lists, in which objects follow one another in the order
    of the content stream; ``x`` and ``y`` are the first character's origin, y upwards; ``size`` is
    the effective font size in points, ``stretch`` how much wider than tall it is set.
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
    stretch: float = 1.0


_RAW_TEXT = partial(tuple.__new__, RawText)
"""A ``RawText`` of a tuple of its fields: a page has hundreds, and calling the class costs more."""


class Characters(NamedTuple):
    """All characters of a page, coordinates in points from the displayed page's bottom left.

    ``text`` holds one character for each entry of ``lefts`` and ``rights``, the advance, in the
    order of the content stream and without what PDFium made up; ``ink`` holds left, right, low and
    high of the characters that may be something else than their code says.
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
        codes = self._codes()
        spans = self._spans(codes, orders)
        indices = list(chain.from_iterable(span for _, span in spans))
        text = "".join(map(codes.__getitem__, indices))
        lefts, rights = self._advances(indices, frame)
        texts = self._texts(spans, orders, frame, font_of)
        doubtful = sorted(_doubtful(text, lefts, rights, texts))
        ink = self._ink(doubtful, [indices[i] for i in doubtful], frame)
        return Characters(text, lefts, rights, ink, texts)

    def _spans(self, codes: str, orders: dict[int, int]) -> list[tuple[int, Sequence[int]]]:
        """The text objects in content-stream order with the indices of their characters.

        PDFium sorts objects along a line and puts line ends and spaces of its own between and
        into them; here both are undone.
        """
        objects, count = self.objects, self.count
        made_up = {
            found.start()
            for found in _SPACE.finditer(codes)
            if objects[found.start()] is not None
            and _IS_GENERATED(self._handle, found.start()) == 1
        }
        borders = compress(range(1, count), map(ne, objects, islice(objects, 1, None)))
        spans: list[tuple[int, Sequence[int]]] = [
            (owner, range(start, stop))
            for start, stop in pairwise([0, *borders, count] if count else [])
            if (owner := objects[start]) is not None
        ]
        if made_up:
            spans = [
                (owner, kept)
                for owner, span in spans
                if (kept := [index for index in span if index not in made_up])
            ]
        spans.sort(key=lambda span: orders.get(span[0], -1))
        return spans

    def _codes(self) -> str:
        """A character for every index; in bulk where PDFium's text and its characters agree."""
        count = self.count
        if count == 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer) - 1
        if written != count:
            codes = map(_UNICODE, repeat(self._handle, count), range(count))
            text = _whole("".join(map(_character, codes)))
        else:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) != count or _HALF.search(text):
                text = _whole("".join(map(chr, buffer[:count])))
        return text.replace("\x02", "-").replace("\ufffe", "-")

    def _advances(self, indices: list[int], frame: Frame) -> tuple[list[float], list[float]]:
        """The left and right ends of the characters' advances."""
        if frame.plain:
            left, right = columns(_ADVANCE_BOX, [self._handle], indices, "f", (0, 2))
            return left, right
        left, high, right, low = columns(_ADVANCE_BOX, [self._handle], indices, "f", range(4))
        boxes = list(map(frame.box, left, right, low, high))
        return [box[0] for box in boxes], [box[1] for box in boxes]

    def _ink(self, keys: list[int], indices: list[int], frame: Frame) -> dict[int, Ink4]:
        """Left, right, low and high of the ink of some characters, by ``keys``."""
        sides = columns(_INK_BOX, [self._handle], indices, "d", range(4), pointers=4)
        boxes = zip(*sides, strict=True)
        if not frame.plain:
            return {key: frame.box(*box) for key, box in zip(keys, boxes, strict=True)}
        return dict(zip(keys, boxes, strict=True))

    def _texts(
        self,
        spans: list[tuple[int, Sequence[int]]],
        orders: dict[int, int],
        frame: Frame,
        font_of: FontOf,
    ) -> list[RawText]:
        """What is the same for all letters of each text object.

        Where a page has many objects, size and direction are asked once per font and baseline.
        Colour and mode are asked of every object: what is hidden may stand beside what is not.
        """
        if not spans:
            return []
        owners, stretches = zip(*spans, strict=True)
        starts = [stretch[0] for stretch in stretches]
        ends = list(accumulate(map(len, stretches)))
        handles = list(map(pointer, owners))
        fonts = list(map(_FONT, handles))
        index_of = {font: font_of(font) for font in dict.fromkeys(fonts)}
        xs, ys = columns(_ORIGIN, [self._handle], starts, "d", (0, 1), pointers=2)
        crowded = len(spans) * _CROWDED > self.count
        keys = list(zip(fonts, ys, strict=True)) if crowded else list(range(len(spans)))
        asked = {key: i for i, key in enumerate(keys)}
        shapes = self._shapes([starts[i] for i in asked.values()], frame)
        shape_of = dict(zip(asked, shapes, strict=True))
        sizes, uprights, stretched = zip(*map(shape_of.__getitem__, keys), strict=True)
        modes = list(map(_RENDER_MODE, handles))
        if not frame.plain:
            xs, ys = map(list, zip(*map(frame.point, xs, ys), strict=True))
        fields = zip(
            [0, *ends[:-1]], ends, map(orders.get, owners, repeat(-1)), xs, ys,
            map(index_of.__getitem__, fonts), sizes, uprights,
            map(_INVISIBLE_MODES.__contains__, modes), map(_FAKE_BOLD_MODE.__eq__, modes),
            inks_of(handles), stretched, strict=True,
        )  # fmt: skip
        return list(map(_RAW_TEXT, fields))

    def _shapes(self, starts: list[int], frame: Frame) -> list[tuple[float, bool, float]]:
        """Size of text objects, whether they are upright, and how much wider than tall."""
        sizes = map(_FONT_SIZE, repeat(self._handle), starts)
        turns = columns(_MATRIX, [self._handle], starts, "f", range(4))
        shapes = []
        for size, a, b, c, d in zip(sizes, *turns, strict=True):
            for _ in range(frame.rotation):  # a quarter turn clockwise, as the page is displayed
                a, b, c, d = b, -a, d, -c
            up = math.hypot(c, d) or 1.0
            upright = a > 0 and d > 0 and abs(b) < _LEVEL * a
            shapes.append((abs(size) * up, upright, math.hypot(a, b) / up or 1.0))
        return shapes


def _doubtful(text: str, lefts: list[float], rights: list[float], texts: list[RawText]) -> set[int]:
    """The characters that may be something else than their code says.

    Marks and sara am always; others where they start within the character before them, or where
    the next one starts within them, as with no letter; and the consonants at which text objects
    begin, which show how tall the font is.
    """
    doubtful = {found.start() for found in _MARK.finditer(text)}
    doubtful.update(found.start() for found in _BREAK.finditer(text))
    last = len(text) - 1
    for found in _STRANGE.finditer(text):
        i = found.start()
        if (
            lefts[i - 1] - _BACK < lefts[i] < rights[i - 1] - _OVERLAP
            or lefts[i] == rights[i]
            or (i < last and abs(lefts[i + 1] - lefts[i]) < _STANDING)
        ):
            doubtful.add(i)
    doubtful.update(
        span.start
        for span in texts
        if span.stop - span.start > 1 and text[span.start] in CONSONANTS
    )
    return doubtful


def _character(code: int) -> str:
    return "\ufffd" if code == 0 or code > 0x10FFFF else chr(code)


_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff\u3c00-\u3fff])")
"""The halves of a character; Ghostscript writes the second one with wrong bits on top."""
_HALF = re.compile("[\ud800-\udfff]")


def _whole(codes: str) -> str:
    """``codes`` with characters beyond U+FFFF, which PDFium counts as two.

    The character stands where its first half stood, one without a width where its second did.
    """
    return _HALF.sub("\ufffd", _PAIR.sub(_joined, codes))


def _joined(pair: re.Match[str]) -> str:
    return chr(0x10000 + ((ord(pair[1]) & 0x3FF) << 10) + (ord(pair[2]) & 0x3FF)) + "\u2060"
