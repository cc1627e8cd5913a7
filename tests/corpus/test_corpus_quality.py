"""The table of qualities against accuracies."""

from __future__ import annotations

import pytest

from corpus.quality import Page, rank_correlation, show


def test_rank_correlation_shares_the_places_of_equals() -> None:
    assert rank_correlation([1, 2, 3], [10, 20, 90]) == pytest.approx(1.0)
    assert rank_correlation([1, 2, 3], [90, 20, 10]) == pytest.approx(-1.0)
    assert rank_correlation([1, 1, 2, 3], [5, 5, 6, 7]) == pytest.approx(1.0)


def test_pages_told_to_be_better_than_they_are_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pages = [Page("a", "sound 1", 1.0, 0.99), Page("b", "silent 1", 0.9, 0.5)]
    show(pages)
    shown = capsys.readouterr().out
    assert "more than 0.1: 1 of 2" in shown
    assert "silent 1: quality 0.900, accuracy 0.500" in shown
    assert "sound 1" not in shown
