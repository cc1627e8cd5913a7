"""LibreOffice or Tesseract missing, hanging, lying: the file says so, and so does the run's end."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from build_pdf import CONTENT, stream, with_objects
from hostile_case import LINES

from extractor.model import Source
from extractor.read import ReadingOptions, read_document
from extractor.read.limits import Limits

RTF = b"{\\rtf1\\ansi a report in an older format}"
PICTURE_ONLY = with_objects(
    {CONTENT: stream(b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")}
)
"""A page with a grey picture and no text."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "old.rtf").write_bytes(RTF)
    (inbox / "plain.txt").write_text("\n".join(LINES), "utf-8")
    return inbox


def programs(folder: Path, soffice: str | None) -> Path:
    """A folder of the few programs that a run may need, with a LibreOffice of our own or none."""
    folder.mkdir()
    for name in ("sh", "sleep", "cat"):
        (folder / name).symlink_to(f"/bin/{name}")
    if soffice is not None:
        (folder / "soffice").write_text(f"#!/bin/sh\n{soffice}\n")
        (folder / "soffice").chmod(0o755)
    return folder


def check(inbox: Path, path: Path, *more: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "check", inbox, "--format", "jsonl", *more],
        capture_output=True, text=True, check=False, env={**os.environ, "PATH": str(path)},
    )  # fmt: skip
    audits = (json.loads(line) for line in done.stdout.splitlines())
    return done.returncode, {audit["source"]["path"]: audit for audit in audits}, done.stderr


def about(audit: dict[str, Any], code: str) -> str:
    assert audit["verdict"] == "unreadable"
    assert audit["reading"]["codes"] == [code]
    return str(audit["reading"]["details"][code]["about"])


@pytest.mark.parametrize(
    ("soffice", "reason"),
    [
        (None, "LibreOffice is not installed"),
        ("exit 0", "LibreOffice made no document of it"),
        ("exit 77", "LibreOffice made no document of it"),
        ("kill -9 $$", "LibreOffice made no document of it"),
    ],
    ids=["missing", "lying", "failing", "killed"],
)
def test_a_libreoffice_that_gives_nothing_is_the_file_s_error_with_the_reason(
    inbox: Path, tmp_path: Path, soffice: str | None, reason: str
) -> None:
    code, audits, said = check(inbox, programs(tmp_path / "bin", soffice))
    assert code == 4
    assert about(audits["old.rtf"], "E_CONVERT").startswith(reason)
    assert audits["plain.txt"]["reading"]["status"] == "ok"
    assert "Traceback" not in said


def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(inbox: Path, tmp_path: Path) -> None:
    path = programs(tmp_path / "bin", f"sleep 60{os.getpid()} & sleep 60{os.getpid()}")
    begun = time.monotonic()
    code, audits, _ = check(inbox, path, "--timeout", "3")
    assert time.monotonic() - begun < 40
    assert code == 4
    assert about(audits["old.rtf"], "E_TIMEOUT") == "reading took more than 3 s"
    left = subprocess.run(
        ["pgrep", "-f", f"sleep 60{os.getpid()}"], capture_output=True, check=False
    )
    assert left.stdout == b""


def test_a_conversion_that_does_not_end_in_its_own_time_is_the_file_s_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs(tmp_path / "bin", "sleep 600")))
    limits = Limits(conversion_seconds=0.5)
    document = read_document(Source("old.rtf", RTF, ""), ReadingOptions(limits=limits))
    (notice,) = document.notices
    assert (notice.code, notice.limit, notice.value) == ("E_CONVERT", "conversion_seconds", "0.5")
    assert notice.about.startswith("LibreOffice did not finish in time")


def test_without_language_data_a_scan_is_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("extractor.read.scan.engine._PLACES", ())
    for name in ("EXTRACT_TESSDATA", "TESSDATA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    document = read_document(Source("scan.pdf", PICTURE_ONLY, ""))
    assert document.status == "error"
    (notice,) = document.notices
    assert notice.code == "E_NO_TEXT"
    assert notice.about.endswith("to read its picture, install tesseract-ocr-tha")
