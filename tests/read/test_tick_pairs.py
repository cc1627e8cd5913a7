import pytest

from extractor.model import Block, Cell, Paragraph, Table, text_lines
from extractor.read.tick_pairs import settle_pairs


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(text) for text in texts)


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        (["■ รอบ 6 เดือน", "☐ รอบ 12 เดือน"], ["☑ รอบ 6 เดือน", "☐ รอบ 12 เดือน"]),
        (["☐ รอบ 6 เดือน", "  ■ รอบ 12 เดือน"], ["☐ รอบ 6 เดือน", "  ☑ รอบ 12 เดือน"]),
        (["○ รอบ 6 เดือน", "● รอบ 12 เดือน"], ["☐ รอบ 6 เดือน", "☑ รอบ 12 เดือน"]),
    ],
)
def test_one_filled_mark_among_empty_ones_is_the_choice(
    typed: list[str], settled: list[str]
) -> None:
    assert settle_pairs(lines(*typed)) == lines(*settled)


@pytest.mark.parametrize(
    "typed",
    [
        ["■ ระบุชื่อตัวชี้วัด", "■ ระบุน้ำหนัก"],
        ["■ ระบุชื่อ", "■ ระบุน้ำหนัก", "☐ อื่นๆ"],
        ["■ หัวข้อ", "คั่น", "☐ รอบ 12 เดือน"],
        ["○ ก", "○ ข"],
        ["● ก", "☐ ข"],
    ],
)
def test_bullets_stay_bullets(typed: list[str]) -> None:
    assert settle_pairs(lines(*typed)) == lines(*typed)


def test_options_in_the_cells_of_a_row_belong_together() -> None:
    def row(left: str, right: str) -> tuple[Block, ...]:
        cells = (Cell(0, 0, lines("รอบ")), Cell(0, 1, lines(left)), Cell(0, 2, lines(right)))
        return (Table(cells),)

    assert list(text_lines(settle_pairs(row("■ 6 เดือน", "☐ 12 เดือน")))) == [
        "รอบ\t☑ 6 เดือน\t☐ 12 เดือน"
    ]
