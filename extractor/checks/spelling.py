"""When two names are one name in two spellings: distances on Thai writing cells.

Edits are counted on clusters (a base with its marks) and, for swapped letters, on characters. Only
what is left when the general words of unit names (สำนักงาน, กอง, จังหวัด …) are taken away is
compared, since two units share those without being the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor import thai

NEAR = 0.2
"""Names are near below this share of edits, counted on their differing part."""

MOST_EDITS = 2

LONGEST_SLIP = 4
"""Clusters at most that are pointed at as the difference of two spellings."""

_GENERAL = re.compile(
    "สำนักงาน|สำนัก|ศูนย์|สถาบัน|กลุ่ม|กอง|กรม|ฝ่าย|ส่วน|จังหวัด|อำเภอ|ตำบล|เขต|ภาค|คณะ"
    "|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|โรงพยาบาล|เทศบาล"
)
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_NOT_LETTERS = re.compile(r"[^\w\u0e00-\u0e7f]+|ฯ")


def edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours that lead from one to other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, item in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for column, match in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (item != match))
            if at > 1 and column > 1 and item == other[column - 2] and one[at - 2] == match:
                cost = min(cost, older[column - 2] + 1)
            row.append(cost)
    return row[-1]


def share_of_edits(one: str, other: str) -> float:
    """Edits as a share of the longer name's length, on clusters or on characters, the smaller."""
    a, b = thai.clusters(one), thai.clusters(other)
    on_clusters = edits(a, b) / max(len(a), len(b), 1)
    return min(on_clusters, edits(one, other) / max(len(one), len(other), 1))


def plain(name: str) -> str:
    """A name without spaces, punctuation and abbreviation marks."""
    return _NOT_LETTERS.sub("", thai.fold(name))


def nearly_same(one: str, other: str) -> bool:
    """Whether two different names are so near that one of them is probably a slip.

    Other numbers are other things; so is a name that only drops or adds a whole general word.
    """
    a, b = plain(one), plain(other)
    if a == b or _DIGITS.findall(a) != _DIGITS.findall(b):
        return False
    parts, others = _parts(a), _parts(b)
    if len(parts) != len(others) or _GENERAL.findall(a)[:1] != _GENERAL.findall(b)[:1]:
        return False
    differing = [(p, o) for p, o in zip(parts, others, strict=True) if p != o]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    few = min(edits(thai.clusters(left), thai.clusters(right)), edits(left, right)) <= MOST_EDITS
    return few and share_of_edits(left, right) <= NEAR


def _parts(name: str) -> list[str]:
    return [part for part in _GENERAL.split(name) if part]


def same_indicator(one: str, other: str) -> bool:
    """Whether two indicator names can mean one indicator: a part of it, or worded a little else."""
    a, b = plain(one), plain(other)
    short, long = sorted((a, b), key=len)
    return short in long or share_of_edits(a, b) <= NEAR


def slip(written: str, meant: str) -> tuple[str, str] | None:
    """The one stretch of clusters in which two spellings differ; None where it is not small.

    Either half is empty where letters were added or left out.
    """
    a, b = thai.clusters(written), thai.clusters(meant)
    start = _alike(a, b)
    end = _alike(a[start:][::-1], b[start:][::-1])
    one, other = a[start : len(a) - end], b[start : len(b) - end]
    return ("".join(one), "".join(other)) if max(len(one), len(other)) <= LONGEST_SLIP else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
