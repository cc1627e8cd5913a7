"""Pages set in two columns, as newspapers are: read down the left one, then down the right one.

What tells them from a form's labels and contents side by side is that headings stand in both, and
that their numbers go on from the left column to the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.model import Box
from extractor.read.layout.lines import Line

FEWEST_LINES = 4
"""Lines in each column at least."""
OUTDENT = 10.0
"""Points by which a table's border stands left of its column's text at most."""

_HEADING = re.compile(r"([0-9๐-๙]{1,2})[.)]? ?(?=[ก-ฮเ-ไ])")


class Fold(NamedTuple):
    """Where a page is folded: below ``top`` its right column begins at ``x``."""

    top: float
    x: float


def find_fold(lines: Sequence[Line], tables: Iterable[Box]) -> Fold | None:
    """The fold of a page of two columns; None for other pages."""
    right = [part for line in lines for part in line.parts[1:] if _number(part) is not None]
    if not right:
        return None
    x = min(part.x0 for part in right) - OUTDENT
    boxes = [part.box for line in lines for part in line.parts or (line,)]
    crossing = [box[3] for box in (*boxes, *tables) if box[0] < x < box[2]]
    fold = Fold(max(crossing, default=0.0), x)
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for part in line.parts or (line,):
            if part.baseline > fold.top:
                sides[part.x0 > x].append(part)
    if min(map(len, sides)) < FEWEST_LINES:
        return None
    before, after = ([n for part in side if (n := _number(part)) is not None] for side in sides)
    return fold if before and after and max(before) < min(after) else None


def _number(part: Line) -> int | None:
    """The number of a heading in bold."""
    found = _HEADING.match(part.text) if part.all_bold else None
    return int(found[1]) if found else None
