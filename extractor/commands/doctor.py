"""``extract doctor``: what this machine can do, and the one command that adds what it cannot."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from extractor import __version__
from extractor.commands.page import page_of, write_text
from extractor.errors import EXIT_OK

_LIBRARIES = ("lxml", "pypdfium2", "pdfplumber", "python-docx", "rapidfuzz", "pydantic")
_TESSDATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_THAI_FONT_WORDS = ("sarabun", "thsarabun", "garuda", "loma", "norasi", "thai", "tlwg")
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)


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
        lines.append(f"To add what is missing:\n  {_install(packages)}")
    for line in lines:
        write_text(line + "\n", page)
    return EXIT_OK


def abilities(encoding: str, shows_thai: bool) -> Iterator[Ability]:
    """Everything that the program can make use of, in the order of need."""
    for library in _LIBRARIES:
        yield Ability(library, _version_of(library) != "missing", _version_of(library))
    yield from _ocr()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Ability(
        "LibreOffice (.doc, .odt, .rtf)",
        office is not None,
        "found" if office else "not found: these files end as E_CONVERT",
        "libreoffice-writer",
    )
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
    """The OCR engine, in process or as a command, and its language data."""
    command = shutil.which("tesseract")
    in_process = find_spec("tesserocr") is not None
    ways = [name for name, there in (("tesserocr", in_process), ("command", command)) if there]
    yield Ability(
        "Tesseract (scans)",
        bool(ways),
        ", ".join(ways) or "not found: pages without text end as E_NO_TEXT",
        "tesseract-ocr",
    )
    languages = _languages(command)
    for language, package in (("tha", "tesseract-ocr-tha"), ("eng", "tesseract-ocr-eng")):
        there = language in languages
        yield Ability(
            f"OCR language data {language}", there, "found" if there else "not found", package
        )


def _languages(command: str | None) -> frozenset[str]:
    """The language data that the command names, else what lies in the usual places."""
    if command and "EXTRACT_TESSDATA" not in os.environ:
        try:
            listed = subprocess.run(
                [command, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return frozenset()
        return frozenset(listed.stdout.split()) | frozenset(listed.stderr.split())
    places = (os.environ.get("EXTRACT_TESSDATA", ""), os.environ.get("TESSDATA_PREFIX", ""))
    return frozenset(
        data.stem
        for place in (*places, *_TESSDATA)
        if place
        for data in Path(place).glob("*.traineddata")
    )


def _has_thai_font() -> bool:
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(
        any(word in str(font).lower() for word in _THAI_FONT_WORDS)
        for folder in folders
        if folder.is_dir()
        for font in folder.rglob("*.[to]t[fc]")
    )


def _install(packages: list[str]) -> str:
    """The one command, in the words of this system's package manager."""
    if sys.platform == "darwin":
        return "brew install tesseract tesseract-lang && brew install --cask libreoffice"
    if sys.platform == "win32":
        return "winget install UB-Mannheim.TesseractOCR TheDocumentFoundation.LibreOffice"
    return "sudo apt-get install " + " ".join(packages)
