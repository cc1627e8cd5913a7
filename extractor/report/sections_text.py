"""What was read, for ``extract show``: the sections with their values, similarity and place."""

from __future__ import annotations

import json
from collections.abc import Iterator

from extractor.report.columns import visible, wrap
from extractor.report.record import (
    AuditRecord,
    EvidenceValue,
    ItemsValue,
    LevelsValue,
    NameValue,
    PeopleValue,
    RoundValue,
    ScoreRowRecord,
    ScoreValue,
    SectionRecord,
    TextValue,
    ValueRecord,
)
from extractor.report.text import Page
from extractor.report.words import SECTION_STATUS, place_in_words

_INDENT = "     "


def sections_text(record: AuditRecord, chosen: tuple[str, ...], page: Page) -> str:
    """The chosen sections, each with a headline and its value below."""
    lines: list[str] = []
    for section_id in chosen:
        section = record.sections[section_id]
        lines.append(_headline(section, page))
        if section.value is not None:
            for text in _value(section.value, page):
                lines += [_INDENT + line for line in wrap(visible(text), page.columns - 5)]
        elif section.text:
            lines += [_INDENT + visible(line) for line in section.text.split("\n")]
    return "".join(page.ink.shown(line) + "\n" for line in lines)


def sections_json(record: AuditRecord, chosen: tuple[str, ...]) -> str:
    """The chosen sections as in the audit JSON, indented for reading."""
    sections = record.model_dump(mode="json")["sections"]
    picked = {section_id: sections[section_id] for section_id in chosen}
    return json.dumps(picked, ensure_ascii=False, indent=2) + "\n"


def _headline(section: SectionRecord, page: Page) -> str:
    title = page.ink.paint(f"{section.number:>2}. {section.title}", "bold")
    style = "green" if section.status == "present" else "red"
    parts = [title, page.ink.paint(SECTION_STATUS[section.status][page.lang], style)]
    if section.heading:
        parts.append(page.say("คล้าย", "similarity") + f" {section.heading.similarity:.2f}")
        if section.heading.text.strip(" :") != section.title:
            parts.append(f"“{visible(section.heading.text)}”")
    place = place_in_words(section.place, page.lang)
    return " · ".join(part for part in (*parts, place) if part)


def _value(value: ValueRecord, page: Page) -> Iterator[str]:
    match value:
        case RoundValue():
            months = page.say("เดือน", "months")
            marks = (f"{'☑' if o.ticked else '☐'} {o.months} {months}" for o in value.options)
            yield "  ".join(marks)
        case NameValue():
            yield value.name
        case PeopleValue():
            yield from _people(value, page)
        case TextValue():
            yield from value.text.split("\n")
        case LevelsValue():
            yield from (f"{row.level}: {row.text}" for row in value.levels)
        case ScoreValue():
            yield from _score(value, page)
        case EvidenceValue():
            yield from (f"- {item.text}" for item in value.items)
        case ItemsValue():
            yield from (f"- {item}" for item in value.items)


def _people(value: PeopleValue, page: Page) -> Iterator[str]:
    yield from (person.name for person in value.people)
    for phone in value.phones:
        extension = f" {page.say('ต่อ', 'ext.')} {phone.extension}" if phone.extension else ""
        read_as = phone.number or page.say("อ่านเป็นหมายเลขไม่ได้", "not a phone number")
        yield f"{phone.text} → {read_as}{extension}"


def _score(value: ScoreValue, page: Page) -> Iterator[str]:
    for row in value.rows:
        yield _score_row(row.indicator, row, page)
    if value.total:
        yield _score_row(page.say("รวม", "total"), value.total, page)


def _score_row(name: str, row: ScoreRowRecord, page: Page) -> str:
    cells = (
        (page.say("น้ำหนัก", "weight"), row.weight),
        (page.say("ผล", "result"), row.result),
        (page.say("คะแนน", "score"), row.score),
        (page.say("ถ่วงน้ำหนัก", "weighted"), row.weighted_score),
    )
    return f"{name} · " + " · ".join(f"{label} {cell.text or '–'}" for label, cell in cells)
