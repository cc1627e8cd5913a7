"""How well a piece of text is a heading of the form: the only place that compares fuzzily.

A wording is compared with the text at its start and up to each point where a heading could end (a
colon, a gap, a line end, or just as many letters as the wording has). Two similarities are taken:
of the folded texts, and of their skeletons, which survive what extraction loses. Wordings are
looked up by three letters in a row of their skeletons, so that most text costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractor.form import Form
from extractor.thai import MARKS, repair, skeleton, skeleton_offsets, to_arabic

REACH = 160  # characters of a line that a heading can cover, its line breaks included
MIN_SIMILARITY = 0.75
SKELETON_DISCOUNT = 0.13  # a skeleton forgets half of the letters: alone it convinces less

_INDEXED = 14  # letters of a wording that it is looked up by
_LOOKED_AT = 10  # letters of a text that are looked up
_SHIFT = 3  # letters that may be missing or too many before the ones that are looked up
_LOOKED_INTO = 28  # characters of a text that nearly always hold as many letters
_FITTING = 0.86  # how like a column heading a whole cell must be

_COLON = ":：;"
_ENDS = re.compile(rf"\s*[{_COLON}]|\s{{2,}}|\t|\n|\s*[(\[]| ")
_FOLLOWING = frozenset(MARKS + "ะาำๅๆฯ")
_PLAIN_FOLD = re.compile(r"[^\w\u0e00-\u0e7f/%]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a heading, prepared for comparing.

    ``reach`` is how many letters a text like it has at most.
    """

    section: str
    text: str
    folded: str
    skeleton: str
    short: bool
    reach: int

    @classmethod
    def of(cls, section: str, text: str, short: bool) -> Wording:
        """The wording that a form names."""
        text = repair(text)
        letters = skeleton(text)
        reach = len(letters) + max(1, len(letters) // 5)
        return cls(section, text, plain(text), letters, short, reach)


class Match(NamedTuple):
    """``text[start:end]`` read as ``wording``; ``similarity`` 0 to 1."""

    wording: Wording
    start: int
    end: int
    similarity: float


def plain(text: str) -> str:
    """The fold that headings are compared on: spelling alone; ``text`` is repaired already."""
    return _PLAIN_FOLD.sub("", to_arabic(text)).casefold()


class Vocabulary:
    """Wordings of some kind (section headings, column headings, titles), ready to be looked up."""

    def __init__(self, entries: Iterator[tuple[str, str, bool]]) -> None:
        seen = set()
        self.wordings: list[Wording] = []
        for section, words, short in entries:
            wording = Wording.of(section, words, short)
            if wording.skeleton and (section, wording.folded) not in seen:
                seen.add((section, wording.folded))
                self.wordings.append(wording)
        self._exact = {(wording.section, wording.folded) for wording in self.wordings}
        self._by_letters: dict[tuple[str, int], list[int]] = {}
        self._least_shared = [1 if len(one.skeleton) < 6 else 2 for one in self.wordings]
        for number, wording in enumerate(self.wordings):
            for three, at in _threes(wording.skeleton[:_INDEXED]):
                for near in range(at - _SHIFT, at + _SHIFT + 1):
                    self._by_letters.setdefault((three, near), []).append(number)
        self._near = lru_cache(maxsize=8192)(self._sharing)
        self._near_start = lru_cache(maxsize=8192)(self._sharing_start)
        self._found = lru_cache(maxsize=4096)(self._matching)
        self._fits = lru_cache(maxsize=8192)(self._fitting)
        self._rivals = lru_cache(maxsize=4096)(self._nearest_rival)

    def is_exact(self, section: str, text: str) -> bool:
        """Whether ``text`` is one of the section's wordings, spacing and punctuation aside."""
        return (section, plain(text)) in self._exact

    def begins(self, text: str, start: int = 0) -> bool:
        """Whether a heading could begin at ``text[start]``; cheap, and right when it says no."""
        return bool(self._near_piece(text[start : start + REACH]))

    def matches(self, text: str, start: int = 0) -> list[Match]:
        """Every wording that a heading at ``text[start]`` could be, each at its best end."""
        piece = text[start : start + REACH]
        if not self._near_piece(piece):
            return []
        return [
            Match(match.wording, start + match.start, start + match.end, match.similarity)
            for match in self._found(piece)
        ]

    def _near_piece(self, piece: str) -> tuple[Wording, ...]:
        """The wordings that share letters with the beginning of ``piece``."""
        near = self._near_start(piece[:_LOOKED_INTO])
        if near is None:
            near = self._near(skeleton(piece)[:_LOOKED_AT])
        return near

    def _sharing_start(self, start: str) -> tuple[Wording, ...] | None:
        """Those of a piece that begins so; None where it takes more of the piece to tell."""
        letters = skeleton(start)
        if len(letters) <= _LOOKED_AT and len(start) == _LOOKED_INTO:
            return None
        return self._near(letters[:_LOOKED_AT])

    def _matching(self, piece: str) -> tuple[Match, ...]:
        """The matches at the start of ``piece``; a form's headings stand in every report."""
        near = self._near_piece(piece)
        ends = _Ends(piece, max(one.reach for one in near))
        return tuple(match for wording in near if (match := ends.best_for(wording)) is not None)

    def rival(self, section: str, text: str) -> tuple[str, float]:
        """The other section whose wordings come nearest to ``text``, and how near (0 to 1)."""
        return self._rivals(section, plain(text))

    def _nearest_rival(self, section: str, folded: str) -> tuple[str, float]:
        others = [wording for wording in self.wordings if wording.section != section]
        nearest = process.extractOne(
            folded,
            [wording.folded for wording in others],
            scorer=Levenshtein.normalized_similarity,
            processor=None,
        )
        return (others[nearest[2]].section, nearest[1]) if nearest else ("", 0.0)

    def fits(self, text: str) -> str:
        """The section (or column) that ``text`` as a whole names, "" for none."""
        return self._fits(text)

    def _fitting(self, text: str) -> str:
        folded, letters = plain(text), skeleton(text)
        near = [
            (_similarity(wording, folded, letters), wording.section)
            for wording in self._near(letters[:_LOOKED_AT])
            if abs(len(wording.skeleton) - len(letters)) <= max(2, len(letters) // 4)
        ]
        best = max(near, default=(0.0, ""))
        return best[1] if best[0] >= _FITTING else ""

    def _sharing(self, letters: str) -> tuple[Wording, ...]:
        """Wordings that share letters in a row with the beginning of a text, ``letters``."""
        shared: dict[int, int] = {}
        for key in _threes(letters):
            for number in self._by_letters.get(key, ()):
                shared[number] = shared.get(number, 0) + 1
        least = self._least_shared
        return tuple(self.wordings[at] for at, count in shared.items() if count >= least[at])


def _threes(letters: str) -> list[tuple[str, int]]:
    """Every three letters in a row with their place; all of a shorter text."""
    return [(letters[at : at + 3], at) for at in range(max(len(letters) - 2, 1))]


class _Ends:
    """The offsets at which a heading could end in one piece of text, compared with wordings."""

    def __init__(self, piece: str, reach: int) -> None:
        """After ``reach`` of the piece's letters no wording ends."""
        self.piece = piece
        self.offsets = skeleton_offsets(piece, reach + 1)
        whole = len(self.offsets) <= reach
        self.letters = skeleton(piece if whole else piece[: self.offsets[reach]])
        self.by_count: dict[int, list[int]] = {}
        self.folds: dict[int, str] = {}
        self.ends: set[int] = set()
        count = 0
        last = len(self.offsets)
        for match in _ENDS.finditer(piece):
            end = match.start()
            while count < last and self.offsets[count] < end:
                count += 1
            if count > reach:
                break
            if count:
                self._add(end, count)
        if whole:
            self._add(len(piece.rstrip()), last)

    def _add(self, end: int, count: int) -> None:
        """Note an end with ``count`` letters before it; ends come in order, the last may twice."""
        if end not in self.ends:
            self.ends.add(end)
            self.by_count.setdefault(count, []).append(end)

    def best_for(self, wording: Wording) -> Match | None:
        """The end at which the text is most like the wording; None if it is not like it at all."""
        length = len(wording.skeleton)
        best, at = 0.0, -1
        for count in range(2 * length - wording.reach, wording.reach + 1):
            for end in self.by_count.get(count, ()):
                similarity = self._like(wording, end, count)
                if similarity > best:
                    best, at = similarity, end
        if best < 1.0:
            cut = self._cut_after(length)
            if cut not in self.ends:
                inside = self._like(wording, cut, length)
                if inside > (best + 0.05 if best else 0.0):
                    best, at = inside, cut
        return Match(wording, 0, at, best) if best else None

    def _like(self, wording: Wording, end: int, count: int) -> float:
        """How like the wording the text is up to ``end``; 0 where it is too unlike."""
        letters = self.letters[:count]
        if letters != wording.skeleton and not Levenshtein.normalized_similarity(
            wording.skeleton, letters, score_cutoff=MIN_SIMILARITY - 0.1
        ):
            return 0.0
        folded = self.folds.get(end)
        if folded is None:
            folded = self.folds[end] = plain(self.piece[:end])
        similarity = _similarity(wording, folded, letters)
        return similarity if similarity >= MIN_SIMILARITY else 0.0

    def _cut_after(self, length: int) -> int:
        """The offset just behind the first ``length`` letters, with the vowels that follow them.

        The text's end, which is looked at already, where it has fewer letters.
        """
        if len(self.offsets) < length:
            return len(self.piece.rstrip())
        end = self.offsets[length - 1] + 1
        while end < len(self.piece) and self.piece[end] in _FOLLOWING:
            end += 1
        return end


def _similarity(wording: Wording, folded: str, letters: str) -> float:
    if wording.folded == folded:
        return 1.0
    of_text = Levenshtein.normalized_similarity(wording.folded, folded)
    of_letters = Levenshtein.normalized_similarity(wording.skeleton, letters)
    return max(of_text, (of_text + of_letters) / 2, of_letters - SKELETON_DISCOUNT)


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
    """The column headings of the score table, by column id."""
    return Vocabulary(
        (column.id, text, False)
        for column in form.score.columns
        for text in (column.title, *column.wordings)
    )


@lru_cache(maxsize=8)
def title_vocabulary(form: Form) -> Vocabulary:
    """The titles of the report ("report") and of an appended guideline ("guideline")."""
    report = (("report", text, False) for text in (form.title, *form.title_wordings))
    guideline = (("guideline", text, False) for text in form.guideline_titles)
    return Vocabulary(iter([*report, *guideline]))
