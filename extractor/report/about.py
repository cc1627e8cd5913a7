"""What a report is about, as far as it could be read: its indicator and its round."""

from __future__ import annotations

from extractor.report.record import AuditRecord, NameValue, RoundValue


def indicator_of(record: AuditRecord) -> str:
    """The indicator's name as the report gives it; "" where it could not be read."""
    values = (section.value for section in record.sections.values())
    return next((value.name for value in values if isinstance(value, NameValue)), "")


def months_of(record: AuditRecord) -> int | None:
    """The months of the round; None where not exactly one is ticked."""
    values = (section.value for section in record.sections.values())
    return next((value.months for value in values if isinstance(value, RoundValue)), None)
