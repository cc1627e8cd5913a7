"""``extract check``: every report below the paths, audited and written out."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from extractor import __version__
from extractor.batch.limits import DEFAULT_BATCH_LIMITS
from extractor.batch.remote import Input
from extractor.batch.run import Record, run_batch
from extractor.batch.run_folder import Output as FolderOutput
from extractor.batch.run_folder import RunFolder
from extractor.batch.walk import Found, Skipped, walk
from extractor.checks import Selection
from extractor.commands.page import page_of
from extractor.commands.past_run import inputs_seen_from, standing_in
from extractor.commands.progress import Progress
from extractor.commands.terminal import Voice, ended_by_signals, write_result
from extractor.commands.where import (
    is_there,
    refuse_contradictions,
    run_options,
    shown_input,
    store_of,
)
from extractor.errors import NoInput
from extractor.form import Form, load_form
from extractor.report.decisions import Standing, upheld
from extractor.report.junit import Junit
from extractor.report.outputs import Csv, Index, Json, JsonLines, Output, Text, Write
from extractor.report.record import AuditRecord
from extractor.report.sarif import Sarif
from extractor.report.summary import Summary
from extractor.report.text import summary_text
from extractor.settings import Settings


def _folder_files(decided: Standing) -> tuple[tuple[str, Callable[[Write], Output]], ...]:
    """The files of a run folder that have something of every report."""
    return (
        ("audits.jsonl", JsonLines),
        ("index.jsonl", partial(Index, decided=decided)),
        ("findings.csv", Csv),
    )


_ADVICE = (
    (
        {"E_TIMEOUT", "E_MEMORY", "E_CRASH", "E_UNREADABLE", "E_CHANGED", "W_DEGRADED"},
        "--retry-failed reads again what was not read whole; --timeout SEC gives it more time",
    ),
    ({"E_CONVERT", "E_NO_TEXT"}, "'extract doctor' says whether a program is missing for them"),
)
"""What may help where reports were not read whole, by the codes that say why."""


@dataclass(frozen=True, slots=True)
class _Stock:
    """What there is below the paths: how many files to audit, and how many passed over, by why."""

    files: int
    skipped: Counter[str]


def check_paths(
    paths: Sequence[Input], settings: Settings, voice: Voice, *, retry_failed: bool = False
) -> int:
    """Audit everything below the paths; gives the exit code.

    Raises:
        RunFault: nothing to audit, a setting that cannot be followed, or no place for the results.

    """
    refuse_contradictions(settings)
    Selection.of(settings.select, settings.ignore)
    form = load_form(settings.form)
    if not any(map(is_there, paths)):
        raise NoInput("there is no report here: " + ", ".join(map(shown_input, paths)))
    with ended_by_signals(), _run_folder(settings, paths) as folder:
        started = datetime.now(UTC)
        stock = _take_stock(paths, folder, voice)
        if not stock.files:
            raise NoInput("there is no report here: " + ", ".join(map(shown_input, paths)))
        options = run_options(paths, settings, form, stock.files, retry_failed=retry_failed)
        with Progress(stock.files, settings.progress, settings.lang, voice) as progress:
            store = store_of(settings)
            records = run_batch(options, stock.files, folder, progress.show, store)
            with closing(records):
                summary = _write_all(records, settings, form, folder, progress)
        _close(summary, settings, form, voice)
        if folder:
            _note_run(folder, paths, settings, form, summary, stock, started)
            _make_reports(folder.path, settings, form, voice)
    return summary.exit_code(settings.fail_on)


def check_stdin(name: str, settings: Settings, voice: Voice) -> int:
    """Audit one file that comes on stdin, under a name of its own; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix="extract-stdin-") as folder:
        path = Path(folder) / (Path(name).name or "stdin")
        most, taken = DEFAULT_BATCH_LIMITS.file_size + 1, 0
        with path.open("wb") as file:
            while taken < most and (chunk := sys.stdin.buffer.read(1 << 20)):
                taken += file.write(chunk)
        return check_paths([path], settings, voice)


def list_files(paths: Sequence[Input], voice: Voice) -> None:
    """Print the files that would be audited, and why others would not."""
    for entry in walk(paths):
        if isinstance(entry, Found):
            write_result(entry.path.encode("utf-8") + b"\n")
        else:
            voice.hint(f"skipped: {entry.path} ({entry.reason})")


def _take_stock(paths: Sequence[Input], folder: RunFolder | None, voice: Voice) -> _Stock:
    """Count what there is, and tell what is passed over: on stderr and in the run folder."""
    output = folder.output("skipped.jsonl") if folder else None
    files, reasons = 0, Counter[str]()
    for entry in walk(paths):
        if isinstance(entry, Skipped):
            reasons[entry.kind] += 1
            voice.detail(f"skipped: {entry.path} ({entry.reason})")
            if output:
                about = {"path": entry.path, "reason": entry.reason}
                output.write(json.dumps(about, ensure_ascii=False).encode("utf-8") + b"\n")
        else:
            files += 1
    if output:
        output.complete()
    if reasons:
        counts = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        voice.hint(f"skipped {reasons.total()}: {counts}")
    return _Stock(files, reasons)


@contextmanager
def _run_folder(settings: Settings, paths: Sequence[Input]) -> Iterator[RunFolder | None]:
    if settings.out is None:
        yield None
        return
    with RunFolder(settings.out, tuple(paths)) as folder:
        yield folder


def _write_all(
    records: Iterable[Record],
    settings: Settings,
    form: Form,
    folder: RunFolder | None,
    progress: Progress,
) -> Summary:
    """Write every result to stdout and, if there is one, to the run folder."""
    summary = Summary()
    decided = standing_in(folder.path, Voice(-1)) if folder else {}
    files: list[FolderOutput] = []
    outputs = [_stdout_output(settings, form, decided, progress)]
    if folder:
        for name, kind in _folder_files(decided):
            files.append(folder.output(name))
            outputs.append(kind(files[-1].write))
    for result in records:
        line, record = result.line.decode("utf-8"), AuditRecord.model_validate_json(result.line)
        summary.add(upheld(record, decided))
        for output in outputs:
            output.add(line, record)
    progress.stop()
    for output in outputs:
        output.end(summary)
    for file in files:
        file.complete()
    return summary


def _make_reports(folder: Path, settings: Settings, form: Form, voice: Voice) -> None:
    """Make what people look at. Its makers are imported when there is something to make."""
    from extractor.commands.up_to_date import bring_up_to_date

    bring_up_to_date(folder, settings, form, voice)


def _close(summary: Summary, settings: Settings, form: Form, voice: Voice) -> None:
    """Say to people what it came to, where stdout has not already said so."""
    if _format(settings) != "text" and summary.reports > 1 and sys.stderr.isatty():
        text = summary_text(summary, page_of(settings.lang, "never", form.score.convention))
        voice.hint(text.rstrip("\n"))
    advice = [words for codes, words in _ADVICE if codes & summary.causes.keys()]
    for words in advice:
        voice.hint(words)


def _format(settings: Settings) -> str:
    if settings.format != "auto":
        return settings.format
    return "text" if sys.stdout.isatty() else "jsonl"


def _stdout_output(settings: Settings, form: Form, decided: Standing, progress: Progress) -> Output:
    write = progress.around(write_result)
    match _format(settings):
        case "text":
            page = page_of(settings.lang, settings.color, form.score.convention)
            return Text(write, page, decided)
        case "json":
            return Json(write)
        case "csv":
            return Csv(write)
        case "sarif":
            return Sarif(write, __version__, settings.lang, decided)
        case "junit":
            return Junit(write, settings.lang, settings.fail_on, decided)
        case _:
            return JsonLines(write)


def _note_run(
    folder: RunFolder,
    paths: Sequence[Input],
    settings: Settings,
    form: Form,
    summary: Summary,
    stock: _Stock,
    started: datetime,
) -> None:
    """Write run.json: the only file of the run folder with a clock in it."""
    about = {
        "program": {"name": "kpi-extract", "version": __version__},
        "form": {"id": form.id, "version": form.version},
        "inputs": inputs_seen_from(folder.path, paths),
        "settings": settings.model_dump(mode="json", exclude={"out"}),
        "summary": summary.record(),
        "skipped": dict(sorted(stock.skipped.items())),
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    output = folder.output("run.json")
    output.write((json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    output.complete()
