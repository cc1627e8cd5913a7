"""The run's workbook: written anew without losing what somebody has filled into the one there."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from extractor.batch.writing import faults_of_writing
from extractor.commands.past_run import PastRun
from extractor.commands.terminal import Voice, shown_path
from extractor.errors import ReadFault
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.package import Package
from extractor.report.summary_xlsx import MADE, write_summary

SUMMARY_FILE = "summary.xlsx"

_PROPERTIES = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


def write_workbook(run: PastRun, file: Path, voice: Voice) -> None:
    """Write the run's workbook, whole or not at all; one that was filled in is kept beside it.

    Raises:
        RunFault: the audits cannot be read, or it cannot be written.

    """
    with faults_of_writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    with (
        faults_of_writing(file),
        tempfile.TemporaryDirectory(prefix=".xlsx-", dir=file.parent) as name,
    ):
        made = Path(name) / file.name
        write_summary(run.records(), run.decided, run.form.score.convention, made, Path(name))
        if _is_filled_in(file):
            kept = _kept_name(file)
            file.rename(kept)
            voice.hint(f"{file.name} had been filled in: kept as {shown_path(kept)}")
        made.replace(file)


def saved_at(package: Package) -> str:
    """When a workbook was last saved as it says itself, ISO 8601; "" where only we wrote it."""
    if _PROPERTIES not in package:
        return ""
    said = package.tree(_PROPERTIES).findtext(_MODIFIED) or ""
    try:
        saved = datetime.fromisoformat(said.strip())
    except ValueError:
        return ""
    saved = saved if saved.tzinfo else saved.replace(tzinfo=UTC)
    return "" if saved == MADE else saved.isoformat(timespec="seconds")


def _is_filled_in(file: Path) -> bool:
    """Whether there is a file that is not as we write it."""
    try:
        package = Package(file.read_bytes(), DEFAULT_LIMITS)
        return bool(saved_at(package)) or _PROPERTIES not in package
    except FileNotFoundError:
        return False
    except ReadFault:
        return True


def _kept_name(file: Path) -> Path:
    """A name beside ``file`` that is free."""
    number = 1
    while (kept := file.with_stem(f"{file.stem}-filled-in-{number}")).exists():
        number += 1
    return kept
