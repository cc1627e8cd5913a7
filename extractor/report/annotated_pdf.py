"""A copy of a PDF with a box around what each finding is about, and the finding as a note.

What the pages show stays as it is: boxes and notes are annotations, which a reader can hide.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractor.report.notes import AUTHOR, NotAnnotated, Note
from extractor.report.record import PagePlace

_IDENTIFIERS = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")
_TRAILER = 4_096
_PADDING = 2.0
_LINE = 1.2
_ICON = 18.0
_MARGIN = 6.0
_PRINTED = 4  # the annotation's flag: it is printed with the page

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points; origin top left, the page as displayed."""


def annotated_pdf(data: bytes, notes: Sequence[Note]) -> bytes:
    """The PDF with its notes; one that has no page to stand on is put on the first.

    Raises:
        NotAnnotated: it cannot be opened, or not written.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise NotAnnotated(f"the PDF cannot be opened: {fault}") from fault
    try:
        if not len(document):
            raise NotAnnotated("the PDF has no pages")
        by_page: dict[int, list[Note]] = {}
        for note in notes:
            by_page.setdefault(_page_of(note, len(document)), []).append(note)
        for page, its_notes in sorted(by_page.items()):
            _annotate(document, page, its_notes)
        written = io.BytesIO()
        document.save(written)
        return _named_by_content(written.getvalue())
    except pypdfium2.PdfiumError as fault:
        raise NotAnnotated(f"the PDF cannot be written: {fault}") from fault
    finally:
        document.close()


def _named_by_content(pdf: bytes) -> bytes:
    """The PDF with an identifier that comes from its content, where PDFium took one by chance.

    The first of the two is the original's and decides about encryption: it stays, unless PDFium
    had to make one up, when both are the same.
    """
    found = list(_IDENTIFIERS.finditer(pdf, max(0, len(pdf) - _TRAILER)))
    if not found:
        return pdf
    first, second = found[-1].span(1), found[-1].span(2)
    plain = bytearray(pdf)
    same = pdf[slice(*first)] == pdf[slice(*second)]
    chosen = (first, second) if same else (second,)
    for start, end in chosen:
        plain[start:end] = b"0" * (end - start)
    name = hashlib.sha256(plain).hexdigest()[:32].upper().encode("ascii")
    for start, end in chosen:
        plain[start:end] = name
    return bytes(plain)


def _page_of(note: Note, pages: int) -> int:
    """The index of the note's page."""
    page = note.place.page if isinstance(note.place, PagePlace) else 1
    return page - 1 if 1 <= page <= pages else 0


def _annotate(document: Any, index: int, notes: Sequence[Note]) -> None:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        raise NotAnnotated(f"page {index + 1} cannot be opened")
    try:
        frame = _Frame(page)
        unplaced = 0
        for note in notes:
            place = note.place
            box = place.box if isinstance(place, PagePlace) and place.page == index + 1 else None
            if box is None:
                icon = (_MARGIN, _MARGIN + unplaced * (_ICON + 2))
                unplaced += 1
            else:
                around = (
                    box[0] - _PADDING, box[1] - _PADDING, box[2] + _PADDING, box[3] + _PADDING,
                )  # fmt: skip
                _add(page, raw.FPDF_ANNOT_SQUARE, frame.turned(around), note, note.head)
                icon = frame.within(box[2] + _PADDING, box[1] - _PADDING - _ICON / 2)
            x, y = icon
            _add(
                page,
                raw.FPDF_ANNOT_TEXT,
                frame.turned((x, y, x + _ICON, y + _ICON)),
                note,
                note.text,
            )
    finally:
        raw.FPDF_ClosePage(page)


class _Frame:
    """A page as displayed, and the way back to its own coordinates."""

    def __init__(self, page: Any) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self._x, self._y = min(box.left, box.right), min(box.bottom, box.top)
        self.width, self.height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        self._rotation = raw.FPDFPage_GetRotation(page) % 4

    def within(self, x: float, y: float) -> tuple[float, float]:
        """Where an icon meant for (x, y) is still on the page."""
        return (
            min(max(x, 0.0), max(self.width - _ICON, 0.0)),
            min(max(y, 0.0), max(self.height - _ICON, 0.0)),
        )

    def turned(self, box: Box) -> Any:
        """A box of the displayed page in the page's own coordinates."""
        ax, ay = self._own(box[0], self.height - box[1])
        bx, by = self._own(box[2], self.height - box[3])
        return raw.FS_RECTF(min(ax, bx), max(ay, by), max(ax, bx), min(ay, by))

    def _own(self, x: float, y: float) -> tuple[float, float]:
        """A point of the displayed page, y upwards, in the page's own coordinates."""
        if self._rotation == 1:
            x, y = self.height - y, x
        elif self._rotation == 2:
            x, y = self.width - x, self.height - y
        elif self._rotation == 3:
            x, y = y, self.width - x
        return x + self._x, y + self._y


def _add(page: Any, kind: int, rectangle: Any, note: Note, text: str) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    if not annotation:
        raise NotAnnotated("a note cannot be added to the PDF")
    try:
        raw.FPDFAnnot_SetRect(annotation, rectangle)
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *note.colour, 255)
        raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
        if kind == raw.FPDF_ANNOT_SQUARE:
            raw.FPDFAnnot_SetBorder(annotation, 0.0, 0.0, _LINE)
        _say(annotation, b"Contents", text)
        _say(annotation, b"T", AUTHOR)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _say(annotation: Any, key: bytes, text: str) -> None:
    """Set a text as PDFium takes it: UTF-16 with a zero behind."""
    encoded = text.encode("utf-16-le", "replace") + b"\0\0"
    buffer = ctypes.create_string_buffer(encoded, len(encoded))
    raw.FPDFAnnot_SetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    )
