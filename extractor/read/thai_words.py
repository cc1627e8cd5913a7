"""How much of a text no program breaks over two lines: its first word.

Thai is written without spaces and broken between words, so whether the next line's first word had
room at the end of a line (and a new paragraph begins) takes a dictionary. The word list is
PyThaiNLP's (Apache-2.0), as newmm-tokenizer ships it without the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.thai import CONSONANTS, MARKS

LONGEST = 24
"""Letters of the longest word looked for."""
_LONGEST_KNOWN = 16
SHORT = 3
"""Letters, marks not counted, from which a word is taken for one."""
BY_CHANCE = 3
"""Letters that stand in words by chance: words of three letters are in any text."""
NOT_KNOWN = 0
"""What ``first_word`` says where no word is known: the length of none."""

_OPENING = re.compile(r"[“‘\"'(\[<{]*")
_LEAD = re.compile(
    rf"(?:(?:(?![._…]{{3}})[^\s฀-๿])+|[๐-๙][๐-๙.,:/-]*|(?:[{CONSONANTS}][{MARKS}]*[{CONSONANTS}]?[{MARKS}]*\.)+)*"
)
"""Foreign words, numbers and abbreviations; dotted lines are broken anywhere."""
_CLOSING = re.compile(r"[ๆฯ”’\"')\]>},.:;!?%/]{0,3}")
_LETTER = re.compile(r"[ก-ฮฤฦเ-ไ]")
_LETTERS = re.compile(r"[ก-๎]+")
_LAST_LETTERS = re.compile(r"[ก-๎]+$")
_MARKS = frozenset(MARKS)
_WITHIN = frozenset(MARKS + "ะาำๅ")
"""Letters that no word begins with."""


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    from newmm_tokenizer.corpus import get_corpus

    return frozenset(get_corpus("words_th.txt"))


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long words up to ``_LONGEST_KNOWN`` are, longest first, by their three first letters."""
    lengths: dict[str, set[int]] = {}
    for word in _words():
        if SHORT <= len(word) <= _LONGEST_KNOWN:
            lengths.setdefault(word[:SHORT], set()).add(len(word))
    return {begin: tuple(sorted(found, reverse=True)) for begin, found in lengths.items()}


@lru_cache(maxsize=1)
def _letters_after() -> dict[str, tuple[int, ...]]:
    """How long words are that begin with these two letters, longest first, and one letter."""
    letters: dict[str, set[int]] = {}
    for word in _words():
        if 2 <= len(word) <= LONGEST:
            letters.setdefault(word[:2], {1}).add(len(word))
    return {begin: tuple(sorted(found, reverse=True)) for begin, found in letters.items()}


@lru_cache(maxsize=4096)
def first_word(text: str) -> int:
    """How many characters of ``text`` stay together; ``NOT_KNOWN`` where its first word is none.

    Of several words that could be the first the longest counts, provided that the rest begins with
    a word, too; with it go an abbreviation or number before it and the signs around it. What is
    shorter than ``SHORT`` may be the beginning of a name that no list knows: more goes with it.
    """
    at = start = _end(_LEAD, text, _end(_OPENING, text, 0))
    while at < len(text) and _LETTER.match(text, at):
        letters = _longest(text, at)
        if letters == NOT_KNOWN:
            if at == start:
                return NOT_KNOWN
            return _end(_LETTERS, text, at)
        at += letters
        if _bases(text, start, at) >= SHORT:
            break
    return _end(_CLOSING, text, at)


def is_within_word(above: str, below: str) -> bool:
    """Whether a known word reaches from the end of one text into the beginning of the other.

    The part of it that stands above is a word, too, and the whole of what stands there last.
    """
    last = last_word(above)
    if not last or not _LETTER.match(below):
        return False
    rest = range(min(LONGEST - len(last), len(below)), 1, -1)
    return any(
        last + below[:letters] in _words() and _ends_cluster(below, letters) for letters in rest
    )


def opening_word(text: str) -> str:
    """The Thai word that a text begins with, by itself; empty where none is known."""
    return text[: _longest(text, 0)] if _LETTER.match(text) else ""


def last_word(text: str) -> str:
    """The Thai word that a text ends with, words taken from left to right; empty for no known."""
    tail = _LAST_LETTERS.search(text)
    letters, last, at = tail.group() if tail else "", "", 0
    while at < len(letters):
        known = _longest(letters, at)
        last = letters[at : at + known]
        at += known or 1
    return last


def _bases(text: str, start: int, end: int) -> int:
    return sum(text[at] not in _MARKS for at in range(start, end))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _longest(text: str, at: int) -> int:
    """Letters of the longest word at ``at`` that another word, or none, can follow."""
    for letters in _words_at(text, at):
        end = at + letters
        if _ends_cluster(text, end) and _may_follow(text, end):
            return letters
    return NOT_KNOWN


def _words_at(text: str, at: int) -> Iterator[int]:
    """The letters of each known word that begins at ``at``, the longest first."""
    words, room = _words(), len(text) - at
    for letters in _letters_after().get(text[at : at + 2], (1,)):
        if letters <= room and text[at : at + letters] in words:
            yield letters


def _ends_cluster(text: str, at: int) -> bool:
    return at == len(text) or text[at] not in _WITHIN


def _may_follow(text: str, at: int) -> bool:
    """Whether the text at ``at`` begins with a word of two letters or more, or with no letter."""
    if at == len(text) or not _LETTER.match(text, at):
        return True
    return len(text) - at < 2 or next(_words_at(text, at), NOT_KNOWN) >= 2


def known_share(letters: str) -> float:
    """The share of Thai letters (nothing else may be given) that stand in words of the list.

    Words of three letters or more are taken from left to right, the longest first. Sound office
    Thai has 0.92 to 1.0 of its letters in them, text with every third consonant exchanged 0.35 to
    0.57; words of two letters stand in any text.
    """
    return _in_words(letters)[0] / len(letters) if letters else 1.0


def letters_in_words(letters: str) -> int:
    """How many letters stand in words beyond ``BY_CHANCE``: what a guess may rest on."""
    return max(0, _in_words(letters)[0] - BY_CHANCE)


def out_of_words(letters: str) -> tuple[int, ...]:
    """Where the letters, without their marks, are that stand in no word of ``known_share``."""
    return _in_words(letters)[1]


@lru_cache(maxsize=256)
def _in_words(letters: str) -> tuple[int, tuple[int, ...]]:
    """How many letters stand in words, and where those are that stand in none."""
    at = known = 0
    outside = []
    words, lengths, within, count = _words(), _lengths(), _WITHIN, len(letters)
    while at < count:
        for length in lengths.get(letters[at : at + SHORT], ()):
            end = at + length
            if letters[at:end] in words and letters[end : end + 1] not in within and end <= count:
                known += length
                at = end
                break
        else:
            outside.append(at)
            at += 1
            while at < count and letters[at] in within:
                at += 1
    return known, tuple(outside)
