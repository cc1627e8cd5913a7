"""PDF -> Document: open, decode, lay out page by page, join the pages.

Pages whose text layer is absent or too broken to be believed are read from their picture (see
``scan.pages``); ``needs_ocr`` says which they are, and where that cannot be done they are
E_NO_TEXT. Where PDFium cannot read a file or a page, pdfplumber does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.errors import ReadFault
from extractor.model import Block, Document, Layer, Notice, PageReading, Place, ReadingStatus
from extractor.read.decoding.decode import decode
from extractor.read.decoding.page_quality import NEEDS_OCR, quality_of
from extractor.read.glyphs import PageContent
from extractor.read.layout.blocks import blocks_of, place_page
from extractor.read.layout.cut_off import without_cut_off
from extractor.read.layout.pages import join_pages
from extractor.read.layout.running import Sheet, take_running
from extractor.read.layout.tick_pictures import PIXELS, look_at_boxes
from extractor.read.limits import Limits, OcrMode, ReadingOptions
from extractor.read.pdf.active import active_content
from extractor.read.pdf.second_opinion import PlainPage, plain_pages
from extractor.read.pdfium.file import PdfFile
from extractor.read.scan.pages import ScanReading, read_scans
from extractor.read.scan.pose import on_pages

DAMAGED = "W_DAMAGED"
"""What is said of a page whose text layer was read although letters of it are wrong."""
STAMPED = 100
"""Characters that scanners and page numbers put over the picture of a page at most."""
MORE = 1.5
"""How many times as many characters a page's picture must show as its text layer holds."""
FILLED = 0.6
"""Share of its page that a picture of a page fills at least."""
SOUND = 0.95
"""The quality of a page up to which people are told that its text layer is damaged."""
SECOND_LOOKS = 5
"""Pages at most for which the second reader is asked: it is slow."""


class _Pages(NamedTuple):
    """The pages of a file, decoded, and what was noticed on the way to them."""

    contents: list[PageContent]
    total: int
    notices: list[Notice]


def read_pdf(data: bytes, options: ReadingOptions) -> Document:
    """Read a PDF. Places are page and box; page headers come first, footers last.

    Raises:
        ReadFault: the file cannot be read at all: E_ENCRYPTED, E_DAMAGED, E_NO_PAGES, E_LIMIT.

    """
    pages = _second_looks(data, _open(data, options), options.limits)
    scans = read_scans(data, _to_look_at(pages.contents, options.ocr), options)
    contents = [_better(content, scans) for content in pages.contents]
    blocks, limit_notices = _lay_out(contents, options.limits)
    active = active_content(data, options.limits)
    notices = [*pages.notices, *active, *limit_notices, *_of_scans(scans, contents)]
    notices += _page_notices(contents, ocr=options.ocr)
    if not any(notice.code.startswith("E_") for notice in notices) and not blocks:
        notices.append(Notice("E_NO_TEXT", "nothing stands on any page"))
    readings = tuple(map(_reading, contents))
    read = sum(reading.layer != "none" for reading in readings)
    return Document(
        kind="pdf",
        blocks=on_pages(tuple(blocks), scans.poses),
        notices=tuple(notices),
        status=_status(notices, read, contents),
        pages=readings,
        pages_total=pages.total,
        pages_read=read,
    )


def needs_ocr(content: PageContent) -> bool:
    """Whether a page shows something that its text layer does not tell, or not believably."""
    if content.ocr:
        return False
    if content.chars:
        return content.quality < NEEDS_OCR or _is_picture(content)
    return bool(content.images or content.marks or content.lost or content.hidden)


def _is_picture(content: PageContent) -> bool:
    """Whether a picture fills the page, with no more text than a scanner's mark or a number."""
    filled = max(((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in content.images), default=0.0)
    return content.chars < STAMPED and filled > FILLED * content.width * content.height


def _to_look_at(contents: Sequence[PageContent], ocr: OcrMode) -> dict[int, str]:
    """The pages to read from their picture, and why."""
    if ocr == "never":
        return {}
    return {
        content.number: _why(content)
        for content in contents
        if ocr == "force" or needs_ocr(content)
    }


def _better(content: PageContent, scans: ScanReading) -> PageContent:
    """The page as its picture tells it, where that was read and tells more than its text layer."""
    seen = scans.contents.get(content.number)
    if seen is None:
        return content
    if content.quality >= NEEDS_OCR and _is_picture(content) and seen.chars < MORE * content.chars:
        return content._replace(images=())  # a picture behind the text
    return seen


def _of_scans(scans: ScanReading, contents: Sequence[PageContent]) -> list[Notice]:
    """What is said of the pictures, without those that only stand behind their page's text."""
    aside = {content.number for content in contents if not (content.ocr or needs_ocr(content))}
    return [note for note in scans.notices if note.place is None or note.place.page not in aside]


def _why(content: PageContent) -> str:
    if content.chars and _is_picture(content):
        return "its text layer tells next to nothing of its picture"
    return "its text layer is damaged" if content.chars else "it has no text layer"


# --- opening ----------------------------------------------------------------------------------


def _open(data: bytes, options: ReadingOptions) -> _Pages:
    """All pages through PDFium; through pdfplumber where PDFium cannot open the file."""
    limits = options.limits
    try:
        with PdfFile(data, limits) as pdf:
            options.more_time(limits.seconds_for(pdf.pages_total))
            contents = decode(pdf.pages(), pdf.fonts)
            contents = look_at_boxes(
                contents,
                lambda page, box: pdf.picture(page, box, PIXELS),
                [font.name for font in pdf.fonts],
                codes_hold=pdf.tells_missing_glyphs,
            )
            return _Pages(contents, pdf.pages_total, list(pdf.notices))
    except ReadFault as fault:
        if fault.code not in ("E_DAMAGED", "E_NO_PAGES"):
            raise
        contents = [_plain_content(page) for page in plain_pages(data, limits) if page.whole]
        if not contents:
            raise
        notice = Notice("W_DEGRADED", "PDFium cannot open the file; read by pdfplumber")
        return _Pages(contents, len(contents), [notice])


def _plain_content(page: PlainPage) -> PageContent:
    """A page of the second reader in the shape of the first one's; it knows no drawings."""
    text = "\n".join(run.text for run in page.runs)
    return PageContent(
        number=page.number,
        width=page.width,
        height=page.height,
        rotation=0,
        runs=page.runs,
        segments=(),
        rects=(),
        marks=(),
        images=(),
        chars=sum(len(run.text) for run in page.runs),
        hidden=0,
        lost=0,
        repaired=True,
        quality=quality_of(text),
    )


def _second_looks(data: bytes, pages: _Pages, limits: Limits) -> _Pages:
    """Pages on which PDFium failed or saw nothing at all, as the second reader sees them."""
    blank = [content.number for content in pages.contents if _is_blank(content)]
    seen = {content.number for content in pages.contents}
    failed = [
        number for number in range(1, min(pages.total, limits.pages) + 1) if number not in seen
    ]
    wanted = (failed + blank)[:SECOND_LOOKS]
    if not wanted or any(notice.code == "W_DEGRADED" for notice in pages.notices):
        return pages
    try:
        found = {page.number: page for page in plain_pages(data, limits, wanted) if page.runs}
    except ReadFault:
        return pages
    if not found:
        return pages
    contents = {content.number: content for content in pages.contents}
    notices = list(pages.notices)
    for number, page in found.items():
        code = "W_DEGRADED" if number in failed else "W_ENGINES_DISAGREE"
        about = f"page {number}: PDFium sees no text, pdfplumber {page.chars} characters"
        notices.append(Notice(code, about, Place(number), value=str(page.chars)))
        contents[number] = _plain_content(page)
    kept = [notice for notice in notices if not _is_about(notice, found.keys() & set(failed))]
    return _Pages([contents[number] for number in sorted(contents)], pages.total, kept)


def _is_blank(content: PageContent) -> bool:
    """Whether PDFium saw nothing on the page: no text of any kind and no picture."""
    return not (content.chars or content.hidden or content.lost or content.images)


def _is_about(notice: Notice, pages: set[int]) -> bool:
    """Whether a notice says that one of the pages could not be read."""
    return notice.code == "E_DAMAGED" and any(
        notice.about.startswith(f"page {page}:") for page in pages
    )


# --- layout -----------------------------------------------------------------------------------


def _lay_out(contents: Sequence[PageContent], limits: Limits) -> tuple[list[Block], list[Notice]]:
    sheets: list[Sheet] = []
    notices: list[Notice] = []
    for content in without_cut_off(contents):
        region, found = place_page(content, limits)
        sheets.append(Sheet(content.number, content.height, region))
        notices += found
    running = take_running(sheets)
    pages = [blocks_of(sheet.region, sheet.number) for sheet in sheets]
    body, titles = join_pages(pages, min((sheet.height for sheet in sheets), default=0.0))
    headers = [block for block in running if block.zone == "header"]
    footers = [block for block in running if block.zone == "footer"]
    return [*headers, *titles, *body, *footers], notices


# --- what is said about the reading -----------------------------------------------------------


def _reading(content: PageContent) -> PageReading:
    layer: Layer = "repaired" if content.repaired else "text"
    if content.ocr or needs_ocr(content):
        layer = "ocr" if content.ocr else "none"
    quality = content.quality if content.chars or layer == "text" else 0.0
    return PageReading(content.number, layer, quality)


def _page_notices(contents: Sequence[PageContent], *, ocr: OcrMode) -> list[Notice]:
    notices = []
    for content in contents:
        place = Place(content.number)
        if ocr == "never" and needs_ocr(content):
            about = f"page {content.number}: {_why(content)}"
            notices.append(Notice("E_NO_TEXT", about, place))
        if content.chars and not content.ocr and NEEDS_OCR <= content.quality < SOUND:
            about = f"page {content.number}: its text layer is damaged"
            notices.append(Notice(DAMAGED, about, place, value=str(content.quality)))
        if content.hidden:
            about = f"page {content.number}"
            notices.append(Notice("W_HIDDEN_TEXT", about, place, value=str(content.hidden)))
        if content.beyond:
            about = f"page {content.number}: a table runs over the page's edge"
            notices.append(Notice("W_UNREAD_PART", about, place, value=str(content.beyond)))
        if content.limit:
            about = f"page {content.number}: drawings"
            notices.append(Notice("W_LIMIT", about, place, limit=content.limit))
    return notices


def _status(notices: Sequence[Notice], read: int, contents: Sequence[PageContent]) -> ReadingStatus:
    """Never "ok" where a page was not read or is damaged, or where there was nothing to read."""
    if not read or not any(content.chars for content in contents):
        return "error"
    whole = not any(content.beyond for content in contents)
    failed = any(notice.code.startswith("E_") or notice.code == DAMAGED for notice in notices)
    return "ok" if whole and not failed else "partial"
