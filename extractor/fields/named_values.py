"""Score values that are named one by one: "8.2 น้ำหนัก : 5" on lines or in two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.fields.grid import Grid, grids_of
from extractor.fields.indicator import indicator_name
from extractor.fields.lines import Line, folded_words, is_filler, lines
from extractor.fields.listing import without_number
from extractor.fields.numbers import read_number
from extractor.fields.row_groups import NO_COLUMN, NO_TEXT
from extractor.fields.score_columns import Role, role_of
from extractor.form import Form, ScoreColumn, ScoreRules
from extractor.model import (
    Block,
    Missing,
    Number,
    Paragraph,
    Place,
    ScoreRow,
    ScoreTable,
    Text,
)
from extractor.thai import fold

_SURE = 0.8
_LONG_NAME = 10
"""Letters from which on a name before a number is no accident inside other words."""
_COLON = re.compile(r"\s*[:：=]\s*")
_NUMBERED = re.compile(r"(?<![\d.])[๐-๙\d]{1,2}\.[๐-๙\d]{1,2}(?![\d๐-๙])[.)]?\s?(?=[^\d๐-๙\s])")


@dataclass(frozen=True, slots=True)
class _Named:
    role: Role
    text: str
    place: Place


def read_named_values(blocks: tuple[Block, ...], form: Form) -> ScoreTable | Missing:
    """Rows of named values; a role that comes again begins the next row."""
    columns = [list(column) for grid in grids_of(blocks) for column in _of_grid(grid, form.score)]
    listed = columns or [list(_of_lines(blocks, form.score))]
    rows: list[ScoreRow] = []
    for named in listed:
        current: dict[Role, _Named] = {}
        for one in named:
            if one.role in current:
                rows.append(_row(current))
                current = {}
            current[one.role] = one
        if len(current) >= 2:
            rows.append(_row(current))
    return ScoreTable(tuple(rows)) if rows else Missing("no score table could be recognised")


def _row(named: dict[Role, _Named]) -> ScoreRow:
    indicator = named.get("indicator")
    places = [one.place for one in named.values()]
    place = places[0]
    for other in places[1:]:
        place = place.union(other)
    return ScoreRow(
        Text(indicator_name(indicator.text), indicator.place) if indicator else Text(""),
        _number(named.get("weight")),
        _number(named.get("result")),
        _number(named.get("score")),
        _number(named.get("weighted_score")),
        place,
    )


def _number(named: _Named | None) -> Number | Missing:
    if named is None:
        return Missing(NO_COLUMN)
    if not named.text or (is_filler(named.text) and len(named.text) > 2):
        return Missing(NO_TEXT)
    return read_number(named.text, named.place)


# --- two columns ------------------------------------------------------------------------------


def _of_grid(grid: Grid, rules: ScoreRules) -> Iterator[Iterator[_Named]]:
    """Each column of values beside a column of names; none where the names are not there."""
    if grid.n_columns < 2:
        return
    for column in range(min(grid.n_columns - 1, 2)):
        named = {
            r: role
            for r, row in enumerate(grid.rows)
            if (spot := row[column]) and (role := _sure_role(spot.text, rules))
        }
        if len(set(named.values())) >= 3:
            for values in range(column + 1, grid.n_columns):
                yield _column(grid, named, values)
            return


def _column(grid: Grid, named: dict[int, Role], column: int) -> Iterator[_Named]:
    for r, role in named.items():
        spot = grid.rows[r][column]
        if spot and spot.first:
            yield _Named(
                role,
                _COLON.sub("", spot.text, count=1) if spot.text.startswith(":") else spot.text,
                spot.place,
            )


def _sure_role(text: str, rules: ScoreRules) -> Role | None:
    role, sure = role_of(text.rstrip(" :："), rules)
    return role if sure >= _SURE else None


# --- lines ------------------------------------------------------------------------------------


def _of_lines(blocks: tuple[Block, ...], rules: ScoreRules) -> Iterator[_Named]:
    """ "Name : value" lines; a name alone takes the next line; a line without a name goes on."""
    waiting: Role | None = None
    last: _Named | None = None
    for line in _pieces(blocks, rules):
        named = _named(line, rules)
        if named is None and waiting:
            named = _Named(waiting, line.text, line.place())
        if named is None:
            if last and last.role in ("indicator", "result"):
                last = _Named(last.role, f"{last.text} {line.text}", last.place.union(line.place()))
            continue
        if not named.text:
            if last:
                yield last
            waiting, last = named.role, None
            continue
        if last:
            yield last
        waiting, last = None, named
    if last:
        yield last


def _pieces(blocks: tuple[Block, ...], rules: ScoreRules) -> Iterator[Line]:
    """The lines, cut before each "8.1"-like number and each name with its number; labels in front.

    A sentence may name several values: "น้ำหนักร้อยละ 5 ค่าคะแนนที่ได้ 4 คะแนนถ่วงน้ำหนัก 0.20".
    """
    names = _names_with_numbers(rules)
    for line in lines(blocks):
        text = f"{line.label} {line.text}" if line.label else line.text
        whole = Line(text, Paragraph(text, line.place())) if line.label else line
        named = {match.start(): match.end() - 1 for match in names.finditer(text)}
        values = frozenset(named.values())
        cuts = [m.start() for m in _NUMBERED.finditer(text) if m.start() not in values]
        cuts = cuts or (list(named) if len(named) > 1 else [])
        bounds = sorted({0, len(text), *cuts})
        for start, end in pairwise(bounds):
            piece = whole.cut(start, end)
            if piece.text:
                yield piece


def _names_with_numbers(rules: ScoreRules) -> re.Pattern[str]:
    """Finds a name of a column with the number that it names behind it.

    A short name must stand free; a joined line may have lost the space before a long one.
    """
    texts = {
        text
        for column in rules.columns
        if column.id != "indicator"
        for text in (column.title, *column.wordings)
    }
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    names = "|".join(map(re.escape, ordered))
    glued = "|".join(re.escape(text) for text in ordered if len(text) >= _LONG_NAME)
    return re.compile(
        rf"(?:(?<!\S)(?:{names})|(?<!ถ่วง)(?:{glued}))\s{{0,3}}[:：=]?\s{{0,3}}(?:ร้อยละ|ระดับ|เท่ากับ|คือ)?\s{{0,3}}[(\d๐-๙]"
    )


def _named(line: Line, rules: ScoreRules) -> _Named | None:
    colon = _COLON.search(line.text)
    if colon:
        role = _sure_role(line.text[: colon.start()], rules)
        if role:
            value = line.cut(colon.end())
            return _Named(role, value.text, value.place() if value.text else line.place())
        if colon.group().strip() != "=":  # an equals sign may be the value's own
            return None
    prefixed = _prefixed(line, rules)
    if prefixed and prefixed.text:
        return prefixed
    role = _sure_role(line.text, rules)
    return _Named(role, "", line.place()) if role else None


def _wordings(column: ScoreColumn) -> tuple[str, ...]:
    """The headings of a column folded, the longest first."""
    return folded_words((column.title, *column.wordings))


def _prefixed(line: Line, rules: ScoreRules) -> _Named | None:
    """A name with its value behind it and no colon: "น้ำหนัก ร้อยละ 5"."""
    words = without_number(line.text)
    skipped = len(line.text) - len(words)
    folded = fold(words[:160])
    best: tuple[int, Role] | None = None
    for column in rules.columns:
        key = next((k for k in _wordings(column) if folded.startswith(k)), "")
        if key and (best is None or len(key) > best[0]):
            best = (len(key), column.id)
    if best is None:
        return None
    end = next(n for n in range(len(words) + 1) if len(fold(words[:n])) >= best[0])
    value = line.cut(skipped + end)
    if not re.match(r"[\s\d๐-๙]", line.text[skipped + end :]):
        return None
    if best[1] != "indicator" and read_number(value.text).value is None:
        return None
    return _Named(best[1], value.text, value.place())
