"""The static site of a run: its pages drawn where that is wanted, and all its files written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from extractor.batch.writing import faults_of_writing
from extractor.checks import CHECKS
from extractor.commands.draw import Keep, Wanted, draw
from extractor.commands.manual import first_sentence
from extractor.commands.past_run import PastRun
from extractor.model import Message
from extractor.report.site.build import Site, site_files
from extractor.report.site.pictures import wanted_pages

SITE_FOLDER = "report"
INDEX = "index.html"
_FOLDERS = ("assets", "pages", "reports")

Pictures = Literal["findings", "none"]


def make_site(run: PastRun, folder: Path, pictures: Pictures, jobs: int) -> Path:
    """Write the site of a run into ``folder``; gives its index.

    Its three folders and the index are replaced, whole, when everything is written; what else lies
    in the folder stays.

    Raises:
        RunFault: the audits cannot be read, or something cannot be written.

    """
    with faults_of_writing(folder), _aside(folder) as aside:
        for name in _FOLDERS:
            (aside / name).mkdir()
        wanted = _wanted(run) if pictures != "none" else ()
        drawn = draw(wanted, run.inputs, jobs, _keeper(aside / "pages"))
        site = Site(run.records, run.form, run.decided, _titles(), drawn)
        for file in site_files(site):
            (aside / file.name).write_bytes(file.data)
        for name in _FOLDERS:
            _replace(folder / name, aside / name)
        (aside / INDEX).replace(folder / INDEX)
    return folder / INDEX


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder beside what is to be replaced, on the same disk."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=folder) as name:
        yield Path(name)


def _replace(place: Path, new: Path) -> None:
    if os.path.lexists(place):
        place.rename(new.parent / f"old-{place.name}")
    shutil.move(new, place)


def _wanted(run: PastRun) -> Iterator[Wanted]:
    for record in run.records():
        pages = wanted_pages(record)
        if pages and record.source.sha256:
            yield Wanted(record.source.path, record.source.sha256, pages)


def _keeper(folder: Path) -> Keep:
    def keep(name: str, data: bytes) -> None:
        (folder / name).write_bytes(data)

    return keep


def _titles() -> dict[str, Message]:
    """What each check says, in a line."""
    return {
        check.code: Message(
            th=first_sentence(check.manual("th")), en=first_sentence(check.manual("en"))
        )
        for check in CHECKS
    }
