"""What both PDFium readers need: cheap calls, colours, and the frame of the page as displayed.

``prototype`` gives PDFium's function as one that ``map`` can drive without a Python frame per call;
the interpreter lock is kept (a call takes a few hundredths of a microsecond inside PDFium). It has
no argument types on purpose: ctypes then passes plain integers as they are and what ``pointer``
made without another look, which halves the cost of a call. An address that was not made a
``pointer`` does not fit and is refused.
"""

from __future__ import annotations

import ctypes
import threading
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, Literal, NamedTuple

import pypdfium2.raw as raw

from extractor.read.glyphs import Ink

_RESULTS: dict[str, Any] = {
    "P": ctypes.c_void_p, "I": ctypes.c_int, "U": ctypes.c_uint, "D": ctypes.c_double,
}  # fmt: skip

Pointer = Any
"""An address as ctypes hands it to a C function: made once, passed often."""

pointer: Callable[[int | None], Pointer] = ctypes.c_void_p.from_param
"""An address as an argument of the functions that ``prototype`` gives."""

_ROWS = 512
_WIDTH = 6
_POINTERS = 4

_TRANSPARENT = 8
_WHITE = 250
_LIGHT = 165


def prototype(name: str, result: str = "I") -> Callable[..., Any]:
    """PDFium's function ``name``; it returns P an address, I an int, U an unsigned, D a double.

    Its arguments are ints and what ``pointer`` and ``address`` give.
    """
    where = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(_RESULTS[result])(where or 0)
    return function


def address(handle: Any) -> Pointer:
    """A handle of the raw interface as an argument."""
    return pointer(ctypes.cast(handle, ctypes.c_void_p).value)


class _Rows:
    """Rows of numbers for PDFium to write into; ``starts[k][row]`` points to a row's k-th."""

    def __init__(self, kind: str) -> None:
        self.numbers: array[Any] = array(kind, [0]) * (_ROWS * _WIDTH)
        self.zeros = self.numbers[:]
        begin, _ = self.numbers.buffer_info()
        size = self.numbers.itemsize
        self.starts = [
            [pointer(begin + size * (_WIDTH * row + k)) for row in range(_ROWS)]
            for k in range(_POINTERS)
        ]


class _Memory(threading.local):
    """The rows to write into: each thread has its own, and the pointers are made only once."""

    def __init__(self) -> None:
        self.rows = {kind: _Rows(kind) for kind in "fdI"}


_MEMORY = _Memory()


def columns(
    call: Callable[..., Any],
    lead: Sequence[Pointer],
    keys: Sequence[Any],
    kind: Literal["f", "d", "I"],
    wanted: Sequence[int],
    pointers: int = 1,
) -> list[list[Any]]:
    """The ``wanted`` ones of the numbers that ``call(*lead, key, ...)`` writes for each key.

    ``call`` takes a pointer to each number ("f" floats, "d" doubles, "I" whole numbers), or one to
    the first of all. What a call that fails does not write is 0.
    """
    rows = _MEMORY.rows[kind]
    found: list[list[Any]] = [[] for _ in wanted]
    for start in range(0, len(keys), _ROWS):
        part = keys[start : start + _ROWS]
        end = len(part) * _WIDTH
        rows.numbers[:end] = rows.zeros[:end]
        deque(map(call, *map(repeat, lead), part, *rows.starts[:pointers]), maxlen=0)
        for k, column in zip(wanted, found, strict=True):
            column += rows.numbers[k:end:_WIDTH].tolist()
    return found


_FILL_COLOR = prototype("FPDFPageObj_GetFillColor")


def inks_of(owners: Sequence[Pointer]) -> list[Ink]:
    """How page objects are filled; patterns count as dark."""
    rows = _MEMORY.rows["I"]
    found: list[Ink] = []
    for start in range(0, len(owners), _ROWS):
        part = owners[start : start + _ROWS]
        told = list(map(_FILL_COLOR, part, *rows.starts))
        end, first = len(part) * _WIDTH, rows.numbers[:_WIDTH]
        if all(told) and rows.numbers[:end] == first * len(part):  # as on nearly every page
            found += [_ink(*first[:4])] * len(part)
            continue
        colours = list(zip(*(rows.numbers[k:end:_WIDTH].tolist() for k in range(4)), strict=True))
        ink = {colour: _ink(*colour) for colour in set(colours)}
        found += [ink[colour] if ok else "dark" for colour, ok in zip(colours, told, strict=True)]
    return found


def _ink(red: int, green: int, blue: int, alpha: int) -> Ink:
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
