"""How much of a page's text is as printed: from 0 (nothing usable) to 1.

The measure counts what no Thai writer could have written and what no reader could have meant, per
letter, and maps the rate to the share of text that is right. Fresh text scores 1; pages whose text
layer is glyph numbers, Latin junk over a Thai picture or one letter repeated fall below
``NEEDS_OCR``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.read.thai_words import known_share, out_of_words
from extractor.thai import CONSONANTS, impossibilities

NEEDS_OCR = 0.6
"""Below this a page's text layer is not worth more than a picture of the page."""

_LOST = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf01f\uf100-\uf6ff\uf71b-\uf8ff]"
    "|(?<=[\uf020-\uf0ff])[\uf020-\uf0ff]|[\uf020-\uf0ff](?=[\uf020-\uf0ff])|\\(cid:\\d+\\)"
)
"""What no text has. A lone code of a symbol font is a bullet or a box; rows of them are letters."""
_IN_ROWS = re.compile("[\uf020-\uf0ff]")
_THAI = re.compile("[ก-๛]")
_LATIN = re.compile("[A-Za-z]")
_FOREIGN = re.compile("[\u0180-\u0dff\u0e80-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufeff]")
"""Scripts that do not stand in Thai office papers but come out of broken fonts and streams."""
_JUNK = re.compile(r"(?<![^\s])(?=\S*[A-Za-z])(?=\S*[^\sA-Za-z0-9ก-๛.,:;()/%'’“”\"@&+_#?=\-–])\S+")
_MOST_COMMON = 0.35
"""No consonant is more than a seventh of running Thai; a page of one letter is a broken font."""
_MOST_JUNK = 0.25
"""Share of Latin words with signs inside from which a page is the noise of a foreign reader."""
_THAI_LETTERS = re.compile("[ก-ฺเ-๎]+")
_ENOUGH = 200
"""Thai letters of a page from which the words in it say something of all of it."""
_SAMPLE = 500
_SENSE, _SENSELESS = 0.85, 0.45
"""Shares of letters in known words: sound text has 0.92 and more, exchanged letters half of it."""
_SOUND, _USUAL = 0.97, 0.94
"""The share of letters in words that sound documents have, and the share below which one is looked
at more closely."""
_STRANGE = 0.35
"""Share of its places at which a letter stands out of words at most: sound ones have 0.3."""
_NOT_CERTAIN = 0.999
"""The quality that no page reaches of which a letter was guessed."""
_IN_DOUBT, _RISKY = 0.998, 0.01
"""The quality that no page reaches of which a letter was guessed at a risk greater than this."""
_FEW = 20
_FEW_WORDS = 12
_WEIGHT = 4.0
"""Wrong letters for each place that can be seen to be wrong: most damage looks possible."""


def quality_of(text: str, lost: int = 0, guessed: float = 0.0, riskiest: float = 0.0) -> float:
    """The quality of a page's text; ``lost`` counts the glyphs that could not be decoded.

    ``guessed`` is the number of letters expected to be wrong among those that only the letters
    around tell; a page with any is not as printed for certain. ``riskiest`` is the probability that
    the most doubtful of them is wrong: above one in a hundred the page's marks are in doubt.
    """
    counts = Counter(text)  # a page has a few thousand characters and a hundred different ones
    thai, latin = _number(_THAI, counts), _number(_LATIN, counts)
    unread = lost + _lost_in(text, counts) + _number(_FOREIGN, counts)
    letters = thai + latin + unread
    if letters == 0:
        return 1.0
    wrong = impossibilities(text) + unread
    quality = max(0.0, 1.0 - (_WEIGHT * wrong + guessed) / letters)
    if guessed > 0:
        quality = min(quality, _IN_DOUBT if riskiest > _RISKY else _NOT_CERTAIN)
    if thai >= _ENOUGH:
        quality = min(quality, _sense(text))
    if _one_letter(counts) or (thai < latin and _noise(text)):
        quality = min(quality, 0.1)
    return round(quality, 3)


def _number(kind: re.Pattern[str], counts: Counter[str]) -> int:
    """How many characters are of a kind."""
    return sum(map(counts.__getitem__, kind.findall("".join(counts))))


def _lost_in(text: str, counts: Counter[str]) -> int:
    """How many places have what no text has; only some of it depends on what stands beside."""
    if "(cid:" in text or _number(_IN_ROWS, counts):
        return len(_LOST.findall(text))
    return _number(_LOST, counts)


def _sense(text: str) -> float:
    """What can be hoped of a text by the words in it: exchanged letters look possible."""
    share = known_share(_sample(text))
    return min(1.0, max(0.0, (share - _SENSELESS) / (_SENSE - _SENSELESS)))


def _sample(text: str) -> str:
    """Some of a page's Thai letters, from its middle."""
    letters = "".join(_THAI_LETTERS.findall(text))
    middle = len(letters) // 2
    return letters[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]


def letters_as_printed(texts: Iterable[str]) -> float:
    """The quality that no page of a document reaches whose font tells a letter as another one.

    Nothing on a page shows that, but such a letter makes no words, wherever it stands, and fewer of
    all letters stand in words than in sound text; one of the two alone names and foreign words do.
    """
    samples = [sample for sample in map(_sample, texts) if len(sample) >= _ENOUGH]
    known = sum(known_share(sample) * len(sample) for sample in samples)
    share = known / sum(map(len, samples)) if samples else 1.0
    if share >= _USUAL:
        return 1.0
    everywhere = _settings((sample, range(len(sample))) for sample in samples)
    outside = _settings((sample, out_of_words(sample)) for sample in samples)
    stranger = any(
        len(found) >= _FEW and len(outside[char]) > _STRANGE * len(found)
        for char, found in everywhere.items()
    )
    return round(1.0 - (_SOUND - share), 3) if stranger else 1.0


def _settings(samples: Iterable[tuple[str, Iterable[int]]]) -> dict[str, set[str]]:
    """For every consonant the different stretches of letters around it at the places of samples.

    A name that is on every page counts once.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for sample, places in samples:
        for at in places:
            if sample[at] in CONSONANTS:
                found[sample[at]].add(sample[max(at - 2, 0) : at + 3])
    return found


def _one_letter(letters: Counter[str]) -> bool:
    counts = [letters[char] for char in CONSONANTS]
    return sum(counts) >= _FEW and max(counts) > _MOST_COMMON * sum(counts)


def _noise(text: str) -> bool:
    """Whether Latin words are full of signs, as where a Thai picture was read as Latin."""
    words = [word for word in text.split() if _LATIN.search(word)]
    return len(words) >= _FEW_WORDS and len(_JUNK.findall(text)) > _MOST_JUNK * len(words)
