"""Finished results, kept by what they are results of: resume, cache and de-duplication in one.

An entry's key is the hash of everything that its answer depends on: the content, the suffix, the
program, the form and the settings. An entry says its own key and the hash of its body, so nothing
is trusted for lying under the right name. Writes are a temporary file and a rename.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from extractor.batch.work import Answer
from extractor.batch.writing import write_whole

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept answer. ``gave_up_after``: seconds, where time was what the file lacked (else 0)."""

    answer: Answer
    gave_up_after: float = 0.0


class Store(Protocol):
    """Where finished results are kept. A store can be sent to another machine that reaches it."""

    def get(self, key: str) -> Entry | None:
        """The entry of this key; None where there is none that can be trusted."""

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry, whole or not at all."""


def key_of(sha256: str, suffix: str, basis: Mapping[str, str]) -> str:
    """The key of the answer to this content under this suffix, on the ``basis`` of all else."""
    parts = {"content": sha256, "suffix": suffix, **basis}
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def pack(key: str, entry: Entry) -> bytes:
    """An entry as bytes: a line about the answer, then the audit's own line."""
    about = asdict(entry.answer)
    line: bytes = about.pop("line")
    head = {
        "store": _FORMAT,
        "key": key,
        "body": hashlib.sha256(line).hexdigest(),
        "gave_up_after": entry.gave_up_after,
        **about,
    }
    return json.dumps(head).encode("ascii") + b"\n" + line + b"\n"


def unpack(key: str, data: bytes) -> Entry | None:
    """The entry in these bytes; None where they are damaged, foreign or another key's."""
    first, _, rest = data.partition(b"\n")
    line = rest.removesuffix(b"\n")
    try:
        head: Mapping[str, Any] = json.loads(first)
        if (head["store"], head["key"]) != (_FORMAT, key):
            return None
        if head["body"] != hashlib.sha256(line).hexdigest():
            return None
        errors, warnings, infos = head["findings"]
        codes = tuple(map(str, head["codes"]))
        counts = (int(errors), int(warnings), int(infos))
        answer = Answer(str(head["status"]), codes, str(head["verdict"]), counts, line)
        return Entry(answer, float(head["gave_up_after"]))
    except (ValueError, KeyError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A store in a folder: ``ab/ab12….entry``; ``scratch`` is beside it, on the same disk."""

    folder: Path
    scratch: Path
    made: set[str] = field(default_factory=set, repr=False)

    def get(self, key: str) -> Entry | None:
        """The entry of this key; None where there is none that can be trusted."""
        try:
            return unpack(key, self._path(key).read_bytes())
        except OSError:
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry, whole or not at all.

        Raises:
            OSError: it cannot be written.

        """
        path = self._path(key)
        if path.parent.name not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(path.parent.name)
        write_whole(path, pack(key, entry), self.scratch)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.entry"
