"""Which column of a score table holds what: headings of one to three rows against the form's.

A role is known by the form's number ("8.2"), else by its wordings; damaged, broken and merged
headings by likeness; the last unknown column by elimination where it stands in the form's order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractor.fields.grid import Grid, Spot
from extractor.fields.likeness import LONGEST, likeness
from extractor.form import ScoreColumn, ScoreRules
from extractor.thai import skeleton, to_arabic

Role = Literal["indicator", "weight", "result", "score", "weighted_score"]
_ORDER: tuple[Role, ...] = ("indicator", "weight", "result", "score", "weighted_score")
_ALIKE = 0.7
_SOMEWHAT_ALIKE = 0.45
_HEADER_ROWS = 3
_SEARCHED_ROWS = 12
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]{0,60}[)\]}]")
_NUMBER = re.compile(r"\s*[(\[]?(\d{1,2}\.\d{1,2})\s*[.):\]]?\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns and the first row below its headings."""

    roles: dict[Role, int]
    first_row: int
    headings: frozenset[str]

    def repeated_in(self, row: tuple[Spot | None, ...]) -> bool:
        """Whether the row prints headings again, as after a page break."""
        texts = [skeleton(spot.text) for spot in row if spot and spot.first and spot.text]
        known = [text for text in texts if text and text in self.headings]
        return len(known) >= 2 and len(known) >= len([text for text in texts if text]) - 1


@lru_cache(maxsize=8)
def _wordings(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {skeleton(wording): role for role, wordings in rules for wording in wordings}


def _known(rules: ScoreRules) -> dict[str, str]:
    return _wordings(tuple((c.id, (c.title, *c.wordings)) for c in rules.columns))


@lru_cache(maxsize=4096)
def role_of(text: str, rules: ScoreRules) -> tuple[Role | None, float]:
    """The role that a heading names, and how surely (0 to 1)."""
    heading = to_arabic(" ".join(text.split()))[: 2 * LONGEST]
    number = _NUMBER.match(heading)
    words = heading[number.end() :] if number else heading
    if number:
        for column in rules.columns:
            if column.number == number.group(1):
                return column.id, 1.0
    best: tuple[Role | None, float] = (None, 0.0)
    for form_of_it, weight in ((words, 1.0), (_BRACKETS.sub(" ", words), 0.98)):
        letters = skeleton(form_of_it)
        known = _known(rules).get(letters) if letters else None
        if known and weight > best[1]:
            best = (_as_role(known), weight)
    if best[0]:
        return best
    likeliest = _likeliest(_BRACKETS.sub(" ", words), rules)
    return likeliest if likeliest[0] else _likeliest(words, rules)


def _as_role(name: str) -> Role:
    return next(role for role in _ORDER if role == name)


def _likeliest(words: str, rules: ScoreRules) -> tuple[Role | None, float]:
    if len(words) > LONGEST:
        return None, 0.0
    scored = [(_alike(words, column), column.id) for column in rules.columns]
    if not scored:
        return None, 0.0
    value, role = max(scored, key=lambda one: one[0])
    return (role, value * 0.95) if value >= _ALIKE else (None, 0.0)


def _alike(words: str, column: ScoreColumn) -> float:
    """How like any of a column's wordings a heading is."""
    return max(likeness(words, wording) for wording in (column.title, *column.wordings))


def find_columns(grid: Grid, rules: ScoreRules) -> Columns | None:
    """The columns of a table with headings in its first rows; None if it has none."""
    best: tuple[float, int, dict[Role, int]] = (0.0, 0, {})
    for top in range(min(len(grid.rows), _SEARCHED_ROWS)):
        for depth in range(1, _HEADER_ROWS + 1):
            if top + depth > len(grid.rows):
                break
            if depth > 1 and not _still_heading(grid.rows[top + depth - 1]):
                break
            roles, value = _assign(grid.rows[top : top + depth], rules)
            if value > best[0] + 0.01:
                best = (value, top + depth, roles)
        if len(best[2]) >= 4:
            break
    _, first_row, roles = best
    if len(roles) < 3 or not {"weight", "score", "weighted_score"} & set(roles):
        return None
    headings = frozenset(
        letters
        for row in grid.rows[:first_row]
        for spot in row
        if spot and (letters := skeleton(spot.text))
    )
    return Columns(roles, first_row, headings)


def _still_heading(row: tuple[Spot | None, ...]) -> bool:
    """A second heading row holds words, brackets or level numbers, no row's numbers."""
    texts = [to_arabic(spot.text) for spot in row if spot and spot.first and spot.text]
    plain = [text for text in texts if text.replace(".", "").replace(",", "").strip().isdigit()]
    whole = {int(text) for text in plain if text.strip().isdigit()}
    counts_up = len(plain) >= 3 and whole == set(range(1, len(plain) + 1))
    return not plain or counts_up


def _assign(
    rows: tuple[tuple[Spot | None, ...], ...], rules: ScoreRules
) -> tuple[dict[Role, int], float]:
    """The best role for each column, each role once; the sum of how surely."""
    levels = _level_columns(rows, rules)
    claims = []
    width = len(rows[0])
    for column in range(width):
        if column in levels:
            continue
        for text, weight in _heading_texts(rows, column):
            role, value = role_of(text, rules)
            if role:
                claims.append((value * weight, -column, role))
    roles: dict[Role, int] = {}
    total = 0.0
    for value, negative, role in sorted(claims, key=lambda claim: (-claim[0], -claim[1])):
        if role not in roles and -negative not in roles.values():
            roles[role] = -negative
            total += value
    return _by_elimination(roles, width, levels, rows, rules), total


def _heading_texts(
    rows: tuple[tuple[Spot | None, ...], ...], column: int
) -> list[tuple[str, float]]:
    """The readings of a column's heading: the lowest cell, all of them, each other one."""
    spots = [row[column] for row in rows]
    texts = list(dict.fromkeys(spot.text for spot in spots if spot and spot.text))
    if not texts:
        return []
    own = [spot.text for spot in spots if spot and spot.text and spot.cell.column_span == 1]
    readings = [(own[-1], 1.0)] if own else []
    if len(texts) > 1:
        readings.append((" ".join(texts), 0.99))
    return readings + [(text, 0.8) for text in texts]


def _level_columns(rows: tuple[tuple[Spot | None, ...], ...], rules: ScoreRules) -> set[int]:
    """Columns headed by the level numbers alone, below nothing or below one merged heading."""
    for row in rows:
        found = {
            c: int(digits)
            for c, spot in enumerate(row)
            if spot and spot.first and (digits := to_arabic(spot.text).strip()).isdigit()
        }
        wanted = list(range(rules.level_min, rules.level_max + 1))
        if list(found.values()) != wanted:
            continue
        above = [other[c] for other in rows if other is not row for c in found if other[c]]
        if len({id(spot.cell) for spot in above if spot and spot.text}) <= 1:
            return set(found)
    return set()


def _by_elimination(
    roles: dict[Role, int],
    width: int,
    levels: set[int],
    rows: tuple[tuple[Spot | None, ...], ...],
    rules: ScoreRules,
) -> dict[Role, int]:
    """The one role left goes to the one headed column that keeps the form's order, if there is one.

    In another order it goes to the only column left whose heading is at least a little like it.

    A column of row numbers stands before the indicator, so it keeps no order and takes no role.
    """
    left = [role for role in _ORDER if role not in roles]
    taken = set(roles.values()) | levels
    free = [
        c
        for c in range(width)
        if c not in taken and any((spot := row[c]) and spot.first and spot.text for row in rows)
    ]
    if len(left) != 1 or len(roles) < 4:
        return roles
    possible = [whole for column in free if _in_order(whole := {**roles, left[0]: column})]
    if not possible and len(free) == 1:
        asked = next(column for column in rules.columns if column.id == left[0])
        texts = (text for text, _ in _heading_texts(rows, free[0]))
        if max((_alike(text, asked) for text in texts), default=0.0) >= _SOMEWHAT_ALIKE:
            return {**roles, left[0]: free[0]}
    return possible[0] if len(possible) == 1 else roles


def _in_order(roles: dict[Role, int]) -> bool:
    columns = [roles[role] for role in _ORDER]
    return columns == sorted(columns)
