"""Character errors of a reading that may put the paragraphs in another order.

Each true paragraph is looked for wherever it fits the reading best; what must be changed, added or
taken out there counts (the smallest edit distance to any stretch of the reading, after Myers 1999).
White space and tick boxes are left out, sara am is composed.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.fidelity import squeezed


def errors(paragraphs: Iterable[str], reading: str) -> tuple[int, int]:
    """Wrong characters and all characters of the true paragraphs."""
    text = squeezed(reading)
    wrong = total = 0
    for paragraph in map(squeezed, paragraphs):
        if paragraph:
            wrong += nearest(paragraph, text)
            total += len(paragraph)
    return wrong, total


def nearest(pattern: str, text: str) -> int:
    """The edit distance between ``pattern`` and the stretch of ``text`` that is most like it."""
    if pattern in text:
        return 0
    equal: dict[str, int] = {}
    for at, char in enumerate(pattern):
        equal[char] = equal.get(char, 0) | 1 << at
    full, last = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    plus, minus = full, 0
    distance = best = len(pattern)
    for char in text:
        same = equal.get(char, 0)
        diagonal = (((same & plus) + plus) ^ plus) | same | minus
        across = minus | ~(diagonal | plus) & full
        down = plus & diagonal
        if across & last:
            distance += 1
        elif down & last:
            distance -= 1
        best = min(best, distance)
        across, down = across << 1 & full, down << 1 & full
        vertical = same | minus
        plus = (down | ~(vertical | across)) & full
        minus = across & vertical
    return best
