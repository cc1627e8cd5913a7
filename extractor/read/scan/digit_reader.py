"""A second reader for the glyphs of numbers: which of ๐ to ๙ and 0 to 9, or neither.

The engine's Thai data prints 5 and ๕ for digits that it does not know, and is sure of it. This
reader, a small network trained on rendered fonts (``python -m corpus.digits``), tells Thai digits
from Arabic ones, and says whether a digit looks like the one that the engine read. It may suggest
and raise doubt; it never decides a value.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.digit_glyphs import Glyph, cuts, glyphs_in
from extractor.read.scan.ticks import Picture, PixelBox
from extractor.thai import THAI_DIGITS

CLASSES = THAI_DIGITS + "0123456789"
"""What the network tells apart, in its own order; the class after them is "no digit"."""
WEIGHTS = "digit_reader.npz"
THAI_FROM = 0.1
"""With this share for Thai digits a glyph may be one."""
SURELY = 0.9
"""With this share a glyph is what it looks like."""


class DigitLook(NamedTuple):
    """What a glyph looks like: its box, the likeliest digit, and how likely.

    ``thai`` is the share for all Thai digits together, ``shares`` that of each of ``CLASSES`` and
    of "no digit".
    """

    box: PixelBox
    digit: str
    share: float
    thai: float
    shares: tuple[float, ...]


class Network(NamedTuple):
    """Weights and biases of the two layers."""

    first: NDArray[np.float32]
    first_bias: NDArray[np.float32]
    second: NDArray[np.float32]
    second_bias: NDArray[np.float32]

    def shares(self, seen: NDArray[np.float32]) -> NDArray[np.float32]:
        """The share of each class, a row per glyph."""
        hidden = np.maximum(seen @ self.first + self.first_bias, 0)
        scores = hidden @ self.second + self.second_bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def look_at_digits(white: Picture, box: PixelBox) -> tuple[DigitLook, ...]:
    """What the digits in a box of a picture (white paper) look like, left to right; no points."""
    return tuple(look for glyph in glyphs_in(white, box) for look in _looks(white, glyph))


def _looks(white: Picture, glyph: Glyph) -> tuple[DigitLook, ...]:
    """The glyph's look; those of its halves where each of them surely is a digit and it is none."""
    (whole,) = _seen((glyph,))
    if whole.digit and whole.share >= SURELY:
        return (whole,)
    halves = [_seen(pair) for pair in cuts(white, glyph)]
    best = max(halves, key=_least_sure, default=())
    return best if best and _least_sure(best) >= SURELY else (whole,)


def _least_sure(looks: tuple[DigitLook, ...]) -> float:
    return min(look.share if look.digit else 0.0 for look in looks)


def _seen(glyphs: Sequence[Glyph]) -> tuple[DigitLook, ...]:
    shares = _network().shares(np.stack([glyph.features for glyph in glyphs]))
    return tuple(_look(glyph.box, row) for glyph, row in zip(glyphs, shares.tolist(), strict=True))


def digit_sureness(white: Picture, box: PixelBox, number: str) -> tuple[float, ...]:
    """How sure each character of a number is that an engine read in a box, 0 to 1.

    A digit that looks Thai is 0: nothing may rest on it. So is every one where the number of glyphs
    is not that of digits. Points and commas are as sure as the digits beside them.
    """
    looks = look_at_digits(white, box)
    digits = [char for char in number if char.isdigit()]
    if len(looks) != len(digits):
        return (0.0,) * len(number)
    values = [_sureness(look, digit) for look, digit in zip(looks, digits, strict=True)]
    if any(look.thai >= THAI_FROM for look in looks):
        return (0.0,) * len(number)
    told = iter(values)
    least = min(values, default=0.0)
    return tuple(next(told) if char.isdigit() else least for char in number)


def suggestion(look: DigitLook) -> str:
    """The digits that a glyph may be, likeliest first: "4 ๔"; "" where it looks like none."""
    ranked = sorted(zip(look.shares, (*CLASSES, ""), strict=True), reverse=True)
    return " ".join(digit for share, digit in ranked if share >= THAI_FROM and digit)


def _look(box: PixelBox, shares: list[float]) -> DigitLook:
    best = max(range(len(shares)), key=shares.__getitem__)
    digit = CLASSES[best] if best < len(CLASSES) else ""
    return DigitLook(box, digit, shares[best], sum(shares[:10]), tuple(shares))


def _sureness(look: DigitLook, digit: str) -> float:
    return look.shares[CLASSES.index(digit)] if digit in CLASSES else 0.0


@functools.cache
def _network() -> Network:
    with files("extractor.read.scan").joinpath(WEIGHTS).open("rb") as held:
        stored = np.load(held)
        return Network(*(stored[name].astype(np.float32) for name in Network._fields))
