"""The ``tesseract`` command, for machines without tesserocr: slower, and surer of words only.

All lines of a page go through one start of the program, as the pages of one file.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from extractor.errors import ReadFault
from extractor.read.scan.engine import DPI, ENGINE_MODE, ONE_LINE, Readiness, Symbol
from extractor.read.scan.picture import Picture

SECONDS = 120.0
"""Seconds after which the command is ended."""
_WORD = "5"  # the level of words in the command's table


class Command:
    """Tesseract as a program of its own."""

    def __init__(self, found: Readiness) -> None:
        self._thai, self._latin = found.languages[0], found.languages[-1]
        self._options = [
            "--tessdata-dir", found.folder, "--oem", str(ENGINE_MODE), "--psm", str(ONE_LINE),
            "--dpi", str(DPI), "tsv",
        ]  # fmt: skip

    def read(self, lines: Sequence[Picture], *, latin: bool = False) -> list[tuple[Symbol, ...]]:
        """The characters of each line's picture; each is as sure as its word.

        Raises:
            ReadFault: E_TIMEOUT or E_NO_TEXT where the command fails.

        """
        if not lines:
            return []
        with tempfile.TemporaryDirectory(prefix="extract-") as name:
            file = Path(name) / "lines.tif"
            first, *others = map(Image.fromarray, lines)
            first.save(file, save_all=True, append_images=others)
            table = self._run(file, self._latin if latin else self._thai)
        words = _words(table)
        return [tuple(words[number]) for number in range(1, len(lines) + 1)]

    def _run(self, file: Path, language: str) -> str:
        program = shutil.which("tesseract") or "tesseract"
        command = [program, str(file), "stdout", "-l", language, *self._options]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            ended = subprocess.run(
                command, capture_output=True, timeout=SECONDS, env=environment, check=True
            )
        except subprocess.TimeoutExpired as fault:
            raise ReadFault("E_TIMEOUT", "tesseract", value=f"{SECONDS:g} s") from fault
        except (OSError, subprocess.CalledProcessError) as fault:
            raise ReadFault("E_NO_TEXT", "the tesseract command failed") from fault
        return ended.stdout.decode("utf-8", "replace")


def _words(table: str) -> defaultdict[int, list[Symbol]]:
    """The characters by line (from 1), a word's spread evenly over its box."""
    found: defaultdict[int, list[Symbol]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != _WORD or not text:
            continue
        left, width = float(row["left"]), float(row["width"])
        sure = min(1.0, max(0.0, float(row["conf"]) / 100))
        step = width / len(text)
        found[int(row["page_num"])] += [
            Symbol(char, left + at * step, left + (at + 1) * step, sure)
            for at, char in enumerate(text)
        ]
    return found
