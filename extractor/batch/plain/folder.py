"""The run folder: outputs that appear whole or not at all, and what earlier runs have done."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from extractor.errors import CannotCreate, DiskFull, InUse, RunFault
from extractor.model import Source

try:
    import fcntl
except ImportError:  # no such locks on Windows
    fcntl = None  # type: ignore[assignment]

_DONE = ".done.jsonl"
_LOCK = ".lock"


@contextmanager
def faults_of_writing(path: Path) -> Iterator[None]:
    """Whatever the file system says while ``path`` is written, as a fault of the run."""
    try:
        yield
    except OSError as fault:
        raise writing_fault(fault, path) from fault


def writing_fault(fault: OSError, path: Path) -> RunFault:
    """The fault of the run that an ``OSError`` at ``path`` means."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"disk full: {path.name} could not be written")
    return CannotCreate(f"{path}: {fault.strerror or fault}")


@dataclass(slots=True)
class Output:
    """A file that is written beside its place and moved there when complete."""

    path: Path
    file: IO[bytes] = field(init=False)

    def __post_init__(self) -> None:
        with faults_of_writing(self.path):
            self.file = self._aside.open("wb")

    @property
    def _aside(self) -> Path:
        return self.path.with_name(f".{self.path.name}.part")

    def write(self, data: bytes) -> None:
        """Append ``data``."""
        with faults_of_writing(self.path):
            self.file.write(data)

    def complete(self) -> None:
        """Everything is written: put it in its place."""
        with faults_of_writing(self.path):
            self.file.close()
            self._aside.replace(self.path)


@dataclass(slots=True)
class RunFolder:
    """A run folder in use. ``key`` names everything but the content that decides an audit.

    An entry of an earlier run counts only if its key is ours and the audit file still has the
    bytes that were written then; anything else there is ignored and made again.
    """

    path: Path
    key: str
    _done: dict[str, str] = field(default_factory=dict, init=False)
    _lock: IO[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        with faults_of_writing(self.path):
            (self.path / "audits").mkdir(parents=True, exist_ok=True)
            self._lock = (self.path / _LOCK).open("ab")
        self._claim()
        self._sweep()
        self._done = dict(_entries(self.path / _DONE))
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock:
            self._lock.close()

    def _claim(self) -> None:
        if fcntl is None or self._lock is None:
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise InUse(f"another run is writing to {self.path}") from None

    def _sweep(self) -> None:
        """Take away what a run that was killed had begun to write."""
        with faults_of_writing(self.path):
            for folder in (self.path, self.path / "audits"):
                for leftover in folder.glob(".*.part"):
                    leftover.unlink()

    def output(self, name: str) -> Output:
        """A file of the run folder to be written."""
        return Output(self.path / name)

    def known(self, source: Source) -> str | None:
        """The audit of this content and kind of name from an earlier run, if it is sound."""
        digest = self._done.get(self._key_of(source))
        if digest is None:
            return None
        try:
            data = self._audit_file(source).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != digest:
            return None
        return data.decode("utf-8").rstrip("\n")

    def keep(self, source: Source, line: str) -> None:
        """Keep an audit at once, so that a run which is stopped loses nothing."""
        data = line.encode("utf-8") + b"\n"
        output = Output(self._audit_file(source))
        output.write(data)
        output.complete()
        key, digest = self._key_of(source), hashlib.sha256(data).hexdigest()
        self._done[key] = digest
        entry = json.dumps({"key": key, "digest": digest}) + "\n"
        with faults_of_writing(self.path), (self.path / _DONE).open("a", encoding="ascii") as done:
            done.write(entry)

    def _audit_file(self, source: Source) -> Path:
        return self.path / "audits" / f"{source.sha256}.json"

    def _key_of(self, source: Source) -> str:
        suffix = os.path.splitext(source.name)[1].lower()  # noqa: PTH122 (a name, not a path)
        named = "\0".join((source.sha256, suffix, self.key))
        return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """What earlier runs have noted; a line cut short by a kill is not an entry."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            yield str(entry.get("key")), str(entry.get("digest"))
