"""What the parts of one Word file share while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import ReadFault
from extractor.read.limits import Limits
from extractor.read.package import Package
from extractor.read.word_log import WordLog
from extractor.read.word_numbering import Numbering
from extractor.read.word_styles import Styles


@dataclass(slots=True)
class WordFile:
    """One file: ``symbol_fonts`` says whether any of its runs may be set in one."""

    package: Package
    styles: Styles
    numbering: Numbering
    log: WordLog
    limits: Limits
    symbol_fonts: bool = True
    characters: int = 0

    def count(self, characters: int, part: str) -> None:
        """Count text read; raise ``E_LIMIT`` where a file holds more than anyone writes."""
        self.characters += characters
        most = self.limits.chars_per_file
        if self.characters > most:
            raise ReadFault("E_LIMIT", part, limit="chars_per_file", value=f"> {most}")
