"""Text in drawings: text boxes, canvases, diagrams, charts, word art; and pictures without text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from extractor.read.word.names import (
    CHART,
    DIAGRAM,
    MATH,
    MC,
    OFFICE,
    PIC,
    REL_ID,
    VML,
    WP,
    A,
    R,
    W,
    to_int,
)

TEXT_BOX = W + "txbxContent"
CHOICE, FALLBACK = MC + "Choice", MC + "Fallback"
_A_P, _A_T, _A_BR = A + "p", A + "t", A + "br"
_CHART, _RELATIONS = CHART + "chart", DIAGRAM + "relIds"
_PICTURE, _IMAGE = PIC + "pic", VML + "imagedata"
_TEXT_PATH, _OBJECT, _CONTROL = VML + "textpath", OFFICE + "OLEObject", W + "control"
_EXTENT = WP + "extent"
_EMU_PER_POINT = 12_700
_A4_POINTS = 595.0 * 842.0
_LARGE = 1 / 3
"""Share of a page from which a picture may be a scanned page."""

_SIZE = re.compile(r"(?:^|;)(width|height):\s*(\d{1,7}(?:\.\d{1,6})?)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 1.0}


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The one of the alternatives to read: the first with text, else the first."""
    alternatives = [child for child in alternate if child.tag in (CHOICE, FALLBACK)]
    for alternative in alternatives:
        if next(alternative.iter(W + "t", _A_T, W + "sym"), None) is not None:
            return alternative
    return alternatives[0] if alternatives else None


def text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, once each where alternatives repeat them."""
    for box in drawing.iter(TEXT_BOX):
        if not _inside(box, drawing, (TEXT_BOX, FALLBACK)):
            yield box


def _inside(element: etree._Element, drawing: etree._Element, tags: tuple[str, ...]) -> bool:
    """Whether ``element`` is in one of ``tags`` below ``drawing``; a sole fallback is none."""
    for above in element.iterancestors():
        if above is drawing:
            return False
        if above.tag == FALLBACK and above.getprevious() is None:
            continue
        if above.tag in tags:
            return True
    return False


def canvas_lines(drawing: etree._Element) -> Iterator[str]:
    """The paragraphs of DrawingML text (canvases, diagrams, charts) and of word art."""
    for element in drawing.iter(_A_P, _TEXT_PATH):
        if element.tag == _TEXT_PATH:
            yield element.get("string") or ""
        elif not _inside(element, drawing, (FALLBACK,)):
            yield "".join(
                "\n" if piece.tag == _A_BR else piece.text or ""
                for piece in element.iter(_A_T, _A_BR)
            )


def chart_lines(root: etree._Element) -> Iterator[str]:
    """The words of a chart or diagram part: titles, labels, names of series and categories."""
    seen: set[str] = set()
    yield from canvas_lines(root)
    for cache in root.iter(CHART + "strCache"):
        for value in cache.iter(CHART + "v"):
            text = value.text or ""
            if text not in seen:
                seen.add(text)
                yield text


def part_ids(drawing: etree._Element) -> Iterator[str]:
    """Relationship ids of the charts and diagrams that a drawing shows."""
    for element in drawing.iter(_CHART, _RELATIONS):
        key = element.get(REL_ID) if element.tag == _CHART else element.get(R + "dm")
        if key:
            yield key


def embedded(drawing: etree._Element) -> Iterator[tuple[str, bool]]:
    """Objects and controls: their name, and whether they can hold the report's text.

    An equation editor's formula is drawn as a picture and holds no text of the form.
    """
    for element in drawing.iter(_OBJECT, _CONTROL):
        if element.tag == _CONTROL:
            yield f"control {element.get(W + 'name') or ''}".strip(), True
        else:
            program = element.get("ProgID") or "object"
            yield f"embedded {program}", not program.startswith("Equation")


class PagePicture(NamedTuple):
    """A picture as large as a scanned page: its relationship id, and its size as shown in points.

    ``part`` is the part that holds it, "" before that is known and where there is none.
    """

    key: str
    width: float
    height: float
    part: str = ""


def large_picture(drawing: etree._Element) -> PagePicture | None:
    """A picture as large as a scanned page, None where there is none."""
    for element in drawing.iter(_PICTURE, _IMAGE):
        width, height = _vml_size(element) if element.tag == _IMAGE else _size(drawing)
        if width * height >= _LARGE * _A4_POINTS:
            return PagePicture(_image_id(element), width, height)
    return None


def _image_id(element: etree._Element) -> str:
    if element.tag == _IMAGE:
        return element.get(REL_ID) or ""
    blip = next(element.iter(A + "blip"), None)
    return "" if blip is None else blip.get(R + "embed") or ""


def _size(drawing: etree._Element) -> tuple[float, float]:
    extent = next(drawing.iter(_EXTENT), None)
    if extent is None:
        return 0.0, 0.0
    width, height = (to_int(extent.get(side), 0) / _EMU_PER_POINT for side in ("cx", "cy"))
    return width, height


def _vml_size(image: etree._Element) -> tuple[float, float]:
    shape = image.getparent()
    style = "" if shape is None else shape.get("style") or ""
    sizes = {
        found[1]: float(found[2]) * _UNITS[found[3]] for found in _SIZE.finditer(style[:2_000])
    }
    return sizes.get("width", 0.0), sizes.get("height", 0.0)


def math_text(formula: etree._Element) -> str:
    """A formula on one line: a fraction with a stroke, everything else in its order."""
    tag = formula.tag
    if tag == MATH + "t":
        return formula.text or ""
    if tag == MATH + "f":
        parts = (formula.find(MATH + "num"), formula.find(MATH + "den"))
        return "/".join("" if part is None else math_text(part) for part in parts)
    sign = ""
    if tag == MATH + "nary":
        mark = formula.find(f"{MATH}naryPr/{MATH}chr")
        sign = "∫" if mark is None else mark.get(MATH + "val") or ""
    return sign + "".join(math_text(child) for child in formula)
