"""The whole hostile set through the command line: how each file ends, and what never happens."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import socket
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from hostile_set import NAMES, write_set
from judge import EXPECTED, Audit, audits_of, complaint

from extractor.report.record import AuditRecord

SECRET = "root:x:0:0"
"""How /etc/passwd begins, to which some files point."""


@dataclass(repr=False)
class Run:
    """What a run over the set left behind."""

    code: int
    seconds: float
    out: Path
    stdout: bytes
    stderr: bytes
    audits: dict[str, Audit]
    connections: list[str]
    before: dict[str, str]
    after: dict[str, str]
    left: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inbox = tmp_path_factory.mktemp("hostile") / "inbox"
    inbox.mkdir()
    script = Path(__file__).with_name("hostile_set.py")
    subprocess.run([sys.executable, script, inbox], check=True)  # it changes its folder
    return inbox


@pytest.fixture(scope="module")
def run(inbox: Path) -> Iterator[Run]:
    out = inbox.with_name("out")
    before = fingerprints(inbox)
    with canary() as connections:
        begun = time.monotonic()
        done = subprocess.run(
            command(inbox, "-o", str(out), "--format", "jsonl"), capture_output=True, check=False
        )
        seconds = time.monotonic() - begun
    stdout = inbox.with_name("stdout.jsonl")
    stdout.write_bytes(done.stdout)
    yield Run(
        done.returncode, seconds, out, done.stdout, done.stderr, audits_of(stdout), connections,
        before, fingerprints(inbox), processes_of(str(out)),
    )  # fmt: skip


def command(inbox: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "extractor", "check", str(inbox), "--jobs", "2",
            "--timeout", "45", *more]  # fmt: skip


class canary:  # noqa: N801 - reads as a word
    """Listens where the files point to; whoever connects is noted."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 47123))
        self._server.settimeout(0.2)
        self._over = threading.Event()
        self._met: list[str] = []
        self._thread = threading.Thread(target=self._listen)

    def __enter__(self) -> list[str]:
        self._thread.start()
        return self._met

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._server.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                connection, address = self._server.accept()
            except TimeoutError:
                continue
            self._met.append(str(address))
            connection.close()


def fingerprints(folder: Path) -> dict[str, str]:
    """What is in a folder: kinds, sizes, times of change, and the bytes of what is not huge."""
    found = {}
    for place, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = place + b"/" + name
            state = os.lstat(path)
            told = f"{stat.S_IFMT(state.st_mode)} {state.st_size} {state.st_mtime_ns}"
            if stat.S_ISREG(state.st_mode) and state.st_size < 1 << 30:
                told += hashlib.sha256(Path(os.fsdecode(path)).read_bytes()).hexdigest()
            found[os.fsdecode(path)] = told
    return found


def processes_of(marker: str) -> list[str]:
    """Processes that still have a folder of the run on their command line, or are our workers."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            said = (process / "cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if marker in said:
            found.append(said)
    return found


@pytest.mark.parametrize("path", EXPECTED)
def test_every_file_ends_as_it_may(run: Run, path: str) -> None:
    assert path in run.audits, "lost"
    assert complaint(run.audits[path], EXPECTED[path]) == ""


def test_the_run_ends_as_incomplete_and_in_time(run: Run) -> None:
    assert run.code == 4, run.stderr.decode()
    assert run.seconds < 240


def test_nothing_called_home(run: Run) -> None:
    assert run.connections == []


def test_nothing_of_another_file_got_into_an_output(run: Run) -> None:
    assert SECRET.encode() not in run.stdout + run.stderr
    for path in run.out.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path


def test_the_inputs_are_untouched_and_no_process_is_left(run: Run) -> None:
    assert run.after == run.before
    assert run.left == []


def test_every_strange_name_has_a_record_of_its_own(run: Run) -> None:
    names = {path.removeprefix("names/") for path in run.audits if path.startswith("names/")}
    assert names == {*NAMES, "\\xa1\\xc3\\xc1\\xff.txt"}


def test_outputs_are_named_by_hash_only(run: Run) -> None:
    files = [path.relative_to(run.out).as_posix() for path in run.out.rglob("*") if path.is_file()]
    fixed = {
        "index.jsonl",
        "audits.jsonl",
        "findings.csv",
        "run.json",
        "skipped.jsonl",
        ".lock",
        ".made",
    }
    fixed |= {"summary.xlsx", "report/index.html", "report/pages/pages.json"}
    named = re.compile(
        r"audits/[0-9a-f]{64}\.json|\.store/[0-9a-f]{2}/[0-9a-f]{64}\.entry"
        r"|report/(assets/[\w.-]+|reports/[0-9a-f]{12}\.html|pages/[0-9a-f]{16}-\d+\.(png|webp))"
    )
    assert [name for name in files if name not in fixed and not named.fullmatch(name)] == []


def test_folders_beyond_reach_are_a_record(run: Run) -> None:
    deep = [audit for path, audit in run.audits.items() if path.startswith("dddd")]
    assert [audit["reading"]["codes"] for audit in deep] == [["E_UNREADABLE"]]


def test_every_audit_is_strict_json_of_the_schema(run: Run) -> None:
    lines = run.stdout.decode("utf-8").split("\n")[:-1]
    for line in lines:
        AuditRecord.model_validate_json(line)
        assert not re.search("[\x00-\x1f\x7f]", line)
        json.loads(line)["source"]["path"].encode("utf-8")


def test_no_cell_of_the_table_is_a_formula(run: Run) -> None:
    text = (run.out / "findings.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 50
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


class _Markup(HTMLParser):
    """What a page asks a browser to do: handlers, where it leads, and what it forbids itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.leads_to: set[str] = set()
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= told.keys()
        self.leads_to |= {told[name] for name in ("href", "src", "action") if name in told}
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"]


def test_no_page_has_markup_of_a_file_or_leaves_its_folder(run: Run) -> None:
    pages = sorted(run.out.glob("report/**/*.html"))
    assert len(pages) > 50
    for page in pages:
        markup = _Markup(page.read_text("utf-8"))
        assert "default-src 'none'" in markup.policy, page
        assert "unsafe" not in markup.policy, page
        assert not {"iframe", "object", "embed", "base"} & markup.tags, page
        assert not [name for name in markup.attributes if name.startswith("on")], page
        for target in markup.leads_to:
            outside = re.match(r"[a-z][a-z0-9+.-]*:|//|/", target, re.IGNORECASE)
            assert not outside or target.startswith("data:image/"), (page, target)


def test_the_workbook_opens_and_calculates_nothing(run: Run) -> None:
    book = openpyxl.load_workbook(run.out / "summary.xlsx")
    assert sum(sheet.max_row for sheet in book) > 100
    with zipfile.ZipFile(run.out / "summary.xlsx") as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                assert b"<f>" not in package.read(name), name
        assert not [name for name in package.namelist() if "externalLink" in name]


def test_no_name_moves_the_cursor_of_a_terminal(inbox: Path) -> None:
    done = subprocess.run(
        command(inbox / "names", "--format", "text", "--color", "never"),
        capture_output=True,
        check=False,
    )
    shown = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_a_second_run_reads_nothing_again_and_gives_the_same_bytes(inbox: Path, run: Run) -> None:
    first = {path: path.read_bytes() for path in run.out.rglob("*") if stable(path)}
    kept = {path: path.stat().st_mtime_ns for path in run.out.glob(".store/*/*.entry")}
    done = subprocess.run(
        command(inbox, "-o", str(run.out), "--format", "jsonl"), capture_output=True, check=False
    )
    assert done.stdout == run.stdout
    assert {path: path.read_bytes() for path in run.out.rglob("*") if stable(path)} == first
    assert {path: path.stat().st_mtime_ns for path in run.out.glob(".store/*/*.entry")} == kept


def stable(path: Path) -> bool:
    return path.is_file() and path.name not in ("run.json", ".lock")


def test_the_set_can_be_written_again_with_the_same_bytes(inbox: Path, tmp_path: Path) -> None:
    here = Path.cwd()
    try:
        write_set(tmp_path)
    finally:
        os.chdir(here)
    for row in sorted(tmp_path.glob("row-*/*")):
        assert row.read_bytes() == (inbox / row.relative_to(tmp_path)).read_bytes(), row
