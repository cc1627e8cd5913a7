"""Fields of a Word file: their result is read, their code is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from extractor.read.ticks import symbol
from extractor.read.word.names import VAL, W, is_on, to_int
from extractor.thai import TICKED, UNTICKED

_OUTSIDE = frozenset(
    {"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD"}
    | {"DATABASE"}
)


@dataclass(slots=True)
class Field:
    """A field being walked: its code comes first, then the result that is shown.

    ``swallowed`` is text met in the code; it is given back where the field turns out never to end.
    A ``fixed`` field (a check box, a list) has been shown already.
    """

    phase: Literal["code", "result"] = "code"
    fixed: bool = False
    code: list[str] = field(default_factory=list)
    swallowed: list[str] = field(default_factory=list)
    showed: bool = False


def outside_target(code: str) -> str:
    """The file or address that a field draws on, "" for other fields."""
    words = code.split(maxsplit=1)
    if len(words) < 2 or words[0].upper() not in _OUTSIDE:
        return ""
    return f"{words[0].upper()} {words[1].strip()}"


def shown_by_code(code: str) -> str:
    """What a field without a result shows: the sign of SYMBOL, the words of MACROBUTTON."""
    words = code.split()
    if not words:
        return ""
    name = words[0].upper()
    if name == "MACROBUTTON":
        return " ".join(words[2:])
    if name == "SYMBOL" and len(words) > 1:
        number = to_int(words[1], -1)
        if words[1].lower().startswith("0x"):
            number = _hex(words[1][2:])
        font = code.partition("\\f")[2].strip().split("\\")[0].strip().strip('"').partition('"')[0]
        return symbol(font, chr(number)) if 0x20 <= number < 0xD800 else ""
    return ""


def _hex(digits: str) -> int:
    try:
        return int(digits[:6], 16)
    except ValueError:
        return -1


def shown_by_form(form: etree._Element) -> str:
    """What a legacy form field (``w:ffData``) shows: ☑, ☐ or the chosen entry; "" for text."""
    box = form.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return TICKED if state is not None and is_on(state.get(VAL)) else UNTICKED
    choice = form.find(W + "ddList")
    if choice is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in choice.iterchildren(W + "listEntry")]
    chosen = choice.find(W + "result")
    if chosen is None:
        chosen = choice.find(W + "default")
    index = 0 if chosen is None else to_int(chosen.get(VAL), 0)
    return entries[index] if 0 <= index < len(entries) else ""
