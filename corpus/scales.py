"""Criteria, results and the scores that they earn.

A scale knows its five criteria as printed and can earn a score for a result by step (the highest
level reached) or by linear interpolation; a result printed with it is truly worth its score.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from corpus import phrases
from corpus.facts import Cell, Level


@dataclass(frozen=True, slots=True)
class Scale:
    """``thresholds`` maps level to bound (empty for milestones); ``kind`` names the sort."""

    kind: str
    indicator: str
    criteria: tuple[Level, ...]
    thresholds: tuple[tuple[int, Decimal], ...] = ()
    descending: bool = False
    unit: str = ""
    ranges: bool = False


@dataclass(frozen=True, slots=True)
class Earned:
    """A result and the score that it earns, as printed."""

    result: Cell
    score: Cell

    @property
    def level(self) -> int:
        """The highest whole level reached."""
        assert self.score.value is not None
        return int(self.score.value)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up, as people do."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def make_scale(rng: Random, topic: phrases.Topic, names: dict[str, str]) -> Scale:
    """A random scale for an indicator of this topic."""
    makers = (_milestones, _milestones, _percent, _percent, _count, _days, _bands, _rates)
    return rng.choice(makers)(rng, topic, names)


def _levels(texts: list[str]) -> tuple[Level, ...]:
    return tuple(Level(number, text) for number, text in enumerate(texts, 1))


def _milestones(rng: Random, topic: phrases.Topic, names: dict[str, str]) -> Scale:
    texts = [text.format(**names) for text in rng.choice(phrases.MILESTONES)]
    indicator = rng.choice((
        "ระดับความสำเร็จของการปรับปรุง{process}",
        "ระดับความสำเร็จในการพัฒนา{process}",
        "ระดับความสำเร็จของการจัดทำคู่มือ{process}",
    )).format(process=topic.process)  # fmt: skip
    if rng.random() < 0.3:
        texts[1] = texts[3] = "-"
        return Scale("milestone-gaps", indicator, _levels(texts))
    return Scale("milestone", indicator, _levels(texts))


def _percent(rng: Random, topic: phrases.Topic, _: dict[str, str]) -> Scale:
    bounds = rng.choice(((60, 70, 80, 90, 100), (50, 60, 70, 75, 80), (75, 80, 85, 90, 95),
                         (40, 45, 50, 55, 60), (80, 85, 90, 95, 100)))  # fmt: skip
    shape = rng.choice(("ร้อยละ {}", "ร้อยละ {} ขึ้นไป", "ดำเนินการตามแผนฯ ได้ร้อยละ {}", "≥ ร้อยละ {}",
                        "{}", "ไม่น้อยกว่าร้อยละ {}"))  # fmt: skip
    texts = [shape.format(bound) for bound in bounds]
    thresholds = list(enumerate(map(Decimal, bounds), 1))
    if rng.random() < 0.2:
        texts[1] = texts[3] = "-"
        thresholds = thresholds[::2]
    indicator = f"ร้อยละของ{topic.thing}{topic.done}"
    return Scale("percent", indicator, _levels(texts), tuple(thresholds), unit="ร้อยละ")


def _count(rng: Random, topic: phrases.Topic, _: dict[str, str]) -> Scale:
    start, step = rng.randint(2, 40), rng.randint(1, 10)
    bounds = [start + step * i for i in range(5)]
    shape = rng.choice(("จำนวน {} {}", "{} {}", "ดำเนินการได้ {} {}", "{} {}ขึ้นไป"))
    texts = [shape.format(bound, topic.counter) for bound in bounds]
    indicator = f"จำนวน{topic.thing}{topic.done}"
    thresholds = tuple(enumerate(map(Decimal, bounds), 1))
    return Scale("count", indicator, _levels(texts), thresholds, unit=topic.counter)


def _days(rng: Random, topic: phrases.Topic, _: dict[str, str]) -> Scale:
    last, step = rng.randint(2, 7), rng.randint(1, 5)
    bounds = [last + step * i for i in reversed(range(5))]
    shape = rng.choice(("ภายใน {} วันทำการ", "ไม่เกิน {} วันทำการ", "{} วันทำการ", "≤ {} วันทำการ"))
    texts = [shape.format(bound) for bound in bounds]
    indicator = f"ระยะเวลาเฉลี่ยของ{topic.process}"
    thresholds = tuple(enumerate(map(Decimal, bounds), 1))
    return Scale("days", indicator, _levels(texts), thresholds, descending=True, unit="วันทำการ")


def _bands(rng: Random, topic: phrases.Topic, _: dict[str, str]) -> Scale:
    base = rng.choice((Decimal("2.51"), Decimal("2.01"), Decimal("1.51")))
    dash = rng.choice(("-", " - ", " – "))
    lows = [base + Decimal("0.50") * i for i in range(5)]
    texts = [f"{low}{dash}{low + Decimal('0.49')}" for low in lows]
    indicator = f"ค่าเฉลี่ยความพึงพอใจของผู้รับบริการต่อ{topic.process}"
    return Scale("bands", indicator, _levels(texts), tuple(enumerate(lows, 1)), ranges=True)


def _rates(rng: Random, topic: phrases.Topic, _: dict[str, str]) -> Scale:
    top, step = Decimal(rng.randint(60, 90)) / 10, Decimal(rng.randint(2, 5)) / 10
    cuts = [top - step * i for i in range(4)]  # level 1 is above the first cut
    between = [f">{low} - {high}" for high, low in pairwise(cuts)]
    texts = [f">{cuts[0]}", *between, f"≤{cuts[3]}"]
    indicator = f"อัตราความผิดพลาดของ{topic.process}"
    thresholds = ((1, cuts[0] + step), *enumerate(cuts, 2))
    return Scale("rates", indicator, _levels(texts), tuple(thresholds), True, "", ranges=True)


def earn(rng: Random, scale: Scale, decimals: int) -> Earned:
    """A random result on the scale and the score it earns, printed with up to ``decimals``."""
    if not scale.thresholds:
        return _earn_milestone(rng, scale)
    levels = [level for level, _ in scale.thresholds]
    at = rng.choices(range(len(levels)), weights=(1, 1, 2, 3, 3)[-len(levels) :])[0]
    if scale.ranges:
        return _in_band(rng, scale, at)
    low = scale.thresholds[at][1]
    if at == len(levels) - 1 or rng.random() < 0.35:
        return Earned(_result(rng, scale, low), _score(Decimal(levels[at]), decimals, rng))
    high = scale.thresholds[at + 1][1]
    share = Decimal(rng.randint(1, 99)) / 100
    value = low + (high - low) * share
    value = rounded(value, 0 if scale.unit in ("วันทำการ",) or scale.kind == "count" else 2)
    gapped = len(levels) < 5
    if decimals == 0 or gapped or rng.random() < 0.4:
        reached = levels[at + 1] if value == high else levels[at]
        if scale.descending and value != low and value != high:
            reached = levels[at]
        return Earned(_result(rng, scale, value), _score(Decimal(reached), decimals, rng))
    exact = levels[at] + (value - low) / (high - low) * (levels[at + 1] - levels[at])
    score = rounded(exact, decimals)
    return Earned(_result(rng, scale, value), Cell(f"{score}", score))


def _earn_milestone(rng: Random, scale: Scale) -> Earned:
    reached = rng.choice((5, 5, 5, 3, 1) if scale.kind == "milestone-gaps" else (5, 5, 5, 4, 3, 2))
    text = rng.choice(("{}", "{}", "ระดับ {}")).format(reached)
    return Earned(Cell(text, Decimal(reached)), _score(Decimal(reached), 0, rng))


def _in_band(rng: Random, scale: Scale, at: int) -> Earned:
    level, bound = scale.thresholds[at]
    width = abs(scale.thresholds[1][1] - scale.thresholds[0][1])
    inside = width * Decimal(rng.randint(10, 80)) / 100
    value = rounded(bound - inside if scale.descending else bound + inside, 2)
    return Earned(Cell(f"{value}", value), _score(Decimal(level), 0, rng))


def _score(level: Decimal, decimals: int, rng: Random) -> Cell:
    printed = rounded(level, decimals if decimals and rng.random() < 0.7 else 0)
    return Cell(f"{printed}", printed)


def _result(rng: Random, scale: Scale, value: Decimal) -> Cell:
    if scale.unit == "ร้อยละ":
        text = rng.choice(("ร้อยละ {}", "{}", "{} %", "ร้อยละ {}")).format(value)
    elif scale.unit:
        text = rng.choice(("{} {}", "{}")).format(value, scale.unit)
    else:
        text = f"{value}"
    return Cell(text, value)
