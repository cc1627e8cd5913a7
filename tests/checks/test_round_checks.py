"""ROUND-01, ROUND-02 and ROUND-03 share their boxes, and exclude one another."""

from dataclasses import replace

from reports import PAGE, SCAN, all_codes, findings, outcome, report, said, ticks

from extractor.model import Notice, Place, Round, RoundOption


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


def test_a_tick_box_that_could_not_be_read_for_certain_is_looked_at_not_accused():
    box = Place(1, (240.0, 104.0, 250.0, 114.0))
    page = report().document
    unsure = replace(page, kind="pdf", notices=(Notice("W_OCR", "☐ / ☑", box),))
    elsewhere = replace(unsure, notices=(Notice("W_OCR", "page 1", Place(1, (0, 500, 9, 509))),))
    for code, ticked in (("ROUND-01", (False, False)), ("ROUND-02", (True, True))):
        options = tuple(
            RoundOption(months, tick, raw=f"{'☑' if tick else '☐'} รอบ {months} เดือน", place=PAGE)
            for months, tick in zip((6, 12), ticked, strict=True)
        )
        told = outcome(code, report(reporting_round=Round(None, options), document=unsure))
        assert told.findings == () and told.blocked
        assert "look at the page" in told.reason
        sure = report(reporting_round=Round(None, options), document=elsewhere)
        assert len(findings(code, sure)) == 1


def test_rounds_named_in_a_pdf_whose_boxes_were_not_read_are_not_called_unticked():
    options = tuple(RoundOption(n, False, raw=f"รอบ {n} เดือน", place=PAGE) for n in (6, 12))
    page = report().document
    drawn = report(reporting_round=Round(None, options), document=replace(page, kind="pdf"))
    assert outcome("ROUND-01", drawn).blocked
    typed = report(reporting_round=Round(None, options), document=replace(page, kind="docx"))
    assert len(findings("ROUND-01", typed)) == 1


def test_boxes_that_nobody_can_tell_leave_no_tick_and_several_ticks_undecided():
    one = RoundOption(6, True, raw="☑ รอบ 6 เดือน", place=PAGE)
    none = replace(one, ticked=False, raw="☐ รอบ 6 เดือน")
    for code, option in (("ROUND-01", none), ("ROUND-02", one)):
        told = outcome(code, report(reporting_round=Round(None, (option,), (12,))))
        assert told.findings == () and told.blocked
        assert "look at the page" in told.reason
    seen_elsewhere = report(reporting_round=Round(6, (one,), (6,)))
    assert not outcome("ROUND-02", seen_elsewhere).blocked
