"""What the parent of a very large batch needs: ``python tests/batch/million.py 1000000``.

Files are made, walked and recorded as always; only their reading is replaced by an answer from this
process, since a million readings say nothing about the parent.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from extractor.batch import run as batch
from extractor.batch.intake import Taken, take
from extractor.batch.limits import DEFAULT_BATCH_LIMITS
from extractor.batch.options import Here, RunOptions
from extractor.batch.run_folder import RunFolder
from extractor.batch.settle import Outcome
from extractor.batch.store import Entry, Store, key_of
from extractor.batch.walk import Found
from extractor.batch.work import Answer

_A_FOLDER = 1_000
_STEPS = 10


class Answering:
    """An engine that opens, hashes and keeps as the others do, and reads nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def in_order(self, files: Iterable[Found]) -> Iterator[Outcome]:
        for found in files:
            taken = take(found.place, DEFAULT_BATCH_LIMITS.file_size)
            assert isinstance(taken, Taken)
            taken.close()
            key = key_of(taken.sha256, found.suffix, {})
            kept = self._store.get(key)
            answer = kept.answer if kept else _answer(taken.sha256)
            if kept is None:
                self._store.put(key, Entry(answer))
            yield Outcome(found, taken.sha256, taken.size, key, answer, kept is not None, False)

    def close(self) -> None:
        pass


def _answer(sha256: str) -> Answer:
    record = {
        "$schema": "urn:extract:audit:1",
        "source": {"path": "file.txt", "name": "file.txt", "sha256": sha256, "bytes": 0},
        "reading": {"status": "ok", "codes": [], "details": {}},
        "text": "x" * 1_000,
        "notices": [],
    }
    return Answer("ok", (), "clean", (0, 0, 0), json.dumps(record, separators=(",", ":")).encode())


def memory() -> float:
    """What this process holds now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def fill(folder: Path, count: int) -> None:
    for number in range(count):
        inside = folder / f"{number // _A_FOLDER:05}"
        if number % _A_FOLDER == 0:
            inside.mkdir()
        with (inside / f"{number % _A_FOLDER:04}.txt").open("w") as file:
            file.write(f"report {number}")


def measured(inbox: Path, out: Path, count: int) -> list[float]:
    """The memory of this process in MB after each tenth of a run over ``count`` files."""
    used = []
    options = RunOptions((inbox,), "none:none", {}, {}, Here(1))
    batch._engine = lambda _options, store, _total, _told: Answering(store)  # type: ignore
    with RunFolder(out, options.inputs) as folder:
        index = folder.output("index.jsonl")
        with closing(batch.run_batch(options, count, folder)) as records:
            for number, record in enumerate(records, 1):
                index.write(hashlib.sha256(record.line).digest())
                if number % (count // _STEPS) == 0:
                    used.append(memory())
                    print(f"{number}: {used[-1]:.1f} MB", flush=True)
        index.complete()
    return used


def main(count: int) -> int:
    with tempfile.TemporaryDirectory(prefix="million-") as name:
        inbox = Path(name) / "in"
        inbox.mkdir()
        fill(inbox, count)
        for which in ("first", "second"):
            begun = time.monotonic()
            used = measured(inbox, Path(name) / "out", count)
            print(f"{which} run: {time.monotonic() - begun:.0f} s, {max(used):.0f} MB at most, "
                  f"{used[-1] - used[0]:+.1f} MB from the first tenth to the last")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
