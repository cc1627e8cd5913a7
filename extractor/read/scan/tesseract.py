"""Tesseract in process, through tesserocr; as a command where that is not installed."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Sequence
from typing import Any

from extractor.read.scan.engine import (
    DPI,
    ENGINE_MODE,
    ONE_LINE,
    Engine,
    Readiness,
    Symbol,
    readiness,
)
from extractor.read.scan.picture import Picture


@functools.cache
def engine() -> Engine:
    """This process's recogniser, made once: loading the language data takes longer than a line."""
    found = readiness()
    if found.way == "tesserocr":
        return _InProcess(found)
    from extractor.read.scan.command import Command

    command: Engine = Command(found)
    return command


class _InProcess:
    """Tesseract as a library; one thread, because files are read in parallel and lines are not."""

    def __init__(self, found: Readiness) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        self._thai, *others = [_Model(found.folder, language) for language in found.languages]
        self._latin = others[0] if others else self._thai

    def read(self, lines: Sequence[Picture], *, latin: bool = False) -> list[tuple[Symbol, ...]]:
        """The characters of each line's picture."""
        model = self._latin if latin else self._thai
        return [model.read(line) for line in lines]


class _Model:
    """One language of the recogniser."""

    def __init__(self, folder: str, language: str) -> None:
        import tesserocr

        self._level: Any = tesserocr.RIL.SYMBOL
        self._api: Any = tesserocr.PyTessBaseAPI(
            path=folder, lang=language, oem=ENGINE_MODE, psm=ONE_LINE
        )

    def read(self, line: Picture) -> tuple[Symbol, ...]:
        """The characters of a line's picture."""
        height, width = line.shape
        self._api.SetImageBytes(line.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(DPI)
        self._api.Recognize()
        return tuple(self._symbols())

    def _symbols(self) -> Iterator[Symbol]:
        found = self._api.GetIterator()
        if found is None or found.Empty(self._level):
            return
        more = True
        while more:
            box = found.BoundingBox(self._level)
            text = found.GetUTF8Text(self._level)
            if box is not None and text.strip():
                sure = min(1.0, max(0.0, found.Confidence(self._level) / 100))
                yield Symbol(text, float(box[0]), float(box[2]), sure)
            more = found.Next(self._level)
