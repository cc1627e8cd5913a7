"""Lines with the tick boxes of the reporting round, which usually stand in the title row.

A round's box may stand before or after its words, and a form may give each its own cell; such a
line belongs to the round section wherever it stands, on every page on which it is repeated. Beside
a round every filled sign is a ticked box: elsewhere ■ may be a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import Paragraph
from extractor.segment.outline import Leaf, Outline, TableNode
from extractor.segment.slices import cut

_MONTHS = r"[0-9๐-๙]{1,2}\s{0,2}เดือน"
_ROUND = r"(?:ราย(?:งาน)?\s{0,2})?รอบ(?:ที่|การรายงาน|ระยะเวลา)?\s{0,3}"
_BOX = "[☑☐⍰■▣◼●◉□▢○]"
_WHITE = r"[\s.,']{0,4}"
"""What stands between a box and its words: white, and the specks of a picture."""
_FIRST, _SECOND = (rf"(?:รอบ|ครั้ง)ที่\s{{0,3}}[{n}](?![0-9๐-๙])" for n in ("1๑", "2๒"))
_HALF = rf"(?:{_FIRST}|{_SECOND})"
_ENDS_WHEN = r"\([^()\n]{0,40}(?:เดือน|[-–—]|ถึง)[^()\n]{0,40}\)"
_OPTION = re.compile(
    rf"{_BOX}{_WHITE}(?:{_ROUND})?(?:ราย\s?)?{_MONTHS}|{_ROUND}{_MONTHS}\s{{0,3}}{_BOX}"
    rf"|{_BOX}\s{{0,3}}{_HALF}[^()\n]{{0,12}}{_ENDS_WHEN}|{_HALF}[^()\n]{{0,12}}{_ENDS_WHEN}\s{{0,3}}{_BOX}"
    rf"|{_BOX}\s{{0,3}}{_FIRST}[^\n]{{0,60}}?{_BOX}\s{{0,3}}{_SECOND}"
)
_BOXED = re.compile(_BOX)
"""Every option has a box: one search for that spares most text the other."""
_PLAIN_BOXES = str.maketrans("■▣◼●◉□▢○", "☑☑☑☑☑☐☐☐")
_STATED = re.compile(rf"{_ROUND}{_MONTHS}")
_PART = re.compile(rf"{_BOX}|เดือน")
_PIECE = rf"(?:{_BOX}|รอบ(?:ที่|การรายงาน|ระยะเวลา)?|[0-9๐-๙]{{1,2}}|เดือน(?:แรก|หลัง)?|[\s/,().:–-])"
_PIECES = re.compile(rf"{_PIECE}+")
_LAST_PIECES = re.compile(rf"{_BOX}{_PIECE}{{0,40}}$")
"""Where a title's last words are a box and what there was room for of its round."""
_COUNTED = re.compile(_MONTHS)
_LONGEST = 300
_LONGEST_PIECE = 80


_Piece = tuple[Leaf, int]
"""A leaf and the offset from which on it tells of rounds."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A line of the reporting round: what it says, and the stretches of leaves it is made of."""

    line: Paragraph
    stretches: tuple[tuple[int, int, int], ...]

    @property
    def position(self) -> tuple[int, int]:
        """Where it begins in reading order."""
        return self.stretches[0][:2]


def round_lines(
    tree: Outline, ignored: frozenset[int], heading_starts: dict[int, list[int]]
) -> list[RoundLine]:
    """All lines that show the round's tick boxes, in reading order.

    ``ignored`` leaves are not looked at; ``heading_starts`` by leaf end a line early.
    """
    boxed = frozenset(leaf.index for leaf in tree.leaves if _BOXED.search(leaf.text))
    if not boxed:
        return []
    broken = list(_over_leaves(tree, ignored))
    pieces = frozenset(leaf for line in broken for leaf, _, _ in line.stretches)
    found = [
        *broken,
        *_in_one_leaf(tree, boxed - ignored - pieces, heading_starts),
        *(row for row in _across_cells(tree, boxed) if row.stretches[0][0] not in ignored),
    ]
    return sorted(found, key=lambda one: one.position)


def stated_rounds(tree: Outline, titles: frozenset[int], first_heading: int) -> list[RoundLine]:
    """The round named in words without any box, in a title or above the first heading."""
    for leaf in tree.leaves:
        if leaf.index in titles or leaf.index < first_heading:
            stated = _STATED.search(leaf.text, 0, _LONGEST)
            if stated:
                return [_line(leaf, stated.start(), stated.end())]
    return []


def _in_one_leaf(
    tree: Outline, boxed: frozenset[int], heading_starts: dict[int, list[int]]
) -> Iterator[RoundLine]:
    for leaf in (tree.leaves[index] for index in sorted(boxed)):
        at = 0
        while option := _OPTION.search(leaf.text, at, 2000):
            line_end = leaf.text.find("\n", option.end())
            ends = [start for start in heading_starts.get(leaf.index, ()) if start >= option.end()]
            at = min([line_end if line_end >= 0 else len(leaf.text), *ends])
            yield _line(leaf, option.start(), at)


def _line(leaf: Leaf, start: int, end: int) -> RoundLine:
    line = cut(leaf.paragraph, start, end)
    boxed = replace(line, text=line.text.translate(_PLAIN_BOXES))
    return RoundLine(boxed, ((leaf.index, start, end),))


def _over_leaves(tree: Outline, ignored: frozenset[int]) -> Iterator[RoundLine]:
    """Options that a narrow frame broke over paragraphs: "☑", "รอบ 6 เดือน ☐ รอบ", "12 เดือน".

    The first box may stand at the end of a title's line.
    """
    run: list[_Piece] = []
    for leaf in tree.leaves:
        fits = len(leaf.text) <= _LONGEST_PIECE and _PIECES.fullmatch(leaf.text)
        if fits and leaf.index not in ignored and (not run or leaf.route == run[0][0].route):
            run.append((leaf, 0))
            continue
        yield from _joined(run)
        last = None if fits else _LAST_PIECES.search(leaf.text[-_LONGEST_PIECE:])
        start = 0 if last is None else max(len(leaf.text) - _LONGEST_PIECE, 0) + last.start()
        run = [(leaf, start)] if (fits or last) and leaf.index not in ignored else []
    yield from _joined(run)


def _joined(run: list[_Piece]) -> Iterator[RoundLine]:
    """One line of a run in which boxes and rounds are as many, but not in each of its leaves."""
    boxes = [len(_BOXED.findall(leaf.text, start)) for leaf, start in run]
    rounds = [len(_COUNTED.findall(leaf.text, start)) for leaf, start in run]
    whole = " ".join(leaf.text[start:].strip() for leaf, start in run)
    if boxes == rounds or sum(boxes) != len(_COUNTED.findall(whole)):
        return
    yield _of_leaves(run)


def _across_cells(tree: Outline, boxed: frozenset[int]) -> Iterator[RoundLine]:
    """Table rows whose options only show when the cells are read together."""
    for table in tree.tables:
        for row in _rows_of_leaves(table):
            if not any(leaf.index in boxed for leaf in row):
                continue
            texts = [leaf.text.strip() for leaf in row]
            joined = " ".join(texts)
            if len(joined) > _LONGEST:
                continue
            if any(map(_OPTION.search, texts)):
                continue
            if _OPTION.search(joined):
                yield _of_leaves([(leaf, 0) for leaf in row if _PART.search(leaf.text)])


def _of_leaves(parts: Sequence[_Piece]) -> RoundLine:
    line = " ".join(leaf.text[start:].strip() for leaf, start in parts)
    first = parts[0][0].paragraph
    place = first.place
    for leaf, _ in parts[1:]:
        place = place.union(leaf.paragraph.place)
    return RoundLine(
        Paragraph(line.translate(_PLAIN_BOXES), place, raw=line, zone=first.zone),
        tuple((leaf.index, start, len(leaf.text)) for leaf, start in parts),
    )


def _rows_of_leaves(table: TableNode) -> Iterator[list[Leaf]]:
    for row in table.rows:
        yield [
            node
            for cell in row
            for node in cell.nodes
            if isinstance(node, Leaf) and node.text.strip()
        ]
