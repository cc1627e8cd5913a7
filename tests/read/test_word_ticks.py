"""Every kind of tick box that a Word file can hold."""

import pytest
from wordfile import body_of, only_paragraph, para, run

CHECKED = '<w14:checked w14:val="1"/>'
UNCHECKED = '<w14:checked w14:val="0"/>'


def control(state: str, glyph: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w14:checkbox>{state}</w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{glyph}</w:sdtContent></w:sdt>"
    )


def form_field(box: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f"{box}</w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sym(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def wingdings(text: str) -> str:
    return run(text, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')


@pytest.mark.parametrize(
    ("ticked", "empty"),
    [
        (control(CHECKED, run("☒")), control(UNCHECKED, run("☐"))),
        (control(CHECKED, ""), control(UNCHECKED, "")),
        (control("", sym("Wingdings", "00FE")), control("", sym("Wingdings", "00A8"))),
        (form_field('<w:default w:val="1"/>'), form_field('<w:default w:val="0"/>')),
        (form_field('<w:default w:val="0"/><w:checked/>'), form_field('<w:checked w:val="0"/>')),
        (sym("Wingdings", "F0FE"), sym("Wingdings", "F0A8")),
        (sym("Wingdings", "F0FD"), sym("Wingdings", "F06F")),
        (sym("Wingdings", "F0FC"), sym("Wingdings", "F071")),
        (sym("Wingdings 2", "F052"), sym("Wingdings 2", "F02A")),
        (sym("Wingdings 2", "F054"), sym("Wingdings 2", "F0A3")),
        (sym("Wingdings 2", "F050"), sym("Webdings", "F063")),
        (wingdings("\uf0fe"), wingdings("\uf0a8")),
        (wingdings("þ"), wingdings("o")),
        (run("\uf0fe"), run("\uf06f")),
        (run("[/]"), run("[ ]")),
        (run("(") + run("✓") + run(")"), run("(  )")),
    ],
)
def test_a_ticked_and_an_empty_box(ticked: str, empty: str) -> None:
    line = para(ticked, run(" รอบ 6 เดือน "), empty, run(" รอบ 12 เดือน"))
    assert body_of(line) == ["☑ รอบ 6 เดือน ☐ รอบ 12 เดือน"]


def test_the_raw_text_keeps_the_code_of_the_symbol() -> None:
    assert only_paragraph(para(sym("Wingdings", "F0FE"), "ใช่")).raw == "\uf0feใช่"


def test_the_glyph_on_the_page_outweighs_the_state_behind_it() -> None:
    assert body_of(para(control(UNCHECKED, run("☑")), " ใช่")) == ["☑ ใช่"]


def test_a_check_box_control_may_hold_a_whole_paragraph() -> None:
    assert body_of(control(CHECKED, para(run("☒"))), para("ใช่")) == ["☑", "ใช่"]


def test_a_chosen_entry_of_a_drop_down_field_is_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="6 เดือน"/><w:listEntry w:val="12 เดือน"/></w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert body_of(para("รอบ ", field)) == ["รอบ 12 เดือน"]


def test_letters_of_another_font_are_no_symbols() -> None:
    sarabun = '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK"/>'
    assert body_of(para(run("o", sarabun))) == ["o"]


def square(words: str, placed: str = "inline", left: int = 0, side: int = 150_000) -> str:
    """A rectangle with ``words`` typed into it, in the line or floating ``left`` points right."""
    at = f"<wp:positionH><wp:posOffset>{left * 12_700}</wp:posOffset></wp:positionH>"
    return (
        f"<w:r><w:drawing><wp:{placed}>{at if placed == 'anchor' else ''}"
        f'<wp:extent cx="{side}" cy="{side}"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        f'<a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>{para(words)}'
        f"</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:{placed}>"
        "</w:drawing></w:r>"
    )


def old_square(style: str, words: str = "") -> str:
    content = f"<v:textbox><w:txbxContent>{para(words)}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:rect style="{style}">{content}</v:rect></w:pict></w:r>'


@pytest.mark.parametrize(
    ("ticked", "empty"),
    [
        (square("✓"), square("")),
        (square("/"), square("")),
        (old_square("width:12pt;height:12pt", "X"), old_square("width:12pt;height:12pt")),
    ],
)
def test_a_drawn_square_stands_in_the_line_with_what_is_typed_into_it(ticked, empty) -> None:
    line = para("รอบ 6 เดือน ", empty, " รอบ 12 เดือน ", ticked)
    assert body_of(line) == ["รอบ 6 เดือน ☐ รอบ 12 เดือน ☑"]


def test_squares_that_float_go_into_the_rooms_that_the_line_keeps_for_them() -> None:
    floating = square("✓", "anchor", left=120) + square("", "anchor", left=10)
    (line,) = body_of(para(floating, "     รอบ 6 เดือน      รอบ 12 เดือน"))
    assert line.split() == ["☐", "รอบ", "6", "เดือน", "☑", "รอบ", "12", "เดือน"]
    old = old_square("position:absolute;margin-left:90pt;width:9pt;height:9pt", "✓")
    (indented,) = body_of(para(old, square("", "anchor"), "รอบ 6 เดือน      รอบ 12 เดือน"))
    assert indented.split() == line.split()


def test_squares_that_float_where_no_room_is_kept_are_boxes_that_were_not_read() -> None:
    (line,) = body_of(para(square("✓", "anchor"), square("", "anchor"), "รอบ 6 เดือน รอบ 12 เดือน"))
    assert line.count("⍰") == 2
    assert "☑" not in line


def test_a_larger_frame_and_one_with_words_are_no_boxes() -> None:
    assert body_of(para("ก ", square("หน้า"))) == ["ก ", "หน้า"]
    assert body_of(para("ก", square("", side=900_000))) == ["ก"]
