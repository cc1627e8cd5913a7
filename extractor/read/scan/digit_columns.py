"""The glyphs of a line beside the symbols that the engine read there: what numbers are made of."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extractor.read.scan.digit_reader import CLASSES, SURELY, DigitLook
from extractor.read.scan.engine import Symbol
from extractor.read.scan.ticks import PixelBox
from extractor.thai import THAI_DIGITS

GUESSED = 0.5
"""How sure a sign is that only the glyphs tell."""
SPACED = 1.35
"""Steps from digit to digit that the step over a space has at least: digits are set alike wide."""
STEPS = 3
"""Steps of a line that tell its usual one."""


class Column(NamedTuple):
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


def columns_of(symbols: Sequence[Symbol], looks: Sequence[DigitLook]) -> list[Column]:
    """The glyphs from left to right, each with the symbols that lie on it more than on others."""
    read: list[list[int]] = [[] for _ in looks]
    for number, symbol in enumerate(symbols):
        shared = [min(symbol.x1, look.box[2]) - max(symbol.x0, look.box[0]) for look in looks]
        if shared and max(shared) > 0:
            read[shared.index(max(shared))].append(number)
    return [Column(look, tuple(own)) for look, own in zip(looks, read, strict=True)]


def gap_between(one: Column, other: Column) -> float:
    """White between two glyphs in pixels; less than 0 where they overlap."""
    a, b = one.look.box, other.look.box
    return max(a[0], b[0]) - min(a[2], b[2])


def is_read(column: Column, symbols: Sequence[Symbol]) -> bool:
    """Whether the engine read a digit there, and nothing else."""
    return len(column.read) == 1 and symbols[column.read[0]].text in CLASSES


def insert(symbols: list[Symbol], new: Symbol) -> None:
    """Put a symbol before the first one whose middle is further right."""
    twice = new.x0 + new.x1
    at = next((n for n, one in enumerate(symbols) if one.x0 + one.x1 > twice), len(symbols))
    symbols.insert(at, new)


def usual_step(pairs: Sequence[tuple[PixelBox, PixelBox]]) -> float:
    """How far it usually is from digit to digit; 0 where too few stand there to tell."""
    steps = [middle(right) - middle(left) for left, right in pairs]
    return median(steps) if len(steps) >= STEPS else 0.0


def middle(box: PixelBox) -> float:
    """The x of a box's middle."""
    return (box[0] + box[2]) / 2
