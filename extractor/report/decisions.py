"""What reviewers decided about findings: one JSON line each, appended and never rewritten.

A later line about the same finding wins. The browser, the spreadsheet and the review server all
make these lines; ``decisions.jsonl`` of a run folder keeps them beside the audits, which say for
ever what the program found.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from extractor.report.record import AuditRecord, CleanPath, FindingRecord, Part, clean

DECISION_SCHEMA: Final = "urn:extract:decision:1"
DECISIONS_FILE = "decisions.jsonl"
LONGEST_REASON = 2_000
LONGEST_LINE = 64 * 1024
LARGEST_FILE = 64 * 1024 * 1024

Choice = Literal["agree", "overrule", "leave"]


def _with_offset(text: str) -> str:
    """A time as ISO 8601 writes it, with its offset from UTC; kept as it was given."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("not a time as ISO 8601 writes it") from None
    if time.tzinfo is None:
        raise ValueError("a time without its offset from UTC")
    return text


_CLEANED = BeforeValidator(lambda text: clean(text).strip() if isinstance(text, str) else text)
Reason = Annotated[str, StringConstraints(max_length=LONGEST_REASON), _CLEANED]
Reviewer = Annotated[str, StringConstraints(min_length=1, max_length=200), _CLEANED]
FindingId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,64}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Time = Annotated[str, StringConstraints(max_length=40), AfterValidator(_with_offset)]


class Decision(Part):
    """One decision about one finding: a line of ``decisions.jsonl``.

    ``decision`` is agree, overrule (which needs a ``reason``) or leave (takes back an earlier
    one). ``path`` and ``sha256`` name the report that the reviewer saw. ``time`` comes from where
    the reviewer decided and carries its offset.
    """

    schema_: Annotated[Literal["urn:extract:decision:1"], Field(alias="$schema")] = DECISION_SCHEMA
    finding: FindingId
    decision: Choice
    reason: Reason = ""
    path: Annotated[CleanPath, StringConstraints(max_length=4_096)]
    sha256: Sha256
    reviewer: Reviewer
    time: Time

    @model_validator(mode="after")
    def _overruled_for_a_reason(self) -> Self:
        if self.decision == "overrule" and not self.reason:
            raise ValueError("overruled without a reason")
        return self

    def line(self) -> str:
        """The decision as one line of JSON, without the line end."""
        return self.model_dump_json()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no decision: its number (from 1) and what is wrong with it."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A file of decisions as read: the good lines in their order, and the bad ones."""

    decisions: tuple[Decision, ...] = ()
    bad_lines: tuple[BadLine, ...] = ()


Standing = Mapping[str, Decision]
"""The decision that holds for a finding, by finding id; no entry where nobody has decided."""


def parse_decisions(data: bytes) -> DecisionFile:
    """The decisions in ``data``; a malformed line costs that line only, empty lines nothing."""
    decisions: list[Decision] = []
    bad_lines: list[BadLine] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        decision = _parsed(line)
        if isinstance(decision, Decision):
            decisions.append(decision)
        else:
            bad_lines.append(BadLine(number, decision))
    return DecisionFile(tuple(decisions), tuple(bad_lines))


def _parsed(line: bytes) -> Decision | str:
    """The decision of one line, or why it is none."""
    if len(line) > LONGEST_LINE:
        return f"longer than {LONGEST_LINE} bytes"
    try:
        return Decision.model_validate_json(line)
    except ValidationError as fault:
        return "; ".join(
            f"{'.'.join(map(str, error['loc']))}: {error['msg']}" if error["loc"] else error["msg"]
            for error in fault.errors(include_url=False, include_input=False)
        )


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds for each finding: its last; "leave" takes an earlier one back."""
    last: dict[str, Decision] = {}
    for decision in decisions:
        last.pop(decision.finding, None)
        if decision.decision != "leave":
            last[decision.finding] = decision
    return last


def read_decisions(run: Path) -> DecisionFile:
    """The decisions kept in a run folder; none where nobody has decided anything.

    Raises:
        OSError: they cannot be read.

    """
    try:
        return parse_decisions((run / DECISIONS_FILE).read_bytes())
    except FileNotFoundError:
        return DecisionFile()


def append_decisions(run: Path, decisions: Iterable[Decision]) -> int:
    """Append to the run folder's decisions those that it does not hold; gives how many.

    The same line is kept once, so the same file may be merged again and again. Writers wait for
    each other, and lines reach the disk before this returns.

    Raises:
        OSError: they cannot be written.

    """
    with (run / DECISIONS_FILE).open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = file.read()
        known = set(parse_decisions(kept).decisions)
        new = [decision for decision in dict.fromkeys(decisions) if decision not in known]
        if new:
            torn = kept and not kept.endswith(b"\n")
            lines = "".join(decision.line() + "\n" for decision in new)
            file.write(b"\n" * bool(torn) + lines.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    return len(new)


# --- audits seen through decisions ------------------------------------------------------------


def overruled(finding: FindingRecord, decided: Standing) -> bool:
    """Whether a reviewer has overruled this finding."""
    decision = decided.get(finding.id)
    return decision is not None and decision.decision == "overrule"


def upheld(record: AuditRecord, decided: Standing) -> AuditRecord:
    """The audit as it counts: without overruled findings, and its verdict accordingly.

    Only what is shown and counted comes from this; the audit on file keeps every finding.
    """
    findings = [finding for finding in record.findings if not overruled(finding, decided)]
    if len(findings) == len(record.findings):
        return record
    nothing_left = record.verdict == "findings" and not findings
    return record.model_copy(
        update={"findings": findings, "verdict": "clean" if nothing_left else record.verdict}
    )
