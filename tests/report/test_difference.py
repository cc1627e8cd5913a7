from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from audits_by_hand import FORM, audit, no_recommendations, unreadable, wrong_score
from decisions_by_hand import decision

from extractor.model import Audit, Finding, Items, Message, Name, Outcome, Round, Status
from extractor.report.audit_json import audit_record
from extractor.report.columns import Ink
from extractor.report.decisions import Standing
from extractor.report.difference import Difference, ReportDifference, Shelf, difference
from extractor.report.difference_text import difference_text
from extractor.report.pairing import Card, Pairing, card_of, pair_of, paired
from extractor.report.record import AuditRecord
from extractor.report.text import Page


def record(*findings: Finding, passed: tuple[str, ...] = (), **how: object) -> AuditRecord:
    """An audit in which these checks passed besides those that found something."""
    outcomes = tuple(Outcome(code, "named", "error", Status.PASSED) for code in passed)
    made: Audit = audit(*findings, outcomes=outcomes, **how)  # type: ignore[arg-type]
    return audit_record(made, FORM)


def compared(
    old: AuditRecord, new: AuditRecord, decided_old: Standing | None = None
) -> ReportDifference:
    pairing = Pairing((pair_of(card_of(0, old), card_of(0, new), "name"),))
    before, after = Shelf([old].__getitem__, decided_old or {}), Shelf([new].__getitem__, {})
    (report,) = difference(pairing, before, after).reports
    return report


def cards(records: Sequence[AuditRecord]) -> list[Card]:
    return [card_of(place, record) for place, record in enumerate(records)]


def whole(old: Sequence[AuditRecord], new: Sequence[AuditRecord]) -> Difference:
    shelves = Shelf(old.__getitem__, {}), Shelf(new.__getitem__, {})
    return difference(paired(cards(old), cards(new)), *shelves)


def row(number: int, printed: str) -> Finding:
    text = f"หัวข้อที่ 8 แถวที่ {number}: คะแนนถ่วงน้ำหนัก {printed} ไม่ตรงกับผลคูณ โปรดแก้ไข"
    return replace(wrong_score(), row=str(number), reported=printed, message=Message(text, text))


class TestFindings:
    def test_what_its_check_no_longer_finds_is_fixed(self) -> None:
        found = compared(record(wrong_score()), record(passed=("SCORE-03",), data=b"new"))
        assert [finding.code for finding in found.fixed] == ["SCORE-03"]
        assert (found.still_open, found.new_findings, found.unchecked) == ([], [], [])

    def test_what_could_not_be_checked_again_is_not_fixed(self) -> None:
        skipped = Outcome("SCORE-03", "n", "error", Status.SKIPPED, "no table", blocked=True)
        new = audit_record(audit(data=b"new", outcomes=(skipped,)), FORM)
        for again in (new, audit_record(unreadable(), FORM)):
            found = compared(record(wrong_score()), again)
            assert [finding.code for finding in found.unchecked] == ["SCORE-03"]
            assert found.fixed == []

    def test_what_is_there_again_is_still_open_also_with_another_value(self) -> None:
        for printed in ("0.58", "0.61"):
            found = compared(record(row(1, "0.58")), record(row(1, printed), data=b"new"))
            assert [(one.old.reported, one.new.reported) for one in found.still_open] == [
                ("0.58", printed)
            ]
            assert (found.fixed, found.new_findings) == ([], [])

    def test_rows_are_told_apart_by_what_their_message_begins_with(self) -> None:
        found = compared(
            record(row(1, "0.58"), row(2, "0.70")), record(row(2, "0.71"), data=b"new")
        )
        assert [finding.reported for finding in found.fixed] == ["0.58"]
        assert [one.new.reported for one in found.still_open] == ["0.71"]

    def test_what_was_not_there_is_new(self) -> None:
        found = compared(record(passed=("SCORE-03",)), record(wrong_score(), data=b"new"))
        assert [finding.code for finding in found.new_findings] == ["SCORE-03"]

    def test_what_a_reviewer_overruled_is_neither_open_nor_fixed(self) -> None:
        old, new = record(wrong_score()), record(wrong_score(), data=b"new")
        overruled = decision(old.findings[0].id, "overrule")
        found = compared(old, new, {overruled.finding: overruled})
        assert [finding.code for finding in found.overruled] == ["SCORE-03"]
        assert (found.still_open, found.new_findings, found.fixed) == ([], [], [])


class TestSections:
    def test_a_section_that_came_is_told_with_its_lines(self) -> None:
        recommendations: dict[str, object] = {"recommendations": Items()}
        found = compared(record(), record(data=b"new", changed=recommendations))
        (change,) = found.sections
        assert (change.number, change.was, change.now) == (12, "missing", "present")
        assert (change.removed, change.added) == ([], ["เนื้อหา"])

    def test_equal_sections_are_not_told_whatever_their_spacing(self) -> None:
        old, new = record(), record(data=b"new")
        spaced = new.sections["description"].model_copy(update={"text": " เนื้อ หา\n"})
        new = new.model_copy(update={"sections": {**new.sections, "description": spaced}})
        assert compared(old, new).sections == []

    def test_a_report_that_could_not_be_read_has_not_lost_its_sections(self) -> None:
        assert compared(record(), audit_record(unreadable(), FORM)).sections == []


def named(
    path: str, indicator: str = "ก", months: int | None = 6, data: bytes = b""
) -> AuditRecord:
    changed = {"indicator_name": Name(indicator), "reporting_round": Round(months)}
    return record(path=path, changed=changed, data=data or path.encode("utf-8"))


class TestPairing:
    def by(self, old: list[AuditRecord], new: list[AuditRecord]) -> list[tuple[str, str, str]]:
        pairs = paired(cards(old), cards(new)).pairs
        return [(one.old.path, one.new.path, one.by) for one in pairs]

    def test_the_same_path_comes_first_then_the_content_then_what_it_is_about(self) -> None:
        old = [named("u/a", data=b"1"), named("u/b", "ข", data=b"2"), named("u/c", "ค", data=b"3")]
        new = [named("u/c2", "ค"), named("u/b2", "ข", data=b"2"), named("u/a", data=b"9")]
        assert self.by(old, new) == [
            ("u/c", "u/c2", "unit, indicator and round"),
            ("u/b", "u/b2", "content"),
            ("u/a", "u/a", "path"),
        ]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ([named("u/a"), named("u/b")], [named("u/c")]),
            ([named("u/a")], [named("u/c"), named("u/d")]),
            ([named("u/a")], [named("v/c")]),
            ([named("u/a", months=None)], [named("u/c", months=None)]),
            ([named("u/a", "")], [named("u/c", "")]),
            ([named("u/a", months=6)], [named("u/c", months=12)]),
        ],
    )
    def test_where_more_than_one_could_be_meant_or_nothing_is_known_there_is_no_pair(
        self, old: list[AuditRecord], new: list[AuditRecord]
    ) -> None:
        found = paired(cards(old), cards(new))
        assert found.pairs == ()
        assert (len(found.only_old), len(found.only_new)) == (len(old), len(new))

    def test_under_one_path_another_indicator_is_doubted_and_another_report_is_none(self) -> None:
        old, new = cards([named("u/a", "ก")]), cards([named("u/a", "ข", data=b"9")])
        assert [pair.doubt for pair in paired(old, new).pairs] == ["indicator"]
        assert paired(old, cards([named("u/a", "ข", 12, b"9")])).pairs == ()


class TestText:
    PAGE = Page("th", Ink(), 100, "percent")

    def text(self, found: Difference) -> str:
        return difference_text(found, self.PAGE)

    def test_it_says_how_reports_were_paired_and_what_became_of_them(self) -> None:
        old = [
            record(wrong_score(), path="u/a.docx"),
            record(no_recommendations(), path="u/x.docx"),
        ]
        new = [record(passed=("SCORE-03",), path="u/a.docx", data=b"new")]
        text = self.text(whole(old, new))
        assert "u/a.docx · พบข้อที่ต้องดู → ไม่พบข้อผิดพลาด · จับคู่ จากชื่อไฟล์เดียวกัน" in text
        assert "แก้แล้ว        SCORE-03 หัวข้อที่ 8 แถวที่ 1" in text
        assert "ไม่พบในชุดใหม่: u/x.docx · พบข้อที่ต้องดู · ต้องแก้ไข 0 ข้อ" in text
        assert text.endswith("เปรียบเทียบ 1 ฉบับ: แก้แล้ว 1 · ยังค้างอยู่ 0 · พบใหม่ 0 · ตรวจไม่ได้ 0\n")

    def test_a_doubtful_pair_says_so(self) -> None:
        found = whole([named("u/a", "ก")], [named("u/a", "ข", data=b"9")])
        assert "โปรดดู        ชื่อตัวชี้วัดไม่ตรงกัน" in self.text(found)
