"""The best reading of headings that rival each other, and of those that do not."""

from __future__ import annotations

from random import Random

from extractor.model import NOWHERE
from extractor.segment.assignment import _best_path, _shortlist, best_assignment
from extractor.segment.candidates import Candidate, Span
from extractor.segment.headings import Match, Wording

WORDING = Wording.of("s", "หัวข้อ", short=False)


def heading(rank: int, leaf: int, score: float) -> Candidate:
    """A heading of section ``rank`` at the start of a paragraph."""
    match = Match(WORDING, 0, 6, 1.0)
    spans = (Span(leaf, 0, 6),)
    return Candidate(f"s{rank}", rank, match, "หัวข้อ", NOWHERE, spans, score, continued=False)


def test_headings_in_order_are_all_picked():
    found = [heading(rank, leaf, 1.0) for leaf, rank in enumerate((0, 1, 4, 5))]
    assert best_assignment(found) == found


def test_a_section_that_stands_twice_is_picked_where_it_is_stronger():
    strong, weak = heading(3, 4, 1.3), heading(3, 1, 0.9)
    found = [heading(0, 0, 1.0), weak, heading(2, 3, 1.0), strong, heading(4, 5, 1.0)]
    assert best_assignment(found) == [one for one in found if one is not weak]


def test_of_two_sections_in_one_place_the_stronger_is_picked():
    one, other = heading(1, 1, 0.8), heading(2, 1, 1.1)
    assert best_assignment([heading(0, 0, 1.0), one, other]) == [heading(0, 0, 1.0), other]


def test_cutting_the_list_at_headings_without_rivals_loses_nothing():
    for seed in range(300):
        rng = Random(seed)
        found = [
            heading(rng.randrange(8), rng.randrange(9), round(rng.uniform(0.6, 1.5), 3))
            for _ in range(rng.randrange(1, 14))
        ]
        assert best_assignment(found) == _best_path(_shortlist(found)), f"seed {seed}"
