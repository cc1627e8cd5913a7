"""Digits drawn in fonts and looked at: one that the network knows, one that it has never seen."""

from importlib.resources import files

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.read.scan.digit_look import second_look
from extractor.read.scan.digit_reader import digit_sureness, look_at_digits, suggestion
from extractor.read.scan.engine import Symbol
from extractor.thai import THAI_DIGITS

KNOWN = str(files("fontpkg_sarabun").joinpath("files", "Sarabun-Regular.ttf"))


def drawn(text, *, font="known", size=48, blur=1.0):
    """A white picture with the text on it, as a scan at 300 dpi has it in 12 points."""
    face = ImageFont.truetype(KNOWN, size) if font == "known" else ImageFont.load_default(size)
    image = Image.new("L", (size * (len(text) + 2), size * 3), 255)
    ImageDraw.Draw(image).text((size, size), text, font=face, fill=0)
    return cv2.GaussianBlur(np.asarray(image), (0, 0), blur)


def whole(picture):
    return (0, 0, picture.shape[1], picture.shape[0])


def pieces(picture):
    """The boxes of connected ink, as the lines of a page give them."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((picture < 150).astype(np.uint8))
    return [(x, y, x + w, y + h) for x, y, w, h, _ in sorted(stats[1:].tolist())]


def read_as(text, picture, sure=0.99):
    """What an engine would say that reads one symbol for each tall glyph."""
    boxes = [box for box in pieces(picture) if box[3] - box[1] > 12]
    assert len(boxes) == len(text)
    return [
        Symbol(char, float(box[0]), float(box[2]), sure)
        for char, box in zip(text, boxes, strict=True)
    ]


def looked_again(printed, read, **how):
    picture = drawn(printed, **how)
    boxes = pieces(picture)
    tall = [box for box in boxes if box[3] - box[1] > 12]
    top, foot = min(box[1] for box in tall), max(box[3] for box in tall)
    return second_look(picture, read_as(read, picture), boxes, top, foot)


@pytest.mark.parametrize("blur", [0.6, 1.4])
def test_thai_and_arabic_digits_are_read_and_told_apart(blur):
    for text in (THAI_DIGITS, "0123456789"):
        picture = drawn(text, blur=blur)
        looks = look_at_digits(picture, whole(picture))
        assert "".join(look.digit for look in looks) == text
        assert all((look.thai > 0.9) == (text == THAI_DIGITS) for look in looks)


def test_arabic_digits_of_a_font_never_seen_are_not_taken_for_thai_ones():
    picture = drawn("0123456789", font="unseen")
    looks = look_at_digits(picture, whole(picture))
    assert "".join(look.digit for look in looks) == "0123456789"
    assert max(look.thai for look in looks) < 0.1


def test_sureness_is_high_where_both_readers_agree_and_0_for_what_looks_thai():
    arabic, thai = drawn("2565"), drawn("๒๕๖๕")
    assert min(digit_sureness(arabic, whole(arabic), "2565")) > 0.9
    assert min(digit_sureness(arabic, whole(arabic), "2505")) < 0.1
    assert digit_sureness(thai, whole(thai), "2565") == (0.0, 0.0, 0.0, 0.0)
    assert digit_sureness(arabic, whole(arabic), "256") == (0.0, 0.0, 0.0)


def test_a_glyph_may_be_suggested_and_a_letter_suggests_nothing():
    four, letter = drawn("๔"), drawn("ม")
    assert suggestion(look_at_digits(four, whole(four))[0]).split()[0] == "๔"
    assert suggestion(look_at_digits(letter, whole(letter))[0]) == ""


def test_thai_digits_that_the_engine_lacks_are_shown_and_nothing_rests_on_them():
    seen = looked_again("๔๙๗", "๕๕ข")
    assert "".join(symbol.text for symbol in seen) == "๔๙๗"
    assert [symbol.sure for symbol in seen] == [0.0, 0.0, 0.0]


def test_arabic_digits_stay_as_they_were_read_and_doubt_is_told():
    same = looked_again("480", "480")
    assert "".join(symbol.text for symbol in same) == "480"
    assert min(symbol.sure for symbol in same) > 0.9
    other = looked_again("480", "430")
    assert "".join(symbol.text for symbol in other) == "430"
    assert other[1].sure < 0.1 and other[0].sure > 0.9


def test_a_point_that_is_drawn_and_was_not_read_comes_back_as_a_guess():
    seen = looked_again("6.9", "69")
    assert "".join(symbol.text for symbol in seen) == "6.9"
    assert seen[1].sure == 0.5


def test_letters_are_left_alone():
    for text in ("กขคมบพ", "agemo"):
        read = looked_again(text, text)
        assert "".join(symbol.text for symbol in read) == text
        assert {symbol.sure for symbol in read} == {0.99}


def test_a_mark_above_the_line_is_no_digit():
    picture = drawn("๙")
    (box,) = (one for one in pieces(picture) if one[3] - one[1] > 12)
    height = box[3] - box[1]
    assert second_look(picture, [], [box], box[1], box[3])[0].text == "๙"
    assert second_look(picture, [], [box], box[1] + height, box[3] + height) == []


@pytest.mark.parametrize(("printed", "read"), [("≤6", "<6"), ("≥6", ">6"), ("≤6", "๕6")])
def test_less_or_equal_is_told_by_its_bar(printed, read):
    face = ImageFont.truetype(
        str(files("fontpkg_sarabun").joinpath("files", "Sarabun-Bold.ttf")), 48
    )
    image = Image.new("L", (160, 140), 255)
    ImageDraw.Draw(image).text((40, 40), printed, font=face, fill=0)
    picture = cv2.GaussianBlur(np.asarray(image), (0, 0), 0.8)
    boxes = pieces(picture)
    six = boxes[-1]
    wedge = min(boxes, key=lambda box: box[1] if box[0] < six[0] - 5 else 999)
    symbols = [
        Symbol(char, float(box[0]), float(box[2]), 0.9)
        for char, box in zip(read, (wedge, six), strict=True)
    ]
    seen = second_look(picture, symbols, boxes, six[1], six[3])
    assert "".join(symbol.text for symbol in seen) == printed
    assert seen[0].sure <= 0.5


def looked_at_without(printed, left_out):
    """What comes of a line of which the engine left out the glyph of this number."""
    picture = drawn(printed)
    boxes = pieces(picture)
    tall = [box for box in boxes if box[3] - box[1] > 12]
    glyphs = printed.replace(" ", "")
    read = [symbol for n, symbol in enumerate(read_as(glyphs, picture)) if n != left_out]
    return second_look(
        picture, read, boxes, min(box[1] for box in tall), max(box[3] for box in tall)
    )


def test_a_digit_that_the_engine_left_out_is_put_back_and_is_not_sure():
    found = looked_at_without("5553323", 3)
    assert "".join(symbol.text for symbol in found) == "5553323"
    assert [symbol.sure < 0.9 for symbol in found].count(True) >= 1
    assert found[3].sure == 0.5


def test_digits_further_apart_than_the_others_are_two_numbers():
    found = looked_at_without("2 25150", left_out=99)
    assert "".join(symbol.text for symbol in found) == "2 25150"
    assert "".join(symbol.text for symbol in looked_at_without("225150", 99)) == "225150"


def test_a_digit_that_two_words_were_read_with_is_told_once():
    picture = drawn("72")
    boxes = pieces(picture)
    seven, two = read_as("72", picture)
    space = Symbol(" ", two.x1, two.x1, 1.0)
    again = two._replace(x1=two.x1 + 60)
    top, foot = min(box[1] for box in boxes), max(box[3] for box in boxes)
    found = second_look(picture, [seven, two, space, again], boxes, top, foot)
    assert "".join(symbol.text for symbol in found).strip() == "72"


def test_a_number_has_one_point_and_a_speck_beside_is_none():
    picture = drawn("7.41")
    boxes = pieces(picture)
    seven, four, one = read_as("741", picture)
    point = next(box for box in boxes if box[3] - box[1] <= 12)
    read = [seven, Symbol(".", float(point[0]), float(point[2]), 0.99), four, one]
    gap = (int(four.x1), int(one.x0))
    picture[point[1] : point[3], gap[0] : gap[1]] = 255
    speck = (sum(gap) // 2 - 1, point[1], sum(gap) // 2 + 1, point[3])
    wide = [box._replace(x0=box.x0 + 20, x1=box.x1 + 20) if box is one else box for box in read]
    moved = np.hstack([picture[:, : gap[0] + 1], np.full((len(picture), 20), 255, np.uint8),
                       picture[:, gap[0] + 1 :]])  # fmt: skip
    tall = [box for box in pieces(moved) if box[3] - box[1] > 12]
    far = (speck[0] + 10, speck[1], speck[2] + 10, speck[3])
    ink = sorted([*pieces(moved), far])
    found = second_look(moved, wide, ink, min(box[1] for box in tall), max(box[3] for box in tall))
    assert "".join(symbol.text for symbol in found).replace(" ", "") == "7.41"
