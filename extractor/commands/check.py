"""``extract check``: every report below the paths, audited and written out."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from extractor import __version__
from extractor.batch.plain.folder import Output as FolderOutput
from extractor.batch.plain.folder import RunFolder
from extractor.batch.plain.intake import source as source_of
from extractor.batch.plain.run import Result, run
from extractor.batch.plain.walk import Found, Skipped, walk
from extractor.commands.audits import Way
from extractor.commands.page import page_of
from extractor.commands.progress import Progress
from extractor.commands.terminal import Voice, shown_path, write_result
from extractor.errors import CannotCreate, NoInput
from extractor.model import Source
from extractor.report.outputs import Csv, Index, Json, JsonLines, Output, Text, Write
from extractor.report.record import AuditRecord, clean_path
from extractor.report.summary import Summary
from extractor.settings import Settings

_FOLDER_FILES: tuple[tuple[str, Callable[[Write], Output]], ...] = (
    ("audits.jsonl", JsonLines),
    ("index.jsonl", Index),
    ("findings.csv", Csv),
)


def check_paths(paths: Sequence[Path], settings: Settings, voice: Voice) -> int:
    """Audit everything below the paths; gives the exit code.

    Raises:
        RunFault: nothing to audit, a setting that cannot be followed, or no place for the results.

    """
    way = Way.of(settings)
    files, skipped = sorted_out(paths)
    _tell_skipped(skipped, voice)
    if not files or not any(os.path.lexists(found.path) for found in files):
        raise NoInput("there is no report here: " + ", ".join(map(shown_path, paths)))
    if settings.out is not None:
        _keep_apart(settings.out, paths)
    jobs = min(settings.jobs or os.cpu_count() or 1, len(files))
    with _run_folder(settings, way) as folder:
        started = datetime.now(UTC)
        known = folder.known if folder else _nothing_known
        results = run(files, way.orders(settings.timeout), jobs, known)
        with Progress(len(files), settings.progress, voice) as progress:
            summary = _write_all(results, settings, way, folder, progress)
        if folder:
            _note_run(folder, settings, way, summary, skipped, started)
            voice.hint(f"→ {shown_path(folder.path / 'findings.csv')}")
    return summary.exit_code(settings.fail_on)


def check_stdin(name: str, settings: Settings) -> int:
    """Audit one file that comes on stdin; gives the exit code."""
    way = Way.of(settings)
    source = source_of(sys.stdin.buffer.read(), name)
    results = [Result(source, way.orders(0).audit(source))]
    with _run_folder(settings, way) as folder, Progress(1, "none", Voice()) as progress:
        started = datetime.now(UTC)
        summary = _write_all(results, settings, way, folder, progress)
        if folder:
            _note_run(folder, settings, way, summary, (), started)
    return summary.exit_code(settings.fail_on)


def list_files(paths: Sequence[Path], voice: Voice) -> None:
    """Print the files that would be audited, and why others would not."""
    files, skipped = sorted_out(paths)
    for found in files:
        write_result(clean_path(found.shown).encode("utf-8") + b"\n")
    for entry in skipped:
        voice.hint(f"skipped: {clean_path(entry.shown)} ({entry.reason})")


def sorted_out(paths: Sequence[Path]) -> tuple[list[Found], list[Skipped]]:
    """The files to audit and those that are left out."""
    files: list[Found] = []
    skipped: list[Skipped] = []
    for entry in walk(paths):
        if isinstance(entry, Found):
            files.append(entry)
        else:
            skipped.append(entry)
    return files, skipped


def _nothing_known(_source: Source) -> None:
    return None


def _tell_skipped(skipped: Sequence[Skipped], voice: Voice) -> None:
    for entry in skipped:
        voice.detail(f"skipped: {clean_path(entry.shown)} ({entry.reason})")
    if skipped:
        reasons = Counter(entry.reason for entry in skipped)
        counts = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        voice.hint(f"skipped {len(skipped)}: {counts}")


def _keep_apart(out: Path, paths: Iterable[Path]) -> None:
    """Results do not go among the reports: the next run would take them for reports."""
    place = out.resolve()
    for path in paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            raise CannotCreate(f"the run folder {shown_path(out)} lies inside the input {path}")


@contextmanager
def _run_folder(settings: Settings, way: Way) -> Iterator[RunFolder | None]:
    if settings.out is None:
        yield None
        return
    with RunFolder(settings.out, way.key(settings.timeout)) as folder:
        yield folder


def _write_all(
    results: Iterable[Result],
    settings: Settings,
    way: Way,
    folder: RunFolder | None,
    progress: Progress,
) -> Summary:
    """Write every result to stdout and, if there is one, to the run folder."""
    summary = Summary()
    files: list[FolderOutput] = []
    outputs = [_stdout_output(settings, way, progress)]
    if folder:
        for name, kind in _FOLDER_FILES:
            files.append(folder.output(name))
            outputs.append(kind(files[-1].write))
    for result in results:
        if folder and result.source.sha256 and not result.reused:
            folder.keep(result.source, result.line)
        line, record = _under_its_name(result)
        summary.add(record)
        for output in outputs:
            output.add(line, record)
        progress.advance(record)
    progress.stop()
    for output in outputs:
        output.end(summary)
    for file in files:
        file.complete()
    return summary


def _under_its_name(result: Result) -> tuple[str, AuditRecord]:
    """The audit under the file's own name: the one at hand may be of another file's same bytes."""
    record = AuditRecord.model_validate_json(result.line)
    path = clean_path(result.source.path)
    if record.source.path == path:
        return result.line, record
    names = {"path": path, "name": clean_path(result.source.name)}
    record = record.model_copy(update={"source": record.source.model_copy(update=names)})
    return record.line(), record


def _stdout_output(settings: Settings, way: Way, progress: Progress) -> Output:
    write = progress.around(write_result)
    chosen = settings.format
    if chosen == "auto":
        chosen = "text" if sys.stdout.isatty() else "jsonl"
    match chosen:
        case "text":
            convention = way.form.score.convention
            return Text(write, page_of(settings.lang, settings.color, convention))
        case "json":
            return Json(write)
        case "csv":
            return Csv(write)
        case _:
            return JsonLines(write)


def _note_run(
    folder: RunFolder,
    settings: Settings,
    way: Way,
    summary: Summary,
    skipped: Sequence[Skipped],
    started: datetime,
) -> None:
    """Write run.json: the only file of the run folder with a clock in it."""
    about = {
        "program": {"name": "kpi-extract", "version": __version__},
        "form": {"id": way.form.id, "version": way.form.version},
        "settings": settings.model_dump(mode="json", exclude={"out"}),
        "summary": summary.record(),
        "skipped": [{"path": clean_path(s.shown), "reason": s.reason} for s in skipped],
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    output = folder.output("run.json")
    output.write((json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    output.complete()
