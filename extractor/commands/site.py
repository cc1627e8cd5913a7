"""The static site of a run: its pages drawn where that is wanted, and all its files written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from extractor.batch.writing import faults_of_writing
from extractor.checks import CHECKS
from extractor.commands.draw import Keep, Wanted, draw
from extractor.commands.manual import first_sentence
from extractor.commands.past_run import PastRun
from extractor.errors import CannotCreate
from extractor.model import Kind, Message
from extractor.report.site.build import Site, site_files
from extractor.report.site.pictures import (
    DPI,
    Drawn,
    Made,
    Paper,
    listed,
    unlisted,
    wanted_pages,
)
from extractor.report.words import Lang

SITE_FOLDER = "report"
INDEX = "index.html"
_PAGES = "pages"
_DRAWN = "pages.json"
_WRITTEN = ("assets", "reports", INDEX)

Pictures = Literal["findings", "all", "none"]
"""Whose pages are drawn, where there are findings: PDFs' and scans', Word files' too, nobody's.

Word files have no pages until LibreOffice prints them, which costs far more than auditing them.
"""

_KINDS: dict[Pictures, frozenset[Kind]] = {
    "findings": frozenset({"pdf"}),
    "all": frozenset({"pdf", "docx", "doc", "odt", "rtf"}),
    "none": frozenset(),
}


def make_site(run: PastRun, folder: Path, lang: Lang, pictures: Pictures, jobs: int) -> Path:
    """Write the site of a run into ``folder``; gives its index.

    Its three folders and the index are replaced, whole, when everything is written; what else lies
    in the folder stays.

    Raises:
        RunFault: the audits cannot be read, or something cannot be written.

    """
    with faults_of_writing(folder), _aside(folder) as aside:
        pages = aside / _PAGES
        pages.mkdir()
        wanted = tuple(_wanted(run, pictures))
        kept = _kept(wanted, folder / _PAGES, pages)
        undrawn = [entry for entry in wanted if entry.sha256 not in kept]
        drawn = {**kept, **draw(undrawn, run.inputs, run.form, jobs, _keeper(pages))}
        (pages / _DRAWN).write_bytes(listed(Made(lang, drawn)))
        _write(run, lang, drawn, aside)
        for name in (_PAGES, *_WRITTEN):
            _replace(folder / name, aside / name)
    return folder / INDEX


def has_site(folder: Path) -> bool:
    """Whether a site has been made in this folder."""
    return (folder / _PAGES / _DRAWN).is_file() and (folder / INDEX).is_file()


def make_site_anew(run: PastRun, folder: Path) -> None:
    """Write the site anew with the pictures that it has, as when decisions have been made.

    Raises:
        RunFault: the audits cannot be read, or something cannot be written.

    """
    with faults_of_writing(folder), _aside(folder) as aside:
        try:
            made = unlisted((folder / _PAGES / _DRAWN).read_bytes())
        except ValueError:
            raise CannotCreate(f"{folder / _PAGES / _DRAWN} is spoilt") from None
        _write(run, made.lang, made.drawn, aside)
        for name in _WRITTEN:
            _replace(folder / name, aside / name)


def _write(run: PastRun, lang: Lang, drawn: Drawn, aside: Path) -> None:
    for name in ("assets", "reports"):
        (aside / name).mkdir()
    site = Site(run.records, run.form, run.decided, _titles(), lang, drawn)
    for file in site_files(site):
        (aside / file.name).write_bytes(file.data)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder beside what is to be replaced, on the same disk."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=folder) as name:
        yield Path(name)


def _replace(place: Path, new: Path) -> None:
    if place.is_dir():
        place.rename(new.parent / f"old-{place.name}")
    new.replace(place)


def _wanted(run: PastRun, pictures: Pictures) -> Iterator[Wanted]:
    kinds = _KINDS[pictures]
    for record in run.records() if kinds else ():
        pages = wanted_pages(record) if record.source.kind in kinds else ()
        if pages and record.source.sha256:
            printed = record.source.kind != "pdf"
            yield Wanted(record.source.path, record.source.sha256, pages, printed)


def _kept(wanted: Iterable[Wanted], old: Path, new: Path) -> Drawn:
    """Pictures of an earlier site that are still wanted: a file's pages look the same for ever."""
    try:
        made = unlisted((old / _DRAWN).read_bytes())
    except (OSError, ValueError):
        return {}
    kept: dict[str, Paper] = {}
    for entry in wanted if made.dpi == DPI else ():
        paper = made.drawn.get(entry.sha256, Paper(()))
        pages = tuple(picture.page for picture in paper.pictures)
        files = [picture.file for picture in paper.pictures]
        whole = bool(pages) if entry.printed else pages == entry.pages
        if whole and all((old / file).is_file() for file in files):
            for file in files:
                shutil.copyfile(old / file, new / file)
            kept[entry.sha256] = paper
    return kept


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
