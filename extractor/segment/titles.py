"""What frames a report: its titles, repeated on every page, and the signatures under it."""

from __future__ import annotations

from extractor.form import Form
from extractor.segment.headings import title_vocabulary
from extractor.segment.outline import Leaf, Outline

_SIMILARITY = 0.85
_BARE_REST = 12  # characters that a title may have behind it: a year, a page number


def title_leaves(tree: Outline, headed: frozenset[int], form: Form) -> frozenset[int]:
    """Leaves that hold the report's title, perhaps with the round's tick boxes behind it.

    ``headed`` are the leaves that a section heading was found in; a title among a section's content
    counts only where nothing but the round stands behind it.
    """
    first_heading = min(headed, default=len(tree.leaves))
    titles = title_vocabulary(form)
    found = set()
    for leaf in tree.leaves:
        if not leaf.text or leaf.index in headed or leaf.paragraph.label:
            continue
        start = len(leaf.text) - len(leaf.text.lstrip())
        matches = titles.matches(leaf.text, start)
        best = max(matches, key=lambda match: (match.similarity, match.end), default=None)
        if best is None or best.similarity < _SIMILARITY:
            continue
        above = leaf.index < first_heading or leaf.zone == "header"
        if above or _only_round(leaf.text[best.end :].strip()):
            found.add(leaf.index)
    return frozenset(found)


def _only_round(rest: str) -> bool:
    return len(rest) <= _BARE_REST or any(sign in rest[:60] for sign in ("☑", "☐", "เดือน"))


def closing_leaves(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves that open the signatures under a report ("ลงชื่อ ...")."""
    openings = form.labels.closing
    return frozenset(leaf.index for leaf in tree.leaves if opens_signature(leaf, openings))


def opens_signature(leaf: Leaf, openings: tuple[str, ...]) -> bool:
    """Whether the paragraph is a line to sign on."""
    return leaf.text.lstrip().startswith(openings) if openings else False
