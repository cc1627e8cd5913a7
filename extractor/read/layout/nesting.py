"""Which of a grid's regions go around others: tables inside the cells of tables.

A region is what atomic boxes without a rule between them grow together to. A cell with a table in
it is a region that goes around others: a ring, or less where the inner table touches its sides. An
inner table that touches the top and the foot of its cell leaves no more of the cell than its
padding, strips beside the table too narrow for any text; they are taken for the cell that they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.errors import ReadFault

SLIVER = 7.0
"""Points below which a row or column holds no text: a double border, the gap between cells."""
NARROWEST_PADDING = 3.5
"""Points from which a strip beside a table is a cell's padding and no double border."""
WIDEST_PADDING = 12.0
"""Points below which a strip as high as several rows beside it is no column of its own."""
SAME_SIDE = 3.0
"""Points by which the sides of one table differ from row to row at most."""
CORNERS = 2
"""Corners of its own outline that a cell around others has at least."""
MOST_HOLLOW = 200
"""Cells of one grid that may go around others; above, it is a drawing and not a table."""

Region = list[tuple[int, int]]
"""Atomic boxes (row, column) with no rule between them."""
Extent = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def extent_of(region: Region) -> Extent:
    """The rows and columns that a region reaches over."""
    if len(region) == 1:
        return (*region[0], *region[0])
    rows = [row for row, _ in region]
    columns = [column for _, column in region]
    return min(rows), min(columns), max(rows), max(columns)


def around(outer: Extent, inner: Extent) -> bool:
    """Whether the one extent goes around the other."""
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
        and outer != inner
    )


def levels(regions: Sequence[Region], spans: Sequence[Extent]) -> dict[int, int]:
    """How many regions go around each; one that goes around is no rectangle but has its corners.

    Two corners may be taken: a nested table that reaches its cell's side and goes on over a page
    break stands at the top or at the foot of its cell. A cell of one row has each corner twice.

    Raises:
        ReadFault: W_LIMIT where so many go around so many that no table looks like this.

    """
    hollow = [
        index
        for index, (r0, c0, r1, c1) in enumerate(spans)
        if len(regions[index]) < (r1 - r0 + 1) * (c1 - c0 + 1)
        and sum(map(regions[index].__contains__, ((r0, c0), (r0, c1), (r1, c0), (r1, c1))))
        >= CORNERS
    ]
    if len(hollow) > MOST_HOLLOW:
        raise ReadFault("W_LIMIT", "tables", limit="nested_cells", value=str(len(hollow)))
    if not hollow:
        return dict.fromkeys(range(len(spans)), 0)
    return {
        index: sum(around(spans[outer], span) for outer in hollow)
        for index, span in enumerate(spans)
    }


def parent_of(index: int, level: dict[int, int], spans: Sequence[Extent]) -> int:
    """The region that goes around ``index`` next, -1 for none."""
    return next(
        (
            outer
            for outer in level
            if level[outer] == level[index] - 1 and around(spans[outer], spans[index])
        ),
        -1,
    )


def bands(ids: Sequence[int], spans: Sequence[Extent], ys: Sequence[float]) -> list[list[int]]:
    """Regions of one cell, apart where a gap as high as text lies between: tables below tables."""
    found: list[list[int]] = []
    bottom = 0.0
    for index in sorted(ids, key=lambda index: spans[index]):
        first, _, last, _ = spans[index]
        if not found or ys[first] - bottom >= SLIVER:
            found.append([])
        found[-1].append(index)
        bottom = max(bottom, ys[last + 1])
    return found


def stacked(
    ids: Sequence[int], spans: Sequence[Extent], xs: Sequence[float], ys: Sequence[float]
) -> list[list[int]]:
    """Regions of tables that merely touch, one below the other: both of their sides differ."""
    found: list[list[int]] = []
    sides = (0.0, 0.0)
    for strip in _strips_of_rows(ids, spans, ys):
        here = (
            xs[min(spans[index][1] for index in strip)],
            xs[max(spans[index][3] for index in strip) + 1],
        )
        differ = all(abs(a - b) > SAME_SIDE for a, b in zip(here, sides, strict=True))
        if not found or differ:
            found.append([])
        found[-1] += strip
        sides = here
    return found


def _strips_of_rows(
    ids: Sequence[int], spans: Sequence[Extent], ys: Sequence[float]
) -> list[list[int]]:
    """Regions in rows that no merged cell joins to the next; slivers go with what is above."""
    strips: list[list[int]] = []
    foot = -1
    for index in sorted(ids, key=lambda index: spans[index]):
        first, _, last, _ = spans[index]
        sliver = ys[last + 1] - ys[first] < SLIVER
        if not strips or (first > foot and not sliver):
            strips.append([])
        strips[-1].append(index)
        foot = max(foot, last)
    return strips


# --- cells of which only the padding is left --------------------------------------------------


def with_padded_cells(
    regions: Sequence[Region], xs: Sequence[float]
) -> tuple[list[Region], list[Extent]]:
    """The regions with their extents; strips of padding made the cells that they belong to.

    A cell reaches from one strip to the next that is as high, or to the side of the grid where no
    other follows; what is left of it there beside a narrower table is the cell's, too.
    """
    kept, spans = list(regions), [extent_of(region) for region in regions]
    strips = _strips(regions, spans, xs)
    if not strips:
        return kept, spans
    owner = {box: index for index, region in enumerate(regions) for box in region}
    gone: set[int] = set()
    for column in strips:
        waiting = column[::-1]
        while waiting:
            left = waiting.pop()
            right = waiting[-1] if waiting else -1
            stop = spans[right][1] if waiting else len(xs) - 1
            last = _last_inside(spans[left], stop, owner, spans)
            roomy = xs[spans[left][3] + 1] - xs[spans[left][1]] >= SLIVER
            if roomy and spans[left][0] == spans[left][2]:
                continue  # a narrow column of this row, for a tick or a digit
            if last is None or (waiting and last + 1 != stop):
                continue
            r0, c0, r1, _ = spans[left]
            if waiting:
                waiting.pop()
            else:
                right = _rest_beside(owner[r0, last], spans[left], owner, spans)
            if right >= 0:
                kept[left] = regions[left] + regions[right]
                last = spans[right][3]
                gone.add(right)
            spans[left] = (r0, c0, r1, last)
    alive = [index for index in range(len(kept)) if index not in gone]
    return [kept[index] for index in alive], [spans[index] for index in alive]


def _rest_beside(
    last: int, strip: Extent, owner: dict[tuple[int, int], int], spans: Sequence[Extent]
) -> int:
    """The region ``last`` if it is what a narrower table leaves of its cell, else -1.

    It is as high as the cell, beside a table of several rows.
    """
    r0, _, r1, before = strip
    beside = owner.get((r0, spans[last][1] - 1), -1)
    whole = spans[last][0] == r0 and spans[last][2] == r1
    rows = beside >= 0 and spans[beside][1] > before and spans[beside][2] < r1
    return last if whole and rows else -1


def _strips(
    regions: Sequence[Region], spans: Sequence[Extent], xs: Sequence[float]
) -> list[list[int]]:
    """Regions too narrow for text, from left to right among those in the same rows."""
    found: dict[tuple[int, int], list[int]] = {}
    for index, (r0, c0, r1, c1) in enumerate(spans):
        whole = len(regions[index]) == (r1 - r0 + 1) * (c1 - c0 + 1)
        if whole and xs[c1 + 1] - xs[c0] < WIDEST_PADDING:
            found.setdefault((r0, r1), []).append(index)
    return [
        sorted(ids, key=lambda index: spans[index][1])
        for ids in found.values()
        if any(xs[spans[i][3] + 1] - xs[spans[i][1]] >= NARROWEST_PADDING for i in ids)
    ]


def _last_inside(
    strip: Extent, stop: int, owner: dict[tuple[int, int], int], spans: Sequence[Extent]
) -> int | None:
    """The last column up to ``stop`` of the table beside a strip; None where none stands there.

    Its cells keep to the strip's rows, and there are several.
    """
    r0, _, r1, before = strip
    inside: set[int] = set()
    column = before + 1
    while column < stop:
        here = {owner.get((row, column), -1) for row in range(r0, r1 + 1)}
        if any(at < 0 or spans[at][0] < r0 or spans[at][2] > r1 for at in here):
            break
        inside |= here
        column += 1
    return column - 1 if len(inside) > 1 else None
