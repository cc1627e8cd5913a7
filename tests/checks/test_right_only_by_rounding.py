from reports import findings, report, row, said, table


def scored(*rows):
    return report(score_calculation=table(*rows))


def test_digits_that_agree_only_if_the_score_was_rounded_are_noted():
    (finding,) = findings("SCORE-06", scored(row("25", "4.33", "1.0834")))
    assert finding.severity == "info"
    assert (
        "25 × 4.33 / 100 = 1.0825; the report says 1.0834, which agrees if the score 4.33 was"
        in (finding.message.en)
    )


def test_digits_that_agree_as_printed_are_not_noted():
    for cells in (("25", "4.33", "1.08"), ("25", "4.33", "1.0825"), ("25", "4.33", "1.09")):
        assert findings("SCORE-06", scored(row(*cells))) == (), cells


def test_an_author_who_cuts_digits_off_is_told_once():
    rows = [row(weight, "4.35", cut, indicator=cut) for weight, cut in
            (("25", "1.08"), ("35", "1.52"), ("15", "0.65"))]  # fmt: skip
    (message,) = said("SCORE-06", scored(*rows))
    assert (
        "agree if digits are cut off instead of rounded (e.g. 25 × 4.35 / 100 = 1.0875" in message
    )
