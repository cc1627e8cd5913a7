"""Marks that stand in the stream away from their letter go to the letter they are drawn on."""

from __future__ import annotations

from bisect import bisect_right

from extractor.read.glyphs import Run
from extractor.thai import CONSONANTS, MARKS, repair

_LEVEL = 0.8
"""Share of the font size by which a mark's own baseline differs from its letter's at most."""
_MARKS = frozenset(MARKS)


def settle(runs: list[Run]) -> tuple[Run, ...]:
    """``runs`` with every mark that leads one joined to the letter under or over it.

    A mark drawn on no letter stays where it is: it is impossible there, and the page's quality
    counts it.
    """
    settled = list(runs)
    for at, run in enumerate(runs):
        count = len(run.text) - len(run.text.lstrip(MARKS))
        if count == 0 or run.rotated:
            continue
        end = run.xs[count]
        middle = (run.xs[0] + (end if end > run.xs[0] else run.x1)) / 2
        home = _home(settled, at, middle)
        if home < 0:
            continue
        settled[home] = _with_marks(settled[home], run.text[:count], middle)
        settled[at] = run._replace(
            text=run.text[count:], xs=run.xs[count:], x0=min(run.xs[count], run.x1)
        )
    return tuple(run for run in settled if run.text)


def _home(runs: list[Run], at: int, middle: float) -> int:
    """The nearest run in the stream that has a letter at ``middle`` on the mark's level."""
    mark = runs[at]
    for distance in range(1, len(runs)):
        for other in (at - distance, at + distance):
            if not 0 <= other < len(runs):
                continue
            run = runs[other]
            if (
                run.x0 <= middle <= run.x1
                and abs(run.baseline - mark.baseline) < _LEVEL * mark.size
                and not run.rotated
                and run.text
                and _base(run, middle) >= 0
            ):
                return other
    return -1


def _base(run: Run, middle: float) -> int:
    """The index of the consonant at ``middle``, -1 if something else stands there."""
    index = min(bisect_right(run.xs, middle) - 1, len(run.text) - 1)
    while index > 0 and run.text[index] in _MARKS:
        index -= 1
    return index if index >= 0 and run.text[index] in CONSONANTS else -1


def _with_marks(run: Run, marks: str, middle: float) -> Run:
    """``run`` with ``marks`` in the cluster at ``middle``, canonically ordered."""
    base = _base(run, middle)
    end = base + 1
    while end < len(run.text) and run.text[end] in _MARKS:
        end += 1
    cluster = repair(run.text[base:end] + marks)
    after = run.xs[end]
    xs = (*run.xs[: base + 1], *([after] * (len(cluster) - 1)), *run.xs[end:])
    return run._replace(text=run.text[:base] + cluster + run.text[end:], xs=xs)
