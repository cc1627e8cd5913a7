"""Reports out of a seed: ``make_report(7)`` is always the same report, and truly clean."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from corpus import dates, phrases
from corpus.facts import EMPTY, Cell, Evidence, Level, ReportData, ScoreRow
from corpus.people import make_people
from corpus.scales import Earned, Scale, earn, make_scale, rounded

TITLES = (
    "รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน",
    "รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน",
    "รายงานผลการปฏิบัติราชการตามคำรับรองฯ (รายตัวชี้วัด)",
)
HUNDRED = Decimal(100)


def make_report(seed: int) -> ReportData:
    """A report without anything wrong: every finding on it is a false alarm."""
    rng = Random(f"report {seed}")
    topic, unit = rng.choice(phrases.TOPICS), rng.choice(phrases.UNITS)
    year = rng.randint(2565, 2569)
    names = _names(rng, topic, unit, year)
    scale = make_scale(rng, topic, names)
    names["indicator"] = scale.indicator
    rounds = rng.choice(((6, 12), (6, 12), (6, 12), (6, 12), (6, 9, 12), (3, 6, 9, 12)))
    months = rng.choice(rounds)
    rows, total, earned = _score_table(rng, scale)
    return ReportData(
        seed=seed,
        title=rng.choice(TITLES),
        unit=unit,
        fiscal_year=year,
        rounds=rounds,
        ticked=(months,),
        indicator_name=scale.indicator,
        supervisor=make_people(rng, unit, most=1, positions=True),
        data_collectors=make_people(rng, unit, most=5, positions=False),
        description=_some(rng, phrases.DESCRIPTIONS, 1, 3, names),
        performance=_performance(rng, scale, earned, names),
        criteria=scale.criteria,
        rows=rows,
        total=total,
        actions_taken=_some(rng, phrases.ACTIONS, 2, 8, names),
        supporting_factors=_some(rng, phrases.FACTORS, 1, 4, names),
        obstacles=_obstacles(rng, names),
        recommendations=_recommendations(rng, names),
        evidence=_evidence(rng, year, months, names),
        scale=scale.kind,
    )


def _names(rng: Random, topic: phrases.Topic, unit: str, year: int) -> dict[str, str]:
    spelt = rng.choice(("ปีงบประมาณ พ.ศ. {}", "ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ.{}"))
    return {
        "process": topic.process,
        "thing": topic.thing,
        "system": topic.system,
        "unit": unit,
        "fy": spelt.format(year),
        "fy4": str(year),
        "next_fy": str(year + 1),
        "n": str(rng.randint(15, 240)),
        "m": str(rng.randint(6, 9)),
        "k": str(rng.randint(2, 5)),
    }


def _some(
    rng: Random, lines: tuple[str, ...], least: int, most: int, names: dict[str, str]
) -> tuple[str, ...]:
    count = rng.randint(least, min(most, len(lines)))
    return tuple(line.format(**names) for line in rng.sample(lines, count))


def _obstacles(rng: Random, names: dict[str, str]) -> tuple[str, ...]:
    if rng.random() < 0.04:
        return ("ไม่มี",)
    return _some(rng, phrases.OBSTACLES, 1, 4, names)


def _recommendations(rng: Random, names: dict[str, str]) -> tuple[str, ...]:
    lines = _some(rng, phrases.RECOMMENDATIONS, 1, 4, names)
    if rng.random() < 0.1:
        lines = (*lines, phrases.NEXT_YEAR_RECOMMENDATION.format(**names))
    return lines


def _performance(
    rng: Random, scale: Scale, earned: Earned, names: dict[str, str]
) -> tuple[Level, ...]:
    """What was done at each level; nothing is claimed above the level that was reached."""
    bullet = "- " if rng.random() < 0.25 else ""
    if scale.thresholds:
        steps = [text.format(**names) for text in rng.choice(phrases.MILESTONES)]
    else:
        steps = [criterion.text for criterion in scale.criteria]
    not_yet = rng.choice(phrases.NOT_YET)
    shown = []
    for number, step in enumerate(steps, 1):
        if step == "-":
            shown.append(Level(number, "-"))
        elif number <= earned.level:
            shown.append(Level(number, f"{bullet}ดำเนินการ{_as_done(step)}แล้ว" if rng.random() < 0.4
                               else f"{bullet}{step}"))  # fmt: skip
        else:
            shown.append(Level(number, not_yet))
    return tuple(shown)


def _as_done(step: str) -> str:
    return step.removeprefix("ดำเนินการ")


def _score_table(rng: Random, scale: Scale) -> tuple[tuple[ScoreRow, ...], ScoreRow | None, Earned]:
    """One row, or several rows and a total; the product of the printed digits, rounded half up."""
    several = bool(scale.thresholds) and rng.random() < 0.3
    count = rng.randint(2, 6) if several else 1
    decimals = rng.choice((0, 0, 0, 2, 2, 3, 4))
    places = rng.choice((2, 2, 3, 4))
    weights = _weights(rng, count)
    first = earn(rng, scale, decimals)
    rows = []
    for at, weight in enumerate(weights):
        earned = first if at == 0 else earn(rng, scale, decimals)
        name = scale.indicator if at == 0 else f"{scale.indicator} (กลุ่มงานที่ {at + 1})"
        rows.append(_row(rng, name, weight, earned, places))
    if count == 1:
        return tuple(rows), _total(rows) if rng.random() < 0.15 else None, first
    return tuple(rows), _total(rows), first


def _weights(rng: Random, count: int) -> tuple[Decimal, ...]:
    choices = ("5", "10", "2.5", "12.50", "15", "20", "7", "3")
    return tuple(Decimal(rng.choice(choices)) for _ in range(count))


def _row(rng: Random, name: str, weight: Decimal, earned: Earned, places: int) -> ScoreRow:
    assert earned.score.value is not None
    weighted = rounded(weight * earned.score.value / HUNDRED, places)
    shown = rng.choice(("{}", "{}", "{}", "{}", "{}", "ร้อยละ {}", "{} %")).format(weight)
    score = earned.score
    if rng.random() < 0.06:
        score = Cell(f"{score.text} คะแนน", score.value)
    return ScoreRow(name, Cell(shown, weight), earned.result, score, Cell(f"{weighted}", weighted))


def _total(rows: list[ScoreRow]) -> ScoreRow:
    weight = sum((row.weight.value or Decimal(0) for row in rows), Decimal(0))
    weighted = sum((row.weighted_score.value or Decimal(0) for row in rows), Decimal(0))
    return ScoreRow("รวม", Cell(f"{weight}", weight), EMPTY, EMPTY, Cell(f"{weighted}", weighted))


def _evidence(rng: Random, year: int, months: int, names: dict[str, str]) -> tuple[Evidence, ...]:
    items = [make_order(rng, year, months, names)]
    if rng.random() < 0.6:
        day = dates.in_fiscal_year(rng, year, months)
        text = rng.choice(phrases.MINUTES).format(date=dates.printed(rng, day), **names)
        items.append(Evidence(text, dates=(day.isoformat(),)))
    others = rng.sample(phrases.OTHER_EVIDENCE, rng.randint(1, 3))
    items += [Evidence(text.format(**names)) for text in others]
    if rng.random() < 0.6:
        url = rng.choice(phrases.LINKS).format(**names)
        line = rng.choice(phrases.LINK_LINES).format(url=url, **names)
        items.append(Evidence(line, urls=(url,)))
    return tuple(items)


def make_order(rng: Random, year: int, months: int, names: dict[str, str]) -> Evidence:
    """An order of the unit, numbered and dated within the round."""
    day = dates.in_fiscal_year(rng, year, months)
    number = f"{rng.randint(1, 240)}/{day.year + 543}"
    text = rng.choice(phrases.ORDERS).format(
        number=number, date=dates.printed(rng, day), **names
    )  # fmt: skip
    return Evidence(text, number, (day.isoformat(),))
