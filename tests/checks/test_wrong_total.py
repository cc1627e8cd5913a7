import pytest
from reports import PAGE, SCAN, all_codes, findings, outcome, report, row, said, table, total


def scored(*rows, total=None, **changes):
    return report(score_calculation=table(*rows, total=total), **changes)


TWO = (row("5", "5", "0.25"), row("12.50", "4.25", "0.53", indicator="ข"))


def test_the_sum_of_the_rows_passes_in_any_digits():
    for printed in ("0.78", "0.780", "0.8"):
        assert all_codes(scored(*TWO, total=total("17.50", printed))) == []


def test_a_sum_of_unrounded_rows_passes():
    rows = (row("25", "4.33", "1.08"), row("25", "4.33", "1.08", indicator="ข"))
    assert findings("SCORE-04", scored(*rows, total=total("50", "2.17"))) == ()


def test_a_wrong_total_shows_the_sum_and_what_would_mend_it():
    (finding,) = findings("SCORE-04", scored(*TWO, total=total("17.50", "0.87")))
    assert finding.working == "0.25 + 0.53 = 0.78"
    assert (finding.row, finding.reported, finding.expected) == ("total", "0.87", "0.78")
    assert "the report says 0.87. The numbers disagree: correct one cell (total 0.78)." in (
        finding.message.en
    )
    assert "[Errors from " in finding.message.en


def test_a_wrong_row_does_not_make_the_total_wrong_again():
    for printed in ("0.83", "0.78"):  # the sum of what is printed, the sum of what should be
        rows = (TWO[0], row("12.50", "4.25", "0.58", indicator="ข"))
        assert all_codes(scored(*rows, total=total("17.50", printed))) == ["SCORE-03"]


def test_heading_rows_and_rows_not_assessed_do_not_count():
    rows = (
        row("20", "", "0.78", group=True, indicator="มิติ"),
        *TWO,
        row("2.50", "-", "-", indicator="ค"),
    )
    assert all_codes(scored(*rows, total=total("20", "0.78"))) == []


@pytest.mark.parametrize(
    ("printed", "how"),
    [
        ("0.156", "the sum divided by 5"),
        ("15.6", "per cent of the highest score"),
        ("4.46", "the weighted average"),
        ("0.39", "the mean of the rows"),
    ],
)
def test_another_way_to_total_is_one_warning(printed: str, how: str):
    (finding,) = findings("SCORE-04", scored(*TWO, total=total("17.50", printed)))
    assert finding.severity == "warning" and f"which is {how}" in finding.message.en


def test_without_a_total_or_with_a_row_unknown_there_is_nothing_to_judge():
    assert "the table has no total" in outcome("SCORE-04", scored(*TWO)).reason
    unknown = outcome("SCORE-04", scored(TWO[0], row("5", "4", ""), total=total("10", "0.45")))
    assert unknown.status == "skipped" and "row 2 has no weighted score" in unknown.reason


def test_a_misread_total_is_looked_at_and_not_blamed():
    wrong = scored(*TWO, total=total("17.50", "0.73", PAGE), document=SCAN)
    found = outcome("SCORE-04", wrong)
    assert found.findings == () and found.blocked and "0.78 agrees" in found.reason


def test_the_smallest_error_that_shows_grows_with_the_rounding():
    rows = [row("25", "4.33", "1.0834", indicator=str(n)) for n in range(13)]
    (message,) = said("SCORE-04", scored(*rows, total=total("325", "14.2042")))
    assert "[Errors from 0.0" in message
