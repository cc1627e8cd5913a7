"""List numbers that a picture shows where numbers stand, whatever their reading says."""

import pytest

from extractor.fields.items import read_items
from extractor.fields.printed_lists import with_labels
from extractor.model import Paragraph, Place

FIRST, SECOND, THIRD = "ทบทวนขั้นตอนเดิม", "จัดทำคู่มือใหม่", "เสนอผู้บริหาร"


def sheet(*lines: tuple[str, float], pitch: float = 18.0, page: int = 1) -> list[Paragraph]:
    """A paragraph for each printed line that begins ``x`` points in, as read from a picture."""
    return [
        Paragraph(
            text,
            Place(page, (x, 100 + pitch * n, x + 6 * len(text), 112 + pitch * n)),
            sure=(0.97,) * len(text),
        )
        for n, (text, x) in enumerate(lines)
    ]


def one_paragraph(*lines: tuple[str, float]) -> Paragraph:
    """The same lines as one paragraph that the layout has joined."""
    parts = sheet(*lines)
    text, places = "", []
    for part in parts:
        places.append((len(text), part.place))
        text += part.text
    whole = parts[0].place.union(parts[-1].place)
    return Paragraph(text, whole, lines=tuple(places), sure=(0.97,) * len(text))


def items(*found: Paragraph) -> list[str]:
    return [item.text for item in read_items(with_labels(tuple(found))).items]


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        ("1. ", "2 ", "3. "),
        ("1.", "2", "3."),
        ("1 ", "2:", "3. "),
        (". 1. ", "2. ", "3. "),
        ("w 1. ", "2, ", "3. "),
        ("L ", "2 ", "3. "),
        ("๑ ", "๑ ", "๑ "),
    ],
)
def test_numbers_that_lost_their_points_or_values_number_items_by_their_place(one, two, three):
    found = sheet((one + FIRST, 90), (two + SECOND, 90), (three + THIRD, 90))
    assert items(*found) == [FIRST, SECOND, THIRD]


def test_the_label_keeps_what_was_read():
    labelled = with_labels(tuple(sheet(("1. " + FIRST, 90), ("2" + SECOND, 90))))
    assert [(one.label, one.text) for one in labelled] == [("1.", FIRST), ("2", SECOND)]
    assert all(len(one.sure) == len(one.text) for one in labelled)


def test_a_number_inside_a_joined_paragraph_begins_an_item_where_lines_go_on_further_in():
    joined = one_paragraph(("1. " + FIRST, 90), ("2 " + SECOND, 90), ("ทุกปี", 106))
    assert items(joined) == [FIRST, SECOND + "ทุกปี"]


def test_a_number_on_a_line_that_goes_on_further_in_stays_in_its_item():
    joined = one_paragraph(("1. " + FIRST, 90), ("2 แห่ง ในปีนี้", 106))
    assert items(joined, *sheet(("2. " + SECOND, 90))) == [FIRST + "2 แห่ง ในปีนี้", SECOND]


def test_a_wrapped_line_that_begins_with_a_number_is_no_item_where_all_lines_begin_alike():
    joined = one_paragraph(("1. " + FIRST, 90), ("15 รายเพื่อใช้งาน", 90), ("ต่อไป", 90))
    assert items(joined) == [FIRST + "15 รายเพื่อใช้งาน" + "ต่อไป"]


def test_pages_that_lie_on_their_side_have_their_beginnings_at_the_foot():
    lines = ("1. " + FIRST, "2 " + SECOND, "ทุกปี", "3. " + THIRD)
    begins = (540, 540, 524, 540)
    found = [
        Paragraph(
            text,
            Place(1, (100 + 18 * n, begin - 6 * len(text), 112 + 18 * n, begin)),
            sure=(0.97,) * len(text),
        )
        for n, (text, begin) in enumerate(zip(lines, begins, strict=True))
    ]
    assert items(*found) == [FIRST, SECOND + " ทุกปี", THIRD]


def test_a_file_that_says_its_text_itself_is_taken_at_its_word():
    found = (Paragraph("1. " + FIRST), Paragraph("2" + SECOND))
    assert with_labels(found) == found
    assert items(*found) == [FIRST + " 2" + SECOND]


def test_a_speck_in_front_of_a_paragraph_is_no_part_of_it():
    assert items(*sheet(("'" + FIRST, 90))) == [FIRST]
    assert items(*sheet(("[/] " + FIRST, 90))) == ["[/] " + FIRST]


def test_a_dash_beside_items_says_nothing_and_alone_says_none():
    assert items(*sheet(("-", 90), ("1. " + FIRST, 90), ("2. " + SECOND, 90))) == [FIRST, SECOND]
    assert items(*sheet(("-", 90))) == ["-"]


def test_signs_at_the_edge_of_a_picture_are_no_items():
    assert items(*sheet((FIRST, 90), ("|", 0), ("1. ", 90), (SECOND, 90)))[:1] == [FIRST]
    assert "|" not in items(*sheet((FIRST, 90), ("|", 0), (SECOND, 90)))
    assert items(Paragraph(FIRST), Paragraph("|")) == [FIRST, "|"]
