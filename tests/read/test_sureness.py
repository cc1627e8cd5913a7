from extractor.model import Paragraph
from extractor.read.glyphs import Run
from extractor.read.layout.lines import lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of
from extractor.read.sureness import carried, joined_sure


def run(text: str, sure: tuple[float, ...], x: float = 0.0, baseline: float = 20.0) -> Run:
    xs = tuple(x + 5.0 * at for at in range(len(text) + 1))
    return Run(
        text, text, x, baseline - 8, xs[-1], baseline + 2, baseline, 10.0, -1, False, False, 0, xs,
        sure,
    )  # fmt: skip


def paragraph(*runs: Run) -> Paragraph:
    lines = lines_of(runs)
    (found,) = paragraphs_of(lines, frame_of(lines, (0, 0, 28, 100)), 1)
    return found


def test_a_character_keeps_its_value_when_others_change():
    assert carried("ก12", "ก12", (0.9, 0.1, 0.2)) == (0.9, 0.1, 0.2)
    assert carried("[/] 7", "☑ 7", (0.5, 0.5, 0.5, 1.0, 0.3))[-1] == 0.3
    assert carried("เเก5", "แก5", (0.9, 0.8, 0.7, 0.1))[-1] == 0.1


def test_text_that_was_in_no_picture_has_no_values():
    assert carried("เเก", "แก", ()) == ()
    assert joined_sure([("ก", ()), ("ข", ())], " ") == ()
    assert joined_sure([("ก", ()), ("ข", (0.4,))], " ") == (1.0, 1.0, 0.4)


def test_a_paragraph_tells_how_sure_each_of_its_characters_is():
    found = paragraph(
        run("รวม 5", (0.9, 0.9, 0.9, 1.0, 0.2)), run("วัน", (0.8, 0.8, 0.8), baseline=35.0)
    )
    assert len(found.sure) == len(found.text)
    at = found.text.index("5")
    assert found.sureness(at, at + 1) == 0.2
    assert found.sureness(0, 3) == 0.9


def test_spaces_between_words_and_at_their_ends_shift_nothing():
    found = paragraph(run(" ก ", (1.0, 0.5, 1.0)), run("7 ", (0.1, 1.0), x=18.0))
    assert found.text == "ก 7"
    assert found.sureness(0, 1) == 0.5
    assert found.sureness(2, 3) == 0.1


def test_a_file_s_own_text_is_certain():
    found = paragraph(run("รวม 5", ()))
    assert found.sure == ()
    assert found.sureness(0, 5) == 1.0
