"""Pictures of pages: which are wanted, and how they become small files."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated

from PIL import Image
from pydantic import BaseModel, StringConstraints

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


Standing = Mapping[str, PagePlace]
"""Where things stand on pages, by the keys of ``standing_on_pages``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A report's drawn pages; ``standing`` where the audit itself knows no pages (Word files)."""

    pictures: tuple[Picture, ...]
    standing: Standing = field(default_factory=dict)


Drawn = Mapping[str, Paper]
"""What was drawn, by the sha256 of the file."""


def standing_on_pages(record: AuditRecord) -> dict[str, PagePlace]:
    """Where headings, sections, findings and doubts stand, as far as they stand on a page.

    Keys tell the same things in two audits of one report: ``heading ID``, ``section ID``,
    ``finding CODE ID REPORTED N`` and ``doubt CODE N``, N counting those that are alike.
    """
    found: dict[str, PagePlace] = {}
    for key, place in _keyed(record):
        if isinstance(place, PagePlace) and place.box is not None:
            found[key] = place
    return found


def _keyed(record: AuditRecord) -> Iterator[tuple[str, PlaceRecord]]:
    for section_id, section in record.sections.items():
        yield f"section {section_id}", section.place
        yield f"heading {section_id}", section.heading.place if section.heading else None
    yield from zip(finding_keys(record), (f.place for f in record.findings), strict=True)
    for check in record.checks:
        for number, place in enumerate(check.places):
            yield f"doubt {check.code} {number}", place


def finding_keys(record: AuditRecord) -> list[str]:
    """A key for each finding, in their order."""
    alike: Counter[str] = Counter()
    keys = []
    for finding in record.findings:
        key = f"finding {finding.code} {finding.section} {finding.reported}"
        keys.append(f"{key} {alike[key]}")
        alike[key] += 1
    return keys


class _PageOfPaper(BaseModel):
    page: int
    file: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}-[0-9]+\.(png|webp)$")]
    width: float
    height: float


class _PaperKept(BaseModel):
    pages: list[_PageOfPaper]
    standing: dict[str, PagePlace]


class _SiteKept(BaseModel):
    lang: Lang
    dpi: int
    papers: dict[str, _PaperKept]


@dataclass(frozen=True, slots=True)
class Made:
    """What must be known of a site to make it anew: the language it opens in, and its pictures."""

    lang: Lang
    drawn: Drawn
    dpi: int = DPI


def listed(made: Made) -> bytes:
    """How a site was made, as JSON that lies beside the pictures."""
    papers = {
        sha256: _PaperKept(
            pages=[_PageOfPaper(**asdict(picture)) for picture in paper.pictures],
            standing=dict(paper.standing),
        )
        for sha256, paper in sorted(made.drawn.items())
    }
    return (
        _SiteKept(lang=made.lang, dpi=made.dpi, papers=papers).model_dump_json(indent=1).encode()
        + b"\n"
    )


def unlisted(data: bytes) -> Made:
    """What ``listed`` said.

    Raises:
        ValueError: it is something else.

    """
    kept = _SiteKept.model_validate_json(data)
    papers = {
        sha256: Paper(tuple(Picture(**page.model_dump()) for page in paper.pages), paper.standing)
        for sha256, paper in kept.papers.items()
    }
    return Made(kept.lang, papers, kept.dpi)


def wanted_pages(record: AuditRecord) -> tuple[int, ...]:
    """The pages to draw: those with findings, or with what could not be judged.

    What is said to be nowhere can only be looked for on every page, so where a finding has no
    place, or something could not be read, all pages are wanted, as far as ``MOST_PAGES``. A file
    that has no pages until it is printed has so many.
    """
    places = [finding.place for finding in record.findings]
    places += [place for check in record.checks for place in check.places]
    if not places and record.verdict in ("clean", "findings"):
        return ()
    if record.source.kind != "pdf":
        return tuple(range(1, MOST_PAGES + 1))
    total = record.reading.pages_total
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
