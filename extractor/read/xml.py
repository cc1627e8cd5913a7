"""XML from strangers: no DTD, no entities, bounded depth, text and elements.

lxml with ``resolve_entities=False`` leaks nothing but silently drops the text after an entity, so
any document type declaration is refused outright, in every encoding.
"""

from __future__ import annotations

import re

from lxml import etree

from extractor.errors import ReadFault
from extractor.read.limits import Limits

_UTF16 = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_LEAST_ELEMENT = len(b"<a/>")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = re.compile(
    _STRICT + rb"(wordprocessingml|officeDocument|drawingml|schemaLibrary)/([A-Za-z/]+)"
)


def parse_xml(data: bytes, about: str, limits: Limits) -> etree._Element:
    """The root of ``data``; names of Strict OOXML come out as their transitional twins.

    ``about`` names the part in faults.

    Raises:
        ReadFault: ``E_DTD``, ``E_LIMIT`` (depth, text, elements) or ``E_DAMAGED``.

    """
    data = as_utf8(data, about)
    if b"<!DOCTYPE" in data:
        raise ReadFault("E_DTD", about)
    if len(data) > _LEAST_ELEMENT * limits.xml_elements:
        elements = data.count(b"<") - data.count(b"</")
    else:
        elements = 0
    if elements > limits.xml_elements:
        raise ReadFault("E_LIMIT", about, limit="xml_elements", value=str(elements))
    if _STRICT in data:
        data = _STRICT_NAMES.sub(_transitional, data)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as fault:
        raise _fault(fault, about, limits) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadFault("E_DTD", about)
    return root


def refuse_dtd(data: bytes, about: str) -> None:
    """Raise ``E_DTD`` where ``data`` (UTF-8 or UTF-16) declares a document type."""
    for declared in (
        b"<!DOCTYPE",
        "<!DOCTYPE".encode("utf-16-le"),
        "<!DOCTYPE".encode("utf-16-be"),
    ):
        if declared in data:
            raise ReadFault("E_DTD", about)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def as_utf8(data: bytes, about: str) -> bytes:
    """``data`` as UTF-8 where it is UTF-16; raises ``E_DAMAGED`` where it is neither."""
    for start, encoding in _UTF16:
        if data.startswith(start):
            try:
                data = data.decode(encoding).encode("utf-8")
            except UnicodeError as fault:
                raise ReadFault("E_DAMAGED", f"{about}: {encoding}") from fault
            return _DECLARED.sub(rb"\1", data)
    return data


def _transitional(found: re.Match[bytes]) -> bytes:
    family, rest = found.groups()
    middle = b"/2006/"
    return _TRANSITIONAL + family + middle + rest


def _fault(fault: etree.XMLSyntaxError, about: str, limits: Limits) -> ReadFault:
    said = str(fault).split(", line", 1)[0]
    lowered = said.lower()
    if "depth" in lowered:
        return ReadFault("E_LIMIT", about, limit="xml_depth", value=f"> {limits.xml_depth}")
    if "huge" in lowered or "too long" in lowered or "too big" in lowered:
        return ReadFault("E_LIMIT", about, limit="xml_text", value=f"> {limits.xml_text}")
    return ReadFault("E_DAMAGED", f"{about}: {said}")
