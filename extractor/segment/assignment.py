"""The best reading of the candidates as a whole: each section once, in order where possible.

Candidates are taken in reading order; a path through them picks some, each section at most once.
Its worth is the sum of what speaks for the picked ones, less a fine for every step back in the
form's order: order is preferred, not required. Where headings rival, the best path is found by
dynamic programming over (set of sections used, last section), pruned to the best states.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import NamedTuple

from extractor.segment.candidates import ACCEPTED, Candidate

_STEP_BACK = 0.30
_IN_ORDER = 0.05  # a hair for order, so that among equals the ordered reading wins
_STATES = 64
_PER_SECTION = 16


class _Path(NamedTuple):
    worth: float
    picked: Candidate | None
    before: _Path | None
    end: tuple[int, int]


def best_assignment(candidates: list[Candidate]) -> list[Candidate]:
    """The picked candidates in reading order, not overlapping, each section at most once."""
    picked: list[Candidate] = []
    for stretch in _stretches(_shortlist(candidates)):
        picked += stretch if len(stretch) == 1 else _best_path(stretch)
    return picked


def _stretches(shortlist: list[Candidate]) -> Iterator[list[Candidate]]:
    """The shortlist cut around candidates that every best path picks; most reports' are all such.

    Where all before such a one end before it and are of earlier sections, and all behind it of
    later ones, it takes nothing from any other; so the paths before and behind it do not meet.
    """
    rivals: list[Candidate] = []
    highest, end = -1, (-1, -1)
    lowest = [*accumulate((one.rank for one in reversed(shortlist)), min)][::-1]
    for one, after, lowest_after in zip_longest(shortlist, shortlist[1:], lowest[1:]):
        in_order = highest < one.rank and (after is None or one.rank < lowest_after)
        if in_order and end <= one.position and (after is None or one.end <= after.position):
            if rivals:
                yield rivals
            yield [one]
            rivals = []
        else:
            rivals.append(one)
        highest, end = max(highest, one.rank), max(end, one.end)
    if rivals:
        yield rivals


def _best_path(stretch: list[Candidate]) -> list[Candidate]:
    states: dict[tuple[int, int], _Path] = {(0, -1): _Path(0.0, None, None, (-1, -1))}
    for candidate in stretch:
        grown = dict(states)
        rank, position, end = candidate.rank, candidate.position, candidate.end
        bit, score = 1 << rank, candidate.score
        for (used, last), path in states.items():
            if used & bit or path.end > position:
                continue
            step = _IN_ORDER if rank > last else -_STEP_BACK
            worth = path.worth + score - ACCEPTED + step
            key = (used | bit, rank)
            if key not in grown or worth > grown[key].worth:
                grown[key] = _Path(worth, candidate, path, end)
        states = _pruned(grown)
    best = max(states.values(), key=lambda path: path.worth)
    return _unrolled(best)


def _shortlist(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates worth weighing: a bounded number per section, the strongest ones."""
    by_section: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.score >= ACCEPTED and not candidate.continued:
            by_section.setdefault(candidate.rank, []).append(candidate)
    kept = []
    for group in by_section.values():
        kept += sorted(group, key=lambda one: (-one.score, one.position))[:_PER_SECTION]
    # Of two that are worth the same, the first that is weighed wins: the one that covers more.
    return sorted(kept, key=lambda one: (one.position, -one.end[0], -one.end[1], -one.score))


def _pruned(states: dict[tuple[int, int], _Path]) -> dict[tuple[int, int], _Path]:
    if len(states) <= _STATES:
        return states
    best = sorted(states.items(), key=lambda item: -item[1].worth)[:_STATES]
    return dict(best)


def _unrolled(path: _Path) -> list[Candidate]:
    picked: list[Candidate] = []
    step: _Path | None = path
    while step is not None:
        if step.picked is not None:
            picked.append(step.picked)
        step = step.before
    return picked[::-1]
