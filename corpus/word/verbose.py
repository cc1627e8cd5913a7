"""A compact file told as verbosely as Word tells it: the same text, many times the XML.

Word writes fonts, sizes and languages on every run, cuts runs wherever it once checked spelling,
marks every paragraph with the session that touched it, and adds parts that hold no text. What a
reader costs shows on such files.
"""

from __future__ import annotations

import io
import re
import zipfile

from corpus.word.package import zipped

_RUN_PROPERTIES = (
    '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK" '
    'w:hint="cs"/>{marks}<w:color w:val="000000"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '{rest}<w:lang w:bidi="th-TH"/>'
)
_CELL_PROPERTIES = (
    '<w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:tcMar><w:left w:w="108" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/></w:tcPr>'
)
_PLAIN_RUN = re.compile(
    r'<w:r><w:rPr>((?:<w:b/><w:bCs/>)?)((?:<w:u w:val="single"/>)?)<w:cs/></w:rPr>'
    r'<w:t xml:space="preserve">([^<]*)</w:t></w:r>'
)
_PIECE = re.compile(r"&\w+;|[^&]", re.DOTALL)
RUN_LENGTH = 14
"""Characters between the places where Word has cut a run."""


def as_word_saves(data: bytes) -> bytes:
    """The same file with Word's usual overhead; the text that it shows stays the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    document = parts["word/document.xml"]
    document = _PLAIN_RUN.sub(_verbose_run, document)
    document = document.replace("<w:p>", '<w:p w:rsidR="00A41B77" w:rsidRDefault="00A41B77">')
    document = document.replace("</w:tcPr>", _CELL_PROPERTIES)
    parts["word/document.xml"] = document.replace("<w:tr>", '<w:tr w:rsidR="00A41B77">')
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("</w:styles>", _STYLES)
    return zipped(parts)


def _verbose_run(found: re.Match[str]) -> str:
    bold, underline, text = found.groups()
    properties = _RUN_PROPERTIES.format(marks=bold, rest=underline + "<w:cs/>")
    letters = _PIECE.findall(text)
    pieces = ["".join(letters[at : at + RUN_LENGTH]) for at in range(0, len(letters), RUN_LENGTH)]
    checked = '<w:proofErr w:type="spellStart"/>'
    return checked.join(
        f'<w:r w:rsidRPr="00B52C88"><w:rPr>{properties}</w:rPr>'
        f'<w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in pieces
    )


_STYLES = (
    "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="S{n}"><w:name w:val="S{n}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:rPr><w:rFonts w:ascii="Calibri" '
        'w:hAnsi="Calibri" w:cs="Cordia New"/><w:sz w:val="22"/><w:szCs w:val="28"/></w:rPr>'
        "</w:style>"
        for n in range(60)
    )
    + "</w:styles>"
)
