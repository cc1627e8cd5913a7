"""How well a piece of text is a heading of the form: the only place that compares fuzzily.

A wording is compared with the text at its start and up to each point where a heading could end (a
colon, a gap, a line end, or just as many letters as the wording has). Two similarities are taken:
of the folded texts, and of their skeletons, which survive what extraction loses. Wordings are found
through the letter pairs of their skeletons, so that most text costs a few dictionary look-ups.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractor.form import Form
from extractor.thai import CONSONANTS, LEADING_VOWELS, fold, is_thai, skeleton, skeleton_offsets

REACH = 160  # characters of a line that a heading can cover, its line breaks included
MIN_SIMILARITY = 0.75
SKELETON_DISCOUNT = 0.13  # a skeleton forgets half of the letters: alone it convinces less

_COLON = ":：;"
_ENDS = re.compile(rf"\s*[{_COLON}]|\s{{2,}}|\t|\n|\s*[(\[]| ")
_PLAIN_FOLD = re.compile(r"[^\w\u0e00-\u0e7f/%]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a heading, prepared for comparing."""

    section: str
    text: str
    folded: str
    skeleton: str
    short: bool


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` read as ``wording``; ``similarity`` 0 to 1."""

    wording: Wording
    start: int
    end: int
    similarity: float


def plain(text: str) -> str:
    """The fold that headings are compared on: spelling alone, punctuation forgotten."""
    return _PLAIN_FOLD.sub("", fold(text))


class Vocabulary:
    """Wordings of some kind (section headings, column headings, titles), ready to be looked up."""

    def __init__(self, entries: Iterator[tuple[str, str, bool]]) -> None:
        seen = set()
        self.wordings: list[Wording] = []
        for section, text, short in entries:
            wording = Wording(section, text, plain(text), skeleton(text), short)
            if wording.skeleton and (section, wording.folded) not in seen:
                seen.add((section, wording.folded))
                self.wordings.append(wording)
        self._by_pair: dict[str, list[int]] = {}
        for number, wording in enumerate(self.wordings):
            for pair in _pairs(wording.skeleton):
                self._by_pair.setdefault(pair, []).append(number)
        self._folds = {(wording.section, wording.folded) for wording in self.wordings}

    def is_exact(self, section: str, text: str) -> bool:
        """Whether ``text`` is one of the section's wordings, spacing and punctuation aside."""
        return (section, plain(text)) in self._folds

    def matches(self, text: str, start: int = 0) -> list[Match]:
        """The best match of each section for a heading that starts at ``text[start]``."""
        piece = text[start : start + REACH]
        letters, offsets = skeleton_offsets(piece)
        if not letters:
            return []
        ends = _possible_ends(piece, letters, offsets)
        best: dict[str, tuple[float, Match]] = {}
        for wording in self._near(letters):
            match = _best_end(wording, piece, letters, offsets, ends)
            if match is None:
                continue
            worth = match.similarity + 0.01 * min(len(wording.skeleton), 20)
            if wording.section not in best or worth > best[wording.section][0]:
                best[wording.section] = (worth, match)
        return [
            Match(match.wording, start + match.start, start + match.end, match.similarity)
            for _, match in best.values()
        ]

    def similarity(self, section: str, text: str) -> float:
        """How close ``text`` as a whole comes to the section's nearest wording."""
        folded, letters = plain(text), skeleton(text)
        return max(
            (
                _similarity(wording, folded, letters)
                for wording in self.wordings
                if wording.section == section
            ),
            default=0.0,
        )

    def fits(self, text: str, least: float = 0.86) -> str:
        """The section (or column) that ``text`` as a whole names, "" for none."""
        folded, letters = plain(text), skeleton(text)
        if not letters:
            return ""
        near = [
            (_similarity(wording, folded, letters), wording.section)
            for wording in self._near(letters)
            if abs(len(wording.skeleton) - len(letters)) <= max(2, len(letters) // 4)
        ]
        best = max(near, default=(0.0, ""))
        return best[1] if best[0] >= least else ""

    def _near(self, letters: str) -> Iterator[Wording]:
        """Wordings that share enough letter pairs with the start of the text to be looked at."""
        shared: Counter[int] = Counter()
        for pair in _pairs(letters[:40]):
            for number in self._by_pair.get(pair, ()):
                shared[number] += 1
        for number, count in shared.items():
            wording = self.wordings[number]
            if 3 * count >= len(wording.skeleton) - 1 or wording.skeleton == letters:
                yield wording


def _pairs(letters: str) -> set[str]:
    return {letters[at : at + 2] for at in range(len(letters) - 1)} or {letters}


def _possible_ends(piece: str, letters: str, offsets: list[int]) -> dict[int, int]:
    """Offsets at which a heading could end, each with the number of letters before it."""
    ends = {}
    count = 0
    for match in _ENDS.finditer(piece):
        while count < len(offsets) and offsets[count] < match.start():
            count += 1
        if count:
            ends.setdefault(match.start(), count)
    ends.setdefault(len(piece.rstrip()), len(letters))
    return ends


def _best_end(
    wording: Wording, piece: str, letters: str, offsets: list[int], ends: dict[int, int]
) -> Match | None:
    length = len(wording.skeleton)
    slack = max(1, length // 5)
    best: Match | None = None
    for end, count in ends.items():
        if abs(count - length) <= slack:
            best = _better(best, wording, piece, letters, end, count)
    if best is None or best.similarity < 1.0:
        cut = _cut_after(piece, offsets, length)
        if cut is not None and cut not in ends:
            inside = _better(None, wording, piece, letters, cut, length)
            if inside and (best is None or inside.similarity > best.similarity + 0.05):
                best = inside
    return best


def _better(
    best: Match | None, wording: Wording, piece: str, letters: str, end: int, count: int
) -> Match | None:
    floor = MIN_SIMILARITY
    near = Levenshtein.normalized_similarity(
        wording.skeleton, letters[:count], score_cutoff=floor - 0.1
    )
    if not near:
        return best
    similarity = _similarity(wording, plain(piece[:end]), letters[:count])
    if similarity < floor or (best is not None and similarity <= best.similarity):
        return best
    return Match(wording, 0, end, similarity)


def _similarity(wording: Wording, folded: str, letters: str) -> float:
    if wording.folded == folded:
        return 1.0
    of_text = Levenshtein.normalized_similarity(wording.folded, folded)
    of_letters = Levenshtein.normalized_similarity(wording.skeleton, letters)
    return max(of_text, (of_text + of_letters) / 2, of_letters - SKELETON_DISCOUNT)


def _cut_after(piece: str, offsets: list[int], length: int) -> int | None:
    """The offset just behind the first ``length`` letters, with the vowels that follow them."""
    if len(offsets) < length:
        return None
    end = offsets[length - 1] + 1
    while end < len(piece) and is_thai(piece[end]) and piece[end] not in _BASES:
        end += 1
    return end


_BASES = CONSONANTS + LEADING_VOWELS


@lru_cache(maxsize=8)
def heading_vocabulary(form: Form) -> Vocabulary:
    """All headings of the form."""
    return Vocabulary(
        (section.id, text, short)
        for section in form.sections
        for texts, short in (
            ((section.title, *section.wordings), False),
            (section.short_wordings, True),
        )
        for text in texts
    )


@lru_cache(maxsize=8)
def column_vocabulary(form: Form) -> Vocabulary:
    """The headings of table columns: of the score table by column id, of level tables "level"."""
    score = (
        (column.id, text, False)
        for column in form.score.columns
        for text in (column.title, *column.wordings)
    )
    levels = (("level", text, False) for text in form.labels.level_columns)
    return Vocabulary(iter([*score, *levels]))


@lru_cache(maxsize=8)
def title_vocabulary(form: Form) -> Vocabulary:
    """The titles of the report ("report") and of an appended guideline ("guideline")."""
    report = (("report", text, False) for text in (form.title, *form.title_wordings))
    guideline = (("guideline", text, False) for text in form.guideline_titles)
    return Vocabulary(iter([*report, *guideline]))
