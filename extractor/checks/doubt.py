"""Whether what a check says is certain: it may rest only on what was surely read.

A finding rests on digits, on ticks, on letters as they stand, or on the whole report having been
read (``Check.rests_on``). Read from a picture,

- letters are never certain, nor is it that something is absent: such a finding becomes a doubt,
  which asks people to look and accuses nobody;
- digits and ticks are certain where every one was surely read; a finding on others is a doubt;
- digits that nothing may rest on (Thai ones) give no verdict at all, neither wrong nor fine: the
  check is skipped, with the places to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.sight import SURE, UNREADABLE, Printed, Sight, digits_of
from extractor.model import DOUBT, Finding, Message

MOST_PLACES = 20
"""Places named of what could not be judged; more would not be read."""


def settled(
    subject: Subject, sight: Sight, check: Check, said: Iterable[Finding | Skip]
) -> Iterator[Finding | Skip]:
    """What the check said, its findings as certain as what they rest on."""
    if sight.is_clear:
        yield from said
        return
    for one in said:
        yield one if isinstance(one, Skip) else _weighed(subject, sight, check, one)
    unreadable = list(dict.fromkeys(_unreadable(sight, _digits(subject, check))))
    yield from map(_look, unreadable[:MOST_PLACES])


def _weighed(subject: Subject, sight: Sight, check: Check, finding: Finding) -> Finding | Skip:
    """The finding, the doubt, or the skip that it comes to."""
    if "whole" in check.rests_on:
        return _doubt(finding)
    if "letters" in check.rests_on and sight.pictured(finding.place):
        return _doubt(finding)
    if "ticks" in check.rests_on and sight.ticks(finding.place) < SURE:
        return _doubt(finding)
    if check.looks_at:
        rests = list(_digits_of_finding(subject, check, finding))
        if unreadable := next(_unreadable(sight, rests), None):
            return _look(unreadable)
        if any(sight.digits(printed) < SURE for printed in rests):
            return _doubt(finding)
    return finding


def _doubt(finding: Finding) -> Finding:
    said = finding.message
    return replace(
        finding,
        severity="info",
        certain=False,
        message=Message(th=DOUBT.th + said.th, en=DOUBT.en + said.en),
    )


def _look(printed: Printed) -> Skip:
    return Skip(
        Message(
            th=f"มีตัวเลขที่อ่านจากภาพซึ่งเชื่อถือไม่ได้ (“{printed.raw}”) โปรดดูจากภาพ",
            en=f"digits read from a picture cannot be relied on (“{printed.raw}”): "
            "look at the image",
        ),
        blocked=True,
        place=printed.place,
    )


def _unreadable(sight: Sight, digits: Iterable[Printed]) -> Iterator[Printed]:
    return (printed for printed in digits if sight.digits(printed) == UNREADABLE)


def _digits(subject: Subject, check: Check) -> Iterator[Printed]:
    """All the digits that the check looks at."""
    for what in check.looks_at:
        yield from digits_of(subject, what)


def _digits_of_finding(subject: Subject, check: Check, finding: Finding) -> Iterator[Printed]:
    """The digits that a finding rests on: those it names, else all that its check looks at."""
    every = _digits(subject, check)
    if not finding.evidence:
        return every
    return (printed for printed in every if printed.place in finding.evidence)
