"""A .doc, .odt or .rtf as a ``Document``: LibreOffice makes a .docx, the Word reader reads it.

LibreOffice is a large program that follows what a document tells it, so it is run as one runs a
stranger: a copy of the file under a plain name, a profile of its own that is thrown away (no
macros, no Java, no links followed, nothing fetched), an empty environment, no network where the
system grants that, and a clock. It says success when it failed; only what it wrote is believed.
Places are paths into the converted file and begin with ``converted/``.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from extractor.errors import ReadFault
from extractor.model import Document, Notice, Place, ReadingStatus, moved
from extractor.read.limits import ReadingOptions
from extractor.read.office.kept import lost_much
from extractor.read.office.links import outside_links
from extractor.read.office.process import run_until
from extractor.read.office.profile import write_profile
from extractor.read.package import Package
from extractor.read.word.reader import read_word

OfficeKind = Literal["doc", "odt", "rtf"]

CONVERTED = "converted/"
"""What the paths of places begin with: they lead into the converted file, not the one given."""

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_ABSENT = "LibreOffice is not installed; add libreoffice-writer, or save the file as .docx"
_FAILED = "LibreOffice made no document of it; open it in Word and save it as .docx"
_LATE = "LibreOffice did not finish in time; open it in Word and save it as .docx"
_MANIFEST = "META-INF/manifest.xml"
_NO_NETWORK = ("unshare", "--user", "--map-root-user", "--net", "--")
_MEMORY = (
    "/bin/sh", "-c",
    'm=$(ulimit -H -v); [ "$m" = unlimited ] && m=4000000; ulimit -S -v "$m"; exec "$@"',
    "sh",
)  # fmt: skip
"""A worker bounds its own memory; LibreOffice may have as much as the worker's most, else 4 GB."""


def read_office(data: bytes, kind: OfficeKind, options: ReadingOptions) -> Document:
    """Read a file that LibreOffice can read.

    Raises:
        ReadFault: ``E_CONVERT`` where LibreOffice is absent, fails or does not end,
            ``E_ENCRYPTED``, and what reading the converted file may raise.

    """
    if kind == "odt":
        _refuse_password(Package(data, options.limits))
    options.more_time(options.limits.conversion_seconds + options.limits.seconds)
    converted = convert(data, kind, options.limits.conversion_seconds)
    document = read_word(converted, options)
    links = outside_links(data, kind, options.limits)
    notices = (
        *(Notice("W_EXTERNAL_REF", target) for target in links),
        *(
            notice if notice.place is None else replace(notice, place=_in_converted(notice.place))
            for notice in document.notices
        ),
    )
    blocks = tuple(moved(block, _in_converted) for block in document.blocks)
    document = replace(document, kind=kind, blocks=blocks, notices=notices)
    if lost_much(data, kind, blocks):
        document = _not_whole(document, "most of the file's text did not come out")
    if kind == "rtf" and _lacks_states(data):
        document = _not_whole(document, "check boxes whose state the file does not hold")
    return document


def convert(data: bytes, kind: OfficeKind, seconds: float) -> bytes:
    """The file as a .docx.

    Raises:
        ReadFault: ``E_CONVERT``.

    """
    with tempfile.TemporaryDirectory(prefix="extract-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        given = folder / f"report.{kind}"
        given.write_bytes(data)
        if not run_office([given], "docx:MS Word 2007 XML", folder, seconds):
            raise ReadFault("E_CONVERT", _LATE, limit="conversion_seconds", value=f"{seconds:g}")
        try:
            written = (folder / "out" / "report.docx").read_bytes()
        except OSError as fault:
            raise ReadFault("E_CONVERT", _FAILED) from fault
    if not written:
        raise ReadFault("E_CONVERT", _FAILED)
    return written


def run_office(given: Sequence[Path], to: str, folder: Path, seconds: float) -> bool:
    """Have LibreOffice convert files into ``folder``'s ``out``; False where time ran out.

    ``folder`` is thrown away afterwards: profile and everything else that is written lie there.

    Raises:
        ReadFault: ``E_CONVERT`` where LibreOffice is absent.

    """
    office = find_office()
    if office is None:
        raise ReadFault("E_CONVERT", _ABSENT)
    command = _command(office, folder, given, to)
    return run_until(command, _environment(folder), folder, seconds)


def find_office() -> str | None:
    """LibreOffice's command on this machine."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


@functools.cache
def network_can_be_cut() -> bool:
    """Whether this system lets us start a program that has no network."""
    if shutil.which(_NO_NETWORK[0]) is None:
        return False
    try:
        tried = subprocess.run([*_NO_NETWORK, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _command(office: str, folder: Path, given: Sequence[Path], to: str) -> list[str]:
    profile = folder / "profile"
    write_profile(profile)
    return [
        *(_NO_NETWORK if network_can_be_cut() else ()),
        *(_MEMORY if os.name == "posix" else ()),
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        "--convert-to", to,
        "--outdir", str(folder / "out"),
        *map(str, given),
    ]  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the caller's but where programs are; every folder to write in is the throwaway."""
    kept = ("PATH", "SYSTEMROOT")
    here = {name: str(folder) for name in ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR")}
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **here,
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _refuse_password(package: Package) -> None:
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise ReadFault("E_ENCRYPTED", "an .odt with a password")


def _lacks_states(rtf: bytes) -> bool:
    """Whether check boxes stand in it without their state: LibreOffice saves them so."""
    return rtf.count(b"FORMCHECKBOX") > rtf.count(rb"\fftype1")


def _not_whole(document: Document, about: str) -> Document:
    """The document with the word that it was not read whole, and what of it was not."""
    notice = Notice("W_UNREAD_PART", about)
    status: ReadingStatus = "partial" if document.status == "ok" else document.status
    return replace(document, status=status, notices=(*document.notices, notice))


def _in_converted(place: Place) -> Place:
    """The place marked as one of the converted file."""
    return replace(place, path=CONVERTED + place.path) if place.path else place
