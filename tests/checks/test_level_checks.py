"""LEVEL-01 and LEVEL-02."""

from reports import all_codes, levels, outcome, report, said

from extractor.model import Level, Levels


def numbered(*numbers: int) -> Levels:
    return Levels(tuple(Level(number, f"ทำงานส่วน {at}") for at, number in enumerate(numbers)))


def test_all_levels_pass_also_with_dashes():
    assert all_codes(report(criteria=levels("ทำแผน", "-", "ทำงาน", "-", "สรุป"))) == []


def test_a_level_that_is_not_there_is_named():
    gap = report(performance=numbered(1, 2, 3, 5))
    assert all_codes(gap) == ["LEVEL-01"]
    assert "level 4 is not in the table. Add the row" in said("LEVEL-01", gap)[0]


def test_several_missing_levels_are_one_finding():
    assert (
        "level 3, 4 is not in the table"
        in said("LEVEL-01", report(performance=numbered(1, 2, 5)))[0]
    )


def test_a_level_that_stands_twice_is_named():
    twice = report(performance=numbered(1, 2, 2, 3, 4, 5))
    assert all_codes(twice) == ["LEVEL-02"]
    assert (
        "level 2 stands more than once (the table reads 1, 2, 2, 3, 4, 5)"
        in said("LEVEL-02", twice)[0]
    )


def test_a_mislabelled_row_is_one_finding_and_not_two():
    assert all_codes(report(performance=numbered(1, 2, 2, 4, 5))) == ["LEVEL-02"]


def test_a_second_whole_table_is_not_a_repetition():
    for twice in (numbered(1, 2, 3, 4, 5, 1, 2, 3, 4, 5), numbered(5, 4, 3, 2, 1, 5, 4, 3, 2, 1)):
        assert all_codes(report(performance=twice)) == []


def test_a_table_in_which_no_level_was_read_is_not_called_incomplete():
    unread = outcome("LEVEL-01", report(performance=Levels()))
    assert unread.findings == () and unread.blocked
