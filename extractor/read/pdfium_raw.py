"""What both PDFium readers need: cheap prototypes, colours, and the frame of the page as displayed.

``prototype`` gives PDFium's function as one that takes plain integers for handles and pointers, so
that ``map`` can drive it without a Python frame per call; the interpreter lock is kept (a call
takes a tenth of a microsecond inside PDFium).
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractor.read.glyphs import Ink

_TYPES: dict[str, Any] = {
    "P": ctypes.c_void_p, "I": ctypes.c_int, "U": ctypes.c_uint, "D": ctypes.c_double,
}  # fmt: skip

_TRANSPARENT = 8
_WHITE = 250
_LIGHT = 165


def prototype(name: str, arguments: str, result: str = "I") -> Callable[..., Any]:
    """PDFium's function ``name``: P pointer or handle, I int, U unsigned, D double."""
    where = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    kinds = [_TYPES[letter] for letter in arguments]
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(_TYPES[result], *kinds)(where or 0)
    return function


def address(handle: Any) -> int:
    """A handle of the raw interface as an integer."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


_FILL_COLOR = prototype("FPDFPageObj_GetFillColor", "PPPPP")


def ink_of(owner: int) -> Ink:
    """How the page object ``owner`` is filled; patterns count as dark."""
    colour = array("I", (0, 0, 0, 0))
    at, _ = colour.buffer_info()
    if not _FILL_COLOR(owner, at, at + 4, at + 8, at + 12):
        return "dark"
    red, green, blue, alpha = colour
    if red == green == blue == 0 and alpha == 255:
        return "dark"
    if alpha < _TRANSPARENT:
        return "none"
    luma = 0.3 * red + 0.59 * green + 0.11 * blue
    on_paper = 255 - (255 - luma) * alpha / 255
    return "white" if on_paper > _WHITE else "light" if on_paper > _LIGHT else "dark"


class Frame(NamedTuple):
    """From the page's own coordinates to those of the page as displayed, y still upwards."""

    x: float
    y: float
    width: float
    height: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a loaded page: its crop box and its rotation in quarter turns."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        rotation = raw.FPDFPage_GetRotation(page) % 4
        return cls(min(box.left, box.right), min(box.bottom, box.top), width, height, rotation)

    @property
    def plain(self) -> bool:
        """Whether nothing has to be changed."""
        return self.rotation == 0 and self.x == 0 and self.y == 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as displayed."""
        x, y = x - self.x, y - self.y
        if self.rotation == 1:
            return y, self.height - x
        if self.rotation == 2:
            return self.width - x, self.height - y
        if self.rotation == 3:
            return self.width - y, x
        return x, y

    def box(
        self, left: float, right: float, low: float, high: float
    ) -> tuple[float, float, float, float]:
        """Left, right, low and high of a box of the page as displayed."""
        (xa, ya), (xb, yb) = self.point(left, low), self.point(right, high)
        return min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
