"""What the parts of one Word file share while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import ReadFault
from extractor.model import Block, Place
from extractor.read.limits import Limits, ReadingOptions
from extractor.read.package import Package
from extractor.read.scan.image import read_image
from extractor.read.word.drawings import PagePicture
from extractor.read.word.log import WordLog
from extractor.read.word.numbering import Numbering
from extractor.read.word.styles import Styles


@dataclass(slots=True)
class WordFile:
    """One file: ``symbol_fonts`` says whether any of its runs may be set in one."""

    package: Package
    styles: Styles
    numbering: Numbering
    log: WordLog
    options: ReadingOptions
    symbol_fonts: bool = True
    characters: int = 0

    @property
    def limits(self) -> Limits:
        """The limits of one file."""
        return self.options.limits

    def count(self, characters: int, part: str) -> None:
        """Count text read; raise ``E_LIMIT`` where a file holds more than anyone writes."""
        self.characters += characters
        most = self.limits.chars_per_file
        if self.characters > most:
            raise ReadFault("E_LIMIT", part, limit="chars_per_file", value=f"> {most}")

    def read_picture(self, picture: PagePicture, place: Place) -> tuple[Block, ...]:
        """What a picture as large as a page says; it is noticed whether it was read or not."""
        about = f"{picture.part or 'picture'} (a picture as large as a page)"
        if picture.part not in self.package:
            self.log.unread(about, place)
            return ()
        try:
            size = (picture.width, picture.height)
            blocks = read_image(self.package.read(picture.part), size, place, self.options)
        except ReadFault as fault:
            reason = f": {fault.about}" if fault.about else ""
            self.log.unread(about + reason, place)
            return ()
        self.log.add("W_OCR", about, place)
        return blocks
