"""The story of segmentation: candidates, the best assignment, who owns what, the sections."""

from __future__ import annotations

from extractor.form import Form, FormSection
from extractor.model import (
    Document,
    HeadingMatch,
    Missing,
    Occurrence,
    Paragraph,
    Section,
    Sections,
    SectionStatus,
)
from extractor.segment.assignment import best_assignment
from extractor.segment.candidates import Candidate, find_candidates
from extractor.segment.contents_list import contents_leaves
from extractor.segment.guideline import guideline_leaves
from extractor.segment.headings import heading_vocabulary
from extractor.segment.outline import Leaf, Outline, outline
from extractor.segment.ownership import SAME, Distribution, Head
from extractor.segment.rounds import RoundLine, round_lines, stated_rounds
from extractor.segment.slices import blocks_of
from extractor.segment.standings import Standing, Standings, standings
from extractor.segment.tabs import spread_tabs
from extractor.segment.titles import (
    annex_leaves,
    closing_leaves,
    find_titles,
    signer_leaves,
    title_leaves,
)

_NO_HEADING = Missing("no heading of this section was found")
_UNLABELLED = Missing("the section has no heading of its own here")


def find_sections(document: Document, form: Form) -> Sections:
    """Cut the document along the form's sections.

    A document of another form gives sections that are all missing; nothing is raised.
    """
    tree = outline(spread_tabs(document.blocks, form))
    candidates = find_candidates(tree, form)
    listed = contents_leaves(tree, candidates)
    candidates = [one for one in candidates if one.position[0] not in listed]
    candidates = _without_signers(candidates, signer_leaves(tree, form), form)
    all_titles = find_titles(tree, form)
    guideline = guideline_leaves(tree, candidates, all_titles, form)
    candidates = [one for one in candidates if one.position[0] not in guideline]
    found = standings(tree, candidates, best_assignment(candidates), form)
    titles = title_leaves(all_titles, frozenset(found.heads), guideline)
    rounds = _rounds(tree, found, titles, guideline | listed, form)
    ends = closing_leaves(tree, form) | annex_leaves(tree, frozenset(found.heads), form)
    walk = Distribution(found.heads, guideline | listed | titles, ends)
    for piece in walk.run(tree):
        found.all[piece.owner].pieces.append(piece)
    sections = tuple(_section(one, found, rounds, form) for one in form.sections)
    unclaimed = _unclaimed(tree, found, titles | guideline | listed)
    body = [leaf for leaf in tree.leaves if leaf.zone == "body" and leaf.text.strip()]
    return Sections(
        sections=sections,
        order=tuple(one.section for one in found.all[: found.n_picked]),
        title=tuple(tree.leaves[index].paragraph for index in sorted(titles)),
        guideline=bool(guideline),
        unclaimed=tuple(leaf.paragraph for leaf in unclaimed),
        lines_claimed=_n_lines(body) - _n_lines(unclaimed),
        lines_total=_n_lines(body),
    )


def _without_signers(
    candidates: list[Candidate], signers: frozenset[int], form: Form
) -> list[Candidate]:
    """The candidates without those that name as what somebody signs: only people's sections do."""
    roles = {section.id for section in form.of_kind("people")}
    return [one for one in candidates if one.section not in roles or one.position[0] not in signers]


def _rounds(
    tree: Outline, found: Standings, titles: frozenset[int], ignored: frozenset[int], form: Form
) -> list[RoundLine]:
    """The lines of the reporting round; where they stand among content they are cut out of it."""
    if not form.of_kind("round"):
        return []
    starts = {leaf: [head.start for head in heads] for leaf, heads in found.heads.items()}
    rounds = round_lines(tree, ignored, starts)
    if not rounds and found.picked(form.of_kind("round")[0].id) is None:
        return stated_rounds(tree, titles, min(found.heads, default=len(tree.leaves)))
    for line in rounds:
        for leaf, start, end in line.stretches:
            heads = found.heads.setdefault(leaf, [])
            heads.append(Head(leaf, start, end, SAME))
            heads.sort(key=lambda head: (head.start, head.end))
    return rounds


def _section(
    section: FormSection, found: Standings, rounds: list[RoundLine], form: Form
) -> Section:
    first = found.of(section.id)
    if first is None and (shared := found.joint(section.id)):
        standing, match = shared
        first = Standing(
            standing.candidate._replace(section=section.id, match=match), standing.pieces
        )
    lines = tuple(line.line for line in rounds) if section.kind == "round" else ()
    if first is None:
        heading = _UNLABELLED if lines else _NO_HEADING
        status: SectionStatus = "present" if lines else "missing"
        return Section(
            section.id, status, Occurrence(heading, lines, lines[0].place if lines else None)
        )
    occurrence = _occurrence(first, form, lines)
    repeats = tuple(_occurrence(again, form) for again in found.repeats_of(section.id))
    status = "present" if occurrence.text.strip() else "empty"
    return Section(section.id, status, occurrence, repeats)


def _occurrence(standing: Standing, form: Form, lines: tuple[Paragraph, ...] = ()) -> Occurrence:
    heading = _heading(standing.candidate, form)
    blocks = (*lines, *blocks_of(standing.pieces))
    place = heading.place.around(piece.leaf.paragraph.place for piece in standing.pieces)
    return Occurrence(heading, blocks, place)


def _heading(one: Candidate, form: Form) -> HeadingMatch:
    vocabulary = heading_vocabulary(form)
    rival, nearness = vocabulary.rival(one.section, one.raw)
    return HeadingMatch(
        section=one.section,
        raw=one.raw,
        place=one.place,
        wording=one.match.wording.text,
        similarity=round(one.match.similarity, 3),
        runner_up=rival,
        margin=round(one.match.similarity - nearness, 3),
        exact=bool(one.joint) or vocabulary.is_exact(one.section, one.raw),
    )


def _unclaimed(tree: Outline, found: Standings, framed: frozenset[int]) -> list[Leaf]:
    """Body paragraphs that belong to no section, no title and no guideline."""
    claimed = {piece.leaf.index for one in found.all for piece in one.pieces}
    claimed |= found.heads.keys() | framed
    return [
        leaf
        for leaf in tree.leaves
        if leaf.zone == "body" and leaf.text.strip() and leaf.index not in claimed
    ]


def _n_lines(leaves: list[Leaf]) -> int:
    return sum(1 + leaf.text.strip().count("\n") for leaf in leaves)
