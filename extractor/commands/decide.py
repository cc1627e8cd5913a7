"""``extract decide import``: what reviewers decided, merged into a run folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from extractor.batch.intake import read_all, take
from extractor.batch.work import Problem
from extractor.batch.writing import faults_of_writing
from extractor.commands.counts import count_anew
from extractor.commands.past_run import PastRun, open_run
from extractor.commands.terminal import Voice, shown_path
from extractor.commands.workbook import saved_at
from extractor.errors import EXIT_INCOMPLETE, EXIT_OK, ReadFault, UsageFault
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.package import Package
from extractor.report.columns import visible
from extractor.report.decisions import (
    DECISIONS_FILE,
    LARGEST_FILE,
    Decision,
    DecisionFile,
    append_decisions,
    parse_decisions,
    standing,
)
from extractor.report.sheet_decisions import NoFindings, sheet_decisions


class NoDecisions(UsageFault):
    """The file holds no decisions that can be read."""

    advice = "Name what the page's save button wrote (.jsonl), or a filled-in summary.xlsx."


def import_decisions(file: Path, folder: Path, reviewer: str | None, voice: Voice) -> int:
    """Merge the decisions of ``file`` into the run; gives the exit code.

    Lines that are no decisions are told by their number and left out; then the exit code is 4.

    Raises:
        RunFault: the file is none of decisions, there is no run, or it cannot be written.

    """
    run = open_run(folder, voice)
    data = _bytes_of(file)
    is_workbook = data.startswith(b"PK\x03\x04")
    found = _of_workbook(data, file, reviewer) if is_workbook else parse_decisions(data)
    for bad in found.bad_lines:
        what = "row" if is_workbook else "line"
        voice.hint(f"{shown_path(file)}, {what} {bad.number}: {visible(bad.why)}")
    if not found.decisions and found.bad_lines:
        raise NoDecisions(f"{shown_path(file)} holds no decision")
    with faults_of_writing(folder / DECISIONS_FILE):
        added = append_decisions(folder, found.decisions)
    _tell_orphans(found.decisions, run, voice)
    count_anew(open_run(folder, Voice(-1)), voice)
    known = len(found.decisions) - added
    voice.hint(f"→ {shown_path(folder / DECISIONS_FILE)}: {added} new, {known} known already")
    return EXIT_INCOMPLETE if found.bad_lines else EXIT_OK


def _bytes_of(file: Path) -> bytes:
    taken = take(os.fsencode(file), LARGEST_FILE)
    if isinstance(taken, Problem):
        raise NoDecisions(f"{shown_path(file)}: {taken.code} {taken.about}".rstrip())
    return read_all(taken.file, taken.size)


def _of_workbook(data: bytes, file: Path, reviewer: str | None) -> DecisionFile:
    """The decisions in a workbook, made by the reviewer named when it was last saved."""
    if not reviewer or not reviewer.strip():
        raise UsageFault("a workbook does not say who decided: add --reviewer NAME")
    try:
        package = Package(data, DEFAULT_LIMITS)
        package.refuse_dtds()
        for name in package.names():
            package.read(name)
        return sheet_decisions(data, reviewer, saved_at(package) or _touched(file))
    except ReadFault as fault:
        raise NoDecisions(f"the workbook cannot be read: {fault.code} {fault.about}") from None
    except NoFindings as fault:
        raise NoDecisions(str(fault)) from None


def _touched(file: Path) -> str:
    """When the file was last written to."""
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return written.isoformat(timespec="seconds")


def _tell_orphans(decisions: Sequence[Decision], run: PastRun, voice: Voice) -> None:
    """Say which decisions are about findings that this run does not have; they are kept."""
    lacking = standing(decisions)
    for record in run.records():
        for finding in record.findings:
            lacking.pop(finding.id, None)
    for finding_id, decision in lacking.items():
        voice.hint(f"kept, but this run has no finding {finding_id} ({visible(decision.path)})")
