"""SAME-01 and SAME-02."""

import pytest
from reports import (
    INDICATOR,
    PAGE,
    SCAN,
    all_codes,
    findings,
    outcome,
    report,
    row,
    said,
    table,
    unit,
    year,
)

from extractor.checks.spelling import nearly_same
from extractor.model import Document, Layer, Mention, PageReading


def test_two_fiscal_years_are_found_at_the_rarer_one():
    mixed = report(fiscal_years=(year("2566"), year("2566"), year("2565", "evidence")))
    (message,) = said("SAME-01", mixed)
    assert (
        "different fiscal years: 2566 (2 times), 2565 (1 time), e.g. “ปีงบประมาณ พ.ศ. 2565”"
        in message
    )
    assert "in Section 13" in message


def test_one_fiscal_year_passes_and_none_is_nothing_to_judge():
    assert findings("SAME-01", report(fiscal_years=(year("2566"), year("2566")))) == ()
    assert outcome("SAME-01", report()).status == "skipped"


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("recommendations", "เสนอของบประมาณในปีงบประมาณ พ.ศ. 2567"),
        ("obstacles", "ผู้รับบริการเพิ่มขึ้นเมื่อเทียบกับปีงบประมาณ พ.ศ. 2567"),
        ("actions_taken", "แผนปฏิบัติราชการ ปีงบประมาณ พ.ศ. 2566 - 2570"),
        ("actions_taken", "เตรียมการสำหรับปีงบประมาณ พ.ศ. 2567 ต่อไป"),
        ("actions_taken", "ปฏิบัติตามระเบียบ พ.ศ. 2526"),
    ],
)
def test_years_that_are_not_the_report_s_own_do_not_count(section: str, line: str):
    start = max(line.find("ปีงบ"), 0)
    other = Mention("2567", section, line[start : start + 20] if start else "พ.ศ. 2526")
    fine = report(texts={section: line}, fiscal_years=(year("2566"), other))
    assert findings("SAME-01", fine) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("สำนักงานเลขานุการกรม", "สำนักงานเลขาธิการกรม"),
        ("กองการเจ้าหน้าที่", "กองกาเจ้าหน้าที่"),
        ("สำนักงานทะเบียนผู้ประกอบการ", "สำนักงานทะเบียนผู้ประกอบกิจการ"),
        ("กองคลังและพัสดุ", "กองคลังและพัดสุ"),
        ("ศูนย์วิจัยเมล็ดพันธุ์ท้องถิ่น", "ศูนย์วิจัยเมล็ดพันธ์ท้องถิ่น"),
        ("กองนิติการ", "กองนิติกร"),
        ("กองสื่อสารองค์กร", "กองสื่อสารองค์การ"),
    ],
)
def test_spellings_of_one_name_are_told_from_different_names(one: str, other: str):
    (message,) = said("SAME-02", report(units=(unit(one), unit(other), unit(one))))
    assert f": “{one}” (2 times), “{other}” (1 time). Use one name throughout." in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กองแผนงาน", "กองคลัง"),
        ("กองช่าง", "กองคลัง"),
        ("สำนักงานตัวอย่างเขต 1", "สำนักงานตัวอย่างเขต 2"),
        ("สำนักงานจังหวัดนครพนม", "สำนักงานจังหวัดนครปฐม"),
        ("สำนักงานจังหวัดนนทบุรี", "สำนักงานจังหวัดลพบุรี"),
        ("สำนักงานเลขานุการกรม", "สำนักงานเลขานุการ"),
        ("กลุ่มตรวจสอบภายใน", "กลุ่มตรวจสอบภายนอก"),
        ("กองแผนงาน", "กอง แผนงาน"),
        ("สำนักพัฒนา", "กองพัฒนา"),
    ],
)
def test_different_names_and_short_forms_pass(one: str, other: str):
    assert not nearly_same(one, other)
    assert all_codes(report(units=(unit(one), unit(other)))) == []


def test_the_indicator_spelt_otherwise_in_the_score_table_is_found():
    slip = INDICATOR.replace("ใบอนุญาต", "ใบอนุญาติ")
    mixed = report(score_calculation=table(row("5", "5", "0.25", result="5", indicator=slip)))
    assert all_codes(mixed) == ["SAME-02"]
    assert f"“{slip}”" in said("SAME-02", mixed)[0]


def test_an_indicator_cut_short_in_a_narrow_column_passes():
    short = report(
        score_calculation=table(row("5", "5", "0.25", result="5", indicator=INDICATOR[:25]))
    )
    assert all_codes(short) == []


def test_a_spelling_read_from_a_picture_is_not_judged():
    mentions = tuple(Mention(n, "evidence", n, PAGE) for n in ("กองการเจ้าหน้าที่", "กองกาเจ้าหน้าที่"))
    found = outcome("SAME-02", report(units=mentions, document=SCAN))
    assert found.findings == () and "its spelling is not judged" in found.reason


def pdf(layer: Layer, quality: float) -> Document:
    return Document("pdf", pages=(PageReading(1, layer, quality),))


def test_names_that_differ_in_marks_alone_are_not_judged_where_the_text_was_repaired_in_doubt():
    marks = tuple(Mention(n, "evidence", n, PAGE) for n in ("กองสื่อสารองค์กร", "กองสือสารองค์กร"))
    letters = tuple(Mention(n, "evidence", n, PAGE) for n in ("กองการเจ้าหน้าที่", "กองกาเจ้าหน้าที่"))
    told = outcome("SAME-02", report(units=marks, document=pdf("repaired", 0.998)))
    assert told.findings == () and "the reading's fault" in told.reason
    assert len(findings("SAME-02", report(units=marks, document=pdf("text", 1.0)))) == 1
    assert len(findings("SAME-02", report(units=letters, document=pdf("repaired", 0.998)))) == 1
    assert findings("SAME-02", report(units=letters, document=pdf("text", 0.9))) == ()
