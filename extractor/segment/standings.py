"""Headings that stand more than once: real repetitions, continuations, page headers."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.form import Form
from extractor.segment.candidates import ACCEPTED, CERTAIN, Candidate
from extractor.segment.frame import opening
from extractor.segment.headings import Match
from extractor.segment.outline import Outline
from extractor.segment.ownership import SAME, Head, Piece
from extractor.thai import fold


@dataclass(slots=True)
class Standing:
    """One standing of a section while it is put together."""

    candidate: Candidate
    pieces: list[Piece] = field(default_factory=list)

    @property
    def section(self) -> str:
        """The id of the section that stands here."""
        return self.candidate.section

    @property
    def bare(self) -> bool:
        """Whether nothing stands under the heading."""
        return not any(piece.leaf.text[piece.start : piece.end].strip() for piece in self.pieces)

    @property
    def folded(self) -> str:
        """The content for comparing, spelling freedom forgotten."""
        return fold("".join(piece.leaf.text[piece.start : piece.end] for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class Standings:
    """All standings (the picked ones first) and the headings by leaf that cut the text."""

    all: tuple[Standing, ...]
    n_picked: int
    heads: dict[int, list[Head]]

    def picked(self, section: str) -> Standing | None:
        """The standing that the best assignment picked for a section."""
        return next((one for one in self.all[: self.n_picked] if one.section == section), None)

    def of(self, section: str) -> Standing | None:
        """The standing to read: the picked one, or where nothing stands under it, another."""
        picked = self.picked(section)
        if picked is None or not picked.bare:
            return picked
        return next((one for one in self._others(section) if not one.bare), picked)

    def joint(self, section: str) -> tuple[Standing, Match] | None:
        """The standing whose heading also names this section, with the words that do."""
        for one in self.all[: self.n_picked]:
            for match in one.candidate.joint:
                if match.wording.section == section:
                    return one, match
        return None

    def repeats_of(self, section: str) -> list[Standing]:
        """Other standings of a section whose content says something else."""
        others = [one for one in self._others(section) if not one.bare]
        first = self.of(section) if others else None
        known = first.folded if first else ""
        return [one for one in others if one.folded not in known]

    def _others(self, section: str) -> list[Standing]:
        return [one for one in self.all[self.n_picked :] if one.section == section]


def standings(
    tree: Outline, candidates: list[Candidate], picked: list[Candidate], form: Form
) -> Standings:
    """The picked headings, the convincing ones besides them, and what all of them cover."""
    made = [Standing(one) for one in picked]
    heads: dict[int, list[Head]] = {}
    owner_of = {one.section: number for number, one in enumerate(picked)}
    for number, one in enumerate(picked):
        _cover(heads, one, number)
    for one in _others(candidates, picked, form):
        first = picked[owner_of[one.section]]
        if _is_listed_item(tree, first, one, form):
            continue
        if one.continued:
            _cover(heads, one, owner_of[one.section])
        elif _same_line(tree, first, one):
            line = Head(one.position[0], one.position[1], _line_end(tree, one), SAME)
            heads.setdefault(line.leaf, []).append(line)
        else:
            made.append(Standing(one))
            _cover(heads, one, len(made) - 1)
    for found in heads.values():
        found.sort(key=lambda head: (head.start, head.end))
    return Standings(tuple(made), len(picked), heads)


def _cover(heads: dict[int, list[Head]], one: Candidate, owner: int) -> None:
    for span in one.spans:
        heads.setdefault(span.leaf, []).append(Head(span.leaf, span.start, span.end, owner))


def _others(candidates: list[Candidate], picked: list[Candidate], form: Form) -> list[Candidate]:
    """Convincing headings besides the picked ones of sections that are found, in reading order."""
    found = {one.section for one in picked}
    strongest: dict[tuple[int, int], Candidate] = {}
    for one in candidates:
        enough = ACCEPTED if one.continued else CERTAIN
        if (
            one.section in found
            and one.score >= enough
            and not one.match.wording.short
            and form.section(one.section).kind != "round"
            and not any(_overlap(one, other) for other in picked)
        ):
            known = strongest.get(one.position)
            if known is None or one.score > known.score:
                strongest[one.position] = one
    return [one for _, one in sorted(strongest.items())]


def _is_listed_item(tree: Outline, first: Candidate, again: Candidate, form: Form) -> bool:
    """Whether words stand again behind a number that neither the form nor the first heading has.

    A list of what was done may well have an item "2. เกณฑ์การให้คะแนน : ปรับให้สอดคล้อง…".
    """
    numbers = [
        opening(tree.leaves[leaf].paragraph, at).number
        for leaf, at in (again.position, first.position)
    ]
    return numbers[0] not in (0, numbers[1], form.section(again.section).number)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return any(
        a.leaf == b.leaf and a.start < b.end and b.start < a.end
        for a in one.spans
        for b in other.spans
    )


def _line_end(tree: Outline, one: Candidate) -> int:
    leaf, end = one.end
    text = tree.leaves[leaf].text
    found = text.find("\n", end)
    return found if found >= 0 else len(text)


def _same_line(tree: Outline, first: Candidate, again: Candidate) -> bool:
    """Whether a heading stands again with the same words behind it: a page header."""
    rests = [
        fold(tree.leaves[one.end[0]].text[one.end[1] : _line_end(tree, one)])
        for one in (first, again)
    ]
    return bool(rests[1]) and rests[0].startswith(rests[1])
