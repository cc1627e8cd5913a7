"""Damaged text layers: the map says what the damage says, and the pages are untouched."""

from __future__ import annotations

import pytest

from corpus.damaged_layers import (
    LAYERS,
    Glyph,
    damage_layer,
    marks_as_ascii,
    nikhahit_as_mai_tho,
    no_map,
    private_use_marks,
    stacked_tone_lost,
    tis_620_as_latin,
    word_bold_swap,
)
from extractor.thai import PRIVATE_USE

GLYPHS = (
    Glyph(1, "ก", 0.0, False),
    Glyph(2, "า", 0.0, False),
    Glyph(3, "\u0e4d", 0.6, False),
    Glyph(4, "่", 0.6, False),
    Glyph(5, "่", 0.9, True),
    Glyph(6, "A", 0.0, False),
)


def test_each_damage_says_of_a_glyph_what_its_program_says() -> None:
    assert word_bold_swap(GLYPHS, True) == {1: "ก", 2: "ำ", 3: " ", 4: "่", 5: "่", 6: "A"}
    assert word_bold_swap(GLYPHS, False)[2] == "า"
    assert nikhahit_as_mai_tho(GLYPHS, False)[3] == "้"
    assert 5 not in stacked_tone_lost(GLYPHS, False)
    assert marks_as_ascii(GLYPHS, False)[4] == "+"
    assert tis_620_as_latin(GLYPHS, False)[1] == "¡"
    assert no_map(GLYPHS, False) == {}
    private = private_use_marks(GLYPHS, False)
    assert private[4] != private[5]
    assert [PRIVATE_USE[ord(private[code])] for code in (3, 4, 5)] == ["\u0e4d", "่", "่"]


def test_a_file_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="no Thai font"):
        damage_layer(b"%PDF-1.4\n", LAYERS["mac-thai"])
