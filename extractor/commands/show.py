"""``extract show`` and ``extract text``: one file as the program sees it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from extractor.batch.intake import read_all, take
from extractor.batch.walk import shown
from extractor.batch.work import Problem
from extractor.commands.audits import Way, in_words
from extractor.commands.page import page_of, write_text
from extractor.commands.terminal import Voice, write_result
from extractor.errors import EXIT_INCOMPLETE, EXIT_OK, NoInput, ReadFault, UsageFault
from extractor.form import load_form
from extractor.model import Audit, Notice, Source, text_lines
from extractor.pipeline import audit_file, read_for
from extractor.read import ReadingOptions
from extractor.read.limits import DEFAULT_LIMITS
from extractor.read.pdfium.render import render_pages
from extractor.report.audit_json import audit_record
from extractor.report.page_image import PagePicture, draw_audit, marks_of
from extractor.report.record import clean
from extractor.report.sections_text import sections_json, sections_text
from extractor.settings import Settings

_DPI = 110
_MOST_PAGES = 20


def show(
    path: Path,
    section: str | None,
    form: Literal["text", "json"],
    image: Path | None,
    settings: Settings,
    voice: Voice,
) -> int:
    """Print the sections of one file as they were read; gives the exit code.

    With ``image`` its pages are drawn there, every section and finding boxed.
    """
    way = Way.of(settings)
    ids = tuple(part.id for part in way.form.sections)
    if section is not None and section not in ids:
        raise UsageFault(f"there is no section {section!r} (there are: {', '.join(ids)})")
    audit = audit_file(one_source(path), way.form, way.reading, way.selection)
    if image is not None:
        draw_pages(audit, image)
        voice.hint(f"pages drawn: {image}")
    record = audit_record(audit, way.form)
    chosen = ids if section is None else (section,)
    if form == "json":
        write_result(sections_json(record, chosen).encode("utf-8"))
    else:
        page = page_of(settings.lang, settings.color, way.form.score.convention)
        write_text(sections_text(record, chosen, page), page)
    _tell(audit.document.notices, voice)
    return EXIT_OK if audit.document.status == "ok" else EXIT_INCOMPLETE


def draw_pages(audit: Audit, image: Path) -> None:
    """Write one picture of the pages that have something to show, at most ``_MOST_PAGES``.

    Raises:
        UsageFault: the file has no pages to draw, or the picture cannot be written.

    """
    if audit.document.kind != "pdf" or not audit.document.pages:
        raise UsageFault("--image needs a PDF with pages that can be drawn")
    marked = sorted({mark.page for mark in marks_of(audit)}) or [1]
    try:
        rendered = render_pages(audit.source.data, marked[:_MOST_PAGES], _DPI)
        draw_audit(audit, [PagePicture(*page) for page in rendered]).save(image)
    except (OSError, ValueError, ReadFault) as fault:
        raise UsageFault(f"{image}: the pages cannot be drawn: {fault}") from None


def print_text(path: Path, settings: Settings, voice: Voice) -> int:
    """Print a file's text in reading order; gives the exit code."""
    form = load_form(settings.form)
    document = read_for(one_source(path), form, ReadingOptions(ocr=settings.ocr))
    lines = (clean(line) + "\n" for line in text_lines(document.blocks))
    write_result("".join(lines).encode("utf-8"))
    _tell(document.notices, voice)
    return EXIT_OK if document.status == "ok" else EXIT_INCOMPLETE


def one_source(path: Path) -> Source:
    """The one file that a command is about.

    Raises:
        NoInput: it cannot be had.

    """
    taken = take(os.fsencode(path), DEFAULT_LIMITS.file_size)
    if isinstance(taken, Problem):
        problem = Notice(taken.code, taken.about, limit=taken.limit, value=taken.value)
        raise NoInput(f"{path}: {in_words(problem)}")
    return Source(shown(os.fsencode(path.name)), read_all(taken.file, taken.size), taken.sha256)


def _tell(notices: tuple[Notice, ...], voice: Voice) -> None:
    for notice in notices:
        if notice.code.startswith("E_"):
            voice.hint(in_words(notice))
        else:
            voice.detail(in_words(notice))
