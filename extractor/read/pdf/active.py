"""What a PDF would run or fetch if it were let, and what is attached to it: noticed, never done.

It is found in the file's own words: what stands outside its streams, and in its object streams.
Links that people click are no concern; a link that opens by itself is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from extractor.model import Notice
from extractor.read.limits import Limits

_ACTIVE = {
    b"JavaScript": "JavaScript", b"JS": "JavaScript", b"Launch": "Launch",
    b"SubmitForm": "SubmitForm", b"ImportData": "ImportData", b"RichMedia": "RichMedia",
    b"Rendition": "Rendition", b"XFA": "XFA",
}  # fmt: skip
"""The names of actions and forms that run something, and what people call them."""

_TARGET, _ATTACHED, _LINK, _AT_ONCE = (b"F", b"UF"), b"EF", b"URI", (b"OpenAction", b"AA")
"""Keys: a file's name, that the file lies inside, a link's address, what happens unasked."""

_NAMES = b"|".join([*_ACTIVE, *_TARGET, _ATTACHED, _LINK, *_AT_ONCE])
_STRING = rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>"
_TOKEN = re.compile(
    rb"/(?P<name>" + _NAMES + rb")(?![A-Za-z0-9])\s{0,99}"
    rb"(?:(?P<to>\d{1,10})\s{1,9}\d{1,5}\s{1,9}R|(?P<value>" + _STRING + rb")|(?P<opens>(?=<<)))?"
    rb"|(?P<open><<)|(?P<close>>>)|" + _STRING + rb"|"
    rb"(?<!\d)(?P<number>\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj",
    re.DOTALL,
)
_WORTH_A_LOOK = re.compile(
    rb"/(?:(?:" + b"|".join(_ACTIVE) + rb"|EF)(?![A-Za-z0-9])|U?F\s{0,99}[(<]"
    rb"|(?:OpenAction|AA)\s{0,99}[<\d])"
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_BACKSLASHED = re.compile(r"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MOST, _LONGEST = 100, 300
"""Things of a kind and characters of a name that are told at most."""
_MOST_WORDS = 300_000
"""Brackets, strings and names that are looked at: what is sound has a hundredth of that."""


def active_content(data: bytes, limits: Limits) -> list[Notice]:
    """What in the file would run, reaches out of it, or is attached to it; each thing once."""
    words = b"\n".join(_words(data, limits))
    if b"#" in words:
        words = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), words)
    if not _WORTH_A_LOOK.search(words):
        return []
    seen = _Seen()
    seen.look_through(words)
    told = {
        "W_ACTIVE_CONTENT": seen.active,
        "W_EXTERNAL_REF": map(_shown, seen.outside()),
        "W_UNREAD_PART": [
            *(f"attached file: {_shown(name)}" for name in seen.attached),
            *(["actions and attachments: more than were looked at"] if seen.cut_short else []),
        ],
    }
    return [
        Notice(code, about)
        for code, things in told.items()
        for about in list(dict.fromkeys(things))[:_MOST]
    ]


def _words(data: bytes, limits: Limits) -> Iterator[bytes]:
    """What stands outside the streams, and what is in object streams."""
    at, left = 0, limits.streams_total
    while (begin := data.find(b"stream", at)) >= 0:
        head = data[at:begin]
        yield head
        end = data.find(b"endstream", begin)
        end = end if end >= 0 else len(data)
        if b"/ObjStm" in head[head.rfind(b"obj") :]:
            unpacked = _unpacked(data[begin + len(b"stream") : end], min(limits.stream, left))
            left -= len(unpacked)
            yield unpacked
        at = end + len(b"endstream")
    yield data[at:]


def _unpacked(stream: bytes, most: int) -> bytes:
    """A deflated stream's content, up to a limit; nothing where it is packed otherwise."""
    try:
        return zlib.decompressobj().decompress(stream.lstrip(b"\r\n"), max(most, 1))
    except zlib.error:
        return b""


@dataclass(slots=True)
class _Dictionary:
    """One that is being read: the files it names, whether they lie inside, if it acts unasked."""

    unasked: bool = False
    inside: bool = False
    files: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """What was seen so far; ``links`` by the object they stand in, ``opened`` are its numbers."""

    active: list[str] = field(default_factory=list)
    attached: list[bytes] = field(default_factory=list)
    references: list[bytes] = field(default_factory=list)
    links: list[tuple[bytes, bytes]] = field(default_factory=list)
    opened: set[bytes] = field(default_factory=set)
    cut_short: bool = False

    def outside(self) -> list[bytes]:
        """Everything that the file reaches for without being asked."""
        return self.references + [link for owner, link in self.links if owner in self.opened]

    def look_through(self, words: bytes) -> None:
        """Note what these objects name."""
        number, unasked = b"", False
        around = [_Dictionary()]
        tokens = _TOKEN.finditer(words)
        for token in islice(tokens, _MOST_WORDS):
            key, here = token["name"] or b"", around[-1]
            if token["open"]:
                around.append(_Dictionary(here.unasked or unasked))
            elif token["close"]:
                self._close(around.pop())
                around = around or [_Dictionary()]
            elif token["number"]:
                number = token["number"]
            elif token["value"] and key in _TARGET:
                here.files.append(token["value"])
            elif token["value"] and key == _LINK:
                self._link(here, number, token["value"])
            unasked = key in _AT_ONCE and token["opens"] is not None
            here.inside = here.inside or key == _ATTACHED
            if key in _ACTIVE:
                self.active.append(_ACTIVE[key])
            elif key in _AT_ONCE and token["to"]:
                self.opened.add(token["to"])
        self.cut_short = next(tokens, None) is not None
        for left_open in around:
            self._close(left_open)

    def _link(self, here: _Dictionary, number: bytes, address: bytes) -> None:
        if here.unasked:
            self.references.append(address)
        else:
            self.links.append((number, address))

    def _close(self, done: _Dictionary) -> None:
        (self.attached if done.inside else self.references).extend(done.files)


def _shown(string: bytes) -> str:
    """A PDF string as people read it."""
    if string.startswith(b"<"):
        digits = re.sub(rb"\s", b"", string[1:-1]).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        text = _BACKSLASHED.sub(_meant, string[1:-1].decode("latin-1"))
        raw = text.encode("latin-1", "replace")
    utf16 = raw.startswith((b"\xfe\xff", b"\xff\xfe"))
    text = raw.decode("utf-16" if utf16 else "latin-1", "replace")
    return _CONTROL.sub(" ", text)[:_LONGEST]


def _meant(found: re.Match[str]) -> str:
    return chr(int(found[1], 8) & 0xFF) if found[1][0] in "01234567" else found[1]
