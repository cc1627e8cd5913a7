"""Tick boxes that were drawn: small squares, with or without a mark typed into them.

A square in the line of text stands where it stands. One that floats has only its place on the page,
and its paragraph keeps room for it with spaces: the squares from left to right go into the rooms
from left to right. Where rooms and squares are not as many, the boxes are there and unread.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from extractor.read.ticks import plain_ticks, symbol
from extractor.read.word.names import VML, WP, A, T, W, to_int
from extractor.thai import TICKED, UNREAD, UNTICKED

_EMU_PER_POINT = 12_700
_SMALLEST, _LARGEST = 5.0, 30.0
"""Points that the side of a tick box measures."""
_SQUARE = 1.7
"""How much longer one side may be than the other."""
_BOXES = frozenset({"rect", "roundRect", "flowChartProcess", "frame", "bevel"})
_VML_BOXES = frozenset({VML + "rect", VML + "roundrect"})
_SYM = W + "sym"
_CODE = re.compile("[0-9A-Fa-f]{2,4}")
_STYLE = re.compile(
    r"(?:^|;)\s{0,3}(width|height|margin-left|left):\s{0,3}(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px)?"
)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 1.0}
_ROOM = re.compile(r"(?<![ \t\u00a0])(?:[ \u00a0]{2,}|[ \u00a0]?\t)[ \t\u00a0]*")


class DrawnBox(NamedTuple):
    """A tick box: its sign, and how far right it floats in points (None: it is in the line)."""

    sign: str
    left: float | None


def drawn_box(drawing: etree._Element) -> DrawnBox | None:
    """The tick box that a drawing is, None where it is something else."""
    return _vml_box(drawing) if drawing.tag == W + "pict" else _shape_box(drawing)


def _shape_box(drawing: etree._Element) -> DrawnBox | None:
    frame = next(drawing.iter(WP + "inline", WP + "anchor"), None)
    extent = None if frame is None else frame.find(WP + "extent")
    shapes = [shape.get("prst") for shape in drawing.iter(A + "prstGeom")]
    if frame is None or extent is None or len(shapes) != 1 or shapes[0] not in _BOXES:
        return None
    width, height = (to_int(extent.get(side), 0) / _EMU_PER_POINT for side in ("cx", "cy"))
    sign = _sign(drawing, width, height)
    if not sign or next(drawing.iter(A + "blip"), None) is not None:
        return None
    return DrawnBox(sign, None if frame.tag == WP + "inline" else _anchored_at(frame))


def _anchored_at(frame: etree._Element) -> float:
    offset = frame.find(f"{WP}positionH/{WP}posOffset")
    return 0.0 if offset is None else to_int((offset.text or "").strip(), 0) / _EMU_PER_POINT


def _vml_box(drawing: etree._Element) -> DrawnBox | None:
    shapes = list(drawing.iter(*_VML_BOXES))
    if len(shapes) != 1 or next(drawing.iter(VML + "imagedata"), None) is not None:
        return None
    style = (shapes[0].get("style") or "")[:2_000]
    sizes = {found[1]: float(found[2]) * _POINTS[found[3]] for found in _STYLE.finditer(style)}
    sign = _sign(drawing, sizes.get("width", 0.0), sizes.get("height", 0.0))
    if not sign:
        return None
    floats = "position:absolute" in style.replace(" ", "")
    left = sizes.get("margin-left", sizes.get("left", 0.0))
    return DrawnBox(sign, left if floats else None)


def _sign(drawing: etree._Element, width: float, height: float) -> str:
    """☑ or ☐ by what is typed into a square; "" where it is none, or says something."""
    short, long = sorted((width, height))
    if not _SMALLEST <= short <= long <= min(_LARGEST, short * _SQUARE):
        return ""
    words = "".join(_shown(piece) for piece in drawing.iter(T, _SYM)).strip()
    if not words:
        return UNTICKED
    return TICKED if TICKED in (plain_ticks(f"[{words}]"), plain_ticks(words)) else ""


def _shown(piece: etree._Element) -> str:
    if piece.tag == T:
        return piece.text or ""
    code = piece.get(W + "char") or ""
    return symbol(piece.get(W + "font") or "", chr(int(code, 16))) if _CODE.fullmatch(code) else ""


def with_floating(text: str, boxes: list[DrawnBox]) -> list[tuple[int, str]]:
    """Where in ``text`` the signs of floating boxes go: offsets and signs, in reading order."""
    signs = [box.sign for box in sorted(boxes, key=lambda box: box.left or 0.0)]
    indent = len(text) - len(text.lstrip())
    rooms = [found.end() for found in _ROOM.finditer(text)]
    if len(rooms) + 1 == len(signs) and indent not in rooms:
        rooms = [indent, *rooms]  # left of the words, where the paragraph is indented
    if len(rooms) != len(signs):
        return [(indent, UNREAD)] * len(signs)
    return list(zip(rooms, signs, strict=True))
