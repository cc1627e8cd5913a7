"""Audits as JUnit XML, for programs that show test results: a report is a suite, a check a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from extractor.report.columns import visible
from extractor.report.decisions import Standing, upheld
from extractor.report.record import AuditRecord, CheckRecord, FindingRecord
from extractor.report.summary import SEVERITIES_FAILING, FailOn, Summary
from extractor.report.words import (
    VERDICTS,
    Lang,
    in_language,
    place_in_words,
    reason_in_language,
)

Write = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class _Test:
    """A test: its name, its inner XML, and how it ended ("" passed)."""

    name: str
    inner: str = ""
    ended: str = ""


@dataclass(slots=True)
class Junit:
    """A suite per report, without what reviewers overruled.

    A check fails at the severity that makes the exit code 1; findings below it are its output. The
    test "reading" is in error where the report could not be read or checked whole, so that a
    skipped check never makes such a report look fine.
    """

    write: Write
    lang: Lang = "th"
    fail_on: FailOn = "error"
    decided: Standing = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="extract">\n')

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write the suite of one report."""
        record = upheld(record, self.decided)
        tests = [self._reading(record), *self._checks(record)]
        name = quoteattr(visible(record.source.path))
        counts = " ".join(
            f'{attribute}="{sum(test.ended == ended for test in tests)}"'
            for attribute, ended in _COUNTED
        )
        cases = "".join(
            f"<testcase classname={name} name={quoteattr(test.name)}>{test.inner}</testcase>\n"
            for test in tests
        )
        suite = f'<testsuite name={name} tests="{len(tests)}" {counts}>\n{cases}</testsuite>\n'
        self.write(suite.encode("utf-8"))

    def end(self, summary: Summary) -> None:  # noqa: ARG002
        """Close the list of suites."""
        self.write(b"</testsuites>\n")

    def _reading(self, record: AuditRecord) -> _Test:
        if record.verdict not in ("incomplete", "unreadable"):
            return _Test("reading")
        said = [VERDICTS[record.verdict][self.lang]]
        for notice in record.notices:
            parts = (notice.code, in_language(notice.message, self.lang), visible(notice.about))
            said.append(" ".join(part for part in parts if part))
        return _Test("reading", _element("error", said[0], record.verdict, said), "error")

    def _checks(self, record: AuditRecord) -> Iterator[_Test]:
        for check in record.checks:
            findings = [finding for finding in record.findings if finding.code == check.code]
            yield self._check(check, findings)

    def _check(self, check: CheckRecord, findings: Sequence[FindingRecord]) -> _Test:
        name = f"{check.code} {check.name}"
        reason = reason_in_language(check.reason, self.lang)
        if check.status == "broke":
            return _Test(name, _element("error", reason, "broke", [reason]), "error")
        if check.status == "skipped":
            return _Test(name, f"<skipped message={quoteattr(reason)}/>", "skipped")
        said = [self._said(finding) for finding in findings]
        failing = SEVERITIES_FAILING[self.fail_on]
        if any(finding.severity in failing for finding in findings):
            return _Test(name, _element("failure", said[0], check.name, said), "failure")
        return _Test(name, _system_out(said) if said else "")

    def _said(self, finding: FindingRecord) -> str:
        place = place_in_words(finding.place, self.lang)
        message = in_language(finding.message, self.lang)
        return f"{message} ({place})" if place else message


_COUNTED = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))


def _element(tag: str, message: str, kind: str, lines: Sequence[str]) -> str:
    text = escape("\n".join(lines))
    return f"<{tag} message={quoteattr(message)} type={quoteattr(kind)}>{text}</{tag}>"


def _system_out(lines: Sequence[str]) -> str:
    return f"<system-out>{escape(chr(10).join(lines))}</system-out>"
