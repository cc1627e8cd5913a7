"""Section kind "score": rows and total of the score calculation, in whichever layout.

A table with column headings; a table or lines that name a value each ("8.2 น้ำหนัก : 5"). Group
rows, sub-rows and totals with and without label: reference/score_tables.csv.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractor.fields.grid import Grid, Spot, grids_of
from extractor.fields.indicator import indicator_name
from extractor.fields.lines import folded_words, is_filler
from extractor.fields.listing import label_numbers
from extractor.fields.named_values import read_named_values
from extractor.fields.numbers import read_number
from extractor.fields.row_groups import NO_COLUMN, NO_TEXT, ReadRow, add_text_row, with_groups
from extractor.fields.score_columns import Columns, Role, find_columns
from extractor.form import Form
from extractor.model import (
    Block,
    Missing,
    Number,
    Place,
    ScoreRow,
    ScoreTable,
    Text,
)
from extractor.thai import fold, skeleton, to_arabic

MERGED = "the cell is merged with the row above"

_Row = tuple[Spot | None, ...]
_LONGEST_LABEL = 60
_INDEX = re.compile(r"[\s(\[]*(?:\d{1,2}(?:\.\d)?|[ก-ฮ])[\s)\]]*")
_ROW_MARK = re.compile(r"[\s(\[]*\d{1,2}(?:\.\d{1,2})*[\s.)\]]*")
_WEIGHT_IN_TEXT = re.compile(r"น้ำ\s?หนัก\s{0,3}:?\s{0,3}(?:ร้อยละ\s{0,3})?([\d.,]{1,8})")


def read_score(blocks: tuple[Block, ...], form: Form) -> ScoreTable | Missing:
    """The score table, without rows where nobody filled it in.

    ``Missing`` where neither headings nor labels could be recognised.
    """
    rows: list[ReadRow] = []
    total: ScoreRow | None = None
    columns: Columns | None = None
    width = 0
    below_nothing = True
    for grid in grids_of(blocks):
        found = find_columns(grid, form.score)
        if found is None and columns is not None and grid.n_columns == width:
            found = replace(columns, first_row=0)
        if found is None:
            continue
        columns, width = found, grid.n_columns
        below_nothing = below_nothing and not _says_anything(grid.rows[found.first_row :])
        total = _read_rows(grid, columns, form, rows) or total
    if not rows:
        named = read_named_values(blocks, form)
        return ScoreTable() if columns and below_nothing and isinstance(named, Missing) else named
    return ScoreTable(with_groups(rows), total)


def _read_rows(grid: Grid, columns: Columns, form: Form, rows: list[ReadRow]) -> ScoreRow | None:
    """Append the rows below the headings to ``rows``; the total if one is printed."""
    total: ScoreRow | None = None
    last = len(grid.rows) - 1
    after_break = bool(rows)
    for i, row in enumerate(grid.rows[columns.first_row :], columns.first_row):
        if columns.repeated_in(row) or _is_index(row):
            after_break = bool(rows)
            continue
        read = ReadRow(_read_row(row, columns.roles), _row_numbers(row, columns.roles))
        if _is_total(row, read.row, form) or (rows and i == last and _sums_only(read.row)):
            total = _total(row, read.row, columns.roles, form)
        elif not read.says_nothing:
            rows.append(read)
        elif heading := _heading_row(row, read, columns.roles):
            rows.append(heading)
        elif _says_anything((row,)):
            add_text_row(rows, read, after_break)
        after_break = False
    return total


def _says_anything(rows: tuple[_Row, ...]) -> bool:
    """Whether anything but dotted lines and list numbers stands in the rows."""
    return any(
        not is_filler(spot.text) and not (c < 2 and _ROW_MARK.fullmatch(to_arabic(spot.text)))
        for row in rows
        for c, spot in enumerate(row)
        if spot and spot.first
    )


def _row_numbers(row: _Row, roles: dict[Role, int]) -> tuple[int, ...]:
    """The list number of a row, in its indicator or in a column before it."""
    column = roles.get("indicator", 0)
    texts = [spot.text for spot in row[: column + 1] if spot and spot.first and spot.text]
    return next((numbers for text in texts if (numbers := label_numbers(text))), ())


def _heading_row(row: _Row, read: ReadRow, roles: dict[Role, int]) -> ReadRow | None:
    """A row merged over the columns heads those below it: "มิติที่ 1 (น้ำหนักร้อยละ 60.00)"."""
    spot = row[roles["indicator"]] if "indicator" in roles else None
    if spot is None or spot.cell.column_span < 3:
        return None
    weight: Number | Missing = Missing(NO_TEXT)
    if match := _WEIGHT_IN_TEXT.search(to_arabic(spot.text)):
        weight = read_number(spot.text[slice(*match.span(1))], spot.place)
    heads = replace(read.row, indicator=Text(spot.text, spot.place), weight=weight, group=True)
    return ReadRow(heads, read.numbers)


def _read_row(row: _Row, roles: dict[Role, int]) -> ScoreRow:
    spots = {role: row[column] for role, column in roles.items() if column < len(row)}
    indicator = spots.get("indicator")
    text = Text(indicator_name(indicator.text), indicator.place) if indicator else Text("")
    places = [spot.cell.place for spot in row if spot and spot.first and spot.text]
    place = places[0] if places else Place()
    for other in places[1:]:
        place = place.union(other)
    return ScoreRow(
        text,
        _number(spots, "weight", roles),
        _number(spots, "result", roles),
        _number(spots, "score", roles),
        _number(spots, "weighted_score", roles),
        place,
    )


def _number(spots: dict[Role, Spot | None], role: Role, roles: dict[Role, int]) -> Number | Missing:
    if role not in roles:
        return Missing(NO_COLUMN)
    spot = spots.get(role)
    if spot is None or not spot.text:
        return Missing(NO_TEXT)
    if not spot.first:
        return Missing(MERGED)
    return read_number(spot.text, spot.place)


def _is_index(row: _Row) -> bool:
    """Whether the row numbers the columns: "(1) (2) (3) …" or "ก ข ค"."""
    texts = [spot.text for spot in row if spot and spot.first and spot.text]
    if len(texts) < 3 or not all(_INDEX.fullmatch(to_arabic(text)) for text in texts):
        return False
    bare = [to_arabic(text).strip("()[] ") for text in texts]
    if all(len(text) == 1 and not text.isdigit() for text in bare):
        return True
    bracketed = all(text.strip()[0] in "([" for text in texts)
    whole = [text.rpartition(".")[2] for text in bare]
    counting = [str(int(whole[0]) + i) if whole[0].isdigit() else "" for i in range(len(whole))]
    return whole == counting and (bracketed or "." in bare[0] or whole[0] == "1")


# --- totals -----------------------------------------------------------------------------------


def _is_total(row: _Row, read: ScoreRow, form: Form) -> bool:
    """Whether a cell of words in the row is one of the form's labels for a total."""
    texts = [spot.text for spot in row if spot and spot.first and spot.text][:3]
    texts.append(read.indicator.text)
    return any(_total_label(text, form) for text in dict.fromkeys(texts) if text)


@lru_cache(maxsize=8)
def _known_labels(labels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """A form's labels for a total, folded, the longest first, each with its skeleton."""
    return tuple((label, skeleton(label)) for label in folded_words(labels))


def _total_label(text: str, form: Form) -> str:
    """The label, folded, that ``text`` is, numbers, units and brackets aside; "" if none."""
    if len(text) > _LONGEST_LABEL:
        return ""
    folded = fold(text)
    letters = skeleton(text)
    for label, wanted in _known_labels(form.score.total_labels):
        if folded.startswith(label) and len(letters) <= len(wanted) + 12:
            return label
        if letters == wanted and len(wanted) > 2:
            return label
    return ""


def _sums_only(read: ScoreRow) -> bool:
    """A last row without indicator and score that still prints a weight or weighted score."""
    sums = [read.weight, read.weighted_score]
    has_sum = any(isinstance(one, Number) and one.value is not None for one in sums)
    return has_sum and not read.indicator.text.strip() and isinstance(read.score, Missing)


def _total(row: _Row, read: ScoreRow, roles: dict[Role, int], form: Form) -> ScoreRow:
    """The total; its weight may stand in the label's own merged cell ("รวม ๑๐๐ %")."""
    label = next(
        (spot for spot in row if spot and spot.first and _total_label(spot.text, form)), None
    )
    if label is None:
        return read
    read = replace(read, indicator=Text(label.text, label.place))
    covered = [
        role
        for role, column in roles.items()
        if (spot := row[column]) is not None and spot.cell is label.cell
    ]
    words = _total_label(label.text, form)
    number = read_number(_without_words(label.text, words), label.place)
    for role in covered:
        if role == "indicator":
            continue
        value = number if role == "weight" and number.value is not None else Missing(NO_TEXT)
        read = _with(read, role, value)
    return read


def _without_words(text: str, label: str) -> str:
    end = 0
    while end < len(text) and len(fold(text[:end])) < len(label):
        end += 1
    return text[end:]


def _with(row: ScoreRow, role: Role, value: Number | Missing) -> ScoreRow:
    if role == "weight":
        return replace(row, weight=value)
    if role == "result":
        return replace(row, result=value)
    if role == "score":
        return replace(row, score=value)
    return replace(row, weighted_score=value)
