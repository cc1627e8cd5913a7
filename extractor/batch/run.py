"""The story of a batch: files found, opened, looked up or read, and told of in path order."""

from __future__ import annotations

import os
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.batch.intake import Taken, take
from extractor.batch.limits import DEFAULT_BATCH_LIMITS, BatchLimits
from extractor.batch.naming import named, repeated
from extractor.batch.pool import Pool
from extractor.batch.run_folder import RunFolder, faults_of_writing
from extractor.batch.seen import Seen
from extractor.batch.store import Entry, FolderStore, Store, key_of
from extractor.batch.supervisor import Orders, Request
from extractor.batch.walk import Found, walk
from extractor.batch.work import Answer, Problem, Settings

_WINDOW = 1_000
_HELD_LINE = 65_536


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a batch is to do.

    ``work`` and ``settings`` say how a file is audited (see ``work``); ``basis`` is what else its
    audit depends on: the program's version, the form's content. ``retry_failed`` reads again what
    an earlier run could not read whole.
    """

    inputs: tuple[Path, ...]
    work: str
    settings: Settings
    basis: Settings
    jobs: int = 1
    limits: BatchLimits = DEFAULT_BATCH_LIMITS
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one file. ``line`` is its audit, one line of JSON without the line end.

    ``sha256`` is empty where the file could not be opened. ``findings`` counts errors, warnings
    and infos. ``reused``: an earlier run, or an earlier file, had the result.
    """

    path: str
    sha256: str
    size: int
    status: str
    codes: tuple[str, ...]
    verdict: str
    findings: tuple[int, int, int]
    line: bytes = field(repr=False)
    reused: bool = False
    transient: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files done of all, findings (errors, warnings, infos) and bad ends."""

    done: int = 0
    total: int = 0
    reused: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: int = 0
    incomplete: int = 0

    def after(self, answer: Answer, *, reused: bool) -> Progress:
        """The progress when one more file has its answer."""
        return replace(
            self,
            done=self.done + 1,
            reused=self.reused + reused,
            errors=self.errors + answer.findings[0],
            warnings=self.warnings + answer.findings[1],
            unreadable=self.unreadable + (answer.verdict == "unreadable"),
            incomplete=self.incomplete + (answer.verdict == "incomplete"),
        )


OnProgress = Callable[[Progress], None]
"""Called after every file, from the threads of the run but never from two at once."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A file's answer as it waits for its turn; without its ``line`` where that is in the store."""

    found: Found
    sha256: str
    size: int
    key: str
    answer: Answer
    reused: bool
    transient: bool


def run_batch(
    options: RunOptions,
    total: int,
    folder: RunFolder | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Generator[Record, None, None]:
    """Audit every file below the inputs; records come in path order, argument by argument.

    With a run ``folder`` every finished result is kept at once and each content's audit is written
    to it. Closing the iterator, or any exception, ends all workers.

    ``total`` files are expected; it is for the progress only.

    Raises:
        RunFault: the disk is full, the run folder fails, or workers do not start.

    """
    with _storage(folder) as (store, scratch):
        audits = _Audits(options, store, total, on_progress)
        with closing(Seen(scratch / "seen.sqlite")) as seen, closing(audits):
            for outcome in audits.in_order(files_of(options.inputs)):
                record = _record(outcome, store, seen, scratch)
                if folder is not None and record.sha256 and "W_DUPLICATE" not in record.codes:
                    folder.keep_audit(record.sha256, record.line)
                yield record


def files_of(inputs: Iterable[Path]) -> Iterator[Found]:
    """The files to audit below the inputs."""
    return (found for found in walk(inputs) if isinstance(found, Found))


@contextmanager
def _storage(folder: RunFolder | None) -> Iterator[tuple[FolderStore, Path]]:
    """The run folder's store, or one that lasts as long as the run."""
    if folder is not None:
        yield folder.store, folder.scratch
        return
    with tempfile.TemporaryDirectory(prefix="extract-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        yield FolderStore(scratch / "store", scratch), scratch


def _record(outcome: _Outcome, store: Store, seen: Seen, scratch: Path) -> Record:
    answer, path = outcome.answer, outcome.found.path
    line = answer.line
    if not line:
        kept = store.get(outcome.key)
        if kept is None:
            raise OSError("a result that was stored is gone")
        line = kept.answer.line
    line = named(line, path, outcome.sha256, outcome.size)
    codes = answer.codes
    if outcome.sha256:
        with faults_of_writing(scratch):
            first = seen.before(outcome.sha256, path)
        if first is not None:
            line, codes = repeated(line, first), (*codes, "W_DUPLICATE")
    return Record(
        path, outcome.sha256, outcome.size, answer.status, codes, answer.verdict,
        answer.findings, line, outcome.reused, outcome.transient,
    )  # fmt: skip


class _Audits:
    """Settles files with several threads and hands their outcomes out in order."""

    def __init__(
        self, options: RunOptions, store: Store, total: int, on_progress: OnProgress
    ) -> None:
        self._options = options
        self._store = store
        self._pool = Pool(Orders(options.work, options.settings, options.limits))
        self._threads = ThreadPoolExecutor(options.jobs, thread_name_prefix="worker")
        self._progress = Progress(total=total)
        self._on_progress = on_progress
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._freed = threading.Condition()

    def in_order(self, files: Iterable[Found]) -> Iterator[_Outcome]:
        """The outcome of every file, in the order of ``files``; so many at most wait their turn."""
        waiting: deque[Future[_Outcome]] = deque()
        for found in files:
            waiting.append(self._threads.submit(self._settle, found))
            while waiting and (len(waiting) >= _WINDOW or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End all workers and threads, at once."""
        self._pool.stop()
        with self._freed:
            self._freed.notify_all()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._pool.close()

    def _settle(self, found: Found) -> _Outcome:
        """One file, from its name to its answer."""
        most = self._options.limits.file_size
        taken = found.problem or take(found.place, most)
        if isinstance(taken, Problem):
            settled = self._pool.settle(Request(_neutral(found), "", problem=taken), 0)
            return self._told(_Outcome(found, "", 0, "", settled.answer, False, False))
        try:
            key = key_of(taken.sha256, found.suffix, self._options.basis)
            with self._alone(key):
                return self._told(self._of_content(found, taken, key))
        finally:
            taken.close()

    def _of_content(self, found: Found, taken: Taken, key: str) -> _Outcome:
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
        return _Outcome(found, taken.sha256, taken.size, key, answer, reused, transient)

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

    def _told(self, outcome: _Outcome) -> _Outcome:
        with self._lock:
            self._progress = self._progress.after(outcome.answer, reused=outcome.reused)
            self._on_progress(self._progress)
        return outcome


def _neutral(found: Found) -> str:
    """A name that tells a reader the suffix and nothing else."""
    return f"file.{found.suffix}" if found.suffix else "file"


def default_jobs() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0))
