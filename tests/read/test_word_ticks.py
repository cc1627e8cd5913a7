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
