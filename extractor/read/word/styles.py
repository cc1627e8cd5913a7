"""What the Word reader needs of styles: list membership, bold, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from extractor.errors import ReadFault
from extractor.read.limits import Limits
from extractor.read.word.log import WordLog
from extractor.read.word.names import VAL, W, is_on, to_int
from extractor.read.xml import as_utf8, parse_xml


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; ``list_id`` 0 means "no list"."""

    bold: bool = False
    hidden: bool = False
    list_id: int = 0
    level: int = 0


PLAIN = Style()
_DEEPEST = 50
_ROOT = re.compile(rb"<((?:\w+:)?)styles\b[^>]*(?<!/)>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*([\"'])(.*?)\2")


class Styles:
    """The styles of a Word file by id; each is parsed when a paragraph or run first names it.

    Style parts are often ten times as long as the document and a report uses a handful of them.
    """

    def __init__(self, data: bytes, log: WordLog, limits: Limits) -> None:
        """``data`` is the part as stored, empty where the file has none."""
        self._log, self._limits = log, limits
        self._known: dict[str, Style] = {}
        self._starts: dict[str, re.Match[bytes]] = {}
        self.default = ""
        """The id of the style of paragraphs that name none."""
        self._data = as_utf8(data, "styles")
        root = _ROOT.search(self._data)
        self._root, self._prefix = (root[0], root[1] or b"") if root else (b"", b"")
        if data and (root is None or not self._data.rstrip().endswith(self._end(b"styles"))):
            log.add("W_DAMAGED", "styles")
            return
        for start in re.finditer(b"<" + self._prefix + rb"style\s[^>]*>", self._data):
            self._index(start)

    def _index(self, start: re.Match[bytes]) -> None:
        said = {name: value for name, _, value in _ATTRIBUTE.findall(start[0])}
        key = said.get(b"styleId", b"").decode("utf-8", "replace")
        self._starts[key] = start
        if said.get(b"type") == b"paragraph" and said.get(b"default") in (b"1", b"true", b"on"):
            self.default = key

    def _end(self, name: bytes) -> bytes:
        return b"</" + self._prefix + name + b">"

    def __getitem__(self, key: str) -> Style:
        known = self._known.get(key)
        return self._resolved(key, ()) if known is None else known

    def _resolved(self, key: str, below: tuple[str, ...]) -> Style:
        """The style with what its base gives it; a circle of bases ends where it closes."""
        start = self._starts.get(key)
        if start is None or key in below or len(below) > _DEEPEST:
            return PLAIN
        element = self._parsed(start)
        base = None if element is None else element.find(W + "basedOn")
        above = self._resolved(base.get(VAL) or "", (*below, key)) if base is not None else PLAIN
        style = PLAIN if element is None else _with_own(element, above)
        self._known[key] = style
        return style

    def _parsed(self, start: re.Match[bytes]) -> etree._Element | None:
        """One style's element, inside a copy of its root, which declares the names."""
        end = start.end()
        if not start[0].endswith(b"/>"):
            closing = self._end(b"style")
            end = self._data.find(closing, end) + len(closing)
        alone = self._root + self._data[start.start() : end] + self._end(b"styles")
        try:
            return next(iter(parse_xml(alone, "styles", self._limits)), None)
        except ReadFault as fault:
            self._log.add("W_DAMAGED", f"styles: {fault.about}")
            return None


def _with_own(element: etree._Element, above: Style) -> Style:
    bold, hidden, list_id, level = above.bold, above.hidden, above.list_id, above.level
    run = element.find(W + "rPr")
    for prop in run if run is not None else ():
        if prop.tag in (W + "b", W + "bCs"):
            bold = is_on(prop.get(VAL))
        elif prop.tag == W + "vanish":
            hidden = is_on(prop.get(VAL))
    listed = element.find(f"{W}pPr/{W}numPr")
    if listed is not None:
        list_id, level = list_of(listed, list_id, level)
    return Style(bold, hidden, list_id, level)


def list_of(listed: etree._Element, list_id: int = 0, level: int = 0) -> tuple[int, int]:
    """List id and level (from 0) of a ``w:numPr``; the given ones where it does not say."""
    for prop in listed:
        if prop.tag == W + "numId":
            list_id = to_int(prop.get(VAL), 0)
        elif prop.tag == W + "ilvl":
            level = min(max(to_int(prop.get(VAL), 0), 0), 8)
    return list_id, level
