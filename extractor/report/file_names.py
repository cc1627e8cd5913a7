"""File names after the names of units and reports, safe on every system."""

from __future__ import annotations

import re
import unicodedata

from extractor.thai import clusters

_UNSAFE = re.compile(
    '[\x00-\x1f\x7f-\x9f/\\\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MOST_BYTES = 180
_NAMELESS = "ไม่มีชื่อ"


def safe_name(name: str) -> str:
    """``name`` as a file's: one part of a path, not too long, nothing a system refuses or hides."""
    name = unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8")
    name = _UNSAFE.sub("_", name).strip(" .")
    if _RESERVED.match(name):
        name = "_" + name
    if name.startswith(("-", "~", "=", "+", "@")):
        name = "_" + name
    kept, used = [], 0
    for cell in clusters(name):
        used += len(cell.encode("utf-8"))
        if used > _MOST_BYTES:
            break
        kept.append(cell)
    return "".join(kept).strip(" .") or _NAMELESS


class Names:
    """Names given out so far: the same name, in whatever case, is told apart by a number."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self, name: str, suffix: str) -> str:
        """A file name after ``name`` that has not been given yet; ``suffix`` has its dot."""
        stem = safe_name(name)
        candidate, number = stem, 1
        while (candidate + suffix).casefold() in self._given:
            number += 1
            candidate = f"{stem} ({number})"
        self._given.add((candidate + suffix).casefold())
        return candidate + suffix
