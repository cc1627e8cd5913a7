"""A table of contents before the report: it names the sections with their pages and fills none.

It is a run of headings behind each of which stands nothing but a page number, or the next heading.
It is left out only where most of what it names stands again elsewhere: a form handed in blank is no
table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.segment.candidates import ACCEPTED, Candidate
from extractor.segment.outline import Outline

_SHORTEST_RUN = 5
_PAGE = re.compile(
    r"[\s.·•…_\-–]*(?:หน้า\s{0,2})?[0-9๐-๙]{1,3}(?:\s{0,2}[-–]\s{0,2}[0-9๐-๙]{1,3})?\s*"
)


def contents_leaves(tree: Outline, candidates: list[Candidate]) -> frozenset[int]:
    """The indices of the leaves that belong to tables of contents."""
    heads = _heads(candidates)
    leaves: set[int] = set()
    for run in _listed_runs(tree, heads):
        first, last = run[0].position[0], _last_leaf(tree, run[-1])
        named = {head.section for head in run}
        elsewhere = {head.section for head in heads if not first <= head.position[0] <= last}
        if 2 * len(named & elsewhere) > len(named):
            leaves.update(range(first, last + 1))
    return frozenset(leaves)


def _heads(candidates: list[Candidate]) -> list[Candidate]:
    """The strongest believable candidate at each place, in reading order."""
    strongest: dict[tuple[int, int], Candidate] = {}
    for one in candidates:
        known = strongest.get(one.position)
        if one.score >= ACCEPTED and (known is None or one.score > known.score):
            strongest[one.position] = one
    return [one for _, one in sorted(strongest.items())]


def _listed_runs(tree: Outline, heads: list[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of headings with a page or nothing behind them, each section once in a run."""
    run: list[Candidate] = []
    for at, head in enumerate(heads):
        after = heads[at + 1] if at + 1 < len(heads) else None
        paged = _page_leaf(tree, head) is not None
        if any(head.section == one.section for one in run):
            yield from _with_pages(tree, run)
            run = []
        if paged or (after is not None and _next_to(tree, head, after)):
            run.append(head)
        else:
            yield from _with_pages(tree, run)
            run = []
    yield from _with_pages(tree, run)


def _with_pages(tree: Outline, run: list[Candidate]) -> Iterator[list[Candidate]]:
    """The run up to its last page number, if it is long and pages are no exception in it.

    What follows the last page number is the report's own first heading.
    """
    paged = [at for at, head in enumerate(run) if _page_leaf(tree, head) is not None]
    kept = run[: paged[-1] + 1] if paged else []
    if len(kept) >= _SHORTEST_RUN and 2 * len(paged) > len(kept):
        yield kept


def _page_leaf(tree: Outline, head: Candidate) -> int | None:
    """The leaf with the page number behind a heading: its own, or the next; None for none."""
    leaf, offset = head.end
    rest = tree.leaves[leaf].text[offset:]
    if _PAGE.fullmatch(rest):
        return leaf
    if rest.strip(" .…") or leaf + 1 >= len(tree.leaves):
        return None
    return leaf + 1 if _PAGE.fullmatch(tree.leaves[leaf + 1].text) else None


def _last_leaf(tree: Outline, head: Candidate) -> int:
    found = _page_leaf(tree, head)
    return head.end[0] if found is None else found


def _next_to(tree: Outline, head: Candidate, after: Candidate) -> bool:
    """Whether nothing stands between two headings."""
    leaf, offset = head.end
    rest = tree.leaves[leaf].text[offset:].strip()
    between = range(leaf + 1, after.position[0])
    return not rest and all(not tree.leaves[at].text.strip() for at in between)
