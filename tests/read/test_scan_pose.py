import pytest

from extractor.model import Cell, Paragraph, Place, Table
from extractor.read.scan.pose import Pose, on_pages

BOX = (100.0, 50.0, 200.0, 60.0)


def test_a_straight_page_keeps_its_boxes():
    assert Pose(600, 800).on_page(BOX) == BOX


@pytest.mark.parametrize(
    ("quarters", "there"),
    [(1, (540, 100, 550, 200)), (2, (400, 740, 500, 750)), (3, (50, 600, 60, 700))],
)
def test_a_box_of_a_page_set_upright_is_told_where_it_lay(quarters: int, there: tuple[int, ...]):
    """A box near the top of a page that was turned counter-clockwise lay near another edge."""
    assert Pose(600, 800, quarters).on_page(BOX) == pytest.approx(there)


def test_a_page_made_level_tells_where_its_boxes_were():
    x0, y0, x1, y1 = Pose(600, 800, 0, 2.0).on_page((500.0, 400.0, 501.0, 401.0))
    assert (x0 + x1) / 2 == pytest.approx(500.5, abs=0.5)
    assert (y0 + y1) / 2 == pytest.approx(400.5 + 7.0, abs=0.5)


def test_everything_in_a_table_is_moved_on_the_askew_page_only():
    words = Paragraph("ก", Place(1, BOX), lines=((0, Place(1, BOX)),))
    table = Table((Cell(0, 0, (words,), place=Place(1, BOX)),), Place(1, BOX))
    other = Paragraph("ข", Place(2, BOX))
    moved, same = on_pages((table, other), {1: Pose(600, 800, 2), 2: Pose(600, 800)})
    assert same == other
    assert isinstance(moved, Table)
    (cell,) = moved.cells
    (inside,) = cell.blocks
    assert isinstance(inside, Paragraph)
    places = {moved.place, cell.place, inside.place, inside.lines[0][1]}
    assert [place.box for place in places] == [pytest.approx((400, 740, 500, 750))]
