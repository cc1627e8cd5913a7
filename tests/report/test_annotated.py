from __future__ import annotations

import ctypes
import io
import zipfile
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as raw
import pytest
from audits_by_hand import FORM, audit, no_recommendations, wrong_score
from decisions_by_hand import decided
from docx.oxml.ns import qn

from extractor.read.pdfium.raw import Frame
from extractor.report.annotated_pdf import annotated_pdf
from extractor.report.annotated_word import annotated_word
from extractor.report.audit_json import audit_record
from extractor.report.notes import NotAnnotated, Note, notes_of
from extractor.report.package_bytes import retyped
from extractor.report.record import PagePlace, PathPlace, PlaceRecord

RED = (176, 0, 32)


def note(place: PlaceRecord = None, text: str = "SCORE-03 ต้องแก้ไข\nไม่ตรงกัน") -> Note:
    return Note("SCORE-03", text, RED, place)


class TestNotes:
    def test_a_note_says_code_severity_message_and_working(self) -> None:
        (made,) = notes_of(audit_record(audit(wrong_score()), FORM), {})
        assert made.text.split("\n") == [
            "SCORE-03 ต้องแก้ไข",
            "หัวข้อที่ 8 แถวที่ 1: คะแนนถ่วงน้ำหนัก 0.58 ไม่ตรงกับผลคูณ โปรดแก้ไข",
            "วิธีคิด: 12.50 × 4.25 / 100 = 0.53125",
        ]

    def test_what_is_overruled_has_none_and_what_is_agreed_with_says_by_whom(self) -> None:
        audited = audit(wrong_score(), no_recommendations())
        standing = decided(audited, "agree", "overrule", reason="ตามต้นฉบับ")
        (made,) = notes_of(audit_record(audited, FORM), standing)
        assert made.text.endswith("\nนายสมมติ ตัวอย่าง: เห็นด้วย ตามต้นฉบับ")


def pdf(pages: int = 2, rotation: int = 0, crop: tuple[float, ...] = ()) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(400, 600)
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(*crop)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def annotations(data: bytes, page: int) -> list[tuple[int, tuple[float, ...], str]]:
    """Kind, rectangle (left, bottom, right, top in the page's own points) and text of each."""
    document = pypdfium2.PdfDocument(data)
    loaded = document[page - 1]
    found = []
    for at in range(raw.FPDFPage_GetAnnotCount(loaded)):
        annotation = raw.FPDFPage_GetAnnot(loaded, at)
        rectangle = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rectangle)
        sides = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        text = _string(annotation, b"Contents")
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        found.append((kind, tuple(round(side, 1) for side in sides), text))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, key, pointer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


class TestPdf:
    BOX = (100.0, 50.0, 200.0, 80.0)

    def test_a_finding_has_a_box_where_it_stands_and_a_note_in_thai(self) -> None:
        made = annotated_pdf(pdf(), [note(PagePlace(page=2, box=self.BOX))])
        assert annotations(made, 1) == []
        box, text = annotations(made, 2)
        assert box[:2] == (raw.FPDF_ANNOT_SQUARE, (98.0, 518.0, 202.0, 552.0))
        assert (text[0], text[2]) == (raw.FPDF_ANNOT_TEXT, "SCORE-03 ต้องแก้ไข\nไม่ตรงกัน")

    @pytest.mark.parametrize(
        ("rotation", "own"),
        [
            (0, (98.0, 518.0, 202.0, 552.0)),
            (90, (48.0, 98.0, 82.0, 202.0)),
            (180, (198.0, 48.0, 302.0, 82.0)),
            (270, (318.0, 398.0, 352.0, 502.0)),
        ],
    )
    def test_a_turned_page_has_it_where_it_is_seen(
        self, rotation: int, own: tuple[float, ...]
    ) -> None:
        made = annotated_pdf(pdf(rotation=rotation), [note(PagePlace(page=1, box=self.BOX))])
        assert annotations(made, 1)[0][1] == own

    def test_a_cropped_page_too(self) -> None:
        made = annotated_pdf(pdf(crop=(10, 20, 390, 580)), [note(PagePlace(page=1, box=self.BOX))])
        assert annotations(made, 1)[0][1] == (108.0, 498.0, 212.0, 532.0)

    @pytest.mark.parametrize(
        "place",
        [None, PagePlace(page=1, box=None), PagePlace(page=99, box=BOX), PathPlace(path="x")],
    )
    def test_what_stands_nowhere_is_noted_on_the_first_page(self, place: PlaceRecord) -> None:
        made = annotated_pdf(pdf(), [note(place), note(place)])
        first, second = annotations(made, 1)
        assert first[0] == second[0] == raw.FPDF_ANNOT_TEXT
        assert first[1] != second[1], "not one over the other"

    def test_it_gives_the_same_bytes_again(self) -> None:
        original = pdf()
        assert annotated_pdf(original, [note()]) == annotated_pdf(original, [note()])

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf"])
    def test_what_cannot_be_opened_is_told(self, data: bytes) -> None:
        with pytest.raises(NotAnnotated, match="cannot be opened"):
            annotated_pdf(data, [note()])


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("ย่อหน้าแรก")
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).paragraphs[0].add_run("0.58")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def commented(data: bytes) -> list[tuple[str, str]]:
    """The text of each paragraph that has a comment, with the comment's text."""
    document = docx.Document(io.BytesIO(data))
    texts = {comment.comment_id: comment.text for comment in document.comments}
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        begins = [int(mark.get(qn("w:id"))) for mark in paragraph.iter(qn("w:commentRangeStart"))]
        ends = [int(mark.get(qn("w:id"))) for mark in paragraph.iter(qn("w:commentRangeEnd"))]
        marks = [int(mark.get(qn("w:id"))) for mark in paragraph.iter(qn("w:commentReference"))]
        assert begins == ends == marks
        found += [(words, texts[number]) for number in begins]
    return found


class TestWord:
    MAIN = "word/document.xml/body"

    @pytest.mark.parametrize(
        ("place", "paragraph"),
        [
            (PathPlace(path=f"{MAIN}/tbl[1]/tr[2]/tc[2]/p[1]"), "0.58"),
            (PathPlace(path=f"{MAIN}/p[2]"), ""),
            (PathPlace(path=f"{MAIN}/tbl[1]/tr[9]/tc[2]/p[1]"), ""),
            (PathPlace(path="word/header1.xml/p[1]"), "ย่อหน้าแรก"),
            (PathPlace(path="../../x[999999999999999999999]"), "ย่อหน้าแรก"),
            (PagePlace(page=1, box=None), "ย่อหน้าแรก"),
            (None, "ย่อหน้าแรก"),
        ],
    )
    def test_a_comment_is_on_the_paragraph_or_the_nearest(
        self, place: PlaceRecord, paragraph: str
    ) -> None:
        assert commented(annotated_word(word(), [note(place)])) == [
            (paragraph, "SCORE-03 ต้องแก้ไข\nไม่ตรงกัน")
        ]

    def test_several_comments_and_hostile_text(self) -> None:
        made = annotated_word(word(), [note(text="<w:p/>&"), note(text="สอง")])
        assert [text for _, text in commented(made)] == ["<w:p/>&", "สอง"]

    @pytest.mark.parametrize(
        "kind",
        [
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ],
    )
    def test_a_file_with_macros_or_a_template_stays_one(self, kind: str) -> None:
        plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        made = annotated_word(retyped(word(), plain.encode(), kind.encode()), [note()])
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            assert kind in package.read("[Content_Types].xml").decode("utf-8")
        assert len(commented(retyped(made, kind.encode(), plain.encode()))) == 1

    def test_it_gives_the_same_bytes_again(self) -> None:
        original = word()
        assert annotated_word(original, [note()]) == annotated_word(original, [note()])

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", word()[:900]])
    def test_what_cannot_be_opened_is_told(self, data: bytes) -> None:
        with pytest.raises(NotAnnotated, match="cannot be copied"):
            annotated_word(data, [note()])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_reader_sees_the_box_where_the_audit_said(rotation: int) -> None:
    box = (100.0, 50.0, 200.0, 80.0)
    data = pdf(rotation=rotation, crop=(10, 20, 390, 580))
    made = annotated_pdf(data, [note(PagePlace(page=1, box=box))])
    frame = Frame.of(pypdfium2.PdfDocument(made)[0])
    left, low, right, high = annotations(made, 1)[0][1]
    x0, x1, y0, y1 = frame.box(left, right, low, high)
    seen = (x0, frame.height - y1, x1, frame.height - y0)
    assert seen == pytest.approx((98.0, 48.0, 202.0, 82.0), abs=0.1)
