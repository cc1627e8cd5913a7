"""A second look at the numbers of a line: what the engine read beside what the glyphs look like.

Thai digits that the engine's data lacks come out of it as other digits or as letters, with
confidence; points between digits get lost. Where a glyph surely looks like a Thai digit, the text
shows that digit, with a sureness of 0: it may be looked at, and nothing may rest on it. An Arabic
digit stays as the engine read it, as sure as the less sure of the two readers. A digit, point or
dash that is drawn and was not read is put back, and its number is not sure either; so is the space
between two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, groupby, pairwise
from statistics import median
from typing import NamedTuple

from extractor.read.scan.digit_reader import CLASSES, SURELY, THAI_FROM, DigitLook, look_at_digits
from extractor.read.scan.engine import Symbol
from extractor.read.scan.signs import with_bars
from extractor.read.scan.ticks import Picture, PixelBox
from extractor.thai import MARKS, THAI_DIGITS

TALL = 0.6
"""Share of the letters' height from which ink may be a digit."""
OFF_LINE = 0.3
"""Letter heights that a digit's foot may be off the line; marks stand higher or lower."""
SMALL = 0.4
"""Share of the letters' height that a point or the height of a dash has at most."""
APART = 0.6
"""Letter heights over which digits are no longer of one number."""
NARROW = 0.28
"""Letter heights between digits that a point or dash needs; in less there is only dust."""
GUESSED = 0.5
"""How sure a sign is that only the glyphs tell."""
DOUBTED = 0.3
"""How sure an engine's digit is at most that no glyph of its own confirms."""
SPACED = 1.35
"""Steps from digit to digit that the step over a space has at least: digits are set alike wide."""
STEPS = 3
"""Steps of a line that tell its usual one."""
_MARKS = ".,:;-–/()"
"""What stands beside digits, and is not one that was misread."""


class _Column(NamedTuple):
    """A glyph of the line and the numbers of the symbols that the engine read there."""

    look: DigitLook
    read: tuple[int, ...]

    @property
    def is_thai(self) -> bool:
        """Whether it surely looks like a Thai digit."""
        return self.look.thai >= SURELY and self.look.digit in THAI_DIGITS

    @property
    def is_digit(self) -> bool:
        """Whether it surely looks like a digit of either kind."""
        return bool(self.look.digit) and self.look.share >= SURELY


def second_look(
    white: Picture, symbols: Sequence[Symbol], ink: Sequence[PixelBox], top: float, foot: float
) -> list[Symbol]:
    """The symbols of a stretch of a line, its digits looked at again.

    ``ink`` are the boxes of its connected pieces in the picture (white paper), ``top`` and ``foot``
    the y between which its letters stand.
    """
    symbols = _once(symbols)
    height = max(foot - top, 1.0)
    tall = [
        box
        for box in ink
        if box[3] - box[1] >= TALL * height and abs(box[3] - foot) <= OFF_LINE * height
    ]
    looks = [look for box in tall for look in look_at_digits(white, box)]
    columns = _columns(symbols, sorted(looks, key=lambda look: look.box[0]))
    thai = _thai_columns(columns, symbols, APART * height)
    settled = _with_thai(_confirmed(symbols, columns), columns, thai)
    settled = _with_unread(settled, symbols, columns)
    told = [
        index in thai or column.is_digit or _is_read(column, symbols)
        for index, column in enumerate(columns)
    ]
    digits = list(compress(columns, told))
    neighbours = list(compress(pairwise(columns), map(all, pairwise(told))))
    small = [box for box in ink if box[3] - box[1] <= SMALL * height]
    marked = _with_spaces(_with_marks(settled, digits, small, foot, height), neighbours)
    told_thai = {float(columns[index].look.box[0]) for index in thai}
    return [
        symbol if symbol.text in THAI_DIGITS and symbol.x0 in told_thai else signed
        for symbol, signed in zip(marked, with_bars(white, marked, ink, height), strict=True)
    ]


def _once(symbols: Sequence[Symbol]) -> list[Symbol]:
    """The symbols without those that two readings of neighbouring words have told twice."""
    kept: list[Symbol] = []
    for symbol in symbols:
        twice = (one.text == symbol.text and abs(one.x0 - symbol.x0) <= 2 for one in kept[-3:])
        if symbol.text == " " or not any(twice):
            kept.append(symbol)
    return kept


def _columns(symbols: Sequence[Symbol], looks: Sequence[DigitLook]) -> list[_Column]:
    """The glyphs from left to right, each with the symbols that lie on it more than on others."""
    read: list[list[int]] = [[] for _ in looks]
    for number, symbol in enumerate(symbols):
        shared = [min(symbol.x1, look.box[2]) - max(symbol.x0, look.box[0]) for look in looks]
        if shared and max(shared) > 0:
            read[shared.index(max(shared))].append(number)
    return [_Column(look, tuple(own)) for look, own in zip(looks, read, strict=True)]


# --- Thai digits ------------------------------------------------------------------------------


def _thai_columns(
    columns: Sequence[_Column], symbols: Sequence[Symbol], apart: float
) -> frozenset[int]:
    """The columns that are Thai digits, by number.

    One or two glyphs between letters that the engine read as letters stay so: some letters look
    like digits in some fonts. So does what stands in a Latin word.
    """
    found: list[int] = []
    for is_thai, group in groupby(range(len(columns)), lambda index: columns[index].is_thai):
        run = list(group)
        if not is_thai:
            continue
        texts = "".join(symbols[n].text for index in run for n in columns[index].read)
        around = [
            "".join(symbols[n].text for n in columns[beside].read)
            for beside, own in ((run[0] - 1, run[0]), (run[-1] + 1, run[-1]))
            if 0 <= beside < len(columns) and _gap(columns[beside], columns[own]) <= apart
        ]
        if _is_latin(texts) and any(map(_is_latin, around)):
            continue
        if len(run) > 2 or not around or any(char.isdigit() for char in texts) or not texts:
            found += run
    return frozenset(found)


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _gap(one: _Column, other: _Column) -> float:
    a, b = one.look.box, other.look.box
    return max(a[0], b[0]) - min(a[2], b[2])


def _with_thai(
    symbols: Sequence[Symbol], columns: Sequence[_Column], thai: frozenset[int]
) -> list[Symbol]:
    """The symbols with those of Thai columns replaced by the digits that stand there."""
    gone = {
        number
        for index in thai
        for number in columns[index].read
        if not _stays(symbols, number, columns[index])
    } | _without_ink(symbols, columns, thai)
    kept = [symbol for number, symbol in enumerate(symbols) if number not in gone]
    for index in sorted(thai):
        look = columns[index].look
        _insert(kept, Symbol(look.digit, float(look.box[0]), float(look.box[2]), 0.0))
    return kept


def _without_ink(
    symbols: Sequence[Symbol], columns: Sequence[_Column], thai: frozenset[int]
) -> set[int]:
    """The digits, by number, that the engine read between Thai ones where no digit is drawn."""
    drawn = {number for column in columns for number in column.read}
    gaps = [
        (columns[at].look.box[2], columns[at + 1].look.box[0])
        for at in sorted(thai)
        if at + 1 in thai
    ]
    return {
        number
        for number, symbol in enumerate(symbols)
        if symbol.text in CLASSES
        and number not in drawn
        and any(left <= (symbol.x0 + symbol.x1) / 2 <= right for left, right in gaps)
    }


def _stays(symbols: Sequence[Symbol], number: int, column: _Column) -> bool:
    """Whether a symbol on a Thai digit's column is not that digit, but a sign beside it.

    Points and dashes are; so is a mark that belongs to the letter before, and the next letter where
    the engine placed it too far to the left.
    """
    symbol = symbols[number]
    if symbol.text in MARKS:
        return number - 1 not in column.read
    box = column.look.box
    aside = not box[0] <= (symbol.x0 + symbol.x1) / 2 <= box[2]
    letter = symbol.text not in CLASSES and len(column.read) > 1
    return symbol.text in _MARKS or (aside and letter)


def _insert(symbols: list[Symbol], new: Symbol) -> None:
    """Put a symbol before the first one whose middle is further right."""
    middle = new.x0 + new.x1
    at = next((n for n, one in enumerate(symbols) if one.x0 + one.x1 > middle), len(symbols))
    symbols.insert(at, new)


# --- Arabic digits ----------------------------------------------------------------------------


def _confirmed(symbols: Sequence[Symbol], columns: Sequence[_Column]) -> list[Symbol]:
    """The symbols, each digit as sure as its own glyph confirms it."""
    alone = {column.read[0]: column.look for column in columns if len(column.read) == 1}
    return [
        _weighed(symbol, alone.get(number)) if symbol.text.isdigit() else symbol
        for number, symbol in enumerate(symbols)
    ]


def _weighed(symbol: Symbol, look: DigitLook | None) -> Symbol:
    if symbol.text in THAI_DIGITS:
        arabic = look is not None and look.share >= SURELY and look.digit not in THAI_DIGITS
        if look is not None and arabic and look.digit:
            return symbol._replace(text=look.digit, sure=GUESSED)
        return symbol._replace(sure=0.0)
    if look is None:
        return symbol._replace(sure=min(symbol.sure, DOUBTED))
    if look.thai >= THAI_FROM:
        return symbol._replace(sure=0.0)
    return symbol._replace(sure=min(symbol.sure, look.shares[CLASSES.index(symbol.text)]))


def _with_unread(
    settled: list[Symbol], symbols: Sequence[Symbol], columns: Sequence[_Column]
) -> list[Symbol]:
    """The symbols with the Arabic digits that the engine left out of a number.

    It places symbols badly at times: digits are missing only where it read fewer than are drawn.
    """
    found = list(settled)
    for run in _numbers(columns):
        drawn = "".join(column.look.digit for column in run)
        read = _digits_read(symbols, run)
        if not read or len(read) >= len(drawn) or not _is_part(read, drawn):
            continue
        unread = [column for column in run if not column.read]
        if len(unread) == len(drawn) - len(read):
            for column in unread:
                box = column.look.box
                _insert(found, Symbol(column.look.digit, float(box[0]), float(box[2]), GUESSED))
    return found


def _numbers(columns: Sequence[_Column]) -> list[list[_Column]]:
    """The Arabic digits that stand a usual step apart, number by number."""
    digits = [column for column in columns if column.is_digit and not column.is_thai]
    pairs = list(pairwise(digits))
    step = _usual_step([(a.look.box, b.look.box) for a, b in pairs])
    runs = [digits[:1]]
    for left, right in pairs:
        if _middle(right.look.box) - _middle(left.look.box) < SPACED * step:
            runs[-1].append(right)
        else:
            runs.append([right])
    return runs


def _is_read(column: _Column, symbols: Sequence[Symbol]) -> bool:
    """Whether the engine read a digit there, and nothing else."""
    return len(column.read) == 1 and symbols[column.read[0]].text in CLASSES


def _digits_read(symbols: Sequence[Symbol], run: Sequence[_Column]) -> str:
    """The digits that the engine read in a number, or half a digit beside it."""
    if not run:
        return ""
    first, last = run[0].look.box, run[-1].look.box
    half = (first[2] - first[0]) / 2
    near = (one for one in symbols if first[0] - half <= one.x0 <= last[2] + half)
    return "".join(one.text for one in near if one.text in CLASSES)


def _is_part(read: str, drawn: str) -> bool:
    """Whether the digits read are some of those drawn, in their order."""
    left = iter(drawn)
    return all(digit in left for digit in read)


# --- points and dashes ------------------------------------------------------------------------


def _with_marks(
    symbols: list[Symbol],
    digits: Sequence[_Column],
    small: Sequence[PixelBox],
    foot: float,
    height: float,
) -> list[Symbol]:
    """The symbols with the points and dashes that are drawn between digits and were not read."""
    found = list(symbols)
    for left, right in pairwise(digits):
        x0, x1 = left.look.box[2] - 2, right.look.box[0] + 2
        drawn = [box for box in small if x0 <= box[0] and box[2] <= x1]
        read = any(x0 <= (one.x0 + one.x1) / 2 <= x1 for one in found if not one.text.isdigit())
        if len(drawn) != 1 or read or not NARROW <= (x1 - x0 - 4) / height <= APART * 2:
            continue
        box = drawn[0]
        dash = box[2] - box[0] > 1.5 * (box[3] - box[1])
        if dash or box[1] > foot - height / 2:
            sign = "-" if dash else "."
            _insert(found, Symbol(sign, float(box[0]), float(box[2]), GUESSED))
    return found


def _with_spaces(
    symbols: list[Symbol], neighbours: Sequence[tuple[_Column, _Column]]
) -> list[Symbol]:
    """The symbols with spaces between digits that stand further apart than the line's others."""
    pairs = [
        (left.look.box, right.look.box)
        for left, right in neighbours
        if not _any_between(symbols, left.look.box, right.look.box)
    ]
    step = _usual_step(pairs)
    found = list(symbols)
    for left, right in pairs:
        if 0 < SPACED * step <= _middle(right) - _middle(left):
            at = (_middle(left) + _middle(right)) / 2
            _insert(found, Symbol(" ", at, at, GUESSED))
    return found


def _usual_step(pairs: Sequence[tuple[PixelBox, PixelBox]]) -> float:
    """How far it usually is from digit to digit; 0 where too few stand there to tell."""
    steps = [_middle(right) - _middle(left) for left, right in pairs]
    return median(steps) if len(steps) >= STEPS else 0.0


def _any_between(symbols: Sequence[Symbol], left: PixelBox, right: PixelBox) -> bool:
    """Whether anything but digits was read between two glyphs."""
    return any(
        _middle(left) < (one.x0 + one.x1) / 2 < _middle(right)
        for one in symbols
        if one.text not in CLASSES
    )


def _middle(box: PixelBox) -> float:
    return (box[0] + box[2]) / 2
