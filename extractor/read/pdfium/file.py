"""PDF files through PDFium: opened with limits, read page by page.

Together with ``text``, ``paths`` and ``raw`` the only place that reads with
pypdfium2's raw interface.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from extractor.errors import ReadFault
from extractor.model import Box, Notice
from extractor.read.limits import Limits
from extractor.read.pdfium.form_bombs import refuse_form_bombs
from extractor.read.pdfium.paths import Drawings, read_drawings
from extractor.read.pdfium.raw import Frame
from extractor.read.pdfium.tags import have_lines, tags_of
from extractor.read.pdfium.text import Characters, TextPage

_PASSWORD = 4
_SHOWN_ANNOTATIONS = {
    raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE,
}  # fmt: skip
"""What people write and draw onto a page: filled fields, ticks made with a pen, stamps."""
_MOST_ANNOTATIONS = 2_000
_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_NAMELESS = re.compile(r"^(?:[A-Z]{6}\+)?(?:TT[EF][0-9A-F]+t\d+|CIDFont.?F?\d*|[A-Za-z]{0,3}\d+|)$")
"""Names that programs make up. Of other fonts the name tells the face: the weight that PDFium gives
is reckoned from the width of a stem, which many programs fill in at random."""


class Font(NamedTuple):
    """A font of the document: fonts of one name and one embedded program are the same one."""

    name: str
    bold: bool
    embedded: int


class RawPage(NamedTuple):
    """A page as PDFium gives it; ``number`` counts from 1, lengths are points.

    ``tags`` numbers the paragraph of each text object, by its ``order`` (see ``tags``).
    """

    number: int
    width: float
    height: float
    rotation: int
    characters: Characters
    drawings: Drawings
    tags: dict[int, int]


class PdfFile:
    """A PDF opened with limits; ``fonts`` and ``notices`` grow while ``pages`` are read.

    Raises:
        ReadFault: E_ENCRYPTED, E_DAMAGED, E_NO_PAGES or E_LIMIT.

    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        refuse_form_bombs(data, limits)
        self.limits = limits
        self.notices: list[Notice] = []
        self.fonts: list[Font] = []
        self._font_index: dict[Font, int] = {}
        self._shown: dict[int, pypdfium2.PdfPage] = {}
        self._chars = 0
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            locked = raw.FPDF_GetLastError() == _PASSWORD or "assword" in str(fault)
            raise ReadFault("E_ENCRYPTED" if locked else "E_DAMAGED", "PDF") from fault
        self._paragraphs = False  # until the structure has shown a paragraph of several lines
        self._tagged = bool(raw.FPDFCatalog_IsTagged(self._document))
        self.pages_total = len(self._document)
        if self.pages_total == 0:
            self.close()
            raise ReadFault("E_NO_PAGES", "PDF")

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; pages that were read stay valid."""
        self._document.close()

    @property
    def tells_missing_glyphs(self) -> bool:
        """Whether the program that made the file gives each missing glyph its own code.

        The office programs do, by ``/ActualText``; those that write their pages anew lose it.
        """
        producer = str(self._document.get_metadata_value("Producer"))
        return producer.startswith(("LibreOffice", "OpenOffice"))

    def pages(self) -> Iterator[RawPage]:
        """The pages that can be read, in order; the others are in ``notices``."""
        for index in range(min(self.pages_total, self.limits.pages)):
            try:
                yield self._page(index)
            except ReadFault as fault:
                about = f"page {index + 1}: {fault.about}"
                self.notices.append(Notice(fault.code, about, limit=fault.limit, value=fault.value))
                if fault.limit == "chars_per_file":
                    return
        if self.pages_total > self.limits.pages:
            value = str(self.pages_total)
            self.notices.append(Notice("E_LIMIT", "pages", limit="pages", value=value))

    def picture(self, number: int, box: Box, scale: float) -> Image.Image:
        """A stretch of page ``number`` (from 1) in grey, ``scale`` pixels a point."""
        if number not in self._shown:  # one page at a time: what is looked at stands together
            self._shown = {number: self._document[number - 1]}
        page = self._shown[number]
        width, height = page.get_size()
        left, top = min(max(box[0], 0.0), width - 1), min(max(box[1], 0.0), height - 1)
        right, bottom = max(min(box[2], width), left + 1), max(min(box[3], height), top + 1)
        crop = (left, height - bottom, width - right, top)
        rendered = page.render(scale=scale, crop=crop, grayscale=True)
        picture: Image.Image = rendered.to_pil().convert("L")
        return picture

    def _page(self, index: int) -> RawPage:
        page = raw.FPDF_LoadPage(self._document, index)
        if not page:
            raise ReadFault("E_DAMAGED", "cannot be opened")
        try:
            if _flattened(page):
                raw.FPDF_ClosePage(page)
                page = raw.FPDF_LoadPage(self._document, index)
            return self._content(page, index + 1)
        finally:
            raw.FPDF_ClosePage(page)

    def _content(self, page: Any, number: int) -> RawPage:
        frame = Frame.of(page)
        text = TextPage(page)
        try:
            if not text.opened:
                raise ReadFault("E_DAMAGED", "its text cannot be read")
            self._count(text.count)
            drawings, orders = read_drawings(page, text.load_objects(), frame, self.limits)
            characters = text.read(orders, frame, self._font)
            tags = tags_of(page, orders) if self._tagged else {}
            self._paragraphs = self._paragraphs or have_lines(tags, characters.texts)
        finally:
            text.close()
        size = frame.width, frame.height, frame.rotation
        return RawPage(number, *size, characters, drawings, tags if self._paragraphs else {})

    def _count(self, count: int) -> None:
        if count > self.limits.chars_per_page:
            raise ReadFault("E_LIMIT", "characters", limit="chars_per_page", value=str(count))
        self._chars += count
        if self._chars > self.limits.chars_per_file:
            value = str(self._chars)
            raise ReadFault("E_LIMIT", "characters", limit="chars_per_file", value=value)

    def _font(self, pointer: int | None) -> int:
        font = _describe(pointer)
        index = self._font_index.setdefault(font, len(self.fonts))
        if index == len(self.fonts):
            self.fonts.append(font)
        return index


def _describe(pointer: int | None) -> Font:
    if pointer is None:
        return Font("", False, 0)
    font = ctypes.cast(pointer, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    flags = raw.FPDFFont_GetFlags(font)
    heavy = bool(flags > 0 and flags & _FORCE_BOLD)
    if _NAMELESS.search(name):
        heavy = heavy or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    return Font(name, heavy or "bold" in name.lower(), size.value)


def _flattened(page: Any) -> bool:
    """Draw filled form fields into the page, as a reader sees them; False if there are none."""
    count = raw.FPDFPage_GetAnnotCount(page)
    for index in range(min(count, _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN_ANNOTATIONS:
            done = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            return bool(done == raw.FLATTEN_SUCCESS)
    return False
