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

from extractor.read.scan.digit_columns import (
    GUESSED,
    Column,
    columns_of,
    gap_between,
    insert,
    is_read,
)
from extractor.read.scan.digit_gaps import APART, with_marks, with_spaces, with_unread
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
DOUBTED = 0.3
"""How sure an engine's digit is at most that no glyph of its own confirms."""
_MARKS = ".,:;-–/()"
"""What stands beside digits, and is not one that was misread."""


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
    columns = columns_of(symbols, sorted(looks, key=lambda look: look.box[0]))
    thai = _thai_columns(columns, symbols, APART * height)
    settled = _with_thai(_confirmed(symbols, columns), columns, thai)
    settled = with_unread(settled, symbols, columns)
    told = [
        index in thai or column.is_digit or is_read(column, symbols)
        for index, column in enumerate(columns)
    ]
    digits = list(compress(columns, told))
    neighbours = list(compress(pairwise(columns), map(all, pairwise(told))))
    small = [box for box in ink if box[3] - box[1] <= SMALL * height]
    marked = with_spaces(with_marks(settled, digits, small, foot, height), neighbours)
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


# --- Thai digits ------------------------------------------------------------------------------


def _thai_columns(
    columns: Sequence[Column], symbols: Sequence[Symbol], apart: float
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
            if 0 <= beside < len(columns) and gap_between(columns[beside], columns[own]) <= apart
        ]
        if _is_latin(texts) and any(map(_is_latin, around)):
            continue
        if len(run) > 2 or not around or any(char.isdigit() for char in texts) or not texts:
            found += run
    return frozenset(found)


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _with_thai(
    symbols: Sequence[Symbol], columns: Sequence[Column], thai: frozenset[int]
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
        insert(kept, Symbol(look.digit, float(look.box[0]), float(look.box[2]), 0.0))
    return kept


def _without_ink(
    symbols: Sequence[Symbol], columns: Sequence[Column], thai: frozenset[int]
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


def _stays(symbols: Sequence[Symbol], number: int, column: Column) -> bool:
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


# --- Arabic digits ----------------------------------------------------------------------------


def _confirmed(symbols: Sequence[Symbol], columns: Sequence[Column]) -> list[Symbol]:
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
