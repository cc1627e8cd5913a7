"""Boxes side by side are the cells of one row."""

from __future__ import annotations

from extractor.read.layout.frame_rows import with_rows_of_frames
from extractor.read.layout.grid import grid_of


def frame(x0: float, y0: float, x1: float, y1: float):
    return grid_of([x0, x1], [y0, y1])


def boxes(*grids):
    return sorted(
        [cell.box for cell in grid.cells] for grid in with_rows_of_frames(grids, lowest=24)
    )


def test_frames_of_one_height_beside_each_other_are_a_row():
    assert boxes(frame(60, 100, 290, 200), frame(300, 101, 530, 200)) == [
        [(60, 100, 295, 200), (295, 100, 530, 200)]
    ]
    three = [frame(60 + 160 * at, 100, 210 + 160 * at, 200) for at in range(3)]
    assert [len(row) for row in boxes(*three)] == [3]


def test_frames_below_each_other_of_other_heights_or_far_apart_stay_alone():
    below = frame(60, 100, 290, 200), frame(60, 210, 290, 310)
    lower = frame(60, 100, 290, 200), frame(300, 100, 530, 180)
    far = frame(60, 100, 200, 200), frame(300, 100, 530, 200)
    for pair in (below, lower, far):
        assert [len(cells) for cells in boxes(*pair)] == [1, 1]


def test_tables_and_frames_of_a_line_are_left_as_they_are():
    table = grid_of([60, 170, 290], [100, 200])
    assert [len(cells) for cells in boxes(table, frame(300, 100, 530, 200))] == [2, 1]
    assert [len(row) for row in boxes(frame(60, 100, 90, 115), frame(100, 100, 130, 115))] == [1, 1]
