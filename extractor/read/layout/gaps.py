"""Runs of one baseline from left to right, and the gaps at which its text falls apart.

What a gap is, a word space, a column or a tabulator, is told by its width, by whether spaces are
set in the line at all, and by what stands behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort_right
from collections.abc import Iterable, Sequence

from extractor.read.glyphs import Run
from extractor.thai import TICK_BOXES

TAB_GAP = 0.8
"""Share of the font size from which a gap without a set space is a tabulator's."""
WORD_GAP = 0.13
"""Share of the font size from which a gap between runs is a space."""
LABEL_GAP = 0.45
"""Share of the font size from which a gap before a bold label is a tabulator's; where the line has
spaces set, any gap without one is."""
LABEL = 6
"""Letters in which two labels agree at least."""
CONTENT_SLACK = 2.5
"""Font sizes by which what stands beside a label may begin before or behind other contents."""
COLUMN_GAP = 1.5
"""Share of the font size from which a gap, after any real space, is a column's or a tabulator's."""

_TICKS = frozenset(TICK_BOXES)
_SPACES = re.compile(r" {4,}")
_LABEL = re.compile(r"[^:0-9๐-๙]{5,40}:")


def is_one_part(run: Run) -> bool:
    """Whether nothing can cut a run: neither a typed column nor a label that stands once more."""
    return "    " not in run.text and run.text.count(":") < 2


Contents = tuple[float, float]
"""The x at which the first and the last of a page's contents begin beside their labels in bold."""


def parts_of(runs: Sequence[Run], contents: Contents | None = None) -> list[list[Run]]:
    """The runs of a line, from left to right, cut into parts at wide gaps and before labels.

    Before what stands where a page has its ``contents``, a narrow gap is enough.
    """
    if len(runs) == 1 and is_one_part(runs[0]):
        return [[runs[0]]]
    parts: list[list[Run]] = []
    edge = 0.0
    spaced = any(" " in run.text for run in runs)
    for run, labelled in _cut_at_labels(runs):
        gap = (run.x0 - edge) / run.size
        narrow = parts and not labelled and _is_narrow(gap, parts[-1][-1], run, spaced)
        if contents is not None and _is_content(run, parts, contents):
            narrow = False
        if narrow and not _begins_apart(run, parts, gap, spaced=spaced):
            if not _printed_twice(parts[-1][-1], run):
                parts[-1].append(run)
        else:
            parts.append([run])
        edge = max(edge, run.xs[-1])
    return parts


def _cut_at_labels(runs: Sequence[Run]) -> Iterable[tuple[Run, bool]]:
    """Runs cut where the label that begins the line, up to its colon, stands once more.

    With each goes whether it begins with that label.
    """
    twice = sum(run.text.count(":") for run in runs) > 1
    found = _LABEL.match("".join(run.text for run in runs[:3])) if twice else None
    if found is None:
        return [(run, False) for run in runs]
    return _cut_at_label(runs, found.group().rstrip(": "))


def _cut_at_label(runs: Sequence[Run], label: str) -> Iterable[tuple[Run, bool]]:
    for index, run in enumerate(runs):
        at = run.text.find(label, 0 if index else 1)
        behind = run.text[at + len(label) :] + (runs[index + 1].text if runs[index + 1 :] else "")
        if at < 0 or run.rotated or not behind.lstrip().startswith(":"):
            yield run, False
        elif at == 0:
            yield run, True
        else:
            yield run.piece(0, at)._replace(raw=run.raw), False
            yield run.piece(at, len(run.text)), True


def _is_narrow(gap: float, before: Run, run: Run, spaced: bool) -> bool:
    """Whether a gap, in font sizes, is no wider than between words; ticks stand off from theirs."""
    if gap <= TAB_GAP or gap > COLUMN_GAP:
        return gap <= TAB_GAP
    by_hand = before.text[-1] == " " or run.text[0] == " "
    tick = before.text[-1] in _TICKS or run.text[0] in _TICKS
    return not spaced or by_hand or tick


def _begins_apart(run: Run, parts: Sequence[Sequence[Run]], gap: float, *, spaced: bool) -> bool:
    """Whether a narrow gap without a set space is a tabulator's, told by what stands behind it.

    Labels stand side by side: both in bold with plain text between them, or both the same.
    """
    first, before = parts[0][0], parts[-1][-1]
    if gap < WORD_GAP or before.text[-1] == " " or run.text[0] == " ":
        return False
    led = first.bold and run.bold and not before.bold
    if led and (spaced or gap > LABEL_GAP):
        return True
    begin = run.text[:LABEL]
    return spaced and len(begin) == LABEL and first.text.startswith(begin)


def _is_content(run: Run, parts: Sequence[Sequence[Run]], contents: Contents) -> bool:
    """Whether a run in plain letters stands behind a label in bold, where contents begin."""
    if len(parts) != 1 or run.bold or not all(before.bold for before in parts[0]):
        return False
    slack, x = CONTENT_SLACK * run.size, ink_start(run)
    near = contents[0] - slack <= x <= contents[1] + slack
    return near and x - ink_end(parts[0][-1]) >= LABEL_GAP * run.size


def left_to_right(runs: list[Run]) -> list[Run]:
    """Runs by their left edge; one that lies over the spaces of another comes between its words."""
    waiting = sorted(_spaced_out(runs), key=_by_x, reverse=True)
    ordered: list[Run] = []
    while waiting:
        run = waiting.pop()
        if ordered and ink_start(run) < ordered[-1].x1 - 1 and " " in ordered[-1].text.strip(" "):
            pieces = _cut_at_space(ordered[-1], (run.x0 + run.x1) / 2)
            if pieces is not None:
                ordered[-1] = pieces[0]
                insort_right(waiting, pieces[1], key=lambda piece: -ink_start(piece))
        ordered.append(run)
    return ordered


def _cut_at_space(run: Run, x: float) -> tuple[Run, Run] | None:
    at = bisect_right(run.xs, x, hi=len(run.text)) - 1
    if run.rotated or at < 1 or run.text[at] != " ":
        return None
    return run.cut(run.xs[at])


def _printed_twice(before: Run, run: Run) -> bool:
    """Whether ``run`` is the same print once more, a hair beside: how some programs make bold."""
    return (
        run.text == before.text
        and abs(run.x0 - before.x0) < 0.12 * run.size
        and abs(run.x1 - before.x1) < 0.12 * run.size
    )


def _spaced_out(runs: list[Run]) -> Iterable[Run]:
    """Runs cut where several typed spaces make a column; blank runs at such gaps left out."""
    for run in runs:
        if "    " not in run.text or run.rotated:
            yield run
            continue
        start, raw = 0, run.raw
        for gap in _SPACES.finditer(run.text):
            if run.xs[gap.end()] - run.xs[gap.start()] < COLUMN_GAP * run.size:
                continue
            if gap.start() > start:
                yield run.piece(start, gap.start())._replace(raw=raw)
                raw = ""
            start = gap.end()
        if start < len(run.text):
            yield run.piece(start, len(run.text))._replace(raw=raw)


def _by_x(run: Run) -> tuple[float, int]:
    return ink_start(run), run.order


def ink_start(run: Run) -> float:
    """Where a run's first letter begins, spaces set before it left out."""
    if run.text[0] != " " or run.rotated:
        return run.x0
    return run.xs[len(run.text) - len(run.text.lstrip(" "))]


def ink_end(run: Run) -> float:
    """Where a run's last letter ends."""
    if run.text[-1] != " " or run.rotated:
        return run.x1
    return run.xs[len(run.text.rstrip(" "))]
