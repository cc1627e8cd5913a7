"""Where a mark stands among the letters around it: its base, its neighbours, what comes after."""

from __future__ import annotations

from extractor.read.decoding.contexts import Neighbours, leading
from extractor.read.decoding.evidence import Sheet, Sign
from extractor.thai import CONSONANTS, MARKS, SARA_AA, SARA_AM


def before_sara(sheet: Sheet, at: int) -> bool:
    """Whether sara aa or am is the next letter, a tone between them aside."""
    for char in sheet.chars[at + 1 : at + 3]:
        if char in (SARA_AA, SARA_AM):
            return True
        if char not in MARKS:
            return False
    return False


def base_of(sheet: Sheet, at: int) -> int:
    """The index of the letter that a mark at ``at`` follows in the stream, -1 if there is none."""
    ink = sheet.page.characters.ink
    at -= 1
    while at >= 0 and (
        sheet.chars[at] in MARKS or (at in ink and sheet.chars[at] not in CONSONANTS)
    ):
        at -= 1
    return at


def on_base(sheet: Sheet, sign: Sign) -> bool:
    """Whether a sign stands over or under the letter before it."""
    base = base_of(sheet, sign.at)
    if base < 0 or sheet.chars[base] not in CONSONANTS:
        return False
    characters = sheet.page.characters
    box = characters.ink[sign.at]
    middle = (box[0] + box[1]) / 2
    slack = 0.25 * sign.owner.size
    return characters.lefts[base] - slack <= middle <= characters.rights[base] + slack


def around(sheet: Sheet, at: int) -> Neighbours:
    """The letters around a place, as far as they are known."""
    base = base_of(sheet, at)
    under = "".join(char for char in sheet.chars[base + 1 : at] if char and char in MARKS)
    before = sheet.chars[base] if base >= 0 else " "
    after, later = [*sheet.chars[at + 1 : at + 3], " ", " "][:2]
    lead = leading(sheet.chars[base - 1]) if base > 0 else ""
    return Neighbours(before, under, SARA_AA if after == SARA_AM else after, later, lead)
