"""The form's own guideline, when it was left behind the report: it names all sections, fills none.

A guideline is a run of headings most of which are followed by an instruction ("ระบุ…") instead of
an answer, or that stands under a guideline's title. It is left out only where the document names
sections elsewhere as well; a form handed in blank stays a report, whose instructions are findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.form import Form
from extractor.segment.candidates import ACCEPTED, Candidate
from extractor.segment.outline import Outline
from extractor.segment.titles import Title
from extractor.thai import fold

_SHORTEST_RUN = 5
_UNDER_TITLE = 4
_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class _Head:
    position: tuple[int, int]
    end: tuple[int, int]
    section: str
    instructed: bool


def guideline_leaves(
    tree: Outline, candidates: list[Candidate], titles: tuple[Title, ...], form: Form
) -> frozenset[int]:
    """The indices of the leaves that belong to appended guidelines."""
    heads = _heads(tree, candidates, form)
    stretches = _titled(tree, heads, titles) or _untitled(heads)
    starts = {head.position[0] for head in heads}
    leaves: set[int] = set()
    for first, after in stretches:
        leaves.update(range(_with_table_head(tree, first, starts), after))
    outside = {head.section for head in heads if head.position[0] not in leaves}
    return frozenset(leaves) if len(outside) >= _ELSEWHERE else frozenset()


def _with_table_head(tree: Outline, first: int, starts: set[int]) -> int:
    """The stretch's start, moved up to the head of its table where that holds little else.

    The column headings of a guideline ("หัวข้อรายงาน | คำอธิบาย") may read like a section's.
    """
    route = tree.leaves[first].route
    top = first
    while top > 0 and route:
        above = tree.leaves[top - 1]
        if not above.route or above.route[0].table != route[0].table:
            break
        top -= 1
    return top if len(starts.intersection(range(top, first))) <= 1 else first


def _heads(tree: Outline, candidates: list[Candidate], form: Form) -> list[_Head]:
    """One head per place: the strongest candidate there, and whether an instruction follows."""
    openings = _openings(form)
    strongest: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        known = strongest.get(candidate.position)
        if candidate.score >= ACCEPTED and (known is None or candidate.score > known.score):
            strongest[candidate.position] = candidate
    return [
        _Head(at, one.end, one.section, _following(tree, one.end).startswith(openings))
        for at, one in sorted(strongest.items())
    ]


@lru_cache(maxsize=8)
def _openings(form: Form) -> tuple[str, ...]:
    """How instructions of the form begin, folded."""
    texts = [text for section in form.sections for text in section.instructions]
    return tuple(sorted({fold(text) for text in (*texts, *form.labels.instruction_verbs)}))


def _following(tree: Outline, end: tuple[int, int]) -> str:
    """The folded beginning of what stands behind a heading, boxes and bullets left out."""
    leaf, offset = end
    text = tree.leaves[leaf].text[offset:].strip()
    if not text and leaf + 1 < len(tree.leaves):
        text = tree.leaves[leaf + 1].text
    return fold(text[:120]).lstrip("☑☐■□•-–:()")


def _titled(tree: Outline, heads: list[_Head], titles: tuple[Title, ...]) -> list[tuple[int, int]]:
    """Stretches under a guideline's title, up to the report's title or the end."""
    stretches = []
    for title in titles:
        if title.kind != "guideline":
            continue
        first = title.leaf.index
        reports = (one.leaf.index for one in titles if one.kind == "report")
        after = min((index for index in reports if index > first), default=len(tree.leaves))
        under = [head for head in heads if first <= head.position[0] < after]
        instructed = sum(head.instructed for head in under)
        if len(under) >= _UNDER_TITLE and 2 * instructed >= len(under):
            stretches.append((first, after))
    return stretches


def _untitled(heads: list[_Head]) -> list[tuple[int, int]]:
    """Runs of instructed headings (one in three may be bare), up to the next answered heading."""
    stretches = []
    run: list[_Head] = []
    for head in [*heads, None]:
        if head is not None and (head.instructed or _still_mostly(run)):
            run.append(head)
            continue
        while run and not run[-1].instructed:
            run.pop()
        if sum(one.instructed for one in run) >= _SHORTEST_RUN:
            after = head.position[0] if head is not None else run[-1].end[0] + 3
            stretches.append((run[0].position[0], after))
        run = []
    return stretches


def _still_mostly(run: list[_Head]) -> bool:
    instructed = sum(head.instructed for head in run)
    return len(run) >= 2 and 3 * instructed > 2 * (len(run) + 1)
