"""Every way a file can draw a tick box, as a plain ☑ or ☐; shared by all readers.

Two steps. ``symbol`` says what a character of a symbol font shows (Wingdings and its kin number
their pictures freely, so the same code is a box in one font and an envelope in another).
``plain_ticks`` then turns boxes, whether drawn, typed or shown by a symbol, into ☑ and ☐.

What counts as a box is decided by what people can mean:

- a box (□ ☑ ☒ ✓ in a frame, ``[ ]`` ``[/]`` ``[x]``) is one wherever it stands;
- a cross in a box marks the choice, as it does on ballots;
- round brackets are also punctuation, so ``( )`` ``(/)`` ``(x)`` count only where an option begins
  or ends its line, or beside another box on the line; ``และ(/)หรือ``, ``f(x)``, ``(1)`` never do;
- ■ and ● are bullets unless an empty □ or ○ on the same line shows them to be the filled ones;
- ○ alone is a bullet; two on a line, or one beside a tick, are options.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.thai import TICK_BOXES, TICKED, UNTICKED

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒",
    0x9E: "·", 0x9F: "•", 0xA1: "☐", 0xA2: "☐", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "☐", 0x30: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒",
    0x55: "☒", 0x56: "☒", 0x80: "☐", 0x81: "☐", 0x96: "•", 0x97: "●", 0x98: "●",
    0x99: "☐", 0x9A: "☐", 0x9B: "◉", 0x9D: "◉", 0x9E: "◉",
    0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐", 0xA6: "◉", 0xA7: "◉", 0xA8: "◉",
}  # fmt: skip
_WEBDINGS = {
    0x31: "☐", 0x3C: "■", 0x3D: "•", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "Σ", 0x2D: "−", 0x53: "Σ",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL,
    "wingdings3": {}, "zapfdingbats": {0x33: "✓", 0x34: "✓", 0x37: "✗", 0x38: "✗", 0x6E: "■",
                                       0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x6C: "●"},
}  # fmt: skip
UNKNOWN_SYMBOL = "•"
"""What a picture without a meaning of its own reads as."""

_NOT_NAME = re.compile(r"^[A-Z]{6}\+|[^A-Za-z0-9]|(?i:regular|mt$)")


@lru_cache(maxsize=256)
def symbol_font(name: str) -> str:
    """The symbol font meant by ``name`` ("ABCDEE+Wingdings 2"), "" for a font with letters."""
    key = _NOT_NAME.sub("", name).lower()
    if key == "itczapfdingbats":
        key = "zapfdingbats"
    return key if key in _FONTS else ""


def symbol(font: str, char: str) -> str:
    """What ``char`` (U+F0xx or its low byte) of a symbol font shows.

    ``font`` is any name that ``symbol_font`` knows; with another one a private-use character reads
    as Wingdings, which Word takes for the default, and a plain one as itself.
    """
    known = symbol_font(font)
    code = ord(char)
    private = 0xF020 <= code <= 0xF0FF
    if not private and (not known or not 0x20 < code < 0x100):
        return char
    low = code & 0xFF
    if low == 0x20:
        return " "
    shown = _FONTS[known or "wingdings"].get(low)
    if shown:
        return shown
    return chr(low) if known == "symbol" and low < 0x40 else UNKNOWN_SYMBOL


def symbol_anywhere(char: str) -> str:
    """What a symbol's code shows whose font was replaced: by the first font in which it means one.

    A program that lacks Wingdings 2 sets its codes in another font and keeps the codes.
    """
    shown = (symbol(font, char) for font in ("Wingdings", "Wingdings 2"))
    return next((picture for picture in shown if picture != UNKNOWN_SYMBOL), UNKNOWN_SYMBOL)


_BOXES = frozenset(TICK_BOXES)
_EMPTY_BOXES = "☐□▢◻⬜❏❐❑❒🗆🗌🞎🞏🞐🞑🞒🞓🞔"
_TICKED_BOXES = "☑☒✅✓✔🗸🗹🗵🗷⌧⮽⊠⛝"
_FILLED_BOXES = "■▣◼⬛"
_EMPTY_CIRCLES = "○◯⚪🔾"
_FILLED_CIRCLES = "●◉⦿⚫🔘"
_CROSSES = "✗✘❌"
_CERTAIN = str.maketrans(
    dict.fromkeys(_EMPTY_BOXES, UNTICKED) | dict.fromkeys(_TICKED_BOXES, TICKED)
)
_ANY_MARK = re.compile(
    f"[{_EMPTY_BOXES}{_TICKED_BOXES}{_FILLED_BOXES}{_EMPTY_CIRCLES}{_FILLED_CIRCLES}{_CROSSES}√]"
    r"|[\[(\uff08\uff3b] {0,5}[/xX×√✓✔☑☒✗✘\u2715\u2716]? {0,5}[\])\uff09\uff3d]"
)
_MAYBE = re.compile("[(\\[\u221a\u22a0\u2300-\uffff\U0001f000-\U0001ffff]")
"""A wider class that is found five times faster: most text has none of it."""

_FRAMED = re.compile(
    r"(?<![A-Za-z0-9_\]])"
    rf"(?:[\[\uff3b] {{0,5}}(?P<square>[/xX×√\u2715\u2716{_CROSSES}{TICKED}]?) {{0,5}}[\]\uff3d]"
    rf"|[(\uff08] {{0,5}}(?P<tick>[√{TICKED}]) {{0,5}}[)\uff09])"
)
_ROUND = re.compile(
    r"(?<![A-Za-z0-9_)\]])"
    rf"[(\uff08](?: {{0,5}}(?P<mark>[/xX×\u2715\u2716{_CROSSES}{UNTICKED}]) {{0,5}}| {{1,5}})"
    r"[)\uff09](?![A-Za-z(])"
)
_PUT_IN = f"/√{TICKED}"
_OPENED = re.compile(rf"(?:(?<=\s)|^)[(\[\uff08\uff3b]\s{{0,5}}([{_PUT_IN}]?)\s*$")
_CLOSED = re.compile(rf"\s{{0,5}}([{_PUT_IN}]?)\s{{0,5}}[)\]\uff09\uff3d](?:\s+|$)")
_OPTION_START = re.compile(r"[ \t]*(?:[0-9๐-๙]{1,2}[.)][ \t]*)?")
_ROOT_AS_TICK = re.compile(r"^([ \t]*)√(?=[ \t]*(?:$|[ก-๙]))")


def may_show_ticks(text: str) -> bool:
    """Whether a text may hold a tick box or a symbol of a font of pictures; right if it says no."""
    return _MAYBE.search(text) is not None


def plain_ticks(text: str) -> str:
    """``text`` with every tick box as ☑ or ☐; everything else stays as it is."""
    if not _MAYBE.search(text) or not _ANY_MARK.search(text):
        return text
    plain = [_plain_line(line) for line in text.split("\n")]
    beside = beside_boxes(plain)
    return "\n".join(
        plain_beside_boxes(line) if at in beside else line for at, line in enumerate(plain)
    )


def beside_boxes(plain: Sequence[str]) -> set[int]:
    """Which of the lines that follow each other stand above or below one that shows boxes.

    Where an option's words go on in the next line, the box of the one after it stands amid a line;
    where a title leads, both do.
    """
    boxed = {at for at, line in enumerate(plain) if not _BOXES.isdisjoint(line)}
    maybe = {at for at, line in enumerate(plain) if at not in boxed and _has_standing(line)}
    near = {at + step for at in boxed for step in (-1, 0, 1)}
    pairs = {at for at in maybe if not maybe.isdisjoint((at - 1, at + 1))}
    return (near | pairs).intersection(range(len(plain)))


def box_over_lines(above: str, below: str) -> str:
    """The box whose bracket opens at the end of a line and closes on the next; "" for none."""
    opened, closed = _OPENED.search(above), _CLOSED.match(below)
    if opened is None or closed is None or (opened[1] and closed[1]):
        return ""
    return TICKED if opened[1] or closed[1] else UNTICKED


def with_box_at_end(line: str, box: str) -> str:
    """The line above, its opened bracket as the box."""
    return _OPENED.sub(box, line)


def without_closed_box(line: str) -> str:
    """The line below without the rest of the bracket."""
    return _CLOSED.sub("", line)


def plain_beside_boxes(line: str) -> str:
    """A plain line beside one with boxes: brackets that stand between spaces are boxes, too."""
    return _round_brackets(line, beside=True)


def _plain_line(line: str) -> str:
    line = line.translate(_CERTAIN)
    line = _FRAMED.sub(_framed, line)
    line = _ROOT_AS_TICK.sub(rf"\1{TICKED}", line)
    line = _round_brackets(line)
    return _by_their_pair(line)


def _framed(found: re.Match[str]) -> str:
    return TICKED if found["square"] or found["tick"] else UNTICKED


def _round_brackets(line: str, *, beside: bool = False) -> str:
    """``( )`` and ``(/)`` where they begin or end an option, or stand beside another box.

    ``beside`` says that the other box stands on the line above or below.
    """
    found = list(_ROUND.finditer(line))
    if not found:
        return line
    beside_another = len(found) > 1 or TICKED in line or UNTICKED in line
    pieces, done = [], 0
    for box in found:
        if not (beside_another or (beside and _stands(line, box)) or _at_an_end(line, box)):
            continue
        empty = box["mark"] is None or box["mark"] == UNTICKED
        pieces += [line[done : box.start()], UNTICKED if empty else TICKED]
        done = box.end()
    return "".join(pieces) + line[done:]


def _has_standing(line: str) -> bool:
    return ("(" in line or "\uff08" in line) and any(
        _stands(line, box) for box in _ROUND.finditer(line)
    )


def _stands(line: str, box: re.Match[str]) -> bool:
    """Whether a bracket with room to tick in it has a space before it."""
    return line[: box.start()][-1:].isspace() and box["mark"] not in ("x", "X")


def _at_an_end(line: str, box: re.Match[str]) -> bool:
    begin = _OPTION_START.match(line)
    if begin is not None and box.start() <= begin.end():
        return True
    ends = not line[box.end() :].strip() and line[box.start() - 1 : box.start()] in " \t"
    return ends and (box["mark"] is None or box["mark"] not in "xX×")


_TWO_CIRCLES = re.compile(f"[{_EMPTY_CIRCLES}].*[{_EMPTY_CIRCLES}{_FILLED_CIRCLES}]|"
                          f"[{_FILLED_CIRCLES}].*[{_EMPTY_CIRCLES}]")  # fmt: skip
_CIRCLES = str.maketrans(
    dict.fromkeys(_EMPTY_CIRCLES, UNTICKED) | dict.fromkeys(_FILLED_CIRCLES, TICKED)
)
_FILLED = str.maketrans(dict.fromkeys(_FILLED_BOXES, TICKED))
_CROSSED = str.maketrans(dict.fromkeys(_CROSSES + "√", TICKED))
_OPTION_CIRCLES = str.maketrans(dict.fromkeys(_EMPTY_CIRCLES, UNTICKED))


def _by_their_pair(line: str) -> str:
    """Circles, filled boxes and bare crosses: options only beside what makes them options."""
    if _TWO_CIRCLES.search(line):
        line = line.translate(_CIRCLES)
    if TICKED in line:
        return line.translate(_OPTION_CIRCLES)
    if UNTICKED in line:
        line = line.translate(_FILLED)
    if UNTICKED in line and TICKED not in line:
        line = line.translate(_CROSSED)
    return line
