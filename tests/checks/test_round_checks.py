"""ROUND-01, ROUND-02 and ROUND-03 share their boxes, and exclude one another."""

from reports import PAGE, SCAN, all_codes, findings, outcome, report, said, ticks

from extractor.model import Round, RoundOption


def test_one_tick_passes_also_when_each_page_repeats_it():
    for boxes in (("☑6 ☐12",), ("☐3 ☐6 ☐9 ☑12",), ("☑6 ☐12", "☑6 ☐12", "☑6 ☐12")):
        codes = all_codes(report(reporting_round=ticks(*boxes)))
        assert codes == [], boxes


def test_a_round_stated_in_words_passes():
    assert all_codes(report(reporting_round=Round(6))) == []


def test_no_tick_on_any_page_is_found_once():
    bare = report(reporting_round=ticks("☐6 ☐12", "☐6 ☐12"))
    assert all_codes(bare) == ["ROUND-01"]
    assert "no round is ticked. Tick the box of the round reported." in said("ROUND-01", bare)[0]


def test_a_page_without_a_tick_beside_one_with_a_tick_passes():
    assert all_codes(report(reporting_round=ticks("☑6 ☐12", "☐6 ☐12"))) == []


def test_two_ticks_are_found_once_however_many_pages_repeat_them():
    both = report(reporting_round=ticks("☑6 ☑12", "☑6 ☑12"))
    assert all_codes(both) == ["ROUND-02"]
    assert "several rounds are ticked (6, 12 months). Tick only one." in said("ROUND-02", both)[0]


def test_pages_that_tick_different_rounds_are_found():
    mixed = report(reporting_round=ticks("☑6 ☐12", "☐6 ☑12"))
    assert all_codes(mixed) == ["ROUND-03"]
    assert "tick different rounds (6, 12 months, in page order)" in said("ROUND-03", mixed)[0]


def test_a_tick_not_seen_in_a_picture_is_not_called_missing():
    options = tuple(RoundOption(months, False, place=PAGE) for months in (6, 12))
    scan = outcome("ROUND-01", report(reporting_round=Round(None, options), document=SCAN))
    assert scan.findings == () and scan.blocked
    typed = report(reporting_round=Round(None, options))
    assert len(findings("ROUND-01", typed)) == 1
