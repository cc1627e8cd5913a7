"""A Word document as bytes without a clock in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

_MADE = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def package_bytes(document: Any) -> bytes:
    """A new python-docx document as a file: the same content gives the same bytes."""
    document.core_properties.created = document.core_properties.modified = _MADE
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue())


def timeless(package: bytes) -> bytes:
    """A zip package whose entries all have the same date; names, order and contents stay."""
    return _rewritten(package, lambda _, data: data)


def retyped(package: bytes, old: bytes, new: bytes) -> bytes:
    """A timeless package in which what had the content type ``old`` has ``new``."""

    def change(name: str, data: bytes) -> bytes:
        return data.replace(old, new) if name == "[Content_Types].xml" else data

    return _rewritten(package, change)


def _rewritten(package: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = change(entry.filename, old.read(entry))
            new.writestr(zipfile.ZipInfo(entry.filename, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
