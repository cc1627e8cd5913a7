"""The list of checks, their manual pages, selecting them, and how outcomes come about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import (
    FORM,
    PARTIAL,
    PHONE,
    all_codes,
    levels,
    outcome,
    people,
    report,
    row,
    table,
    total,
)

import extractor.checks.running as running
from extractor.checks import ALL_CHECKS, CHECKS, Check, Selection, run_checks
from extractor.errors import UsageFault
from extractor.model import Document, Status

CONTRACT = """
FORM-01 not-this-form error
SEC-01 missing-section error
SEC-02 empty-section error
SEC-03 repeated-section warning
SEC-04 section-out-of-order warning
SEC-05 misspelt-heading info
SEC-06 leftover-instruction warning
ROUND-01 no-round-ticked error
ROUND-02 several-rounds-ticked error
ROUND-03 rounds-disagree error
PEOPLE-01 missing-name error
PEOPLE-02 missing-phone error
PEOPLE-03 malformed-phone error
LEVEL-01 missing-level warning
LEVEL-02 repeated-level warning
SCORE-01 unreadable-number error
SCORE-02 score-out-of-range error
SCORE-03 wrong-weighted-score error
SCORE-04 wrong-total error
SCORE-05 wrong-weights warning
SCORE-06 right-only-by-rounding info
SCORE-07 unearned-score warning
SCORE-08 different-indicator warning
EVID-01 malformed-link warning
EVID-02 evidence-outside-year warning
SAME-01 fiscal-years-disagree warning
SAME-02 names-disagree warning
"""


def test_the_checks_are_those_of_the_contract_in_its_order():
    listed = [f"{check.code} {check.name} {check.severity}" for check in CHECKS]
    assert listed == CONTRACT.split("\n")[1:-1]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_a_manual_page_in_both_languages(check: Check):
    english, thai = check.manual("en"), check.manual("th")
    assert english.startswith(f"{check.code} {check.name}")
    for part in ("What:", "Why:", "Passes:", "Fails:", "On the form:"):
        assert part in english
    for part in ("ตรวจอะไร:", "ทำไม:", "ผ่าน:", "ไม่ผ่าน:", "อยู่ที่ใดในแบบฟอร์ม:"):
        assert part in thai
    assert "What:" not in thai and "ตรวจอะไร:" not in english


def test_each_check_is_in_a_file_named_after_the_wrong_thing():
    for check in CHECKS:
        file = check.find.__module__.rsplit(".", 1)[-1]
        assert file.replace("_", "-").rstrip("s") == check.name.rstrip("s")


def test_a_sound_report_passes_every_check_that_has_something_to_judge():
    outcomes = run_checks(report(), FORM)
    assert [one.code for one in outcomes if one.status is Status.FAILED] == []
    assert not any(one.blocked for one in outcomes)


def test_a_prefix_selects_all_its_checks_and_ignore_wins():
    chosen = Selection.of(["score", "SEC-01"], ["SCORE-07"])
    wanted = [check.code for check in CHECKS if chosen.wants(check.code)]
    assert wanted[0] == "SEC-01" and "SCORE-08" in wanted and "SCORE-07" not in wanted
    assert all(ALL_CHECKS.wants(check.code) for check in CHECKS)
    only = run_checks(report(), FORM, Selection.of(["LEVEL"]))
    assert [one.code for one in only] == ["LEVEL-01", "LEVEL-02"]


def test_a_code_that_does_not_exist_is_a_usage_fault():
    with pytest.raises(UsageFault, match="there is no check 'SCORE-9'"):
        Selection.of(["SCORE-9"])


def test_nothing_is_checked_in_a_file_that_could_not_be_read():
    outcomes = run_checks(report(document=Document("pdf", status="error")), FORM)
    assert {(one.status, one.blocked) for one in outcomes} == {(Status.SKIPPED, True)}
    assert "could not be read" in outcomes[0].reason


def test_our_own_bug_is_told_as_broken_and_never_as_passed(monkeypatch: pytest.MonkeyPatch):
    def trips(_):
        raise ZeroDivisionError("oh")
        yield

    bad = replace(CHECKS[1], find=trips)
    monkeypatch.setattr(running, "CHECKS", (bad,))
    (broken,) = run_checks(report(), FORM)
    assert (broken.status, broken.reason) == (Status.BROKE, "ZeroDivisionError: oh")


def test_a_page_that_was_not_read_blocks_only_what_needs_it():
    partial = report(missing=["obstacles"], document=PARTIAL)
    assert all_codes(partial) == []
    missing = outcome("SEC-01", partial)
    assert (missing.status, missing.blocked) == (Status.SKIPPED, True)
    assert outcome("SCORE-03", partial).status is Status.PASSED


def test_what_may_stand_on_an_unread_page_is_not_called_wrong():
    absent = {
        "PEOPLE-01": report(supervisor=people(phones=[PHONE]), document=PARTIAL),
        "PEOPLE-02": report(supervisor=people("นางสาวมานี ใจดี"), document=PARTIAL),
        "LEVEL-01": report(performance=levels("ทำแผน", "ทำงาน"), document=PARTIAL),
        "SCORE-01": report(score_calculation=table(row("5", "", "0.25")), document=PARTIAL),
        "SCORE-04": report(
            score_calculation=table(row("5", "5", "0.25"), total=total("10", "0.50")),
            document=PARTIAL,
        ),
    }
    for code, partial in absent.items():
        found = outcome(code, partial)
        assert found.findings == () and found.blocked, code
