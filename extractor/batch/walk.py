"""Finds the files of a batch: in a fixed order, without following links or opening anything.

Names are bytes until they are shown. Whatever is passed over is told, with the reason.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from extractor.batch.ignore import FILE_NAME, MOST_BYTES, Rule, passed_over, rules_of
from extractor.batch.remote import Input, RemoteTree, Url
from extractor.batch.work import Problem

SUFFIXES = frozenset(("docx", "docm", "doc", "odt", "rtf", "pdf", "txt", "md", "html", "htm"))
"""What the names of reports end in; a file named outright is taken whatever its name."""

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A file to audit: where it is, and its path relative to the argument it was found under.

    ``place`` is an absolute path on this machine, or a URL.

    In ``path`` bytes that are no UTF-8 are written ``\\xNN``. A ``problem`` says that there is
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
    """A file or folder passed over, and why: ``kind`` of reason, ``detail`` where there is more."""

    path: str
    kind: str
    detail: str = ""

    @property
    def reason(self) -> str:
        """The whole reason."""
        return f"{self.kind}: {self.detail}" if self.detail else self.kind


class Tree(Protocol):
    """Folders that can be listed. A place in them is told in bytes, with slashes between names."""

    def is_folder(self, place: bytes) -> bool:
        """Whether this is a folder, not a file."""

    def names(self, place: bytes) -> list[bytes]:
        """The names in a folder, those of folders with a slash behind; OSError where it fails."""

    def ignore_lines(self, place: bytes) -> bytes:
        """What the folder's ``.extractignore`` says; nothing where there is none."""


def walk(inputs: Iterable[Input]) -> Iterator[Found | Skipped]:
    """Every file below the inputs, argument by argument, names in the order of their bytes."""
    for argument in inputs:
        tree: Tree
        if isinstance(argument, Url):
            place, tree = os.fsencode(argument.text), RemoteTree()
        else:
            place, tree = os.fsencode(argument.absolute()), LocalTree()
        if tree.is_folder(place):
            yield from _folder(tree, place, "", (), 0)
        else:
            yield Found(place, shown(place.rpartition(b"/")[2]))


def shown(name: bytes) -> str:
    """A name as strict text, whatever its bytes."""
    return name.decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class LocalTree:
    """This machine's folders. Links are followed for what was named outright, not below."""

    def is_folder(self, place: bytes) -> bool:
        """Whether this is a folder, not a file."""
        return os.path.isdir(place)  # noqa: PTH112 - bytes

    def names(self, place: bytes) -> list[bytes]:
        """The names in a folder; those of folders end in a slash."""
        with os.scandir(place) as listing:
            return [entry.name + b"/" * entry.is_dir(follow_symlinks=False) for entry in listing]

    def ignore_lines(self, place: bytes) -> bytes:
        """What the folder's ``.extractignore`` says; nothing where there is none."""
        try:
            file = os.open(place + b"/" + FILE_NAME, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return b""
        try:
            return os.read(file, MOST_BYTES) if stat.S_ISREG(os.fstat(file).st_mode) else b""
        except OSError:
            return b""
        finally:
            os.close(file)


def _folder(
    tree: Tree, place: bytes, path: str, rules: tuple[Rule, ...], depth: int
) -> Iterator[Found | Skipped]:
    if depth > DEEPEST:
        yield Found(place, path, Problem("E_LIMIT", "folders in folders", "depth", str(depth)))
        return
    try:
        names = sorted(tree.names(place))
    except OSError as fault:
        about = f"the folder: {errno.errorcode.get(fault.errno or 0, 'unknown')}"
        yield Found(place, path, Problem("E_UNREADABLE", about))
        return
    rules += rules_of(tree.ignore_lines(place), path)
    for name in names:  # a folder's ends in a slash, so the order is that of whole paths
        inside = path + shown(name)
        skipped = _skipped(inside, rules)
        if skipped:
            yield skipped
        elif name.endswith(b"/"):
            yield from _folder(tree, place + b"/" + name[:-1], inside, rules, depth + 1)
        else:
            yield Found(place + b"/" + name, inside)


def _skipped(path: str, rules: tuple[Rule, ...]) -> Skipped | None:
    """A file or folder that is passed over, with the reason; None where it is not."""
    inner = path.removesuffix("/")
    is_folder = inner != path
    name = inner.rpartition("/")[2]
    if is_folder and name.startswith("."):
        return Skipped(path, "hidden folder")
    if name.startswith(("~$", "._")):  # what Word and macOS put beside a file that has this name
        return Skipped(path, "companion of another file")
    rule = passed_over(rules, inner, is_folder=is_folder)
    if rule is not None:
        return Skipped(path, ".extractignore", rule.written)
    if not is_folder and _suffix(name) not in SUFFIXES:
        return Skipped(path, "other type")
    return None


def _suffix(path: str) -> str:
    stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return suffix.lower() if dot and stem else ""
