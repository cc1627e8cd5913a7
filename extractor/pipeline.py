"""The story of one file: ``path -> Document -> Sections -> Report -> Outcomes -> Audit``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.checks import ALL_CHECKS, Selection, run_checks
from extractor.fields import read_fields
from extractor.form import Form
from extractor.model import Audit, Document, Source
from extractor.read import DEFAULT_READING, ReadingOptions, mend_words, read_document
from extractor.segment import find_sections


def load_source(path: Path, relative_to: Path | None = None) -> Source:
    """The file's bytes under the name that the audit will give it.

    Raises:
        OSError: the file cannot be opened.

    """
    data = path.read_bytes()
    shown = path.relative_to(relative_to) if relative_to else Path(path.name)
    return Source(shown.as_posix(), data, hashlib.sha256(data).hexdigest())


def audit_file(
    source: Source,
    form: Form,
    reading: ReadingOptions = DEFAULT_READING,
    selection: Selection = ALL_CHECKS,
) -> Audit:
    """Audit one file. Whatever is wrong with it is told by the audit; nothing is raised for it."""
    return audit_document(source, read_for(source, form, reading), form, selection)


def read_for(source: Source, form: Form, reading: ReadingOptions = DEFAULT_READING) -> Document:
    """The file as read, words of pictures mended towards the form's; never raises for the file."""
    return mend_words(read_document(source, reading), form.phrases)


def audit_document(
    source: Source, document: Document, form: Form, selection: Selection = ALL_CHECKS
) -> Audit:
    """Audit what a file was read into, or the word that it could not be read."""
    sections = find_sections(document, form)
    report = read_fields(document, sections, form)
    outcomes = run_checks(report, form, selection)
    return Audit(source, form.id, form.version, report, outcomes)
