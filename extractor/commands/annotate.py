"""``extract report RUN --to annotated``: copies of the reports with the findings in their place.

A copy is made where reading is done: in a worker with limits, so that a file that brings it down
costs its own copy only. The originals are opened for reading, and only if they are still the bytes
that were audited.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.intake import take
from extractor.batch.limits import DEFAULT_BATCH_LIMITS
from extractor.batch.pool import Pool
from extractor.batch.supervisor import Orders, Request
from extractor.batch.walk import Found, walk
from extractor.batch.work import Answer, Job, MoreTime, Problem, Settings, Work
from extractor.batch.writing import faults_of_writing, write_whole
from extractor.commands.past_run import PastRun
from extractor.commands.terminal import Voice, shown_path
from extractor.errors import EXIT_INCOMPLETE, EXIT_OK, ReadFault
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.package import Package
from extractor.report.annotated_pdf import annotated_pdf
from extractor.report.annotated_word import annotated_word
from extractor.report.columns import visible
from extractor.report.decisions import read_decisions, standing
from extractor.report.file_names import Names, safe_name
from extractor.report.notes import NotAnnotated, Note, notes_of
from extractor.report.record import AuditRecord

ANNOTATED = "annotated"
_KINDS = ("pdf", "docx")
_LIMITS = replace(
    DEFAULT_BATCH_LIMITS, answer=DEFAULT_BATCH_LIMITS.file_size, files_per_worker=1_000
)
_NOTHING = (0, 0, 0)


# --- in the worker ----------------------------------------------------------------------------


def prepare(settings: Settings) -> Work:
    """The work of copying with notes; ``settings`` name the run folder."""
    run = Path(settings["run"])
    decided = standing(read_decisions(run).decisions)

    def work(job: Job, _: MoreTime) -> Answer:
        if job.problem is not None or job.safe:
            return Answer("error", (), "", _NOTHING, b"")
        record = AuditRecord.model_validate_json(
            (run / "audits" / f"{job.sha256}.json").read_bytes()
        )
        try:
            copy = _copy(job, record.source.kind, notes_of(record, decided))
        except NotAnnotated as fault:
            return Answer("error", (str(fault),), "", _NOTHING, b"")
        except ReadFault as fault:
            return Answer("error", (f"{fault.code}: {fault.about}",), "", _NOTHING, b"")
        return Answer("ok", (), "", _NOTHING, copy)

    return work


def _copy(job: Job, kind: str, notes: tuple[Note, ...]) -> bytes:
    if kind == "pdf":
        return annotated_pdf(job.data, notes)
    package = Package(job.data, DEFAULT_LIMITS)
    package.refuse_dtds()
    return annotated_word(job.data, notes)


# --- in the command ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A report to copy, and where to."""

    path: str
    sha256: str
    copy: Path


def make_annotated(run: PastRun, out: Path | None, voice: Voice) -> int:
    """Write the copies below ``out``; gives the exit code: 4 where one could not be made.

    Raises:
        RunFault: the copies cannot be written.

    """
    folder = out or run.folder / ANNOTATED
    wanted = _wanted(run, folder, voice)
    places = _places(run.inputs, {entry.path for entry in wanted})
    about = {"run": str(run.folder.resolve())}
    made = 0
    with (
        faults_of_writing(folder),
        _aside(folder) as aside,
        closing(Pool(Orders(f"{__name__}:prepare", about, _LIMITS))) as pool,
    ):
        for entry in wanted:
            copy = _made(entry, places.get(entry.path, ()), pool)
            if isinstance(copy, str):
                voice.hint(f"not copied: {visible(entry.path)}: {visible(copy)}")
                continue
            entry.copy.parent.mkdir(parents=True, exist_ok=True)
            write_whole(entry.copy, copy, aside)
            made += 1
    voice.hint(f"→ {shown_path(folder)}: {made} of {len(wanted)}")
    return EXIT_OK if made == len(wanted) else EXIT_INCOMPLETE


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder for unfinished copies, on the same disk."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".copies-", dir=folder) as name:
        yield Path(name)


def _wanted(run: PastRun, folder: Path, voice: Voice) -> list[_Wanted]:
    """The reports that have something to be noted and are of a kind that can hold notes."""
    names: dict[Path, Names] = {}
    wanted = []
    others = 0
    for record in run.records():
        if not notes_of(record, run.decided) or record.source.sha256 is None:
            continue
        if record.source.kind not in _KINDS:
            others += 1
            continue
        *folders, name = record.source.path.split("/")
        place = folder.joinpath(*map(safe_name, folders))
        stem, dot, suffix = name.rpartition(".")
        given = names.setdefault(place, Names()).new(stem or name, dot + suffix if stem else "")
        wanted.append(_Wanted(record.source.path, record.source.sha256, place / given))
    if others:
        kinds = " and ".join(_KINDS)
        voice.hint(f"{others} reports are of kinds that hold no notes (only {kinds} do)")
    return wanted


def _places(inputs: Iterable[Path], paths: Collection[str]) -> dict[str, list[bytes]]:
    """Where the files of these paths lie; several arguments may hold one path each."""
    places: dict[str, list[bytes]] = {}
    for found in walk(inputs):
        if isinstance(found, Found) and found.path in paths and not found.problem:
            places.setdefault(found.path, []).append(found.place)
    return places


def _made(entry: _Wanted, places: Iterable[bytes], pool: Pool) -> bytes | str:
    """The copy of a report, or why there is none."""
    reason = "its file is not where the run found it (say where with --source)"
    for place in places:
        taken = take(place, _LIMITS.file_size)
        if isinstance(taken, Problem):
            reason = f"{taken.code} {taken.about}".rstrip()
            continue
        try:
            if taken.sha256 == entry.sha256:
                name = f"file{Path(entry.path).suffix}"
                settled = pool.settle(Request(name, taken.sha256, taken.file), taken.size)
                answer = settled.answer
                return answer.line or ", ".join(answer.codes) or "the file brought its reader down"
            reason = "the file has changed since it was audited: check it again first"
        finally:
            taken.close()
    return reason
