"""Many files audited, in the order in which they were found.

How one file is audited and what its audit becomes is the caller's business (``Orders``). Results
come as text: they can cross a process border and be kept.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import FrameType

from extractor.batch.plain.intake import take
from extractor.batch.plain.walk import Found
from extractor.model import Notice, Source


@dataclass(frozen=True, slots=True)
class Orders:
    """How every file of a run is audited.

    ``audit`` makes a file's audit as text, ``unread`` that of a file that could not be had or read;
    both can be sent to another process. ``file_size`` is the largest size in bytes, ``timeout`` the
    seconds of one file (0: no limit).
    """

    audit: Callable[[Source], str]
    unread: Callable[[Source, Notice], str]
    file_size: int
    timeout: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """An audit rendered; ``reused`` says that it was at hand from an earlier run."""

    source: Source
    line: str
    reused: bool = False


class _TooLong(BaseException):
    """The file's time is over; not an Exception, so that no reader mistakes it for its own."""


def run(
    files: Iterable[Found],
    orders: Orders,
    jobs: int,
    known: Callable[[Source], str | None],
) -> Iterator[Result]:
    """Audit ``files`` with ``jobs`` workers; ``known`` gives what an earlier run has of a file.

    One file or one job runs in this process. Results come in the order of ``files`` and only as
    many are held as there are workers to keep busy.
    """
    if jobs == 1:
        yield from (_audit_here(found, orders, known) for found in files)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_in_worker)
    try:
        waiting: deque[tuple[Source, Future[str] | str]] = deque()
        for found in files:
            waiting.append(_begin(found, orders, known, pool))
            if len(waiting) >= jobs * 4:
                yield _end(*waiting.popleft(), orders)
        while waiting:
            yield _end(*waiting.popleft(), orders)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_worker() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _audit_here(found: Found, orders: Orders, known: Callable[[Source], str | None]) -> Result:
    taken = take(found, orders.file_size)
    if isinstance(taken, Notice):
        nothing = Source(found.shown, b"", "")
        return Result(nothing, orders.unread(nothing, taken))
    line = known(taken)
    if line is not None:
        return Result(taken, line, reused=True)
    return Result(taken, _within_time(taken, orders))


def _begin(
    found: Found,
    orders: Orders,
    known: Callable[[Source], str | None],
    pool: ProcessPoolExecutor,
) -> tuple[Source, Future[str] | str]:
    taken = take(found, orders.file_size)
    if isinstance(taken, Notice):
        nothing = Source(found.shown, b"", "")
        return nothing, orders.unread(nothing, taken)
    line = known(taken)
    return taken, pool.submit(_within_time, taken, orders) if line is None else line


def _end(source: Source, answer: Future[str] | str, orders: Orders) -> Result:
    if isinstance(answer, str):
        return Result(source, answer, reused=bool(source.sha256))
    fault = answer.exception()
    if fault is None:
        return Result(source, answer.result())
    code = "E_CRASH" if isinstance(fault, BrokenProcessPool) else "E_INTERNAL"
    notice = Notice(code, f"{type(fault).__name__}: {fault}"[:200])
    return Result(source, orders.unread(source, notice))


def _within_time(source: Source, orders: Orders) -> str:
    """One file's audit, or the word that its time was over."""
    if not orders.timeout or not hasattr(signal, "setitimer"):
        return orders.audit(source)
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, orders.timeout)
    try:
        return orders.audit(source)
    except _TooLong:
        seconds = f"{orders.timeout:g}"
        notice = Notice("E_TIMEOUT", limit="timeout", value=seconds, about=f"{seconds} s")
        return orders.unread(source, notice)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong
