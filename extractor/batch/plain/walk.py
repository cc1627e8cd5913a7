"""Which files there are to audit: folders walked in the order of their paths, nothing opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SUFFIXES = frozenset(
    (".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".htm")
)
"""What reports come as."""
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))

Reason = Literal[
    "hidden", "lock file", "system file", "other type", "link", "special", "unreadable"
]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to audit; ``shown`` is its name relative to the argument it was found under."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder left out, and why."""

    shown: str
    reason: Reason


def walk(arguments: Sequence[Path]) -> Iterator[Found | Skipped]:
    """Every file below the arguments; folders in path order, links inside them not followed.

    A file that is named itself is taken whatever it is called: its content decides.
    """
    for argument in arguments:
        if argument.is_dir():
            yield from _walk_folder(argument, "")
        else:
            yield Found(argument, argument.name)


def _walk_folder(folder: Path, above: str) -> Iterator[Found | Skipped]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=_path_order)
    except OSError:
        yield Skipped(above or folder.name, "unreadable")
        return
    for entry in entries:
        shown = above + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield _sorted_out(entry, shown)
        elif entry.name.startswith("."):
            yield Skipped(shown + "/", "hidden")
        else:
            yield from _walk_folder(Path(entry.path), shown + "/")


def _path_order(entry: os.DirEntry[str]) -> bytes:
    """So that walking in depth gives the order of the whole paths."""
    return os.fsencode(entry.name) + (b"/" if entry.is_dir(follow_symlinks=False) else b"")


def _sorted_out(entry: os.DirEntry[str], shown: str) -> Found | Skipped:
    name = entry.name.lower()
    if name.startswith("."):
        return Skipped(shown, "hidden")
    if name.startswith("~$"):
        return Skipped(shown, "lock file")
    if name in _SYSTEM_FILES:
        return Skipped(shown, "system file")
    if Path(name).suffix not in SUFFIXES:
        return Skipped(shown, "other type")
    if entry.is_symlink():
        return Skipped(shown, "link")
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return Skipped(shown, "special")
    return Found(Path(entry.path), shown)
