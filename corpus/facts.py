"""A report as data: what its thirteen sections say, printed digit by printed digit.

A ``ReportData`` knows nothing about layout: the same one is written as Word file, transcript or
PDF. Every string is what a reader of the page sees; what a field reader should make of it stands
beside it (a phone's digits, a cell's number, a date).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from extractor.thai import to_thai_digits

SECTIONS = (
    "reporting_round",
    "indicator_name",
    "supervisor",
    "data_collectors",
    "description",
    "performance",
    "criteria",
    "score_calculation",
    "actions_taken",
    "supporting_factors",
    "obstacles",
    "recommendations",
    "evidence",
)
"""The form's section ids in the form's order."""

LISTS = ("actions_taken", "supporting_factors", "obstacles", "recommendations")
"""The sections that are plain lists of sentences."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone as printed; ``number`` is "" when it is not a Thai phone number."""

    text: str
    number: str
    extension: str = ""
    kind: str = "landline"


@dataclass(frozen=True, slots=True)
class Person:
    """A person (or the position that stands for one); ``position`` is printed after the name."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class People:
    persons: tuple[Person, ...]
    phones: tuple[Phone, ...]


@dataclass(frozen=True, slots=True)
class Level:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the score table; ``value`` is None where no number stands, "" is an empty cell."""

    text: str
    value: Decimal | None


EMPTY = Cell("", None)
LEFT, ABOVE = "←", "↑"
"""Printed for a cell that is merged with the one to its left, or above."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    indicator: str
    weight: Cell
    result: Cell
    score: Cell
    weighted_score: Cell


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item of evidence; ``dates`` are ISO dates (Christian era)."""

    text: str
    order_number: str = ""
    dates: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """A planted defect. ``either`` names codes that would say the same thing as rightly."""

    code: str
    section: str = ""
    row: str = ""
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a report says.

    ``rounds`` are the boxes printed (months), ``ticked`` the ones ticked; ``ticked_on_last_page``
    differs only where pages disagree. ``fiscal_year`` is of the Buddhist era. ``order`` is the
    order in which sections are printed, without those that are missing; ``empty`` have a heading
    and nothing else; ``leftover`` sections hold the form's instruction instead of an answer;
    ``repeated`` stand a second time with other content. ``headings`` overrides a heading's wording.
    ``printed_scores`` is a score table cell by cell in place of one drawn from ``rows``; a cell
    ``LEFT`` or ``ABOVE`` is merged with its neighbour.
    ``allowed`` are codes that a careful checker may or may not raise besides the ``defects``.
    """

    seed: int
    title: str
    unit: str
    fiscal_year: int
    rounds: tuple[int, ...]
    ticked: tuple[int, ...]
    indicator_name: str
    supervisor: People
    data_collectors: People
    description: tuple[str, ...]
    performance: tuple[Level, ...]
    criteria: tuple[Level, ...]
    rows: tuple[ScoreRow, ...]
    total: ScoreRow | None
    actions_taken: tuple[str, ...]
    supporting_factors: tuple[str, ...]
    obstacles: tuple[str, ...]
    recommendations: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    scale: str = ""
    ticked_on_last_page: tuple[int, ...] | None = None
    order: tuple[str, ...] = SECTIONS
    empty: tuple[str, ...] = ()
    leftover: tuple[tuple[str, str], ...] = ()
    repeated: tuple[tuple[str, tuple[str, ...]], ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    defects: tuple[Defect, ...] = ()
    allowed: tuple[str, ...] = ()
    skip_values: tuple[str, ...] = field(default=())
    printed_scores: tuple[tuple[str, ...], ...] = ()

    def with_defect(
        self, defect: Defect, *, allowed: tuple[str, ...] = (), **changes: object
    ) -> ReportData:
        """This report with something wrong in it, and the truth about that."""
        return replace(
            self,
            defects=(*self.defects, defect),
            allowed=(*self.allowed, *allowed),
            **changes,  # type: ignore[arg-type]
        )

    def list_of(self, section: str) -> tuple[str, ...]:
        """The sentences of a list section (``LISTS``, or the evidence's texts)."""
        if section == "evidence":
            return tuple(item.text for item in self.evidence)
        return {
            "actions_taken": self.actions_taken,
            "supporting_factors": self.supporting_factors,
            "obstacles": self.obstacles,
            "recommendations": self.recommendations,
        }[section]


_NOT_TRANSLATED = {"seed", "number", "value", "urls", "dates", "kind", "scale", "order", "empty",
                   "defects", "allowed", "skip_values", "fiscal_year", "level"}  # fmt: skip
_LINK = re.compile(r"((?:https?|www\.)\S*|\S+@\S+)")

T = TypeVar("T")


def map_text(value: T, change: Callable[[str], str], skip: frozenset[str] = frozenset()) -> T:
    """``value`` with every printed string changed; fields named in ``skip`` stay as they are."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(map_text(item, change, skip) for item in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes = {
        f.name: map_text(getattr(value, f.name), change, skip)
        for f in dataclasses.fields(value)
        if f.name not in _NOT_TRANSLATED and f.name not in skip
    }
    return replace(value, **changes)  # type: ignore[type-var]


def _thai_outside_links(text: str) -> str:
    pieces = _LINK.split(text)
    return "".join(p if i % 2 else to_thai_digits(p) for i, p in enumerate(pieces))


def in_thai_digits(report: ReportData) -> ReportData:
    """The same report typed with Thai digits (links keep theirs)."""
    leftover, repeated = report.leftover, report.repeated
    changed = map_text(report, _thai_outside_links, frozenset({"leftover", "repeated", "headings"}))
    told = tuple((s, tuple(_thai_outside_links(t) for t in texts)) for s, texts in repeated)
    return replace(changed, leftover=leftover, repeated=told)
