"""``extract doctor``: what this machine can do, and the one command that adds what it cannot."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor import __version__
from extractor.commands.page import page_of, write_text
from extractor.errors import EXIT_OK
from extractor.read.office.convert import find_office, network_can_be_cut
from extractor.read.scan.engine import LANGUAGES, readiness

_LIBRARIES = ("lxml", "pypdfium2", "pdfplumber", "python-docx", "rapidfuzz", "pydantic")
_THAI_FONT_WORDS = ("sarabun", "thsarabun", "garuda", "loma", "norasi", "thai", "tlwg")
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)


PYTHON_EXTRA = "kpi-extract[ocr]"
"""What pip brings for reading pictures."""
_CLUSTER_EXTRA = "kpi-extract[dask]"
"""What pip brings for several machines and URLs."""


@dataclass(frozen=True, slots=True)
class Ability:
    """Something this machine can do or not; ``package`` is what adds it, "" for nothing."""

    what: str
    works: bool
    detail: str
    package: str = ""


def doctor() -> int:
    """Print what this machine can do; always succeeds, since nothing of it is a must."""
    page = page_of("en", "never", "percent")
    ink = page.ink
    found = tuple(abilities(ink.encoding, ink.can_show("ก")))
    lines = [f"extract {__version__}, Python {platform.python_version()} on {platform.system()}"]
    lines += [
        f"{'✓' if ability.works else '✗'} {ability.what}: {ability.detail}" for ability in found
    ]
    packages = [ability.package for ability in found if not ability.works and ability.package]
    if packages:
        lines.append("To add what is missing:")
        lines += [f"  {command}" for command in _install(packages)]
    for line in lines:
        write_text(line + "\n", page)
    return EXIT_OK


def abilities(encoding: str, shows_thai: bool) -> Iterator[Ability]:
    """Everything that the program can make use of, in the order of need."""
    for library in _LIBRARIES:
        yield Ability(library, _version_of(library) != "missing", _version_of(library))
    yield from _ocr()
    yield from _office()
    yield _cluster()
    fonts = _has_thai_font()
    yield Ability("Thai fonts", fonts, "found" if fonts else "not found", "fonts-thai-tlwg")
    shown = "shows Thai" if shows_thai else "cannot show Thai: text comes in English"
    yield Ability(f"this terminal ({encoding})", shows_thai, shown)


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "missing"


def _ocr() -> Iterator[Ability]:
    """What reads pictures of pages: the recogniser, the libraries around it, its language data."""
    ready = readiness()
    told = {
        "tesserocr": f"tesserocr {_version_of('tesserocr')}, OpenCV "
        f"{_version_of('opencv-python-headless')}",
        "command": "the tesseract command (slower than tesserocr)",
        "": "not found: pages without text end as E_NO_TEXT",
    }
    way = ready.way if ready.pictures else ""
    package = "" if ready.pictures else PYTHON_EXTRA
    yield Ability("Tesseract (scans)", bool(way), told[way], package)
    for language in LANGUAGES:
        there = language in ready.languages
        where = f"found in {ready.folder}" if there else "not found"
        yield Ability(f"OCR language data {language}", there, where, f"tesseract-ocr-{language}")


def _office() -> Iterator[Ability]:
    """What converts older files, and whether it can be kept from the network."""
    office = find_office()
    yield Ability(
        "LibreOffice (.doc, .odt, .rtf; pages of Word files)",
        office is not None,
        "found" if office else "not found: these files end as E_CONVERT",
        "libreoffice-writer",
    )
    if office is not None:
        cut = network_can_be_cut()
        how = "cut off" if cut else "not cut off here (no unshare); nothing is fetched all the same"
        yield Ability("LibreOffice's network", cut, how)


def _cluster() -> Ability:
    """What reads on several machines and at URLs."""
    versions = {name: _version_of(name) for name in ("dask", "distributed", "fsspec")}
    works = "missing" not in versions.values()
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    detail = told if works else "not installed: batches read on this machine, from its folders"
    return Ability("dask (--engine dask, URLs)", works, detail, _CLUSTER_EXTRA)


def _has_thai_font() -> bool:
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(
        any(word in str(font).lower() for word in _THAI_FONT_WORDS)
        for folder in folders
        if folder.is_dir()
        for font in folder.rglob("*.[to]t[fc]")
    )


def _install(packages: list[str]) -> Iterator[str]:
    """The command of this system's package manager, and Python's own for what pip brings."""
    extras = [package for package in packages if package in (PYTHON_EXTRA, _CLUSTER_EXTRA)]
    of_system = [package for package in packages if package not in extras]
    if extras:
        wanted = " ".join(f"'{package}'" for package in extras)
        yield f"{Path(sys.executable).name} -m pip install {wanted}"
    if of_system and sys.platform == "darwin":
        yield "brew install tesseract tesseract-lang && brew install --cask libreoffice"
    elif of_system and sys.platform == "win32":
        yield "winget install UB-Mannheim.TesseractOCR TheDocumentFoundation.LibreOffice"
    elif of_system:
        yield "sudo apt-get install " + " ".join(of_system)
