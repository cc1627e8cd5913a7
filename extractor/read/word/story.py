"""The walk through one part of a Word file: its paragraphs and tables in document order."""

from __future__ import annotations

from lxml import etree

from extractor.model import Block, Paragraph, Place, Zone, paragraphs
from extractor.read.word.drawings import PagePicture, chosen
from extractor.read.word.file import WordFile
from extractor.read.word.line import Line
from extractor.read.word.names import (
    ALTERNATE,
    DELETED,
    NOT_TEXT,
    PPR,
    REL_ID,
    RPR,
    SDT,
    VAL,
    P,
    W,
)
from extractor.read.word.runs import INLINE_ONLY, RunReader
from extractor.read.word.styles import PLAIN, Style, list_of
from extractor.read.word.tables import read_table

_TBL, _PSTYLE, _NUMPR = W + "tbl", W + "pStyle", W + "numPr"


class Story:
    """One part being walked; ``root`` is its element, ``part`` its name in the package."""

    def __init__(self, file: WordFile, part: str, root: etree._Element, zone: Zone) -> None:
        self.log, self.limits, self.zone = file.log, file.limits, zone
        self._file, self._part = file, part
        self._links = file.package.relationships(part)
        self._runs = RunReader(file, root, zone, self._links)
        self._numbering = file.numbering.restarted()
        self._default = file.styles[file.styles.default]
        self.open_control = self._runs.open_control
        self.close_control = self._runs.close_control
        self.skip_deleted = self._runs.skip_deleted

    def blocks(self, container: etree._Element, path: str, depth: int = 0) -> list[Block]:
        """Paragraphs and tables below ``container``; ``depth`` counts the tables around them."""
        found: list[Block] = []
        counts: dict[str, int] = {}
        line: Line | None = None
        for child in container:
            tag = child.tag
            if tag in NOT_TEXT:
                continue
            counts[tag] = count = counts.get(tag, 0) + 1
            if tag == P:
                line = line or Line()
                if self._paragraph(child, f"{path}/p[{count}]", depth, line, found):
                    line = None
            elif tag == _TBL:
                found += read_table(self, child, f"{path}/tbl[{count}]", depth)
            else:
                name = tag.rpartition("}")[2]
                found += self._other_block(child, f"{path}/{name}[{count}]", depth)
        if line is not None:
            self._close(line, "", path, depth, found)
        return found

    def _other_block(self, child: etree._Element, path: str, depth: int) -> list[Block]:
        tag = child.tag
        if tag == SDT:
            return self._control(child, path, depth)
        if tag in DELETED:
            self.skip_deleted(child, Place(path=path))
            return []
        if tag == W + "altChunk":
            link = self._links.get(child.get(REL_ID) or "")
            what = f"embedded document {link.target if link else ''}".strip()
            self.log.unread(what, Place(path=path))
            return []
        if tag == ALTERNATE:
            alternative = chosen(child)
            return [] if alternative is None else self.blocks(alternative, path, depth)
        if tag in INLINE_ONLY:
            line, found = Line(), list[Block]()
            self._runs.read([child], line, PLAIN, path)
            self._close(line, "", path, depth, found)
            return found
        return self.blocks(child, path, depth)

    def _control(self, control: etree._Element, path: str, depth: int) -> list[Block]:
        content = self.open_control(control, Place(path=path))
        found = [] if content is None else self.blocks(content, path, depth)
        left = self.close_control()
        if left:
            found.append(Paragraph(left, Place(path=path), left, zone=self.zone))
        return found

    def _paragraph(
        self, element: etree._Element, path: str, depth: int, line: Line, found: list[Block]
    ) -> bool:
        """Read a paragraph into ``line`` and ``found``; False where it runs on into the next."""
        style, style_id, listed, ends = self._default, "", None, True
        first = next(iter(element), None)
        for prop in first if first is not None and first.tag == PPR else ():
            tag = prop.tag
            if tag == _PSTYLE:
                style_id = prop.get(VAL) or ""
                style = self._file.styles[style_id]
            elif tag == _NUMPR:
                listed = prop
            elif tag == RPR and self._runs.tracked:
                ends = not any(mark.tag in DELETED for mark in prop)
        self._runs.read(element, line, style, path)
        if ends:
            label = self._label(style, style_id, listed)
            self._close(line, label, path, depth, found)
        return ends

    def _label(self, style: Style, style_id: str, listed: etree._Element | None) -> str:
        if listed is None:
            if not style.list_id:
                return ""
            return self._numbering.label(style.list_id, style.level, style_id)
        list_id, level = list_of(listed, style.list_id, style.level)
        return self._numbering.label(list_id, level) if list_id else ""

    def _close(self, line: Line, label: str, path: str, depth: int, found: list[Block]) -> None:
        """Add a paragraph that has all its runs, then what is anchored in it."""
        if line.pieces or line.squares or label:
            text, raw, bold = line.finish()
            if text or label:
                found.append(Paragraph(text, Place(path=path), raw, label, self.zone, bold))
                self._file.count(len(raw), self._part)
        for number, anchored in enumerate(line.floats, 1):
            below = f"{path}/txbx[{number}]"
            if isinstance(anchored, str):
                plain = Line()
                plain.add(anchored, anchored, False)
                self._close(plain, "", below, depth, found)
            elif isinstance(anchored, PagePicture):
                found += self._file.read_picture(anchored, Place(path=path))
            else:
                found += self.blocks(anchored, below, depth)


def all_text(blocks: list[Block]) -> tuple[str, ...]:
    """The paragraphs' texts, to tell equal headers."""
    return tuple(paragraph.shown for paragraph in paragraphs(tuple(blocks)))
