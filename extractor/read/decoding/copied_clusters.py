"""Clusters that PDFium tells several times: once for every glyph of an ``/ActualText`` span.

The copies stand in the boxes of the span's marks, within the width of its letter, where the same
cluster written twice would stand beside it. The copy whose letter stands on the line stays, or the
first: a consonant cannot float. A copy may repeat the end of a longer text object.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from extractor.read.decoding.evidence import Sheet
from extractor.read.pdfium.text import Characters, Ink4, RawText
from extractor.thai import CONSONANTS, SARA_AM

_SPAN = 6
"""Text objects among which the copies of a cluster are looked for."""
_APART = 0.12
"""Share of the font size: letters of two clusters stand apart by less than twice that."""
_BESIDE = 0.6
"""Share of the font size: the sara aa of a cluster stands closer to its letter than that."""
_SPREAD = 0.8
"""Share of the font size within which the marks of a cluster stand over each other."""
_FLOATS = 0.75
"""Share of the consonants' height over the line from which a box floats."""
_NO_RING = 1.2
"""Times the consonants' height: a box up to there has no room for the ring of sara am."""


def drop_copies(sheet: Sheet, heights: list[float]) -> None:
    """Put all copies but one of each cluster among ``sheet.gone``."""
    characters = sheet.page.characters
    text, ink, rights = characters.text, characters.ink, characters.rights
    recent: deque[RawText] = deque(maxlen=_SPAN)
    open_am: RawText | None = None  # a cluster with sara am that shows no sara aa yet
    for owner in characters.texts:
        if owner.stop - owner.start < 2:
            continue
        box = ink.get(owner.start) if text[owner.start] in CONSONANTS else None
        if box is None:
            recent.append(owner)
            continue
        if open_am is not None and _is_sara(sheet, open_am, owner):
            told = owner.start + open_am.stop - open_am.start
            sheet.chars[owner.start : told] = [""] * (told - owner.start)
            if told == owner.stop:
                sheet.gone.add(owner.start)
            rights[open_am.stop - 1] = rights[told - 1]
            recent.remove(open_am)
            open_am = None
            continue
        height = heights[owner.font] * owner.size
        kept = _first_copy(sheet, recent, owner, box, height)
        if kept is None:
            recent.append(owner)
            open_am = owner if _is_letter_of_am(text, owner, box, height) else open_am
            continue
        first = ink.get(kept.stop - (owner.stop - owner.start))
        if first is not None and abs(first[2] - owner.y) > abs(box[2] - owner.y):
            sheet.gone.add(kept.start)
            recent.append(owner)
            continue
        sheet.gone.add(owner.start)
        floats = first is not None and abs(first[2] - box[2]) > _APART * owner.size
        if floats and text[owner.stop - 1] == SARA_AM:
            open_am = kept


def _first_copy(
    sheet: Sheet, recent: Iterable[RawText], owner: RawText, box: Ink4, height: float
) -> RawText | None:
    """The text object whose end ``owner`` tells again."""
    text, length = sheet.page.characters.text, owner.stop - owner.start
    cluster = text[owner.start : owner.stop]
    for one in recent:
        alike = text.startswith(cluster, one.stop - length)
        if alike and _repeats(sheet, one, owner, box, height):
            return one
    return None


def _repeats(sheet: Sheet, before: RawText, owner: RawText, box: Ink4, height: float) -> bool:
    """Whether two objects tell one cluster, ``box`` being that of the second one's letter.

    The first one's text ends as the second one's does.
    """
    characters = sheet.page.characters
    lefts, rights = characters.lefts, characters.rights
    start = before.stop - (owner.stop - owner.start)
    if start < before.start or abs(owner.y - before.y) > _SPREAD * owner.size:
        return False
    if start > before.start:
        over_line = box[2] - owner.y >= _FLOATS * height
        return over_line and lefts[start] <= (box[0] + box[1]) / 2 <= rights[before.stop - 1]
    first = characters.ink.get(before.start)
    if first is None:
        return False
    floats = abs(first[2] - box[2]) > _APART * owner.size
    slack = (_APART if floats else -_APART) * owner.size
    return (
        lefts[owner.start] < rights[before.stop - 1] + slack
        and rights[owner.stop - 1] > lefts[before.start] - slack
    )


def _is_letter_of_am(text: str, owner: RawText, box: Ink4, height: float) -> bool:
    """Whether a cluster with sara am stands in a box on the line that has no room for its ring."""
    return (
        text[owner.stop - 1] == SARA_AM
        and abs(box[2] - owner.y) < _APART * owner.size
        and box[3] - box[2] < _NO_RING * height
    )


def _is_sara(sheet: Sheet, kept: RawText, owner: RawText) -> bool:
    """Whether a copy is the sara aa of a cluster with sara am, whose ring is drawn by itself.

    It stands on the line beside the cluster's letter; nothing of the page lies between them. What
    comes next may be told in the same object.
    """
    characters = sheet.page.characters
    text, size, told = characters.text, owner.size, owner.start + kept.stop - kept.start
    gap = characters.lefts[owner.start] - characters.rights[kept.stop - 1]
    return (
        told <= owner.stop
        and text[owner.start : told] == text[kept.start : kept.stop]
        and (told == owner.stop or _one_glyph(characters, owner.start, told))
        and abs(owner.y - kept.y) < _APART * size
        and -_APART * size < gap < _BESIDE * size
    )


def _one_glyph(characters: Characters, start: int, stop: int) -> bool:
    """Whether all these characters are told for one glyph: they have one box."""
    return len({characters.ink.get(at) for at in range(start, stop)}) == 1
