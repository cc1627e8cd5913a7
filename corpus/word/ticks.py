"""Every kind of tick box that Word authors use, as OOXML runs."""

from __future__ import annotations

_SYMBOLS = {
    "wingdings": ("Wingdings", "F0FE", "F0A8"),
    "wingdings-x": ("Wingdings", "F078", "F06F"),
    "wingdings2": ("Wingdings 2", "F052", "F0A3"),
}
_TYPED = {
    "ballot": "☑☐", "cross": "☒☐", "squares": "■□", "check-square": "🗹☐",
}  # fmt: skip
_BRACKETS = {
    "bracket-slash": ("[/]", "[ ]"), "bracket-x": ("[x]", "[ ]"), "paren-check": ("(✓)", "( )"),
    "paren-slash": ("(/)", "(  )"), "paren-wide": ("( / )", "(   )"),
}  # fmt: skip


def tick_xml(kind: str, ticked: bool) -> str:
    """A tick box as this kind of author makes it."""
    if kind in _SYMBOLS:
        font, on, off = _SYMBOLS[kind]
        return f'<w:r><w:sym w:font="{font}" w:char="{on if ticked else off}"/></w:r>'
    if kind == "pua":
        fonts = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/>'
        char = "\uf0fe" if ticked else "\uf0a8"
        return f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{char}</w:t></w:r>"
    if kind == "w14":
        return _content_control_tick(ticked)
    if kind == "form-field":
        return _form_field_tick(ticked)
    typed = _TYPED.get(kind) or _BRACKETS[kind]
    return f'<w:r><w:t xml:space="preserve">{typed[0 if ticked else 1]}</w:t></w:r>'


def _content_control_tick(ticked: bool) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _form_field_tick(ticked: bool) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check"/><w:enabled/>'
        '<w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/>'
        f'<w:default w:val="0"/>{"<w:checked/>" if ticked else ""}</w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
