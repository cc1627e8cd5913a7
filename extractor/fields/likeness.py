"""How alike two headings are when marks, spaces and some letters may be damaged."""

from __future__ import annotations

from functools import lru_cache

from extractor.thai import skeleton

LONGEST = 120
"""Letters of a heading that are compared."""


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of letter pairs of both skeletons that the other has too (Dice)."""
    a, b = pairs(one), pairs(other)
    if not a or not b:
        return 0.0
    shared = sum(min(count, b.get(pair, 0)) for pair, count in a.items())
    return 2 * shared / (sum(a.values()) + sum(b.values()))


@lru_cache(maxsize=2048)
def pairs(text: str) -> dict[str, int]:
    """How often each pair of neighbouring letters stands in the skeleton of ``text``."""
    letters = f"^{skeleton(text[:LONGEST])}$"
    found: dict[str, int] = {}
    if len(letters) > 2:
        for i in range(len(letters) - 1):
            pair = letters[i : i + 2]
            found[pair] = found.get(pair, 0) + 1
    return found
