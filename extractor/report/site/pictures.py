"""Pictures of pages: which are wanted, and how they become small files."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from PIL import Image

from extractor.report.record import AuditRecord, PagePlace, PlaceRecord
from extractor.report.words import Lang

DPI = 100
MOST_PAGES = 8
"""Pages of one report that are drawn at most."""

_GREYS = 16
_STEP = 255 // (_GREYS - 1)
_TO_GREY = [round(value / _STEP) for value in range(256)]
_PALETTE = [grey * _STEP for grey in range(_GREYS) for _ in "rgb"]

_LARGE = 100_000
"""Bytes from which a page is taken for a photograph, which WebP packs smaller."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture in the site: its file, and the page's size in points."""

    page: int
    file: str
    width: float
    height: float


Drawn = Mapping[str, tuple[Picture, ...]]
"""The pictures of a site by the sha256 of the file whose pages they are."""


@dataclass(frozen=True, slots=True)
class Made:
    """What must be known of a site to make it anew: the language it opens in, and its pictures."""

    lang: Lang
    drawn: Drawn


def listed(made: Made) -> bytes:
    """How a site was made, as JSON that lies beside the pictures."""
    pages = {
        sha256: [asdict(picture) for picture in made.drawn[sha256]] for sha256 in sorted(made.drawn)
    }
    return (json.dumps({"lang": made.lang, "pages": pages}, indent=1) + "\n").encode("ascii")


def unlisted(data: bytes) -> Made:
    """What ``listed`` said."""
    said = json.loads(data)
    pages = {
        sha256: tuple(Picture(**picture) for picture in pictures)
        for sha256, pictures in said["pages"].items()
    }
    return Made(said["lang"], pages)


def wanted_pages(record: AuditRecord) -> tuple[int, ...]:
    """The pages of a PDF to draw: those with findings, or with what could not be judged.

    What is said to be nowhere can only be looked for on every page, so where a finding has no
    place, or something could not be read, all pages are wanted, as far as ``MOST_PAGES``.
    """
    total = record.reading.pages_total
    if record.source.kind != "pdf" or not total:
        return ()
    places = [finding.place for finding in record.findings]
    places += [place for check in record.checks for place in check.places]
    pages = {page for place in places if (page := _page(place))}
    looked_for = any(_page(place) is None for place in places)
    if looked_for or record.verdict in ("incomplete", "unreadable"):
        pages |= set(range(1, total + 1))
    return tuple(sorted(page for page in pages if page <= total)[:MOST_PAGES])


def _page(place: PlaceRecord) -> int | None:
    return place.page if isinstance(place, PagePlace) else None


def packed(image: Image.Image) -> tuple[str, bytes]:
    """A picture as the smaller of two kinds of file: its suffix and its bytes.

    Print takes sixteen greys in a PNG; only a photograph is smaller as a WebP.
    """
    grey = image.convert("L")
    png = _png(grey)
    if len(png) < _LARGE:
        return "png", png
    photo = io.BytesIO()
    grey.save(photo, "WEBP", quality=35, method=2)
    return ("webp", photo.getvalue()) if photo.tell() < len(png) else ("png", png)


def _png(grey: Image.Image) -> bytes:
    indexed = Image.frombytes("P", grey.size, grey.point(_TO_GREY).tobytes())
    indexed.putpalette(_PALETTE)
    data = io.BytesIO()
    indexed.save(data, "PNG", bits=4)
    return data.getvalue()
