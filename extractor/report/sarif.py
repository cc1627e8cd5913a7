"""Findings as SARIF 2.1.0, for programs that gather the results of checkers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from extractor.model import Severity
from extractor.report.decisions import Standing, overruled
from extractor.report.record import (
    AuditRecord,
    CheckRecord,
    FindingRecord,
    NoticeRecord,
    PagePlace,
    PathPlace,
    PlaceRecord,
)
from extractor.report.summary import Summary
from extractor.report.words import Lang, in_language, place_in_words, reason_in_language

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_BASE = "REPORTS"
_LINE = re.compile(r"line\[(\d{1,9})\]")
_LANGUAGES: dict[Lang, str] = {"th": "th-TH", "en": "en-US"}

Write = Callable[[bytes], object]


@dataclass(slots=True)
class Sarif:
    """One run with a result per finding; what reviewers overruled is suppressed, not left out.

    What could not be read or checked is a notification of the run, which then was not successful.
    """

    write: Write
    version: str
    lang: Lang = "th"
    decided: Standing = field(default_factory=dict)
    _rules: dict[str, CheckRecord] = field(default_factory=dict)
    _notifications: list[dict[str, Any]] = field(default_factory=list)
    _whole: bool = True
    _before: bytes = b""

    def __post_init__(self) -> None:
        head = {"$schema": SARIF_SCHEMA, "version": "2.1.0"}
        self.write(_dumps(head)[:-1] + b',"runs":[{"results":[\n')

    def add(self, line: str, record: AuditRecord) -> None:  # noqa: ARG002
        """Write the results of one audit."""
        for check in record.checks:
            self._rules.setdefault(check.code, check)
        for finding in record.findings:
            self.write(self._before + _dumps(self._result(finding, record)))
            self._before = b",\n"
        self._notifications += self._notices(record)
        self._whole = self._whole and record.verdict not in ("incomplete", "unreadable")

    def end(self, summary: Summary) -> None:  # noqa: ARG002
        """Write the tool, and what it could not do."""
        invocation = {
            "executionSuccessful": self._whole,
            "toolExecutionNotifications": self._notifications,
        }
        rest = {
            "tool": {"driver": self._driver()},
            "invocations": [invocation],
            "language": _LANGUAGES[self.lang],
            "originalUriBaseIds": {_BASE: {"description": {"text": "where the reports lie"}}},
        }
        self.write(b"\n]," + _dumps(rest)[1:] + b"]}\n")

    def _driver(self) -> dict[str, Any]:
        rules = (self._rules[code] for code in sorted(self._rules))
        return {
            "name": "extract",
            "version": self.version,
            "rules": [
                {
                    "id": rule.code,
                    "name": rule.name,
                    "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                }
                for rule in rules
            ],
        }

    def _result(self, finding: FindingRecord, record: AuditRecord) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": in_language(finding.message, self.lang)},
            "locations": [self._location(finding.place, record, finding.section)],
            "partialFingerprints": {"finding/v1": finding.id},
        }
        if overruled(finding, self.decided):
            reason = self.decided[finding.id].reason
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": reason}
            ]
        return result

    def _location(
        self, place: PlaceRecord, record: AuditRecord, section_id: str | None = None
    ) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": _artifact(record)}
        line = _LINE.search(place.path) if isinstance(place, PathPlace) else None
        if line and int(line.group(1)):
            physical["region"] = {"startLine": int(line.group(1))}
        location: dict[str, Any] = {"physicalLocation": physical}
        if section_id:
            title = record.sections[section_id].title
            location["logicalLocations"] = [
                {"name": title, "fullyQualifiedName": section_id, "kind": "section"}
            ]
        words = place_in_words(place, self.lang)
        if words:
            location["message"] = {"text": words}
        if isinstance(place, PagePlace):
            location["properties"] = {"page": place.page, "box": place.box}
        return location

    def _notices(self, record: AuditRecord) -> Iterator[dict[str, Any]]:
        for notice in record.notices:
            yield self._notification(
                notice.code, _notice_text(notice, self.lang), notice.code.startswith("E_"),
                self._location(notice.place, record),
            )  # fmt: skip
        if record.verdict != "incomplete":
            return
        for check in record.checks:
            if check.status in ("skipped", "broke") and check.reason:
                text = f"{check.code}: {reason_in_language(check.reason, self.lang)}"
                where = self._location(None, record)
                yield self._notification(check.code, text, check.status == "broke", where)

    def _notification(
        self, code: str, text: str, failed: bool, where: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "descriptor": {"id": code},
            "level": "error" if failed else "warning",
            "message": {"text": text},
            "locations": [where],
        }


def _notice_text(notice: NoticeRecord, lang: Lang) -> str:
    return in_language(notice.message, lang) + (f" ({notice.about})" if notice.about else "")


def _artifact(record: AuditRecord) -> dict[str, Any]:
    """The file as a relative URI: its letters are encoded, its slashes are not."""
    return {"uri": quote(record.source.path.encode("utf-8"), safe="/"), "uriBaseId": _BASE}


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
