"""The typed value of a section -> its JSON."""

from __future__ import annotations

from extractor.form import SectionKind
from extractor.model import (
    Item,
    Items,
    Levels,
    Missing,
    Name,
    Number,
    People,
    Phone,
    Round,
    ScoreRow,
    ScoreTable,
    Text,
    ThaiDate,
    Value,
)
from extractor.report.record import (
    DateRecord,
    EvidenceRecord,
    EvidenceValue,
    ItemsValue,
    LevelRecord,
    LevelsValue,
    NameValue,
    NumberRecord,
    PeopleValue,
    PhoneRecord,
    RoundOptionRecord,
    RoundValue,
    ScoreRowRecord,
    ScoreValue,
    TextValue,
    ValueRecord,
)


def value_record(value: Value | Missing, kind: SectionKind) -> ValueRecord | None:
    """A section's value as JSON; null where there is none."""
    match value:
        case Missing():
            return None
        case Round():
            return _round(value)
        case Name():
            return NameValue(name=value.name)
        case People():
            return _people(value)
        case Text():
            return TextValue(text=value.text)
        case Levels():
            levels = [LevelRecord(level=row.level, text=row.text) for row in value.levels]
            return LevelsValue(levels=levels)
        case ScoreTable():
            total = _row(value.total) if value.total else None
            return ScoreValue(rows=[_row(row) for row in value.rows], total=total)
        case Items():
            if kind == "evidence":
                return EvidenceValue(items=[_evidence(item) for item in value.items])
            return ItemsValue(items=[item.text for item in value.items])


def _round(value: Round) -> RoundValue:
    """The boxes once each: a page header repeats them, and pages that disagree show both."""
    boxes = dict.fromkeys((option.months, option.ticked) for option in value.options)
    options = [RoundOptionRecord(months=months, ticked=ticked) for months, ticked in boxes]
    return RoundValue(months=value.months, options=options)


def _people(value: People) -> PeopleValue:
    return PeopleValue(
        people=[NameValue(name=person.name) for person in value.people],
        phones=[_phone(phone) for phone in value.phones],
    )


def _phone(phone: Phone) -> PhoneRecord:
    return PhoneRecord(
        text=phone.text,
        number=phone.number or None,
        extension=phone.extension or None,
        kind=phone.kind or None,
    )


def _row(row: ScoreRow) -> ScoreRowRecord:
    return ScoreRowRecord(
        indicator=row.indicator.text,
        weight=_number(row.weight),
        result=_number(row.result),
        score=_number(row.score),
        weighted_score=_number(row.weighted_score),
    )


def _number(number: Number | Missing) -> NumberRecord:
    if isinstance(number, Missing):
        return NumberRecord(text="", value=None)
    value = None if number.value is None else format(number.value, "f")
    return NumberRecord(text=number.raw, value=value)


def _evidence(item: Item) -> EvidenceRecord:
    return EvidenceRecord(
        text=item.text,
        order_number=item.order_number or None,
        dates=[DateRecord(text=date.raw, value=_iso(date)) for date in item.dates],
        urls=list(item.urls),
    )


def _iso(date: ThaiDate) -> str:
    year = f"{date.year:04d}"
    if date.month is None:
        return year
    return (
        f"{year}-{date.month:02d}"
        if date.day is None
        else f"{year}-{date.month:02d}-{date.day:02d}"
    )
