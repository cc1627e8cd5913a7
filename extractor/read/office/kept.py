"""Whether a conversion kept the text: LibreOffice may stop in the middle of a file and say success.

The Thai letters of the file itself are counted, without reading it, against those that came out. A
file may hold some twice (text boxes of an .rtf) or hold text that was deleted (.doc), so only where
much less came out is anything said.
"""

from __future__ import annotations

import re

from extractor.model import Block, text_lines
from extractor.thai import CONSONANTS

_KEPT = 0.4
"""Share of a file's letters that come out at least, whatever it holds twice."""
_ENOUGH = 100
"""Letters below which a file says too little to be compared."""
_RTF_LETTER = re.compile(rb"\\u(?:35[89]\d|36[0-3]\d)(?!\d)")
"""``\\u3585`` to ``\\u3630``: consonants, what tells Thai text best."""
_WIDE_LETTER = re.compile(rb"(?:[\x01-\x2e]\x0e)+")
"""Consonants in two bytes each."""


def lost_much(data: bytes, kind: str, blocks: tuple[Block, ...]) -> bool:
    """Whether most of the letters that ``data``, an .rtf or .doc, holds did not come out."""
    if kind == "rtf":
        held = sum(1 for _ in _RTF_LETTER.finditer(data))
    elif kind == "doc":
        held = sum(len(found.group()) // 2 for found in _WIDE_LETTER.finditer(data))
    else:
        return False
    if held < _ENOUGH:
        return False
    came_out = sum(letter in CONSONANTS for line in text_lines(blocks) for letter in line)
    return came_out < _KEPT * held
