"""Text on a grid of screen columns: widths and wrapping of Thai, colours, plain fallbacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.thai import LEADING_VOWELS, SARA_AA, clusters

_ZERO_WIDTH = ("Mn", "Me", "Cf")
_NEVER_FIRST = SARA_AA + "ะๅๆฯ)]}”’»,.:;!?%"
_NEVER_LAST = LEADING_VOWELS + "([{“‘«"


def width(text: str) -> int:
    """Screen columns that ``text`` takes: marks above and below take none, wide signs two."""
    return sum(map(_width_of_char, text))


def _width_of_char(char: str) -> int:
    if " " <= char <= "~":
        return 1
    if unicodedata.category(char) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of at most ``columns`` columns.

    Thai puts no spaces between words: a line ends in its last third at a space, else before a
    leading vowel, which always begins a syllable, else wherever a writing cell ends.
    """
    for paragraph in text.split("\n"):
        yield from _wrap_line(paragraph, max(columns, 8))


def _wrap_line(text: str, columns: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for cell in _unbroken(text):
        size = width(cell)
        if used + size > columns:
            kept = _break_at(line, columns)
            yield "".join(line[:kept]).rstrip()
            line = line[kept:]
            while line and line[0] == " ":
                line.pop(0)
            used = sum(map(width, line))
            if not line and cell == " ":
                continue
        line.append(cell)
        used += size
    yield "".join(line).rstrip()


def _unbroken(text: str) -> Iterator[str]:
    """The writing cells of ``text``, joined where no line may end between them."""
    held = ""
    for cell in clusters(text):
        if held and (cell[0] in _NEVER_FIRST or held[-1] in _NEVER_LAST):
            held += cell
        else:
            if held:
                yield held
            held = cell
    if held:
        yield held


def _break_at(line: list[str], columns: int) -> int:
    """How many writing cells stay on a full line."""
    last_third = [
        position
        for position in range(len(line) - 1, 0, -1)
        if width("".join(line[:position])) * 3 >= columns * 2
    ]
    for position in last_third:
        if line[position] == " ":
            return position + 1
    for position in last_third:
        if line[position][0] in LEADING_VOWELS:
            return position
    return len(line)


_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """``text`` on one line that cannot drive a terminal: unseen characters are spelt out."""
    return _UNSEEN.sub(lambda found: _spelt(found.group()), text)


def _spelt(char: str) -> str:
    if char in "\n\t\r":
        return " "
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"


_PLAIN = str.maketrans(
    {
        "✓": "+",
        "✗": "x",
        "×": "x",
        "·": "|",
        "→": "->",
        "…": "...",
        "–": "-",
        "☑": "[x]",
        "☐": "[ ]",
        "⍰": "[?]",
    }
)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a screen shows text: whether it takes colours, and which characters it can show."""

    colours: bool = False
    encoding: str = "utf-8"

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style ("bold", "dim", "red", "yellow", "green", "cyan") or as it is."""
        code = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "cyan": 36}[style]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colours else text

    def shown(self, text: str) -> str:
        """``text`` with signs that the screen cannot show replaced by plain ones."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.translate(_PLAIN)
        return text

    def can_show(self, text: str) -> bool:
        """Whether the screen's encoding has every character of ``text``."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True
