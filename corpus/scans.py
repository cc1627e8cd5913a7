"""Scans of corpus reports, with their truth: printed, scanned, and stored as pictures only.

``make_scans(seeds, dpi, wear)`` prints each seed's report by one of the producers (each has its
fonts), renders the pages and lets ``scan_wear`` happen to them. The same seed gives the same
pictures; nothing of it is stored.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import cv2
import numpy as np

from corpus import producers
from corpus.cases import Case
from corpus.fidelity import true_paragraphs
from corpus.scan_pdf import ScannedPage, scanned_pdf
from corpus.scan_wear import KINDS, Wear, as_jpeg, wear_of, worn
from extractor.read.pdfium.render import render_pages

MIXED = "mixed"
"""Wear that differs from report to report."""
PRINTED_BY = ("libreoffice", "chromium", "typst")
"""Producers whose pages differ to the eye; the others print what one of these laid out."""
_UNPRINTABLE = ('w:char="F078"', 'w:char="F0FE"', "\uf0fe", "\uf0a8")
"""Ticks that LibreOffice prints as another sign or as an empty frame."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned report: the case with its truth, its wear, and the text that its pages show."""

    case: Case
    wear: str
    text: tuple[str, ...]


def make_scans(
    seeds: Sequence[int], dpi: int, wear: str = MIXED, printed_by: Sequence[str] = PRINTED_BY
) -> Iterator[Scan]:
    """The reports of these seeds as scans, grouped by the producer that printed them."""
    able = [name for name in printed_by if not producers.missing(name)]
    groups: dict[str, list[int]] = defaultdict(list)
    for seed in seeds:
        order = Random(f"printer {seed}").sample(able, len(able))
        shown = [name for name in order if _shows_its_ticks(seed, name)]
        groups[(shown or order)[0]].append(seed)
    for producer, own in groups.items():
        for seed, case in zip(own, producers.make_pdfs(own, producer), strict=True):
            yield _scanned(case, seed, dpi, _kind(seed, wear), producer)


def _shows_its_ticks(seed: int, producer: str) -> bool:
    """Whether the printed page shows the ticks: some symbols print only with fonts of Windows."""
    if not producers.PRODUCERS[producer].word:
        return True
    with zipfile.ZipFile(io.BytesIO(producers.source_of(seed, producer).data)) as package:
        text = b"".join(package.read(name) for name in package.namelist()).decode(
            "utf-8", "replace"
        )
    return not any(symbol in text for symbol in _UNPRINTABLE)


def _kind(seed: int, wear: str) -> str:
    return Random(f"handling {seed}").choice(KINDS) if wear == MIXED else wear


def _scanned(case: Case, seed: int, dpi: int, kind: str, producer: str) -> Scan:
    source = producers.source_of(seed, producer)
    text = true_paragraphs(source.data, producers.PRODUCERS[producer].suffix)
    data = scan_of(case.data, wear_of(seed, kind, dpi))
    name = f"{case.name.removesuffix('.pdf')}-{dpi}dpi-{kind}.pdf"
    truth = {**case.truth, "kind": "pdf", "wear": kind}
    return Scan(replace(case, name=name, kind="scan", data=data, truth=truth), kind, tuple(text))


def scan_of(pdf: bytes, wear: Wear) -> bytes:
    """A PDF printed and scanned: pictures of its pages and nothing else."""
    pages = []
    for number, image, _ in render_pages(pdf, range(1, 2_001), wear.dpi):
        picture = worn(np.asarray(image.convert("L")), wear, number)
        rows, columns = picture.shape
        size = (columns * 72 / wear.dpi, rows * 72 / wear.dpi)
        pages.append(ScannedPage(as_jpeg(picture, wear), (columns, rows), size))
    return scanned_pdf(pages, junk=Random(f"junk {wear.seed}") if wear.junk else None)


def pictures(pdf: bytes, dpi: int) -> Iterator[np.ndarray]:
    """The pages of a scan as grey pictures, as any reader sees them."""
    for _, image, _ in render_pages(pdf, range(1, 2_001), dpi):
        yield cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2GRAY)
