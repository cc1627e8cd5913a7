"""Finds the files of a batch: in a fixed order, without following links or opening anything.

Names are bytes until they are shown. Whatever is passed over is told, with the reason.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.ignore import Rule, passed_over, read_rules
from extractor.batch.work import Problem

SUFFIXES = frozenset(("docx", "docm", "doc", "odt", "rtf", "pdf", "txt", "md", "html", "htm"))
"""What the names of reports end in; a file named outright is taken whatever its name."""

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A file to audit: where it is, and its path relative to the argument it was found under.

    ``path`` may hold lone surrogates for bytes that are no UTF-8. A ``problem`` says that there is
    something here that cannot be looked into, such as a folder.
    """

    place: bytes
    path: str
    problem: Problem | None = None

    @property
    def suffix(self) -> str:
        """What the name ends in, in lower case without the dot."""
        return _suffix(self.path)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder passed over, and why."""

    path: str
    reason: str


def walk(inputs: Iterable[Path]) -> Iterator[Found | Skipped]:
    """Every file below the inputs, argument by argument, names in the order of their bytes."""
    for argument in inputs:
        if argument.is_dir():
            yield from _folder(os.fsencode(argument), "", (), 0)
        else:
            yield Found(os.fsencode(argument), argument.name)


def _folder(
    place: bytes, shown: str, rules: tuple[Rule, ...], depth: int
) -> Iterator[Found | Skipped]:
    if depth > DEEPEST:
        yield Found(place, shown, Problem("E_LIMIT", "folders in folders", "depth", str(depth)))
        return
    try:
        with os.scandir(place) as listing:
            names = sorted(entry.name for entry in listing)
    except OSError as fault:
        about = f"the folder: {errno.errorcode.get(fault.errno or 0, 'unknown')}"
        yield Found(place, shown, Problem("E_UNREADABLE", about))
        return
    rules += read_rules(place, shown)
    for name in names:
        yield from _entry(place + b"/" + name, shown + os.fsdecode(name), rules, depth)


def _entry(
    place: bytes, shown: str, rules: tuple[Rule, ...], depth: int
) -> Iterator[Found | Skipped]:
    try:
        is_folder = stat.S_ISDIR(os.lstat(place).st_mode)
    except OSError:
        is_folder = False  # gone or out of reach: opening it will tell
    reason = _reason(shown, rules, is_folder=is_folder)
    if reason:
        yield Skipped(shown + "/" * is_folder, reason)
    elif is_folder:
        yield from _folder(place, shown + "/", rules, depth + 1)
    else:
        yield Found(place, shown)


def _reason(shown: str, rules: tuple[Rule, ...], *, is_folder: bool) -> str:
    """Why a file or folder is passed over; empty where it is not."""
    name = shown.rpartition("/")[2]
    if name.startswith((".", "~$")):
        return "hidden or temporary"
    rule = passed_over(rules, shown, is_folder=is_folder)
    if rule is not None:
        return f".extractignore: {rule.written}"
    if not is_folder and _suffix(name) not in SUFFIXES:
        return "not a type of file that reports come in"
    return ""


def _suffix(path: str) -> str:
    stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return suffix.lower() if dot and stem else ""
