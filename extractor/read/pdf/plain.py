"""PDFium's plain text of a PDF: what is read where the full reading ran out of time or memory.

Lines in PDFium's order, as its own text extraction gives them: no geometry, no tables, no pictures,
nothing that could run long or fail on what it finds. Each page is let go before the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2

from extractor.errors import ReadFault
from extractor.model import Document, Notice, PageReading, Paragraph, Place
from extractor.read.decoding.page_quality import NEEDS_OCR, quality_of
from extractor.read.limits import Limits
from extractor.thai import repair


def read_pdf_plainly(data: bytes, limits: Limits) -> Document:
    """The lines of every page, each with its page as its place.

    Raises:
        ReadFault: the file cannot be opened: E_ENCRYPTED, E_DAMAGED or E_NO_PAGES.

    """
    with _opened(data) as document:
        total = len(document)
        if total == 0:
            raise ReadFault("E_NO_PAGES", "PDF")
        pages = list(_pages(document, min(total, limits.pages), limits))
    lines = [line for page in pages for line in page.lines]
    notices = [page.notice for page in pages if isinstance(page.notice, Notice)]
    if total > limits.pages:
        notices.append(Notice("E_LIMIT", "pages", limit="pages", value=str(total)))
    return Document(
        kind="pdf",
        blocks=tuple(lines),
        notices=tuple(notices),
        status="error" if not lines else "partial" if notices else "ok",
        pages=tuple(page.reading for page in pages),
        pages_total=total,
        pages_read=sum(page.reading.layer == "text" for page in pages),
    )


class _Page(NamedTuple):
    """A page's lines, how well it was read, and what is said of it where it was not."""

    reading: PageReading
    lines: list[Paragraph]
    notice: Notice | None = None


def _pages(document: pypdfium2.PdfDocument, count: int, limits: Limits) -> Iterator[_Page]:
    left = limits.chars_per_file
    for number in range(1, count + 1):
        try:
            text = _text_of(document, number, limits, left)
        except ReadFault as fault:
            about = f"page {number}: {fault.about}"
            notice = Notice(fault.code, about, Place(number), fault.limit, fault.value)
            yield _Page(PageReading(number, "none", 0.0), [], notice)
            continue
        left -= len(text)
        quality = quality_of(text) if text else 0.0
        if quality >= NEEDS_OCR:
            yield _Page(PageReading(number, "text", quality), _lines(text, number))
        else:
            about = f"page {number}: it has no text layer that can be believed"
            notice = Notice("E_NO_TEXT", about, Place(number))
            yield _Page(PageReading(number, "none", quality), [], notice)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        code = "E_ENCRYPTED" if "assword" in str(fault) else "E_DAMAGED"
        raise ReadFault(code, "PDF") from fault


def _text_of(document: pypdfium2.PdfDocument, number: int, limits: Limits, left: int) -> str:
    """A page's text; ``left`` are the characters that the file may still have.

    Raises:
        ReadFault: E_DAMAGED, or E_LIMIT where it has more characters than it may.

    """
    try:
        page = document[number - 1]
        text = page.get_textpage()
        count = text.count_chars()
        for limit, most in (("chars_per_page", limits.chars_per_page), ("chars_per_file", left)):
            if count > most:
                raise ReadFault("E_LIMIT", "characters", limit=limit, value=str(count))
        told = str(text.get_text_range(errors="replace"))
        page.close()
    except pypdfium2.PdfiumError as fault:
        raise ReadFault("E_DAMAGED", "cannot be read") from fault
    return told


def _lines(text: str, page: int) -> list[Paragraph]:
    lines = text.replace("\x02", "-").replace("\ufffe", "-").splitlines()
    return [
        Paragraph(repaired, Place(page), raw=line)
        for line in lines
        if (repaired := repair(line).strip())
    ]
