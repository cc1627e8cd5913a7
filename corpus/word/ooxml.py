"""A small writer of Word files: strings of OOXML in, the same bytes out every time.

python-docx cannot write text boxes, content controls, form fields or symbols; these can.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape

from corpus.word.ticks import tick_xml

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14"'
)
PAGE_WIDTH = 9640
"""Width of the text area in twentieths of a point."""

_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED_TIME = (2024, 1, 1, 0, 0, 0)


# --- runs -------------------------------------------------------------------------------------


def run(text: str, *, bold: bool = False, underline: bool = False, tick: str = "ballot") -> str:
    """Runs of text: TAB and line feed become w:tab and w:br, ☑ and ☐ ticks of the kind asked."""
    pieces: list[str] = []
    plain = ""
    for char in text:
        if char in "☑☐":
            pieces += [_run(plain, bold, underline), tick_xml(tick, char == "☑")]
            plain = ""
        else:
            plain += char
    return "".join([*pieces, _run(plain, bold, underline)])


def _run(text: str, bold: bool, underline: bool) -> str:
    if not text:
        return ""
    marks = ("<w:b/><w:bCs/>" if bold else "") + ('<w:u w:val="single"/>' if underline else "")
    properties = f"<w:rPr>{marks}<w:cs/></w:rPr>"
    return f"<w:r>{properties}{_texts(text)}</w:r>"


def _texts(text: str) -> str:
    xml = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    for char, tag in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        xml = xml.replace(char, f'</w:t>{tag}<w:t xml:space="preserve">')
    return xml.replace('<w:t xml:space="preserve"></w:t>', "")


def split_run(text: str, *, bold: bool = False, underline: bool = False) -> str:
    """The same text in several runs, cut where spell checkers cut: anywhere."""
    cuts = [0, len(text) // 4, len(text) // 2, len(text) // 2 + 2, len(text)]
    parts = [text[a:b] for a, b in pairwise(cuts)]
    return '<w:proofErr w:type="spellStart"/>'.join(
        run(part, bold=bold, underline=underline) for part in parts if part
    )


# --- paragraphs and tables --------------------------------------------------------------------


def paragraph(
    *runs: str,
    align: str = "",
    numbering: tuple[int, int] | None = None,
    tabs: Iterable[int] = (),
    indent: int = 0,
    page_break: bool = False,
    style: str = "",
) -> str:
    """A paragraph; ``numbering`` is list id and level, measures are twentieths of a point."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if page_break:
        properties += "<w:pageBreakBefore/>"
    if numbering:
        number, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    stops = "".join(f'<w:tab w:val="left" w:pos="{position}"/>' for position in tabs)
    properties += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    properties += f'<w:ind w:left="{indent}"/>' if indent else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def cell(content: str, width: int, *, span: int = 1, merge: str = "") -> str:
    """A table cell holding block-level OOXML; ``merge`` is "restart" or "continue"."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    closed = content if content.endswith("</w:p>") else content + "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{closed}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A table row; ``header`` rows repeat on every page."""
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, widths: Iterable[int], borders: bool = True) -> str:
    """A table of rows on a grid of column widths."""
    columns = list(widths)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in sides)
    border = f"<w:tblBorders>{drawn}</w:tblBorders>" if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{border}<w:tblLayout '
        f'w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def content_control(content: str, title: str) -> str:
    """A block-level content control around paragraphs or tables."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(title)}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def text_box(content: str, number: int, *, height: int = 360000) -> str:
    """A paragraph anchoring a text box as Word writes it: DrawingML with a VML twin."""
    body = f"<w:txbxContent>{content}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="6000000" cy="{height}"/><wp:docPr id="{number}" name="Text Box {number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" '
        f'y="0"/><a:ext cx="6000000" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f"</wps:spPr><wps:txbx>{body}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    twin = (
        f'<w:pict><v:shape id="tb{number}" style="width:470pt;height:28pt">'
        f"<v:textbox>{body}</v:textbox></v:shape></w:pict>"
    )
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{drawing}</mc:Choice><mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


# --- the package ------------------------------------------------------------------------------


@dataclass(slots=True)
class Word:
    """A Word file being written: body XML, a page header, automatic lists."""

    body: list[str] = field(default_factory=list)
    header: str = ""
    lists: list[tuple[str, str]] = field(default_factory=list)

    def add(self, *blocks: str) -> None:
        """Append block-level OOXML."""
        self.body.extend(blocks)

    def new_list(self, number_format: str, text: str) -> int:
        """A new automatic list ("decimal", "thaiNumbers", "bullet"; "%1.") and its id."""
        self.lists.append((number_format, text))
        return len(self.lists)

    def data(self) -> bytes:
        """The finished file; the same bytes for the same content."""
        parts = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
            "word/document.xml": self._document(),
            "word/_rels/document.xml.rels": _relationships(self._related()),
            "word/styles.xml": _STYLES,
        }
        if self.lists:
            parts["word/numbering.xml"] = self._numbering()
        if self.header:
            parts["word/header1.xml"] = f"{_PROLOG}<w:hdr {NAMESPACES}>{self.header}</w:hdr>"
        return _zipped(parts)

    def _document(self) -> str:
        header = '<w:headerReference w:type="default" r:id="rIdheader"/>' if self.header else ""
        section = (
            f'<w:sectPr>{header}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right='
            '"1133" w:bottom="1134" w:left="1133" w:header="567" w:footer="567"/></w:sectPr>'
        )
        body = "".join(self.body)
        return f"{_PROLOG}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"

    def _related(self) -> list[tuple[str, str]]:
        related = [("styles", "styles.xml")]
        related += [("numbering", "numbering.xml")] if self.lists else []
        return related + ([("header", "header1.xml")] if self.header else [])

    def _types(self) -> str:
        kinds = [("document", "document.main"), ("styles", "styles")]
        kinds += [("numbering", "numbering")] if self.lists else []
        kinds += [("header1", "header")] if self.header else []
        parts = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
            for name, kind in kinds
        )
        relationships = "application/vnd.openxmlformats-package.relationships+xml"
        return (
            f'{_PROLOG}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="{relationships}"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{parts}</Types>'
        )

    def _numbering(self) -> str:
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            '<w:ind w:left="500" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>'
            for n, (kind, text) in enumerate(self.lists, 1)
        )
        used = "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n in range(1, len(self.lists) + 1)
        )
        return f"{_PROLOG}<w:numbering {NAMESPACES}>{abstract}{used}</w:numbering>"


_STYLES = (
    f"{_PROLOG}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:bidi="th-TH"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    "</w:styles>"
)


def _relationships(related: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in related
    )
    return f'{_PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()
