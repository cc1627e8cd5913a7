"""Which way up a page lies in its picture.

Letters of a line stand closer to each other than lines do: that tells a page on its side. A page on
its head is told by the recogniser, which is less sure of every letter there.
"""

from __future__ import annotations

from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from extractor.read.scan.engine import Engine
from extractor.read.scan.ink import LETTER, letter_height, pieces_of
from extractor.read.scan.lines import picture_of, text_of
from extractor.read.scan.picture import Mask, Picture, ink_of

ENOUGH = 12
"""Letters with a close neighbour from which the direction of lines is told."""
CLEARLY = 2.0
"""How many times as many neighbours must stand below for lines to run down the picture."""
CLOSE = 0.4
"""Letter heights between neighbours in a line at most."""
TRIED = 3
"""Lines that are read both ways up."""


def lies_on_side(ink: Mask, scale: float) -> bool:
    """Whether lines of text run down the picture instead of across it."""
    _, stats = pieces_of(ink)
    height = letter_height(stats, scale)
    if not height:
        return False
    boxes = stats[1:, :4].astype(np.float64)
    longer, shorter = boxes[:, 2:].max(axis=1), boxes[:, 2:].min(axis=1)
    fits = (longer >= LETTER[0] * height) & (shorter >= 0.3 * height)
    letters = boxes[fits & (longer <= LETTER[1] * height)]
    across = _neighbours(letters, CLOSE * height)
    down = _neighbours(letters[:, [1, 0, 3, 2]], CLOSE * height)
    return down >= ENOUGH and down > CLEARLY * across


def _neighbours(letters: NDArray[np.float64], close: float) -> int:
    """How many letters have another close on their right, on about the same level."""
    count = 0
    ordered = letters[np.argsort(letters[:, 0])]
    starts = ordered[:, 0]
    for x, y, width, height in ordered:
        first, last = np.searchsorted(starts, (x + width / 2, x + width + close))
        others = ordered[first:last]
        shared = np.minimum(y + height, others[:, 1] + others[:, 3]) - np.maximum(y, others[:, 1])
        count += bool((shared > 0.6 * np.minimum(height, others[:, 3])).any())
    return count


def stands_on_head(white: Picture, scale: float, engine: Engine) -> bool:
    """Whether the recogniser is surer of the longest lines when they are turned round."""
    text = text_of(ink_of(white), scale, lambda _x, _y: -1)
    longest = sorted(text.lines, key=lambda line: -len(line.letters))[:TRIED]
    lines = [picture_of(white, text, line, line.ink).picture for line in longest]
    turned = [np.ascontiguousarray(line[::-1, ::-1]) for line in lines]
    return _sureness(turned, engine) > _sureness(lines, engine)


def _sureness(lines: list[Picture], engine: Engine) -> float:
    """How sure the recogniser is of the lines, as Thai or as Latin, whichever they are."""
    read = [
        [symbol.sure for found in engine.read(lines, latin=latin) for symbol in found]
        for latin in (False, True)
    ]
    return max((fmean(values) for values in read if values), default=0.0)
