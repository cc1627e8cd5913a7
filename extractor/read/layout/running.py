"""Page headers and footers: text that stands at the same place on several pages, and page numbers.

They are taken off before paragraphs are made, so that a sentence can go on over the page break, and
are told as blocks of their own zone. Page-wise ticks stay page-wise: a header with tick boxes is
kept for every page, any other one once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from extractor.model import Block, Paragraph, Zone
from extractor.read.glyphs import Run
from extractor.read.layout.blocks import Region
from extractor.read.layout.lines import Line, lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of
from extractor.thai import TICK_BOXES, to_arabic, without_ticks

MARGIN = 0.2
"""Share of the page's height in which headers and footers stand."""
LONG_MARGIN = 0.25
"""Share up to which a header or footer without numbers may go on: those count pages, or things."""
SAME_PLACE = 4.0
"""Points by which the same header differs in height from page to page at most."""
PICTURED_PLACE = 16.0
"""Likewise on scanned pages, each of which lay on the glass in its own way."""
ALIKE, LONG_ENOUGH = 0.75, 12
"""Share that a header's readings have in common on pictures, and letters from which that tells."""
_NUMBER = re.compile(
    r"[-–— (\[]*(?:[0-9]{1,3}|(?:หน้า(?:ที่)?|page)\s*[0-9]{1,4})"
    r"(?:\s*(?:/|จาก|of)\s*[0-9]{1,4})?[-–— )\]]*"
    r"|[-–—]\s*(?:[ก-ฮ]{1,2}|[ivx]{1,6})\s*[-–—]"
)
"""A page's number; four digits alone are a year that its sentence left on the next page.

Pages before the first are lettered, "- ก -" or "- iv -": between dashes, as a letter alone is text.
"""
_DIGITS = re.compile(r"[0-9]+")
_WHITE = re.compile(r"\s+")


class Sheet(NamedTuple):
    """A page whose runs have been put in place."""

    number: int
    height: float
    region: Region


class _EdgeLine(NamedTuple):
    """A line near a page's edge, and its words as they are compared (see ``_folded``)."""

    line: Line
    words: str


_Edges = dict[Zone, list[_EdgeLine]]
Key = tuple[Zone, str]


def take_running(sheets: Sequence[Sheet]) -> list[Block]:
    """Take page headers and footers out of the sheets' regions; headers first, then footers."""
    edges = [_edge_lines(sheet) for sheet in sheets]
    names = _names_of(edges)
    often = _repeated(edges, names)
    blocks: dict[Zone, list[Block]] = {"header": [], "footer": []}
    told: set[Key] = set()
    zones: tuple[Zone, ...] = ("header", "footer")
    for sheet, lines in zip(sheets, edges, strict=True):
        for zone in zones:
            running = _running_prefix(lines[zone], zone, (often, names), sheet)
            _remove(sheet.region, running, zone)
            for paragraph in _paragraphs(running, sheet.number, zone):
                key = (zone, _folded(paragraph.text))
                if key not in told or not set(TICK_BOXES).isdisjoint(paragraph.text):
                    blocks[zone].append(paragraph)
                told.add(key)
    return blocks["header"] + blocks["footer"]


def _edge_lines(sheet: Sheet) -> _Edges:
    """The lines in the top margin, downwards, and those in the bottom margin, upwards."""
    top, bottom = LONG_MARGIN * sheet.height, (1 - LONG_MARGIN) * sheet.height
    high: list[Run] = []
    low: list[Run] = []
    for run in sheet.region.runs:
        if run.baseline < top:
            high.append(run)
        elif run.baseline > bottom:
            low.append(run)
    lines: dict[Zone, list[Line]] = {"header": lines_of(high), "footer": lines_of(low)[::-1]}
    return {
        zone: [_EdgeLine(line, _folded(line.text)) for line in found]
        for zone, found in lines.items()
    }


def _folded(text: str) -> str:
    """What a header keeps from page to page: its words, without numbers and ticks."""
    text = _DIGITS.sub("0", without_ticks(to_arabic(text)))
    return _WHITE.sub("", text)


def _names_of(edges: Sequence[_Edges]) -> dict[str, str]:
    """The readings of one header on scanned pages, which misread other letters on each: its first.

    What a file says itself is its own name.
    """
    names: dict[str, str] = {}
    for line, own in (edge for lines in edges for found in lines.values() for edge in found):
        if not line.sure or len(own) < LONG_ENOUGH or own in names:
            continue
        firsts = dict.fromkeys(names.values())
        alike = (name for name in firsts if SequenceMatcher(None, name, own).ratio() >= ALIKE)
        names[own] = next(alike, own)
    return names


def _place(line: Line) -> float:
    """Points by which a line's height differs at most from page to page, if it is a header."""
    return PICTURED_PLACE if line.sure else SAME_PLACE


def _repeated(edges: Sequence[_Edges], names: dict[str, str]) -> dict[Key, list[float]]:
    """Texts that stand at about the same height on at least two pages, with these heights."""
    seen: dict[Key, list[float]] = {}
    places: dict[Key, float] = {}
    for lines in edges:
        for zone, found in lines.items():
            for line, own in found:
                key = (zone, names.get(own, own))
                seen.setdefault(key, []).append(line.baseline)
                places[key] = max(places.get(key, 0.0), _place(line))
    often = {}
    for key, heights in seen.items():
        if len(heights) < 2:
            continue
        place = places[key]
        near = Counter(round(height / place) for height in heights)
        common = [
            height
            for height in heights
            if sum(near[round(height / place) + step] for step in (-1, 0, 1)) > 1
        ]
        if common:
            often[key] = common
    return often


def _running_prefix(
    lines: Sequence[_EdgeLine],
    zone: Zone,
    known: tuple[dict[Key, list[float]], dict[str, str]],
    sheet: Sheet,
) -> list[Line]:
    """The lines from the page's edge inwards that are headers or footers."""
    running = []
    often, names = known
    for line, own in lines:
        heights = often.get((zone, names.get(own, own)), ())
        repeated = any(abs(height - line.baseline) <= _place(line) for height in heights)
        if not repeated and not _NUMBER.fullmatch(to_arabic(line.text).lower()):
            break
        if _beside_table(line, sheet.region) or _is_too_far_in(line, sheet.height):
            break
        running.append(line)
    return running if zone == "header" else running[::-1]


def _is_too_far_in(line: Line, height: float) -> bool:
    """Whether the line stands outside the margin and tells a number: maybe what the page is on."""
    inside = MARGIN * height <= line.baseline <= (1 - MARGIN) * height
    return inside and _DIGITS.search(to_arabic(line.text)) is not None


def _beside_table(line: Line, region: Region) -> bool:
    """Whether a table stands between the line and the page's edge, or beside the line."""
    return any(table.grid.box[1] < line.baseline < table.grid.box[3] for table in region.tables)


def _remove(region: Region, lines: Sequence[Line], zone: Zone) -> None:
    if not lines:
        return
    if zone == "header":
        edge = max(line.baseline for line in lines) + 1
        region.runs = [run for run in region.runs if run.baseline > edge]
    else:
        edge = min(line.baseline for line in lines) - 0.4 * lines[0].size
        region.runs = [run for run in region.runs if run.baseline < edge]


def _paragraphs(lines: Sequence[Line], page: int, zone: Zone) -> list[Paragraph]:
    return paragraphs_of(lines, frame_of(lines, None), page, zone) if lines else []
