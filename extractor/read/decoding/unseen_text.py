"""Text that a reader of the page does not see, or does not take for its content.

Invisible text, white text with nothing dark behind it, text outside the page, and watermarks: pale
and askew, or pale and much larger than the page's text; text too small to be seen. What a table
holds that runs over the page's edge is content that the page does not show: it is counted apart.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from extractor.model import Box
from extractor.read.decoding.evidence import Sheet
from extractor.read.glyphs import Rect
from extractor.read.pdfium.file import RawPage
from extractor.read.pdfium.text import RawText

_HUGE = 1.8
"""Times the page's usual font size from which pale or askew text is a watermark."""


_SMALLEST = 1.0
"""Points: no smaller text can be read, on paper or on a screen."""


def drop_unseen(sheet: Sheet) -> None:
    """Put such text objects among ``sheet.gone`` and count their characters."""
    page = sheet.page
    texts = page.characters.texts
    if not texts:
        return
    columns = dict(zip(RawText._fields, zip(*texts, strict=True), strict=True))
    usual = median(columns["size"])
    if _all_seen(page, columns, usual):
        return
    width, height = page.width + 1, page.height + 1
    cut = _cut_tables(page)
    for owner in texts:
        outside = not (-1 <= owner.x <= width and -1 <= owner.y <= height)
        if outside and cut is not None and cut[0] <= page.height - owner.y <= cut[1]:
            sheet.gone.add(owner.start)
            sheet.beyond += owner.stop - owner.start
        elif (
            outside
            or owner.invisible
            or owner.fill == "none"
            or (owner.fill == "white" and not _backed(page, owner))
            or (owner.size > _HUGE * usual and (owner.fill == "light" or not owner.upright))
            or (owner.fill == "light" and not owner.upright)
            or 0 < owner.size < _SMALLEST
        ):
            sheet.gone.add(owner.start)
            sheet.hidden += owner.stop - owner.start


def _cut_tables(page: RawPage) -> tuple[float, float] | None:
    """From where to where down the page rules run over its left or right edge; None for none."""
    boxes: list[Box] = [
        *(piece[:4] for piece in page.drawings.segments),
        *(rect[:4] for rect in page.drawings.rects if rect.stroked),
    ]
    levels = [
        y
        for x0, y0, x1, y1 in boxes
        if x0 < page.width - 1 < page.width + 1 < x1 or x0 < -1 < 1 < x1
        for y in (y0, y1)
    ]
    return (min(levels), max(levels)) if levels and min(levels) < max(levels) else None


def _all_seen(page: RawPage, columns: dict[str, tuple[Any, ...]], usual: float) -> bool:
    """Whether all is dark, upright and on the page, as on nearly every page: seen at a glance."""
    xs, ys, sizes = columns["x"], columns["y"], columns["size"]
    return (
        set(columns["fill"]) == {"dark"}
        and not any(columns["invisible"])
        and (all(columns["upright"]) or max(sizes) <= _HUGE * usual)
        and min(sizes) >= _SMALLEST
        and -1 <= min(xs) <= max(xs) <= page.width + 1
        and -1 <= min(ys) <= max(ys) <= page.height + 1
    )


def _backed(page: RawPage, owner: RawText) -> bool:
    """Whether something that is not white lies where the text begins."""
    x, y = owner.x, page.height - owner.y - 0.2 * owner.size
    drawings = page.drawings
    return any(
        box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
        for boxes in (drawings.rects, drawings.images)
        for box in boxes
        if not isinstance(box, Rect) or box.fill in ("dark", "light")
    )
