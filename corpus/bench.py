"""``python -m corpus.bench``: what one report costs, beside other programs on the same file.

Word reports stand beside python-docx; both run in the same process, in turns, after everything is
imported; medians are printed. PDF reports see ``bench_pdf``. The cost of starting
(``extract --help``) is measured in processes of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import bench_pdf
from corpus.facts import in_thai_digits
from corpus.generate import make_report
from corpus.style import make_style
from corpus.word.layouts import LAYOUTS
from corpus.word.verbose import as_word_saves
from extractor.form import load_form
from extractor.model import Source
from extractor.pipeline import audit_file


def reports() -> list[tuple[str, bytes]]:
    """A typical report in every layout, as verbose as Word saves it."""
    made = []
    for seed, (name, layout) in enumerate(LAYOUTS.items(), 100):
        style = make_style(seed)
        report = make_report(seed)
        shown = in_thai_digits(report) if style.thai_digits else report
        made.append((name, as_word_saves(layout(shown, style).data())))
    return made


def audit(name: str, data: bytes) -> None:
    """The whole audit of one file."""
    source = Source(f"{name}.docx", data, hashlib.sha256(data).hexdigest())
    audit_file(source, load_form())


def walk_python_docx(_: str, data: bytes) -> None:
    """What a plain script does: open the file and take every paragraph's and cell's text."""
    import docx

    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    _walk_tables(document.tables)


def _walk_tables(tables: Any) -> None:
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    _ = paragraph.text
                _walk_tables(cell.tables)


def timed(work: Callable[[str, bytes], None], name: str, data: bytes) -> float:
    """Milliseconds of processor time that ``work`` takes on this file."""
    start = time.process_time()
    work(name, data)
    return (time.process_time() - start) * 1000


def time_help(times: int) -> float:
    """Median milliseconds from starting ``extract --help`` to its end."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        code = (
            "import sys; sys.argv = ['extract', '--help']; from extractor.cli import main; main()"
        )
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m corpus.bench", description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="rounds per file")
    parser.add_argument("--kind", choices=("docx", "pdf", "all"), default="all")
    parser.add_argument("--reports", type=int, default=4, help="PDF reports per producer")
    kept = Path(tempfile.gettempdir()) / "extract-bench"
    parser.add_argument("--keep", type=Path, default=kept, help="where printed PDFs are kept")
    parser.add_argument("files", nargs="*", type=Path, help="Word files; else one a layout")
    asked = parser.parse_args()
    if asked.kind != "pdf":
        show_word(asked.times, [(path.stem, path.read_bytes()) for path in asked.files])
        print(f"extract --help: {time_help(min(asked.times, 7)):.0f} ms (bar: 300)")
    if asked.kind != "docx":
        bench_pdf.show_producers(asked.times, asked.reports, asked.keep)
        bench_pdf.show_growth(min(asked.times, 3), asked.keep)


def show_word(times: int, given: list[tuple[str, bytes]]) -> None:
    """Print milliseconds a Word report, layout by layout."""
    files = given or reports()
    for name, data in files:  # imports, caches and compiled patterns are not what is measured
        audit(name, data)
        walk_python_docx(name, data)
    ours: dict[str, list[float]] = {name: [] for name, _ in files}
    theirs: dict[str, list[float]] = {name: [] for name, _ in files}
    for _ in range(times):
        for name, data in files:
            ours[name].append(timed(audit, name, data))
            theirs[name].append(timed(walk_python_docx, name, data))
    print(f"{'layout':18} audit ms  python-docx ms  ratio")
    for name, _ in files:
        a, b = statistics.median(ours[name]), statistics.median(theirs[name])
        print(f"{name:18} {a:8.1f}  {b:14.1f}  {a / b:5.2f}")
    a = statistics.median([t for spent in ours.values() for t in spent])
    b = statistics.median([t for spent in theirs.values() for t in spent])
    print(f"{'all':18} {a:8.1f}  {b:14.1f}  {a / b:5.2f}   (bar: 0.50)")


if __name__ == "__main__":
    main()
