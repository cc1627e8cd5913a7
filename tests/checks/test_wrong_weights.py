from reports import all_codes, findings, outcome, report, row, said, table, total


def scored(*rows, total=None):
    return report(score_calculation=table(*rows, total=total))


def weighted(*weights: str):
    return [row(w, "-", "-", indicator=f"ก{n}") for n, w in enumerate(weights)]


def test_a_weight_above_100_or_below_0_is_found():
    (message,) = said("SCORE-05", scored(row("120", "5", "6.00")))
    assert "the weight 120 is outside 0-100. Correct it." in message
    assert len(findings("SCORE-05", scored(row("-5", "5", "-0.25")))) == 1
    assert findings("SCORE-05", scored(row("100", "5", "5.00"))) == ()


def test_a_total_that_is_not_the_sum_is_found():
    (finding,) = findings("SCORE-05", scored(*weighted("60", "30"), total=total("100", "")))
    assert finding.working == "60 + 30 = 90" and "the report says 100" in finding.message.en


def test_thirds_and_weights_with_and_without_idle_rows_pass():
    for parts, printed in ((("33.33", "33.33", "33.33"), "100"), (("60", "40"), "100.00")):
        assert findings("SCORE-05", scored(*weighted(*parts), total=total(printed, ""))) == ()
    idle = (row("60", "5", "3.00"), row("40", "-", "-", indicator="ข"))
    for printed in ("60", "100"):
        assert findings("SCORE-05", scored(*idle, total=total(printed, "3.00"))) == ()


def test_heading_rows_stand_for_their_sub_rows():
    rows = (row("60", "", "", group=True, indicator="มิติ"), *weighted("30", "30"))
    assert findings("SCORE-05", scored(*rows, total=total("60", ""))) == ()


def test_a_weight_out_of_range_is_one_finding_even_if_the_total_is_odd_too():
    assert all_codes(scored(row("120", "5", "6.00"), total=total("100", "6.00"))) == ["SCORE-05"]


def test_a_row_without_a_weight_leaves_nothing_to_add_up():
    assert outcome("SCORE-05", scored(row("", "5", "0.25"), total=total("5", "0.25"))).status == (
        "skipped"
    )
