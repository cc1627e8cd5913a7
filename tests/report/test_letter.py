from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from audits_by_hand import FORM, audit, no_recommendations, wrong_score
from decisions_by_hand import decided
from docx.oxml.ns import qn

from extractor.model import DOUBT, Audit, Message
from extractor.report.audit_json import audit_record
from extractor.report.decisions import Standing
from extractor.report.letter_docx import MEMO, Manner, letter_docx
from extractor.report.letter_page import FONT
from extractor.report.letter_text import Letter, arabic, letters_of, thai


def letters(*audits: Audit, standing: Standing | None = None, **how: bool) -> tuple[Letter, ...]:
    records = [audit_record(made, FORM) for made in audits]
    return letters_of(records, standing or {}, arabic, **how)


class TestWhatIsListed:
    BOTH = audit(wrong_score(), no_recommendations())

    def test_an_error_is_and_a_warning_is_not(self) -> None:
        (letter,) = letters(self.BOTH)
        assert [item.heading for item in letter.reports[0].items] == [
            "1.1 หัวข้อที่ 8 การคำนวณคะแนนจากผลการดำเนินงาน"
        ]
        assert letter.undecided == 1

    def test_a_warning_that_a_reviewer_agreed_with_is(self) -> None:
        (letter,) = letters(self.BOTH, standing=decided(self.BOTH, "leave", "agree"))
        assert letter.items == 2
        assert letter.undecided == 1

    def test_an_error_that_a_reviewer_overruled_is_not(self) -> None:
        assert letters(self.BOTH, standing=decided(self.BOTH, "overrule", "leave")) == ()

    def test_a_doubt_that_a_reviewer_agreed_with_is_put_as_plainly_as_a_fault(self) -> None:
        said = wrong_score().message
        doubt = Message(th=DOUBT.th + said.th, en=DOUBT.en + said.en)
        doubted = audit(replace(wrong_score(), message=doubt, severity="info", certain=False))
        assert letters(doubted) == ()
        (letter,) = letters(doubted, standing=decided(doubted, "agree"))
        (plain,) = letters(audit(wrong_score()))
        assert letter.reports[0].items[0].lines == plain.reports[0].items[0].lines

    def test_only_what_was_agreed_with_where_that_is_asked_for(self) -> None:
        assert letters(self.BOTH, only_agreed=True) == ()
        agreed = decided(self.BOTH, "agree", "leave")
        assert [one.items for one in letters(self.BOTH, standing=agreed, only_agreed=True)] == [1]

    def test_a_report_without_fault_has_no_letter(self) -> None:
        assert letters(audit()) == ()


class TestWhoGetsOne:
    def test_reports_of_one_unit_share_a_letter(self) -> None:
        (letter,) = letters(
            audit(wrong_score(), path="กองคลัง/a.docx"), audit(wrong_score(), path="กองคลัง/b.docx")
        )
        assert (letter.name, len(letter.reports)) == ("กองคลัง", 2)

    def test_units_of_one_name_in_two_places_do_not(self) -> None:
        found = letters(
            audit(wrong_score(), path="ภาคเหนือ/กองคลัง/a.docx"),
            audit(wrong_score(), path="ภาคใต้/กองคลัง/b.docx"),
        )
        assert [letter.name for letter in found] == ["กองคลัง", "กองคลัง"]
        assert [len(letter.reports) for letter in found] == [1, 1]

    def test_reports_without_a_unit_are_not_shown_to_each_other(self) -> None:
        found = letters(audit(wrong_score(), path="a.docx"), audit(wrong_score(), path="b.pdf"))
        assert [letter.name for letter in found] == ["a", "b"]
        assert [letter.unit.name for letter in found] == ["", ""]


class TestWords:
    def test_an_item_says_what_stands_there_what_is_right_and_what_to_do(self) -> None:
        (letter,) = letters(audit(replace(wrong_score(), quote="0.58")))
        assert letter.reports[0].heading == (
            "1. ตัวชี้วัด “ร้อยละของงานที่เสร็จ” รอบ 6 เดือน (ไฟล์ report.docx)"
        )
        assert letter.reports[0].items[0].lines == (
            ("สิ่งที่พบ", "หัวข้อที่ 8 แถวที่ 1: คะแนนถ่วงน้ำหนัก 0.58 ไม่ตรงกับผลคูณ"),
            ("ที่ปรากฏในรายงาน", "“0.58”"),
            ("ผลที่คำนวณได้", "0.53"),
            ("ขอให้ดำเนินการ", "โปรดแก้ไข"),
        )

    def test_a_missing_section_is_told_as_not_there(self) -> None:
        (letter,) = letters(audit(replace(no_recommendations(), severity="error")))
        assert letter.reports[0].items[0].lines == (
            ("สิ่งที่พบ", "ไม่พบหัวข้อที่ 12"),
            ("ที่ปรากฏในรายงาน", "ไม่ปรากฏ"),
            ("ขอให้ดำเนินการ", "โปรดเพิ่ม"),
        )

    def test_remarks_for_the_reviewer_and_quoted_requests_do_not_mislead(self) -> None:
        said = "พบ “ขอ โปรดลบ” ในช่อง โปรดตรวจ [ตรวจพบได้ตั้งแต่ 0.01]"
        (letter,) = letters(audit(replace(wrong_score(), message=Message(said, said))))
        lines = dict(letter.reports[0].items[0].lines)
        assert (lines["สิ่งที่พบ"], lines["ขอให้ดำเนินการ"]) == ("พบ “ขอ โปรดลบ” ในช่อง", "โปรดตรวจ")

    @pytest.mark.parametrize(
        ("reported", "shown"),
        [
            ("เนื้อหา", "“เนื้อหา”"),
            ("0.58", ""),
            ("8", ""),
            ("weight × score", ""),
        ],
    )
    def test_only_what_is_printed_is_quoted_as_standing_there(
        self, reported: str, shown: str
    ) -> None:
        text = "หัวข้อที่ 8: เขียนว่า เนื้อหา 0.58 โปรดแก้"
        odd = replace(wrong_score(), reported=reported, message=Message(text, text))
        (letter,) = letters(audit(odd))
        assert dict(letter.reports[0].items[0].lines).get("ที่ปรากฏในรายงาน", "") == shown

    @pytest.mark.parametrize(
        ("expected", "working", "line"),
        [
            ("0.53", "12.50 × 4.25 / 100", ("ผลที่คำนวณได้", "0.53")),
            ("1-5", None, ("ควรสอดคล้องกับ", "1-5")),
            ("2023-10-01/2024-09-30", None, None),
            ("8", None, None),
            ("weight × score / 100", "1 × 2", None),
        ],
    )
    def test_what_is_right_is_said_in_words_of_people(
        self, expected: str, working: str | None, line: tuple[str, str] | None
    ) -> None:
        text = "หัวข้อที่ 8: อยู่นอกช่วง 1-5 โปรดแก้"
        odd = replace(
            wrong_score(), expected=expected, working=working, message=Message(text, text)
        )
        (letter,) = letters(audit(odd))
        lines = letter.reports[0].items[0].lines
        labels = [one for one in lines if one[0] in ("ผลที่คำนวณได้", "ควรสอดคล้องกับ")]
        assert labels == ([line] if line else [])

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("รวม 12 ข้อ", "รวม ๑๒ ข้อ"),
            ("พบ “เลข 12” แต่ 0.5", "พบ “เลข 12” แต่ ๐.๕"),
            ("ดู https://example.go.th/12 ข้อ 3", "ดู https://example.go.th/12 ข้อ ๓"),
        ],
    )
    def test_thai_digits_leave_quotations_and_addresses(self, text: str, written: str) -> None:
        assert thai(text) == written


class TestFile:
    def made(self, *audits: Audit, manner: Manner = MEMO) -> bytes:
        records = [audit_record(made, FORM) for made in audits]
        (letter,) = letters_of(records, {}, manner.digits)
        return letter_docx(letter, FORM.title, manner)

    def test_it_has_the_parts_of_a_memorandum_in_order(self) -> None:
        document = docx.Document(io.BytesIO(self.made(audit(wrong_score(), path="กองคลัง/a.docx"))))
        lines = [paragraph.text for paragraph in document.paragraphs]
        opening = [line.split("\t")[0].strip() for line in lines[:5]]
        assert opening == ["บันทึกข้อความ", "ส่วนราชการ", "ที่", "เรื่อง", "เรียน"]
        assert lines[4] == "เรียน\tหัวหน้าหน่วยงาน (กองคลัง)"
        assert "วันที่" in lines[2]
        assert any(line.startswith("จึงเรียนมาเพื่อโปรดดำเนินการแก้ไข") for line in lines)
        assert lines[-1].startswith("ตำแหน่ง")

    def test_an_outside_letter_has_its_own_head_and_closing_words(self) -> None:
        made = self.made(audit(wrong_score()), manner=Manner(external=True))
        lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
        assert "บันทึกข้อความ" not in lines
        assert lines[0].startswith("ที่ ...")
        assert lines[2].startswith("วันที่ ...")
        assert lines[3].startswith("เรื่อง\t")
        assert "ขอแสดงความนับถือ" in lines
        assert lines[-1].startswith("โทร.")

    def test_whom_it_goes_to_is_left_to_fill_in_where_nobody_knows(self) -> None:
        document = docx.Document(io.BytesIO(self.made(audit(wrong_score(), path="a.docx"))))
        assert document.paragraphs[4].text.startswith("เรียน\t.....")

    def test_every_run_is_sized_and_fonted_for_thai(self) -> None:
        document = docx.Document(io.BytesIO(self.made(audit(wrong_score()))))
        runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
        assert runs
        for run in runs:
            properties = run._r.rPr
            fonts = properties.find(qn("w:rFonts"))
            assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs")} == {FONT}
            size, thai_size = (properties.find(qn(tag)).get(qn("w:val")) for tag in _SIZES)
            assert size == thai_size
            assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
            assert (properties.find(qn("w:b")) is None) == (properties.find(qn("w:bCs")) is None)
        assert runs[-1]._r.rPr.find(qn("w:szCs")).get(qn("w:val")) == "32", "16 points"

    def test_hostile_contents_are_text(self) -> None:
        hostile = replace(wrong_score(), quote="</w:t><w:p/>&\u202e", reported=None)
        document = docx.Document(io.BytesIO(self.made(audit(hostile, path="<b>/x.docx"))))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "“</w:t><w:p/>&\\u202e”" in text
        assert "(<b>)" in text

    def test_the_same_letter_has_the_same_bytes(self) -> None:
        assert self.made(audit(wrong_score())) == self.made(audit(wrong_score()))

    def test_thai_digits_reach_the_numbering(self) -> None:
        quoted = replace(wrong_score(), quote="0.58")
        document = docx.Document(
            io.BytesIO(self.made(audit(quoted), manner=Manner(thai_digits=True)))
        )
        lines = [paragraph.text for paragraph in document.paragraphs]
        assert "๑.๑ หัวข้อที่ ๘ การคำนวณคะแนนจากผลการดำเนินงาน" in lines
        assert "ที่ปรากฏในรายงาน\t“0.58”" in lines, "a quotation stays as it is"


_SIZES = ("w:sz", "w:szCs")
