"""How surely the parts of a report were read that findings rest on.

What a file says itself is read surely. Of characters read from a picture the reader says how sure
they are (``Paragraph.sure``); a Thai digit among them is never readable, because the engine's Thai
data lacks some and gives others for them with confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor import thai
from extractor.checks.base import Digits, Subject
from extractor.model import (
    NOWHERE,
    Items,
    Levels,
    Number,
    Paragraph,
    People,
    Place,
    ScoreRow,
    ScoreTable,
    paragraphs,
)

SURE = 0.9
"""From here on a character read from a picture counts as the one that is printed."""
UNREADABLE = 0.0
"""How sure a character is that nothing may rest on."""
_TICKS = thai.TICKED + thai.UNTICKED


class Printed(NamedTuple):
    """A stretch of text that a value was read from, and where it stands.

    ``beside``: it may stand beside that place, in the same row.
    """

    raw: str
    place: Place
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """The paragraphs of a document that were read from pictures, and the pages that were."""

    paragraphs: tuple[Paragraph, ...]
    pages: frozenset[int]

    @property
    def is_clear(self) -> bool:
        """Whether nothing at all was read from a picture."""
        return not self.paragraphs and not self.pages

    def pictured(self, place: Place | None) -> bool:
        """Whether what stands at ``place`` (anywhere, for None) was read from a picture."""
        if self.is_clear:
            return False
        if place is None or place == NOWHERE:
            return True
        if place.page is not None and place.page in self.pages:
            return True
        return any(_touch(paragraph.place, place) for paragraph in self.paragraphs)

    def digits(self, printed: Printed) -> float:
        """How sure the least sure digit of a printed value is; 1 where no picture was read."""
        if not self.pictured(printed.place):
            return 1.0
        if any(char in thai.THAI_DIGITS for char in printed.raw):
            return UNREADABLE
        return self._least(printed, lambda char: char.isdigit() or char in ".,-−")

    def ticks(self, place: Place | None) -> float:
        """How sure the least sure tick box at ``place`` is."""
        if not self.pictured(place):
            return 1.0
        return self._least(Printed("", place or NOWHERE), lambda char: char in _TICKS)

    def _least(self, printed: Printed, wanted: Callable[[str], bool]) -> float:
        """The sureness of the wanted characters; unknown where they are not found.

        Where none of the paragraphs at the place says ``raw``, all that they say counts.
        """
        place = _row_of(printed.place) if printed.beside else printed.place
        there = [
            paragraph
            for paragraph in self.paragraphs
            if place == NOWHERE or _touch(paragraph.place, place)
        ]
        saying = [paragraph for paragraph in there if printed.raw in paragraph.text]
        found = [
            value
            for paragraph in saying or there
            for char, value in _characters(paragraph, printed.raw)
            if wanted(char)
        ]
        return min(found, default=UNREADABLE)


def sight_of(subject: Subject) -> Sight:
    """What of the subject's document was read from pictures."""
    document = subject.document
    pages = frozenset(page.page for page in document.pages if page.layer == "ocr")
    seen = tuple(paragraph for paragraph in paragraphs(document.blocks) if paragraph.sure)
    return Sight(seen, pages)


def _characters(paragraph: Paragraph, raw: str) -> Iterator[tuple[str, float]]:
    """The characters of ``raw`` in a paragraph, of all the paragraph where ``raw`` is not found."""
    start = paragraph.text.find(raw)
    span = slice(start, start + len(raw)) if raw and start >= 0 else slice(None)
    for char, sure in zip(paragraph.text[span], paragraph.sure[span], strict=True):
        yield char, UNREADABLE if char in thai.THAI_DIGITS else sure


def _touch(one: Place, other: Place) -> bool:
    """Whether two places overlap: boxes on a page, or parts one of which holds the other."""
    if one.page is None or other.page is None:
        short, long = sorted((one.path, other.path), key=len)
        return bool(short) and (long == short or long.startswith(f"{short}/"))
    if one.page != other.page:
        return False
    if one.box is None or other.box is None:
        return True
    a, b = one.box, other.box
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


# --- the digits that values were read from ----------------------------------------------------


def digits_of(subject: Subject, what: Digits) -> Iterator[Printed]:
    """The printed values of a report that hold these digits."""
    if what == "years":
        yield from (Printed(one.raw, one.place) for one in subject.report.fiscal_years)
        return
    for section in subject.form.sections:
        value = subject.field(section).value
        match value:
            case People(phones=phones) if what == "phones":
                yield from (Printed(phone.text, phone.place) for phone in phones)
            case Levels(levels=levels) if what == "levels":
                yield from (Printed(str(level.level), level.place, True) for level in levels)
            case Levels(levels=levels) if what == "criteria" and section.id == "criteria":
                texts = (Printed(level.text, level.place) for level in levels)
                yield from (one for one in texts if any(char.isdigit() for char in one.raw))
            case ScoreTable(rows=rows, total=total) if what == "scores":
                for row in (*rows, *((total,) if total else ())):
                    yield from _numbers_of(row)
            case Items(items=items) if what == "dates":
                for item in items:
                    yield from (Printed(date.raw, item.place) for date in item.dates)


def _row_of(place: Place) -> Place:
    """Everything between the top and the foot of a place, from edge to edge of its page."""
    if place.box is None:
        return place
    return replace(place, box=(0.0, place.box[1], float("inf"), place.box[3]))


def _numbers_of(row: ScoreRow) -> Iterator[Printed]:
    for cell in (row.weight, row.result, row.score, row.weighted_score):
        if isinstance(cell, Number) and cell.raw:
            yield Printed(cell.raw, cell.place)
