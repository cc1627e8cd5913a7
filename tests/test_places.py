"""Places put together: boxes of one page grow, what stands elsewhere changes nothing."""

from __future__ import annotations

from extractor.model import Place

HERE = Place(1, (10.0, 20.0, 30.0, 40.0))


def test_the_place_around_others_holds_them_all():
    others = (Place(1, (5.0, 25.0, 20.0, 30.0)), Place(1, (12.0, 22.0, 50.0, 60.0)))
    assert HERE.around(others) == Place(1, (5.0, 20.0, 50.0, 60.0))
    assert HERE.around(others) == HERE.union(others[0]).union(others[1])


def test_what_stands_on_another_page_or_nowhere_is_left_out():
    assert HERE.around((Place(2, (0.0, 0.0, 99.0, 99.0)), Place(1))) == HERE
    path = Place(path="word/document.xml/body/p[1]")
    assert path.around((HERE,)) == path
