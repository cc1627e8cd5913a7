"""What an .odt, .rtf or .doc draws in from outside: targets as text, none of them opened.

The conversion drops such links (nothing is fetched), so they are looked for in the file as given.
Links for people to click are no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from extractor.read.limits import Limits
from extractor.read.package import Package

MOST = 50
"""Targets told of one file."""
_LONGEST = 500  # characters of a target

_TAG = re.compile(
    rb"<(?!text:a[\s>])[a-z-]+:[a-z-]+\s[^<>]{0,4000}?xlink:href=\"([^\"<>]{1,500})\""
)
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:|//|\\\\|/|\.\./)", re.IGNORECASE)
_FIELD = re.compile(
    r"\b(?:INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|IMPORT|LINK [A-Z][\w.]{1,40})\s{1,9}"
    r"\"?([^\"{}\x13-\x15\x00]{1,500})",
)
_TEMPLATE = re.compile(r"\{\\\*\\template\s([^{}]{1,500})\}")


def outside_links(data: bytes, kind: str, limits: Limits) -> tuple[str, ...]:
    """The targets that a file draws in, in their order, each once."""
    found = _of_odt(data, limits) if kind == "odt" else _of_fields(data, kind)
    told = dict.fromkeys(target.strip()[:_LONGEST] for target in found if target.strip())
    return tuple(told)[:MOST]


def _of_odt(data: bytes, limits: Limits) -> Iterator[str]:
    package = Package(data, limits)
    for part in ("content.xml", "styles.xml"):
        if part in package:
            for tag in _TAG.finditer(package.read(part)):
                target = unescape(tag.group(1).decode("utf-8", "replace"))
                if _OUTSIDE.match(target):
                    yield target


def _of_fields(data: bytes, kind: str) -> Iterator[str]:
    """The fields of an .rtf (plain) or .doc (in one byte or two a character) that draw in."""
    text = data.decode("latin-1")
    if kind == "rtf":
        yield from (found.group(1) for found in _TEMPLATE.finditer(text))
        text = text.replace("\\\\", "\\")
    yield from (found.group(1) for found in _FIELD.finditer(text))
    if kind == "doc":
        for start in (0, 1):
            wide = data[start:].decode("utf-16-le", "replace")
            yield from (found.group(1) for found in _FIELD.finditer(wide))
