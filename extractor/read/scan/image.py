"""A picture file as large as a page (a scan put into a Word file) -> its blocks."""

from __future__ import annotations

import io

from PIL import Image

from extractor.errors import ReadFault
from extractor.model import Block, Place, moved
from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.limits import Limits, ReadingOptions
from extractor.read.pdfium.render import fitting_scale
from extractor.read.scan.engine import readiness
from extractor.read.scan.pages import DPI, advice, legible, mind_memory

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def read_image(
    data: bytes, points: tuple[float, float], place: Place, options: ReadingOptions
) -> tuple[Block, ...]:
    """The blocks of a picture that is shown ``points`` wide and high; all stand at ``place``.

    Raises:
        ReadFault: E_NO_TEXT where it was not or could not be read, E_DAMAGED, E_LIMIT.

    """
    if options.ocr == "never":
        raise ReadFault("E_NO_TEXT")
    ready = readiness()
    if ready.lacking:
        raise ReadFault("E_NO_TEXT", advice(ready))
    options.more_time(options.limits.seconds_per_picture)
    mind_memory()
    from extractor.read.scan.page import look_at
    from extractor.read.scan.tesseract import engine

    look = look_at(*_opened(data, points, options.limits), engine())
    content = legible(look, look.read(1, engine(), options.limits))
    region, _ = place_page(content, options.limits)
    return tuple(moved(block, lambda _: place) for block in blocks_of(region, 1))


def _opened(data: bytes, points: tuple[float, float], limits: Limits) -> tuple[Image.Image, float]:
    """The picture in the resolution that pages are looked at, and its pixels per point."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if max(width, height) > 2 * limits.render_side or width * height > limits.render_pixels:
                value = f"{width} x {height}"
                raise ReadFault("E_LIMIT", "picture", limit="render_pixels", value=value)
            scale = fitting_scale(*points, DPI / 72, limits)
            size = (max(1, round(points[0] * scale)), max(1, round(points[1] * scale)))
            return image.convert("L").resize(size, Image.Resampling.LANCZOS), scale
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise ReadFault("E_DAMAGED", "picture") from fault
