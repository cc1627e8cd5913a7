from __future__ import annotations

import pytest

from extractor.report.units import NO_UNIT, Unit, unit_of


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("report.docx", NO_UNIT),
        ("unit7/report.docx", Unit("unit7", "unit7")),
        ("กองคลัง/6 เดือน/report.docx", Unit("กองคลัง", "กองคลัง")),
        ("2567/กองคลัง/report.docx", Unit("2567/กองคลัง", "กองคลัง")),
        ("2567/รอบ 6/03 สำนักงานเลขานุการกรม/a.pdf",
         Unit("2567/รอบ 6/03 สำนักงานเลขานุการกรม", "03 สำนักงานเลขานุการกรม")),
        ("2567/report.docx", NO_UNIT),
        ("ปีงบประมาณ ๒๕๖๗/รอบ 12 เดือน/a.docx", NO_UNIT),
        ("2567-03-31/แผนงาน/a.docx", Unit("2567-03-31/แผนงาน", "แผนงาน")),
        ("ส่งแล้ว/b/a.pdf", Unit("ส่งแล้ว", "ส่งแล้ว")),
    ],
)  # fmt: skip
def test_a_report_is_of_the_folder_named_like_a_unit_or_the_outermost_that_is_no_time(
    path: str, unit: Unit
) -> None:
    assert unit_of(path) == unit


def test_units_of_one_name_are_told_apart_by_where_they_lie() -> None:
    assert unit_of("ก/กองคลัง/a") != unit_of("ข/กองคลัง/a")
    assert unit_of("ก/กองคลัง/a") == unit_of("ก/กองคลัง/b/c")
