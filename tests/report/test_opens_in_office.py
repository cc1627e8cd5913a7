"""What is written for Word and Excel opens in a program that people have, and shows its Thai."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from audits_by_hand import FORM, audit, wrong_score
from lxml import etree

from extractor.report.annotated_word import annotated_word
from extractor.report.audit_json import audit_record
from extractor.report.letter_docx import Manner, letter_docx
from extractor.report.letter_text import letters_of
from extractor.report.notes import notes_of
from extractor.report.summary_xlsx import write_summary
from extractor.thai import skeleton

RECORD = audit_record(audit(wrong_score(), path="กองคลัง/report.docx"), FORM)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter, an annotated copy and a workbook, as LibreOffice understands them."""
    home = tmp_path_factory.mktemp("office")
    for name, manner in (("memo", Manner()), ("outside", Manner(True, True))):
        (letter,) = letters_of([RECORD], {}, manner.digits)
        (home / f"{name}.docx").write_bytes(letter_docx(letter, FORM.title, manner))
    original = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("รายงาน")
    document.save(original)
    (home / "copy.docx").write_bytes(annotated_word(original.getvalue(), notes_of(RECORD, {})))
    write_summary([RECORD], {}, FORM.score.convention, home / "summary.xlsx", home)
    convert(home, "pdf", "memo.docx", "outside.docx")
    convert(home, "odt", "copy.docx")
    convert(home, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
            "summary.xlsx")  # fmt: skip
    return home


def convert(home: Path, to: str, *names: str) -> None:
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
         "--convert-to", to, *names],
        cwd=home, check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def printed(file: Path) -> str:
    """The consonants and leading vowels of a PDF's text: its marks come in the printer's order."""
    document = pypdfium2.PdfDocument(file)
    return skeleton("".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize(
    ("letter", "sentences"),
    [
        ("memo", ("บันทึกข้อความ", "เรียนหัวหน้าหน่วยงาน", "สิ่งที่พบ", "จึงเรียนมาเพื่อโปรดดำเนินการแก้ไข")),
        ("outside", ("ขอให้แก้ไขรายงานผลตัวชี้วัด", "ขอให้ดำเนินการ", "ขอแสดงความนับถือ")),
    ],
)
def test_a_letter_is_printed_with_its_thai(
    folder: Path, letter: str, sentences: tuple[str, ...]
) -> None:
    text = printed(folder / f"{letter}.pdf")
    for sentence in sentences:
        assert skeleton(sentence) in text


def test_a_comment_is_where_the_office_program_shows_comments(folder: Path) -> None:
    with zipfile.ZipFile(folder / "copy.odt") as package:
        content = etree.fromstring(package.read("content.xml"))
    (comment,) = content.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation")
    assert "คะแนนถ่วงน้ำหนัก 0.58 ไม่ตรงกับผลคูณ" in "".join(comment.itertext())


def test_the_workbook_keeps_thai_and_numbers(folder: Path) -> None:
    (file,) = folder.glob("summary*.csv")
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8")))
    assert (row["หน่วยงาน"], row["ระดับ"], row["รหัส"]) == ("กองคลัง", "ต้องแก้ไข", "SCORE-03")
    assert (row["ที่ระบุไว้"], row["ที่ควรเป็น"]) == ("0.58", "0.53")
    assert row["สิ่งที่พบและข้อควรแก้ไข"].startswith("หัวข้อที่ 8 แถวที่ 1: คะแนนถ่วงน้ำหนัก")
