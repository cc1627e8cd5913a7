"""The recogniser of printed lines, Tesseract: what it gives, and what this machine has of it.

Its language data is looked for in ``EXTRACT_TESSDATA``, ``TESSDATA_PREFIX`` and the places where
systems put it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from extractor.read.scan_picture import Picture

LANGUAGES = ("tha", "eng")
"""What reports are written in; the first is a must."""

_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/usr/local/share/tesseract-ocr/5/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
ENGINE_MODE = 1
"""Its neural recogniser only: the old one knows no Thai."""
ONE_LINE = 13
"""Its mode for a picture that is one line, taken as it is."""
DPI = 300
"""The resolution that it is told; it scales lines to its own height."""


class Symbol(NamedTuple):
    """A character as the recogniser read it: where in the picture, and how sure (0 to 1)."""

    text: str
    x0: float
    x1: float
    sure: float


class Engine(Protocol):
    """A recogniser of single lines of text."""

    def read(self, lines: Sequence[Picture]) -> list[tuple[Symbol, ...]]:
        """The characters of each line's picture from left to right, without spaces."""
        ...


class Readiness(NamedTuple):
    """What there is for reading pictures: ``way`` is "" where nothing is.

    ``lacking`` names what is missing, in the words of the package that brings it.
    """

    way: str
    languages: tuple[str, ...]
    folder: str
    lacking: tuple[str, ...]

    @property
    def works(self) -> bool:
        """Whether pages can be read from their pictures."""
        return not self.lacking


def readiness() -> Readiness:
    """What this machine has for reading pictures."""
    lacking = [name for name in ("numpy", "cv2") if find_spec(name) is None]
    if find_spec("tesserocr") is not None:
        way = "tesserocr"
    else:
        way = "command" if shutil.which("tesseract") else ""
    folder = tessdata(os.environ)
    languages = tuple(
        name for name in LANGUAGES if folder and (Path(folder) / f"{name}.traineddata").is_file()
    )
    missing = ["kpi-extract[ocr]"] if lacking or not way else []
    if LANGUAGES[0] not in languages:
        missing.append("tesseract-ocr-tha")
    return Readiness(way, languages, folder, tuple(missing))


def tessdata(environment: Mapping[str, str]) -> str:
    """The folder with the language data, "" where there is none with Thai."""
    named = [environment.get(name, "") for name in ("EXTRACT_TESSDATA", "TESSDATA_PREFIX")]
    folders = [*(Path(name) / "tessdata" for name in named if name), *map(Path, _PLACES)]
    candidates = [*(Path(name) for name in named if name), *folders]
    wanted = f"{LANGUAGES[0]}.traineddata"
    return next((str(folder) for folder in candidates if (folder / wanted).is_file()), "")
