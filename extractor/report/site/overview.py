"""Totals of a run and its small plots: where looking beats reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.form import Form
from extractor.model import Message, Verdict
from extractor.report.site.triage import GRAVITY, Row

MOST_BARS = 8
MOST_UNITS = 8
NO_UNIT = Message("(ไม่ระบุหน่วยงาน)", "(no unit)")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a plot: its label, its count, its length in hundredths of the longest."""

    label: Message
    about: Message
    count: int
    length: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class Heat:
    """How many reports of a unit lack each section; ``shades`` run from 0 to 4."""

    unit: Message
    counts: tuple[int, ...]
    shades: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the whole run came to."""

    verdicts: Mapping[Verdict, int]
    severities: Mapping[str, int]
    findings: int
    decided: int
    overruled: int
    fields_read: int
    fields_expected: int
    scores: tuple[Bar, ...]
    codes: tuple[Bar, ...]
    codes_left_out: int
    heat: tuple[Heat, ...]
    units_left_out: int


def overview(rows: Sequence[Row], form: Form, titles: Mapping[str, Message]) -> Overview:
    """The totals and plots of these rows; ``titles`` say in a line what each check says."""
    marks = [mark for row in rows for mark in row.marks]
    standing = [mark for mark in marks if mark.decided != "overrule"]
    codes = _codes(Counter((mark.code, mark.severity) for mark in standing), titles)
    heat = _heat(rows, len(form.sections))
    return Overview(
        verdicts={verdict: sum(row.verdict == verdict for row in rows) for verdict in GRAVITY},
        severities={
            severity: sum(mark.severity == severity for mark in standing)
            for severity in ("error", "warning", "info")
        },
        findings=len(marks),
        decided=sum(bool(mark.decided) for mark in marks),
        overruled=len(marks) - len(standing),
        fields_read=sum(row.coverage.fields_read for row in rows),
        fields_expected=sum(row.coverage.fields_expected for row in rows),
        scores=_scores(rows, form),
        codes=codes[:MOST_BARS],
        codes_left_out=len(codes[MOST_BARS:]),
        heat=heat[:MOST_UNITS],
        units_left_out=len(heat[MOST_UNITS:]),
    )


def _bars(counts: Iterable[tuple[Message, Message, int, str]]) -> tuple[Bar, ...]:
    listed = list(counts)
    longest = max((count for _, _, count, _ in listed), default=0) or 1
    return tuple(
        Bar(label, about, count, (Decimal(count) * 100 / longest).quantize(Decimal("0.1")), kind)
        for label, about, count, kind in listed
    )


def _codes(counts: Counter[tuple[str, str]], titles: Mapping[str, Message]) -> tuple[Bar, ...]:
    """A bar per check and severity, the most frequent first."""
    nothing = Message("", "")
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return _bars(
        (Message(code, code), titles.get(code, nothing), count, severity)
        for (code, severity), count in ordered
    )


def _scores(rows: Iterable[Row], form: Form) -> tuple[Bar, ...]:
    """How many indicators got a score from each level up to the next."""
    low, high = form.score.level_min, form.score.level_max
    bins = Counter(_bin(score, low, high) for row in rows for score in row.scores)
    nothing = Message("", "")
    steps = [
        (_range(step, high), nothing, bins[str(step)], "level") for step in range(low, high + 1)
    ]
    odd = [
        (Message("นอกช่วง", "out of range"), nothing, bins["outside"], "error"),
        (Message("อ่านไม่ได้", "not a number"), nothing, bins["unreadable"], "none"),
    ]
    return _bars([*steps, *(bar for bar in odd if bar[2])])


def _bin(score: Decimal | None, low: int, high: int) -> str:
    if score is None:
        return "unreadable"
    return str(int(score)) if low <= score <= high else "outside"


def _range(step: int, high: int) -> Message:
    text = f"{step}.00" if step == high else f"{step}.00–{step}.99"
    return Message(text, text)


def _heat(rows: Iterable[Row], sections: int) -> tuple[Heat, ...]:
    """Units that lack something, the most lacking first."""
    lacking: dict[str, Counter[int]] = {}
    for row in rows:
        if row.missing:
            lacking.setdefault(row.unit, Counter()).update(row.missing)
    most = max((n for counts in lacking.values() for n in counts.values()), default=1)
    listed = sorted(lacking.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    return tuple(
        Heat(
            unit=Message(unit, unit) if unit else NO_UNIT,
            counts=tuple(counts[number] for number in range(1, sections + 1)),
            shades=tuple(-(-4 * counts[n] // most) for n in range(1, sections + 1)),
            total=counts.total(),
        )
        for unit, counts in listed
    )
