"""Scans of the corpus: the same every time, worn as asked, and measured rightly."""

from random import Random

import numpy as np
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as PICTURE

from corpus.cer import errors, nearest
from corpus.scan_pdf import ScannedPage, scanned_pdf
from corpus.scan_score import ScanScore
from corpus.scan_wear import KINDS, Wear, as_jpeg, wear_of, worn

SHEET = np.full((400, 280), 255, np.uint8)
SHEET[100:104, 40:240] = 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_picture_and_another_seed_another(kind):
    first, again, other = (worn(SHEET, wear_of(seed, kind, 100), 1) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    if kind == "clean":
        assert np.array_equal(first, SHEET)
    else:
        assert first.shape != other.shape or not np.array_equal(first, other)


def test_a_turned_page_stands_on_its_side_and_a_faded_one_is_grey():
    assert worn(SHEET, Wear(1, 100, turn=90), 1).shape == (280, 400)
    faded = worn(SHEET, Wear(1, 100, grey=220, fading=0.3), 1)
    assert faded.max() == 220 and faded.min() > 40


def scanned(junk=None):
    page = ScannedPage(as_jpeg(SHEET, Wear(1, 100)), (280, 400), (201.6, 288.0))
    return scanned_pdf([page, page], junk=junk)


def test_a_scanned_pdf_is_pictures_only_unless_junk_lies_over_them():
    assert [letters_of(page) for page in pypdfium2.PdfDocument(scanned())] == [0, 0]
    junk = pypdfium2.PdfDocument(scanned(Random(1)))
    assert min(letters_of(page) for page in junk) > 50
    assert scanned(Random(1)) == scanned(Random(1))


def letters_of(page):
    assert [found.type for found in page.get_objects()].count(PICTURE) == 1
    return page.get_textpage().count_chars()


def by_table(pattern, text):
    """The least edits to any stretch of ``text``, the slow and plain way."""
    above = [0] * (len(text) + 1)
    for row, letter in enumerate(pattern, 1):
        here = [row]
        for column, other in enumerate(text, 1):
            here.append(min(above[column - 1] + (letter != other), above[column] + 1, here[-1] + 1))
        above = here
    return min(above)


def test_the_nearest_stretch_is_the_one_that_a_table_of_edits_finds():
    rng = Random(1)
    for _ in range(300):
        pattern = "".join(rng.choices("กขค", k=rng.randint(1, 8)))
        text = "".join(rng.choices("กขคง", k=rng.randint(0, 14)))
        assert nearest(pattern, text) == by_table(pattern, text)


def test_character_errors_do_not_depend_on_the_order_of_paragraphs():
    true = ("คำอธิบาย", "หลักฐานอ้างอิง")
    assert errors(true, "หลักฐาน อ้างอิง\nคำอธิบาย") == (0, 22)
    assert errors(true, "หลักฐานอ้างอง คำอธิบาย") == (1, 22)


def test_scores_add_up():
    one, other = ScanScore(scans=1), ScanScore(scans=2, falsely_certain=["x"])
    one.count("fields", 3, 4)
    other.count("fields", 1, 4)
    one.add(other)
    assert one.scans == 3 and one.falsely_certain == ["x"]
    assert one.share("fields") == "0.5000 (4/8)"
