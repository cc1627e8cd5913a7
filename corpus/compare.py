"""An audit held against the truth, section by section and field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from corpus.facts import SECTIONS
from extractor.thai import fold, skeleton

Fold = Callable[[str], str]
_BULLET = re.compile(r"^[-•–*·▪]\s*")
NOTHING: dict[str, Any] = {}
EXACT = ("months", "options", "number", "kind", "value", "level", "dates")
"""Ends of the names of fields that are right or wrong, never nearly right."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing compared: where, what was expected, what came, and whether that is right."""

    section: str
    field: str
    expected: str
    got: str
    right: bool


def plain_fold(text: str) -> str:
    """Spacing, digit system and the ways of writing the same cluster do not count."""
    return fold(text)


def damaged_fold(text: str) -> str:
    """For damaged files: marks do not count either (digits still do)."""
    return skeleton(text) + "".join(re.findall(r"\d", fold(text)))


def compare_sections(truth: dict[str, Any], audit: dict[str, Any], key: Fold) -> Iterator[Mark]:
    """Whether each section has the right status and the right content in it."""
    for section in SECTIONS:
        expected, got = truth["sections"][section], audit["sections"][section]
        right = expected["status"] == got["status"]
        if not expected["compare"]:
            right = got["status"] in ("present", "empty")
        told = expected["status"]
        if right and told == "present" and expected["compare"] and section != "reporting_round":
            right = _holds(expected["value"], got.get("text") or "", _letters(key))
            told = "present, with its content"
        yield Mark(
            section, "status", told, f"{got['status']}: {got.get('text') or ''}"[:400], right
        )


def _letters(key: Fold) -> Fold:
    """The fold for finding one text in another: letters only where marks do not count."""
    return skeleton if key is damaged_fold else key


def _holds(value: Any, text: str, key: Fold) -> bool:
    """Whether nine tenths of the section's words (by length) stand in the text found for it."""
    folded = key(text)
    pieces = [key(piece) for piece in strings(value)]
    total = sum(map(len, pieces))
    held = sum(len(piece) for piece in pieces if piece in folded)
    return held >= 0.9 * total


def strings(value: Any) -> Iterator[str]:
    """The words of a section's value."""
    match value:
        case {"people": people, "phones": _}:
            yield from (person["name"] for person in people)
        case {"levels": levels}:
            yield from (_BULLET.sub("", level["text"]) for level in levels)
        case {"rows": rows}:
            yield from (row["indicator"] for row in rows)
        case {"items": items}:
            yield from (item["text"] if isinstance(item, dict) else item for item in items)
        case {"text": text}:
            yield from text.split("\n")
        case {"name": name}:
            yield name


def compare_fields(truth: dict[str, Any], audit: dict[str, Any], key: Fold) -> Iterator[Mark]:
    """Every field of every section that is present and comparable."""
    for section in SECTIONS:
        expected = truth["sections"][section]
        if expected["status"] != "present" or not expected["compare"]:
            continue
        got = audit["sections"][section].get("value") or NOTHING
        for name, want, have in _fields(section, expected["value"], got):
            yield _mark(section, name, want, have, key)


def _mark(section: str, name: str, want: Any, have: Any, key: Fold) -> Mark:
    exact = name.endswith(EXACT)
    if name.endswith("name") and section in ("supervisor", "data_collectors"):
        return _mark_person(section, name, want, have, key)
    want_text, have_text = _shown(want), _shown(have)
    right = (
        want_text == have_text
        if exact
        else key(_BULLET.sub("", want_text)) == key(_BULLET.sub("", have_text))
    )
    return Mark(section, name, want_text, have_text, right)


def _mark_person(section: str, name: str, want: Any, have: Any, key: Fold) -> Mark:
    """A name may or may not carry the position printed behind it."""
    want, got = want or {"name": "", "position": ""}, have or {"name": ""}
    bare, full = want["name"], f"{want['name']} ตำแหน่ง {want['position']}"
    offers = {key(bare)} | (
        {key(full), key(full.replace("ตำแหน่ง", ""))} if want["position"] else set()
    )
    return Mark(section, name, bare, got["name"], key(got["name"]) in offers)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _fields(
    section: str, want: dict[str, Any], have: dict[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    match section:
        case "reporting_round":
            yield "months", want["months"], have.get("months", "?")
            yield "options", _options(want), _options(have)
        case "indicator_name":
            yield "name", want["name"], have.get("name")
        case "supervisor" | "data_collectors":
            yield from _people(want, have)
        case "description":
            yield "text", want["text"], have.get("text")
        case "performance" | "criteria":
            for n, (a, b) in enumerate(_pairs(want["levels"], have.get("levels", [])), 1):
                yield f"{n}.level", a.get("level"), b.get("level")
                yield f"{n}.text", a.get("text"), b.get("text")
        case "score_calculation":
            for n, (a, b) in enumerate(_pairs(want["rows"], have.get("rows", [])), 1):
                yield from _row(f"{n}", a, b)
            yield from _row("total", want["total"] or {}, have.get("total") or {})
        case "evidence":
            for n, (a, b) in enumerate(_pairs(want["items"], have.get("items", [])), 1):
                yield f"{n}.text", a.get("text"), b.get("text")
                yield from _recognised(f"{n}", a, b)
        case _:
            for n, (a, b) in enumerate(zip_longest(want["items"], have.get("items", [])), 1):
                yield f"{n}.text", a, b


def _pairs(want: list[Any], have: list[Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return zip_longest(want, have, fillvalue=NOTHING)


def _options(value: dict[str, Any]) -> list[tuple[int, bool]]:
    return sorted({(option["months"], option["ticked"]) for option in value.get("options", [])})


def _people(want: dict[str, Any], have: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    people = zip_longest(want["people"], have.get("people", []))
    for n, (person, found) in enumerate(people, 1):
        yield f"person {n}.name", person, found
    for n, (a, b) in enumerate(_pairs(want["phones"], have.get("phones", [])), 1):
        yield f"phone {n}.number", a.get("number"), b.get("number")
        yield f"phone {n}.extension", a.get("extension"), b.get("extension")
        yield f"phone {n}.kind", a.get("kind"), b.get("kind")


def _row(name: str, want: dict[str, Any], have: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    if not want and not have:
        return
    yield f"{name}.indicator", want.get("indicator"), have.get("indicator")
    for column in ("weight", "result", "score", "weighted_score"):
        a, b = want.get(column) or NOTHING, have.get(column) or NOTHING
        if a.get("text") or b.get("text"):
            yield f"{name}.{column}.text", a.get("text"), b.get("text")
            yield f"{name}.{column}.value", a.get("value"), b.get("value")


def _recognised(
    name: str, want: dict[str, Any], have: dict[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    if want.get("order_number") or have.get("order_number"):
        yield f"{name}.order", want.get("order_number"), have.get("order_number")
    dates = [[day["value"] for day in side.get("dates", [])] for side in (want, have)]
    if any(dates):
        yield f"{name}.dates", dates[0], [day for day in dates[1] if len(day) == 10]
    if want.get("urls") or have.get("urls"):
        yield f"{name}.urls", want.get("urls", []), have.get("urls", [])


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings against the planted defects: found, missed, and what nobody planted."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    unexpected: tuple[dict[str, Any], ...]


def judge_findings(truth: dict[str, Any], findings: list[dict[str, Any]]) -> Judgement:
    """Each defect is found by a finding of its code (or an equal one) in its section."""
    left = list(findings)
    found, missed = [], []
    explained: set[int] = set()
    for defect in truth["defects"]:
        codes = {defect["code"], *defect["either"]}
        hits = [
            n
            for n, finding in enumerate(left)
            if finding["code"] in codes
            and defect["section"] in ("", finding["section"] or defect["section"])
        ]
        (found if hits else missed).append(defect["code"])
        explained.update(hits)
    unexpected = tuple(
        finding
        for n, finding in enumerate(left)
        if n not in explained and finding["code"] not in truth["allowed"]
    )
    return Judgement(tuple(found), tuple(missed), unexpected)
