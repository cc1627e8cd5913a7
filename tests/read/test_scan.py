"""Pages that only their picture tells: read like any other page, and said to have been."""

from __future__ import annotations

import ctypes
import io

import pypdfium2
import pytest
from paper import outline
from paper_pdf import pdf, text
from paper_scan import Sheet, scan
from wordfile import docx, link, para

from extractor.errors import ReadFault
from extractor.model import Document, paragraphs, text_lines
from extractor.read.limits import DEFAULT_READING, Limits, ReadingOptions
from extractor.read.pdf.reader import read_pdf
from extractor.read.scan import pages as scan_pages
from extractor.read.scan.engine import Readiness
from extractor.read.word.reader import read_word

FIRST = "รายงานผลการปฏิบัติงานของหน่วยงาน"
SECOND = "ผู้รับผิดชอบทบทวนขั้นตอนของกระบวนการ"
LATIN = "https://www.example.go.th/manual"


def page() -> Sheet:
    return Sheet().text(FIRST, 72, 100).text(SECOND, 72, 150).text(LATIN, 72, 200)


def lines(document: Document) -> list[str]:
    return ["".join(line.split()) for line in text_lines(document.blocks)]


def said(document: Document) -> list[tuple[str, str]]:
    return [(notice.code, notice.about) for notice in document.notices]


def test_a_page_of_pictures_is_read_and_said_to_be():
    document = read_pdf(scan(page()), DEFAULT_READING)
    assert lines(document) == [FIRST, SECOND, LATIN]
    assert said(document) == [("W_OCR", "page 1")]
    (reading,) = document.pages
    assert (document.status, reading.layer) == ("ok", "ocr")
    assert reading.quality > 0.9


def test_every_character_of_it_tells_how_sure_it_is_and_where():
    document = read_pdf(scan(page()), DEFAULT_READING)
    first = next(paragraphs(document.blocks))
    assert len(first.sure) == len(first.text)
    assert min(first.sure) > 0.9
    assert first.place.box == pytest.approx((72, 87, 290, 105), abs=6)


def test_text_in_a_ruled_table_is_read_cell_by_cell():
    sheet = Sheet().table((72, 150, 520), (90, 120, 150))
    sheet.text("ระดับ", 80, 110).text("ผลการดำเนินงาน", 160, 110)
    sheet.text("5", 100, 140).text("จัดทำรายงานแล้วเสร็จ", 160, 140)
    document = read_pdf(scan(sheet), DEFAULT_READING)
    assert outline(document.blocks) == [[["ระดับ", "ผลการดำเนินงาน"], ["5", "จัดทำรายงานแล้วเสร็จ"]]]


@pytest.mark.parametrize("degrees", [90, 180, 270, 1.7, -3])
def test_a_page_is_read_however_it_lay_on_the_glass(degrees: float):
    document = read_pdf(scan(page().turned(degrees)), DEFAULT_READING)
    assert lines(document)[:2] == [FIRST, SECOND]


def test_places_are_on_the_page_as_it_is_displayed():
    document = read_pdf(scan(page().turned(180)), DEFAULT_READING)
    box = next(paragraphs(document.blocks)).place.box
    assert box is not None
    assert box[1] == pytest.approx(842 - 106, abs=8)
    assert box[2] == pytest.approx(595 - 72, abs=8)


def test_marks_are_read_with_the_line_that_they_stand_on():
    """Lines so close that tones are as near to the line above as to their own letters."""
    words = ("ผู้ดูแลข้อมูลของกลุ่มและชุดนี้", "ที่ตั้งของพื้นที่นั้นมีชื่อเรื่อง", "คู่มือของผู้รู้ที่อยู่ในกลุ่ม")
    sheet = Sheet()
    for at, line in enumerate(words):
        sheet.text(line, 72, 100 + 27 * at, 16)
    document = read_pdf(scan(sheet), DEFAULT_READING)
    assert "".join(lines(document)) == "".join(words)


def test_dust_is_no_text():
    document = read_pdf(scan(page().dusted(250)), DEFAULT_READING)
    assert lines(document)[:2] == [FIRST, SECOND]


def test_a_blank_page_is_read_but_a_blank_file_says_nothing():
    both = read_pdf(scan(page(), Sheet()), DEFAULT_READING)
    assert (both.status, both.pages_read) == ("ok", 2)
    assert said(both)[-1] == ("W_OCR", "page 2: nothing is written on it")
    blank = read_pdf(scan(Sheet()), DEFAULT_READING)
    assert blank.status == "error"
    assert said(blank)[-1] == ("E_NO_TEXT", "nothing stands on any page")


def test_a_picture_that_cannot_be_read_is_not_passed_over():
    sheet = Sheet()
    for at in range(60):
        sheet.line(80 + 7 * at, 100 + (at * 37) % 300, 90 + 5 * at, 120 + (at * 53) % 400, 2)
    document = read_pdf(scan(page(), sheet), DEFAULT_READING)
    assert document.status == "partial"
    assert ("E_NO_TEXT", "page 2: its picture cannot be read") in said(document)


def test_ocr_is_done_where_it_is_asked_for_only():
    never = read_pdf(scan(page()), ReadingOptions(ocr="never"))
    assert (never.status, said(never)) == ("error", [("E_NO_TEXT", "page 1: it has no text layer")])
    written = pdf([text("The unit reviewed every step of the process", 72, 300)])
    assert [p.layer for p in read_pdf(written, DEFAULT_READING).pages] == ["text"]
    forced = read_pdf(written, ReadingOptions(ocr="force"))
    assert [p.layer for p in forced.pages] == ["ocr"]
    assert lines(forced) == ["Theunitreviewedeverystepoftheprocess"]


def test_a_scanner_s_mark_over_the_picture_is_not_the_page():
    with pypdfium2.PdfDocument(scan(page())) as document:
        whole = document[0]
        words = pypdfium2.raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 9.0)
        said_there = "Scanned with a scanner".encode("utf-16-le") + b"\0\0"
        buffer = ctypes.create_string_buffer(said_there)
        pointer = ctypes.cast(buffer, pypdfium2.raw.FPDF_WIDESTRING)
        pypdfium2.raw.FPDFText_SetText(words, pointer)
        pypdfium2.raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 40, 20)
        pypdfium2.raw.FPDFPage_InsertObject(whole, words)
        whole.gen_content()
        out = io.BytesIO()
        document.save(out)
    read = read_pdf(out.getvalue(), DEFAULT_READING)
    assert lines(read)[:2] == [FIRST, SECOND]
    never = read_pdf(out.getvalue(), ReadingOptions(ocr="never"))
    about = "page 1: its text layer tells next to nothing of its picture"
    assert (never.status, said(never)) == ("error", [("E_NO_TEXT", about)])


@pytest.mark.parametrize(
    ("ready", "advice"),
    [
        (Readiness("", True, ("tha",), "/x"), "kpi-extract[ocr]"),
        (Readiness("tesserocr", False, ("tha",), "/x"), "kpi-extract[ocr]"),
        (Readiness("tesserocr", True, ("eng",), "/x"), "tesseract-ocr-tha"),
        (Readiness("", False, (), ""), "kpi-extract[ocr] and tesseract-ocr-tha"),
    ],
)
def test_without_a_recogniser_the_page_stays_unread_and_says_what_to_install(
    ready: Readiness, advice: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(scan_pages, "readiness", lambda: ready)
    document = read_pdf(scan(page()), DEFAULT_READING)
    about = f"page 1: it has no text layer; to read its picture, install {advice}"
    assert (document.status, said(document)) == ("error", [("E_NO_TEXT", about)])


# --- scans inside Word files ------------------------------------------------------------------


IMAGE = "word/media/image1.png"
LINK = link("rId7", "image", "media/image1.png")


def word_picture() -> str:
    """A picture that fills a page of A4."""
    extent = f'<wp:extent cx="{595 * 12700}" cy="{842 * 12700}"/>'
    picture = '<pic:pic><pic:blipFill><a:blip r:embed="rId7"/></pic:blipFill></pic:pic>'
    inline = f"<wp:inline>{extent}<a:graphic>{picture}</a:graphic></wp:inline>"
    return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"


def word(sheet: bytes) -> bytes:
    body = (para("หัวเรื่อง"), para(word_picture()), para("ท้ายเรื่อง"))
    return docx(*body, links=LINK, parts={IMAGE: sheet})


def test_a_scanned_page_in_a_word_file_is_read_where_it_stands():
    document = read_word(word(page().png()), DEFAULT_READING)
    assert lines(document) == ["หัวเรื่อง", FIRST, SECOND, LATIN, "ท้ายเรื่อง"]
    about = "word/media/image1.png (a picture as large as a page)"
    assert (document.status, said(document)) == ("ok", [("W_OCR", about)])
    places = {paragraph.place.path for paragraph in paragraphs(document.blocks)}
    assert places == {f"word/document.xml/body/p[{at}]" for at in (1, 2, 3)}


def test_a_scanned_page_in_a_word_file_that_is_not_read_is_named():
    never = read_word(word(page().png()), ReadingOptions(ocr="never"))
    about = "word/media/image1.png (a picture as large as a page)"
    assert (never.status, said(never)) == ("partial", [("W_UNREAD_PART", about)])
    alone = docx(f"<w:p>{word_picture()}</w:p>", links=LINK, parts={IMAGE: page().png()})
    with pytest.raises(ReadFault, match="E_NO_TEXT: the document holds no text; word/media/image1"):
        read_word(alone, ReadingOptions(ocr="never"))
    small = ReadingOptions(limits=Limits(render_pixels=1_000))
    assert said(read_word(word(page().png()), small))[0][0] == "W_UNREAD_PART"
    broken = read_word(word(b"\x89PNG\r\n\x1a\n" + b"junk" * 50), DEFAULT_READING)
    assert said(broken) == [("W_UNREAD_PART", f"{about}: picture")]
