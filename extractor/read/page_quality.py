"""How much of a page's text is as printed: from 0 (nothing usable) to 1.

The measure counts what no Thai writer could have written and what no reader could have meant, per
letter, and maps the rate to the share of text that is right. Fresh text scores 1; pages whose text
layer is glyph numbers, Latin junk over a Thai picture or one letter repeated fall below
``NEEDS_OCR``.
"""

from __future__ import annotations

import re
from collections import Counter

from extractor.thai import CONSONANTS, impossibilities

NEEDS_OCR = 0.6
"""Below this a page's text layer is not worth more than a picture of the page."""

_LOST = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf6ff\uf71b-\uf8ff]|\\(cid:\\d+\\)"
)
_THAI = re.compile("[ก-๛]")
_LATIN = re.compile("[A-Za-z]")
_JUNK_WORD = re.compile(r"\S*[A-Za-z\d]\S*[^\sA-Za-z\d.,:;()/%'’\-–]\S*[A-Za-z\d]\S*")
_MOST_COMMON = 0.35
"""No consonant is more than a seventh of running Thai; a page of one letter is a broken font."""
_FEW = 20


def quality_of(text: str, lost: int = 0) -> float:
    """The quality of a page's text; ``lost`` counts the glyphs that could not be decoded."""
    thai = len(_THAI.findall(text))
    letters = thai + len(_LATIN.findall(text))
    if letters == 0:
        return 0.0 if _LOST.search(text) else 1.0
    wrong = impossibilities(text) + lost + len(_LOST.findall(text))
    quality = 1.0 - min(1.0, 4.0 * wrong / max(letters + lost, 1))
    consonants = Counter(char for char in text if char in CONSONANTS)
    total = sum(consonants.values())
    if total >= _FEW and max(consonants.values()) > _MOST_COMMON * total:
        quality = min(quality, 0.1)
    return round(quality, 3)
