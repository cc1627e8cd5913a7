"""Pictures of PDF pages, rendered by PDFium within the limits of ``limits.render_*``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pypdfium2
from PIL import Image

from extractor.errors import ReadFault
from extractor.read.limits import DEFAULT_LIMITS, Limits


def render_pages(
    data: bytes, pages: Iterable[int], dpi: float, limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[int, Image.Image, float]]:
    """(page from 1, picture, pixels per point) of each page; big ones are rendered smaller.

    Raises:
        ReadFault: E_DAMAGED where a page or the file cannot be opened.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise ReadFault("E_DAMAGED", "PDF") from fault
    try:
        document.init_forms()
        for number in pages:
            if 1 <= number <= len(document):
                yield number, *_render(document, number, dpi, limits)
    finally:
        document.close()


def _render(
    document: pypdfium2.PdfDocument, number: int, dpi: float, limits: Limits
) -> tuple[Image.Image, float]:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = fitting_scale(width, height, dpi / 72, limits)
        return page.render(scale=scale).to_pil().convert("RGB"), scale
    except pypdfium2.PdfiumError as fault:
        raise ReadFault("E_DAMAGED", f"page {number} cannot be rendered") from fault


def fitting_scale(width: float, height: float, scale: float, limits: Limits) -> float:
    """The wanted scale, or the largest one at which the picture stays within the limits."""
    width, height = max(width, 1.0), max(height, 1.0)
    by_side = limits.render_side / max(width, height)
    by_area = (limits.render_pixels / (width * height)) ** 0.5
    return float(min(scale, 0.99 * by_side, 0.99 * by_area))
