"""Documents that are not this form at all: letters, minutes, other forms (FORM-01)."""

from __future__ import annotations

from random import Random

from corpus import dates, phrases
from corpus.word.ooxml import cell, paragraph, row, run, table
from corpus.word.package import Word


def other_document(seed: int) -> Word:
    """A letter, minutes of a meeting, or another office's form."""
    rng = Random(f"other {seed}")
    return rng.choice((_letter, _minutes, _request))(rng)


def _letter(rng: Random) -> Word:
    unit = rng.choice(phrases.UNITS)
    day = dates.printed(rng, dates.in_fiscal_year(rng, 2567, 12))
    word = Word()
    for line in (
        "บันทึกข้อความ", f"ส่วนราชการ {unit} โทร. 0 2555 {rng.randrange(1000, 9999)}",
        f"ที่ {rng.randint(100, 900)}/{rng.randint(1, 99)} วันที่ {day}",
        "เรื่อง ขอเชิญประชุมเตรียมการจัดงานวันสถาปนา", "เรียน ผู้อำนวยการทุกกอง",
        "ด้วยหน่วยงานจะจัดประชุมเตรียมการ จึงขอเชิญท่านหรือผู้แทนเข้าร่วมประชุมในวันและเวลาดังกล่าว",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    ):  # fmt: skip
        word.add(paragraph(run(line)))
    return word


def _minutes(rng: Random) -> Word:
    word = Word()
    word.add(
        paragraph(run(f"รายงานการประชุม{rng.choice(phrases.UNITS)}", bold=True), align="center")
    )
    for number, line in enumerate((
        "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "รับรองรายงานการประชุมครั้งที่ผ่านมา", "เรื่องเพื่อพิจารณา", "เรื่องอื่น ๆ",
    ), 1):  # fmt: skip
        word.add(paragraph(run(f"ระเบียบวาระที่ {number} {line}", bold=True)))
        word.add(paragraph(run(rng.choice(phrases.FACTORS).format(
            unit="หน่วยงาน", process="งาน", system="ระบบ", thing="งาน"))))  # fmt: skip
    return word


def _request(rng: Random) -> Word:
    word = Word()
    word.add(paragraph(run("แบบขอใช้ยานพาหนะส่วนกลาง", bold=True), align="center"))
    fields = (
        "ชื่อผู้ขอ",
        "ตำแหน่ง",
        "สถานที่ไป",
        "วันและเวลาเดินทาง",
        "จำนวนผู้โดยสาร",
        "ทะเบียนรถ",
        "พนักงานขับรถ",
    )
    answers = ("นายตัวอย่าง ทดลองใช้", "เจ้าพนักงานธุรการ", "ศาลากลางจังหวัด", "8.30 - 16.30 น.",
               str(rng.randint(1, 9)), "-", "นายสมมุติ ขับดี")  # fmt: skip
    rows = [
        row(cell(paragraph(run(name)), 3000), cell(paragraph(run(answer)), 6000))
        for name, answer in zip(fields, answers, strict=True)
    ]
    word.add(table(*rows, widths=(3000, 6000)))
    word.add(paragraph(run("☑ ใช้ในราชการ   ☐ ใช้ส่วนตัว", tick="wingdings2")))
    return word
