from __future__ import annotations

from dataclasses import replace

import pytest
from audits_by_hand import audit, number, score_row

from extractor.form import Convention
from extractor.model import Missing, ScoreTable
from extractor.report.audit_json import audit_record
from extractor.report.score import TotalScore, total_score


def score_of(table: ScoreTable, convention: Convention = "percent") -> TotalScore:
    return total_score(audit_record(audit(changed={"score_calculation": table})), convention)


def test_one_row_is_the_whole_score() -> None:
    assert score_of(ScoreTable((score_row("5", "5", "0.25"),))) == TotalScore("0.25", "0.25")


def test_several_rows_need_a_printed_total() -> None:
    rows = (score_row("60", "4", "2.40"), score_row("40", "3", "1.20"))
    total = replace(score_row("100", "0", "3.60"), score=Missing("no text"))
    assert score_of(ScoreTable(rows, total)) == TotalScore("3.60", "3.6")
    assert score_of(ScoreTable(rows)) == TotalScore("", "3.6")


@pytest.mark.parametrize(
    ("convention", "recomputed"),
    [("percent", "0.036"), ("fraction", "3.6"), ("normalised", "3.6"), ("product", "3.6")],
)
def test_the_form_says_how_scores_are_computed(convention: Convention, recomputed: str) -> None:
    rows = (score_row("0.6", "4", "2.40"), score_row("0.4", "3", "1.20"))
    assert score_of(ScoreTable(rows), convention).recomputed == recomputed


def test_an_unreadable_number_leaves_no_recomputed_score() -> None:
    row = replace(score_row("5", "5", "0.25"), weight=number("ห้า?", None))
    assert score_of(ScoreTable((row,))) == TotalScore("0.25", "")


def test_a_row_over_sub_rows_is_not_counted() -> None:
    nothing = Missing("no text")
    group = replace(score_row("5"), result=nothing, score=nothing, weighted_score=nothing)
    assert score_of(ScoreTable((group, score_row("5", "4", "0.20")))).recomputed == "0.2"


def test_without_a_table_there_is_no_score() -> None:
    assert total_score(
        audit_record(audit(changed={"score_calculation": None})), "percent"
    ) == TotalScore("", "")
