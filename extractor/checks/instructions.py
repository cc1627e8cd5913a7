"""The form's own instructions, left in place of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from extractor import thai
from extractor.form import FormSection

_LINE_ENDS = re.compile(r"[\n\t]")
_ORNAMENT = re.compile(rf"^[^\w{thai.CONSONANTS}{thai.LEADING_VOWELS}]*(?:\d+[.)])*")


@lru_cache(maxsize=1024)
def folded_wording(text: str) -> str:
    """A form's own words, folded; every report asks for the same."""
    return thai.fold(text)


def instructed_lines(text: str, section: FormSection) -> Iterator[str]:
    """The lines of a section's text that open like the form's own instruction for it.

    In tables every cell may; elsewhere only the first line does.
    """
    openings = tuple(map(folded_wording, section.instructions))
    if not openings:
        return
    written = (line for line in _LINE_ENDS.split(text) if line.strip())
    tables = section.kind in ("levels", "score")
    for line in written if tables else islice(written, 1):
        opening = _ORNAMENT.sub("", thai.fold(line))
        if opening.startswith(openings):
            yield line.strip()
