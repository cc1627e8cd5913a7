"""A table of contents before the report: it names the sections with their pages and fills none.

It is a run of headings behind each of which stands nothing but a page number, no smaller than the
one before, or the next heading. It is left out only where most of what it names stands again
elsewhere: a form handed in blank is no table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.segment.candidates import ACCEPTED, Candidate
from extractor.segment.outline import Leaf, Outline
from extractor.thai import to_arabic

_SHORTEST_RUN = 5
_PAGE = re.compile(
    r"(?:\s{0,2}[^\s.·•…_][^\n\t:：]{0,60})?[\s.·•…_\-–]*(?<![0-9๐-๙])(?:หน้า\s{0,2})?([0-9๐-๙]{1,3})"
    r"(?:\s{0,2}[-–]\s{0,2}[0-9๐-๙]{1,3})?\s*"
)
"""The rest of an entry: more words than the form's, leaders, a page or the first of several."""


def contents_leaves(tree: Outline, candidates: list[Candidate]) -> frozenset[int]:
    """The indices of the leaves that belong to tables of contents."""
    heads = _heads(candidates)
    believed = [head for head in heads if head.score >= ACCEPTED]
    leaves: set[int] = set()
    for run in _listed_runs(tree, heads):
        first, last = run[0].position[0], _last_leaf(tree, run[-1])
        named = {head.section for head in run}
        elsewhere = {head.section for head in believed if not first <= head.position[0] <= last}
        if 2 * len(named & elsewhere) > len(named):
            leaves.update(range(first, last + 1))
    return frozenset(leaves)


def _heads(candidates: list[Candidate]) -> list[Candidate]:
    """The strongest candidate at each place, in reading order."""
    strongest: dict[tuple[int, int], Candidate] = {}
    for one in candidates:
        known = strongest.get(one.position)
        if known is None or one.score > known.score:
            strongest[one.position] = one
    return [one for _, one in sorted(strongest.items())]


def _listed_runs(tree: Outline, heads: list[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of headings with a page or nothing behind them, each section once in a run."""
    run: list[Candidate] = []
    page = 0
    for at, head in enumerate(heads):
        after = heads[at + 1] if at + 1 < len(heads) else None
        found = _page_of(tree, head)
        again = any(head.section == one.section for one in run)
        if again or (found is not None and found[0] < page):
            yield from _with_pages(tree, run)
            run, page = [], 0
        if found is not None or (after is not None and _next_to(tree, head, after)):
            run.append(head)
            page = found[0] if found is not None else page
        elif head.score >= ACCEPTED:
            yield from _with_pages(tree, run)
            run, page = [], 0
    yield from _with_pages(tree, run)


def _with_pages(tree: Outline, run: list[Candidate]) -> Iterator[list[Candidate]]:
    """The run up to its last page number, if it is long and pages are no exception in it.

    What follows the last page number is the report's own first heading.
    """
    paged = [at for at, head in enumerate(run) if _page_of(tree, head) is not None]
    kept = run[: paged[-1] + 1] if paged else []
    if len(kept) >= _SHORTEST_RUN and 2 * len(paged) > len(kept):
        yield kept


def _page_of(tree: Outline, head: Candidate) -> tuple[int, int] | None:
    """The page number behind a heading, and the leaf that it ends or fills; None for none."""
    leaf, offset = head.end
    rest = tree.leaves[leaf].text[offset:]
    if found := _PAGE.fullmatch(rest):
        return int(to_arabic(found[1])), leaf
    if leaf + 1 >= len(tree.leaves):
        return None
    if rest.strip(" .…") and not _in_one_row(tree.leaves[leaf], tree.leaves[leaf + 1]):
        return None
    below = _PAGE.fullmatch(tree.leaves[leaf + 1].text)
    return (int(to_arabic(below[1])), leaf + 1) if below else None


def _in_one_row(leaf: Leaf, after: Leaf) -> bool:
    """Whether a leaf stands in the cell right of another's."""
    if not leaf.route or not after.route or leaf.route[-1].table != after.route[-1].table:
        return False
    return leaf.route[-1].cell.row == after.route[-1].cell.row


def _last_leaf(tree: Outline, head: Candidate) -> int:
    found = _page_of(tree, head)
    return head.end[0] if found is None else found[1]


def _next_to(tree: Outline, head: Candidate, after: Candidate) -> bool:
    """Whether nothing stands between two headings."""
    leaf, offset = head.end
    rest = tree.leaves[leaf].text[offset:].strip()
    between = range(leaf + 1, after.position[0])
    return not rest and all(not tree.leaves[at].text.strip() for at in between)
