"""What people look at, made when a run ends: unless it is there as it would be made.

Making pages for ten thousand reports takes minutes; a run that finds nothing new takes seconds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from extractor.batch.writing import faults_of_writing
from extractor.commands.basis import basis_of
from extractor.commands.past_run import AUDITS_FILE, open_run
from extractor.commands.report import Making, report
from extractor.commands.site import INDEX, SITE_FOLDER
from extractor.commands.terminal import Voice, shown_path
from extractor.commands.workbook import SUMMARY_FILE
from extractor.form import Form
from extractor.report.decisions import DECISIONS_FILE
from extractor.settings import Settings

MADE_FILE = ".made"
MOST_REPORTS = 5_000
"""More than this nobody looks at as one table, and making it takes more memory than the run."""
_CHUNK = 1 << 20


def bring_up_to_date(folder: Path, settings: Settings, form: Form, voice: Voice) -> None:
    """Make a run's site and workbook, or say where they are.

    Raises:
        RunFault: the audits cannot be read, or something cannot be written.

    """
    if _more_than(folder / AUDITS_FILE, MOST_REPORTS):
        voice.hint(f"no pages are made by themselves for more than {MOST_REPORTS:,} reports")
        voice.hint(f"  'extract report {shown_path(folder)}' makes them all the same")
        voice.hint(f"→ {shown_path(folder / 'findings.csv')}")
        return
    how = {**basis_of(settings, form), "lang": settings.lang, "pictures": settings.pictures}
    made = made_of(folder, how)
    places = (folder / SITE_FOLDER / INDEX, folder / SUMMARY_FILE)
    note = folder / MADE_FILE
    if _says(note, made) and all(place.is_file() for place in places):
        for place in places:
            voice.hint(f"→ {shown_path(place)}")
        return
    with faults_of_writing(note):
        note.unlink(missing_ok=True)  # from here on they are neither the old ones nor the new
    run = open_run(folder, voice)
    report((), Making(run, None, settings.lang, voice, settings.pictures, settings.jobs))
    with faults_of_writing(note):
        note.write_text(made, "ascii")


def made_of(folder: Path, how: Mapping[str, str]) -> str:
    """A digest of all that goes into a run's reports: audits, decisions, and ``how`` they are made.

    Raises:
        RunFault: the audits cannot be read.

    """
    parts = {**how, AUDITS_FILE: _digest(folder / AUDITS_FILE)}
    if (folder / DECISIONS_FILE).exists():
        parts[DECISIONS_FILE] = _digest(folder / DECISIONS_FILE)
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("ascii")).hexdigest()


def _more_than(file: Path, most: int) -> bool:
    """Whether a file has more lines."""
    with faults_of_writing(file), file.open("rb") as lines:
        return any(number > most for number, _ in enumerate(lines, 1))


def _says(note: Path, made: str) -> bool:
    try:
        return note.read_bytes() == made.encode("ascii")
    except OSError:
        return False


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with faults_of_writing(file), file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
