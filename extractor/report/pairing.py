"""Which report of one run is the resubmission of which of another: only where nothing else fits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.report.about import indicator_of, months_of
from extractor.report.record import AuditRecord
from extractor.report.units import unit_of
from extractor.thai import fold

By = Literal["name", "path", "content", "unit, indicator and round"]
"""Why two reports are a pair; "name": somebody named the two files."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and its resubmission. ``doubt`` says in what they do not look like one report."""

    old: AuditRecord
    new: AuditRecord
    by: By
    doubt: Literal["", "indicator", "round", "indicator and round"] = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """All reports of two runs: pairs, and those without a partner on the other side."""

    pairs: tuple[Pair, ...]
    only_old: tuple[AuditRecord, ...] = ()
    only_new: tuple[AuditRecord, ...] = ()


def paired(old: Sequence[AuditRecord], new: Sequence[AuditRecord]) -> Pairing:
    """The pairs in the order of ``new``.

    First come equal paths, then equal contents, then an equal unit, indicator and round, each only
    where it is one report on either side. Under one path, another indicator and another round
    together make another report.
    """
    left_old, left_new = list(old), list(new)
    pairs: list[Pair] = []
    ways: tuple[tuple[By, Callable[[AuditRecord], Hashable]], ...] = (
        ("path", lambda record: record.source.path),
        ("content", lambda record: record.source.sha256),
        ("unit, indicator and round", _likeness),
    )
    for by, key in ways:
        before, after = _alone(left_old, key), _alone(left_new, key)
        found = [pair_of(before[same], after[same], by) for same in after if same in before]
        found = [pair for pair in found if pair.doubt != "indicator and round"]
        pairs += found
        taken = {id(record) for pair in found for record in (pair.old, pair.new)}
        left_old = [record for record in left_old if id(record) not in taken]
        left_new = [record for record in left_new if id(record) not in taken]
    order = {id(record): at for at, record in enumerate(new)}
    pairs.sort(key=lambda pair: order[id(pair.new)])
    return Pairing(tuple(pairs), tuple(left_old), tuple(left_new))


def pair_of(old: AuditRecord, new: AuditRecord, by: By) -> Pair:
    """The pair, with what speaks against it."""
    indicators = fold(indicator_of(old)), fold(indicator_of(new))
    rounds = months_of(old), months_of(new)
    other_indicator = all(indicators) and indicators[0] != indicators[1]
    other_round = all(rounds) and rounds[0] != rounds[1]
    if other_indicator and other_round:
        return Pair(old, new, by, "indicator and round")
    return Pair(old, new, by, "indicator" if other_indicator else "round" if other_round else "")


def _alone(
    records: Iterable[AuditRecord], key: Callable[[AuditRecord], Hashable]
) -> dict[Hashable, AuditRecord]:
    """The records whose key no other has; those without a key are left out."""
    found: dict[Hashable, list[AuditRecord]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return {key: same[0] for key, same in found.items() if key is not None and len(same) == 1}


def _likeness(record: AuditRecord) -> Hashable | None:
    """Unit, indicator and round; None where one of the latter could not be read."""
    indicator, months = fold(indicator_of(record)), months_of(record)
    if not indicator or months is None:
        return None
    return fold(unit_of(record.source.path).name), indicator, months
