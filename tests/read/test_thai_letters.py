"""Letters whose codes say nothing: named where the letters around leave no doubt, else not."""

from extractor.read.thai_letters import lacking_letter

_TEXT = "การดำเนินงานของหน่วยงานตามแผนงานและการประเมินผลการอบรมรายงานสถานการณ์"
_OTHERS = frozenset(_TEXT) - {"า"}


def _places(letter: str, text: str = _TEXT) -> list[tuple[str, str]]:
    return [
        (text[max(at - 4, 0) : at], text[at + 1 : at + 2])
        for at, char in enumerate(text)
        if char == letter
    ]


def test_the_only_letter_that_fits_everywhere_is_named() -> None:
    assert lacking_letter(_places("า"), _OTHERS) == "า"


def test_a_letter_that_the_font_shows_under_its_own_code_is_not_named() -> None:
    assert lacking_letter(_places("า"), _OTHERS | {"า"}) != "า"


def test_a_few_places_say_too_little() -> None:
    assert lacking_letter(_places("า")[:5], _OTHERS) == ""
    assert lacking_letter(_places("า")[:8], _OTHERS) == "า"


def test_places_that_any_consonant_fits_leave_doubt() -> None:
    assert lacking_letter([(" ", " ")] * 20, frozenset("า")) == ""
