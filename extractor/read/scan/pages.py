"""Pages of a PDF that only their picture tells -> their content, and what must be said about it.

The recogniser is an extra: without it such a page stays unread, and the notice says what to
install. This module imports nothing of it until a page needs it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import ReadFault
from extractor.model import Notice, Place
from extractor.read.decoding.page_quality import NEEDS_OCR
from extractor.read.glyphs import PageContent
from extractor.read.limits import Limits, ReadingOptions
from extractor.read.pdfium.render import render_pages
from extractor.read.scan.engine import Readiness, readiness
from extractor.read.scan.pose import Pose

if TYPE_CHECKING:
    from PIL import Image

    from extractor.read.scan.page import Look

DPI = 200.0
"""Resolution in which a page is looked at first; small print is looked at again, larger."""
SMALL_LETTER = 12.0
"""Pixels of letter height below which a page is rendered again."""
GOOD_LETTER = 18.0
"""Pixels of letter height that are enough for the recogniser."""


@dataclass(frozen=True, slots=True)
class ScanReading:
    """What the pictures of some pages tell: contents and poses by page, and the notices."""

    contents: dict[int, PageContent] = field(default_factory=dict)
    poses: dict[int, Pose] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def read_scans(data: bytes, why: Mapping[int, str], options: ReadingOptions) -> ScanReading:
    """Read the pages of ``why`` (page from 1: why its text layer is not enough) as pictures."""
    if not why:
        return ScanReading()
    ready = readiness()
    if ready.lacking:
        return ScanReading(notices=tuple(_unread(number, why[number], ready) for number in why))
    mind_memory()
    reading = ScanReading()
    notices: list[Notice] = []
    for number in why:
        options.more_time(options.limits.seconds_per_picture)
        try:
            page = _read_page(data, number, options.limits)
        except ReadFault as fault:
            about = f"page {number}: {fault.about}"
            notice = Notice(fault.code, about, Place(number), fault.limit, fault.value)
            notices.append(notice)
            continue
        reading.contents[number], reading.poses[number] = page.content, page.pose
        notices += page.notices
    options.more_time(options.limits.seconds_for(len(why)))
    return ScanReading(reading.contents, reading.poses, tuple(notices))


def mind_memory() -> None:
    """One thread for the libraries that read pictures: each of their threads reserves memory."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")


def advice(ready: Readiness) -> str:
    """What to do for a picture to be read."""
    return f"to read its picture, install {' and '.join(ready.lacking)}"


def _unread(number: int, why: str, ready: Readiness) -> Notice:
    return Notice("E_NO_TEXT", f"page {number}: {why}; {advice(ready)}", Place(number))


def legible(look: Look, content: PageContent) -> PageContent:
    """The content of a picture that could be read, or on which nothing is written.

    Raises:
        ReadFault: E_NO_TEXT: something is there that cannot be read.

    """
    if content.quality < NEEDS_OCR and (content.chars or not look.is_blank):
        raise ReadFault("E_NO_TEXT", "its picture cannot be read")
    return content


class _Page(NamedTuple):
    content: PageContent
    pose: Pose
    notices: tuple[Notice, ...]


def _read_page(data: bytes, number: int, limits: Limits) -> _Page:
    from extractor.read.scan.page import TICK_FONT, look_at
    from extractor.read.scan.tesseract import engine

    look = look_at(*_rendered(data, number, DPI, limits), engine())
    if 0 < look.letter < SMALL_LETTER:
        dpi = DPI * min(2.0, GOOD_LETTER / look.letter)
        look = look_at(*_rendered(data, number, dpi, limits), engine())
    content = legible(look, look.read(number, engine(), limits))
    if not content.chars:
        notice = Notice("W_OCR", f"page {number}: nothing is written on it", Place(number))
        return _Page(content, look.pose, (notice,))
    notices = [Notice("W_OCR", f"page {number}", Place(number), value=f"{content.quality:.2f}")]
    notices += [
        Notice("W_OCR", "☐ / ☑", Place(number, look.pose.on_page(run.box)))
        for run in content.runs
        if run.font == TICK_FONT and not all(run.sure)
    ]
    return _Page(content, look.pose, tuple(notices))


def _rendered(data: bytes, number: int, dpi: float, limits: Limits) -> tuple[Image.Image, float]:
    for _, image, scale in render_pages(data, [number], dpi, limits):
        return image, scale
    raise ReadFault("E_DAMAGED", "it cannot be rendered")
