"""How sure the characters are that were read from a picture, carried along when text is respelt."""

from __future__ import annotations

from collections.abc import Sequence

CERTAIN = 1.0
"""How sure a character is that the file itself says, or that the layout has put in."""

_AHEAD = 4
"""Characters that a respelling moves or takes together at most."""

Sure = tuple[float, ...]
"""A value from 0 to 1 for every character of a text; empty for a text that was in no picture."""


def carried(before: str, after: str, sure: Sure) -> Sure:
    """The values of ``before``'s characters for ``after``, which spells the same print.

    A character that ``before`` has not is as sure as the one it stands at.
    """
    if not sure or before == after:
        return sure
    moved: list[float] = []
    at = 0
    for char in after:
        found = before.find(char, at, at + _AHEAD)
        if found >= 0:
            at = found
        moved.append(sure[min(at, len(sure) - 1)])
        at += found >= 0
    return tuple(moved)


def joined_sure(pieces: Sequence[tuple[str, Sure]], glue: str = "") -> Sure:
    """The values of pieces joined by ``glue``; empty where no piece was read from a picture."""
    if not any(sure for _, sure in pieces):
        return ()
    values: list[float] = []
    for index, (text, sure) in enumerate(pieces):
        if index:
            values += [CERTAIN] * len(glue)
        values += sure or [CERTAIN] * len(text)
    return tuple(values)
