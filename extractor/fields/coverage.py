"""How much of what a report should hold could be read.

Counted per section of the form: the round 1; a name, a text, a list 1; people 2 (somebody, a phone
that is one); a level table one a level of the form; a score table the five cells of each row (one,
its weight, for a heading row) and one for a printed total, five where no table could be read.
A section that nobody asks for in this round counts only where it is there. "-" counts as read.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.form import Form, FormSection
from extractor.model import (
    NOT_APPLICABLE,
    FieldSection,
    Items,
    Levels,
    Missing,
    Name,
    Number,
    People,
    Round,
    ScoreRow,
    ScoreTable,
    Text,
    Value,
)

_CELLS = 5


def fields_expected(fields: Mapping[str, FieldSection], form: Form, months: int | None) -> int:
    """How many fields a complete report of this form holds, given its rows."""
    return sum(
        _expected(fields[section.id].value, section, form)
        for section in form.sections
        if _asked_for(fields[section.id], section, months)
    )


def fields_read(fields: Mapping[str, FieldSection], form: Form, months: int | None) -> int:
    """How many of them could be read."""
    return sum(
        _read(fields[section.id].value, form)
        for section in form.sections
        if _asked_for(fields[section.id], section, months)
    )


def _asked_for(field: FieldSection, section: FormSection, months: int | None) -> bool:
    required = section.severity_of_absence(months) is not None
    return required or field.section.status != "missing"


def _expected(value: Value | Missing, section: FormSection, form: Form) -> int:
    match section.kind:
        case "people":
            return 2
        case "levels":
            return form.score.level_max - form.score.level_min + 1
        case "score":
            if isinstance(value, ScoreTable):
                cells = sum(1 if row.group else _CELLS for row in value.rows)
                return cells + (value.total is not None)
            return _CELLS
        case _:
            return 1


def _read(value: Value | Missing, form: Form) -> int:
    match value:
        case Round():
            return int(value.months is not None)
        case Name():
            return int(bool(value.name))
        case Text():
            return int(bool(value.text))
        case Items():
            return int(bool(value.items))
        case People():
            return bool(value.people) + any(phone.kind for phone in value.phones)
        case Levels():
            wanted = range(form.score.level_min, form.score.level_max + 1)
            return len({level.level for level in value.levels} & set(wanted))
        case ScoreTable():
            rows = sum(_read_cells(row) for row in value.rows)
            return rows + (value.total is not None and _is_read(value.total.weighted_score))
        case Missing():
            return 0


def _read_cells(row: ScoreRow) -> int:
    if row.group:
        return int(_is_read(row.weight))
    numbers = sum(map(_is_read, (row.weight, row.score, row.weighted_score)))
    return bool(row.indicator.text) + isinstance(row.result, Number) + numbers


def _is_read(number: Number | Missing) -> bool:
    return isinstance(number, Number) and (
        number.value is not None or number.note == NOT_APPLICABLE
    )
