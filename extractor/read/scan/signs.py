"""≤ and ≥ in a picture: the engine has neither, and reads what stands above their bar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractor.read.scan.engine import Symbol
from extractor.read.scan.ticks import Picture, PixelBox
from extractor.thai import THAI_DIGITS

READ_AS = "<>" + THAI_DIGITS
"""What the engine makes of the two signs."""
GUESSED = 0.5
"""How sure a sign is that only its drawing tells."""
FLAT, NEAR = 0.22, 0.4
"""Letter heights that the bar has at most, and that it lies below the sign at most."""


def with_bars(
    white: Picture, symbols: Sequence[Symbol], ink: Sequence[PixelBox], height: float
) -> list[Symbol]:
    """The symbols, < and > with a bar below as ≤ and ≥; ``height`` is that of the letters."""
    bars = [box for box in ink if box[3] - box[1] <= FLAT * height < 2 * (box[2] - box[0])]
    return [
        _settled(white, symbol, ink, bars, height) if symbol.text in READ_AS else symbol
        for symbol in symbols
    ]


def _settled(
    white: Picture,
    symbol: Symbol,
    ink: Sequence[PixelBox],
    bars: Sequence[PixelBox],
    height: float,
) -> Symbol:
    for box in ink:
        shared = min(symbol.x1, box[2]) - max(symbol.x0, box[0])
        if shared <= 0.5 * (box[2] - box[0]) or box[3] - box[1] < 0.3 * height:
            continue
        wedge = box if any(_lies_below(bar, box, height) for bar in bars) else _over(white, box)
        if sign := _sign(white, wedge):
            return symbol._replace(text=sign, sure=min(symbol.sure, GUESSED))
    return symbol


def _lies_below(bar: PixelBox, box: PixelBox, height: float) -> bool:
    width = box[2] - box[0]
    level = abs(bar[0] - box[0]) <= 0.3 * width and abs(bar[2] - box[2]) <= 0.3 * width
    return level and -1 <= bar[1] - box[3] <= NEAR * height


def _over(white: Picture, box: PixelBox) -> PixelBox:
    """A piece without the bar that it stands on and touches; nothing of it where there is none."""
    dark = 255 - white[box[1] : box[3], box[0] : box[2]].astype(float)
    full = (dark > 110).mean(axis=1) >= 0.75
    wide = np.nonzero(full)[0]
    if not wide.size or wide[0] < 0.6 * len(full):
        return (box[0], box[1], box[2], box[1])
    foot = int(wide[0])
    while foot > 0 and dark[foot - 1].sum() >= dark[max(0, foot - 2)].sum():
        foot -= 1  # the bar's blurred edge
    return (box[0], box[1], box[2], box[1] + foot)


def _sign(white: Picture, box: PixelBox) -> str:
    """Which way a wedge points: its point is at half height; "" for what is no wedge."""
    dark = 255 - white[box[1] : box[3], box[0] : box[2]].astype(float)
    dark[dark < 80] = 0
    if len(dark) < 5 or not dark.any(axis=1).all():
        return ""
    middles = (dark @ np.arange(dark.shape[1])) / dark.sum(axis=1) / dark.shape[1]
    fifth = max(1, len(middles) // 5)
    tip = float(
        np.mean(middles[len(middles) // 2 - fifth // 2 : len(middles) // 2 + fifth // 2 + 1])
    )
    ends = (float(np.mean(middles[:fifth])), float(np.mean(middles[-fifth:])))
    if all(end - tip > 0.3 for end in ends):
        return "≤"
    return "≥" if all(tip - end > 0.3 for end in ends) else ""
