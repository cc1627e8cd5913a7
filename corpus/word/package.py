"""A Word file's parts, zipped: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from corpus.word.ooxml import NAMESPACES

_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED_TIME = (2024, 1, 1, 0, 0, 0)
_STYLES = (
    f"{_PROLOG}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:bidi="th-TH"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    "</w:styles>"
)


@dataclass(slots=True)
class Word:
    """A Word file being written: body, page header and footer, automatic lists, links."""

    body: list[str] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    lists: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def add(self, *blocks: str) -> None:
        """Append block-level OOXML."""
        self.body.extend(blocks)

    def new_list(self, number_format: str, text: str) -> int:
        """A new automatic list ("decimal", "thaiNumbers", "bullet"; "%1.") and its id."""
        self.lists.append((number_format, text))
        return len(self.lists)

    def new_link(self, url: str) -> str:
        """A relationship to an address outside, and its id."""
        self.links.append(url)
        return f"rIdlink{len(self.links)}"

    def data(self) -> bytes:
        """The finished file."""
        parts = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relationships(_part("officeDocument", "word/document.xml")),
            "word/document.xml": self._document(),
            "word/_rels/document.xml.rels": self._related(),
            "word/styles.xml": _STYLES,
        }
        if self.lists:
            parts["word/numbering.xml"] = self._numbering()
        if self.header:
            parts["word/header1.xml"] = f"{_PROLOG}<w:hdr {NAMESPACES}>{self.header}</w:hdr>"
        if self.footer:
            parts["word/footer1.xml"] = f"{_PROLOG}<w:ftr {NAMESPACES}>{self.footer}</w:ftr>"
        return zipped(parts)

    def _document(self) -> str:
        ends = "".join(
            f'<w:{kind}Reference w:type="default" r:id="rId{kind}"/>'
            for kind, content in (("header", self.header), ("footer", self.footer))
            if content
        )
        section = (
            f'<w:sectPr>{ends}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right='
            '"1133" w:bottom="1134" w:left="1133" w:header="567" w:footer="567"/></w:sectPr>'
        )
        body = "".join(self.body)
        if body.endswith("</w:tbl>"):
            body += "<w:p/>"  # Word never ends on a table; LibreOffice loses one that does in .doc
        return f"{_PROLOG}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"

    def _parts(self) -> list[tuple[str, str]]:
        """Relationship kind and file stem of the parts beside the document."""
        parts = [
            ("styles", "styles", True),
            ("numbering", "numbering", bool(self.lists)),
            ("header", "header1", bool(self.header)),
            ("footer", "footer1", bool(self.footer)),
        ]
        return [(kind, stem) for kind, stem, there in parts if there]

    def _related(self) -> str:
        parts = [_part(kind, f"{stem}.xml") for kind, stem in self._parts()]
        links = [
            f'<Relationship Id="rIdlink{n}" Type="{_OFFICE}/hyperlink" '
            f'Target="{escape(url)}" TargetMode="External"/>'
            for n, url in enumerate(self.links, 1)
        ]
        return _relationships(*parts, *links)

    def _types(self) -> str:
        kinds = [("document", "document.main"), *((stem, kind) for kind, stem in self._parts())]
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


def _part(kind: str, target: str) -> str:
    return f'<Relationship Id="rId{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relationships(*items: str) -> str:
    inside = "".join(items)
    return f'{_PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def zipped(parts: dict[str, str]) -> bytes:
    """The parts as a zip file with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()
