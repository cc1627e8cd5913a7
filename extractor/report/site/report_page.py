"""A report's own page: its findings, its sections with values, and the boxes on its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.form import Convention, Form
from extractor.model import Message
from extractor.report.decisions import Decision
from extractor.report.decisions import Standing as Decided
from extractor.report.record import (
    AuditRecord,
    CheckRecord,
    FindingRecord,
    NoticeRecord,
    PagePlace,
    PlaceRecord,
    ScoreValue,
    SectionRecord,
)
from extractor.report.site.paper import Part, parts_of
from extractor.report.site.pictures import (
    Paper,
    Picture,
    Standing,
    finding_keys,
    standing_on_pages,
)
from extractor.report.site.triage import Row
from extractor.report.site.workings import WorkedTable, worked
from extractor.report.words import place_in_words

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
class NoticeView:
    """Notices of one code told together: about what, and where, each once."""

    code: str
    message: Message
    about: tuple[str, ...]
    places: tuple[PlaceRecord, ...]

    @property
    def failed(self) -> bool:
        """Whether something was not read, as opposed to read and to be looked at."""
        return self.code.startswith("E_")


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything on the page of one report."""

    row: Row
    record: AuditRecord
    notices: tuple[NoticeView, ...]
    findings: tuple[FindingView, ...]
    sections: tuple[SectionView, ...]
    sheets: tuple[Sheet, ...]
    parts: tuple[Part, ...]
    checks: Mapping[str, int]
    unchecked: tuple[CheckRecord, ...]


def report_page(
    row: Row, record: AuditRecord, form: Form, decided: Decided, paper: Paper
) -> ReportPage:
    """What the page of this report shows."""
    standing = paper.standing or standing_on_pages(record)
    drawn = {picture.page for picture in paper.pictures}
    findings = tuple(
        _finding(at, finding, record, decided, standing.get(key), drawn)
        for at, (key, finding) in enumerate(
            zip(finding_keys(record), record.findings, strict=True), start=1
        )
    )
    return ReportPage(
        row=row,
        record=record,
        notices=tuple(_notices(record)),
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
        sheets=tuple(
            Sheet(picture, _boxes(record, findings, standing, picture.page))
            for picture in paper.pictures
        ),
        parts=() if paper.pictures else parts_of(record),
        checks=Counter(check.status for check in record.checks),
        unchecked=tuple(check for check in record.checks if check.status in ("skipped", "broke")),
    )


def _notices(record: AuditRecord) -> Iterator[NoticeView]:
    """What was not read first."""
    by_code: dict[str, list[NoticeRecord]] = {}
    for notice in sorted(record.notices, key=lambda notice: not notice.code.startswith("E_")):
        by_code.setdefault(notice.code, []).append(notice)
    for code, alike in by_code.items():
        yield NoticeView(
            code,
            Message(alike[0].message.th, alike[0].message.en),
            tuple(dict.fromkeys(filter(None, map(_about, alike)))),
            tuple(dict.fromkeys(notice.place for notice in alike if notice.place)),
        )


def _about(notice: NoticeRecord) -> str:
    """What a notice says beyond its place, which is told in both languages anyway."""
    place = place_in_words(notice.place, "en")
    return notice.about.removeprefix(place).lstrip(": ") if place else notice.about


def _finding(
    at: int,
    finding: FindingRecord,
    record: AuditRecord,
    decided: Decided,
    place: PagePlace | None,
    drawn: set[int],
) -> FindingView:
    return FindingView(
        at=at,
        finding=finding,
        section=record.sections[finding.section] if finding.section else None,
        decision=decided.get(finding.id),
        shown_on=place.page if place and place.page in drawn else None,
    )


def _table(section: SectionRecord, convention: Convention) -> WorkedTable | None:
    return worked(section.value, convention) if isinstance(section.value, ScoreValue) else None


def _boxes(
    record: AuditRecord, findings: Sequence[FindingView], standing: Standing, page: int
) -> tuple[Box, ...]:
    """Contents below headings below doubts below findings: what is most exact is drawn last."""
    wanted: list[tuple[str, str, str, str]] = []
    for section_id, section in record.sections.items():
        wanted.append((f"section {section_id}", f"s-{section_id}", "content", ""))
        number = str(section.number)
        wanted.append((f"heading {section_id}", f"s-{section_id}", "heading", number))
    for check in record.checks:
        for at in range(len(check.places)):
            wanted.append((f"doubt {check.code} {at}", f"c-{check.code}", "doubt", check.code))
    for key, view in zip(finding_keys(record), findings, strict=True):
        found = view.finding
        wanted.append((key, f"f-{found.id}", found.severity, found.code))
    return tuple(
        _box(standing[key], target, kind, label)
        for key, target, kind, label in wanted
        if key in standing and standing[key].page == page
    )


def _box(place: PagePlace, target: str, kind: str, label: str) -> Box:
    x0, y0, x1, y1 = place.box or (0.0, 0.0, 0.0, 0.0)
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    return Box(
        target, kind, label,
        round(left - _PAD, 2), round(top - _PAD, 2),
        round(right - left + 2 * _PAD, 2), round(bottom - top + 2 * _PAD, 2),
    )  # fmt: skip
