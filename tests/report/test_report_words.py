from __future__ import annotations

import pytest

from extractor.report.record import PagePlace, PathPlace, PlaceRecord
from extractor.report.words import place_in_words


@pytest.mark.parametrize(
    ("place", "thai", "english"),
    [
        (None, "", ""),
        (PagePlace(page=2, box=None), "หน้า 2", "page 2"),
        (PathPlace(path="line[12]"), "บรรทัด 12", "line 12"),
        (
            PathPlace(path="word/document.xml/body/tbl[2]/tr[3]/tc[1]/p[1]"),
            "ตาราง 2 แถว 3 ช่อง 1 ย่อหน้า 1",
            "table 2 row 3 cell 1 paragraph 1",
        ),
        (PathPlace(path="word/header1.xml/p[1]"), "หัวกระดาษ ย่อหน้า 1", "page header paragraph 1"),
        (
            PathPlace(path="converted/word/header1.xml/p[1]"),
            "หัวกระดาษ ย่อหน้า 1",
            "page header paragraph 1",
        ),
        (PathPlace(path="somewhere"), "somewhere", "somewhere"),
    ],
)
def test_places_are_told_in_words(place: PlaceRecord, thai: str, english: str) -> None:
    assert place_in_words(place, "th") == thai
    assert place_in_words(place, "en") == english
