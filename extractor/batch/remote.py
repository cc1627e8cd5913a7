"""Inputs and finished results at URLs: object stores, other machines, memory, through fsspec.

fsspec is optional (``kpi-extract[dask]``) and asked only when a URL is. What a protocol needs
besides, such as s3fs, is for whoever names it to have.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.batch.ignore import FILE_NAME, MOST_BYTES
from extractor.batch.store import Entry, pack, unpack
from extractor.batch.writing import faults_of_writing
from extractor.errors import UsageFault

_CHUNK = 1 << 20
_URL = re.compile(r"(?!file:)[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class ExtraMissing(UsageFault):
    """Something optional was asked for that is not installed."""

    advice = "Add it: pip install 'kpi-extract[dask]'"


@dataclass(frozen=True, slots=True)
class Url:
    """A place that is reached through fsspec, such as ``s3://bucket/reports``."""

    text: str


Input = Path | Url
"""A file or folder to audit, here or behind a URL."""


def input_of(written: str) -> Input:
    """What somebody wrote for a place: a URL, or a path (also as ``file://``)."""
    return Url(written.rstrip("/")) if _URL.match(written) else Path(_path_of(written))


def _path_of(written: str) -> str:
    return written.removeprefix("file://") or "/"


def is_remote(place: bytes) -> bool:
    """Whether a place of the walk is a URL; those of this machine's files are absolute paths."""
    return not place.startswith(b"/")


def exists(url: Url) -> bool:
    """Whether there is anything at the URL."""
    files, path = _reached(url.text)
    return bool(files.exists(path))


@dataclass(frozen=True, slots=True)
class RemoteTree:
    """Folders behind a URL, as the walk sees them."""

    def is_folder(self, place: bytes) -> bool:
        """Whether this is a folder, not a file."""
        files, path = _reached(os.fsdecode(place))
        return bool(files.isdir(path))

    def names(self, place: bytes) -> list[bytes]:
        """The names in a folder; those of folders end in a slash.

        Raises:
            OSError: it cannot be listed.

        """
        files, path = _reached(os.fsdecode(place))
        own = path.strip("/")
        found = []
        for entry in files.ls(path, detail=True):
            whole = str(entry["name"]).strip("/")
            if whole != own:  # some object stores keep an empty object for a folder itself
                name = whole.rpartition("/")[2] + "/" * (entry["type"] == "directory")
                found.append(os.fsencode(name))
        return found

    def ignore_lines(self, place: bytes) -> bytes:
        """What the folder's ``.extractignore`` says; nothing where there is none."""
        files, path = _reached(os.fsdecode(place + b"/" + FILE_NAME))
        try:
            with files.open(path, "rb") as file:
                return bytes(file.read(MOST_BYTES))
        except OSError:
            return b""


def copied(place: bytes, most: int) -> int:
    """An open file with the bytes at a URL, ``most`` and one at most; the caller closes it.

    It is a copy without a name on this machine: a worker reads the very bytes that were hashed.

    Raises:
        OSError: it cannot be read.
        RunFault: there is no room for the copy.

    """
    files, path = _reached(os.fsdecode(place))
    with tempfile.TemporaryFile(prefix="extract-") as copy, files.open(path, "rb") as file:
        while chunk := file.read(min(_CHUNK, most + 1 - copy.tell())):
            with faults_of_writing(Path("a copy of an input")):
                copy.write(chunk)
        with faults_of_writing(Path("a copy of an input")):
            copy.flush()
        return os.dup(copy.fileno())


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """A store behind a URL: ``ab/ab12….entry``, as in a folder. A torn entry is made again."""

    url: Url

    def get(self, key: str) -> Entry | None:
        """The entry of this key; None where there is none that can be trusted."""
        files, path = self._at(key)
        try:
            return unpack(key, files.cat_file(path))
        except OSError:
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry.

        Raises:
            OSError: it cannot be written.

        """
        files, path = self._at(key)
        files.makedirs(path.rpartition("/")[0], exist_ok=True)
        files.pipe_file(path, pack(key, entry))

    def _at(self, key: str) -> tuple[Any, str]:
        return _reached(f"{self.url.text}/{key[:2]}/{key}.entry")


def _reached(url: str) -> tuple[Any, str]:
    """The file system behind a URL and the path in it; fsspec keeps what it has opened.

    Raises:
        RunFault: fsspec, or what it needs for this protocol, is not installed.

    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ExtraMissing(f"{url}: URLs need fsspec, which is not installed") from None
    try:
        files, path = url_to_fs(url)
    except ImportError as fault:
        raise UsageFault(f"{url}: {fault}") from None
    except ValueError as fault:
        raise UsageFault(f"{url}: {fault}") from None
    return files, str(path)
