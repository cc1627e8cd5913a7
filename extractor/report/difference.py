"""What became of a report when it was handed in again: fixed, still open, new, and what changed.

A finding is called fixed only where its check ran on the new report and found nothing: a report
that could not be read has nothing fixed in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Annotated, Final, Literal

from pydantic import Field

from extractor.model import SectionStatus, Verdict
from extractor.report.decisions import Standing, overruled
from extractor.report.pairing import By, Card, Pair, Pairing
from extractor.report.record import (
    AuditRecord,
    Clean,
    CleanPath,
    FindingRecord,
    Part,
    SectionRecord,
)
from extractor.thai import repair

DIFF_SCHEMA: Final = "urn:extract:diff:1"
_MOST_LINES = 2_000
_SPACES = re.compile(r"\s+")


class Side(Part):
    """A report on one side of the comparison."""

    path: CleanPath
    sha256: str | None
    verdict: Verdict


class StillOpen(Part):
    """A finding that is there again; its values may have changed."""

    old: FindingRecord
    new: FindingRecord


class SectionChange(Part):
    """A section whose text differs: the lines taken out of it and put into it."""

    section: str
    number: int
    title: str
    was: SectionStatus
    now: SectionStatus
    removed: list[Clean]
    added: list[Clean]


class ReportDifference(Part):
    """A report and its resubmission.

    ``unchecked`` are old findings whose check could not run on the new report. ``overruled`` are
    there again and a reviewer had overruled them. ``doubt`` says in what the two do not look like
    one report, "" if in nothing.
    """

    old: Side
    new: Side
    paired_by: By
    doubt: str
    fixed: list[FindingRecord]
    still_open: list[StillOpen]
    new_findings: list[FindingRecord]
    unchecked: list[FindingRecord]
    overruled: list[FindingRecord]
    sections: list[SectionChange]


class Unpaired(Part):
    """A report without a partner, and how many errors it has."""

    report: Side
    errors: int


class Difference(Part):
    """Two runs, or two files, compared."""

    schema_: Annotated[Literal["urn:extract:diff:1"], Field(alias="$schema")] = DIFF_SCHEMA
    reports: list[ReportDifference]
    only_old: list[Unpaired]
    only_new: list[Unpaired]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One side's audits, fetched by their place, and the decisions about them."""

    fetch: Callable[[int], AuditRecord]
    decided: Standing


def difference(pairing: Pairing, old: Shelf, new: Shelf) -> Difference:
    """All of a comparison; what reviewers overruled is no finding any more."""
    return Difference(
        reports=[_report(pair, old, new) for pair in pairing.pairs],
        only_old=[_unpaired(card, old) for card in pairing.only_old],
        only_new=[_unpaired(card, new) for card in pairing.only_new],
    )


def _side(record: AuditRecord) -> Side:
    return Side(path=record.source.path, sha256=record.source.sha256, verdict=record.verdict)


def _unpaired(card: Card, shelf: Shelf) -> Unpaired:
    record = shelf.fetch(card.place)
    errors = sum(
        finding.severity == "error" and not overruled(finding, shelf.decided)
        for finding in record.findings
    )
    return Unpaired(report=_side(record), errors=errors)


def _report(pair: Pair, before: Shelf, after: Shelf) -> ReportDifference:
    old, new = before.fetch(pair.old.place), after.fetch(pair.new.place)
    couples, gone, come = _matched(old.findings, new.findings)
    gone = [finding for finding in gone if not overruled(finding, before.decided)]
    ran = _ran(new)
    again = [
        (one, other)
        for one, other in couples
        if overruled(one, before.decided) or overruled(other, after.decided)
    ]
    return ReportDifference(
        old=_side(old),
        new=_side(new),
        paired_by=pair.by,
        doubt=pair.doubt,
        fixed=[finding for finding in gone if finding.code in ran],
        still_open=[
            StillOpen(old=one, new=other) for one, other in couples if (one, other) not in again
        ],
        new_findings=[finding for finding in come if not overruled(finding, after.decided)],
        unchecked=[finding for finding in gone if finding.code not in ran],
        overruled=[other for _, other in again],
        sections=list(_changes(old, new)),
    )


def _ran(record: AuditRecord) -> set[str]:
    """The codes of the checks that came to an end on this report."""
    return {check.code for check in record.checks if check.status in ("passed", "failed")}


# --- which finding is which -------------------------------------------------------------------

_Couples = list[tuple[FindingRecord, FindingRecord]]


def _matched(
    old: Sequence[FindingRecord], new: Sequence[FindingRecord]
) -> tuple[_Couples, list[FindingRecord], list[FindingRecord]]:
    """Findings that are the same wrong thing, then those gone, then those come.

    The same words first, then the same subject (section and row, as the message begins), then the
    same check in the same section: to call something fixed while it is only worded anew is worse
    than to call it still open.
    """
    couples: _Couples = []
    gone, come = list(old), list(new)
    for key in (_wording, _subject, _kind):
        for finding in list(gone):
            other = next((one for one in come if key(one) == key(finding)), None)
            if other is not None:
                couples.append((finding, other))
                gone.remove(finding)
                come.remove(other)
    order = {id(finding): at for at, finding in enumerate(new)}
    couples.sort(key=lambda couple: order[id(couple[1])])
    return couples, gone, come


def _wording(finding: FindingRecord) -> Hashable:
    return finding.code, finding.section, finding.message.th


def _subject(finding: FindingRecord) -> Hashable:
    return finding.code, finding.section, finding.message.th.partition(": ")[0]


def _kind(finding: FindingRecord) -> Hashable:
    return finding.code, finding.section


# --- what changed in which section ------------------------------------------------------------


def _changes(old: AuditRecord, new: AuditRecord) -> Iterator[SectionChange]:
    """The sections that differ; none where one of the reports could not be read at all."""
    if "unreadable" in (old.verdict, new.verdict):
        return
    for section_id, after in new.sections.items():
        before = old.sections.get(section_id)
        if before is None or (_plain(before.text), before.status) == (
            _plain(after.text), after.status,
        ):  # fmt: skip
            continue
        removed, added = _lines_changed(before, after)
        yield SectionChange(
            section=section_id,
            number=after.number,
            title=after.title,
            was=before.status,
            now=after.status,
            removed=removed,
            added=added,
        )


def _plain(text: str) -> str:
    return _SPACES.sub("", repair(text))


def _lines_changed(before: SectionRecord, after: SectionRecord) -> tuple[list[str], list[str]]:
    old, new = _lines(before.text), _lines(after.text)
    if max(len(old), len(new)) > _MOST_LINES:
        return [], []
    removed: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, list(map(_plain, old)), list(map(_plain, new)), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            removed += old[a:b]
            added += new[c:d]
    return removed, added


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
