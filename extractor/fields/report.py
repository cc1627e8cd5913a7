"""The fields of a report: each section's content read as what the form says it holds."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.fields.coverage import fields_expected, fields_read
from extractor.fields.evidence import read_evidence
from extractor.fields.indicator import read_name
from extractor.fields.items import read_items
from extractor.fields.levels import read_levels
from extractor.fields.lines import is_filler, opens_with
from extractor.fields.mentions import find_fiscal_years, find_units
from extractor.fields.people import read_people
from extractor.fields.phone_lines import with_whole_phones
from extractor.fields.printed_lists import with_labels
from extractor.fields.rounds import read_round
from extractor.fields.scores import read_score
from extractor.form import Form, FormSection
from extractor.model import (
    Document,
    FieldSection,
    Levels,
    Missing,
    Paragraph,
    People,
    Report,
    Round,
    ScoreTable,
    Section,
    Sections,
    Text,
    Value,
    paragraphs,
)

_EMPTY: dict[str, Value] = {
    "round": Round(None),
    "people": People(),
    "levels": Levels(),
    "score": ScoreTable(),
}
"""What a section holds in which nobody wrote an answer; texts and lists show what stands there."""


def read_fields(document: Document, sections: Sections, form: Form) -> Report:
    """Read every section of the form into its typed value.

    A section that is not there, or whose content cannot be read, has a ``Missing`` with the reason
    for its value; where nobody wrote an answer the value is empty. Nothing is raised for what a
    document holds.
    """
    found = {section.id: section for section in sections.sections}
    fields = {
        asked.id: FieldSection(found[asked.id], _value(found[asked.id], asked, form))
        for asked in form.sections
    }
    months = _months(fields, form)
    return Report(
        document,
        sections,
        fields,
        find_units(sections),
        find_fiscal_years(sections),
        fields_read(fields, form, months),
        fields_expected(fields, form, months),
    )


def _months(fields: dict[str, FieldSection], form: Form) -> int | None:
    for section in form.of_kind("round"):
        value = fields[section.id].value
        if not isinstance(value, Missing):
            return getattr(value, "months", None)
    return None


def _value(section: Section, asked: FormSection, form: Form) -> Value | Missing:
    if section.status != "present":
        return Missing(f"the section is {section.status}")
    if not _answered(section, asked):
        return _EMPTY.get(asked.kind) or _read(section, asked, form)
    return _read(section, asked, form)


def _read(section: Section, asked: FormSection, form: Form) -> Value | Missing:
    """The value that a section of this kind holds."""
    blocks = section.first.blocks
    match asked.kind:
        case "round":
            return read_round(blocks, form)
        case "name":
            return read_name(section.first)
        case "people":
            whole = with_whole_phones(with_labels(blocks))
            return read_people(whole, form, asked.instructions)
        case "text":
            return _text(section)
        case "levels":
            return read_levels(with_labels(blocks), form, asked)
        case "score":
            return read_score(blocks, form)
        case "items":
            return read_items(with_labels(blocks))
        case "evidence":
            return read_evidence(with_labels(blocks))


def _text(section: Section) -> Text:
    found = [paragraph for paragraph in _written(section) if not is_filler(paragraph.text)]
    if not found:
        return Text("")
    place = found[0].place
    for paragraph in found[1:]:
        place = place.union(paragraph.place)
    return Text("\n".join(paragraph.shown.strip() for paragraph in found), place)


def _written(section: Section) -> Iterator[Paragraph]:
    return (paragraph for paragraph in paragraphs(section.first.blocks) if paragraph.text.strip())


def _answered(section: Section, asked: FormSection) -> bool:
    """Whether anything stands here besides dotted lines and the form's own instruction."""
    return any(
        not is_filler(paragraph.text) and not opens_with(paragraph.text, asked.instructions)
        for paragraph in _written(section)
    )
