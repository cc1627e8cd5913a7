"""Which line a mark belongs to, and what is dust: tones, vowels below, stubs at rules, rings."""

from paper_scan import SCALE, Sheet

from extractor.read.scan.engine import Symbol
from extractor.read.scan.ink import Ink, TextLine
from extractor.read.scan.lines import text_of
from extractor.read.scan.marks import drop_specks, give_marks
from extractor.read.scan.picture import ink_of
from extractor.read.scan.rules import without_rules
from extractor.read.scan.sara_am import with_rings

HEIGHT = 20


def letter(x: int, top: int, foot: int | None = None) -> Ink:
    return Ink(0, x, top, x + 16, top + HEIGHT if foot is None else foot, 150, -1)


def mark(x: int, y: int, area: int = 70) -> Ink:
    return Ink(0, x, y, x + 14, y + 9, area, -1)


def row(top: int, *odd: Ink) -> TextLine:
    """Eight letters side by side, the given ones in place of those at their x."""
    places = {one.x0 for one in odd}
    plain = [letter(x, top) for x in range(100, 260, 20) if x not in places]
    return TextLine(sorted([*plain, *odd], key=lambda one: one.x0))


def given(*marks: Ink, above: TextLine, below: TextLine) -> tuple[list[Ink], list[Ink]]:
    give_marks(marks, (above, below), HEIGHT)
    return above.marks, below.marks


def test_a_vowel_hangs_flush_below_its_letter_and_a_tone_stands_on_the_line_below():
    vowel, tone = mark(122, 121), mark(187, 133)
    assert given(vowel, tone, above=row(100), below=row(145)) == ([vowel], [tone])


def test_nothing_hangs_below_a_letter_that_reaches_down_itself():
    """``มู`` in one piece ends as near to the tone below it as the tone's own letter begins."""
    tone = mark(142, 133)
    deep = letter(140, 100, 130)
    assert given(tone, above=row(100, deep), below=row(145)) == ([], [tone])


def test_what_is_as_near_to_both_lines_and_not_flush_belongs_to_the_line_below():
    tone = mark(152, 122)
    vowel = mark(150, 133)
    assert given(tone, vowel, above=row(100), below=row(145)) == ([], [vowel, tone])


def test_dust_over_letters_has_less_ink_than_the_tones_of_the_page():
    tones = [mark(100 + 20 * (at % 8), 90) for at in range(40)]
    speck, point = mark(140, 88, area=12), Ink(0, 262, 116, 266, 120, 12, -1)
    line = row(100)
    line.marks[:] = [*tones, speck, point]
    drop_specks([line], HEIGHT)
    assert speck not in line.marks
    assert point in line.marks
    assert len(line.marks) == 41


def test_a_page_of_few_marks_does_not_tell_how_small_its_tones_are():
    line = row(100)
    line.marks[:] = [mark(100, 90), mark(140, 88, area=12)]
    drop_specks([line], HEIGHT)
    assert len(line.marks) == 2


# --- rules ------------------------------------------------------------------------------------


def test_a_tone_that_runs_into_the_rule_above_stays_on_its_vowel():
    words = "ที่เกี่ยวข้อง"
    free = ink_of(Sheet().text(words, 72, 100).grey)
    top = min(y for y, row in enumerate(free) if row.any()) / SCALE
    ruled = ink_of(Sheet().text(words, 72, 100).line(60, top + 0.4, 300, top + 0.4, 1.4).grey)
    found = without_rules(ruled, SCALE)
    assert len(found.segments) == 1
    lines = text_of(found.ink, SCALE, lambda _x, _y: -1).lines
    plain = text_of(free, SCALE, lambda _x, _y: -1).lines
    assert len(lines) == len(plain) == 1
    assert len(lines[0].ink) == len(plain[0].ink)


def test_an_upright_of_a_low_row_is_a_rule_where_nothing_stands_close_to_it():
    def uprights(sheet: Sheet) -> int:
        segments = without_rules(ink_of(sheet.grey), SCALE).segments
        return sum(one.x0 == one.x1 for one in segments)

    row_of_a_table = Sheet().line(72, 100, 300, 100).line(72, 114, 300, 114)
    assert uprights(row_of_a_table.line(180, 100, 180, 114)) == 1
    stem = row_of_a_table
    for y in (103, 106, 109, 111):
        stem.line(181, y, 186, y, 1.5)
    assert uprights(stem) == 0


# --- the ring of sara am ----------------------------------------------------------------------


def read(text: str, *marks: Ink) -> str:
    """``text`` as the engine gives it: a base letter every 20 pixels, marks over their base."""
    line, symbols, x = row(100), [], 80
    for char in text:
        x += 20 * (char not in "่้")
        symbols.append(Symbol(char, x, x + 16, 0.99))
    line.marks[:] = marks
    return "".join(symbol.text for symbol in with_rings(symbols, line))


RING, TONE = Ink(0, 108, 90, 116, 98, 40, -1), Ink(0, 107, 80, 115, 88, 40, -1)


def test_two_marks_over_each_other_before_aa_are_a_ring_and_its_tone():
    assert read("น้าหนก", RING, TONE) == "นํ้าหนก"


def test_a_tone_alone_is_no_ring():
    assert read("น้าหนก", TONE) == "น้าหนก"
    assert read("นาหนก", RING, TONE) == "นาหนก"


def test_the_vowel_around_a_letter_has_no_ring():
    line = row(100)
    line.marks[:] = [Ink(0, 128, 90, 136, 98, 40, -1), Ink(0, 127, 80, 135, 88, 40, -1)]
    symbols = [
        Symbol(char, x, x + 16, 0.99) for char, x in zip("เข้า", (100, 120, 120, 140), strict=True)
    ]
    assert with_rings(symbols, line) == symbols
