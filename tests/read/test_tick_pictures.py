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


def test_empty_frames_are_boxes_and_stay_in_doubt() -> None:
    content = looked_at("empty", "empty")
    assert words(content) == ["☐ รอบ 6 เดือน", "☐ รอบ 12 เดือน"]
    assert len(content.doubts) == 2


def test_frames_that_are_all_crossed_may_be_missing_glyphs_and_are_not_called_ticked() -> None:
    content = looked_at("crossed", "crossed")
    assert words(content) == list(LINE)
    assert len(content.doubts) == 2


def test_options_that_are_all_ticked_are_looked_at_and_empty_frames_said_to_be_in_doubt() -> None:
    both = ("☑ รอบ 6 เดือน", "☑ รอบ 12 เดือน")
    for typed in (both, tuple(text.replace("☑", "\uf0fe") for text in both)):
        content = looked_at("empty", "empty", texts=typed)
        assert words(content) == ["☐ รอบ 6 เดือน", "☐ รอบ 12 เดือน"]
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


def test_a_symbols_code_in_a_font_of_letters_keeps_its_word_and_is_looked_at() -> None:
    """The missing glyph of a font has one code, whatever boxes it stands for."""
    content = page([run("\uf0a3 รอบ 6 เดือน", 72, 100), run("\uf052 รอบ 12 เดือน", 222, 100)])

    def doubts(what: str, font: str) -> int:
        return len(look_at_boxes([content], lambda _page, _box: drawn(what), [font])[0].doubts)

    assert doubts("empty", "ABCDEF+Loma") == 2
    assert doubts("letter", "ABCDEF+Loma") == doubts("crossed", "ABCDEF+Loma") == 0
    assert doubts("empty", "OpenSymbol") == doubts("empty", "Wingdings-Regular") == 0
    shown = look_at_boxes([content], lambda _page, _box: drawn("empty"), ["Loma"])[0]
    assert words(shown) == words(content)
