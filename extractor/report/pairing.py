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
class Card:
    """What pairing needs to know of a report: ``place`` is where its audit can be had again.

    ``unit`` and ``indicator`` are folded, "" where unknown; so is ``months`` None.
    """

    place: int
    path: str
    sha256: str | None
    unit: str
    indicator: str
    months: int | None

    @property
    def likeness(self) -> Hashable | None:
        """Unit, indicator and round; None where one of the latter could not be read."""
        if not self.indicator or self.months is None:
            return None
        return self.unit, self.indicator, self.months


def card_of(place: int, record: AuditRecord) -> Card:
    """The card of a report whose audit is at ``place``."""
    source = record.source
    unit, indicator = unit_of(source.path).name, indicator_of(record)
    return Card(place, source.path, source.sha256, fold(unit), fold(indicator), months_of(record))


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and its resubmission. ``doubt`` says in what they do not look like one report."""

    old: Card
    new: Card
    by: By
    doubt: Literal["", "indicator", "round", "indicator and round"] = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """All reports of two runs: pairs, and those without a partner on the other side."""

    pairs: tuple[Pair, ...]
    only_old: tuple[Card, ...] = ()
    only_new: tuple[Card, ...] = ()


def paired(old: Sequence[Card], new: Sequence[Card]) -> Pairing:
    """The pairs in the order of ``new``.

    First come equal paths, then equal contents, then an equal unit, indicator and round, each only
    where it is one report on either side. Under one path, another indicator and another round
    together make another report.
    """
    left_old, left_new = dict.fromkeys(old), dict.fromkeys(new)
    pairs: list[Pair] = []
    ways: tuple[tuple[By, Callable[[Card], Hashable]], ...] = (
        ("path", lambda card: card.path),
        ("content", lambda card: card.sha256),
        ("unit, indicator and round", lambda card: card.likeness),
    )
    for by, key in ways:
        before, after = _alone(left_old, key), _alone(left_new, key)
        for same in after.keys() & before.keys():
            pair = pair_of(before[same], after[same], by)
            if pair.doubt != "indicator and round":
                pairs.append(pair)
                del left_old[pair.old], left_new[pair.new]
    pairs.sort(key=lambda pair: pair.new.place)
    return Pairing(tuple(pairs), tuple(left_old), tuple(left_new))


def pair_of(old: Card, new: Card, by: By) -> Pair:
    """The pair, with what speaks against it."""
    other_indicator = _differ(old.indicator, new.indicator)
    other_round = _differ(old.months, new.months)
    if other_indicator and other_round:
        return Pair(old, new, by, "indicator and round")
    return Pair(old, new, by, "indicator" if other_indicator else "round" if other_round else "")


def _differ(one: object, other: object) -> bool:
    """Whether both are known and not the same."""
    return bool(one) and bool(other) and one != other


def _alone(cards: Iterable[Card], key: Callable[[Card], Hashable]) -> dict[Hashable, Card]:
    """The cards whose key no other has; those without a key are left out."""
    found: dict[Hashable, list[Card]] = {}
    for card in cards:
        found.setdefault(key(card), []).append(card)
    return {key: same[0] for key, same in found.items() if key is not None and len(same) == 1}
