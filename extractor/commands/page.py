"""How text is laid out on this stdout."""

from __future__ import annotations

import shutil
import sys

from extractor.commands.terminal import ink_of, write_result
from extractor.form import Convention
from extractor.report.text import Page
from extractor.report.words import Lang

_THAI_SAMPLE = "ก"
_LEAST_COLUMNS, _MOST_COLUMNS = 40, 120


def page_of(lang: Lang, color: str, convention: Convention) -> Page:
    """How text is laid out on stdout; a screen without Thai letters gets English."""
    ink = ink_of(sys.stdout, color)
    columns = min(max(shutil.get_terminal_size((100, 24)).columns, _LEAST_COLUMNS), _MOST_COLUMNS)
    return Page(lang if ink.can_show(_THAI_SAMPLE) else "en", ink, columns, convention)


def write_text(text: str, page: Page) -> None:
    """Write text to stdout as the screen can show it."""
    write_result(page.ink.shown(text).encode(page.ink.encoding, "replace"))
