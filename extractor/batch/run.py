"""The story of a batch: files found, opened, looked up or read, and told of in path order."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.batch.cluster import DaskCluster
from extractor.batch.here import Engine, OnSettled, Threads
from extractor.batch.naming import named, repeated
from extractor.batch.options import Cluster, RunOptions
from extractor.batch.remote import Input
from extractor.batch.run_folder import RunFolder
from extractor.batch.seen import Seen
from extractor.batch.settle import Outcome
from extractor.batch.store import FolderStore, Store
from extractor.batch.walk import Found, walk
from extractor.batch.work import Answer
from extractor.batch.writing import faults_of_writing


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


def run_batch(
    options: RunOptions,
    total: int,
    folder: RunFolder | None = None,
    on_progress: OnProgress = lambda _: None,
    store: Store | None = None,
) -> Generator[Record, None, None]:
    """Audit every file below the inputs; records come in path order, argument by argument.

    Every finished result is kept at once: in ``store``, else in the run ``folder``, else for as
    long as the run lasts. With a ``folder`` each content's audit is written to it. Closing the
    iterator, or any exception, ends all workers.

    ``total`` files are expected; it is for the progress only.

    Raises:
        RunFault: the disk is full, the run folder fails, or workers do not start.

    """
    with _storage(folder) as (own_store, scratch):
        kept = store or own_store
        engine = _engine(options, kept, total, _Tally(total, on_progress))
        with closing(Seen(scratch / "seen.sqlite")) as seen, closing(engine):
            for outcome in engine.in_order(files_of(options.inputs)):
                record = _record(outcome, kept, seen, scratch)
                if folder is not None and record.sha256 and "W_DUPLICATE" not in record.codes:
                    folder.keep_audit(record.sha256, record.line)
                yield record


def files_of(inputs: Iterable[Input]) -> Iterator[Found]:
    """The files to audit below the inputs."""
    return (found for found in walk(inputs) if isinstance(found, Found))


def _engine(options: RunOptions, store: Store, total: int, on_settled: OnSettled) -> Engine:
    if isinstance(options.where, Cluster):
        return DaskCluster(options, store, options.where, total, on_settled)
    return Threads(options, store, options.where.jobs, on_settled)


class _Tally:
    """Counts outcomes as they come, and tells how far the run is."""

    def __init__(self, total: int, on_progress: OnProgress) -> None:
        self._progress = Progress(total=total)
        self._on_progress = on_progress
        self._lock = threading.Lock()

    def __call__(self, outcome: Outcome) -> None:
        with self._lock:
            self._progress = self._progress.after(outcome.answer, reused=outcome.reused)
            self._on_progress(self._progress)


@contextmanager
def _storage(folder: RunFolder | None) -> Iterator[tuple[FolderStore, Path]]:
    """The run folder's store, or one that lasts as long as the run."""
    if folder is not None:
        yield folder.store, folder.scratch
        return
    with tempfile.TemporaryDirectory(prefix="extract-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        yield FolderStore(scratch / "store", scratch), scratch


def _record(outcome: Outcome, store: Store, seen: Seen, scratch: Path) -> Record:
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
