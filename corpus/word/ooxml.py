"""WordprocessingML as strings: runs, paragraphs, tables, text boxes, content controls.

python-docx cannot write text boxes, content controls, form fields or symbols; these can.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def hyperlink(relationship: str, text: str) -> str:
    """A link as Word makes it of a typed address."""
    return f'<w:hyperlink r:id="{relationship}">{run(text, underline=True)}</w:hyperlink>'


_CHANGE = 'w:id="1" w:author="ผู้ตรวจ" w:date="2024-01-01T00:00:00Z"'


def tracked(runs: str, deleted: str) -> str:
    """Runs inserted under change tracking where ``deleted`` text stood."""
    gone = f"<w:r><w:delText>{escape(deleted)}</w:delText></w:r>"
    return f"<w:del {_CHANGE}>{gone}</w:del><w:ins {_CHANGE}>{runs}</w:ins>"


def hidden(text: str) -> str:
    """A run that Word does not show."""
    return f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(text)}</w:t></w:r>"


def page_field() -> str:
    """The page number as a field."""
    return '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


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
    closed = content if content.endswith(("</w:p>", "<w:p/>")) else content + "<w:p/>"
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
