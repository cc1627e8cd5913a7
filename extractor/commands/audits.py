"""How files are audited, as the settings say it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.checks import Selection
from extractor.errors import READING_CODES
from extractor.form import Form, load_form
from extractor.model import Notice
from extractor.read import ReadingOptions
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


def in_words(notice: Notice) -> str:
    """A notice for stderr."""
    english = READING_CODES[notice.code][1]
    return f"{notice.code}: {english}" + (f" ({notice.about})" if notice.about else "")
