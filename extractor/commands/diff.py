"""``extract diff``: two runs, or a report and its resubmission, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from extractor.commands.audits import Way
from extractor.commands.page import page_of, write_text
from extractor.commands.past_run import AUDITS_FILE, PastRun, open_run
from extractor.commands.show import one_source
from extractor.commands.terminal import Voice, write_result
from extractor.errors import EXIT_FINDINGS, EXIT_INCOMPLETE, EXIT_OK, UsageFault
from extractor.pipeline import audit_file
from extractor.report.audit_json import audit_record
from extractor.report.difference import Difference, Shelf, difference
from extractor.report.difference_text import difference_text
from extractor.report.pairing import Card, Pairing, card_of, pair_of, paired
from extractor.report.record import AuditRecord
from extractor.settings import Settings


def diff(
    old: Path, new: Path, form: Literal["text", "json"], settings: Settings, voice: Voice
) -> int:
    """Compare two run folders or two files; gives the exit code.

    It is 4 where something of the new side could not be read or checked whole, 1 where errors are
    open (still, newly, or in a report that has no partner), else 0.

    Raises:
        RunFault: there is nothing to compare.

    """
    if old.is_dir() != new.is_dir():
        raise UsageFault("name two run folders, or two files")
    found = _runs(old, new, voice) if old.is_dir() else _files(old, new, settings)
    if form == "json":
        write_result(found.model_dump_json(indent=2).encode("utf-8") + b"\n")
    else:
        way = Way.of(settings)
        page = page_of(settings.lang, settings.color, way.form.score.convention)
        write_text(difference_text(found, page), page)
    return _exit_code(found)


def _runs(old: Path, new: Path, voice: Voice) -> Difference:
    for folder in (old, new):
        if not (folder / AUDITS_FILE).is_file():
            raise UsageFault(f"{folder} is no run folder: name two of them, or two files")
    before, after = open_run(old, voice), open_run(new, voice)
    pairing = paired(_cards(before), _cards(after))
    return difference(
        pairing, Shelf(before.record_at, before.decided), Shelf(after.record_at, after.decided)
    )


def _cards(run: PastRun) -> tuple[Card, ...]:
    return tuple(card_of(place, record) for place, record in run.placed_records())


def _files(old: Path, new: Path, settings: Settings) -> Difference:
    way = Way.of(settings)
    audits = tuple(_audited(file, way) for file in (old, new))
    before, after = (card_of(place, record) for place, record in enumerate(audits))
    shelf = Shelf(audits.__getitem__, {})
    return difference(Pairing((pair_of(before, after, "name"),)), shelf, shelf)


def _audited(file: Path, way: Way) -> AuditRecord:
    audit = audit_file(one_source(file), way.form, way.reading, way.selection)
    return audit_record(audit, way.form)


def _exit_code(found: Difference) -> int:
    sides = [report.new for report in found.reports] + [entry.report for entry in found.only_new]
    doubtful = any(side.verdict in ("incomplete", "unreadable") for side in sides)
    if doubtful or any(report.unchecked for report in found.reports):
        return EXIT_INCOMPLETE
    open_ones = [
        finding.severity
        for report in found.reports
        for finding in (*(pair.new for pair in report.still_open), *report.new_findings)
    ]
    unpaired = sum(entry.errors for entry in (*found.only_old, *found.only_new))
    return EXIT_FINDINGS if unpaired or "error" in open_ones else EXIT_OK
