"""A copy of a Word file with each finding as a comment on the paragraph that it is about."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from extractor.report.notes import AUTHOR, NotAnnotated, Note
from extractor.report.package_bytes import retyped
from extractor.report.record import PathPlace

_INITIALS = "EX"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_BEFORE_CONTENT = (qn("w:pPr"), qn("w:commentRangeStart"))
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_FAULTS = (ValueError, KeyError, AttributeError, TypeError, IndexError, OSError, zipfile.BadZipFile)


def annotated_word(data: bytes, notes: Sequence[Note]) -> bytes:
    """The Word file with its comments; a note without a place is put on the first paragraph.

    The sizes of its parts must have been looked at before.

    Raises:
        NotAnnotated: it is not what python-docx can open, or has no paragraph.

    """
    try:
        own = _own_type(data)
        document = docx.Document(io.BytesIO(retyped(data, own, _PLAIN)))
        body = document.element.body
        main = str(document.part.partname).lstrip("/") + "/body"
        for note in notes:
            _comment(document, _paragraph(body, main, note), note)
        written = io.BytesIO()
        document.save(written)
    except (*_FAULTS, etree.LxmlError) as fault:
        raise NotAnnotated(f"the Word file cannot be copied: {fault}") from fault
    return retyped(written.getvalue(), _PLAIN, own)


def _own_type(data: bytes) -> bytes:
    """The content type of the main part: files with macros and templates differ in it alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml")
    return next((kind for kind in _OTHERS if kind in types), _PLAIN)


def _paragraph(body: Any, main: str, note: Note) -> Any:
    """The paragraph that a note is about, or the nearest that there is."""
    place = note.place.path if isinstance(note.place, PathPlace) else ""
    element = body
    if place.startswith(main):
        for name, number in _steps(place.removeprefix(main)):
            inner = _child(element, name, number)
            if inner is None:
                break
            element = inner
    for around in (element, *element.iterancestors()):
        found = around if around.tag == qn("w:p") else next(around.iter(qn("w:p")), None)
        if found is not None:
            return found
    raise NotAnnotated("the Word file has no paragraph")


def _steps(path: str) -> Iterator[tuple[str, int]]:
    for step in path.split("/"):
        match = _STEP.fullmatch(step)
        if match:
            yield match.group(1), int(match.group(2) or 1)


def _child(element: Any, name: str, number: int) -> Any | None:
    """The child of this name and number; a content control's are those of its content."""
    content = element.find(qn("w:sdtContent"))
    parent = element if content is None else content
    named = (
        child
        for child in parent.iterchildren(tag=etree.Element)
        if etree.QName(child).localname == name
    )
    return next(islice(named, number - 1, None), None)


def _comment(document: Any, paragraph: Any, note: Note) -> None:
    """Add a comment over all of a paragraph. It has no date: no clock reaches an output."""
    comment = document.comments.add_comment(text=note.text, author=AUTHOR, initials=_INITIALS)
    comment._comment_elm.attrib.pop(qn("w:date"), None)
    begin, end = OxmlElement("w:commentRangeStart"), OxmlElement("w:commentRangeEnd")
    reference, mark = OxmlElement("w:r"), OxmlElement("w:commentReference")
    for part in (begin, end, mark):
        part.set(qn("w:id"), str(comment.comment_id))
    reference.append(mark)
    before = takewhile(lambda child: child.tag in _BEFORE_CONTENT, paragraph)
    paragraph.insert(sum(1 for _ in before), begin)
    paragraph.append(end)
    paragraph.append(reference)
