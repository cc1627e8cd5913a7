"""Documents written as text: the transcript reader makes them, HTML where tables nest."""

from extractor.form import load_form
from extractor.model import Document, HeadingMatch, Sections
from extractor.read.transcript import read_transcript
from extractor.segment import find_sections


def document(text: str, name: str = "report.txt") -> Document:
    return read_transcript(text.strip("\n").encode(), name)


def sections_of(text: str, name: str = "report.txt") -> Sections:
    return find_sections(document(text, name), load_form())


def contents(text: str, name: str = "report.txt") -> dict[str, str]:
    """The text of every section that is there, headings without content included."""
    return {
        section.id: section.first.text
        for section in sections_of(text, name).sections
        if section.status != "missing"
    }


def heading(sections: Sections, section: str) -> HeadingMatch:
    found = sections[section].first.heading
    assert isinstance(found, HeadingMatch), f"{section} has no heading"
    return found


NUMBERED = """\
รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน
1. รอบระยะเวลาการรายงาน
☑ รอบ 6 เดือน ☐ รอบ 12 เดือน
2. ชื่อตัวชี้วัด
ระดับความสำเร็จของการลดขั้นตอนการอนุมัติ
3. ชื่อผู้กำกับดูแลตัวชี้วัด หมายเลขโทรศัพท์
นายสมชาย ใจดี โทร. 0 2000 1111
4. ชื่อผู้จัดเก็บข้อมูล หมายเลขโทรศัพท์
นางสาวสมหญิง รักงาน โทร. 0 2000 2222
5. คำอธิบาย
การลดขั้นตอน หมายถึง การตัดงานที่ซ้ำกัน
6. ข้อมูลผลการดำเนินงาน
ระดับคะแนน\tผลการดำเนินงาน
1\tทบทวนขั้นตอน
2\tจัดทำแผน
3\tทดลองใช้
4\tปรับปรุง
5\tประกาศใช้
7. เกณฑ์การให้คะแนน
ระดับคะแนน\tเกณฑ์
1\tทบทวนขั้นตอนแล้วเสร็จ
2\t-
3\tทดลองใช้แล้วเสร็จ
4\t-
5\tประกาศใช้แล้วเสร็จ
8. การคำนวณคะแนนจากผลการดำเนินงาน
ชื่อตัวชี้วัด\tน้ำหนัก (ร้อยละ)\tผลการดำเนินงาน\tค่าคะแนนที่ได้\tค่าคะแนนถ่วงน้ำหนัก
ระดับความสำเร็จของการลดขั้นตอนการอนุมัติ\t10\t5\t5.00\t0.50
9. คำชี้แจงการปฏิบัติงาน/มาตรการที่ได้ดำเนินการ
1. ประชุมคณะทำงาน
2. ปรับปรุงตามเกณฑ์การให้คะแนนที่กำหนดไว้
10. ปัจจัยสนับสนุนต่อการดำเนินงาน
ผู้บริหารให้ความสำคัญ
11. อุปสรรคต่อการดำเนินงาน
ไม่มี
12. ข้อเสนอแนะสำหรับการดำเนินงานในปีต่อไป
ควรขยายผล
13. หลักฐานอ้างอิง
1. คำสั่งที่ 4/2567 ลงวันที่ 10 มกราคม 2567
"""
