"""pdfplumber as the second reader of a PDF: where PDFium fails, or where its answer looks doubtful.

Its parser costs some 150 ms a page and its text order is wrong for Thai, so it is asked only for
what is cheap or what nobody else can give: characters in content-stream order of files that PDFium
cannot open, and of pages on which PDFium saw no text at all.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractor.errors import ReadFault
from extractor.read.glyphs import Run
from extractor.read.limits import Limits
from extractor.thai import repair

_FAULTS = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer raises on broken files: its own exceptions and whatever its code trips over."""

_SHOWS = re.compile(rb"T[jJ]|['\"]|\bDo\b")
"""What shows text in a content stream: its operators, and a form, in which they may be."""

_GAP = 0.1
"""Share of the font size by which characters of a run stand apart at most."""


class PlainPage(NamedTuple):
    """A page as pdfplumber sees it: its characters as runs in content-stream order."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    chars: int
    whole: bool


def plain_pages(data: bytes, limits: Limits, wanted: Collection[int] = ()) -> Iterator[PlainPage]:
    """The pages of a PDF through pdfplumber; a page that fails comes empty and not ``whole``.

    ``wanted`` names the pages asked for (from 1), all where it is empty.

    Raises:
        ReadFault: E_ENCRYPTED or E_DAMAGED where it cannot open the file either.

    """
    pdf = _opened(data)
    try:
        total = _page_count(pdf)
        for index in range(min(total, limits.pages)):
            if not wanted or index + 1 in wanted:
                yield _plain_page(pdf, index, limits)
    finally:
        with suppress(*_FAULTS):
            pdf.close()


def _opened(data: bytes) -> PDF:
    try:
        return pdfplumber.open(io.BytesIO(data))
    except _FAULTS as fault:
        locked = isinstance(fault, PDFPasswordIncorrect) or any(
            isinstance(argument, PDFPasswordIncorrect) for argument in fault.args
        )
        raise ReadFault("E_ENCRYPTED" if locked else "E_DAMAGED", "PDF") from fault


def _page_count(pdf: PDF) -> int:
    """The number of pages that the file's page tree names.

    Where there is no tree pdfminer takes every page object it can find, deleted and replaced ones
    too; that is no reading of the report.
    """
    try:
        tree = resolve1(pdf.doc.catalog.get("Pages"))
        kids = resolve1(tree.get("Kids")) if isinstance(tree, dict) else None
        if not isinstance(kids, list) or not any(resolve1(kid) for kid in kids):
            raise ReadFault("E_DAMAGED", "PDF without a page tree")
        return len(pdf.pages)
    except _FAULTS as fault:
        raise ReadFault("E_DAMAGED", "PDF") from fault


def _plain_page(pdf: PDF, index: int, limits: Limits) -> PlainPage:
    try:
        page = pdf.pages[index]
        chars = page.chars if _may_show(page) else []
        if len(chars) > limits.chars_per_page:
            return PlainPage(index + 1, float(page.width), float(page.height), (), 0, False)
        runs = tuple(_runs(chars, float(page.height)))
    except _FAULTS:
        return PlainPage(index + 1, 0.0, 0.0, (), 0, False)
    return PlainPage(index + 1, float(page.width), float(page.height), runs, len(chars), True)


def _may_show(page: Page) -> bool:
    """Whether a page's content can show text at all: to read its fonts costs most of its reading.

    A program that begins a last page and has nothing to put on it leaves one without.
    """
    return any(_SHOWS.search(stream_value(part).get_data()) for part in page.page_obj.contents)


def _runs(chars: Sequence[dict[str, Any]], height: float) -> Iterator[Run]:
    """Consecutive characters of one font on one baseline."""
    start = 0
    for at, (before, char) in enumerate(pairwise(chars), start=1):
        if _breaks(before, char):
            yield from _run(chars[start:at], height, start)
            start = at
    if chars:
        yield from _run(chars[start:], height, start)


def _breaks(before: dict[str, Any], char: dict[str, Any]) -> bool:
    return (
        before["fontname"] != char["fontname"]
        or abs(before["matrix"][5] - char["matrix"][5]) > 0.1
        or not -char["size"] < char["x0"] - before["x1"] < _GAP * char["size"]
    )


def _run(chars: Sequence[dict[str, Any]], height: float, order: int) -> Iterator[Run]:
    """The run with a left edge for every letter of its repaired text."""
    raw = "".join(char["text"] for char in chars)
    text = repair(raw)
    if not text:
        return
    first, last = chars[0], chars[-1]
    xs = [char["x0"] for char in chars for _ in char["text"]]
    xs = xs[: len(text)] + [last["x1"]] * max(1, len(text) - len(xs) + 1)
    yield Run(
        text,
        raw,
        first["x0"],
        min(char["top"] for char in chars),
        last["x1"],
        max(char["bottom"] for char in chars),
        height - first["matrix"][5],
        first["size"],
        -1,
        "bold" in first["fontname"].lower(),
        not first["upright"],
        order,
        tuple(xs),
    )
