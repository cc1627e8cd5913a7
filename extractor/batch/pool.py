"""Many files before several workers: who is asked again, who is given up, and with which code.

One thread of the parent per worker, each with its own pipe: no shared queue between processes, no
broker, nothing a dying worker can hold. A worker's end is blamed on the file before it only where
nothing else can be the reason.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace

from extractor.batch.limits import BatchLimits
from extractor.batch.supervisor import (
    Allowance,
    Ending,
    Orders,
    Reply,
    Request,
    Why,
    Worker,
    WorkerBroken,
    WorkerKilled,
)
from extractor.batch.work import Answer, Problem

_KILLED_AT_START = 100  # times that others may kill starting workers before the run gives up


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a file. ``gave_up_after``: seconds, where time was what it lacked (else 0).

    ``transient``: another run may do better with the same bytes, so the result is not to be kept.
    """

    answer: Answer
    transient: bool = False
    gave_up_after: float = 0.0


class Stopped(Exception):
    """The run is being given up: workers were ended on purpose."""


class Breaker:
    """Shortens the time of a class of files of which many have run out of it."""

    def __init__(self, limits: BatchLimits) -> None:
        self._limits = limits
        self._timeouts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def time_for(self, size_class: str) -> Allowance:
        """The seconds that a file of this class gets."""
        with self._lock:
            tripped = self._timeouts[size_class] >= self._limits.breaker_after
        if not tripped:
            return Allowance(self._limits.wall, self._limits.wall_most)
        short = min(self._limits.wall, self._limits.breaker_wall)
        return Allowance(short, short)

    def timed_out(self, size_class: str) -> None:
        """A file of this class ran out of time."""
        with self._lock:
            self._timeouts[size_class] += 1

    def tripped(self) -> tuple[str, ...]:
        """The classes that get less time by now."""
        with self._lock:
            return tuple(sorted(
                name for name, n in self._timeouts.items() if n >= self._limits.breaker_after
            ))  # fmt: skip


def size_class(name: str, size: int) -> str:
    """Files alike in suffix and in the number of digits of their size, e.g. ``pdf, 10^5 bytes``."""
    return f"{name.rpartition('.')[2]}, 10^{len(str(size)) - 1} bytes"


class Pool:
    """Workers, one per calling thread, started when needed; ``stop`` and ``close`` end them."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._limits = orders.limits
        self._own = threading.local()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self.breaker = Breaker(orders.limits)

    def settle(self, request: Request, size: int) -> Settled:
        """Get an answer for a file, whatever it does to its readers.

        Raises:
            Stopped: the pool was closed meanwhile.
            WorkerBroken: workers do not start, or cannot even report an unreadable file.

        """
        if request.problem is not None:
            return Settled(self._unread(request, request.problem))
        kind = size_class(request.name, size)
        ended = self._attempts(request, self.breaker.time_for(kind))
        if isinstance(ended, Settled):
            return ended
        if ended.why == "timeout":
            self.breaker.timed_out(kind)
        answer = self._unread(request, problem_of(ended))
        after = ended.after if ended.why == "timeout" else 0.0
        return Settled(answer, transient=ended.why == "killed", gave_up_after=after)

    def _attempts(self, request: Request, full: Allowance) -> Settled | Ending:
        """Ask until an answer comes or the file is to blame; at most seven times.

        Someone else's SIGKILL says nothing of the file. A crash in a worker that has read other
        files may be theirs. Out of time or memory, the plain reading gets one try.
        """
        kills, lacked, retried = 0, None, False
        short = Allowance(self._limits.safe_wall, self._limits.safe_wall)
        while True:
            worker = self._worker()
            fresh = worker.files == 0
            plain = lacked is not None
            ended = worker.ask(request, short if plain else full, safe=plain)
            if isinstance(ended, Reply):
                after = lacked.after if lacked and lacked.why == "timeout" else 0.0
                return Settled(ended.answer, transient=ended.changed, gave_up_after=after)
            self._drop(worker)
            if ended.why == "killed" and kills < self._limits.kills_retried:
                kills += 1
            elif lacked is not None:
                return lacked
            elif ended.why == "timeout" or (ended.why == "memory" and (fresh or retried)):
                lacked = ended
            elif not fresh and not retried and ended.why != "killed":
                retried = True
            else:
                return ended

    def _unread(self, request: Request, problem: Problem) -> Answer:
        """The audit of a file that could not be read, from a worker that need not read it."""
        plain = replace(request, file=None, problem=problem)
        ended: Reply | Ending | None = None
        short = Allowance(self._limits.start_wall, self._limits.start_wall)
        for _ in range(self._limits.kills_retried + 2):
            worker = self._worker()
            ended = worker.ask(plain, short)
            if isinstance(ended, Reply):
                return ended.answer
            self._drop(worker)
        raise WorkerBroken(f"an unreadable file could not even be reported: {ended}")

    def _worker(self) -> Worker:
        """This thread's worker, a new one where it has none or has done its share."""
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is not None and worker.files >= self._limits.files_per_worker:
            self._drop(worker)
            worker = None
        if worker is None:
            worker = self._start()
            self._own.worker = worker
        return worker

    def _start(self) -> Worker:
        broken = killed = 0
        while True:
            if self._stopped.is_set():
                raise Stopped
            try:
                worker = Worker(self._orders)
            except WorkerKilled:
                killed += 1
                if killed > _KILLED_AT_START:
                    raise
                continue
            except WorkerBroken:
                broken += 1
                if broken > self._limits.kills_retried:
                    raise
                continue
            with self._lock:
                self._workers.add(worker)
            if self._stopped.is_set():
                self._drop(worker)
                raise Stopped
            return worker

    def _drop(self, worker: Worker) -> None:
        worker.end()
        with self._lock:
            self._workers.discard(worker)
        self._own.worker = None
        if self._stopped.is_set():
            raise Stopped

    def stop(self) -> None:
        """Kill all workers now; threads that wait for one get ``Stopped``."""
        self._stopped.set()
        with self._lock:
            workers = tuple(self._workers)
        for worker in workers:
            worker.kill()

    def close(self) -> None:
        """End what is left, when no thread asks any more."""
        self.stop()
        while self._workers:
            self._workers.pop().end()


_CODES: dict[Why, str] = {
    "timeout": "E_TIMEOUT",
    "memory": "E_MEMORY",
    "killed": "E_MEMORY",
    "crash": "E_CRASH",
    "fault": "E_INTERNAL",
    "too long": "E_LIMIT",
}


def problem_of(ended: Ending) -> Problem:
    """What a worker's end is called in the audit of the file that it was reading."""
    code = _CODES[ended.why]
    if ended.why == "timeout":
        seconds = f"{ended.after:g}"
        return Problem(code, f"reading took more than {seconds} s", "seconds", seconds)
    if ended.why == "too long":
        return Problem(code, "the audit is too long", "result_json", ended.detail)
    if ended.why == "killed":
        return Problem(code, "the reader was killed from outside: run again with --retry-failed")
    return Problem(code, ended.detail)
