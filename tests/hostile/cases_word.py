"""Rows 17 to 26: Word files that lie, loop, hide, reach out and never end."""

from __future__ import annotations

from build_docx import (  # isort: skip
    MAIN, NAMESPACES, PROLOGUE, cell, docx, paragraph, parts_of, relationships, report,
    run, table,
)  # fmt: skip
from hostile_case import KERNEL, Case, error, noticed, read, read_or

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
ELSEWHERE = "http://127.0.0.1:47123"
"""Where a test listens: nothing may ever connect."""

_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
)  # fmt: skip


def _dtd(inside: str, entity: str = "", part: str = "word/document.xml") -> bytes:
    text = parts_of()[part].decode()
    text = text.replace(PROLOGUE, f"{PROLOGUE}<!DOCTYPE x {inside}>")
    if entity:
        text = text.replace(KERNEL, f"{KERNEL}{entity}")
    return docx(parts={part: text})


def _quadratic() -> bytes:
    return _dtd(f'[<!ENTITY a "{"a" * 100_000}">]', "&a;" * 1000)


def _core(text: str) -> bytes:
    return docx(parts={"docProps/core.xml": text})


_DTDS = {
    "laughs": lambda: _dtd(f"[{_LAUGHS}]", "&l9;"),
    "laughs-in-content-types": lambda: _dtd(f"[{_LAUGHS}]", part="[Content_Types].xml"),
    "quadratic": _quadratic,
    "xxe-file": lambda: _dtd('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "&x;"),
    "xxe-http": lambda: _dtd(f'[<!ENTITY x SYSTEM "{ELSEWHERE}/x">]', "&x;"),
    "xxe-parameter": lambda: _dtd(f'[<!ENTITY % x SYSTEM "{ELSEWHERE}/x.dtd"> %x;]'),
    "external-dtd": lambda: _dtd(f'SYSTEM "{ELSEWHERE}/x.dtd"'),
    "public-dtd": lambda: _dtd(f'PUBLIC "-//X//Y" "{ELSEWHERE}/x.dtd"'),
    "xxe-in-core": lambda: _core(
        f'{PROLOGUE}<!DOCTYPE x [<!ENTITY x SYSTEM "{ELSEWHERE}/x">]><cp>&x;</cp>'
    ),
    "xxe-in-rels": lambda: _dtd(f'[<!ENTITY x SYSTEM "{ELSEWHERE}/x">]', part="_rels/.rels"),
    "benign-dtd": lambda: _dtd('[<!ENTITY name "somebody">]', "&name;"),
}


def _encoded(encoding: str, told: str) -> bytes:
    text = parts_of()["word/document.xml"].decode().replace("UTF-8", told)
    return docx(parts={"word/document.xml": text.encode(encoding, "replace")})


def _raw_document(data: bytes) -> bytes:
    return docx(parts={"word/document.xml": data})


def _nested_elements(depth: int) -> bytes:
    return docx(
        report(before="<w:p>" + "<w:smartTag>" * depth + "</w:smartTag>" * depth + "</w:p>")
    )


def _nested_tables(depth: int) -> bytes:
    inner = paragraph(KERNEL)
    for _ in range(depth):
        inner = table(cell(inner + paragraph("")))
    return docx(report(inner))


def _spanned(properties: str) -> bytes:
    return docx(report(table(cell(paragraph(KERNEL), properties) + cell(paragraph("x")))))


def _merged(rows: int, first: str) -> bytes:
    begin = cell(paragraph(KERNEL), first)
    more = cell(paragraph(""), "<w:vMerge/>")
    return docx(report(table(begin, *[more] * rows)))


_HUGE = 2**31 - 1
_SPANS = {
    "grid-span-2-31": lambda: _spanned(f'<w:gridSpan w:val="{_HUGE}"/>'),
    "grid-span-abc": lambda: _spanned('<w:gridSpan w:val="abc"/>'),
    "grid-span-negative": lambda: _spanned('<w:gridSpan w:val="-5"/>'),
    "grid-span-zero": lambda: _spanned('<w:gridSpan w:val="0"/>'),
    "grid-before-2-31": lambda: docx(report(
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{_HUGE}"/></w:trPr>'
        f"{cell(paragraph(KERNEL))}</w:tr></w:tbl>"
    )),
    "vmerge-5000": lambda: _merged(5000, '<w:vMerge w:val="restart"/>'),
    "vmerge-orphan": lambda: _merged(3, "<w:vMerge/>"),
}  # fmt: skip


def _style_circle() -> bytes:
    styles = (
        f"{PROLOGUE}<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = report(f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run(KERNEL)}</w:p>')
    return docx(body, (("rId9", "styles", "styles.xml", False),), {"word/styles.xml": styles})


def _chain(length: int) -> bytes:
    parts: dict[str, str] = {}
    for n in range(length):
        part = f"{PROLOGUE}<w:hdr {NAMESPACES}>{paragraph('x')}</w:hdr>"
        parts[f"word/header{n}.xml"] = part
        parts[f"word/_rels/header{n}.xml.rels"] = relationships(
            ("rId1", "header", f"header{n + 1}.xml", False)
        )
    return docx(None, (("rId5", "header", "header0.xml", False),), parts)


_LINKS = {
    "missing-styles": (("rId9", "styles", "styles.xml", False),),
    "missing-numbering": (("rId9", "numbering", "numbering.xml", False),),
    "missing-header": (("rId9", "header", "header7.xml", False),),
    "missing-image": (("rId9", "image", "media/none.png", False),),
    "null-target": (("rId9", "image", "NULL", False),),
    "traversal": (("rId9", "image", "../../../../etc/passwd", False),),
    "traversal-absolute": (("rId9", "styles", "/../../etc/passwd", False),),
    "to-itself": (("rId9", "header", "document.xml", False),),
    "twice-the-id": (("rId9", "styles", "a.xml", False), ("rId9", "styles", "b.xml", False)),
}

_NO_RELATIONSHIPS = {"_rels/.rels": relationships()}
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main":
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip


def _strict() -> bytes:
    parts = {}
    for name, data in parts_of().items():
        text = data.decode()
        for loose, strict in _STRICT.items():
            text = text.replace(loose, strict)
        parts[name] = text
    return docx(parts=parts)


def _with_macros() -> bytes:
    types = parts_of()["[Content_Types].xml"].decode()
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts = {"[Content_Types].xml": types.replace(MAIN, macro), "word/vbaProject.bin": b"\xd0\xcf"}
    return docx(None, (("rId9", "vbaProject", "vbaProject.bin", False),), parts)


def _placed(xml: str) -> bytes:
    return docx(report(xml))


_DRAWN = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
    f"<w:txbxContent>{paragraph(KERNEL)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_VML = (
    f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(KERNEL)}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(KERNEL)}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_PLACES = {
    "cell": table(cell(paragraph(KERNEL))),
    "nested-cell": table(cell(table(cell(paragraph(KERNEL))) + paragraph(""))),
    "block-control": f"<w:sdt><w:sdtContent>{paragraph(KERNEL)}</w:sdtContent></w:sdt>",
    "inline-control": f"<w:p><w:sdt><w:sdtContent>{run(KERNEL)}</w:sdtContent></w:sdt></w:p>",
    "insertion": f'<w:p><w:ins w:id="1" w:author="x">{run(KERNEL)}</w:ins></w:p>',
    "moved-to": f'<w:p><w:moveTo w:id="1" w:author="x">{run(KERNEL)}</w:moveTo></w:p>',
    "simple-field": f'<w:p><w:fldSimple w:instr="TITLE">{run(KERNEL)}</w:fldSimple></w:p>',
    "complex-field": _FIELD,
    "hyperlink": f'<w:p><w:hyperlink w:anchor="x">{run(KERNEL)}</w:hyperlink></w:p>',
    "smart-tag": f'<w:p><w:smartTag w:element="x">{run(KERNEL)}</w:smartTag></w:p>',
    "custom-xml": f'<w:customXml w:element="x">{paragraph(KERNEL)}</w:customXml>',
    "text-box": _DRAWN,
    "vml-text-box": _VML,
    "alternate": "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
    + _DRAWN.removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    + "</mc:Choice><mc:Fallback>"
    + _VML.removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    + "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    "split-runs": "<w:p>" + "".join(map(run, KERNEL)) + "</w:p>",
    "row-control": "<w:tbl><w:sdt><w:sdtContent><w:tr>"
    + cell(paragraph(KERNEL))
    + "</w:tr></w:sdtContent></w:sdt></w:tbl>",
}

_HIDDEN = {
    "deleted": "<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    f"{run(KERNEL)}</w:p>",
    "vanished": f"<w:p>{run('unseen', '<w:rPr><w:vanish/></w:rPr>')}{run(KERNEL)}</w:p>",
}


def _beside(kind: str, name: str, drawn: str) -> bytes:
    """A report whose kernel stands in a part of its own, drawn in the report."""
    part = f'{PROLOGUE}<x xmlns:a="{DRAWING}"><a:p><a:r><a:t>{KERNEL}</a:t></a:r></a:p></x>'
    body = report(f"<w:p><w:r>{drawn}</w:r></w:p>")
    return docx(body, (("rId9", kind, name, False),), {f"word/{name}": part})


def _graphic(uri: str, inside: str) -> str:
    return (
        f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="{DRAWING[:-4]}{uri}">{inside}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_BESIDE = {
    "chart": ("chart", "charts/chart1.xml", _graphic(
        "chart", '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'r:id="rId9"/>'
    )),
    "diagram": ("diagramData", "diagrams/data1.xml", _graphic(
        "diagram", '<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'r:dm="rId9"/>'
    )),
}  # fmt: skip

_ALT = '<w:altChunk r:id="rId9"/>'
_OUTSIDE = {
    "template": docx(None, (("rId9", "attachedTemplate", f"{ELSEWHERE}/t.dotm", True),)),
    "image": docx(None, (("rId9", "image", f"{ELSEWHERE}/i.png", True),)),
    "ole": docx(None, (("rId9", "oleObject", f"{ELSEWHERE}/o.bin", True),)),
    "alt-chunk": docx(report(after=_ALT), (("rId9", "aFChunk", f"{ELSEWHERE}/a.html", True),)),
    "local-image": docx(None, (("rId9", "image", "file:///etc/passwd", True),)),
    "share": docx(None, (("rId9", "image", r"file://\\127.0.0.1\share\x.png", True),)),
    "include-text": docx(report(after='<w:p><w:fldSimple w:instr="INCLUDETEXT '
                                f'&quot;{ELSEWHERE}/x.txt&quot;"/></w:p>')),
    "dde": docx(report(after='<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe &quot;/k x&quot;"/>'
                       "</w:p>")),
}  # fmt: skip


def _long_table(rows: int) -> bytes:
    row = "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    return docx(report(after=f"<w:tbl>{row * rows}</w:tbl>"))


CASES = (
    *(Case(17 if "laugh" in name or name == "quadratic" else 18, f"{name}.docx", make,
           error("E_DTD")) for name, make in _DTDS.items()),
    Case(18, "xinclude.docx", lambda: docx(report(
        after='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
    )), read()),
    Case(19, "utf-16.docx", lambda: _encoded("utf-16", "UTF-16"), read()),
    Case(19, "tis-620-as-utf-8.docx", lambda: _encoded("tis-620", "UTF-8"), error("E_DAMAGED")),
    Case(19, "nul.docx", lambda: _raw_document(
        parts_of()["word/document.xml"].replace(KERNEL.encode(), b"\0")
    ), error("E_DAMAGED")),
    Case(19, "cut.docx", lambda: _raw_document(parts_of()["word/document.xml"][:-300]),
         error("E_DAMAGED")),
    Case(19, "empty-document.docx", lambda: _raw_document(b""), error("E_DAMAGED")),
    Case(19, "no-body.docx", lambda: _raw_document(
        f"{PROLOGUE}<w:document {NAMESPACES}/>".encode()
    ), error("E_DAMAGED", "E_NO_TEXT", "E_UNSUPPORTED_TYPE")),
    Case(20, "300-elements.docx", lambda: _nested_elements(300), read_or("E_LIMIT")),
    Case(20, "100000-elements.docx", lambda: _nested_elements(100_000), read_or("E_LIMIT")),
    *(Case(20, f"{depth}-tables.docx", lambda depth=depth: _nested_tables(depth),
           read() if depth <= 60 else read_or("E_LIMIT")) for depth in (20, 60, 100, 1000)),
    *(Case(21, f"{name}.docx", make, read()) for name, make in _SPANS.items()),
    *(Case(22, f"{name}.docx", lambda links=links: docx(None, links), read())
      for name, links in _LINKS.items()),
    Case(22, "no-relationships.docx", lambda: docx(parts=_NO_RELATIONSHIPS),
         read_or("E_DAMAGED", "E_UNSUPPORTED_TYPE")),
    Case(22, "style-circle.docx", _style_circle, read()),
    Case(22, "3000-parts.docx", lambda: _chain(2400), read_or("E_LIMIT", "E_BOMB")),
    Case(23, "strict.docx", _strict, read()),
    Case(23, "really-a-docm.docx", _with_macros, read("W_ACTIVE_CONTENT")),
    *(Case(24, f"place-{name}.docx", lambda xml=xml: _placed(xml), read())
      for name, xml in _PLACES.items()),
    *(Case(24, f"hidden-{name}.docx", lambda xml=xml: _placed(xml), read("W_HIDDEN_TEXT"))
      for name, xml in _HIDDEN.items()),
    *(Case(24, f"part-{name}.docx", lambda of=of: _beside(*of), read())
      for name, of in _BESIDE.items()),
    Case(24, "embedded-page.docx", lambda: docx(
        report(after=_ALT), (("rId9", "aFChunk", "chunk.html", False),),
        {"word/chunk.html": "<p>text</p>"},
    ), noticed("W_UNREAD_PART")),
    *(Case(25, f"outside-{name}.docx", lambda data=data: data, read("W_EXTERNAL_REF"))
      for name, data in _OUTSIDE.items()),
    Case(26, "100000-rows.docx", lambda: _long_table(100_000), read_or("E_LIMIT")),
    Case(26, "300000-paragraphs.docx", lambda: docx(report(
        after="<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 300_000
    )), read_or("E_LIMIT")),
    Case(26, "a-million-runs.docx", lambda: docx(report(
        after="<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 1_000_000 + "</w:p>"
    )), read_or("E_LIMIT")),
    Case(26, "11-mb-in-a-run.docx", lambda: docx(report(after=paragraph("x" * 11_000_000))),
         read_or("E_LIMIT")),
    Case(26, "a-regular-expression-s-feast.docx", lambda: docx(report(
        after=paragraph("1" * 5000 + "x") + paragraph("1." * 5000 + "x") + paragraph(" " * 50_000)
    )), read()),
)  # fmt: skip
