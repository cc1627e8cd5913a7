"""Letters whose codes say nothing: named where the letters around leave no doubt, else not."""

from extractor.read.decoding.letters import lacking_letter

_TEXT = "การดำเนินงานของหน่วยงานตามแผนงานและการประเมินผลการอบรมรายงานสถานการณ์"


def _places(letter: str, text: str = _TEXT) -> list[tuple[str, str]]:
    return [
        (text[max(at - 4, 0) : at], text[at + 1 : at + 2])
        for at, char in enumerate(text)
        if char == letter
    ]


def test_the_only_letter_that_fits_everywhere_is_named() -> None:
    assert lacking_letter(_places("า")) == "า"


def test_a_few_places_say_too_little() -> None:
    assert lacking_letter(_places("า")[:5]) == ""
    assert lacking_letter(_places("า")[:8]) == "า"


def test_a_few_places_do_where_the_same_code_was_found_out_elsewhere() -> None:
    assert lacking_letter(_places("า")[:2], told="า") == "า"
    assert lacking_letter([("ก", "ั"), ("ท", "ี"), ("น", "ู")], told="า") == ""


def test_places_that_any_consonant_fits_leave_doubt() -> None:
    assert lacking_letter([(" ", " ")] * 20) == ""
