"""What frames a report: its titles, repeated on every page, and the signatures under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractor.form import Form
from extractor.segment.headings import title_vocabulary
from extractor.segment.outline import Leaf, Outline

_SIMILARITY = 0.85
_LONGEST = 400
_SIGNATURE = 6  # leaves below "ลงชื่อ" that belong to it: names, roles, a date
_LONGEST_ROLE = 80
_IN_BRACKETS = re.compile(r"\s*(?:\([^()\n]{2,80}\)\s*){1,4}")
_BARE_REST = 12  # characters that a title may have behind it: a year, a page number


@dataclass(frozen=True, slots=True)
class Title:
    """A leaf that begins with a title: the report's, or that of a guideline."""

    leaf: Leaf
    kind: Literal["report", "guideline"]
    rest: str


def find_titles(tree: Outline, form: Form) -> tuple[Title, ...]:
    """All leaves that begin with a title, in reading order."""
    vocabulary = title_vocabulary(form)
    found = []
    for leaf in tree.leaves:
        if not 0 < len(leaf.text) <= _LONGEST:
            continue
        start = len(leaf.text) - len(leaf.text.lstrip())
        matches = vocabulary.matches(leaf.text, start)
        best = max(matches, key=lambda match: (match.similarity, match.end), default=None)
        if best is not None and best.similarity >= _SIMILARITY:
            kind: Literal["report", "guideline"] = (
                "report" if best.wording.section == "report" else "guideline"
            )
            found.append(Title(leaf, kind, leaf.text[best.end :].strip()))
    return tuple(found)


def title_leaves(
    titles: tuple[Title, ...], headed: frozenset[int], ignored: frozenset[int]
) -> frozenset[int]:
    """Leaves that hold a title of the report, perhaps with the round's tick boxes behind it.

    ``headed`` are the leaves that a section heading was found in; a title among a section's content
    counts only where nothing but the round stands behind it.
    """
    first_heading = min(headed, default=-1)
    return frozenset(
        title.leaf.index
        for title in titles
        if title.leaf.index not in headed | ignored
        and not title.leaf.paragraph.label
        and (
            first_heading < 0
            or title.leaf.index < first_heading
            or title.leaf.zone == "header"
            or _only_round(title.rest)
        )
    )


def _only_round(rest: str) -> bool:
    return len(rest) <= _BARE_REST or any(sign in rest[:60] for sign in ("☑", "☐", "⍰", "เดือน"))


def closing_leaves(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves that open the signatures under a report ("ลงชื่อ ...")."""
    openings = form.labels.closing
    return frozenset(leaf.index for leaf in tree.leaves if opens_signature(leaf, openings))


def annex_leaves(tree: Outline, headings: frozenset[int], form: Form) -> frozenset[int]:
    """Leaves that open an annex: its word and a mark, alone on a line ("ภาคผนวก ก").

    Right under a heading such a line is the section's content: the evidence is the annex then.
    """
    words = "|".join(re.escape(word) for word in form.labels.annex)
    alone = re.compile(rf"\s*(?:{words})\s{{0,3}}(?:[ก-ฮ]|[0-9๐-๙]{{1,2}}|[A-Z])?\s*")
    return frozenset(
        leaf.index
        for leaf in tree.leaves
        if words
        and not leaf.route
        and not leaf.paragraph.label
        and leaf.index - 1 not in headings
        and alone.fullmatch(leaf.text)
    )


def signer_leaves(tree: Outline, form: Form) -> frozenset[int]:
    """Leaves that may say as what somebody signs: short ones below a name in brackets.

    The name stands below "ลงชื่อ"; where several sign side by side, their roles follow each other.
    """
    signers: set[int] = set()
    for signature in closing_leaves(tree, form):
        below = tree.leaves[signature + 1 : signature + 1 + _SIGNATURE]
        named = False
        for leaf in below:
            if len(leaf.text) > _LONGEST_ROLE or leaf.paragraph.label:
                break
            if named:
                signers.add(leaf.index)
            named = named or bool(_IN_BRACKETS.fullmatch(leaf.text))
    return frozenset(signers)


def opens_signature(leaf: Leaf, openings: tuple[str, ...]) -> bool:
    """Whether the paragraph is a line to sign on."""
    return leaf.text.lstrip().startswith(openings) if openings else False
