"""A Word file (.docx, .docm, Strict OOXML) as a ``Document``.

What is read, in this order: the page headers that are shown, each distinct one once; the body with
its tables, text boxes, content controls, fields, diagrams and charts; the page footers; foot- and
endnotes. What is not read is named in a notice. The status is "partial" where that can hold the
report's own text (an embedded document, a picture as large as a page), not for what stands beside
the report (comments, building blocks, stored form data).
"""

from __future__ import annotations

import re

from lxml import etree

from extractor.errors import ReadFault
from extractor.model import Block, Document, Zone
from extractor.read.limits import ReadingOptions
from extractor.read.package import Package, Relationship
from extractor.read.word.file import WordFile
from extractor.read.word.log import WordLog
from extractor.read.word.names import REL_ID, VAL, W, is_on
from extractor.read.word.numbering import Numbering
from extractor.read.word.story import Story, all_text
from extractor.read.word.styles import Styles

_MAIN = "word/document.xml"
_REFERENCES = {W + "headerReference": "header", W + "footerReference": "footer"}
_ASIDE = (
    ("word/comments.xml", b":t", "comments"),
    ("word/glossary/document.xml", b":t", "building blocks"),
)
_STORED = re.compile(rb">\s*[^<\s]")
_BIBLIOGRAPHY = b"officeDocument/2006/bibliography"


def read_word(data: bytes, options: ReadingOptions) -> Document:
    """Read a Word file.

    Raises:
        ReadFault: nothing could be read: ``E_DAMAGED``, ``E_DTD``, ``E_BOMB``, ``E_ENCRYPTED``,
            ``E_LIMIT``, ``E_UNSUPPORTED_TYPE``, ``E_NO_TEXT``.

    """
    package = Package(data, options.limits)
    package.refuse_dtds()
    main = _main_part(package)
    log = WordLog()
    root = package.tree(main)
    body = root.find(W + "body")
    if body is None:
        raise ReadFault("E_UNSUPPORTED_TYPE", f"{main} is no Word document")
    links = _relationships(package, main, log)
    styles = Styles(_stored(package, links, "styles", log), log, options.limits)
    numbering = Numbering(_optional(package, links, "numbering", log), styles)
    file = WordFile(package, styles, numbering, log, options, _names_symbol_fonts(package))
    reading = _Reading(file, main, links)
    blocks = reading.all_blocks(body)
    _survey(package, log)
    if not any(text.strip() for text in all_text(blocks)):
        unread = [note.about for note in log.notices() if note.code == "W_UNREAD_PART"]
        raise ReadFault("E_NO_TEXT", "; ".join(["the document holds no text", *unread[:3]]))
    return Document("docx", tuple(blocks), log.notices(), status="partial" if log.partial else "ok")


class _Reading:
    """The parts of one Word file in reading order."""

    def __init__(self, file: WordFile, main: str, links: dict[str, Relationship]) -> None:
        self._file, self._main, self._links = file, main, links

    def all_blocks(self, body: etree._Element) -> list[Block]:
        """Headers, body, footers, notes."""
        shown = self._shown_margins(body)
        read = Story(self._file, self._main, body, "body").blocks(body, f"{self._main}/body")
        headers = self._margins(shown["header"], "header")
        footers = self._margins(shown["footer"], "footer")
        return [*headers, *read, *footers, *self._notes()]

    def _shown_margins(self, body: etree._Element) -> dict[str, list[str]]:
        """Part names of the headers and footers that some page shows, in their order.

        Each section takes over what it does not set itself. A first-page header is shown only
        where the section says so, an even-page one only where the whole document does.
        """
        shown: dict[str, list[str]] = {"header": [], "footer": []}
        current: dict[tuple[str, str], str] = {}
        for section in body.iter(W + "sectPr"):
            first = False
            for prop in section:
                where = _REFERENCES.get(prop.tag)
                if where:
                    kind = prop.get(W + "type") or "default"
                    current[where, kind] = prop.get(REL_ID) or ""
                elif prop.tag == W + "titlePg":
                    first = is_on(prop.get(VAL))
            even = any(kind == "even" for _, kind in current) and self._even_pages()
            for kind in ("first",) * first + ("default",) + ("even",) * even:
                for where, names in shown.items():
                    link = self._links.get(current.get((where, kind), ""))
                    if link is not None and link.target not in names:
                        names.append(link.target)
        return shown

    def _even_pages(self) -> bool:
        settings = _optional(self._file.package, self._links, "settings", self._file.log)
        mark = None if settings is None else settings.find(W + "evenAndOddHeaders")
        return mark is not None and is_on(mark.get(VAL))

    def _margins(self, shown: list[str], zone: Zone) -> list[Block]:
        read: dict[tuple[str, ...], list[Block]] = {}
        for part in shown:
            blocks = self._part(part, zone)
            read.setdefault(all_text(blocks), blocks)
        self._name_never_shown(shown, zone)
        return [block for blocks in read.values() for block in blocks]

    def _name_never_shown(self, shown: list[str], zone: Zone) -> None:
        for link in self._links.values():
            if link.type == zone and link.target not in shown and link.target in self._file.package:
                try:
                    root = self._file.package.tree(link.target)
                except ReadFault:
                    continue  # no page shows it
                text = "".join(piece.text or "" for piece in root.iter(W + "t"))
                if text.strip():
                    about = f"{link.target}: a page {zone} that no page shows"
                    self._file.log.add("W_HIDDEN_TEXT", about)

    def _notes(self) -> list[Block]:
        read: list[Block] = []
        for kind in ("footnotes", "endnotes"):
            for link in self._links.values():
                if link.type == kind:
                    read += self._part(link.target, "note")
        return read

    def _part(self, part: str, zone: Zone) -> list[Block]:
        """A header, footer or the notes; what cannot be read is noticed, the rest still read."""
        if part not in self._file.package:
            return []  # noticed with the relationships
        try:
            root = self._file.package.tree(part)
        except ReadFault as fault:
            if fault.code not in ("E_DAMAGED", "E_LIMIT"):
                raise
            self._file.log.unread(f"{part}: {fault.code}")
            return []
        story = Story(self._file, part, root, zone)
        if zone != "note":
            return story.blocks(root, part)
        notes = (note for note in root if note.get(W + "type") in (None, "normal"))
        read: list[Block] = []
        for number, note in enumerate(notes, 1):
            name = etree.QName(note).localname
            read += story.blocks(note, f"{part}/{name}[{number}]")
        return read


def _main_part(package: Package) -> str:
    """The part that the package calls its document; the usual place where it does not say."""
    try:
        links = package.relationships("")
    except ReadFault as fault:
        if fault.code != "E_DAMAGED":
            raise
        links = {}
    for link in links.values():
        if link.type == "officeDocument" and link.target in package:
            return link.target
    if _MAIN not in package:
        raise ReadFault("E_DAMAGED", f"{_MAIN}: missing")
    return _MAIN


def _relationships(package: Package, part: str, log: WordLog) -> dict[str, Relationship]:
    try:
        links = package.relationships(part)
    except ReadFault as fault:
        if fault.code != "E_DAMAGED":
            raise
        log.unread(f"relationships of {part}: {fault.about}")
        return {}
    for link in links.values():
        if not link.external and link.type != "hyperlink" and link.target not in package:
            log.add("W_DAMAGED", f"missing part {link.target}")
    return links


def _stored(package: Package, links: dict[str, Relationship], kind: str, log: WordLog) -> bytes:
    """The bytes of a part that the text can be read without, empty where there is none."""
    for link in links.values():
        if link.type == kind and not link.external and link.target in package:
            try:
                return package.read(link.target)
            except ReadFault as fault:
                log.add("W_DAMAGED", fault.about)
    return b""


def _optional(
    package: Package, links: dict[str, Relationship], kind: str, log: WordLog
) -> etree._Element | None:
    """The root of a part that the text can be read without."""
    for link in links.values():
        if link.type == kind and not link.external and link.target in package:
            try:
                return package.tree(link.target)
            except ReadFault as fault:
                if fault.code not in ("E_DAMAGED", "E_LIMIT"):
                    raise
                log.add("W_DAMAGED", f"{link.target}: {fault.about}")
    return None


def _survey(package: Package, log: WordLog) -> None:
    """Name the parts beside the report, active content, and everything outside the file."""
    for name, text, what in _ASIDE:
        if name in package and text in _bytes(package, name):
            log.aside(f"{name} ({what})")
    for name in package.names():
        if name.startswith("customXml/item") and name.count("/") == 1 and "Props" not in name:
            data = _bytes(package, name)
            if _BIBLIOGRAPHY not in data and _STORED.search(data):
                log.aside(f"{name} (stored data)")
        elif name.lower().endswith("vbaproject.bin") or name.startswith("word/activeX/"):
            log.add("W_ACTIVE_CONTENT", name)
        elif name.endswith(".rels"):
            _name_targets(package, name, log)


def _name_targets(package: Package, rels: str, log: WordLog) -> None:
    """Every link out of the file except those that people click."""
    data = _bytes(package, rels)
    if b"External" not in data and "External".encode("utf-16-le") not in data:
        return
    part = rels.replace("_rels/", "", 1).removesuffix(".rels")
    for link in _relationships_of(package, part):
        if link.external and link.type != "hyperlink":
            log.add("W_EXTERNAL_REF", f"{link.type}: {link.target}")


def _relationships_of(package: Package, part: str) -> list[Relationship]:
    try:
        return list(package.relationships(part).values())
    except ReadFault:
        return []  # a broken list of links names nothing


def _names_symbol_fonts(package: Package) -> bool:
    """Whether the file's font table names a symbol font; also where it has no such table."""
    fonts = _bytes(package, "word/fontTable.xml")
    return not fonts or any(name in fonts for name in (b"dings", b"ymbol", b"ingbats"))


def _bytes(package: Package, name: str) -> bytes:
    try:
        return package.read(name)
    except ReadFault:
        return b""
