import pytest
from reports import FORM, INDICATOR, findings, levels, outcome, report, row, said, table

from extractor.checks.quantity import quantities
from extractor.model import Name

PERCENT = ("ร้อยละ 60", "ร้อยละ 70", "ร้อยละ 80", "ร้อยละ 90", "ร้อยละ 100")


def judged(criteria, result, score, *, performance=None, form=FORM):
    """The messages of SCORE-07 for a result and a score under these criteria."""
    told = {} if performance is None else {"performance": levels(*performance)}
    found = report(
        criteria=levels(*criteria),
        score_calculation=table(row("5", score, "0.25", result=result)),
        **told,
    )
    return outcome("SCORE-07", found, form)


def test_what_neither_convention_gives_is_found_with_what_each_would_give():
    found = report(
        criteria=levels(*PERCENT),
        score_calculation=table(row("5", "4", "0.20", result="ร้อยละ 75")),
    )
    (message,) = said("SCORE-07", found)
    assert "earns 2 by step or 2.50 by interpolation; the report says 4. Check the score" in message
    for earned in ("2", "2.5", "2.50"):
        assert judged(PERCENT, "ร้อยละ 75", earned).status == "passed"


@pytest.mark.parametrize(
    ("criteria", "result", "working"),
    [
        (PERCENT, "ร้อยละ 75", "75 → 2; 2 + (75 − 70) / (80 − 70) = 2.50"),
        (("ร้อยละ 60", "-", "ร้อยละ 80", "-", "ร้อยละ 100"), "ร้อยละ 85",
         "85 → 3; 3 + (85 − 80) / (100 − 80) × 2 = 3.50"),
        (("9 วัน", "8 วัน", "7 วัน", "6 วัน", "5 วัน"), "7 วัน",
         "7 → 3; 2 + (7 − 8) / (7 − 8) = 3.00"),
        (PERCENT, "ร้อยละ 45", "45 → 1"),
        (("2.51-3.00", "3.01-3.50", "3.51-4.00", "4.01-4.50", "4.51-5.00"), "3.75",
         "3.75 → 3; 3 + (3.75 − 3.51) / (4.01 − 3.51) = 3.48; "
         "2 + (3.75 − 3.5) / (4 − 3.5) = 2.50"),
    ],
)  # fmt: skip
def test_the_working_shows_each_convention(criteria, result, working):
    (finding,) = judged(criteria, result, "5").findings
    assert finding.working == working


@pytest.mark.parametrize(
    ("criteria", "result", "earned", "unearned"),
    [
        (PERCENT, "ร้อยละ 100", ["5"], ["4", "3.50"]),
        (PERCENT, "ร้อยละ 45", ["1"], ["2", "5"]),
        (PERCENT, "75 %", ["2", "2.5"], ["3", "5"]),
        (("ร้อยละ 50", "-", "ร้อยละ 70", "-", "ร้อยละ 80"), "ร้อยละ 60", ["1", "2"], ["3", "5"]),
        (("ร้อยละ 50", "ร้อยละ 60", "ร้อยละ 70", "ร้อยละ 75", "ร้อยละ 80"), "ร้อยละ 72.5",
         ["3", "3.5"], ["4", "2.5"]),
        ((">7.4", ">7.1 - 7.4", ">6.8 - 7.1", ">6.5 - 6.8", "≤6.5"), "7.35", ["2"], ["4", "5"]),
        ((">7.4", ">7.1 - 7.4", ">6.8 - 7.1", ">6.5 - 6.8", "<6.5"), "6.1", ["5"], ["1", "2"]),
        (("≥18", "≥17.5", "≥17", ">16", "≤16"), "18.5", ["1"], ["4", "5"]),
        (("2.51-3.00", "3.01-3.50", "3.51-4.00", "4.01-4.50", "4.51-5.00"), "4.20",
         ["4"], ["2", "1"]),
        (("ภายใน 9 วัน", "ภายใน 8 วัน", "ภายใน 7 วัน", "ภายใน 6 วัน", "ภายใน 5 วัน"), "6 วัน",
         ["4"], ["5", "2"]),
        (("จำนวน 2 เรื่อง", "จำนวน 4 เรื่อง", "จำนวน 6 เรื่อง", "จำนวน 8 เรื่อง", "จำนวน 10 เรื่อง"),
         "5 เรื่อง", ["2", "2.5"], ["5", "4"]),
        (tuple(f"ดำเนินการตามแผนฯ ได้{part}" for part in PERCENT), "ร้อยละ 92",
         ["4", "4.2"], ["5", "3"]),
        (tuple(f"ไม่น้อยกว่า{part}" for part in PERCENT), "ร้อยละ 85", ["3", "3.50"], ["5"]),
        (tuple(f"{part} ขึ้นไป" for part in PERCENT), "ร้อยละ 85", ["3"], ["5", "1"]),
        (("60", "70", "80", "90", "100"), "85", ["3", "3.5"], ["5"]),
        (tuple(f"{part} ของ 5 กระบวนการ" for part in PERCENT), "ร้อยละ 92", ["4", "4.2"], ["5"]),
        (("ต่ำกว่าร้อยละ 60", "ร้อยละ 60-69.99", "ร้อยละ 70-79.99", "ร้อยละ 80-89.99",
          "ร้อยละ 90 ขึ้นไป"), "ร้อยละ 75", ["3"], ["5", "1"]),
        (("๖๐ %", "๗๐ %", "๘๐ %", "๙๐ %", "๑๐๐ %"), "ร้อยละ ๗๕", ["2"], ["4"]),
    ],
)  # fmt: skip
def test_scales_of_every_kind(criteria, result, earned, unearned):
    for score in earned:
        assert judged(criteria, result, score).status == "passed", score
    for score in unearned:
        assert len(judged(criteria, result, score).findings) == 1, score


def test_the_form_may_fix_the_convention():
    for scale, right, wrong in (("step", "2", "2.5"), ("linear", "2.5", "2")):
        form = FORM.model_copy(update={"score": FORM.score.model_copy(update={"scale": scale})})
        assert judged(PERCENT, "ร้อยละ 75", right, form=form).status == "passed"
        assert len(judged(PERCENT, "ร้อยละ 75", wrong, form=form).findings) == 1


MILESTONES = ("ทบทวนงาน", "เสนอแผน", "จัดทำแผน", "ดำเนินการ", "สรุปผล")
DONE = ("ทบทวนแล้ว", "เสนอแล้ว", "จัดทำแล้ว")


@pytest.mark.parametrize("not_done", ["-", "", "ยังไม่ได้ดำเนินการ", "อยู่ระหว่างดำเนินการ"])
def test_a_score_above_the_highest_milestone_done_is_found(not_done: str):
    performance = (*DONE, not_done, not_done)
    found = judged(MILESTONES, "", "5", performance=performance)
    assert "reports work done up to level 3" in found.findings[0].message.en
    assert judged(MILESTONES, "", "3", performance=performance).status == "passed"


def test_a_score_at_a_level_without_a_criterion_is_found():
    criteria = ("ทบทวนงาน", "-", "จัดทำแผน", "-", "สรุปผล")
    (finding,) = judged(criteria, "", "4").findings
    assert "the score is 4, but Section 7" in finding.message.en
    assert "no criterion at that level" in finding.message.en
    assert judged(criteria, "5", "5").status == "passed"


def test_milestones_with_a_percentage_at_the_end_are_milestones():
    criteria = ("ทบทวนงาน", "-", "จัดทำแผน จำนวน 1 กระบวนการ", "-", "ดำเนินการตามแผนฯ ได้ร้อยละ 50")
    assert judged(criteria, "5", "5").status == "passed"
    short = (*DONE, "ทำแล้ว", "ดำเนินการตามแผนได้ร้อยละ 30")
    assert len(judged(criteria, "5", "5", performance=short).findings) == 1


def test_a_result_given_as_a_level_must_be_the_score():
    assert len(judged(MILESTONES, "ระดับ 4", "5").findings) == 1
    assert judged(MILESTONES, "ระดับ 5", "5").status == "passed"


def test_what_cannot_be_compared_is_skipped_with_the_reason():
    for result, reason in (("5 เรื่อง", "the criteria in “ร้อยละ”"), ("", "no result as a number")):
        found = judged(PERCENT, result, "5")
        assert found.status == "skipped" and not found.blocked
        assert reason in found.reason


def test_criteria_are_not_applied_to_other_indicators():
    other = "จำนวนโครงการฝึกอาชีพในพื้นที่ห่างไกล"
    rows = (
        row("5", "2", "0.10", result="ร้อยละ 75"),
        row("5", "5", "0.25", result="ร้อยละ 75", indicator=other),
    )
    found = report(
        indicator_name=Name(INDICATOR), criteria=levels(*PERCENT), score_calculation=table(*rows)
    )
    assert findings("SCORE-07", found) == ()


@pytest.mark.parametrize(
    "text",
    ["เป9าหมาย", "ครั้งที่ 2", "ปีงบประมาณ พ.ศ. 2566", "16 มกราคม 2567", "1. ทบทวนงาน", "ISO 9001",
     "คำสั่งที่ 2/2567", "ขั้นตอนที่ 3", "เวลา 08.30 น.", "รอบ 6 เดือน"],
)  # fmt: skip
def test_numbers_that_are_no_quantities_are_not_read(text: str):
    assert quantities(text) == ()


def test_the_criteria_are_shown_as_they_bind():
    asked = [
        q.shown
        for text in ("> 7.1 - 7.4", "ไม่น้อยกว่าร้อยละ 80", "ภายใน 5 วัน")
        for q in quantities(text)
    ]
    assert asked == ["> 7.1 - 7.4", "ร้อยละ ≥ 80", "≤ 5 วัน"]
