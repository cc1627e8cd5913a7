"""Audit -> JSON: the one record from which every other output is rendered."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from extractor.errors import READING_CODES
from extractor.form import Form, load_form
from extractor.model import (
    NOWHERE,
    Audit,
    Finding,
    HeadingMatch,
    Notice,
    Place,
    Report,
    Section,
    Source,
    paragraphs,
)
from extractor.report.record import (
    AuditRecord,
    CheckRecord,
    ConfidenceRecord,
    CoverageRecord,
    DetailRecord,
    FindingRecord,
    FormRecord,
    HeadingRecord,
    MessageRecord,
    NoticeRecord,
    PagePlace,
    PageRecord,
    PathPlace,
    PlaceRecord,
    ReadingRecord,
    SectionRecord,
    SourceRecord,
)
from extractor.report.values import value_record

MOST_FINDINGS = 10_000
LONGEST_QUOTE = 500


def audit_record(audit: Audit, form: Form | None = None) -> AuditRecord:
    """The audit as its JSON's type.

    ``form`` is the form audited against; without it, the shipped form that the audit names.
    """
    form = form or load_form(audit.form_id)
    notices = tuple(_notices(audit))
    return AuditRecord(
        source=_source(audit),
        form=FormRecord(id=audit.form_id, version=audit.form_version),
        reading=_reading(audit, notices),
        verdict=audit.verdict,
        sections={part.id: _section(audit.report, form, part.id) for part in form.sections},
        checks=[
            CheckRecord(
                code=outcome.code,
                name=outcome.name,
                severity=outcome.severity,
                status=outcome.status,
                reason=outcome.reason,
                places=[place_record(place) for place in outcome.places],
            )
            for outcome in audit.outcomes
        ],
        findings=list(_findings(audit)),
        notices=[_notice(notice) for notice in notices],
        coverage=_coverage(audit.report, form),
    )


def _source(audit: Audit) -> SourceRecord:
    source = audit.source
    return SourceRecord(
        path=source.path,
        name=source.name,
        sha256=source.sha256 or None,
        bytes=len(source.data) if source.sha256 else None,
        kind=audit.document.kind,
    )


def _notices(audit: Audit) -> Iterator[Notice]:
    """Everything that could not be done, and that the list of findings was cut, if it was."""
    yield from audit.document.notices
    yield from audit.report.sections.notices
    if len(audit.findings) > MOST_FINDINGS:
        yield Notice(
            "W_LIMIT", "findings of one file", limit="findings", value=str(len(audit.findings))
        )


def _reading(audit: Audit, notices: tuple[Notice, ...]) -> ReadingRecord:
    details: dict[str, DetailRecord] = {}
    for notice in notices:
        if notice.code not in details and (notice.about or notice.limit):
            details[notice.code] = DetailRecord(
                about=notice.about,
                limit=notice.limit or None,
                value=notice.value or None,
                page=notice.place.page if notice.place else None,
            )
    document = audit.document
    return ReadingRecord(
        status=document.status,
        codes=list(dict.fromkeys(notice.code for notice in notices)),
        details=details,
        pages_total=document.pages_total,
        pages_read=document.pages_read,
        pages=[
            PageRecord(page=page.page, layer=page.layer, quality=round(page.quality, 3))
            for page in document.pages
        ],
    )


def place_record(place: Place | None) -> PlaceRecord:
    """A place as JSON: null where nothing can be pointed at."""
    if place is None or place == NOWHERE:
        return None
    if place.page is None:
        return PathPlace(path=place.path)
    if place.box is None:
        return PagePlace(page=place.page, box=None)
    left, top, right, bottom = (round(side, 2) for side in place.box)
    return PagePlace(page=place.page, box=(left, top, right, bottom))


def _section(report: Report, form: Form, section_id: str) -> SectionRecord:
    part = form.section(section_id)
    found = report.fields[section_id]
    first = found.section.first
    return SectionRecord(
        number=part.number,
        title=part.title,
        status=found.section.status,
        heading=_heading(found.section),
        text=first.text,
        place=place_record(first.place),
        value=value_record(found.value, part.kind),
        confidence=_confidence(found.section),
    )


def _heading(section: Section) -> HeadingRecord | None:
    heading = section.first.heading
    if not isinstance(heading, HeadingMatch):
        return None
    return HeadingRecord(
        text=heading.raw,
        similarity=round(heading.similarity, 3),
        margin=round(heading.margin, 3),
        place=place_record(heading.place),
    )


def _confidence(section: Section) -> ConfidenceRecord | None:
    """How sure the section is; a runner-up half as like leaves no doubt about where it stands."""
    if section.status == "missing":
        return None
    seen = [value for paragraph in paragraphs(section.first.blocks) for value in paragraph.sure]
    read = round(sum(seen) / len(seen), 3) if seen else 1.0
    heading = section.first.heading
    if not isinstance(heading, HeadingMatch):
        return ConfidenceRecord(read=read, located=None, matched=None)
    located = min(1.0, heading.similarity * (0.5 + heading.margin))
    return ConfidenceRecord(
        read=read, located=round(located, 3), matched=round(heading.similarity, 3)
    )


def _findings(audit: Audit) -> Iterator[FindingRecord]:
    seen: Counter[str] = Counter()
    for finding in audit.findings[:MOST_FINDINGS]:
        key = _identity(audit.source, finding)
        seen[key] += 1
        yield _finding(finding, _digest(key if seen[key] == 1 else f"{key}\0{seen[key]}"))


def _identity(source: Source, finding: Finding) -> str:
    """What makes a finding the same one when the same content is audited again."""
    parts = (source.sha256, finding.code, finding.section, finding.row, finding.reported or "")
    return "\0".join(parts)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _finding(finding: Finding, finding_id: str) -> FindingRecord:
    quote = finding.quote
    if quote is not None and len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + "…"
    return FindingRecord(
        id=finding_id,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        section=finding.section or None,
        message=MessageRecord(th=finding.message.th, en=finding.message.en),
        reported=finding.reported,
        expected=finding.expected,
        working=finding.working,
        quote=quote,
        place=place_record(finding.place),
        certain=finding.certain,
    )


def _notice(notice: Notice) -> NoticeRecord:
    thai, english = READING_CODES[notice.code]
    return NoticeRecord(
        code=notice.code,
        message=MessageRecord(th=thai, en=english),
        about=notice.about,
        place=place_record(notice.place),
    )


def _coverage(report: Report, form: Form) -> CoverageRecord:
    sections = report.sections
    return CoverageRecord(
        sections_found=sum(part.status != "missing" for part in sections.sections),
        sections_expected=len(form.sections),
        fields_read=report.fields_read,
        fields_expected=report.fields_expected,
        lines_claimed=sections.lines_claimed,
        lines_total=sections.lines_total,
    )
