from dataclasses import replace
from decimal import Decimal

import pytest
from written import FORM, NO_DOCUMENT, heading, lines, sections, table

from extractor.fields import read_fields
from extractor.fields.indicator import read_name
from extractor.model import Missing, Name, Number, Occurrence, People, ScoreTable, Text


def report(**contents):
    return read_fields(NO_DOCUMENT, sections(**contents), FORM)


def units(*texts: str) -> list[str]:
    return [mention.what for mention in report(description=lines(*texts)).units]


def test_a_section_that_is_not_there_has_no_value():
    found = report(obstacles=())
    assert found.fields["description"].value == Missing("the section is missing")
    assert found.fields["obstacles"].value == Missing("the section is empty")


def test_a_section_in_which_nobody_wrote_an_answer_has_an_empty_value():
    found = report(
        supervisor=lines("......................"),
        description=lines("......................"),
        score_calculation=lines("ระบุน้ำหนักตัวชี้วัด"),
    )
    assert found.fields["supervisor"].value == People()
    assert found.fields["description"].value == Text("")
    assert found.fields["score_calculation"].value == ScoreTable()
    assert found.fields_read == 0


def test_what_stands_there_and_cannot_be_read_is_missing_with_the_reason():
    found = report(criteria=lines("ตามเอกสารแนบ"))
    assert found.fields["criteria"].value == Missing("no score levels could be recognised")


def test_fields_are_counted_as_a_complete_report_holds_them():
    nothing, some = report(), report(
        reporting_round=lines("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"),
        supervisor=lines("นายก ข", "โทร. 0 2555 123"),
        criteria=table("1 | ก", "2 | -", "3 | ข"),
        score_calculation=table(
            "ชื่อตัวชี้วัด | น้ำหนัก | ผลการดำเนินงาน | ค่าคะแนนที่ได้ | ค่าคะแนนถ่วงน้ำหนัก",
            "ก | 5 | - | ดีมาก | ",
        ),
    )  # fmt: skip
    # round 1, name 1, people 2 and 2, text 1, levels 5 and 5, score 5, four lists 4, evidence 1
    assert (nothing.fields_read, nothing.fields_expected) == (0, 27)
    # the round, a name (the phone is none), three levels, the indicator, its weight and its "-"
    assert (some.fields_read, some.fields_expected) == (1 + 1 + 3 + 3, 27)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ระดับความสำเร็จ", "ระดับความสำเร็จ"),
        ("1.2 ระดับความสำเร็จ", "ระดับความสำเร็จ"),
        ("ตัวชี้วัดที่ ๖ ระดับความสำเร็จ", "ระดับความสำเร็จ"),
        ("ระดับความสำเร็จ (น้ำหนักร้อยละ 5)", "ระดับความสำเร็จ"),
        ("ระดับความสำเร็จ ..............", "ระดับความสำเร็จ"),
        ("5 ส. เพื่อการปรับปรุง", "5 ส. เพื่อการปรับปรุง"),
        ("............", ""),
    ],
)
def test_an_indicator_is_called_by_its_name_alone(text, name):
    found = read_name(Occurrence(heading("indicator_name", "ชื่อตัวชี้วัด"), lines(text)))
    assert isinstance(found, Name)
    assert found.name == name


def test_a_bare_number_is_the_indicators_after_a_heading_that_asks_for_it():
    after = Occurrence(heading("indicator_name", "ตัวชี้วัดที่"), lines("๖ ระดับความสำเร็จ"))
    assert read_name(after).name == "ระดับความสำเร็จ"


@pytest.mark.parametrize(
    "text",
    [
        "ของสำนักงานเลขาธิการกรม",
        "สำนักงานเลขาธิการกรมประจำปีงบประมาณ พ.ศ. 2566",
        "ภารกิจหลักของสำนักงานเลขาธิการกรมเพื่อให้บรรลุ",
        "คำสั่งสำนักงานเลขาธิการกรม ที่ 2/2567",
        "สำนักงานเลขาธิการกรมได้ดำเนินการ",
    ],
)
def test_a_unit_ends_where_a_space_or_a_joining_word_says_so(text):
    assert units(text) == ["สำนักงานเลขาธิการกรม"]


def test_a_longer_run_is_the_shorter_name_that_the_report_prints_elsewhere():
    assert units("กองแผนงานกำหนดแนวทาง", "ของกองแผนงาน") == ["กองแผนงาน", "กองแผนงาน"]


def test_words_that_only_hold_a_units_letters_are_no_units():
    assert units("ผู้บริหารระดับสำนัก/กองให้ความสำคัญ", "ใช้โปรแกรมสำเร็จรูป", "กรมฯ") == []


def test_fiscal_years_are_buddhist_and_spans_of_years_are_none():
    found = report(
        description=lines(
            "ประจำปีงบประมาณ พ.ศ.๒๕๖๖",
            "ปีงบประมาณ 67",
            "ปีงบประมาณ พ.ศ. 2566 - 2570",
            "ระเบียบสำนักนายกรัฐมนตรี พ.ศ. 2526",
        )
    )
    assert [(m.what, m.section) for m in found.fiscal_years] == [
        ("2566", "description"),
        ("2567", "description"),
    ]


def test_every_value_knows_its_place():
    found = report(
        score_calculation=table(
            "ชื่อตัวชี้วัด | น้ำหนัก | ผลการดำเนินงาน | ค่าคะแนนที่ได้ | ค่าคะแนนถ่วงน้ำหนัก",
            "ก | 5 | 5 | 5 | 0.25",
        )
    ).fields["score_calculation"].value  # fmt: skip
    assert isinstance(found, ScoreTable)
    weighted = found.rows[0].weighted_score
    assert isinstance(weighted, Number)
    assert (weighted.value, weighted.place.path) == (Decimal("0.25"), "tr[2]/tc[5]")


def test_a_subtitle_beside_the_sections_says_of_which_year_the_report_is():
    subtitle, letter = lines("กองคลัง ประจำปีงบประมาณ พ.ศ. 2567", "ตามผลเมื่อสิ้นปีงบประมาณ พ.ศ. 2565")
    found = replace(sections(description=lines("ลดขั้นตอน")), unclaimed=(subtitle, letter))
    years = read_fields(NO_DOCUMENT, found, FORM).fiscal_years
    assert [(m.what, m.section) for m in years] == [("2567", "")]
