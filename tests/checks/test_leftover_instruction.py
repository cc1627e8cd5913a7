from reports import all_codes, findings, report, row, said, table

from extractor.model import Items, Name, People


def test_the_form_s_instruction_in_place_of_a_name_is_told_once():
    left = report(
        indicator_name=Name("ระบุชื่อตัวชี้วัดระดับความสำเร็จ"),
        texts={"indicator_name": "ระบุชื่อตัวชี้วัดระดับความสำเร็จ"},
    )
    assert all_codes(left) == ["SEC-06"]
    assert "still holds the form's instruction “ระบุชื่อตัวชี้วัด" in said("SEC-06", left)[0]


def test_brackets_and_bullets_do_not_hide_an_instruction():
    for text in ("(ระบุข้อเสนอแนะสำหรับปีหน้า)", "■ ระบุ ข้อเสนอแนะ", "1. ระบุข้อเสนอแนะ"):
        left = report(recommendations=Items(()), texts={"recommendations": text})
        assert len(findings("SEC-06", left)) == 1, text


def test_nobody_is_missed_where_only_the_instruction_stands():
    left = report(supervisor=People(), texts={"supervisor": "ระบุชื่อผู้ที่ได้รับมอบหมายให้ดูแล"})
    assert all_codes(left) == ["SEC-06"]


def test_an_instruction_in_a_cell_of_the_score_table_is_told_instead_of_an_unreadable_number():
    left = report(
        score_calculation=table(row("5", "ระบุค่าคะแนน", "0.25")),
        texts={"score_calculation": "ชื่อตัวชี้วัด\tน้ำหนัก\nก\t5\tระบุค่าคะแนนของตัวชี้วัด\t0.25"},
    )
    assert all_codes(left) == ["SEC-06"]


def test_an_answer_that_speaks_of_instructions_later_passes():
    fine = report(texts={"recommendations": "ควรอบรมเพิ่ม\nระบุข้อเสนอแนะของผู้ใช้ในรายงาน"})
    assert findings("SEC-06", fine) == ()
