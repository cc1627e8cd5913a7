"""What happens to a picture before anything is read: light, skew, direction, rules, dust, lines."""

import numpy as np
import pytest
from paper_scan import SCALE, Sheet

from extractor.read.scan.dust import without_dust
from extractor.read.scan.ink import pieces_of
from extractor.read.scan.lines import text_of
from extractor.read.scan.picture import ink_of, level, skew_of, whitened
from extractor.read.scan.rules import without_rules
from extractor.read.scan.upright import lies_on_side

WORDS = "รายงานผลการปฏิบัติงานของหน่วยงานประจำปี"


def page(size: float = 14) -> Sheet:
    sheet = Sheet()
    for at in range(12):
        sheet.text(WORDS, 72, 100 + 30 * at, size)
    return sheet


def nowhere(_x: float, _y: float) -> int:
    return -1


@pytest.mark.parametrize("degrees", [0.0, 0.6, -2.4, 5.5])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float):
    assert skew_of(page().turned(degrees).grey) == pytest.approx(-degrees, abs=0.1)


def test_a_level_page_is_left_as_it_is():
    grey = page().grey
    same, degrees = level(grey)
    assert degrees == 0.0
    assert same is grey


def test_shadows_are_no_ink():
    grey = page().grey.astype(np.float32)
    shadow = np.linspace(0.45, 1.0, grey.shape[1], dtype=np.float32)
    dark = (grey * shadow).astype(np.uint8)
    lit, shaded = ink_of(whitened(page().grey, SCALE)), ink_of(whitened(dark, SCALE))
    assert int(shaded.sum()) == pytest.approx(int(lit.sum()), rel=0.1)


@pytest.mark.parametrize(("degrees", "aside"), [(0, False), (90, True), (180, False), (270, True)])
def test_lines_that_run_down_the_picture_tell_a_page_on_its_side(degrees: int, aside: bool):
    assert lies_on_side(ink_of(page().turned(degrees).grey), SCALE) is aside


# --- rules ------------------------------------------------------------------------------------


def test_the_rules_of_a_table_are_told_in_points_and_leave_no_ink():
    sheet = Sheet().table((72, 200, 520), (100, 120, 140))
    found = without_rules(ink_of(sheet.grey), SCALE)
    across = sorted(s.y0 for s in found.segments if s.y0 == s.y1)
    down = sorted(s.x0 for s in found.segments if s.x0 == s.x1)
    assert across == pytest.approx([100, 120, 140], abs=0.7)
    assert down == pytest.approx([72, 200, 520], abs=0.7)
    assert found.ink.sum() == 0


def test_letters_on_an_underline_keep_their_feet():
    """ุ and ู hang through the rule: what crosses it stays."""
    words = "กลุ่มผู้ดูแลชุดฤดู"
    plain = ink_of(Sheet().text(words, 72, 100).grey)
    ruled = ink_of(Sheet().text(words, 72, 100).line(72, 102.2, 220, 102.2).grey)
    found = without_rules(ruled, SCALE)
    assert len(found.segments) == 1
    assert (found.ink & plain).sum() > 0.93 * plain.sum()


def test_a_row_of_letters_and_the_stems_of_letters_are_no_rules():
    heavy = Sheet()
    for shift in (0, 0.4, 0.8):
        heavy.text("กกททมมนนบบปปพพยยรรลลววสสหหอ", 72 + shift, 100, 20)
    assert without_rules(ink_of(heavy.grey), SCALE).segments == ()


# --- dust and lines ---------------------------------------------------------------------------


def test_dust_goes_and_points_stay():
    clean = Sheet().text("12.50 x 4.25", 72, 100)
    letters = ink_of(clean.grey)
    dusty = ink_of(Sheet().text("12.50 x 4.25", 72, 100).dusted(200).grey)
    left = without_dust(dusty, SCALE)
    assert len(pieces_of(left)[1]) <= len(pieces_of(letters)[1]) + 2
    assert (left & letters).sum() == letters.sum()


def test_text_of_two_cells_is_never_one_line():
    sheet = Sheet().text("ระดับ", 72, 100).text("คะแนน", 112, 100)
    ink = ink_of(sheet.grey)
    assert len(text_of(ink, SCALE, nowhere).lines) == 1
    cells = text_of(ink, SCALE, lambda x, _y: int(x > 110 * SCALE))
    assert [line.region for line in cells.lines] == [0, 1]
