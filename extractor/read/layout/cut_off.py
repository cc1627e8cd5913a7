"""Letters that a page break cuts: printed whole on one page, their tips once more on the other.

Some programs draw a line on both pages when its high vowels reach over the break; what the edge of
the page's text cuts off is still in the file. It is told by where it stands: at the very foot (or
head) of a page, and just so in the first (or last) line of the page where it is whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from extractor.read.glyphs import PageContent, Run
from extractor.thai import MARKS

_BASELINE = attrgetter("baseline")
LEVEL = 2.0
"""Points by which baselines of one line differ."""
LONGEST = 4
"""Characters of a cluster."""
EDGE_LINES = 3
"""Lines of a page among which the cut line is looked for: a table's header may be repeated."""
_REACHING = frozenset(MARKS + "โใไฐญ")
"""Signs and letters that reach above or below the others."""


def without_cut_off(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without tips of letters that stand whole on the page before or after."""
    pages = list(contents)
    if len(pages) < 2:
        return pages
    heads = [_edge_lines(page.runs) for page in contents]
    feet = [_edge_lines(page.runs, last=True) for page in contents]
    for above in range(len(pages) - 1):
        foot, head = feet[above], heads[above + 1]
        if any(_is_cut_from(foot[0], line) for line in head if foot):
            pages[above] = _without(pages[above], foot[0])
        elif any(_is_cut_from(head[0], line) for line in foot if head):
            pages[above + 1] = _without(pages[above + 1], head[0])
    return pages


def _without(page: PageContent, line: Sequence[Run]) -> PageContent:
    gone = set(map(id, line))
    return page._replace(runs=tuple(run for run in page.runs if id(run) not in gone))


def _edge_lines(runs: Sequence[Run], *, last: bool = False) -> list[list[Run]]:
    """The first lines of a page, or its last ones from the foot up."""
    lines: list[list[Run]] = []
    level = 0.0
    for run in sorted(runs, key=_BASELINE, reverse=last):
        if run.rotated or not run.text.strip():
            continue
        if not lines or abs(run.baseline - level) > LEVEL:
            if len(lines) == EDGE_LINES:
                break
            lines.append([])
            level = run.baseline
        lines[-1].append(run)
    return lines


def _is_cut_from(tips: Sequence[Run], line: Sequence[Run]) -> bool:
    """Whether a line of clusters stands letter for letter, and with more around, in another."""
    texts = [run.text.strip() for run in tips]
    if any(len(text) > LONGEST or _REACHING.isdisjoint(text) for text in texts):
        return False
    if sum(len(run.text) for run in line) <= sum(len(run.text) for run in tips):
        return False
    return all(any(_stands_in(tip, whole) for whole in line) for tip in tips)


def _stands_in(tip: Run, whole: Run) -> bool:
    """Whether the cluster stands in the run at its own place, its letter or its mark."""
    text = tip.text.strip()
    at = whole.text.find(text)
    while at >= 0:
        if whole.xs[at] - tip.size <= tip.x0 <= whole.xs[at + len(text)] + 0.1 * tip.size:
            return True
        at = whole.text.find(text, at + 1)
    return False
