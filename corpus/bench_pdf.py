"""What one PDF report costs, producer by producer, beside PDFium's bare text and pdfplumber.

All three read the same file in the same process, in turns, after everything is imported; of several
rounds the quickest counts, in processor time, because other programs only ever make one slower.
Growth is shown by reports with twice the pages and by grids with twice the rules.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pypdfium2.raw as raw

from corpus import producers
from extractor.form import load_form
from extractor.model import Source
from extractor.pipeline import audit_file
from extractor.read import DEFAULT_READING, read_document

Work = Callable[[bytes], None]
FIRST_SEED = 100
RULES = (50, 100, 200, 400)
"""Rules each way of the grids by which the growth is shown."""
COPIES = (1, 2, 4, 8)
"""How many times over a report is bound into one file."""


def bare_text(data: bytes) -> None:
    """PDFium's own text of every page."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def plumb(data: bytes) -> None:
    """pdfplumber's text and tables of every page."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.find_tables()


def audit(data: bytes) -> None:
    """The whole audit."""
    audit_file(_source(data), load_form())


def read(data: bytes) -> None:
    """The reading alone."""
    read_document(_source(data), DEFAULT_READING)


def _source(data: bytes) -> Source:
    return Source("report.pdf", data, hashlib.sha256(data).hexdigest())


def spent(work: Work, data: bytes) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    work(data)
    return (time.process_time() - start) * 1000


def printed(producer: str, reports: int, folder: Path) -> list[bytes]:
    """Reports as this producer prints them, kept in ``folder`` for the next time."""
    kept = [folder / f"{seed}-{producer}.pdf" for seed in range(FIRST_SEED, FIRST_SEED + reports)]
    if not all(path.exists() for path in kept):
        seeds = range(FIRST_SEED, FIRST_SEED + reports)
        folder.mkdir(parents=True, exist_ok=True)
        for path, case in zip(kept, producers.make_pdfs(seeds, producer), strict=True):
            path.write_bytes(case.data)
    return [path.read_bytes() for path in kept]


def show_producers(times: int, reports: int, folder: Path) -> None:
    """Print milliseconds a report, and the audit's share of the others'."""
    made = {
        name: printed(name, reports, folder)
        for name in producers.PRODUCERS
        if not producers.missing(name)
    }
    best: dict[tuple[str, int, Work], float] = {}
    for turn in range(times + 1):  # the first turn warms up
        for name, files in made.items():
            for number, data in enumerate(files):
                works = (bare_text, read, audit) if turn else (bare_text, read, audit, plumb)
                for work in works:
                    took = spent(work, data)
                    if turn or work is plumb:
                        key = (name, number, work)
                        best[key] = min(took, best.get(key, took))
    print(f"{'ms a report':20} PDFium   read  audit  pdfplumber | audit/PDFium  audit/pdfplumber")
    for name, files in made.items():
        bare, alone, whole, other = (
            sum(best[name, number, work] for number in range(len(files))) / len(files)
            for work in (bare_text, read, audit, plumb)
        )
        print(
            f"{name:20} {bare:6.2f} {alone:6.2f} {whole:6.2f} {other:11.1f} |"
            f" {whole / bare:12.2f}  {whole / other:16.3f}"
        )
    print(f"{'bar':20} {'':38} |         5.00             0.200")


def show_growth(times: int, folder: Path) -> None:
    """Print milliseconds a page and a rule for files that grow."""
    (report,) = printed("libreoffice", 1, folder)
    for copies in COPIES:
        data = bound(report, copies)
        pages = len(pypdfium2.PdfDocument(data))
        took = min(spent(audit, data) for _ in range(times))
        print(f"{pages:4} pages  {took:9.1f} ms  {took / pages:8.2f} ms a page")
    for rules in RULES:
        data = grid(rules)
        took = min(spent(read, data) for _ in range(times))
        rate = 1000 * took / (2 * rules)
        print(f"{rules:4} x {rules} rules  {took:9.1f} ms  {rate:8.2f} µs a rule")


def bound(report: bytes, copies: int) -> bytes:
    """A report's pages several times over in one file."""
    book = pypdfium2.PdfDocument.new()
    for _ in range(copies):
        book.import_pages(pypdfium2.PdfDocument(report))
    return _saved(book)


def grid(rules: int) -> bytes:
    """A page with as many rules each way, and a word below them."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(600, 650)
    word = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12)
    raw.FPDFText_SetText(word, (ctypes.c_ushort * 5)(*b"Grid"))
    raw.FPDFPageObj_Transform(word, 1, 0, 0, 1, 50, 600)
    raw.FPDFPage_InsertObject(page, word)
    step = 500 / max(rules - 1, 1)
    for at in (50 + number * step for number in range(rules)):
        for x0, y0, x1, y1 in ((50, at, 550, at), (at, 50, at, 550)):
            rule = raw.FPDFPageObj_CreateNewPath(x0, y0)
            raw.FPDFPath_LineTo(rule, x1, y1)
            raw.FPDFPageObj_SetStrokeWidth(rule, 0.2)
            raw.FPDFPath_SetDrawMode(rule, raw.FPDF_FILLMODE_NONE, True)
            raw.FPDFPage_InsertObject(page, rule)
    page.gen_content()
    return _saved(document)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
