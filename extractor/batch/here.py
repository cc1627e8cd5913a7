"""A batch on this machine: several threads, each with a worker process of its own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from extractor.batch.options import RunOptions
from extractor.batch.settle import Outcome, Settler
from extractor.batch.store import Store
from extractor.batch.walk import Found

_WINDOW = 1_000

OnSettled = Callable[[Outcome], None]
"""Called with every file's outcome when it is there, from any thread."""


class Engine(Protocol):
    """Where the files of a batch are read."""

    def in_order(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """The outcome of every file, in the order of ``files``."""

    def close(self) -> None:
        """End everything that was begun, at once."""


class Threads:
    """Reads files on this machine, ``jobs`` at a time."""

    def __init__(self, options: RunOptions, store: Store, jobs: int, on_settled: OnSettled) -> None:
        self._settler = Settler(options, store)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")
        self._on_settled = on_settled

    def in_order(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """The outcome of every file, in the order of ``files``; so many at most wait their turn."""
        waiting: deque[Future[Outcome]] = deque()
        for found in files:
            waiting.append(self._threads.submit(self._settle, found))
            while waiting and (len(waiting) >= _WINDOW or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _settle(self, found: Found) -> Outcome:
        outcome = self._settler.settle(found)
        self._on_settled(outcome)
        return outcome

    def close(self) -> None:
        """End all workers and threads, at once."""
        self._settler.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._settler.close()


def default_jobs() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0))
