"""Glyphs without a code are looked at on the page, and what they show is never told as certain."""

from __future__ import annotations

from paper import page, run
from PIL import Image, ImageDraw

from extractor.read.glyphs import PageContent
from extractor.read.layout.tick_pictures import look_at_boxes

LINE = ("\ufffd รอบ 6 เดือน", "\ufffd รอบ 12 เดือน")


def drawn(what: str) -> Image.Image:
    """A picture of a glyph: a frame, empty or crossed, a letter's strokes, or nothing."""
    image = Image.new("L", (62, 140), 255)
    pen = ImageDraw.Draw(image)
    if what in ("empty", "crossed"):
        pen.rectangle((6, 40, 54, 100), outline=0, width=3)
    if what == "crossed":
        pen.line((12, 46, 48, 94), fill=0, width=6)
        pen.line((48, 46, 12, 94), fill=0, width=6)
    if what == "letter":
        pen.line((6, 40, 54, 100), fill=0, width=6)
    return image


def looked_at(*shown: str, texts: tuple[str, ...] = LINE) -> PageContent:
    pictures = iter(shown)
    content = page([run(text, 72 + 150 * at, 100) for at, text in enumerate(texts)])
    return look_at_boxes([content], lambda _page, _box: drawn(next(pictures)))[0]


def words(content: PageContent) -> list[str]:
    return [one.text for one in content.runs]


def test_frames_beside_each_other_are_told_apart_by_what_stands_in_them() -> None:
    content = looked_at("empty", "crossed")
    assert words(content) == ["☐ รอบ 6 เดือน", "☑ รอบ 12 เดือน"]
    assert len(content.doubts) == 2


def test_frames_that_all_look_alike_may_be_missing_glyphs_and_nobody_can_tell_them() -> None:
    for alike in ("empty", "crossed"):
        content = looked_at(alike, alike)
        assert words(content) == ["⍰ รอบ 6 เดือน", "⍰ รอบ 12 เดือน"]
        assert len(content.doubts) == 2


def test_empty_frames_called_ticked_all_of_them_are_not_believed() -> None:
    both = ("☑ รอบ 6 เดือน", "☑ รอบ 12 เดือน")
    content = looked_at("empty", "empty", texts=both)
    assert words(content) == ["⍰ รอบ 6 เดือน", "⍰ รอบ 12 เดือน"]
    assert len(content.doubts) == 2
    for sure in ("crossed", "letter"):
        content = looked_at(sure, sure, texts=both)
        assert (words(content), content.doubts) == (list(both), ())


def test_options_of_which_one_is_ticked_are_not_looked_at() -> None:
    content = looked_at(texts=("☑ รอบ 6 เดือน", "☐ รอบ 12 เดือน"))
    assert content.doubts == ()


def test_what_is_no_frame_is_no_tick_box() -> None:
    for what in ("letter", "nothing"):
        content = looked_at(what, what)
        assert (words(content), content.doubts) == (list(LINE), ())


def test_glyphs_within_words_are_not_looked_at() -> None:
    content = looked_at(texts=("ประจ\ufffdปี", "ดี"))
    assert (words(content), content.doubts) == (["ประจ\ufffdปี", "ดี"], ())


def test_a_font_without_any_codes_is_not_looked_at_glyph_by_glyph() -> None:
    content = looked_at(texts=("\ufffd " * 80,))
    assert content.doubts == ()


def of_letters(
    *lines: str, what: str = "empty", font: str = "Loma", told: bool = False
) -> PageContent:
    content = page([run(text, 72, 100 + 40 * at) for at, text in enumerate(lines)])
    return look_at_boxes([content], lambda _page, _box: drawn(what), [font], codes_hold=told)[0]


def test_of_a_missing_glyph_only_the_first_box_is_as_its_code_says() -> None:
    for first in ("\uf0a3", "\uf0fe"):
        content = of_letters(f"{first} รอบ 6 เดือน", f"{first} รอบ 12 เดือน")
        assert words(content) == [f"{first} รอบ 6 เดือน", "⍰ รอบ 12 เดือน"]
        assert len(content.doubts) == 2
        told = of_letters(f"{first} รอบ 6 เดือน", f"{first} รอบ 12 เดือน", told=True)
        assert words(told) == [f"{first} รอบ 6 เดือน", f"{first} รอบ 12 เดือน"]
        assert told.doubts == ()


def test_the_first_box_is_the_first_written_whatever_stands_before_it_in_its_run() -> None:
    for lines in (
        ("  \uf0fe รอบ 6 เดือน", "\uf0fe รอบ 12 เดือน"),
        ("\uf0fe รอบ 6 เดือน", "  \uf0fe รอบ 12 เดือน"),
    ):
        content = page([run(text, 72, 100) for text in lines])
        one = content._replace(runs=tuple(each._replace(order=7) for each in content.runs))
        seen = look_at_boxes([one], lambda _page, _box: drawn("empty"), ["Loma"])[0]
        assert words(seen) == [lines[0], lines[1].replace("\uf0fe", "⍰")]


def test_a_glyph_that_stands_once_is_what_its_code_says_for_certain() -> None:
    content = of_letters("\uf0a3 รอบ 6 เดือน", "\uf052 รอบ 12 เดือน")
    assert words(content) == ["\uf0a3 รอบ 6 เดือน", "\uf052 รอบ 12 เดือน"]
    assert content.doubts == ()


def test_a_title_repeated_on_each_page_is_one() -> None:
    line = "\uf0a3 รอบ 6 เดือน"
    for left, told in ((72, line), (90, "⍰ รอบ 6 เดือน")):
        pages = [page([run(line, x, 100)], number=at + 1) for at, x in enumerate((72, left))]
        seen = look_at_boxes(pages, lambda _page, _box: drawn("empty"), ["Loma"])
        assert [words(one) for one in seen] == [[line], [told]]
        assert [len(one.doubts) for one in seen] == [told != line] * 2


def test_titles_whose_other_boxes_differ_are_each_their_own() -> None:
    lines = ("☐ รอบ 6 เดือน", "\uf0fe รอบ 12 เดือน")
    other = ("☑ รอบ 6 เดือน", "\uf0fe รอบ 12 เดือน")
    for second, told in ((lines, lines[1]), (other, "⍰ รอบ 12 เดือน")):
        pages = [
            page([run(text, 72 + 200 * at, 100) for at, text in enumerate(texts)], number=number)
            for number, texts in enumerate((lines, second), start=1)
        ]
        fonts = [one._replace(runs=(one.runs[0]._replace(font=1), one.runs[1])) for one in pages]
        seen = look_at_boxes(fonts, lambda _page, _box: drawn("empty"), ["Loma", "Wingdings"])
        assert [words(one)[1] for one in seen] == [lines[1], told]


def test_many_glyphs_of_one_code_are_looked_at_once() -> None:
    looks = []
    content = page([run("\uf0b7 ก", 72, 100 + 5 * at) for at in range(80)])
    look_at_boxes([content], lambda at, _box: looks.append(at) or drawn("empty"), ["Loma"])
    assert looks == [1]


def test_bullets_whose_glyph_is_missing_stay_bullets() -> None:
    content = of_letters("\uf0b7 หนึ่ง", "\uf0b7 สอง")
    assert words(content) == ["\uf0b7 หนึ่ง", "\uf0b7 สอง"]


def test_a_font_that_draws_boxes_of_two_kinds_has_them() -> None:
    lines = ("\uf0a8 รอบ 6 เดือน", "\uf0fe รอบ 9 เดือน", "\uf0a8 รอบ 12 เดือน")
    shown = iter(("empty", "crossed", "empty"))
    content = page([run(text, 72, 100 + 40 * at) for at, text in enumerate(lines)])
    seen = look_at_boxes([content], lambda _page, _box: drawn(next(shown)), ["F3"])[0]
    assert (words(seen), seen.doubts) == (list(lines), ())


def test_boxes_of_symbol_fonts_and_glyphs_that_are_no_frames_are_believed() -> None:
    lines = ("\uf0a3 รอบ 6 เดือน", "\uf0a3 รอบ 12 เดือน")
    for font in ("OpenSymbol", "Wingdings-Regular"):
        assert words(of_letters(*lines, font=font)) == list(lines)
    seen = of_letters(*lines, what="letter")
    assert (words(seen), seen.doubts) == (list(lines), ())
