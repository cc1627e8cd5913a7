"""Word files as pages: LibreOffice prints many in one go, since starting it costs most.

It converts in the order in which files are named, and one that it dies on or never finishes takes
the rest with it: then the first that is not there is left out, and the others get another go.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.read.office.convert import run_office

AT_ONCE = 40
_SECONDS_TO_START = 30.0
_SECONDS_EACH = 5.0
_MOST_GOES = 4


def printed(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The PDFs of files, each given as its suffix and content: (index into ``files``, PDF).

    Files that LibreOffice cannot print are left out.

    Raises:
        ReadFault: ``E_CONVERT`` where LibreOffice is absent.

    """
    for start in range(0, len(files), AT_ONCE):
        yield from _some(start, files[start : start + AT_ONCE])


def _some(start: int, files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[int, bytes]]:
    with tempfile.TemporaryDirectory(prefix="extract-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        waiting: list[tuple[int, Path]] = []
        for at, (suffix, data) in enumerate(files, start):
            given = folder / f"{at}.{suffix}"
            given.write_bytes(data)
            waiting.append((at, given))
        for _ in range(_MOST_GOES):
            if not waiting:
                return
            seconds = _SECONDS_TO_START + _SECONDS_EACH * len(waiting)
            run_office([given for _, given in waiting], "pdf", folder, seconds)
            failed = [entry for entry in waiting if not _pdf_of(entry[1]).is_file()]
            for at, given in waiting:
                if (at, given) not in failed:
                    yield at, _pdf_of(given).read_bytes()
            waiting = failed[1:]


def _pdf_of(given: Path) -> Path:
    return given.parent / "out" / f"{given.stem}.pdf"
