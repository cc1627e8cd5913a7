from reports import PAGE, SCAN, all_codes, findings, outcome, report, row, said, table, total


def scored(*rows, total=None, **changes):
    return report(score_calculation=table(*rows, total=total), **changes)


def test_exact_products_pass_however_many_decimals_are_printed():
    for cells in (("5", "5", "0.25"), ("25", "4.33", "1.08"), ("25", "4.33", "1.0825"),
                  ("12.50", "4.25", "0.53"), ("5", "5", "0.2500"), ("5", "5", "0.3")):  # fmt: skip
        assert all_codes(scored(row(*cells))) in ([], ["SCORE-07"]), cells


def test_a_wrong_product_shows_its_working_and_the_single_cells_that_would_mend_it():
    wrong = scored(row("12.50", "4.25", "0.58", result=""))
    (finding,) = findings("SCORE-03", wrong)
    assert finding.working == "12.50 × 4.25 / 100 = 0.53125 → 0.53"
    assert (finding.reported, finding.expected, finding.row) == ("0.58", "0.53", "1")
    (message,) = said("SCORE-03", wrong)
    assert "12.50 × 4.25 / 100 = 0.53125 → 0.53; the report says 0.58." in message
    assert "correct one cell (weighted score 0.53 or score 4.64 or weight 13.65)" in message
    assert "[Errors from 0.01 can be seen here.]" in message
    assert "แต่รายงานเขียน 0.58 ตัวเลขไม่สอดคล้องกัน โปรดแก้ช่องใดช่องหนึ่งให้ตรง" in finding.message.th


def test_the_three_verdicts_of_the_reference():
    assert said("SCORE-03", scored(row("25", "4.33", "1.08"))) == []
    assert said("SCORE-03", scored(row("25", "4.33", "1.0834"))) == []
    assert len(findings("SCORE-03", scored(row("25", "4.33", "1.09")))) == 1


def test_whole_scores_are_exact_and_not_rounded():
    assert len(findings("SCORE-03", scored(row("25", "4", "1.08")))) == 1


def test_a_total_narrows_the_repairs():
    rows = (row("50", "4", "2.00"), row("50", "3", "1.05"))
    (message,) = said("SCORE-03", scored(*rows, total=total("100", "3.50")))
    assert "(weighted score 1.50)" in message


def test_weights_as_fractions_are_one_warning_and_not_an_error_a_row():
    fractions = scored(row("0.40", "4", "1.60"), row("0.60", "5", "3.00"))
    (finding,) = findings("SCORE-03", fractions)
    assert finding.severity == "warning"
    assert "does not reconcile as weight × score / 100; it does as weight (a fraction of 1)" in (
        finding.message.en
    )


def test_products_without_the_division_and_with_the_sum_of_weights_are_told_once():
    plain = scored(row("40", "4", "160"), row("60", "5", "300"))
    (finding,) = findings("SCORE-03", plain)
    assert finding.severity == "warning" and "(without / 100)" in finding.message.en
    normalised = scored(row("20", "3", "0.75"), row("60", "4", "3.00"))
    (finding,) = findings("SCORE-03", normalised)
    assert "weight × score / sum of the weights (2/2 rows, e.g. 20 × 3 / 80 = 0.75)" in (
        finding.message.en
    )


def test_one_wrong_row_in_a_table_of_another_convention_is_the_only_error():
    rows = [row("0.20", "4", "0.80"), row("0.30", "5", "1.50"), row("0.50", "3", "1.70")]
    found = findings("SCORE-03", scored(*rows))
    assert [(one.severity, one.row) for one in found] == [("warning", ""), ("error", "3")]


def test_an_author_who_cuts_digits_off_is_not_blamed_row_by_row():
    cut = scored(row("25", "4.35", "1.08"), row("15", "3.25", "0.48"))
    assert findings("SCORE-03", cut) == ()
    assert len(findings("SCORE-06", cut)) == 1


def test_a_row_with_a_blank_is_not_checked_and_never_passes():
    blank = outcome("SCORE-03", scored(row("5", "", "0.25")))
    assert blank.status == "skipped" and not blank.blocked
    assert "row 1 has a cell that is absent" in blank.reason


def test_a_single_misread_digit_in_a_scan_is_ours_to_look_at():
    one = outcome("SCORE-03", scored(row("10", "4", "0.49", place=PAGE), document=SCAN))
    assert one.findings == () and one.blocked
    assert "probably misread from the picture (with 0.40 it agrees)" in one.reason


def test_a_point_lost_in_a_scan_is_ours_to_look_at():
    lost = outcome("SCORE-03", scored(row("5", "5", "025", place=PAGE), document=SCAN))
    assert lost.findings == () and lost.blocked
    assert "probably misread from the picture (with 0.25 it agrees)" in lost.reason
    assert len(findings("SCORE-03", scored(row("5", "5", "025")))) == 1


def test_a_point_read_as_a_comma_is_ours_to_look_at_whatever_the_total_says():
    rows = row("20", "4,500", "0.9000", place=PAGE), row("5", "5", "0.26", place=PAGE)
    read = outcome("SCORE-03", scored(*rows, document=SCAN, total=total("", "1.16", place=PAGE)))
    assert not any(one.row == "1" for one in read.findings)
    assert "probably misread from the picture (with 4.500 it agrees)" in read.reason
    assert len(findings("SCORE-03", scored(row("20", "4,500", "0.9000")))) == 1


def test_no_verdict_rests_on_thai_digits_read_from_a_picture():
    scan = outcome("SCORE-03", scored(row("๕", "๕", "๐.๒๖", place=PAGE), document=SCAN))
    assert scan.findings == () and scan.blocked and "Thai digits" in scan.reason
    assert len(findings("SCORE-03", scored(row("๕", "๕", "๐.๒๖")))) == 1
