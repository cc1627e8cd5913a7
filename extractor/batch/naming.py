"""Gives a stored audit the name of the file that it is now the audit of.

An answer is a function of content, suffix and settings, made under a neutral name. Here it gets
the file's own path, hash and size, and where the content came before, the notice that it did.
"""

from __future__ import annotations

import json
from json.decoder import JSONDecoder
from typing import Any

from extractor.errors import READING_CODES

_SOURCE = '"source":'
_DECODER = JSONDecoder()


def named(line: bytes, path: str, sha256: str, size: int) -> bytes:
    """The audit under its file's name; ``sha256`` is empty for a file that was not opened."""
    text = line.decode("utf-8")
    begin = text.index(_SOURCE) + len(_SOURCE)
    source, end = _DECODER.raw_decode(text, begin)
    source |= {
        "path": path,
        "name": path.rstrip("/").rpartition("/")[2],
        "sha256": sha256 or None,
        "bytes": size if sha256 else None,
    }
    return (text[:begin] + _dumps(source) + text[end:]).encode("utf-8")


def repeated(line: bytes, first: str) -> bytes:
    """The audit of a content that came before as ``first``: it says so."""
    audit = json.loads(line)
    thai, english = READING_CODES["W_DUPLICATE"]
    reading = audit["reading"]
    reading["codes"].append("W_DUPLICATE")
    reading["details"]["W_DUPLICATE"] = {"about": first, "limit": None, "value": None, "page": None}
    message = {"th": thai, "en": english}
    audit["notices"].append(
        {"code": "W_DUPLICATE", "message": message, "about": first, "place": None}
    )
    return _dumps(audit).encode("utf-8")


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
