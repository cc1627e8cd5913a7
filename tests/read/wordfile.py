"""Builds a small .docx from text and XML, so that a test shows the file it is about."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from extractor.model import Document, Paragraph, Source, Table, paragraphs
from extractor.read import read_document

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """A paragraph of runs given as XML, or of plain text."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else para(piece) for piece in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<w:") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def link(key: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    kind = kind if "://" in kind else _LINK_TYPE + kind
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'


def part(root: str, content: str) -> str:
    """A part of its own: ``part("hdr", …)`` is a header."""
    return f"<w:{root} {NAMES}>{content}</w:{root}>"


def document(*body: str) -> str:
    return part("document", f"<w:body>{''.join(body)}</w:body>")


def docx(*body: str, links: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """A Word file with ``body``; ``parts`` are added to it, or replace its own."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _RELS.format(link("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(*body),
    }
    if links:
        files["word/_rels/document.xml.rels"] = _RELS.format(links)
    return zipped(files | (parts or {}))


def zipped(files: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()


def read(data: bytes, name: str = "report.docx") -> Document:
    return read_document(Source(name, data, ""))


def texts(document: Document) -> list[str]:
    """Every paragraph with its automatic number, in reading order."""
    return [paragraph.shown for paragraph in paragraphs(document.blocks)]


def body_of(*body: str, links: str = "", parts: dict[str, str | bytes] | None = None) -> list[str]:
    return texts(read(docx(*body, links=links, parts=parts)))


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def first_table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def only_paragraph(*body: str) -> Paragraph:
    (block,) = read(docx(*body)).blocks
    assert isinstance(block, Paragraph)
    return block
