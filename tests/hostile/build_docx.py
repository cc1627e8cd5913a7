"""Word files from their XML: sound by default, with whatever a case puts in its place."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from build_zip import rezipped
from hostile_case import KERNEL, LINES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def report(instead: str = "", *, after: str = "", before: str = "") -> str:
    """The body of a small report; ``instead`` of the kernel's paragraph."""
    parts = [before]
    for line in LINES:
        parts.append(instead if line == KERNEL and instead else paragraph(line))
    return "".join([*parts, after])


def document(body: str) -> str:
    return f"{PROLOGUE}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def relationships(*lines: tuple[str, str, str, bool]) -> str:
    """Relationships of id, type (its last word), target, external."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"' if external else "")
        + "/>"
        for name, kind, target, external in lines
    )
    return f'{PROLOGUE}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def parts_of(
    body: str | None = None, links: tuple[tuple[str, str, str, bool], ...] = ()
) -> dict[str, bytes]:
    types = (
        f'{PROLOGUE}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    )
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "word/document.xml", False)
        ).encode(),
        "word/document.xml": document(report() if body is None else body).encode(),
        "word/_rels/document.xml.rels": relationships(*links).encode(),
    }


def docx(
    body: str | None = None,
    links: tuple[tuple[str, str, str, bool], ...] = (),
    parts: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """A Word file; ``parts`` come on top of what is needed, or in its place."""
    files = parts_of(body, links)
    for name, data in (parts or {}).items():
        files[name] = data if isinstance(data, bytes) else data.encode()
    return rezipped(files)
