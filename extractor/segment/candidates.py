"""Every place of the document that could be a heading, with how much speaks for it.

The weights say how strongly each sign counts; they are few, and each is a sign that a reader of the
page would name too: what is written, what follows it, the number before it, what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor.form import Form
from extractor.model import Paragraph, Place
from extractor.segment.frame import Closing, Follower, Opening, closing, joint_start, opening
from extractor.segment.headings import MIN_SIMILARITY, Match, Vocabulary, heading_vocabulary
from extractor.segment.neighbours import (
    label_cells,
    level_table_heads,
    score_heads,
)
from extractor.segment.outline import Leaf, Outline
from extractor.thai import skeleton

ACCEPTED = 0.6  # what must speak for a heading before it is believed
CERTAIN = 1.2  # what makes a second standing of a section worth reporting

_FOLLOWED_BY: dict[Follower, float] = {
    "colon": 0.35,
    "end": 0.30,
    "bold": 0.25,
    "gap": 0.20,
    "space": -0.35,
    "glued": -0.80,
}
_OWN_NUMBER = 0.25
_SUB_NUMBER = -0.60
_SHORT_WORDING = -0.25
_HEADS_COLUMN = -1.0
_HEADS_SCORES = -0.7
_MID_LINE = -0.20
_WRAPPED = -0.35  # a printed line inside a paragraph, which may just be a sentence's next line
_DASHED = -0.20
_SPLIT_SIMILARITY = 0.9
_JOINT_SIMILARITY = 0.9
_FULL_LENGTH = 12  # letters from which on a wording is long enough to be no accident

_STARTS = re.compile(r"\n|\t+| {3,}")
_WORD = re.compile(r"\S*(?:[ ]?ประจำปี\S*)?(?:[ ]?(?:พ\.ศ\.|ปี)[ ]?[0-9๐-๙]{4})?")
_MID_COLON = re.compile(r"[ \t]*[:：]")


class Span(NamedTuple):
    """A stretch of one leaf's text."""

    leaf: int
    start: int
    end: int


class Candidate(NamedTuple):
    """A possible heading: the text it covers and how much speaks for it.

    ``spans`` are what is taken out of the text (number, wording, colon), usually one, several for a
    heading split over paragraphs. ``place`` is where the wording stands. ``joint`` is a second
    section that the same heading names ("ปัญหาอุปสรรคและข้อเสนอแนะ"), as its own match.
    """

    section: str
    rank: int
    match: Match
    raw: str
    place: Place
    spans: tuple[Span, ...]
    score: float
    continued: bool
    joint: tuple[Match, ...] = ()

    @property
    def position(self) -> tuple[int, int]:
        """Where it begins in reading order."""
        return self.spans[0].leaf, self.spans[0].start

    @property
    def end(self) -> tuple[int, int]:
        """Where its text ends in reading order."""
        return self.spans[-1].leaf, self.spans[-1].end


def find_candidates(tree: Outline, form: Form) -> list[Candidate]:
    """All candidates that are worth weighing."""
    score_columns, beside_scores = score_heads(tree, form)
    column_heads = level_table_heads(tree, form) | score_columns
    finder = _Finder(form, column_heads, beside_scores, label_cells(tree))
    found: list[Candidate] = []
    for leaf in tree.leaves:
        found += finder.at_starts(leaf)
        found += finder.mid_line(leaf)
        following = tree.leaves[leaf.index + 1 : leaf.index + 3]
        if following and _could_continue(leaf, following[0]):
            found += finder.split(leaf, following)
    return found


class _Finder:
    def __init__(
        self,
        form: Form,
        column_heads: frozenset[int],
        beside_scores: frozenset[int],
        labels: dict[int, int],
    ) -> None:
        self.form = form
        self.column_heads = column_heads
        self.beside_scores = beside_scores
        self.labels = labels
        self.vocabulary: Vocabulary = heading_vocabulary(form)
        self.rank = {section.id: rank for rank, section in enumerate(form.sections)}
        self.number = {section.id: section.number for section in form.sections}
        self.names = {section.id for section in form.of_kind("name")}

    def at_starts(self, leaf: Leaf) -> Iterator[Candidate]:
        """Candidates at the start of the paragraph, of its lines and of its tabbed pieces.

        The printed lines of a page count as well: a reader may have joined too much.
        """
        text = leaf.text
        if not text:
            return
        yield from self._at(leaf, 0)
        starts = frozenset(_starts(text))
        for at in sorted(starts):
            yield from self._at(leaf, at)
        for at, _ in leaf.paragraph.lines[1:]:
            if at not in starts:
                for candidate in self._at(leaf, at):
                    bold = any(start <= at < end for start, end in leaf.paragraph.bold)
                    yield candidate if bold else _less(candidate, _WRAPPED)

    def _at(self, leaf: Leaf, at: int) -> Iterable[Candidate]:
        before = opening(leaf.paragraph, at)
        if not before.number and at == 0:
            before = before._replace(number=self.labels.get(leaf.index, 0))
        matches = self.vocabulary.matches(leaf.text, before.start)
        if not matches:
            return ()
        weighed = [self._whole(leaf, at, match, before) for match in _strongest(matches)]
        weighed += [
            joined for match in matches if (joined := self._joined_with(leaf, at, match, before))
        ]
        return _best_of_each_section(weighed)

    def _whole(self, leaf: Leaf, at: int, match: Match, before: Opening) -> Candidate:
        """A heading within one paragraph, with whatever stands before and behind it."""
        limit = self._phrase_limit(leaf, at, match, before)
        behind = closing(leaf.paragraph, match.end, self.form.labels.continued, limit)
        return Candidate(
            match.wording.section,
            self.rank[match.wording.section],
            match,
            leaf.text[match.start : match.end].strip(),
            leaf.paragraph.place_of(match.start, match.end),
            (Span(leaf.index, at, behind.end),),
            self._score(match, before, behind) + self._beside(leaf, match),
            behind.continued,
        )

    def _phrase_limit(self, leaf: Leaf, at: int, match: Match, before: Opening) -> int:
        """Up to where the heading's own phrase may go on behind its words; their end if it may not.

        As far as it is bold; in a cell with more to the right of it, or behind the section's own
        number, up to a space: what follows there may be the content.
        """
        section = match.wording.section
        if at or match.wording.short or section in self.names:
            return match.end
        for start, end in leaf.paragraph.bold:
            if start <= match.start and match.end < end:
                return end
        own = before.number == self.number[section] and not before.deeper
        return _word_end(leaf.text, match.end) if own or leaf.index in self.labels else match.end

    def _joined_with(self, leaf: Leaf, at: int, match: Match, before: Opening) -> Candidate | None:
        """The heading with a second section's heading joined to it, if one is."""
        if match.similarity < _JOINT_SIMILARITY:
            return None
        start = joint_start(leaf.text, match.end)
        if start < 0:
            return None
        seconds = [
            second
            for second in self.vocabulary.matches(leaf.text, start)
            if second.wording.section != match.wording.section
            and second.similarity >= _JOINT_SIMILARITY
        ]
        if not seconds:
            return None
        second = max(seconds, key=lambda one: (one.similarity, one.end))
        behind = self._closing(leaf.paragraph, second.end)
        whole = self._whole(leaf, at, match, before)
        return whole._replace(
            raw=leaf.text[match.start : second.end].strip(),
            spans=(Span(leaf.index, at, behind.end),),
            score=self._score(match, before, behind) + self._beside(leaf, match),
            joint=(second,),
        )

    def _closing(self, paragraph: Paragraph, end: int) -> Closing:
        return closing(paragraph, end, self.form.labels.continued)

    def _score(self, match: Match, before: Opening, behind: Closing) -> float:
        score = _worth(match) + _FOLLOWED_BY[behind.follower]
        if before.deeper:
            score += _SUB_NUMBER
        elif before.number == self.number[match.wording.section]:
            score += _OWN_NUMBER
        if before.dashed:
            score += _DASHED
        return score + (_SHORT_WORDING if match.wording.short else 0.0)

    def _beside(self, leaf: Leaf, match: Match) -> float:
        if leaf.index in self.column_heads:
            return _HEADS_COLUMN
        named = match.wording.short or match.wording.section in self.names
        return _HEADS_SCORES if named and leaf.index in self.beside_scores else 0.0

    def mid_line(self, leaf: Leaf) -> Iterator[Candidate]:
        """Exact wordings before a colon inside a line: columns that lost their gap."""
        text = leaf.text
        if text.count(":") + text.count("：") < 2:
            return
        line_start = 0
        endings = _long_wordings(self.form)
        for colon in _MID_COLON.finditer(text):
            line_start = max(line_start, text.rfind("\n", 0, colon.start()) + 1)
            before = text[line_start : colon.start()]
            ending = next((ending for ending in endings if before.endswith(ending)), "")
            at = colon.start() - len(ending)
            if not ending or at == line_start or not text[at - 1].isspace():
                continue
            if text[at - 1] == "\t" or text[max(0, at - 3) : at] == "   ":
                continue  # found as the start of a piece
            for match in self.vocabulary.matches(text, at):
                if match.wording.text == ending:
                    candidate = self._whole(leaf, at, match, Opening(0, False, False, at))
                    yield _less(candidate, _MID_LINE)

    def split(self, leaf: Leaf, following: tuple[Leaf, ...]) -> Iterator[Candidate]:
        """Headings broken over two or three paragraphs of the same cell."""
        before = opening(leaf.paragraph, 0)
        together = "".join(part.text for part in (leaf, *following))
        if not self.vocabulary.begins(together, before.start):
            return
        parts = [leaf]
        for after in following:
            if not _could_continue(parts[-1], after):
                return
            parts = [*parts, after]
            joined = "\n".join(part.text for part in parts)
            last_at = len(joined) - len(after.text)
            yield from _best_of_each_section(
                [
                    self._over_parts(parts, match, before, last_at)
                    for match in self.vocabulary.matches(joined, before.start)
                    if match.end > last_at + 1
                    and match.similarity >= _SPLIT_SIMILARITY
                    and not self._is_label_behind(parts, match, before, last_at)
                ]
            )

    def _is_label_behind(
        self, parts: list[Leaf], match: Match, before: Opening, last_at: int
    ) -> bool:
        """Whether a whole heading has a label with its value below ("หมายเลขโทรศัพท์ : 0 2…")."""
        last = parts[-1]
        value = last.text[self._closing(last.paragraph, match.end - last_at).end :]
        above = "".join(part.text for part in parts[:-1])[before.start :]
        section = match.wording.section
        return bool(value.strip()) and self.vocabulary.is_exact(section, above)

    def _over_parts(
        self, parts: list[Leaf], match: Match, before: Opening, last_at: int
    ) -> Candidate:
        last = parts[-1]
        behind = self._closing(last.paragraph, match.end - last_at)
        place = parts[0].paragraph.place
        for part in parts[1:]:
            place = place.union(part.paragraph.place)
        return Candidate(
            match.wording.section,
            self.rank[match.wording.section],
            match,
            "\n".join(part.text for part in parts)[match.start : match.end].strip(),
            place,
            (
                *(Span(part.index, 0, len(part.text)) for part in parts[:-1]),
                Span(last.index, 0, behind.end),
            ),
            self._score(match, before, behind),
            behind.continued,
        )


def _word_end(text: str, at: int) -> int:
    """Where the word at ``at`` ends, with the year that may follow it."""
    found = _WORD.match(text, at)
    return found.end() if found else at


def _less(candidate: Candidate, score: float) -> Candidate:
    return candidate._replace(score=candidate.score + score)


def _starts(text: str) -> list[int]:
    """Where lines and tabbed pieces of the text begin, its own start left out."""
    if not ("\n" in text or "\t" in text or "   " in text):
        return []  # as in most text, which needs no search for patterns
    ends = (gap.end() for gap in _STARTS.finditer(text) if gap.start() > 0)
    return [end for end in ends if end < len(text)]


def _strongest(matches: list[Match]) -> Iterable[Match]:
    """Of a section's wordings that end alike the one worth most; all else counts for all alike."""
    best: dict[tuple[str, int, bool], tuple[float, Match]] = {}
    for match in matches:
        key = (match.wording.section, match.end, match.wording.short)
        worth = _worth(match)
        if key not in best or worth > best[key][0]:
            best[key] = worth, match
    return (match for _, match in best.values())


def _best_of_each_section(candidates: list[Candidate]) -> Iterable[Candidate]:
    """Of the wordings of one section at one place, the one that most speaks for."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        known = best.get(one.section)
        if one.score > 0 and (known is None or (one.score, one.end) > (known.score, known.end)):
            best[one.section] = one
    return best.values()


def _worth(match: Match) -> float:
    """What the words alone are worth: 0 to 1 for similarity, a little more for long wordings."""
    floor = MIN_SIMILARITY - 0.05
    length = min(len(match.wording.skeleton) / _FULL_LENGTH, 1.0)
    return (match.similarity - floor) / (1 - floor) + 0.2 * length


def _could_continue(before: Leaf, after: Leaf) -> bool:
    return (
        before.route == after.route
        and 0 < len(before.text) <= 60
        and len(after.text) > 0
        and not after.paragraph.label
        and ":" not in before.text
        and before.zone == after.zone
    )


@lru_cache(maxsize=8)
def _long_wordings(form: Form) -> tuple[str, ...]:
    """Wordings that are trusted inside a line, longest first."""
    texts = {text for section in form.sections for text in (section.title, *section.wordings)}
    return tuple(
        sorted((text for text in texts if len(skeleton(text)) >= 5), key=lambda text: -len(text))
    )
