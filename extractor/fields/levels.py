"""Section kind "levels": what stands at each score level, from a table or from lines.

Tables run down (a level a row) or across (a level a column); header rows, which come again after
a page break, are known by the form's labels; a row without a level goes on the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from extractor.fields.grid import Grid, Spot, grids_of, own_paragraphs
from extractor.fields.lines import Line, folded_words, lines
from extractor.form import Form, FormSection
from extractor.model import Block, Level, Levels, Missing, Place
from extractor.thai import fold, to_arabic

_WORD = r"(?:ระดับคะแนน|ระดับความสำเร็จ|ระดับที่|ระดับ|ค่าคะแนน|คะแนน|level|score)"
_LABELLED = re.compile(
    rf"{_WORD}\s{{0,3}}(?P<behind>\d{{1,2}})(?:\s?คะแนน(?=[\s:=\-]|$))?"
    rf"|(?P<before>\d{{1,2}})\s{{0,2}}(?:คะแนน|ระดับ)(?=\s{{0,3}}(?:[:=]|[-–—](?:\s|$)|หมายถึง|คือ|ได้แก่))",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"[(\[]?{_WORD}?\s{{0,3}}[:=]?\s{{0,3}}(\d{{1,2}})\s{{0,3}}(?:คะแนน|ระดับ)?\s?[.):\]]{{0,2}}",
    re.IGNORECASE,
)
_BARE = re.compile(r"[(\[]?(\d{1,2})(?:[.)\]:=]{1,2}(?!\d)\s{0,5}|\s{0,3}[-–—:=]\s{1,5}|\s{1,5})")
_SEPARATOR = re.compile(r"\s{0,5}(?:หมายถึง|คือ|ได้แก่|[:=)\].]|[-–—](?=\s{0,3}\S))?\s{0,5}")
_AS_A_NUMBER = 4
"""Characters that a level's number is read as at most."""
_DECIMALS = re.compile(r"[./]\d")

_Entry = tuple[int, list[tuple[str, Place]]]
"""A level with the pieces of its text."""


def read_levels(
    blocks: tuple[Block, ...], form: Form, asked: FormSection | None = None
) -> Levels | Missing:
    """The levels in printed order; numbers outside the form's range are no levels.

    Where a table has columns for several sections of levels, those of others than ``asked`` are
    left out.
    """
    rivals = _words_of_others(form, asked.id) if asked else frozenset()
    entries = _as_read([_of_grid(grid, form, rivals) for grid in grids_of(blocks)])
    entries = entries or _of_lines(list(lines(blocks)), form)
    if not entries:
        return Missing("no score levels could be recognised")
    return Levels(tuple(_level(number, pieces) for number, pieces in entries))


def _as_read(tables: list[list[_Entry]]) -> list[_Entry]:
    """The levels of all tables, page by page.

    A page break may part a table that stands in a cell from its rest, which then stands around it.
    """
    entries = [entry for table in tables for entry in table]
    return sorted(entries, key=lambda entry: entry[1][0][1].page or 0 if entry[1] else 0)


def _level(number: int, pieces: list[tuple[str, Place]]) -> Level:
    place = pieces[0][1] if pieces else Place()
    for _, other in pieces[1:]:
        place = place.union(other)
    return Level(number, "\n".join(text for text, _ in pieces if text), place)


def level_of_cell(text: str, form: Form) -> int | None:
    """The level that a whole cell names ("๑", "ระดับ 1", "1 คะแนน"), else None."""
    match = _CELL.fullmatch(to_arabic(text.strip())) if text and len(text) < 30 else None
    return _in_range(match.group(1), form) if match else None


def _in_range(digits: str, form: Form) -> int | None:
    number = int(digits)
    return number if form.score.level_min <= number <= form.score.level_max else None


# --- tables -----------------------------------------------------------------------------------


def _of_grid(grid: Grid, form: Form, rivals: frozenset[str]) -> list[_Entry]:
    across = _across(grid, form)
    return across or _down(grid, form, rivals)


@lru_cache(maxsize=64)
def _words_of_others(form: Form, asked: str) -> frozenset[str]:
    """The headings, folded, of the other sections of levels than the one with this id."""
    return frozenset(
        fold(words)
        for section in form.of_kind("levels")
        if section.id != asked
        for words in (section.title, *section.wordings, *section.short_wordings)
    )


def _across(grid: Grid, form: Form) -> list[_Entry]:
    """A row of level numbers with the texts below them; one that stands twice does so in order."""
    for r, row in enumerate(grid.rows):
        columns = {
            c: level
            for c, spot in enumerate(row)
            if spot and spot.first and (level := level_of_cell(spot.text, form)) is not None
        }
        levels = list(columns.values())
        once = len(levels) == len(set(levels))
        if len(set(levels)) >= 3 and (once or levels == sorted(levels)):
            return [(level, _below(grid, r, c)) for c, level in columns.items()]
    return []


def _below(grid: Grid, row: int, column: int) -> list[tuple[str, Place]]:
    spots = (line[column] for line in grid.rows[row + 1 :])
    return [piece for spot in spots if spot and spot.first and spot.text for piece in _pieces(spot)]


def _down(grid: Grid, form: Form, rivals: frozenset[str]) -> list[_Entry]:
    """A column of level numbers with the texts beside them."""
    column = _level_column(grid, form)
    if column is None:
        return []
    texts = _text_columns(grid, column, form, rivals)
    headers = folded_words(form.labels.level_columns)
    rows = [row for row in grid.rows if not _is_header(row, headers)]
    told = _told_levels([row[column] for row in rows], form)
    entries: list[_Entry] = []
    for row, level in zip(rows, told, strict=True):
        spot = row[column]
        others = [
            piece
            for c, other in enumerate(row)
            if c in texts and other and other.first
            for piece in _pieces(other)
        ]
        if level is not None and spot and spot.first:
            entries.append((level, others or [("", spot.place)]))
        elif entries and (spot is None or not spot.text or not spot.first):
            entries[-1][1].extend(others)
    return entries


def _told_levels(spots: list[Spot | None], form: Form) -> list[int | None]:
    """The level of each row; one that a picture shows and nobody could read, by its neighbours."""
    told = [level_of_cell(spot.text, form) if spot else None for spot in spots]
    for at, spot in enumerate(spots):
        if told[at] is None and spot and spot.first and _is_misread_number(spot):
            above = next((level for level in reversed(told[:at]) if level is not None), None)
            below = next((level for level in told[at + 1 :] if level is not None), None)
            told[at] = _level_between(above, below, form)
    return told


def _is_misread_number(spot: Spot) -> bool:
    """Whether a picture shows something as short as a number here; a heading is longer."""
    pictured = any(paragraph.sure for paragraph in own_paragraphs(spot.cell))
    return pictured and 0 < len(spot.text.strip()) <= _AS_A_NUMBER


def _level_between(above: int | None, below: int | None, form: Form) -> int | None:
    """The one level that can stand between two, or at an end of the scale; None for no or many."""
    lowest, highest = form.score.level_min, form.score.level_max
    if above is not None and below is not None:
        return (above + below) // 2 if abs(above - below) == 2 else None
    beside = above if below is None else below
    return {lowest + 1: lowest, highest - 1: highest}.get(beside) if beside else None


def _text_columns(grid: Grid, levels: int, form: Form, rivals: frozenset[str]) -> frozenset[int]:
    """The columns that say what stands at a level.

    Not one that repeats the level, nor one headed by another section's words, as long as others
    are left.
    """
    texts = frozenset(range(grid.n_columns)) - {levels}
    rows = [row for row in grid.rows if (spot := row[levels]) and _names_level(spot, form)]
    again = {
        c
        for c in texts
        if rows and all((spot := row[c]) and spot.text == _shown(row[levels]) for row in rows)
    }
    texts = texts - again or texts
    first = next((r for r, row in enumerate(grid.rows) if row in rows), 0)
    foreign = {
        c
        for c in texts
        if any(
            (spot := row[c]) and spot.first and fold(spot.text) in rivals
            for row in grid.rows[:first]
        )
    }
    return texts - foreign or texts


def _names_level(spot: Spot, form: Form) -> bool:
    return spot.first and level_of_cell(spot.text, form) is not None


def _shown(spot: Spot | None) -> str:
    return spot.text if spot else ""


def _level_column(grid: Grid, form: Form) -> int | None:
    """The column in which most cells name a level; at least two of them, or its only one."""
    best, most = None, 0
    for column in range(min(grid.n_columns, 12)):
        texts = [text for text in grid.column_texts(column) if text]
        levels = {level for text in texts if (level := level_of_cell(text, form)) is not None}
        count = len(levels)
        if count > most and (count > 1 or grid.n_columns > 1):
            best, most = column, count
    return best


def _is_header(row: tuple[Spot | None, ...], headers: tuple[str, ...]) -> bool:
    texts = [spot.text for spot in row if spot and spot.first and spot.text]
    return bool(texts) and all(fold(text) in headers for text in texts)


def _pieces(spot: Spot) -> list[tuple[str, Place]]:
    """A cell's text, a piece per paragraph, as a reader sees it."""
    found = [(paragraph.shown.strip(), paragraph.place) for paragraph in own_paragraphs(spot.cell)]
    return [piece for piece in found if piece[0]]


# --- lines ------------------------------------------------------------------------------------


def _of_lines(found: list[Line], form: Form) -> list[_Entry]:
    """Lines that open with a level; others go on the level above them."""
    listed = [piece for line in found for piece in _split(line, form)]
    labelled = any(_opening(line, True, form) for line in listed)
    entries: list[_Entry] = []
    headers = folded_words(form.labels.level_columns)
    for line in listed:
        opening = _opening(line, labelled, form)
        if opening:
            level, end = opening
            rest = line.cut(end)
            entries.append((level, [(rest.text, rest.place() if rest.text else line.place())]))
        elif entries and fold(line.text) not in headers:
            entries[-1][1].append((line.text, line.place()))
    return entries if labelled or len({level for level, _ in entries}) > 1 else []


def _opening(line: Line, labelled: bool, form: Form) -> tuple[int, int] | None:
    """The level that opens a line and where its text begins."""
    plain = to_arabic(line.text)
    if labelled:
        match = _LABELLED.match(plain)
        if not match or _DECIMALS.match(plain, match.end()):
            return None
        separator = _SEPARATOR.match(plain, match.end())
        digits, end = _digits(match), separator.end() if separator else match.end()
    else:
        match = _BARE.match(f"{to_arabic(line.label)} " if line.label else plain)
        digits = match.group(1) if match else ""
        end = match.end() if match and not line.label else 0
    level = _in_range(digits, form) if digits else None
    return None if level is None else (level, _keeping_dash(plain, end))


def _keeping_dash(plain: str, end: int) -> int:
    """``end``, moved back to a lone dash: "2 -" says that there is no such level."""
    before = plain[:end].rstrip()
    return len(before) - 1 if not plain[end:].strip() and before[-1:] in ("-", "–", "—") else end


def _split(line: Line, form: Form) -> Iterator[Line]:
    """The line, cut where labelled levels count up within it."""
    matches = [m for m in _LABELLED.finditer(to_arabic(line.text)) if _in_range(_digits(m), form)]
    matches = [m for m in matches if _label_word(m) == _label_word(matches[0])]
    numbers = [int(_digits(match)) for match in matches]
    rising = len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    if not rising or matches[0].start() != 0:
        yield line
        return
    bounds = [match.start() for match in matches] + [len(line.text)]
    for start, end in pairwise(bounds):
        yield line.cut(start, end)


def _label_word(match: re.Match[str]) -> str:
    digits = _digits(match)
    return "".join(match.group().split(digits, maxsplit=1)).strip()


def _digits(match: re.Match[str]) -> str:
    """The number of a labelled level, which stands behind its word or before it."""
    return str(match["behind"] or match["before"])
