"""Words read from a picture, mended where the form or the document itself knows better."""

import time

import pytest

from extractor.model import Cell, Document, Paragraph, Place, Table
from extractor.read.scan.lexicon import lexicon_of
from extractor.read.scan.mending import mend_words

PHRASES = ("ค่าคะแนนถ่วงน้ำหนัก", "น้ำหนัก", "ผลการดำเนินงาน", "ตัวชี้วัด")
LEXICON = lexicon_of(PHRASES)


def mended(text, *others, sure=0.9):
    return LEXICON.of((text, *others)).mend(text, (sure,) * len(text))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("ค่าคะแนนถ่วงน้าหนัก", "ค่าคะแนนถ่วงน้ำหนัก"),
        ("ผลการดำเนินจงาน", "ผลการดำเนินงาน"),
        ("ผลการถำเนินงาน", "ผลการดำเนินงาน"),
        ("ตัวชีวัด", "ตัวชี้วัด"),
    ],
)
def test_slips_in_the_forms_own_words_are_undone_and_their_letters_are_guessed(read, meant):
    done = mended(read)
    assert (done.text, done.slips) == (meant, 1)
    assert len(done.sure) == len(meant)
    assert min(done.sure) in (0.6, 0.9)


def test_a_word_that_the_document_uses_elsewhere_is_mended_and_another_is_left():
    elsewhere = "มอบหมายให้จัดทำ และได้มอบหมายแล้ว"
    assert mended("ได้บอบหมายงาน", elsewhere).text == "ได้มอบหมายงาน"
    assert mended("ได้บอบหมายงาน").text == "ได้บอบหมายงาน"


def test_letters_that_were_surely_read_stay():
    assert mended("ค่าคะแนนถ่วงน้าหนัก", sure=0.995).slips == 0


@pytest.mark.parametrize(
    "text",
    [
        "นายถำเนิน งานดี",
        "นางสาวดำเนิน ผลการถำเนินงาน",
        "0 2123 4567 ต่อ 89",
        "https://example.go.th/kpi",
        "ร้อยละ 55.5",
        "กองสวัสดิการข้าราชการ กองสวัสติการข้าราชการ",
    ],
)
def test_names_numbers_links_and_words_of_its_own_are_left_alone(text):
    assert mended(text).text == text


def test_a_document_keeps_what_was_read_and_counts_what_was_mended():
    place = Place(1, (0.0, 0.0, 90.0, 20.0))
    read = Paragraph(
        "น้าหนักตัวชี้วัด ผลการถำเนินงาน",
        place,
        raw="น้าหนักตัวชี้วัด ผลการถําเนินงาน",
        bold=((0, 16),),
        lines=((0, place), (17, place)),
        sure=(0.9,) * 31,
    )
    typed = Paragraph("น้าหนัก")
    given = Document("pdf", (Table((Cell(0, 0, (read,)),)), typed))
    document = mend_words(given, PHRASES)
    (table, same) = document.blocks
    new = table.cells[0].blocks[0]
    assert same is typed
    assert (new.text, new.raw) == ("น้ำหนักตัวชี้วัด ผลการดำเนินงาน", read.raw)
    assert len(new.sure) == len(new.text)
    assert new.text[slice(*new.bold[0])] == "น้ำหนักตัวชี้วัด"
    assert new.text[new.lines[1][0] :] == "ผลการดำเนินงาน"
    assert [(notice.code, notice.value) for notice in document.notices] == [("W_OCR", "2")]


def test_a_document_without_pictures_is_the_same_object():
    document = Document("docx", (Paragraph("ตัวชีวัด"),))
    assert mend_words(document, PHRASES) is document


@pytest.mark.parametrize("text", ["ะ" * 300, "ก" + "็" * 90, "็็็็็็็", "กก" * 200, "า" * 60 + "ตัวชีวัด"])
def test_marks_without_end_cost_no_time(text):
    begun = time.monotonic()
    mended(text)
    assert time.monotonic() - begun < 5
