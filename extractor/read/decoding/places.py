"""Where a mark stands among the letters around it: its base, its neighbours, what comes after."""

from __future__ import annotations

from extractor.read.decoding.contexts import Neighbours, leading
from extractor.read.decoding.evidence import Sheet, Sign
from extractor.thai import CONSONANTS, LEADING_VOWELS, MARKS, SARA_AA, SARA_AM, is_thai

_LETTERS = CONSONANTS + LEADING_VOWELS + MARKS + SARA_AA + SARA_AM + "ะฤๅ"
_ASIDE = 0.35
"""Share of the font size by which the middle of a mark lies beside its letter at most."""
_FAR = 14
"""Characters to each side within which the word ends that a mark stands in."""


def before_sara(sheet: Sheet, at: int) -> bool:
    """Whether sara aa or am is the next letter, a tone between them aside."""
    return _sara_after(sheet, at) >= 0


def _sara_after(sheet: Sheet, at: int) -> int:
    """The index of the sara aa or am that is the next letter, -1 if it is another one."""
    for index, char in enumerate(sheet.chars[at + 1 : at + 3], start=at + 1):
        if char in (SARA_AA, SARA_AM):
            return index
        if char not in MARKS:
            return -1
    return -1


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
    """Whether a sign stands over or under the letter before it, or over the sara aa of that."""
    base = base_of(sheet, sign.at)
    if base < 0 or sheet.chars[base] not in CONSONANTS:
        return False
    characters = sheet.page.characters
    box = characters.ink[sign.at]
    middle = (box[0] + box[1]) / 2
    slack = _ASIDE * sign.owner.size
    if not characters.lefts[base] - slack <= middle:
        return False
    if middle <= characters.rights[base] + slack:
        return True
    sara = _sara_after(sheet, sign.at)
    return sign.zone == "above" and sara >= 0 and middle <= characters.rights[sara]


def text_around(sheet: Sheet, at: int) -> tuple[str, str]:
    """The letters without a gap before and after a place, as far as they are known."""
    before = "".join(sheet.chars[max(at - _FAR, 0) : at])
    after = "".join(sheet.chars[at + 1 : at + _FAR])
    after = after[:2].replace(SARA_AM, SARA_AA) + after[2:]
    return before[len(before.rstrip(_LETTERS)) :], after[: len(after) - len(after.lstrip(_LETTERS))]


def around(sheet: Sheet, at: int) -> Neighbours:
    """The letters around a place, as far as they are known."""
    base = base_of(sheet, at)
    under = "".join(char for char in sheet.chars[base + 1 : at] if char and char in MARKS)
    before = sheet.chars[base] if base >= 0 else " "
    after, later = [*sheet.chars[at + 1 : at + 3], " ", " "][:2]
    if at + 1 in sheet.page.characters.ink and not is_thai(after):
        after = ""  # a mark that nobody knows yet
    lead = leading(sheet.chars[base - 1]) if base > 0 else ""
    return Neighbours(before, under, SARA_AA if after == SARA_AM else after, later, lead)
