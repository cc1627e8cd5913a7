"""Phones that go on in the next line: "โทร 0 2555 1234 ต่อ" above "3602", or a number cut in two.

Readers of pages take a line that begins with digits for one of its own, so the number's rest stands
in the next paragraph. The two are joined where together they make a phone and apart they do not.
"""

from __future__ import annotations

import re

from extractor.fields.phones import EXTENSION_WORD, kind_of
from extractor.model import Block, Paragraph
from extractor.thai import to_arabic

_EXTENSION_ENDS = re.compile(rf"\d\s*{EXTENSION_WORD}\s*[.:]?\s*$", re.IGNORECASE)
_EXTENSION_STARTS = re.compile(rf"\s*{EXTENSION_WORD}\s*[.:]?\s*\d", re.IGNORECASE)
_NUMBER_STARTS = re.compile(r"\s*\d[\d \-–]*")
_NUMBER_ENDS = re.compile(r"\d[\d \-–()]*$")


def with_whole_phones(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a paragraph that ends within a phone joined to the one that holds its rest."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _goes_on(last, block):
            made[-1] = _joined(last, block)
        else:
            made.append(block)
    return tuple(made)


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    if below.label or above.place.page != below.place.page:
        return False
    first, second = to_arabic(above.text).rstrip(), to_arabic(below.text)
    if _EXTENSION_ENDS.search(first[-40:]):
        return _NUMBER_STARTS.match(second) is not None
    if first[-1:].isdigit() and _EXTENSION_STARTS.match(second):
        return True
    tail, head = _NUMBER_ENDS.search(first[-40:]), _NUMBER_STARTS.match(second)
    if tail is None or head is None:
        return False
    begun, rest = _digits(tail.group()), _digits(head.group())
    return not kind_of(begun) and not kind_of(rest) and bool(kind_of(begun + rest))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _joined(above: Paragraph, below: Paragraph) -> Paragraph:
    """One paragraph of two that stand above each other."""
    at = len(above.text) + 1
    lines = above.printed
    more = below.printed
    return Paragraph(
        f"{above.text} {below.text}",
        above.place.union(below.place),
        label=above.label,
        zone=above.zone,
        bold=(*above.bold, *((start + at, end + at) for start, end in below.bold)),
        lines=(*lines, *((offset + at, place) for offset, place in more)),
        sure=(*above.sure, 1.0, *below.sure) if above.sure and below.sure else (),
    )
