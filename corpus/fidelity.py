"""``python -m corpus.fidelity``: how much of the true text each engine reads, and at what cost.

The measure is the share of 12-character pieces of the true text (paragraph by paragraph, white
space and tick boxes left out, sara am composed) that stand in what an engine gives. All engines
read the same files in the same run; those that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import io
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from corpus import producers
from extractor.model import Source, text_lines
from extractor.read import DEFAULT_READING, read_document

PIECE = 12
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TONE_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")
_TICKS = re.compile(r"\[[/xX✓]?\]|\([/xX✓]?\)|[☑☐☒🗹🗷■□▣▢✓✔✗✘●○⍰\uf000-\uf0ff]")
_BLOCK = re.compile(r"</?(?:p|td|tr|li|h2|table|div|ol|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TEXT_LAYER = replace(DEFAULT_READING, ocr="never")
_TYPST = re.compile(r'#"((?:[^"\\]|\\.)*)"')


def squeezed(text: str) -> str:
    """Without white space and tick boxes (each program draws its own), sara am composed."""
    joined = _TICKS.sub("", "".join(text.split()))
    return _TONE_AM.sub(lambda found: (found[1] or found[2] or "") + "\u0e33", joined)


def pieces(paragraphs: Iterable[str]) -> set[str]:
    """The 12-character pieces of each paragraph; a shorter paragraph is one piece."""
    found = set()
    for paragraph in map(squeezed, paragraphs):
        if paragraph:
            last = max(len(paragraph) - PIECE + 1, 1)
            found |= {paragraph[at : at + PIECE] for at in range(last)}
    return found


def true_paragraphs(data: bytes, suffix: str) -> list[str]:
    """The text that a source file prints: a Word file's paragraphs, a page's blocks."""
    if suffix == "docx":
        return list(_word_paragraphs(data))
    if suffix == "typ":
        written = _TYPST.findall(data.decode())
        return [one.replace('\\"', '"').replace("\\n", "\n") for one in written]
    page = _STYLE.sub("", data.decode())
    return [html.unescape(_TAG.sub("", part)) for part in _BLOCK.split(page)]


def _word_paragraphs(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", part):
                for paragraph in etree.fromstring(package.read(part)).iter(f"{_W}p"):
                    yield _own_text(paragraph)


def _own_text(paragraph: etree._Element) -> str:
    """A paragraph's shown text, without that of the text boxes anchored in it."""
    texts = []
    for text in paragraph.iter(f"{_W}t"):
        around = [up.tag for up in text.iterancestors()]
        nearest = next(up for up in text.iterancestors(f"{_W}p"))
        hidden = text.getparent().find(f"{_W}rPr/{_W}vanish") is not None
        fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
        if nearest is paragraph and not hidden and fallback not in around:
            texts.append(text.text or "")
    return "".join(texts)


# --- the engines ------------------------------------------------------------------------------


def _ours(data: bytes) -> str:
    source = Source("x.pdf", data, hashlib.sha256(data).hexdigest())
    return "\n".join(text_lines(read_document(source, _TEXT_LAYER).blocks))


def _pdfium(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def _oxide(data: bytes) -> str:
    import pdf_oxide  # type: ignore[import-not-found]

    document = pdf_oxide.PdfDocument.from_bytes(data)
    return "\n".join(document.extract_text(page) for page in range(document.page_count()))


def _poppler(data: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def _docling(data: bytes) -> str:
    from docling_parse.pdf_parser import DoclingPdfParser  # type: ignore[import-not-found]

    document = DoclingPdfParser().load(io.BytesIO(data))
    return "\n".join(
        cell.text for _, page in document.iterate_pages() for cell in page.textline_cells
    )


ENGINES: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "extract": ("extractor", _ours),
    "PDFium": ("pypdfium2", _pdfium),
    "pdf_oxide": ("pdf_oxide", _oxide),
    "poppler": ("pdftotext", _poppler),
    "docling-parse": ("docling_parse", _docling),
    "pdfplumber": ("pdfplumber", _pdfplumber),
}
"""Engines by name: the module or program they need, and how they read a file."""


def installed() -> dict[str, Callable[[bytes], str]]:
    """The engines that this machine has; the others are named on stdout."""
    found = {}
    for name, (needs, read) in ENGINES.items():
        if find_spec(needs) or shutil.which(needs):
            found[name] = read
        else:
            print(f"{name}: not installed")
    return found


def measure(reports: int, seed: int, names: Iterable[str]) -> None:
    """Print share and milliseconds a page, producer by producer."""
    engines = installed()
    milliseconds: dict[str, float] = defaultdict(float)
    pages = 0
    print(f"{'':20}" + "".join(f"{name:>15}" for name in engines))
    for producer in names:
        if lacking := producers.missing(producer):
            print(f"{producer}: not run, this machine has no {', '.join(lacking)}")
            continue
        found: dict[str, int] = defaultdict(int)
        wanted = 0
        seeds = range(seed, seed + reports)
        for number, case in zip(seeds, producers.make_pdfs(seeds, producer), strict=True):
            source = producers.source_of(number, producer)
            truth = pieces(true_paragraphs(source.data, producers.BY_NAME[producer].suffix))
            wanted += len(truth)
            pages += _n_pages(case.data)
            for name, read in engines.items():
                start = time.perf_counter()
                text = squeezed(read(case.data))
                milliseconds[name] += (time.perf_counter() - start) * 1000
                found[name] += sum(piece in text for piece in truth)
        print(f"{producer:20}" + "".join(f"{found[name] / wanted:15.4f}" for name in engines))
    print(
        f"{'ms a page':20}" + "".join(f"{milliseconds[n] / max(pages, 1):15.2f}" for n in engines)
    )


def _n_pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def show(producer: str, seed: int) -> None:
    """Print the pieces that one file's reading lacks, and keep the file for a look."""
    (case,) = producers.make_pdfs([seed], producer)
    source = producers.source_of(seed, producer)
    truth = true_paragraphs(source.data, producers.BY_NAME[producer].suffix)
    text = squeezed(_ours(case.data))
    path = Path(tempfile.gettempdir()) / case.name
    path.write_bytes(case.data)
    print(path)
    for paragraph in truth:
        lacking = [piece for piece in sorted(pieces([paragraph])) if piece not in text]
        if lacking:
            print(f"{len(lacking):4} of {squeezed(paragraph)[:70]}: {lacking[0]}")


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m corpus.fidelity", description=__doc__)
    parser.add_argument("--reports", type=int, default=30, help="reports per producer")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--producer", choices=tuple(producers.BY_NAME), action="append")
    parser.add_argument("--show", type=int, help="what is lacking in the report of this seed")
    asked = parser.parse_args()
    names = asked.producer or tuple(producers.PRODUCERS)
    if asked.show is not None:
        for producer in names:
            show(producer, asked.show)
        return
    measure(asked.reports, asked.seed, names)


if __name__ == "__main__":
    main()
