"""Automatic list numbers, which stand in no text."""

import pytest
from wordfile import body_of, link, para, part

from extractor.read.word.numbering import shown_number


def level(number: int, style: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, key: int, at: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>'
    return para(text, properties=listed)


def lines(numbering: str, *body: str, styles: str = "") -> list[str]:
    return body_of(
        *body,
        links=link("rId1", "numbering", "numbering.xml") + link("rId2", "styles", "styles.xml"),
        parts={
            "word/numbering.xml": part("numbering", numbering),
            "word/styles.xml": part("styles", styles),
        },
    )


OUTLINE = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 1)


def test_levels_count_and_restart() -> None:
    body = [
        item("ก", 1),
        item("ข", 1, 1),
        item("ค", 1, 1),
        para("คั่น"),
        item("ง", 1),
        item("จ", 1, 1),
    ]
    assert lines(OUTLINE, *body) == ["1. ก", "1.1 ข", "1.2 ค", "คั่น", "2. ง", "2.1 จ"]


def test_thai_digits_and_letters() -> None:
    lists = abstract(1, level(0, "thaiNumbers", "%1)"), level(1, "thaiLetters", "%2.")) + num(1, 1)
    body = [item("หนึ่ง", 1), item("สอง", 1), item("ย่อย", 1, 1), item("ย่อย", 1, 1), item("ย่อย", 1, 1)]
    assert lines(lists, *body) == ["๑) หนึ่ง", "๒) สอง", "ก. ย่อย", "ข. ย่อย", "ค. ย่อย"]


def test_two_lists_of_one_pattern_count_on_unless_one_restarts() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1) + num(3, 1, restart)
    body = [item("ก", 1), item("ข", 2), item("ค", 3), item("ง", 3)]
    assert lines(lists, *body) == ["1. ก", "2. ข", "1. ค", "2. ง"]


def test_a_style_can_put_a_paragraph_on_a_list() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Head">'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    head = '<w:pStyle w:val="Head"/>'
    none = head + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [para("ก", properties=head), para("ข", properties=none), para("ค", properties=head)]
    assert lines(OUTLINE, *body, styles=style) == ["1. ก", "ข", "2. ค"]


def test_bullets_show_what_their_font_shows() -> None:
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    lists = (
        abstract(
            1, level(0, "bullet", "\uf0a7", wingdings), level(1, "bullet", "\uf0a8", wingdings)
        )
        + abstract(2, level(0, "bullet", "•"))
        + num(1, 1)
        + num(2, 2)
    )
    assert lines(lists, item("ก", 1), item("ข", 1, 1), item("ค", 2)) == ["▪ ก", "☐ ข", "• ค"]


def test_missing_lists_and_levels_give_no_number() -> None:
    assert lines(OUTLINE, item("ก", 9), item("ข", 1, 77), item("ค", 1)) == ["ก", "ข", "1. ค"]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (12, "decimal", "12"),
        (7, "decimalZero", "07"),
        (10, "thaiNumbers", "๑๐"),
        (4, "thaiLetters", "ง"),
        (42, "thaiLetters", "กก"),
        (21, "thaiCounting", "ยี่สิบเอ็ด"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (3, "decimalEnclosedCircle", "③"),
        (5, "somethingNew", "5"),
        (0, "upperRoman", "0"),
        (2_147_483_647, "lowerRoman", "2147483647"),
    ],
)
def test_number_styles(number: int, style: str, shown: str) -> None:
    assert shown_number(number, style) == shown
