from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from audits_by_hand import FORM, audit, no_recommendations, unreadable, wrong_score

from extractor.model import Audit
from extractor.report.audit_json import audit_record
from extractor.report.findings_csv import COLUMNS, guarded
from extractor.report.outputs import Csv, Index, Json, JsonLines, Output
from extractor.report.summary import FailOn, Summary


def written(kind: type[JsonLines | Json | Csv | Index], *audits: Audit) -> str:
    pieces: list[bytes] = []
    output: Output = kind(pieces.append)
    summary = Summary()
    for made in audits:
        record = audit_record(made, FORM)
        summary.add(record)
        output.add(audit_record(made, FORM).line(), record)
    output.end(summary)
    return b"".join(pieces).decode("utf-8")


def test_json_lines_are_an_audit_each() -> None:
    lines = written(JsonLines, audit(), unreadable()).splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["clean", "unreadable"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_one_object_with_reports_and_summary(count: int) -> None:
    whole = json.loads(written(Json, *[audit(wrong_score())] * count))
    assert list(whole) == ["reports", "summary"]
    assert len(whole["reports"]) == whole["summary"]["reports"] == count
    assert whole["summary"]["findings"] == {"error": count, "warning": 0, "info": 0}


def test_csv_has_a_row_per_finding_under_a_byte_order_mark() -> None:
    text = written(Csv, audit(wrong_score(), no_recommendations()), audit())
    assert text.startswith("\ufeffpath,")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["code"] for row in rows] == ["SCORE-03", "SEC-01"]
    assert rows[0]["working"] == "12.50 × 4.25 / 100 = 0.53125"
    assert rows[0]["section_number"] == "8"
    assert rows[0]["place"] == "หน้า 2"


def test_csv_does_not_keep_quiet_about_files_that_were_not_read() -> None:
    rows = list(csv.DictReader(io.StringIO(written(Csv, unreadable())[1:])))
    assert [(row["path"], row["verdict"], row["code"]) for row in rows] == [
        ("broken.pdf", "unreadable", "E_DAMAGED")
    ]
    assert rows[0]["message_en"] == "the file is damaged (no page tree)"
    assert list(rows[0]) == list(COLUMNS)


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", '=HYPERLINK("x")']
)
def test_formulas_become_text(formula: str) -> None:
    assert guarded(formula) == "'" + formula
    rows = list(csv.DictReader(io.StringIO(written(Csv, _quoting(formula))[1:], newline="")))
    assert rows[0]["quote"].startswith("'")


@pytest.mark.parametrize("plain", ["12.50", "ก=ข", "a-b", ""])
def test_plain_text_stays_as_it_is(plain: str) -> None:
    assert guarded(plain) == plain


def _quoting(quote: str) -> Audit:
    return audit(replace(wrong_score(), quote=quote), path=quote.strip() + ".docx")


def test_the_index_says_where_the_audit_lies() -> None:
    first, second = (
        json.loads(line) for line in written(Index, audit(wrong_score()), unreadable()).splitlines()
    )
    assert list(first) == ["path", "sha256", "status", "codes", "verdict", "findings", "audit"]
    assert first["findings"] == {"error": 1, "warning": 0, "info": 0}
    assert first["audit"] == f"audits/{first['sha256']}.json"
    assert (second["status"], second["codes"]) == ("error", ["E_DAMAGED"])


@pytest.mark.parametrize(
    ("audits", "fail_on", "code"),
    [
        ((audit(),), "error", 0),
        ((audit(no_recommendations()),), "error", 0),
        ((audit(no_recommendations()),), "warning", 1),
        ((audit(wrong_score()),), "error", 1),
        ((audit(wrong_score()),), "never", 0),
        ((audit(wrong_score()), unreadable()), "error", 4),
        ((unreadable(),), "never", 4),
    ],
)
def test_what_could_not_be_read_outweighs_what_was_found(
    audits: tuple[Audit, ...], fail_on: FailOn, code: int
) -> None:
    summary = Summary()
    for made in audits:
        summary.add(audit_record(made))
    assert summary.exit_code(fail_on) == code
