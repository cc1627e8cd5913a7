"""The run folder: one run at a time, files that appear whole or not at all, the store in it."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from extractor.batch.remote import Input, Url
from extractor.batch.store import FolderStore
from extractor.batch.writing import faults_of_writing, write_whole
from extractor.errors import CannotCreate, InUse, UsageFault

_LOCK = ".lock"
_STORE = ".store"
_SCRATCH = ".scratch"
_OURS = ("index.jsonl", "audits.jsonl", "audits", "findings.csv", "run.json")


@dataclass(slots=True)
class Output:
    """A file that is written aside and moved to its place when complete."""

    path: Path
    aside: Path
    file: IO[bytes] = field(init=False)

    def __post_init__(self) -> None:
        with faults_of_writing(self.path):
            self.file = self.aside.open("wb")

    def write(self, data: bytes) -> None:
        """Append ``data``."""
        with faults_of_writing(self.path):
            self.file.write(data)

    def complete(self) -> None:
        """Everything is written: put it in its place."""
        with faults_of_writing(self.path):
            self.file.close()
            self.aside.replace(self.path)


@dataclass(slots=True)
class RunFolder:
    """A run folder in use, from ``with`` to its end.

    Raises:
        UsageFault: it is an input, or lies in one, or one lies in it.
        CannotCreate: it cannot be made or written, or holds someone else's files.
        InUse: another run writes to it.

    """

    path: Path
    inputs: tuple[Input, ...] = ()
    _lock: IO[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        _refuse_nested(self.path, self.inputs)
        with faults_of_writing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_foreign()
            self._lock = (self.path / _LOCK).open("ab")
        self._claim()
        with faults_of_writing(self.path):
            shutil.rmtree(self.scratch, ignore_errors=True)  # what a killed run had begun
            for folder in (self.path / "audits", self.path / _STORE, self.scratch):
                folder.mkdir(exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)
            self._lock.close()

    def _refuse_foreign(self) -> None:
        found = [name for name in _OURS if (self.path / name).exists()]
        if found and not (self.path / _LOCK).exists():
            raise CannotCreate(f"{self.path} holds {found[0]} of something that is not a run")

    def _claim(self) -> None:
        assert self._lock is not None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            self._lock = None
            raise InUse(f"another run is writing to {self.path}") from None

    @property
    def scratch(self) -> Path:
        """A folder for unfinished files, on the same disk; gone when the run ends."""
        return self.path / _SCRATCH

    @property
    def store(self) -> FolderStore:
        """The finished results of this and earlier runs."""
        return FolderStore(self.path / _STORE, self.scratch)

    def output(self, name: str) -> Output:
        """A file of the run folder to be written."""
        return Output(self.path / name, self.scratch / name.replace("/", "-"))

    def keep_audit(self, sha256: str, line: bytes) -> None:
        """Write ``audits/<sha256>.json`` where it is not there already."""
        path = self.path / "audits" / f"{sha256}.json"
        data = line + b"\n"
        with faults_of_writing(path):
            try:
                if path.read_bytes() == data:
                    return
            except FileNotFoundError:
                pass
            write_whole(path, data, self.scratch)


def _refuse_nested(folder: Path, inputs: Iterable[Input]) -> None:
    """Outputs among the inputs would be inputs of the next run."""
    out = folder.resolve()
    for given in inputs:
        if isinstance(given, Url):
            continue
        place = given.resolve()
        if out == place:
            raise UsageFault(f"the run folder {folder} is an input")
        if out.is_relative_to(place) and place.is_dir():
            raise UsageFault(f"the run folder {folder} is inside the input {given}")
        if place.is_relative_to(out):
            raise UsageFault(f"the input {given} is inside the run folder {folder}")
