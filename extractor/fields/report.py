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
from extractor.fields.rounds import read_round
from extractor.fields.scores import read_score
from extractor.form import Form, FormSection
from extractor.model import (
    Document,
    FieldSection,
    Missing,
    Paragraph,
    Report,
    Section,
    Sections,
    Text,
    Value,
    paragraphs,
)


def read_fields(document: Document, sections: Sections, form: Form) -> Report:
    """Read every section of the form into its typed value.

    What is not there, or cannot be read, is a ``Missing`` with its reason; nothing is raised for
    what a document holds.
    """
    fields = {
        section.id: FieldSection(sections[section.id], _value(sections[section.id], section, form))
        for section in form.sections
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
    if _only_instruction(section, asked):
        return Missing("only the form's own instruction stands here")
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
            return read_people(blocks, form, asked.instructions)
        case "text":
            return _text(section)
        case "levels":
            return read_levels(blocks, form)
        case "score":
            return read_score(blocks, form)
        case "items":
            return read_items(blocks)
        case "evidence":
            return read_evidence(blocks)


def _text(section: Section) -> Text | Missing:
    found = [paragraph for paragraph in _written(section) if not is_filler(paragraph.text)]
    if not found:
        return Missing("nothing is written here")
    place = found[0].place
    for paragraph in found[1:]:
        place = place.union(paragraph.place)
    return Text("\n".join(paragraph.shown.strip() for paragraph in found), place)


def _written(section: Section) -> Iterator[Paragraph]:
    return (paragraph for paragraph in paragraphs(section.first.blocks) if paragraph.text.strip())


def _only_instruction(section: Section, asked: FormSection) -> bool:
    """Whether all that stands here are openings of the form's instruction, left by the author."""
    texts = [paragraph.text for paragraph in _written(section)]
    return bool(texts) and all(opens_with(text, asked.instructions) for text in texts)
