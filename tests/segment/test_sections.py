"""Sections are found in every layout that reports come in, and nothing else is taken for one."""

import re

import pytest
from segment.reading import NUMBERED, contents, document, heading, sections_of

from extractor.form import load_form
from extractor.model import Document, Paragraph, Place
from extractor.segment import find_sections
from extractor.segment.frame import closing, opening

IDS = tuple(section.id for section in load_form().sections)


def test_a_numbered_report_has_all_sections_in_order():
    sections = sections_of(NUMBERED)
    assert [section.status for section in sections.sections] == ["present"] * 13
    assert sections.order == IDS
    assert sections.lines_claimed == sections.lines_total
    assert sections["obstacles"].first.text == "ไม่มี"
    assert sections["description"].first.text == "การลดขั้นตอน หมายถึง การตัดงานที่ซ้ำกัน"


def test_every_match_carries_similarity_runner_up_and_margin():
    match = heading(sections_of(NUMBERED), "score_calculation")
    assert match.similarity == 1.0
    assert match.runner_up in IDS
    assert match.runner_up != "score_calculation"
    assert 0.2 < match.margin < 1.0
    assert match.exact


@pytest.mark.parametrize(
    "numbering",
    ["{n}. ", "{n}) ", "({n}) ", "{thai}. ", "ข้อ {n} ", "{n}.", "{thai} ", ""],
)
def test_numbers_in_both_digit_systems_and_none(numbering):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    lines = []
    form = load_form()
    titles = {section.title: section.number for section in form.sections}
    for line in NUMBERED.splitlines():
        words = line.split(". ", 1)[-1]
        if words in titles:
            number = str(titles[words])
            line = numbering.format(n=number, thai=number.translate(thai)) + words
        lines.append(line)
    sections = sections_of("\n".join(lines))
    assert [section.status for section in sections.sections] == ["present"] * 13
    assert sections["description"].first.text == "การลดขั้นตอน หมายถึง การตัดงานที่ซ้ำกัน"


def test_content_behind_the_colon_on_the_same_line():
    text = """
ชื่อตัวชี้วัด : ร้อยละของเรื่องที่ตอบทันเวลา
คำอธิบาย : วัดจากวันที่รับเรื่อง
อุปสรรคต่อการดำเนินงาน : บุคลากรไม่เพียงพอ
"""
    assert contents(text) == {
        "indicator_name": "ร้อยละของเรื่องที่ตอบทันเวลา",
        "description": "วัดจากวันที่รับเรื่อง",
        "obstacles": "บุคลากรไม่เพียงพอ",
    }


def test_two_headings_side_by_side_keep_their_phones_apart():
    text = """
ผู้กำกับดูแลตัวชี้วัด : ผู้อำนวยการกอง\tผู้จัดเก็บข้อมูล : นายหนึ่ง สองสาม
เบอร์โทรศัพท์ : 0 2000 1111\tเบอร์โทรศัพท์ : 0 2000 2222
คำอธิบาย : วัดจากวันที่รับเรื่อง
"""
    found = contents(text)
    assert found["supervisor"] == "ผู้อำนวยการกอง\nเบอร์โทรศัพท์ : 0 2000 1111"
    assert found["data_collectors"] == "นายหนึ่ง สองสาม\nเบอร์โทรศัพท์ : 0 2000 2222"
    assert found["description"] == "วัดจากวันที่รับเรื่อง"


def test_a_phone_under_the_left_heading_alone_is_the_left_ones():
    text = """
ผู้กำกับดูแลตัวชี้วัด : ผู้อำนวยการกอง\tผู้จัดเก็บข้อมูล : นายหนึ่ง สองสาม\t
เบอร์โทรศัพท์ : 0 2000 1111\t\t
"""
    found = contents(text)
    assert found["supervisor"] == "ผู้อำนวยการกอง\nเบอร์โทรศัพท์ : 0 2000 1111"
    assert found["data_collectors"] == "นายหนึ่ง สองสาม"


def test_two_columns_heading_left_content_right():
    text = """
<table>
<tr><td>ชื่อตัวชี้วัด</td><td>ร้อยละของเรื่องที่ตอบทันเวลา</td></tr>
<tr><td>ชื่อผู้กำกับดูแลตัวชี้วัด</td><td>นายหนึ่ง สองสาม</td></tr>
<tr><td>หมายเลขโทรศัพท์</td><td>0 2000 1111</td></tr>
<tr><td>ข้อมูลผลการดำเนินงาน</td><td><table><tr><td>1</td><td>ทบทวน</td></tr>
<tr><td>2</td><td>จัดทำแผน</td></tr></table></td></tr>
<tr><td>อุปสรรคต่อการดำเนินงาน</td><td><p>ขาดคน</p><p>ขาดเครื่องมือ</p></td></tr>
</table>
"""
    found = contents(text, "report.html")
    assert found == {
        "indicator_name": "ร้อยละของเรื่องที่ตอบทันเวลา",
        "supervisor": "นายหนึ่ง สองสาม\nหมายเลขโทรศัพท์\t0 2000 1111",
        "performance": "1\tทบทวน\n2\tจัดทำแผน",
        "obstacles": "ขาดคน\nขาดเครื่องมือ",
    }


def test_number_column_left_of_the_headings():
    text = """
<table>
<tr><td>2</td><td>ชื่อตัวชี้วัด</td><td>ร้อยละของเรื่องที่ตอบทันเวลา</td></tr>
<tr><td>5</td><td>คำอธิบาย</td><td>วัดจากวันที่รับเรื่อง</td></tr>
</table>
"""
    assert contents(text, "report.html") == {
        "indicator_name": "ร้อยละของเรื่องที่ตอบทันเวลา",
        "description": "วัดจากวันที่รับเรื่อง",
    }


def test_column_headings_of_the_score_table_are_no_sections():
    text = """
เกณฑ์การให้คะแนน :
1\tแล้วเสร็จหนึ่งขั้นตอน
การคำนวณคะแนนจากผลการดำเนินงาน :
ชื่อตัวชี้วัด\tน้ำหนัก (ร้อยละ)\tผลการดำเนินงาน\tค่าคะแนนที่ได้\tค่าคะแนนถ่วงน้ำหนัก
ระดับความสำเร็จ\t10\t5\t5.00\t0.50
"""
    assert set(contents(text)) == {"criteria", "score_calculation"}


def test_a_heading_under_a_row_of_scores_is_no_row_of_levels():
    text = """
การคำนวณคะแนนจากผลการดำเนินงาน :\t\t\t\t
ชื่อตัวชี้วัด\tน้ำหนัก (ร้อยละ)\tผลการดำเนินงาน\tค่าคะแนนที่ได้\tค่าคะแนนถ่วงน้ำหนัก
ระดับความสำเร็จ\t5\t5\t5\t0.25
คำชี้แจงการปฏิบัติงาน/มาตรการที่ได้ดำเนินการ :\t\t\t\t
ประชุมคณะทำงาน\t\t\t\t
"""
    assert contents(text)["actions_taken"] == "ประชุมคณะทำงาน"


def test_numbered_columns_of_section_eight_are_no_sections():
    text = """
8. การคำนวณคะแนนจากผลการดำเนินงาน
8.1 ตัวชี้วัด : ระดับความสำเร็จ
8.2 น้ำหนัก : 10
8.3 ผลการดำเนินงาน : ร้อยละ 80
8.4 ค่าคะแนนที่ได้ : 4
8.5 คะแนนถ่วงน้ำหนัก : 0.40
"""
    assert set(contents(text)) == {"score_calculation"}


def test_sentences_that_quote_headings_are_no_headings():
    text = """
คำชี้แจงการปฏิบัติงาน/มาตรการที่ได้ดำเนินการ
ดำเนินการตามเกณฑ์การให้คะแนนที่กำหนด
เกณฑ์การให้คะแนนที่กำหนดไว้ในแผนทำให้งานเสร็จเร็ว
ข้อเสนอแนะจากที่ประชุมได้นำมาใช้แล้ว
ผลการดำเนินงานเป็นไปตามแผน
"""
    found = contents(text)
    assert set(found) == {"actions_taken"}
    assert len(found["actions_taken"].splitlines()) == 4


def test_a_heading_split_over_two_lines():
    text = """
การคำนวณคะแนน
จากผลการดำเนินงาน
1\t2
คำชี้แจงการปฏิบัติงาน/
มาตรการที่ได้ดำเนินการ :
ประชุมคณะทำงาน
ชื่อ
ตัวชี้วัด
ร้อยละของเรื่องที่ตอบทันเวลา
ชื่อผู้กำกับดูแลตัวชี้วัด
หมายเลขโทรศัพท์
ผู้อำนวยการกอง 0 2000 1111
"""
    assert contents(text) == {
        "score_calculation": "1\t2",
        "actions_taken": "ประชุมคณะทำงาน",
        "indicator_name": "ร้อยละของเรื่องที่ตอบทันเวลา",
        "supervisor": "ผู้อำนวยการกอง 0 2000 1111",
    }


def test_a_label_with_its_value_under_a_heading_is_content():
    found = contents("ชื่อผู้กำกับดูแลตัวชี้วัด\nหมายเลขโทรศัพท์ : 0 2000 1111")
    assert found == {"supervisor": "หมายเลขโทรศัพท์ : 0 2000 1111"}


def test_the_appended_guideline_is_not_the_report():
    rows = "\n".join(
        f"{section.number}. {section.title}\t{section.instructions[0]}ให้ครบถ้วน"
        for section in load_form().sections
    )
    report = NUMBERED.split("12. ข้อเสนอแนะ")[0]
    text = f"{report}\nแนวทางการเขียนรายงานผลตัวชี้วัด\nหัวข้อรายงาน\tคำอธิบาย\n{rows}"
    for appended in (text, text.replace("แนวทางการเขียนรายงานผลตัวชี้วัด\n", "")):
        sections = sections_of(appended)
        assert sections.guideline
        assert sections["recommendations"].status == "missing"
        assert sections["evidence"].status == "missing"
        assert sections["obstacles"].first.text == "ไม่มี"
        assert all(not section.repeats for section in sections.sections)


def test_a_blank_form_keeps_its_instructions_as_content():
    rows = "\n".join(
        f"{section.number}. {section.title}\t{section.instructions[0]}ให้ครบถ้วน"
        for section in load_form().sections
    )
    sections = sections_of(f"หัวข้อรายงาน\tคำอธิบาย\n{rows}")
    assert not sections.guideline
    assert sections["evidence"].first.text.startswith("ระบุ")


def test_a_title_row_repeated_on_every_page_gives_its_boxes_to_the_round_alone():
    title = "รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการ"
    text = f"""
{title}\t☑ รอบ 6 เดือน ☐ รอบ 12 เดือน
คำอธิบาย : เริ่มต้น

{title}\t☐ รอบ 6 เดือน ☑ รอบ 12 เดือน
อุปสรรคต่อการดำเนินงาน : ไม่มี
"""
    sections = sections_of(text)
    assert sections["reporting_round"].first.text.splitlines() == [
        "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน",
        "☐ รอบ 6 เดือน ☑ รอบ 12 เดือน",
    ]
    assert sections["description"].first.text == "เริ่มต้น"
    assert len(sections.title) == 2


def test_beside_a_round_filled_signs_are_ticked_boxes():
    found = contents("■ รอบ 6 เดือน   ■ รอบ 12 เดือน\nคำอธิบาย :\n■ ข้อแรก")
    assert found["reporting_round"] == "☑ รอบ 6 เดือน   ☑ รอบ 12 เดือน"
    assert found["description"] == "■ ข้อแรก"


def test_a_round_only_stated_in_the_title():
    sections = sections_of("รายงานผลการปฏิบัติราชการ รอบ 12 เดือน\nคำอธิบาย : เริ่มต้น")
    assert sections["reporting_round"].first.text == "รอบ 12 เดือน"


def test_a_section_that_stands_twice_with_other_content_is_repeated():
    text = NUMBERED + "คำอธิบาย :\nข้อความอื่นที่ไม่เหมือนเดิม"
    sections = sections_of(text)
    assert [repeat.text for repeat in sections["description"].repeats] == ["ข้อความอื่นที่ไม่เหมือนเดิม"]
    assert sections["description"].first.text == "การลดขั้นตอน หมายถึง การตัดงานที่ซ้ำกัน"


def test_a_page_header_with_a_heading_is_no_repetition():
    text = """
ชื่อตัวชี้วัด : ระดับความสำเร็จ
ข้อมูลผลการดำเนินงาน :
1\tทบทวน
ชื่อตัวชี้วัด : ระดับความสำเร็จ
2\tจัดทำแผน
"""
    sections = sections_of(text)
    assert not sections["indicator_name"].repeats
    assert sections["performance"].first.text == "1\tทบทวน\n2\tจัดทำแผน"


def test_a_continued_heading_goes_on_with_its_section():
    text = """
หลักฐานอ้างอิง :
1. คำสั่ง
หลักฐานอ้างอิง (ต่อ)
2. คู่มือ
"""
    assert contents(text) == {"evidence": "1. คำสั่ง\n2. คู่มือ"}


def test_signatures_belong_to_no_section():
    text = """
หลักฐานอ้างอิง :
1. คำสั่ง
ลงชื่อ .......................... ผู้รายงาน
(นายหนึ่ง สองสาม)
"""
    sections = sections_of(text)
    assert sections["evidence"].first.text == "1. คำสั่ง"
    assert len(sections.unclaimed) == 2


def test_a_heading_without_content_is_empty_not_missing():
    sections = sections_of("คำอธิบาย :\nอุปสรรคต่อการดำเนินงาน :\nไม่มี")
    assert sections["description"].status == "empty"
    assert sections["obstacles"].status == "present"
    assert sections["evidence"].status == "missing"


def test_a_table_of_contents_gives_way_to_the_sections_themselves():
    text = "คำอธิบาย\nอุปสรรคต่อการดำเนินงาน\nคำอธิบาย\nเริ่มต้น\nอุปสรรคต่อการดำเนินงาน\nไม่มี"
    sections = sections_of(text)
    assert sections["description"].first.text == "เริ่มต้น"
    assert sections["obstacles"].first.text == "ไม่มี"
    assert not sections["description"].repeats


@pytest.mark.parametrize(
    "line",
    [
        "คำอธิบาย มีดังนี้",
        "✦ คำอธิบาย",
        "คำอธิบาย*",
        "คำอธิบาย (โดยย่อ) :",
        "5 . คำอธิบาย",
        "ส่วนที่ 5 คำอธิบาย",
        "1.5 คำอธิบาย",
    ],
)
def test_what_may_stand_around_a_heading(line):
    for content in (f"{line}\nวัดจากวันที่รับเรื่อง", f"{line} : วัดจากวันที่รับเรื่อง"):
        assert contents(content) == {"description": "วัดจากวันที่รับเรื่อง"}


@pytest.mark.parametrize("line", ["คำอธิบาย : -", "คำอธิบาย\n-", "คำอธิบาย -"])
def test_a_dash_is_an_answer(line):
    assert contents(line) == {"description": "-"}


def test_one_heading_for_two_sections_gives_its_content_to_both():
    found = contents("ปัญหาอุปสรรคและข้อเสนอแนะ :\nขาดคน ควรเพิ่มคน\nหลักฐานอ้างอิง :\nคำสั่ง")
    assert found == {
        "obstacles": "ขาดคน ควรเพิ่มคน",
        "recommendations": "ขาดคน ควรเพิ่มคน",
        "evidence": "คำสั่ง",
    }


def test_order_is_preferred_not_required():
    text = """
หลักฐานอ้างอิง :
1. คำสั่ง
คำอธิบาย :
เริ่มต้น
ชื่อตัวชี้วัด :
ระดับความสำเร็จ
"""
    assert sections_of(text).order == ("evidence", "description", "indicator_name")


@pytest.mark.parametrize(
    ("damaged", "section"),
    [
        ("การคํานวนคะแนนจากผลการดําเนินงาน :", "score_calculation"),
        ("ผูก้ากับดูแลตวั ชวี้ ัด :", "supervisor"),
        ("เกณฑ&การให)คะแนน :", "criteria"),
        ("ปจจัยสนับสนุนตอการดาเนินงาน", "supporting_factors"),
        ("ข อ เ ส น อ แ น ะ ส า หรับการดาเนินงานในป ต อไป", "recommendations"),
        ("หลกั ฐานอา้ งองิ :", "evidence"),
        ("คาอธิบาย :", "description"),
        ("ข้อมูลผลกำรด ำเนินงำน :", "performance"),
    ],
)
def test_damaged_headings_are_recognised_and_not_called_exact(damaged, section):
    match = heading(sections_of(f"{damaged}\nเนื้อหา"), section)
    assert match.similarity < 1.0 or not match.exact or "ํา" in damaged


def test_another_document_gives_no_sections():
    text = """
บันทึกข้อความ
ส่วนราชการ กองคลัง
เรื่อง ขออนุมัติเบิกจ่าย
ด้วยกองคลังมีความประสงค์จะเบิกจ่ายเงินค่าใช้จ่ายในการเดินทาง
จึงเรียนมาเพื่อโปรดพิจารณา
"""
    sections = sections_of(text)
    assert {section.status for section in sections.sections} == {"missing"}


def test_a_heading_at_a_printed_line_inside_a_paragraph_is_found():
    text = "ขาดคนทำงาน ข้อเสนอแนะสำหรับการดำเนินงานในปีต่อไป ควรเพิ่มคน"
    at = text.index("ข้อเสนอแนะ")
    after = text.index("ควรเพิ่ม")
    lines = tuple((start, Place(page=1)) for start in (0, at, after))
    head = Paragraph("อุปสรรคต่อการดำเนินงาน", Place(page=1))
    blocks = (head, Paragraph(text, Place(page=1), lines=lines))
    joined = find_sections(Document("pdf", blocks), load_form())
    assert joined["obstacles"].first.text == "ขาดคนทำงาน"
    assert joined["recommendations"].first.text == "ควรเพิ่มคน"
    unbroken = (head, Paragraph(text, Place(page=1)))
    plain = find_sections(Document("pdf", unbroken), load_form())
    assert plain["recommendations"].status == "missing"


def test_criteria_over_the_level_columns_of_a_score_table_are_no_section():
    table = """<table><tr><td rowspan=2>ตัวชี้วัด</td><td rowspan=2>น้ำหนัก (ร้อยละ)</td>
    <td colspan=2>เกณฑ์การให้คะแนน</td><td rowspan=2>ผลการดำเนินงาน</td><td rowspan=2>ค่าคะแนนที่ได้</td>
    <td rowspan=2>ค่าคะแนนถ่วงน้ำหนัก</td></tr><tr><td>1</td><td>5</td></tr>
    <tr><td>ร้อยละของงาน</td><td>10</td><td>70</td><td>90</td><td>85</td><td>4</td><td>0.40</td></tr></table>"""
    html = (
        "<p>7. เกณฑ์การให้คะแนน</p><p>ระดับ 1 ร้อยละ 70</p><p>ระดับ 5 ร้อยละ 90</p>"
        f"<p>8. การคำนวณคะแนนจากผลการดำเนินงาน</p>{table}<p>11. อุปสรรคต่อการดำเนินงาน</p><p>ไม่มี</p>"
    )
    found = sections_of(html, "report.html")
    assert found["criteria"].repeats == ()
    assert "0.40" in found["score_calculation"].first.text


@pytest.mark.parametrize(
    "line",
    [
        "(✓) รอบที่ 1 (6 เดือน)  ( ) รอบที่ 2 (12 เดือน)",
        "☑ รอบที่ ๑  ☐ รอบที่ ๒",
        "☑ ครั้งที่ 1 (1 ต.ค. 66 - 31 มี.ค. 67) ☐ ครั้งที่ 2 (1 เม.ย. 67 - 30 ก.ย. 67)",
    ],
)
def test_boxes_of_first_and_second_round(line):
    found = sections_of(
        NUMBERED.replace("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", line).replace(
            "1. รอบระยะเวลาการรายงาน\n", ""
        )
    )
    assert found["reporting_round"].status == "present"
    assert "☐" in found["reporting_round"].first.text


def test_a_filled_bullet_before_the_first_time_is_no_round():
    found = sections_of(NUMBERED + "\n14. อื่น ๆ\n■ ครั้งที่ 1 ประชุมคณะทำงาน\n■ รอบที่ 1 อบรม")
    assert "ครั้งที่" not in found["reporting_round"].first.text


def test_an_item_of_a_list_that_begins_with_a_heading_is_no_second_section():
    plain = "\n".join(re.sub(r"^\d+\. ", "", line) for line in NUMBERED.splitlines())
    at = "คำชี้แจงการปฏิบัติงาน/มาตรการที่ได้ดำเนินการ\n"
    listed = "1. ประชุม\n2. เกณฑ์การให้คะแนน : ได้ปรับให้สอดคล้องกับคำรับรอง\n3. สรุปผล\n"
    assert at in plain
    found = sections_of(plain.replace(at, at + listed))
    assert found["criteria"].repeats == ()
    assert "2. เกณฑ์การให้คะแนน : ได้ปรับ" in found["actions_taken"].first.text
    again = sections_of(plain + "\nเกณฑ์การให้คะแนน : ได้ปรับให้สอดคล้องกับคำรับรอง")
    assert len(again["criteria"].repeats) == 1


TABLE_OF_CONTENTS = """\
สารบัญ
1. รอบระยะเวลาการรายงาน\t1
2. ชื่อตัวชี้วัด\t1
3. ชื่อผู้กำกับดูแลตัวชี้วัด หมายเลขโทรศัพท์\t1
5. คำอธิบายของตัวชี้วัดนี้ ............ ๒
6. ข้อมูลผลการดำเนินงาน (Performance) โดยสรุป\t2
8. การคำนวณคะแนนจากผลการดำเนินงาน หน้า 3
10. ปัจจัยสนับสนุนต่อการดำเนินงาน
11. อุปสรรคต่อการดำเนินงาน\t4
13. หลักฐานอ้างอิง\t4-5
"""


def test_a_table_of_contents_is_not_the_report():
    assert contents(TABLE_OF_CONTENTS + NUMBERED) == contents(NUMBERED)
    without = NUMBERED.replace("11. อุปสรรคต่อการดำเนินงาน\nไม่มี\n", "")
    sections = sections_of(TABLE_OF_CONTENTS + without)
    assert sections["obstacles"].status == "missing"
    assert sections["evidence"].repeats == ()


def test_sections_that_hold_nothing_but_numbers_are_the_report_where_they_stand_alone():
    assert sections_of(TABLE_OF_CONTENTS)["obstacles"].first.text == "4"


def test_what_is_bound_behind_the_report_is_no_evidence():
    annex = "ภาคผนวก ก\nภาพประกอบการดำเนินงาน\nภาพที่ 1 การประชุม\n"
    assert contents(NUMBERED + annex) == contents(NUMBERED)
    listed = NUMBERED + "2. ภาคผนวก ก ภาพประกอบการดำเนินงาน\n"
    assert contents(listed)["evidence"].endswith("ภาคผนวก ก ภาพประกอบการดำเนินงาน")
    named = NUMBERED.replace("1. คำสั่งที่ 4/2567 ลงวันที่ 10 มกราคม 2567\n", annex)
    assert "ภาพที่ 1" in contents(named)["evidence"]


def test_boxes_of_the_round_that_a_narrow_frame_broke_are_one_line_of_it():
    text = "☑\nรอบ 6 เดือน ☐ รอบ\n12 เดือน\n" + NUMBERED.split("☐ รอบ 12 เดือน\n")[1]
    assert sections_of(text)["reporting_round"].first.text == "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"


def test_a_box_at_the_end_of_a_titles_line_belongs_to_the_words_of_the_next():
    rest = NUMBERED.split("☐ รอบ 12 เดือน\n")[1]
    for cut_off, words in (("", "รอบ 6 เดือน"), (" รอบ", "6 เดือน"), (" รอบ 6", "เดือน")):
        title = f"รายงานผลการปฏิบัติราชการ ☑{cut_off}"
        sections = sections_of(f"{title}\n{words} ☐ รอบ 12 เดือน\n{rest}")
        assert sections["reporting_round"].first.text == "☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"


def test_the_phrase_of_a_heading_may_go_on_where_its_number_or_its_cell_says_heading():
    longer = NUMBERED.replace(
        "8. การคำนวณคะแนนจากผลการดำเนินงาน\n", "8. การคำนวณคะแนนจากผลการดำเนินงานของหน่วยงาน\n"
    )
    assert contents(longer) == contents(NUMBERED)
    table = (
        "๗\tเกณฑ์การให้คะแนนของตัวชี้วัดนี้\tระดับ ๑ : ทบทวน ระดับ ๒ : จัดทำแผน\n"
        "๓\tชื่อผู้กำกับดูแลตัวชี้วัดและหมายเลขโทรศัพท์ติดต่อ\tนายสมชาย ใจดี โทร. 0 2000 1111\n"
    )
    assert contents(table)["criteria"] == "ระดับ ๑ : ทบทวน ระดับ ๒ : จัดทำแผน"
    assert contents(table)["supervisor"] == "นายสมชาย ใจดี โทร. 0 2000 1111"


def test_a_sentence_that_begins_with_a_heading_and_goes_on_is_none():
    text = NUMBERED.replace("ประชุมคณะทำงาน\n", "ประชุม\nหลักฐานอ้างอิงของหน่วยงานเก็บไว้ที่กอง\n")
    sections = sections_of(text)
    assert "หลักฐานอ้างอิงของหน่วยงานเก็บไว้ที่กอง" in sections["actions_taken"].first.text
    assert sections["evidence"].repeats == ()


def test_as_what_somebody_signs_is_no_heading():
    signed = (
        "ลงชื่อ ..............\tลงชื่อ ..............\n"
        "(นายสมชาย ใจดี)\t(นางสาวสมหญิง รักงาน)\n"
        "ผู้กำกับดูแลตัวชี้วัด\tผู้จัดเก็บข้อมูล\n"
    )
    assert contents(NUMBERED + signed) == contents(NUMBERED)
    assert sections_of(NUMBERED + signed)["supervisor"].repeats == ()
    below = signed + "13. หลักฐานอ้างอิง\nรายงานการประชุม\n"
    moved = NUMBERED.split("13. ")[0] + below
    assert contents(moved)["evidence"] == "รายงานการประชุม"
    without = NUMBERED.replace(
        "3. ชื่อผู้กำกับดูแลตัวชี้วัด หมายเลขโทรศัพท์\nนายสมชาย ใจดี โทร. 0 2000 1111\n", ""
    )
    assert sections_of(without + signed)["supervisor"].status == "missing"


def test_a_heading_whose_space_a_picture_lost_still_leads_its_line():
    lines = ["ชื่อตัวชี้วัดร้อยละความสำเร็จ", "ปัญหาและอุปสรรคในการดำเนินงานข้อมูลส่งมาช้า"]
    said = tuple(Paragraph(line) for line in lines)
    pictured = tuple(Paragraph(line, sure=(0.98,) * len(line)) for line in lines)
    found = [find_sections(Document("pdf", blocks), load_form()) for blocks in (said, pictured)]
    assert [sections["obstacles"].status for sections in found] == ["missing", "present"]
    assert found[1]["obstacles"].first.text == "ข้อมูลส่งมาช้า"


@pytest.mark.parametrize(
    ("label", "number"), [("ข้อ 2", 2), ("??? 2", 2), ("บทที่ ๒", 2), ("2.", 2), ("•", 0), ("2/67", 0)]
)
def test_an_automatic_number_counts_whatever_word_stands_before_it(label: str, number: int):
    assert opening(Paragraph("ตัวชี้วัด", label=label), 0).number == number


def test_an_ordinal_behind_a_heading_alone_on_its_line_belongs_to_it():
    text = "ตัวชี้วัดที่ 3\nร้อยละของเรื่องที่ตอบทันเวลา\nคำอธิบาย : วัดจากวันที่รับเรื่อง\n"
    assert contents(text)["indicator_name"] == "ร้อยละของเรื่องที่ตอบทันเวลา"
    named = "ตัวชี้วัดที่ 3 ร้อยละของเรื่องที่ตอบทันเวลา"
    assert closing(Paragraph(named), len("ตัวชี้วัดที่"), ()).follower == "space"


def test_what_a_label_in_the_last_column_had_no_room_for_stands_on_the_next_line():
    rest = NUMBERED.split("5. ")[1]
    text = (
        NUMBERED.split("3. ")[0]
        + (
            "ชื่อผู้กำกับดูแลตัวชี้วัด : นายสมชาย ใจดี\tชื่อผู้จัดเก็บข้อมูล :\n"
            "1. นางสาวสมหญิง รักงาน 2. นายสมศักดิ์ ดีงาม\n"
            "เบอร์โทร : 0 2000 1111\tเบอร์โทร :\n(02) 000 2222\n5. "
        )
        + rest
    )
    sections = find_sections(Document("docx", tuple(map(Paragraph, text.split("\n")))), load_form())
    assert "0 2000 1111" in sections["supervisor"].first.text
    collectors = sections["data_collectors"].first.text
    assert "สมศักดิ์ ดีงาม" in collectors and "(02) 000 2222" in collectors
    assert "0 2000 1111" not in collectors


def test_a_label_beside_a_cell_that_names_several_values_heads_its_section():
    text = """<table>
<tr><td>เกณฑ์การให้คะแนน</td><td><p>ระดับ 1 : ทบทวน</p><p>ระดับ 2 : จัดทำแผน</p></td></tr>
<tr><td>การคำนวณคะแนนจากผลการดำเนินงาน</td><td><p>8.1 ตัวชี้วัด : ร้อยละของเรื่องที่ตอบ</p>
<p>8.2 น้ำหนัก ร้อยละ : 10</p><p>8.4 ค่าคะแนนที่ได้ : 5</p><p>8.5 คะแนนถ่วงน้ำหนัก : 0.5</p></td></tr>
</table>"""
    assert contents(text, "report.html")["score_calculation"].startswith("8.1 ตัวชี้วัด")


@pytest.mark.parametrize(("bold", "found"), [(52, "present"), (0, "missing")])
def test_a_phrase_that_goes_on_in_bold_up_to_the_colon_is_the_headings(bold: int, found: str):
    words = "ชื่อผู้กำกับดูแลตัวชี้วัดและหมายเลขโทรศัพท์ติดต่อ : "
    assert len(words) == 52
    runin = Paragraph(words + "นายสมชาย ใจดี", bold=((0, bold),) if bold else ())
    assert find_sections(Document("docx", (runin,)), load_form())["supervisor"].status == found


def test_a_speck_between_a_box_and_its_round_parts_them_not():
    text = NUMBERED.replace("☑ รอบ 6 เดือน ☐ รอบ 12 เดือน", "☑. รอบ 6 เดือน ☐ รอบ 12 เดือน")
    assert contents(text)["reporting_round"] == "☑. รอบ 6 เดือน ☐ รอบ 12 เดือน"
    joined = NUMBERED.replace(
        "1. รอบระยะเวลาการรายงาน\n☑ รอบ 6", "1. รอบระยะเวลาการรายงาน ☑. รอบ 6"
    )
    assert contents(joined)["reporting_round"] == "☑. รอบ 6 เดือน ☐ รอบ 12 เดือน"


def test_behind_the_phrase_of_a_numbered_heading_its_content_may_begin():
    text = "3. ชื่อผู้กำกับดูแลตัวชี้วัดและหมายเลขโทรศัพท์ติดต่อ ว่าที่ ร.ต. ธนู ใจกล้า\n"
    words = len("3. ชื่อผู้กำกับดูแลตัวชี้วัดและหมายเลขโทรศัพท์ติดต่อ")
    bold = Paragraph(text.strip(), bold=((0, words),))
    for blocks in (document(text).blocks, (bold,)):
        found = find_sections(Document("docx", blocks), load_form())["supervisor"].first.text
        assert found.endswith("ว่าที่ ร.ต. ธนู ใจกล้า")


def test_an_ordinal_in_bold_behind_a_heading_belongs_to_it():
    runin = Paragraph("ตัวชี้วัดที่ 3 ร้อยละของเรื่องที่ตอบ", bold=((0, len("ตัวชี้วัดที่ 3")),))
    found = find_sections(Document("docx", (runin,)), load_form())["indicator_name"]
    assert found.first.text == "ร้อยละของเรื่องที่ตอบ"
