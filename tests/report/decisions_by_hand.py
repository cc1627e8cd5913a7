"""Decisions written by hand about audits written by hand."""

from __future__ import annotations

from audits_by_hand import FORM

from extractor.model import Audit
from extractor.report.audit_json import audit_record
from extractor.report.decisions import Choice, Decision

TIME = "2026-11-23T09:15:00+07:00"
REVIEWER = "นายสมมติ ตัวอย่าง"


def decision(
    finding: str = "3f9c0011aabbccdd",
    choice: Choice = "agree",
    reason: str = "",
    path: str = "unit7/report.docx",
    sha256: str = "a" * 64,
) -> Decision:
    return Decision(
        finding=finding,
        decision=choice,
        reason=reason or ("ตามต้นฉบับ" if choice == "overrule" else ""),
        path=path,
        sha256=sha256,
        reviewer=REVIEWER,
        time=TIME,
    )


def decided(audited: Audit, *choices: Choice, reason: str = "") -> dict[str, Decision]:
    """The same decision about every finding of an audit, or one for each; "leave" is none."""
    record = audit_record(audited, FORM)
    findings = record.findings
    each = choices * len(findings) if len(choices) == 1 else choices
    return {
        found.id: decision(
            found.id, choice, reason, record.source.path, record.source.sha256 or "a" * 64
        )
        for found, choice in zip(findings, each, strict=True)
        if choice != "leave"
    }
