"""Every place of the document that could be a heading, with how much speaks for it.

The weights say how strongly each sign counts; they are few, and each is a sign that a reader of the
page would name too: what is written, what follows it, the number before it, what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractor.form import Form
from extractor.model import Paragraph, Place
from extractor.segment.headings import (
    MIN_SIMILARITY,
    Match,
    Vocabulary,
    heading_vocabulary,
)
from extractor.segment.neighbours import level_table_heads, score_table_heads
from extractor.segment.outline import Leaf, Outline
from extractor.thai import CONSONANTS, LEADING_VOWELS, MARKS, skeleton, to_arabic

ACCEPTED = 0.6  # what must speak for a heading before it is believed
CERTAIN = 1.2  # what makes a second standing of a section worth reporting

_FOLLOWED_BY = {
    "colon": 0.35,
    "end": 0.30,
    "bold": 0.25,
    "gap": 0.20,
    "space": -0.35,
    "glued": -0.80,
}
_OWN_NUMBER = 0.25
_SHORT_WORDING = -0.25
_HEADS_LEVELS = -1.0
_HEADS_SCORES = -0.7
_MID_LINE = -0.20
_DASHED = -0.20
_SPLIT_SIMILARITY = 0.9
_FULL_LENGTH = 12  # letters from which on a wording is long enough to be no accident

_NUMBER = re.compile(
    r"[ \t]*(?:ข้อ(?:ที่)?\s*|หัวข้อ(?:ที่)?\s*|ส่วนที่\s*)?[(\[]?([0-9๐-๙]{1,2})"
    r"(?:[.)\]]+(?![0-9๐-๙])|(?=[ \t]+[^\s0-9๐-๙])|(?=[ก-ฮเแโใไ]))[ \t]*"
)
_DEEPER_NUMBER = re.compile(r"[ \t]*[(\[]?[0-9๐-๙]{1,2}[.)]\s?[0-9๐-๙]")
_BULLET = re.compile(r"[ \t]*([-–—•●○◦▪■□*➢✓])[ \t]*")
_STARTS = re.compile(r"\n|\t+| {3,}")
_PARENTHESIS = re.compile(r"\s{0,2}[(\[]([^()\[\]\n]{1,80})[)\]]")
_NUMERAL_TAIL = re.compile(r"\s?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?(?=\s*[:：])")
_COLON = re.compile(r"[ \t\u200b]*[:：;][ \t]*[-–]?(?=\s|$|[^\s])")
_MID_COLON = re.compile(r"[ \t]*[:：]")
_LETTERS = CONSONANTS + LEADING_VOWELS + MARKS + "าำะ"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one leaf's text."""

    leaf: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible heading: the text it covers and how much speaks for it.

    ``spans`` are what is taken out of the text (number, wording, colon), usually one, several for a
    heading split over paragraphs. ``place`` is where the wording stands.
    """

    section: str
    rank: int
    match: Match
    raw: str
    place: Place
    spans: tuple[Span, ...]
    score: float
    continued: bool

    @property
    def position(self) -> tuple[int, int]:
        """Where it begins in reading order."""
        return self.spans[0].leaf, self.spans[0].start

    @property
    def end(self) -> tuple[int, int]:
        """Where its text ends in reading order."""
        return self.spans[-1].leaf, self.spans[-1].end


def find_candidates(tree: Outline, form: Form) -> list[Candidate]:
    """All candidates that are worth weighing, in reading order."""
    finder = _Finder(form, level_table_heads(tree), score_table_heads(tree, form))
    found: list[Candidate] = []
    for leaf in tree.leaves:
        found += finder.at_starts(leaf)
        found += finder.mid_line(leaf)
        following = tree.leaves[leaf.index + 1 : leaf.index + 3]
        if following and _could_continue(leaf, following[0]):
            found += finder.split(leaf, following)
    return sorted(found, key=lambda candidate: (candidate.position, -candidate.score))


class _Finder:
    def __init__(
        self, form: Form, level_heads: frozenset[int], score_heads: frozenset[int]
    ) -> None:
        self.form = form
        self.level_heads = level_heads
        self.score_heads = score_heads
        self.vocabulary: Vocabulary = heading_vocabulary(form)
        self.rank = {section.id: rank for rank, section in enumerate(form.sections)}
        self.number = {section.id: section.number for section in form.sections}
        self.continued = form.labels.continued

    def at_starts(self, leaf: Leaf) -> Iterator[Candidate]:
        """Candidates at the start of the paragraph, of its lines and of its tabbed pieces."""
        text = leaf.text
        if not text:
            return
        yield from self._at(leaf, 0)
        for gap in _STARTS.finditer(text):
            if gap.end() < len(text) and gap.start() > 0:
                yield from self._at(leaf, gap.end())

    def _at(self, leaf: Leaf, start: int) -> Iterator[Candidate]:
        text = leaf.text
        number, begin, dashed = _typed_number(leaf.paragraph, start)
        if number == _DEEPER:
            return
        weighed = [
            self._weigh(leaf, start, match, number)
            for match in self.vocabulary.matches(text, begin)
        ]
        for candidate in _best_of_each_section(weighed):
            if dashed:
                candidate = replace(candidate, score=candidate.score + _DASHED)
            if candidate.score > 0:
                yield candidate

    def _weigh(self, leaf: Leaf, start: int, match: Match, number: int) -> Candidate:
        text = leaf.text
        section = match.wording.section
        end, follower, continued = _tail(leaf.paragraph, match.end, self.continued)
        score = _worth(match) + _FOLLOWED_BY[follower]
        if number == self.number[section]:
            score += _OWN_NUMBER
        if match.wording.short:
            score += _SHORT_WORDING
        score += self._beside(leaf, match)
        return Candidate(
            section,
            self.rank[section],
            match,
            text[match.start : match.end].strip(),
            leaf.paragraph.place_of(match.start, match.end),
            (Span(leaf.index, start, end),),
            score,
            continued,
        )

    def _beside(self, leaf: Leaf, match: Match) -> float:
        if leaf.index in self.level_heads:
            return _HEADS_LEVELS
        named = match.wording.short or self.form.section(match.wording.section).kind == "name"
        return _HEADS_SCORES if named and leaf.index in self.score_heads else 0.0

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
                    candidate = self._weigh(leaf, at, match, 0)
                    yield replace(candidate, score=candidate.score + _MID_LINE)

    def split(self, leaf: Leaf, following: tuple[Leaf, ...]) -> Iterator[Candidate]:
        """Headings broken over two or three paragraphs of the same cell."""
        number, begin, _ = _typed_number(leaf.paragraph, 0)
        if number == _DEEPER or not self.vocabulary.begins(leaf.text, begin):
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
                    self._joined(parts, match, number, last_at)
                    for match in self.vocabulary.matches(joined, begin)
                    if match.end > last_at + 1 and match.similarity >= _SPLIT_SIMILARITY
                ]
            )

    def _joined(self, parts: list[Leaf], match: Match, number: int, last_at: int) -> Candidate:
        last = parts[-1]
        end, follower, continued = _tail(last.paragraph, match.end - last_at, self.continued)
        score = _worth(match) + _FOLLOWED_BY[follower]
        section = match.wording.section
        if number == self.number[section]:
            score += _OWN_NUMBER
        if match.wording.short:
            score += _SHORT_WORDING
        spans = (
            *(Span(part.index, 0, len(part.text)) for part in parts[:-1]),
            Span(last.index, 0, end),
        )
        raw = "\n".join(part.text for part in parts[:-1])[match.start :].strip()
        raw = f"{raw}\n{last.text[: match.end - last_at]}".strip()
        place = parts[0].paragraph.place
        for part in parts[1:]:
            place = place.union(part.paragraph.place)
        return Candidate(section, self.rank[section], match, raw, place, spans, score, continued)


def _best_of_each_section(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Of the wordings of one section at one place, the one that most speaks for."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        known = best.get(one.section)
        if known is None or (one.score, one.end) > (known.score, known.end):
            best[one.section] = one
    yield from best.values()


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


_DEEPER = -1


def _typed_number(paragraph: Paragraph, start: int) -> tuple[int, int, bool]:
    """The list number before a heading (0: none, -1: a sub-number such as 8.1), where text begins.

    The third value says that a bullet stands there instead.
    """
    text = paragraph.text
    label = paragraph.label if start == 0 else ""
    if _DEEPER_NUMBER.match(text, start) or (label and _DEEPER_NUMBER.match(label)):
        return _DEEPER, start, False
    typed = _NUMBER.match(text, start)
    if typed:
        return int(to_arabic(typed.group(1))), typed.end(), False
    bullet = _BULLET.match(text, start)
    begin = bullet.end() if bullet else start
    while begin < len(text) and text[begin] in " \t":
        begin += 1
    automatic = _NUMBER.match(label + " ") if label else None
    number = int(to_arabic(automatic.group(1))) if automatic else 0
    dashed = bullet is not None and bullet.group(1) in "-–—*"
    return number, begin, dashed


def _tail(
    paragraph: Paragraph, end: int, continued_words: tuple[str, ...]
) -> tuple[int, str, bool]:
    """Where the heading with its colon ends, what follows it, and whether it says "continued"."""
    text = paragraph.text
    continued = False
    while aside := _PARENTHESIS.match(text, end):
        continued = continued or aside.group(1).strip() in continued_words
        end = aside.end()
    if numeral := _NUMERAL_TAIL.match(text, end):
        end = numeral.end()
    if colon := _COLON.match(text, end):
        return colon.end(), "colon", continued
    rest = text[end:]
    if not rest.strip() or rest.lstrip(" ").startswith("\n"):
        return end, "end", continued
    if rest[0] == "\t" or rest.startswith("  "):
        return end, "gap", continued
    if any(bold_end in (end, end + 1) for _, bold_end in paragraph.bold):
        return end, "bold", continued
    return end, "glued" if rest[0] in _LETTERS else "space", continued


@lru_cache(maxsize=8)
def _long_wordings(form: Form) -> tuple[str, ...]:
    """Wordings that are trusted inside a line, longest first."""
    texts = {text for section in form.sections for text in (section.title, *section.wordings)}
    return tuple(
        sorted((text for text in texts if len(skeleton(text)) >= 5), key=lambda text: -len(text))
    )
