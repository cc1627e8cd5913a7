"""A Word document as bytes without a clock in them."""

from __future__ import annotations

import io
import zipfile
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
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, _ZIP_TIME), old.read(entry), zipfile.ZIP_DEFLATED
            )
    return made.getvalue()
