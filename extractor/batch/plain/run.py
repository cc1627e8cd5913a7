"""Many files audited, in the order in which they were found.

What an audit becomes is the caller's business (``Orders.render``), so that nothing here knows an
output format. Results come as text: they can cross a process border and be kept.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import FrameType

from extractor.batch.plain.intake import take
from extractor.batch.plain.walk import Found
from extractor.form import Form
from extractor.model import Audit, Document, Kind, Notice, Source
from extractor.checks import Selection
from extractor.pipeline import audit_document, audit_file
from extractor.read import ReadingOptions

Render = Callable[[Audit, Form], str]

_KINDS: dict[str, Kind] = {
    "pdf": "pdf", "doc": "doc", "odt": "odt", "rtf": "rtf",
    "txt": "transcript", "md": "transcript", "html": "transcript", "htm": "transcript",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Orders:
    """How every file of a run is audited; ``timeout`` is in seconds, 0 for none.

    ``render`` is a plain function, so that workers can be told its name.
    """

    form: Form
    reading: ReadingOptions
    selection: Selection
    render: Render
    timeout: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """An audit rendered; ``reused`` says that it was at hand from an earlier run."""

    source: Source
    line: str
    reused: bool = False


class _TooLong(BaseException):
    """The file's time is over; not an Exception, so that no reader mistakes it for its own."""


def audit_one(source: Source, orders: Orders) -> str:
    """One file's audit, rendered."""
    return orders.render(
        audit_file(source, orders.form, orders.reading, orders.selection), orders.form
    )


def audit_unread(source: Source, notice: Notice, orders: Orders) -> str:
    """The audit of a file that could not be had or read, rendered."""
    suffix = source.name.lower().rsplit(".", 1)[-1]
    document = Document(_KINDS.get(suffix, "docx"), notices=(notice,), status="error")
    return orders.render(
        audit_document(source, document, orders.form, orders.selection), orders.form
    )


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
    context = multiprocessing.get_context()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_in_worker) as pool:
        waiting: deque[tuple[Source, Future[str] | str]] = deque()
        for found in files:
            waiting.append(_begin(found, orders, known, pool))
            if len(waiting) >= jobs * 4:
                yield _end(*waiting.popleft(), orders)
        while waiting:
            yield _end(*waiting.popleft(), orders)


def _in_worker() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _audit_here(found: Found, orders: Orders, known: Callable[[Source], str | None]) -> Result:
    taken = take(found, orders.reading.limits.file_size)
    if isinstance(taken, Notice):
        nothing = Source(found.shown, b"", "")
        return Result(nothing, audit_unread(nothing, taken, orders))
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
    taken = take(found, orders.reading.limits.file_size)
    if isinstance(taken, Notice):
        nothing = Source(found.shown, b"", "")
        return nothing, audit_unread(nothing, taken, orders)
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
    return Result(source, audit_unread(source, notice, orders))


def _within_time(source: Source, orders: Orders) -> str:
    """One file's audit, or the word that its time was over."""
    if not orders.timeout or not hasattr(signal, "setitimer"):
        return audit_one(source, orders)
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, orders.timeout)
    try:
        return audit_one(source, orders)
    except _TooLong:
        seconds = f"{orders.timeout:g}"
        notice = Notice("E_TIMEOUT", limit="timeout", value=seconds, about=f"{seconds} s")
        return audit_unread(source, notice, orders)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong
