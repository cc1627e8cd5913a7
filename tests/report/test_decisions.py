from __future__ import annotations

import json
from pathlib import Path

import pytest
from audits_by_hand import FORM, audit, no_recommendations, wrong_score

from extractor.report.audit_json import audit_record
from extractor.report.decisions import (
    DECISIONS_FILE,
    LONGEST_LINE,
    Decision,
    append_decisions,
    parse_decisions,
    read_decisions,
    standing,
    upheld,
)

SHA = "a" * 64
TIME = "2026-11-23T09:15:00+07:00"


def line(**changed: object) -> bytes:
    given = {
        "$schema": "urn:extract:decision:1",
        "finding": "3f9c0011aabbccdd",
        "decision": "agree",
        "reason": "",
        "path": "unit7/report.docx",
        "sha256": SHA,
        "reviewer": "นางสาวสมใจ ตัวอย่าง",
        "time": TIME,
        **changed,
    }
    return json.dumps(given, ensure_ascii=False).encode("utf-8")


def decision(finding: str = "3f9c0011aabbccdd", choice: str = "agree", **more: str) -> Decision:
    (one,) = parse_decisions(line(finding=finding, decision=choice, **more)).decisions
    return one


def test_a_line_is_read_and_written_as_it_was() -> None:
    written = line(decision="overrule", reason="ตรวจกับต้นฉบับแล้ว")
    (read,) = parse_decisions(written).decisions
    assert json.loads(read.line()) == json.loads(written)
    assert list(json.loads(read.line())) == list(json.loads(written))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (line(decision="overrule", reason="  "), "overruled without a reason"),
        (line(time="2026-11-23T09:15:00"), "without its offset"),
        (line(time="เมื่อวาน"), "not a time"),
        (line(reviewer=" "), "reviewer"),
        (line(decision="maybe"), "decision"),
        (line(finding="../x"), "finding"),
        (line(sha256="abc"), "sha256"),
        (line(extra=1), "extra"),
        (b"{", "Invalid JSON"),
        (b"[" * 50_000, "recursion limit"),
        (b'{"reason":"\xed\xa0\x80"}', "Invalid JSON"),
        (line(reason="x" * LONGEST_LINE), "longer than"),
    ],
)
def test_a_malformed_line_is_told_by_its_number_and_costs_nothing_else(
    bad: bytes, why: str
) -> None:
    read = parse_decisions(b"\n".join((line(), b"", bad, line(decision="leave"))))
    assert [decision.decision for decision in read.decisions] == ["agree", "leave"]
    assert [told.number for told in read.bad_lines] == [3]
    assert why in read.bad_lines[0].why


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    read = parse_decisions(b"\xef\xbb\xbf" + line() + b"\r\n" + line(decision="leave") + b"\r\n")
    assert len(read.decisions) == 2
    assert read.bad_lines == ()


def test_the_last_line_about_a_finding_holds_and_leave_takes_it_back() -> None:
    first, second = "1" * 16, "2" * 16
    said = [
        decision(first, "agree"),
        decision(second, "agree"),
        decision(first, "overrule", reason="ถูกต้องแล้ว"),
        decision(second, "leave"),
    ]
    assert {key: kept.decision for key, kept in standing(said).items()} == {first: "overrule"}


def test_merging_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    said = [decision(choice="agree"), decision(choice="overrule", reason="ก")]
    assert append_decisions(tmp_path, said) == 2
    before = (tmp_path / DECISIONS_FILE).read_bytes()
    assert append_decisions(tmp_path, said) == 0
    assert append_decisions(tmp_path, said[:1]) == 0, "an old line does not come to hold again"
    assert (tmp_path / DECISIONS_FILE).read_bytes() == before
    assert standing(read_decisions(tmp_path).decisions)["3f9c0011aabbccdd"].decision == "overrule"


def test_lines_are_only_ever_added_behind_a_torn_one_too(tmp_path: Path) -> None:
    torn = line() + b'\n{"finding":"3f'
    (tmp_path / DECISIONS_FILE).write_bytes(torn)
    assert append_decisions(tmp_path, [decision(choice="leave")]) == 1
    assert (tmp_path / DECISIONS_FILE).read_bytes().startswith(torn + b"\n")
    read = read_decisions(tmp_path)
    assert [one.decision for one in read.decisions] == ["agree", "leave"]
    assert [bad.number for bad in read.bad_lines] == [2]


def test_a_run_without_decisions_has_none(tmp_path: Path) -> None:
    assert read_decisions(tmp_path).decisions == ()


def test_what_is_overruled_is_not_counted_and_stays_in_the_audit() -> None:
    record = audit_record(audit(wrong_score(), no_recommendations()), FORM)
    first, second = record.findings
    one = upheld(record, standing([decision(first.id, "overrule", reason="ก")]))
    assert [finding.code for finding in one.findings] == ["SEC-01"]
    assert one.verdict == "findings"
    both = [decision(found.id, "overrule", reason="ก") for found in (first, second)]
    assert upheld(record, standing(both)).verdict == "clean"
    assert len(record.findings) == 2


def test_what_was_agreed_with_or_left_is_counted() -> None:
    record = audit_record(audit(wrong_score()), FORM)
    (found,) = record.findings
    for choice in ("agree", "leave"):
        assert upheld(record, standing([decision(found.id, choice)])) == record
