"""Section kind "round": the tick boxes of the reporting rounds, or a round stated in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractor.fields.dates import find_dates
from extractor.fields.lines import Line, lines
from extractor.form import Form
from extractor.model import Block, Missing, Round, RoundOption
from extractor.thai import TICK_BOXES, TICKED, UNREAD, to_arabic

_BOX = re.compile(f"[{TICK_BOXES}]")
_MONTHS = re.compile(r"เดือน(หลัง)?")
_COUNT = re.compile(r"(\d{1,2}|หก|เก้า|สิบสอง|สาม)(?:[\s,/☑☐⍰]|และ|หรือ|รอบ){0,12}$")
_CUT_SHORT = re.compile(rf"(?<=[{TICK_BOXES}])\s{{0,3}}รอบ\s{{0,3}}(\d{{1,2}})\s*$")
"""A box and a round at the end of a line whose frame had no room for "เดือน"."""
_WORDS = {"สาม": 3, "หก": 6, "เก้า": 9, "สิบสอง": 12}
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s{0,3}([1-4])(?!\d)")
_HALF = re.compile(r"(?:ครั้ง|รอบ)ที่\s{0,3}([12])(?!\d)")
_CONDITION = re.compile(r"สำหรับ[^☑☐⍰]{0,30}$")
_PERIOD = re.compile(r"[-–—]|ถึง")
_DAY_AND_MONTH = re.compile(
    r"\d{1,2}\s{0,3}(ธ\.?\s?ค\.?|ธันวาคม|มี\.?\s?ค\.?|มีนาคม|มิ\.?\s?ย\.?|มิถุนายน|ก\.?\s?ย\.?|กันยายน)"
)
_TAB = 4
_Side = Literal["before", "after", "unclear"]
_ENDS = {"ธ": 12, "มี": 3, "มิ": 6, "ก": 9}


@dataclass(frozen=True, slots=True)
class _Named:
    """A round named in a line: the offsets of its words."""

    months: int
    start: int
    end: int


def read_round(blocks: tuple[Block, ...], form: Form) -> Round | Missing:
    """The options in reading order; where boxes are printed, words without a box say nothing.

    A round stated without any box counts as ticked; several rounds listed without boxes are
    options of which none is chosen.
    """
    found = _whole_options(list(lines(blocks)), form)
    with_boxes = [line for line in found if _BOX.search(line.text)]
    options: list[RoundOption] = []
    seen: set[int] = set()
    unread: set[int] = set()
    group, last_page = 1, None
    for line in with_boxes or found:
        here, unsure = _options(line, form) if with_boxes else (_stated(line, form), set())
        unread |= unsure
        named = {option.months for option in here} | unsure
        page = line.place().page
        if seen & named or (seen and page != last_page):
            group, seen = group + 1, set()
        last_page = page
        seen |= named
        options += [replace(option, group=group) for option in here]
    if not options and not unread:
        return Missing("no reporting round is named")
    ticked = {option.months for option in options if option.ticked}
    months = next(iter(ticked)) if len(ticked) == 1 else None
    return Round(months, tuple(options), tuple(sorted(unread)))


def _whole_options(found: list[Line], form: Form) -> list[Line]:
    """The lines, those joined that a narrow frame broke between a box and its words."""
    whole: list[Line] = []
    for line in found:
        if whole and _goes_on(whole[-1].text, line.text, form):
            text = f"{whole[-1].text} {line.text}"
            source = whole[-1].source
            place = source.place.union(line.place())
            whole[-1] = Line(text, replace(source, text=text, place=place, lines=()))
        else:
            whole.append(line)
    return whole


def _goes_on(above: str, below: str, form: Form) -> bool:
    """Whether the last box above has its words below, or the last words above their box."""
    boxes = [match.start() for match in _BOX.finditer(above)]
    named = _named(above, form)
    first = _BOX.search(below)
    lead = below[: first.start()] if first else below
    if len(boxes) > len(named):
        alone = len(_BOX.sub("", above).strip()) == 0
        return bool(lead.strip() if alone else _named(lead, form))
    only_boxes = first is not None and not any(map(str.isalnum, below))
    words_lead = bool(boxes) and named[0].end <= boxes[0]
    return only_boxes and words_lead and len(boxes) < len(named)


def _options(line: Line, form: Form) -> tuple[tuple[RoundOption, ...], set[int]]:
    """The options of a line with boxes, each box the words' beside it, and the rounds unread.

    Words without a box are not chosen; in a picture their box may not have been seen.
    """
    named = _named(line.text, form)
    boxes = [match.start() for match in _BOX.finditer(line.text)]
    side = _side_of_boxes(line.text, boxes, named)
    if side == "unclear":
        return (), {one.months for one in named}
    options = []
    claimed: set[int] = set()
    unread: set[int] = set()
    for one in named:
        box = _box_of(one, boxes, named, side)
        lost = box is None and bool(line.source.sure) and one.months not in claimed
        if lost or (box is not None and line.text[box] == UNREAD):
            unread.add(one.months)
            continue
        ticked = box is not None and line.text[box] == TICKED
        if one.months in claimed and (box is None or not ticked):
            continue
        claimed.add(one.months)
        start, end = (
            (one.start, one.end) if box is None else (min(box, one.start), max(box + 1, one.end))
        )
        raw = line.text[start:end].strip()
        options.append(RoundOption(one.months, ticked, raw, line.place(start, end)))
    return tuple(options), unread


def _side_of_boxes(text: str, boxes: list[int], named: list[_Named]) -> _Side:
    """On which side of their words the line prints its boxes: decided for the line as a whole.

    Where a box leads, boxes lead: the words of a last box that has none went to the next line, or
    the first box is that of words on the line before; both may be where nothing stands behind it.
    Where words lead that come again, they are a title's. Where words lead and one box is not to be
    seen, the gaps tell; where they do not, it may be the first one's or the last one's.
    """
    leading = [one for one in named if boxes and one.end <= boxes[0]]
    if not leading:
        spare = len(boxes) > len(named) > 0 and not text[boxes[-1] + 1 :].strip()
        return "unclear" if spare and len({text[box] for box in boxes}) > 1 else "before"
    if all(one.start < boxes[-1] for one in named):
        return "after"
    again = {one.months for one in named[len(leading) :]}
    if len(named) <= len(boxes) or all(one.months in again for one in leading):
        return "before"
    before = [_gap(text[:box][::-1]) for box in boxes]
    behind = [_gap(text[box + 1 :]) for box in boxes]
    if max(before) < min(behind):
        return "after"
    return "before" if max(behind) < min(before) else "unclear"


def _gap(text: str) -> int:
    """How wide the white space is that ``text`` begins with; a tabulator is wider than a space."""
    return sum(_TAB if sign == "\t" else 1 for sign in text[: len(text) - len(text.lstrip())])


def _box_of(one: _Named, boxes: list[int], named: list[_Named], side: _Side) -> int | None:
    """The nearest box on the side where this line prints them, with no other round between."""
    if side == "after":
        box = next((box for box in boxes if box >= one.start), None)
        taken = any(one.start < other.start < (box or 0) for other in named)
    else:
        box = next((box for box in reversed(boxes) if box < one.end), None)
        taken = any((box or 0) < other.start < one.start for other in named)
    return None if taken else box


def _stated(line: Line, form: Form) -> tuple[RoundOption, ...]:
    named = [
        one for one in _named(line.text, form) if not _CONDITION.search(line.text[: one.start])
    ]
    ticked = len({one.months for one in named}) == 1
    firsts = {one.months: one for one in reversed(named)}
    return tuple(
        RoundOption(months, ticked, line.text, line.place(one.start, one.end))
        for months, one in sorted(firsts.items(), key=lambda pair: pair[1].start)
    )


def _named(text: str, form: Form) -> list[_Named]:
    """The rounds named in a line: "6 เดือน", "6 และ 12 เดือน", else quarters, periods, halves."""
    plain = to_arabic(text)
    named = _counted(plain)
    named = named or [
        _Named(3 * int(match.group(1)), match.start(), match.end())
        for match in _QUARTER.finditer(plain)
    ]
    named = named or _periods(plain, form.fiscal_year_starts_in_month)
    named = named or [
        _Named(6 * int(match.group(1)), match.start(), match.end())
        for match in _HALF.finditer(plain)
    ]
    return [one for one in named if one.months in form.rounds]


def _counted(plain: str) -> list[_Named]:
    """Numbers before "เดือน", several where they are listed; "6 เดือนหลัง" ends the year."""
    named: list[_Named] = []
    floor = 0
    for match in _MONTHS.finditer(plain):
        end = match.start()
        here: list[_Named] = []
        while count := _COUNT.search(plain, max(floor, end - 20), end):
            months = _WORDS.get(count.group(1)) or int(count.group(1))
            months = 12 if match.group(1) and months == 6 else months
            stop = match.end() if not here else count.end(1)
            here.append(_Named(months, count.start(), stop))
            end = count.start()
        named += reversed(here)
        floor = match.end()
    if cut := _CUT_SHORT.search(plain, floor) if named else None:
        named.append(_Named(int(cut.group(1)), cut.start(), cut.end()))
    return named


def _periods(plain: str, first_month: int) -> list[_Named]:
    """A period that is stated by its last day: 31 March ends the first six months."""
    named = []
    for mark in _PERIOD.finditer(plain):
        match = _DAY_AND_MONTH.match(
            plain, mark.end() + len(plain[mark.end() :]) - len(plain[mark.end() :].lstrip())
        )
        dates = find_dates(plain[mark.end() : mark.end() + 30])
        month = dates[0].month if dates else None
        if match:
            month = next(
                number for opening, number in _ENDS.items() if match.group(1).startswith(opening)
            )
        if month is not None:
            months = (month - first_month) % 12 + 1
            end = match.end() if match else mark.end()
            named.append(_Named(months, mark.start(), end))
    return named
