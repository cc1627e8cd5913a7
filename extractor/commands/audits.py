"""One file to one audit as the commands need it: from settings, into the record and its line."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial

from extractor import __version__
from extractor.batch.plain.run import Orders
from extractor.checks import Selection
from extractor.errors import READING_CODES
from extractor.form import Form, load_form
from extractor.model import Document, Notice, Source
from extractor.pipeline import audit_document, audit_file
from extractor.read import ReadingOptions
from extractor.read.door import promised_kind
from extractor.report.audit_json import audit_line
from extractor.settings import Settings


@dataclass(frozen=True, slots=True)
class Way:
    """How files are audited: everything but the file that decides what an audit says."""

    form: Form
    reading: ReadingOptions
    selection: Selection

    @classmethod
    def of(cls, settings: Settings) -> Way:
        """What the settings ask for.

        Raises:
            RunFault: there is no such form or check.

        """
        selection = Selection.of(settings.select, settings.ignore)
        return cls(load_form(settings.form), ReadingOptions(ocr=settings.ocr), selection)

    def orders(self, timeout: float) -> Orders:
        """The same for a batch."""
        return Orders(
            audit=partial(audited, way=self),
            unread=partial(unread, way=self),
            file_size=self.reading.limits.file_size,
            timeout=timeout,
        )

    def key(self, timeout: float) -> str:
        """A name for this way: audits made in another way, or by another version, are not ours."""
        parts = {
            "program": __version__,
            "form": hashlib.sha256(self.form.model_dump_json().encode("utf-8")).hexdigest(),
            "reading": repr(self.reading),
            "selection": repr(self.selection),
            "timeout": timeout,
        }
        return json.dumps(parts, sort_keys=True)


def audited(source: Source, way: Way) -> str:
    """The audit of a file as its JSON line."""
    return audit_line(audit_file(source, way.form, way.reading, way.selection), way.form)


def unread(source: Source, notice: Notice, way: Way) -> str:
    """The audit, as its JSON line, of a file that could not be had or read."""
    document = Document(promised_kind(source.name), notices=(notice,), status="error")
    return audit_line(audit_document(source, document, way.form, way.selection), way.form)


def in_words(notice: Notice) -> str:
    """A notice for stderr."""
    english = READING_CODES[notice.code][1]
    return f"{notice.code}: {english}" + (f" ({notice.about})" if notice.about else "")
