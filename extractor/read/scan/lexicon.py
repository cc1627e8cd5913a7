"""Words of a picture's text mended towards the form's words and those that the text repeats.

A stretch of Thai is cut into as few known words as possible. Where it comes in crumbs, the slips
that recognisers make (a mark lost or taken for another, one letter for one like it) are undone, and
the one after which the stretch reads best is kept: if it reads much better, and if it makes a word
of the form's or one that the document uses elsewhere. Any other word may be a name, and names are
left alone, as is everything that is no Thai letter. A mended character is guessed: nothing certain
rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor.thai import CONSONANTS, MARKS, TONES, UPPER_VOWELS, repair

LONGEST = 48
"""Letters of the longest words: the form's own may be whole phrases."""
WORD, SHORT_WORD, UNKNOWN = 1.0, 1.8, 2.6
"""What a word costs, one of one or two letters, and letters that belong to none."""
SHORT, FEW = 2, 5
"""Letters of words that cost more, and of those that may be what is left of broken ones."""
GAIN, LONG_GAIN = 1.1, 0.3
"""How much cheaper a stretch must get by a slip undone, besides what the slip costs; and where that
makes a long word."""
LONG = 6
"""Letters of long words."""
SURELY_READ = 0.99
"""A character as sure as this is left as it was read."""
MENDED = 0.6
"""How sure a character is that was mended."""
REPEATED = 2
"""How often a document must use a word elsewhere for it to be one of its own."""
MENDED_WORD = 4
"""Letters of the shortest word that is mended: shorter ones are too like one another."""
MOST_SLIPS = 3
"""Slips undone in one stretch; what needs more was not read at all."""
UNREAD = 0.4
"""Share of unknown letters from which a stretch was not read at all."""
AROUND = 24
"""Letters to both sides of a slip within which the reading is compared."""

_NEVER = float("inf")
_THAI = re.compile(r"[ก-ฺเ-ไ็-๎]{3,400}")
_INNER = frozenset(MARKS + "ะาำๅ")
_LIKE = ("กถภฤ", "คดตศ", "ขชซ", "บปษ", "พฟผฝ", "มน", "ทฑฆ", "ลส", "รธ", "ณญฌ", "อฮ", "งจ", "ฎฏ",
         "ิีึื", "ุู", "่้๊๋็์ั", "าำ", "เแ", "ไใโ", "ดถ", "บม")  # fmt: skip
"""Letters and marks that recognisers take for one another."""
_HONORIFIC = re.compile(
    r"(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ว่าที่|ร้อยตรี|ร้อยโท|ร้อยเอก|พัน|สิบ|จ่า|หม่อม|ม\.[ลร]\.|ศ\.|ผศ\.|รศ\."
    r"|แพทย์|พ\.ต\.|ร\.[ตทอ]\.|พ\.[ทอ]\.)"
)


class Mended(NamedTuple):
    """A text after mending: how sure its characters are then, and how many slips were undone."""

    text: str
    sure: tuple[float, ...]
    slips: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are known, those of the form, and the text of the document in hand."""

    words: frozenset[str]
    form_words: frozenset[str]
    document: str = ""

    def of(self, texts: Iterable[str]) -> Lexicon:
        """The lexicon for a document of these texts."""
        return replace(self, document="\n".join(texts))

    def mend(self, text: str, sure: tuple[float, ...]) -> Mended:
        """A line's text, its doubtful words mended; ``sure`` holds for each of its characters."""
        slips = 0
        for stretch in reversed(list(_THAI.finditer(text))):
            if _names_someone(text, stretch.start(), stretch.group()):
                continue
            start, end = stretch.span()
            done = self._mend_stretch(stretch.group(), sure[start:end])
            if done.slips:
                text = text[:start] + done.text + text[end:]
                sure = sure[:start] + done.sure + sure[end:]
                slips += done.slips
        return Mended(text, sure, slips)

    def _mend_stretch(self, text: str, sure: tuple[float, ...]) -> Mended:
        unknown = sum(end - start for start, end, _ in self._cut(text, 0))
        if unknown > max(UNREAD * len(text), 2 * LONG):
            return Mended(text, sure, 0)
        for slips in range(MOST_SLIPS):
            best = max(self._repairs(text, sure), default=None, key=lambda one: one[0])
            if best is None:
                return Mended(text, sure, slips)
            _, text, sure = best
        return Mended(text, sure, MOST_SLIPS)

    def _repairs(
        self, text: str, sure: tuple[float, ...]
    ) -> Iterator[tuple[float, str, tuple[float, ...]]]:
        """Each slip that could be undone: what that gains, and the text and sureness then."""
        near = {at for one in self._doubtful_at(text) for at in range(one - 2, one + 3)}
        for at in sorted(near & set(range(len(text)))):
            if min(sure[max(0, at - 1) : at + 2], default=1.0) >= SURELY_READ:
                continue
            low, high = max(0, at - AROUND), min(len(text), at + AROUND)
            before = self.cost(text[low:high])
            for put, taken, cost in _slips(text, at):
                after = text[low:at] + put + text[at + taken : high]
                gain = before - self.cost(after) - cost
                whole = text[:at] + put + text[at + taken :]
                if gain >= LONG_GAIN and gain >= self._wanted(whole, min(at, len(whole) - 1)):
                    guessed = (MENDED,) * len(put)
                    yield gain, whole, sure[:at] + guessed + sure[at + taken :]

    def cost(self, text: str) -> float:
        """What a stretch of Thai costs: as few known words as possible, and unknown letters."""
        return self._paths(text)[0][-1]

    def _doubtful_at(self, text: str) -> Iterator[int]:
        """Where letters stand that belong to no word, or to a short one."""
        return (at for start, end, _ in self._cut(text, FEW) for at in range(start, end))

    def _cut(self, text: str, shorter: int) -> Iterator[tuple[int, int, bool]]:
        """The pieces that are unknown, or known and of fewer letters: start, end, known."""
        steps = self._paths(text)[1]
        at = len(text)
        while at > 0:
            step = steps[at]
            if step < shorter:
                yield at - abs(step), at, step > 0
            at -= abs(step)

    def _wanted(self, text: str, at: int) -> float:
        """What a repair must gain that makes the word at a letter; no gain will do for any word."""
        cut = self._cut(text, LONGEST + 1)
        word = next(text[start:end] for start, end, _ in cut if start <= at < end)
        at_home = word in self.form_words or self.document.count(word) >= REPEATED
        if not at_home or len(word) < MENDED_WORD:
            return _NEVER
        return LONG_GAIN if len(word) >= LONG else GAIN

    def _paths(self, text: str) -> tuple[list[float], list[int]]:
        """The least cost up to each letter, and the last step there (negative: unknown)."""
        costs, steps = [0.0], [0]
        for end in range(1, len(text) + 1):
            if end < len(text) and text[end] in _INNER:
                costs.append(_NEVER)  # no word ends before a mark
                steps.append(0)
                continue
            best, step = _NEVER, 0
            for letters in range(1, min(LONGEST, end) + 1):
                before = costs[end - letters]
                if before >= best:
                    continue
                if text[end - letters : end] in self.words:
                    cost = before + (SHORT_WORD if letters <= SHORT else WORD)
                elif letters <= 5:
                    cost = before + UNKNOWN
                else:
                    continue
                if cost < best:
                    best = cost
                    known = text[end - letters : end] in self.words
                    step = letters if known else -letters
            if step == 0:  # nothing but marks for longer than any word
                step = -next(n for n in range(1, end + 1) if costs[end - n] < _NEVER)
                best = costs[end + step] + UNKNOWN
            costs.append(best)
            steps.append(step)
        return costs, steps


def lexicon_of(phrases: Iterable[str]) -> Lexicon:
    """The Thai word list with these phrases, and the words that the phrases are made of."""
    from newmm_tokenizer.corpus import get_corpus

    listed = Lexicon(frozenset(get_corpus("words_th.txt")), frozenset())
    parts = {part for phrase in phrases for part in _THAI.findall(repair(phrase))}
    cut = {
        part[start:end]
        for part in parts
        for start, end, known in listed._cut(part, LONGEST + 1)
        if known
    }
    return Lexicon(listed.words | parts, frozenset(parts | cut))


def _slips(text: str, at: int) -> Iterator[tuple[str, int, float]]:
    """Ways to undo a slip at a letter: what to put there, for how many letters, at what cost."""
    char = text[at]
    for group in _LIKE:
        if char in group:
            yield from ((other, 1, 0.6) for other in group if other != char)
    if 0 < at < len(text) - 1:  # at the ends a letter may be cut off from its word
        yield "", 1, 0.6 if char in MARKS else 1.6
    if char in CONSONANTS or char in UPPER_VOWELS:
        marks = TONES + "์" if char in UPPER_VOWELS else MARKS
        yield from ((char + mark, 1, 0.6) for mark in marks)


def _names_someone(text: str, start: int, stretch: str) -> bool:
    """Whether a stretch is a name: it begins with a title, or one stands before it."""
    return bool(_HONORIFIC.match(stretch) or _HONORIFIC.search(text[max(0, start - 30) : start]))
