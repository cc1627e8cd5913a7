"""Which paragraph each text object belongs to, where the file's own structure says so.

Word, browsers and LibreOffice tag what they print: a paragraph is an element of a tree, and the
content stream names the pieces that belong to it. Where one paragraph ends and the next begins on
full lines, nothing else in the file tells. Tags that were made afterwards, one for each line, say
nothing about paragraphs and are not used.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any

import pypdfium2.raw as raw

from extractor.read.pdfium.raw import Pointer, address, pointer, prototype
from extractor.read.pdfium.text import RawText

NO_TAG = 0
"""The tag of text that the file's structure does not name."""
MOST = 20_000
"""Elements of a page at most: a page of text has some hundreds."""
DEEPEST = 64
"""Elements within one another at most."""

_WITHIN = """
    Span NonStruct Link Reference Em Strong Quote Code Annot Note BibEntry Sub Form Ruby
    Warichu Private
"""
_INLINE = frozenset(name.encode("utf-16-le") for name in _WITHIN.split())
"""Elements within a paragraph, as PDFium writes their names; what they hold is their parent's."""

_CHILDREN = prototype("FPDF_StructElement_CountChildren")
_CHILD = prototype("FPDF_StructElement_GetChildAtIndex", "P")
_CHILD_CONTENT = prototype("FPDF_StructElement_GetChildMarkedContentID")
_TYPE = prototype("FPDF_StructElement_GetType", "U")
_ROOTS = prototype("FPDF_StructTree_CountChildren")
_ROOT = prototype("FPDF_StructTree_GetChildAtIndex", "P")
_CONTENT = prototype("FPDFPageObj_GetMarkedContentID")
_NAME = 64


def tags_of(page: Any, orders: Mapping[int, int]) -> dict[int, int]:
    """The number of its paragraph for each text object that has one, by its ``order``."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        paragraphs = _Paragraphs().of_tree(address(tree))
    finally:
        raw.FPDF_StructTree_Close(tree)
    if not paragraphs:
        return {}
    contents = map(_CONTENT, map(pointer, orders))
    return {
        order: paragraphs[content]
        for order, content in zip(orders.values(), contents, strict=True)
        if content in paragraphs
    }


class _Paragraphs:
    """Walks a page's structure: which paragraph each piece of marked content belongs to."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}
        self._count = 0
        self._name = ctypes.create_string_buffer(_NAME)
        self._at = pointer(ctypes.addressof(self._name))

    def of_tree(self, tree: Pointer) -> dict[int, int]:
        """The number of the paragraph of each piece, none where there is too much to walk."""
        waiting = [
            (root, NO_TAG, 0)
            for at in range(max(_ROOTS(tree), 0))
            if (root := _ROOT(tree, at)) is not None
        ]
        while waiting:
            element, around, depth = waiting.pop()
            self._count += 1
            if self._count > MOST:
                return {}
            here = pointer(element)
            tag = around if around and self._is_inline(here) else self._count
            for at in range(max(_CHILDREN(here), 0)):
                child = _CHILD(here, at) if depth < DEEPEST else None
                if child is not None:
                    waiting.append((child, tag, depth + 1))
                elif (content := _CHILD_CONTENT(here, at)) >= 0:
                    self._of[content] = tag
        return self._of

    def _is_inline(self, element: Pointer) -> bool:
        length = min(_TYPE(element, self._at, _NAME), _NAME) - 2
        return self._name.raw[: max(length, 0)] in _INLINE


def have_lines(tags: Mapping[int, int], texts: Sequence[RawText]) -> bool:
    """Whether some paragraph has text on two lines, as those have that were tagged when written."""
    lines: dict[int, int] = {}
    for text in texts:
        tag = tags.get(text.order)
        if tag and text.upright:
            line = round(text.y / max(text.size, 1.0))
            if lines.setdefault(tag, line) != line:
                return True
    return False
