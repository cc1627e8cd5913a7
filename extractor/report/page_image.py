"""Where sections and findings stand, drawn on pictures of the pages.

The pictures come from outside (rendering is a reader's business); what is drawn comes from the
audit alone. Labels are ids and codes, which every machine has letters for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from extractor.model import Audit, Block, Box, Finding, HeadingMatch, Paragraph, Place, Table

SECTION_COLOURS = ("#1b6ca8", "#2a7f3f", "#8a4fbf", "#b35c00", "#00838f")
FINDING_COLOUR = "#d11a2a"
_PADDING = 2.0
_LABEL_SIZE = 9.0
_GAP = 12


class Marked(NamedTuple):
    """Something to draw: a label at a box (points, origin top left) of a page (from 1)."""

    page: int
    box: Box
    label: str
    colour: str
    strong: bool


class PagePicture(NamedTuple):
    """A page's picture; ``scale`` is its pixels per point."""

    page: int
    image: Image.Image
    scale: float


def marks_of(audit: Audit) -> tuple[Marked, ...]:
    """Everything of the audit that stands somewhere on a page: headings, contents, findings."""
    marks: list[Marked] = []
    for number, section in enumerate(audit.report.sections.sections, start=1):
        colour = SECTION_COLOURS[number % len(SECTION_COLOURS)]
        for occurrence in (section.first, *section.repeats):
            heading = occurrence.heading
            if isinstance(heading, HeadingMatch):
                label = f"{number} {section.id} {heading.similarity:.2f}"
                marks += _marked(heading.place, label, colour, strong=True)
            for place in _content_places(occurrence.blocks):
                marks += _marked(place, str(number), colour, strong=False)
    for finding in audit.findings:
        marks += _finding_marks(finding)
    return tuple(marks)


def _content_places(blocks: Iterable[Block]) -> Iterator[Place]:
    """A place for each page that a block's print covers."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _by_page(_table_places(block))
        else:
            yield from _by_page(_paragraph_places(block))


def _paragraph_places(paragraph: Paragraph) -> Iterator[Place]:
    yield from (place for _, place in paragraph.lines) if paragraph.lines else (paragraph.place,)


def _table_places(table: Table) -> Iterator[Place]:
    for cell in table.cells:
        yield cell.place


def _by_page(places: Iterable[Place]) -> Iterable[Place]:
    joined: dict[int | None, Place] = {}
    for place in places:
        joined[place.page] = joined[place.page].union(place) if place.page in joined else place
    return joined.values()


def _finding_marks(finding: Finding) -> list[Marked]:
    if finding.place is None:
        return []
    return _marked(finding.place, finding.code, FINDING_COLOUR, strong=True)


def _marked(place: Place, label: str, colour: str, *, strong: bool) -> list[Marked]:
    if place.page is None or place.box is None:
        return []
    return [Marked(place.page, place.box, label, colour, strong)]


def draw_marks(picture: PagePicture, marks: Sequence[Marked]) -> Image.Image:
    """The page's picture with its marks drawn on it; the picture itself stays as it is."""
    drawn = picture.image.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    font = ImageFont.load_default(size=_LABEL_SIZE * picture.scale)
    for mark in sorted(marks, key=lambda mark: mark.strong):
        if mark.page != picture.page:
            continue
        x0, y0, x1, y1 = (value * picture.scale for value in mark.box)
        pad = _PADDING * picture.scale
        box = (min(x0, x1) - pad, min(y0, y1) - pad, max(x0, x1) + pad, max(y0, y1) + pad)
        pen.rectangle(box, outline=mark.colour, width=max(1, round(picture.scale)) + mark.strong)
        _label(pen, mark, box, font)
    return drawn


def _label(
    pen: ImageDraw.ImageDraw,
    mark: Marked,
    box: Box,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    """The label on a ground of its colour: a heading's above its box, a content's at its right."""
    left, top, right, bottom = pen.textbbox((0, 0), mark.label, font=font)
    width, height = right - left + 4, bottom - top + 4
    x = box[0] if mark.strong else box[2] - width
    y = box[1] - height if mark.strong else box[1]
    x, y = max(0.0, x), max(0.0, y)
    pen.rectangle((x, y, x + width, y + height), fill=mark.colour)
    pen.text((x + 2 - left, y + 2 - top), mark.label, fill="white", font=font)


def draw_audit(audit: Audit, pictures: Iterable[PagePicture]) -> Image.Image:
    """The pages one below the other in one picture, everything of the audit drawn on them.

    Raises:
        ValueError: there is no page to draw on.

    """
    marks = marks_of(audit)
    drawn = [draw_marks(picture, marks) for picture in pictures]
    if not drawn:
        raise ValueError("no page to draw on")
    height = sum(page.height for page in drawn) + _GAP * (len(drawn) - 1)
    sheet = Image.new("RGB", (max(page.width for page in drawn), height), "#777777")
    y = 0
    for page in drawn:
        sheet.paste(page, (0, y))
        y += page.height + _GAP
    return sheet
