"""One file, from its place to its answer: opened, looked up in the store, or read and kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.intake import Taken, take
from extractor.batch.options import RunOptions
from extractor.batch.pool import Pool
from extractor.batch.store import Entry, Store, key_of
from extractor.batch.supervisor import Orders, Request
from extractor.batch.walk import Found
from extractor.batch.work import Answer, Problem
from extractor.batch.writing import faults_of_writing

_HELD_LINE = 65_536


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's answer as it waits for its turn; without its ``line`` where that is in the store.

    ``sha256`` and ``key`` are empty, ``size`` 0, for a file that could not be opened. ``reused``:
    an earlier run, or an earlier file, had the result.
    """

    found: Found
    sha256: str
    size: int
    key: str
    answer: Answer
    reused: bool
    transient: bool


class Settler:
    """Settles files one by one; may be asked by several threads, each with a worker of its own."""

    def __init__(self, options: RunOptions, store: Store) -> None:
        self._options = options
        self._store = store
        self._pool = Pool(Orders(options.work, options.settings, options.limits))
        self._busy: set[str] = set()
        self._freed = threading.Condition()

    def settle(self, found: Found) -> Outcome:
        """One file's outcome.

        Raises:
            Stopped: the settler was stopped meanwhile.
            RunFault: the result cannot be kept, or workers do not start.

        """
        taken = found.problem or take(found.place, self._options.limits.file_size)
        if isinstance(taken, Problem):
            settled = self._pool.settle(Request(_neutral(found), "", problem=taken), 0)
            return Outcome(found, "", 0, "", settled.answer, False, False)
        try:
            key = key_of(taken.sha256, found.suffix, self._options.basis)
            with self._alone(key):
                return self._of_content(found, taken, key)
        finally:
            taken.close()

    def _of_content(self, found: Found, taken: Taken, key: str) -> Outcome:
        kept = self._store.get(key)
        reused = kept is not None and self._holds(kept)
        if kept is not None and reused:
            answer, transient = kept.answer, False
        else:
            request = Request(_neutral(found), taken.sha256, taken.file)
            settled = self._pool.settle(request, taken.size)
            answer, transient = settled.answer, settled.transient
            if not transient:
                after = settled.gave_up_after and max(
                    settled.gave_up_after, self._options.limits.wall
                )
                with faults_of_writing(Path("results")):
                    self._store.put(key, Entry(answer, after))
        if not transient and len(answer.line) > _HELD_LINE:
            answer = replace(answer, line=b"")
        return Outcome(found, taken.sha256, taken.size, key, answer, reused, transient)

    def _holds(self, kept: Entry) -> bool:
        """Whether a kept result still stands: not where it is to be retried, or lacked time."""
        if self._options.retry_failed and kept.answer.status != "ok":
            return False
        return kept.gave_up_after == 0 or kept.gave_up_after >= self._options.limits.wall

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """One thread at a time per content, so that a content met twice is read once."""
        with self._freed:
            self._freed.wait_for(lambda: key not in self._busy)
            self._busy.add(key)
        try:
            yield
        finally:
            with self._freed:
                self._busy.discard(key)
                self._freed.notify_all()

    def stop(self) -> None:
        """Kill all workers now; threads that wait for one get ``Stopped``."""
        self._pool.stop()
        with self._freed:
            self._freed.notify_all()

    def close(self) -> None:
        """End what is left, when no thread asks any more."""
        self._pool.close()


def _neutral(found: Found) -> str:
    """A name that tells a reader the suffix and nothing else."""
    return f"file.{found.suffix}" if found.suffix else "file"
