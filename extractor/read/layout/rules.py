"""Pieces of ruled lines -> whole rules, and which of them belong to one drawing.

Pieces on one line are snapped and merged (dashes, cells that draw their own borders); rules that
touch form a component. Both cost n log n in the pieces, and the crossings are met one by one by a
sweep, so that no pair of rules that are far apart is ever looked at.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.errors import ReadFault
from extractor.read.glyphs import Rect, Segment
from extractor.read.limits import Limits

SNAP = 1.2
"""Points within which parallel rules are one (cells that draw their own borders)."""
JOIN = 3.5
"""Points over which pieces of one rule are joined (dashes, cells that draw their own)."""
REACH = 2.5
"""Points by which a rule may miss the rule that it ends at."""
SHORTEST = 5.0
"""Points below which a merged rule bounds no cell of text."""
OVERHANG = 8.0
"""Points by which rules reach past the last crossing rule where a table is open at that side."""


class Rule(NamedTuple):
    """A whole ruled line: at ``at`` (y of a horizontal, x of a vertical), from start to end."""

    at: float
    start: float
    end: float


def whole_rules(
    segments: Sequence[Segment], rects: Iterable[Rect]
) -> tuple[list[Rule], list[Rule]]:
    """All horizontal and all vertical rules of a page, whole."""
    across: list[Rule] = []
    down: list[Rule] = []
    for x0, y0, x1, y1, _ in segments:
        if x1 - x0 >= y1 - y0:
            across.append(Rule(y0, x0, x1))
        if y1 - y0 >= x1 - x0:
            down.append(Rule(x0, y0, y1))
    for rect in rects:
        if rect.stroked:
            x0, y0, x1, y1 = rect[:4]
            across += (Rule(y0, x0, x1), Rule(y1, x0, x1))
            down += (Rule(x0, y0, y1), Rule(x1, y0, y1))
    return merge_rules(across), merge_rules(down)


def merge_rules(pieces: list[Rule]) -> list[Rule]:
    """Pieces that lie on one line as whole rules, sorted by position."""
    pieces.sort()
    merged: list[Rule] = []
    first = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and pieces[index].at - pieces[first].at <= SNAP:
            continue
        merged.extend(_merge_line(pieces[first:index]))
        first = index
    return merged


def _merge_line(pieces: list[Rule]) -> Iterable[Rule]:
    if not pieces:
        return
    at = (pieces[0].at + pieces[-1].at) / 2
    pieces = sorted(pieces, key=lambda piece: piece.start)
    start, end = pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if piece.start > end + JOIN:
            if end - start >= SHORTEST:
                yield Rule(at, start, end)
            start = piece.start
            end = piece.end
        elif piece.end > end:
            end = piece.end
    if end - start >= SHORTEST:
        yield Rule(at, start, end)


# --- which rules belong together --------------------------------------------------------------


def components(
    across: list[Rule], down: list[Rule], limits: Limits
) -> tuple[list[tuple[list[Rule], list[Rule]]], list[Rule]]:
    """Rules that touch, as (horizontals, verticals) per component; and the horizontals alone."""
    parent = list(range(len(across) + len(down)))
    for left, right in _crossings(across, down, limits):
        a, b = _root(parent, left), _root(parent, len(across) + right)
        parent[max(a, b)] = min(a, b)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parent)):
        group = groups.setdefault(_root(parent, index), ([], []))
        if index < len(across):
            group[0].append(across[index])
        else:
            group[1].append(down[index - len(across)])
    touching = [group for group in groups.values() if group[0] and group[1]]
    return touching, [group[0][0] for group in groups.values() if not group[1]]


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _crossings(across: list[Rule], down: list[Rule], limits: Limits) -> Iterable[tuple[int, int]]:
    """Pairs of touching rules, by a sweep down the page: each pair is met once, no other looked at.

    Raises:
        ReadFault: W_LIMIT, ``table_crossings``.

    """
    events = [(rule.start - REACH, 0, index) for index, rule in enumerate(down)]
    events += [(rule.at, 1, index) for index, rule in enumerate(across)]
    events += [(rule.end + REACH, 2, index) for index, rule in enumerate(down)]
    events.sort()
    active: list[tuple[float, int]] = []
    met = 0
    for _, kind, index in events:
        if kind == 0:
            insort(active, (down[index].at, index))
        elif kind == 2:
            del active[bisect_left(active, (down[index].at, index))]
        else:
            rule = across[index]
            low = bisect_left(active, (rule.start - REACH, -1))
            high = bisect_left(active, (rule.end + REACH, len(down)))
            met += high - low
            if met > limits.table_crossings:
                raise ReadFault("W_LIMIT", "tables", limit="table_crossings", value=str(met))
            for _, other in active[low:high]:
                yield index, other


def closed(rules: list[Rule], crossing: list[Rule], *, inside: bool = False) -> list[Rule]:
    """``rules`` with those added that are lacking where the table, or one in it, is open.

    A side is open where at least two crossing rules end equally far and meet none of the rules
    there. ``inside`` tables are looked at, too: a page break opens the ones that it cuts.
    """
    added = []
    ats = [rule.at for rule in rules]
    starts, stops = [(r.start, r.at) for r in crossing], [(r.end, r.at) for r in crossing]
    for ends, outermost in ((starts, min(starts)), (stops, max(stops))):
        for level in _levels(sorted(ends)):
            outer = outermost in level
            if not (outer or inside):
                continue
            loose = [x for end, x in level if not _is_met(end, x, rules, ats)]
            if len(loose) > 1:
                reached = [x for _, x in level] if outer else loose
                added.append(Rule(level[0][0], min(reached), max(reached)))
    return sorted(rules + added)


def _levels(ends: Sequence[tuple[float, float]]) -> Iterable[list[tuple[float, float]]]:
    """Ends of rules that end equally far."""
    level: list[tuple[float, float]] = []
    for end in ends:
        if level and end[0] - level[0][0] > SNAP:
            yield level
            level = []
        level.append(end)
    yield level


def _is_met(end: float, x: float, rules: Sequence[Rule], ats: Sequence[float]) -> bool:
    """Whether one of the rules crosses or touches, near its end, the one that stands at ``x``."""
    near = rules[bisect_left(ats, end - OVERHANG) : bisect_left(ats, end + OVERHANG)]
    return any(rule.start - REACH <= x <= rule.end + REACH for rule in near)
