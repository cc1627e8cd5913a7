"""Running the checks over a report: one outcome per selected check, in the catalogue's order."""

from __future__ import annotations

from extractor.checks import doubt, not_this_form
from extractor.checks.base import Check, Skip, Subject
from extractor.checks.catalogue import CHECKS
from extractor.checks.selection import ALL_CHECKS, Selection
from extractor.checks.sight import Sight, sight_of
from extractor.form import Form
from extractor.model import Finding, Message, Outcome, Report, Status


def run_checks(
    report: Report, form: Form, selection: Selection = ALL_CHECKS
) -> tuple[Outcome, ...]:
    """The outcome of every selected check.

    Nothing is checked in a file that could not be read, and only FORM-01 speaks where the file is
    not this form: one finding instead of a cascade.
    """
    subject = Subject(report, form)
    wanted = [check for check in CHECKS if selection.wants(check.code)]
    if subject.document.status == "error":
        return tuple(_outcome(check, (_UNREAD,)) for check in wanted)
    sight = sight_of(subject)
    if not_this_form.applies(subject):
        foreign = (not_this_form.skip(subject),)
        return tuple(
            _run(check, subject, sight)
            if check is not_this_form.CHECK
            else _outcome(check, foreign)
            for check in wanted
        )
    return tuple(_run(check, subject, sight) for check in wanted)


def _run(check: Check, subject: Subject, sight: Sight) -> Outcome:
    try:
        said = tuple(doubt.settled(subject, sight, check, check.find(subject)))
    except Exception as fault:  # noqa: BLE001 - our own bug must not pass for the document's fault
        reason = f"{type(fault).__name__}: {fault}"
        return Outcome(check.code, check.name, check.severity, Status.BROKE, reason)
    return _outcome(check, said)


def _outcome(check: Check, said: tuple[Finding | Skip, ...]) -> Outcome:
    """What the check came to; doubts alone fail nothing, they leave it undecided."""
    if not said:
        return Outcome(check.code, check.name, check.severity, Status.PASSED)
    findings = tuple(one for one in said if isinstance(one, Finding))
    doubts = tuple(finding for finding in findings if not finding.certain)
    skips = (
        *(one for one in said if isinstance(one, Skip)),
        *(_undecided(check, finding) for finding in doubts),
    )
    unjudged = Status.SKIPPED if skips else Status.PASSED
    return Outcome(
        check.code,
        check.name,
        check.severity,
        Status.FAILED if len(findings) > len(doubts) else unjudged,
        reason="; ".join(dict.fromkeys(_both(skip.reason) for skip in skips)),
        blocked=any(skip.blocked for skip in skips),
        findings=findings,
        places=tuple(dict.fromkeys(skip.place for skip in skips if skip.place is not None)),
    )


def _undecided(check: Check, doubt: Finding) -> Skip:
    """A doubt leaves the audit incomplete, unless nothing wrong could come of it."""
    return Skip(_LOOK, blocked=check.severity != "info", place=doubt.place)


def _both(message: Message) -> str:
    return f"{message.th} / {message.en}"


_UNREAD = Skip(Message(th="อ่านไฟล์ไม่ได้", en="the file could not be read"), blocked=True)

_LOOK = Message(th="อ่านจากภาพจึงตัดสินไม่ได้ โปรดดูจากภาพ", en="read from a picture: look at the image")
