"""The recogniser of printed lines, Tesseract: what it gives, and what this machine has of it.

Its language data is looked for in ``EXTRACT_TESSDATA``, ``TESSDATA_PREFIX`` and the places where
systems put it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from extractor.read.scan.picture import Picture

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

    def read(self, lines: Sequence[Picture], *, latin: bool = False) -> list[tuple[Symbol, ...]]:
        """The characters of each line's picture from left to right, without spaces.

        ``latin`` takes the data of the Latin script, where there is any.
        """
        ...


class Readiness(NamedTuple):
    """What this machine has for reading pictures.

    ``way`` is "tesserocr", "command" or "" for no recogniser; ``libraries`` says whether numpy and
    OpenCV are there; ``languages`` is the language data found in ``folder``.
    """

    way: str
    libraries: bool
    languages: tuple[str, ...]
    folder: str

    @property
    def pictures(self) -> bool:
        """Whether the programs are there; they still need language data."""
        return bool(self.way) and self.libraries

    @property
    def lacking(self) -> tuple[str, ...]:
        """What to install so that pages can be read from their pictures."""
        extra = () if self.pictures else ("kpi-extract[ocr]",)
        data = () if LANGUAGES[0] in self.languages else (f"tesseract-ocr-{LANGUAGES[0]}",)
        return extra + data

    @property
    def basis(self) -> str:
        """What a reading of a picture depends on besides the picture: names and a digest."""
        if self.lacking:
            return ""
        digest = hashlib.sha256()
        for language in self.languages:
            digest.update((Path(self.folder) / f"{language}.traineddata").read_bytes())
        return f"{self.way} {'+'.join(self.languages)} {digest.hexdigest()[:16]}"


def readiness() -> Readiness:
    """What this machine has for reading pictures."""
    if find_spec("tesserocr") is not None:
        way = "tesserocr"
    else:
        way = "command" if shutil.which("tesseract") else ""
    libraries = all(find_spec(name) is not None for name in ("numpy", "cv2"))
    folder = tessdata(os.environ)
    languages = tuple(
        name for name in LANGUAGES if folder and (Path(folder) / f"{name}.traineddata").is_file()
    )
    return Readiness(way, libraries, languages, folder)


def tessdata(environment: Mapping[str, str]) -> str:
    """The folder with the language data, "" where there is none with Thai."""
    named = [environment.get(name, "") for name in ("EXTRACT_TESSDATA", "TESSDATA_PREFIX")]
    folders = [*(Path(name) / "tessdata" for name in named if name), *map(Path, _PLACES)]
    candidates = [*(Path(name) for name in named if name), *folders]
    wanted = f"{LANGUAGES[0]}.traineddata"
    return next((str(folder) for folder in candidates if (folder / wanted).is_file()), "")
