"""A report's own page: its findings, its sections with values, and the boxes on its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.form import Convention, Form
from extractor.report.decisions import Decision, Standing
from extractor.report.record import (
    AuditRecord,
    CheckRecord,
    FindingRecord,
    PagePlace,
    PlaceRecord,
    ScoreValue,
    SectionRecord,
)
from extractor.report.site.paper import Part, parts_of
from extractor.report.site.pictures import Picture
from extractor.report.site.triage import Row
from extractor.report.site.workings import WorkedTable, worked

_PAD = 2.0
_LABEL_HEIGHT = 11.0
_LETTER = 5.4
_LABEL_MARGIN = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page, in points from its top left corner; ``target`` is what it belongs to."""

    target: str
    kind: str
    label: str
    x: float
    y: float
    width: float
    height: float

    @property
    def label_width(self) -> float:
        """How wide the label is drawn."""
        return round(_LETTER * len(self.label) + _LABEL_MARGIN, 1)

    @property
    def label_x(self) -> float:
        """Labels stand in the margin, where they hide no print; without one, above the box."""
        return round(self.x - self.label_width if self._has_margin else self.x, 2)

    @property
    def label_y(self) -> float:
        """The upper side of the label."""
        return self.y if self._has_margin else round(max(self.y - _LABEL_HEIGHT, 0.0), 2)

    @property
    def _has_margin(self) -> bool:
        return self.x >= self.label_width


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture and what is drawn on it."""

    picture: Picture
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its section and what was decided about it; ``at`` is its number, from 1."""

    at: int
    finding: FindingRecord
    section: SectionRecord | None
    decision: Decision | None
    shown_on: int | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with the findings about it and, for the score table, its working."""

    id: str
    section: SectionRecord
    findings: tuple[FindingView, ...]
    table: WorkedTable | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything on the page of one report."""

    row: Row
    record: AuditRecord
    findings: tuple[FindingView, ...]
    sections: tuple[SectionView, ...]
    sheets: tuple[Sheet, ...]
    parts: tuple[Part, ...]
    checks: Mapping[str, int]
    unchecked: tuple[CheckRecord, ...]


def report_page(
    row: Row, record: AuditRecord, form: Form, decided: Standing, pictures: Sequence[Picture]
) -> ReportPage:
    """What the page of this report shows."""
    drawn = {picture.page for picture in pictures}
    findings = tuple(
        _finding(at, finding, record, decided, drawn)
        for at, finding in enumerate(record.findings, start=1)
    )
    return ReportPage(
        row=row,
        record=record,
        findings=findings,
        sections=tuple(
            SectionView(
                section_id,
                section,
                tuple(view for view in findings if view.finding.section == section_id),
                _table(section, form.score.convention),
            )
            for section_id, section in record.sections.items()
        ),
        sheets=tuple(Sheet(picture, _boxes(record, findings, picture)) for picture in pictures),
        parts=() if pictures else parts_of(record),
        checks=Counter(check.status for check in record.checks),
        unchecked=tuple(check for check in record.checks if check.status in ("skipped", "broke")),
    )


def _finding(
    at: int, finding: FindingRecord, record: AuditRecord, decided: Standing, drawn: set[int]
) -> FindingView:
    page = finding.place.page if isinstance(finding.place, PagePlace) else None
    return FindingView(
        at=at,
        finding=finding,
        section=record.sections[finding.section] if finding.section else None,
        decision=decided.get(finding.id),
        shown_on=page if page in drawn else None,
    )


def _table(section: SectionRecord, convention: Convention) -> WorkedTable | None:
    return worked(section.value, convention) if isinstance(section.value, ScoreValue) else None


def _boxes(
    record: AuditRecord, findings: Sequence[FindingView], picture: Picture
) -> tuple[Box, ...]:
    """Contents below headings below doubts below findings: what is most exact is drawn last."""
    boxes: list[Box | None] = []
    for section_id, section in record.sections.items():
        label, target = str(section.number), f"s-{section_id}"
        boxes.append(_box(section.place, picture, target, "content", ""))
        if section.heading:
            boxes.append(_box(section.heading.place, picture, target, "heading", label))
    for check in record.checks:
        for place in check.places:
            boxes.append(_box(place, picture, f"c-{check.code}", "doubt", check.code))
    for view in findings:
        found = view.finding
        boxes.append(_box(found.place, picture, f"f-{found.id}", found.severity, found.code))
    return tuple(box for box in boxes if box is not None)


def _box(place: PlaceRecord, picture: Picture, target: str, kind: str, label: str) -> Box | None:
    if not isinstance(place, PagePlace) or place.page != picture.page or place.box is None:
        return None
    left, right = sorted((place.box[0], place.box[2]))
    top, bottom = sorted((place.box[1], place.box[3]))
    return Box(
        target, kind, label,
        round(left - _PAD, 2), round(top - _PAD, 2),
        round(right - left + 2 * _PAD, 2), round(bottom - top + 2 * _PAD, 2),
    )  # fmt: skip
