"""PDF files of corpus reports, made by the programs that people and services make them with.

``make_pdfs(cases, producer)`` renders cases (see ``cases.make_case``) and gives them back as PDF
cases with the same truth. Programs that are not installed are named by ``missing()``.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from random import Random

from corpus.cases import Case, make_case, make_pair
from corpus.damaged_layers import LAYERS, Layer, damage_layer
from corpus.pages import PAGES, typst_page
from corpus.truth import truth_of

FONTS = ("Loma", "Garuda", "Norasi", "Laksaman", "Waree", "Noto Sans Thai", "Noto Serif Thai")
_ONLY_REGULAR = ("Noto Sans Thai", "Noto Serif Thai")
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync")  # fmt: skip
SECONDS = 600
_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Producer:
    """A way to make PDFs: from Word files (``word``) or from print pages, and what it needs."""

    word: bool
    needs: tuple[str, ...]
    render: Callable[[Path], None]
    suffix: str = "docx"


def missing(producer: str) -> tuple[str, ...]:
    """The programs and packages that this producer needs and the machine lacks."""
    needs = BY_NAME[producer].needs
    return tuple(n for n in needs if shutil.which(n) is None and not _importable(n))


def _importable(name: str) -> bool:
    return find_spec(name) is not None


def make_pdfs(seeds: Sequence[int], producer: str, noise: float = 0.0) -> Iterator[Case]:
    """The cases of these seeds as this producer prints them, in order.

    Raises:
        subprocess.CalledProcessError: the producer's program failed.
        FileNotFoundError: it made no file.

    """
    made = BY_NAME[producer]
    with tempfile.TemporaryDirectory() as folder:
        cases = [_source(seed, producer, noise) for seed in seeds]
        for number, case in enumerate(cases):
            (Path(folder) / f"{number}.{made.suffix}").write_bytes(case.data)
        made.render(Path(folder))
        for number, case in enumerate(cases):
            data = (Path(folder) / f"{number}.pdf").read_bytes()
            name = f"{case.name.rsplit('.', 1)[0]}-{producer}.pdf"
            truth = {**case.truth, "kind": "pdf", "producer": producer}
            yield replace(case, name=name, kind="pdf", data=data, truth=truth)


def source_of(seed: int, producer: str, noise: float = 0.0) -> Case:
    """What the producer prints for this seed: the Word file or page with its truth."""
    return _source(seed, producer, noise)


def _source(seed: int, producer: str, noise: float) -> Case:
    rng = Random(f"font {seed} {producer}")
    font = rng.choice(FONTS)
    if BY_NAME[producer].word:
        case = make_case(seed, kind="docx", noise=noise)
        return replace(case, data=_with_font(case.data, font))
    layout = rng.choice(tuple(PAGES))
    report, style = make_pair(seed, Random(f"case {seed}"), layout, word=False)
    typst = BY_NAME[producer].suffix == "typ"
    text = typst_page(report, style, font) if typst else PAGES[layout](report, style, font)
    truth = truth_of(report, kind="pdf", layout=layout, producer=producer)
    return Case(f"{seed:05d}-{layout}.html", "pdf", layout, text.encode(), truth)


def _with_font(data: bytes, font: str) -> bytes:
    """The Word file set in a font that this machine has."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            text = old.read(part).replace(b"TH SarabunPSK", font.encode())
            new.writestr(part, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- the programs -----------------------------------------------------------------------------


def _run(command: Sequence[str | Path], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)


def _office(tagged: bool) -> Callable[[Path], None]:
    value = "true" if tagged else "false"
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{value}"}}}}'
    return lambda folder: run_office(folder, f"pdf:writer_pdf_Export:{options}")


def run_office(folder: Path, target: str) -> None:
    """Convert the folder's Word files with LibreOffice; ``target`` is ``suffix[:filter…]``."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target,
    ]  # fmt: skip
    files = sorted(path.name for path in folder.glob("*.docx"))
    for start in range(0, len(files), _AT_ONCE):
        _run([*command, *files[start : start + _AT_ONCE]], folder)
    suffix = target.split(":", 1)[0]
    for name in files:  # LibreOffice now and then leaves a file out of a long list
        if not (folder / name).with_suffix(f".{suffix}").exists():
            _run([*command, name], folder)


def _redistilled(folder: Path) -> None:
    _office(tagged=False)(folder)
    for path in sorted(folder.glob("*.pdf")):
        plain = path.rename(path.with_suffix(".first"))
        _run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite",
              f"-sOutputFile={path.name}", plain.name], folder)  # fmt: skip


def _damaged(layer: Layer) -> Callable[[Path], None]:
    """LibreOffice's pages with a text layer as another program would have damaged it."""

    def render(folder: Path) -> None:
        _office(tagged=False)(folder)
        for path in sorted(folder.glob("*.pdf")):
            path.write_bytes(damage_layer(path.read_bytes(), layer))

    return render


def _chromium(folder: Path) -> None:
    for path in sorted(folder.glob("*.html")):
        _run([*CHROMIUM, f"--user-data-dir={folder / 'chromium'}", "--no-pdf-header-footer",
              f"--print-to-pdf={path.with_suffix('.pdf')}", path.as_uri()], folder)  # fmt: skip


def _cairo(folder: Path) -> None:
    """LibreOffice's pages drawn again by poppler's cairo back end."""
    _office(tagged=False)(folder)
    for path in sorted(folder.glob("*.pdf")):
        plain = path.rename(path.with_suffix(".first"))
        _run(["pdftocairo", "-pdf", plain.name, path.name], folder)


def _weasyprint(folder: Path) -> None:
    from weasyprint import HTML  # type: ignore[import-not-found]

    for path in sorted(folder.glob("*.html")):
        HTML(filename=str(path)).write_pdf(str(path.with_suffix(".pdf")))


def _typst(folder: Path) -> None:
    import typst  # type: ignore[import-not-found]

    for path in sorted(folder.glob("*.typ")):
        typst.compile(str(path), output=str(path.with_suffix(".pdf")))


PRODUCERS: dict[str, Producer] = {
    "libreoffice": Producer(True, ("soffice",), _office(tagged=False)),
    "libreoffice-tagged": Producer(True, ("soffice",), _office(tagged=True)),
    "ghostscript": Producer(True, ("soffice", "gs"), _redistilled),
    "cairo": Producer(True, ("soffice", "pdftocairo"), _cairo),
    "chromium": Producer(False, ("chromium",), _chromium, "html"),
    "weasyprint": Producer(False, ("weasyprint",), _weasyprint, "html"),
    "typst": Producer(False, ("typst",), _typst, "typ"),
}
"""Producers by name."""

DAMAGED = {
    name: Producer(True, ("soffice", "fontTools"), _damaged(layer))
    for name, layer in LAYERS.items()
}
"""Producers whose text layers are damaged on purpose: run where they are asked for by name."""

BY_NAME = PRODUCERS | DAMAGED
