"""The real command under fire: stopped by signals, on a full disk, in the way of itself."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_disk import SmallDisk
from test_faults import none_alive, wait_until

from extractor.batch.supervisor import descendants

REPORT = "รอบระยะเวลาการรายงาน\n☑ รอบ 6 เดือน ☐ รอบ 12 เดือน\nชื่อตัวชี้วัด\nตัวชี้วัดที่ {}\n"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inbox = tmp_path_factory.mktemp("reports")
    for n in range(200):
        (inbox / f"report {n:03}.txt").write_text(REPORT.format(n) * 20, "utf-8")
    return inbox


def start(inbox: Path, out: Path, *more: str, **env: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", "check", inbox, "-o", out, "--jobs", "2", *more]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **env}
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    stdout, stderr = process.communicate(timeout=60)
    return process.returncode, stdout, stderr.decode("utf-8", "replace")


def outputs(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if path.is_file() and path.name not in (".lock", "run.json")
    }


def begun(out: Path) -> bool:
    return len(list(out.glob(".store/*/*.entry"))) > 5


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_signal_ends_the_command_at_once_with_a_word_on_how_to_go_on(
    inbox: Path, tmp_path: Path, number: signal.Signals, code: int, form: str
) -> None:
    out = tmp_path / "out"
    process = start(inbox, out, "--format", form)
    assert wait_until(lambda: begun(out), 30)
    workers, moment = descendants(process.pid), time.monotonic()
    process.send_signal(number)
    ended, _, said = finish(process)
    assert time.monotonic() - moment < 2
    assert ended == code
    assert "the same command goes on where this one ended" in said
    assert "Traceback" not in said
    assert none_alive(workers)
    assert not (out / "index.jsonl").exists()


def test_killed_and_resumed_in_another_country_the_bytes_are_the_same(
    inbox: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    code, stdout, _ = finish(start(inbox, whole, "--format", "jsonl"))
    process = start(inbox, broken, "--format", "jsonl")
    assert wait_until(lambda: begun(broken), 30)
    process.kill()
    process.communicate()
    elsewhere = {"TZ": "Asia/Bangkok", "LANG": "th_TH.TIS-620", "LC_ALL": "C",
                 "PYTHONHASHSEED": "77", "PYTHONUTF8": "0"}  # fmt: skip
    again = finish(start(inbox, broken, "--format", "jsonl", "--jobs", "4", **elsewhere))
    assert again[:2] == (code, stdout)
    assert outputs(broken) == outputs(whole)


def test_a_full_disk_is_one_line_and_its_code(
    inbox: Path, tmp_path: Path, small_disk: SmallDisk
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environment = small_disk(disk)
    code, _, said = finish(start(inbox, disk / "out", "-q", **environment))
    assert code == 74
    assert said.startswith("extract: disk full")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("out", "code", "says"),
    [
        ("in", 2, "is an input"),
        ("in/run", 2, "inside the input"),
        ("file", 73, "file"),
        ("file/run", 73, "file"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_said_before_anything_is_read(
    tmp_path: Path, out: str, code: int, says: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text("report")
    (tmp_path / "file").write_text("a file")
    ended, stdout, said = finish(start(tmp_path / "in", tmp_path / out))
    assert (ended, stdout) == (code, b"")
    assert says in said.splitlines()[0]
    assert len(said.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--engine", "dask", "-o", "run"], "--engine dask needs the cluster's address"),
        (["--engine", "dask", "--scheduler", "tcp://x:1"], "needs a place for results"),
        (["--scheduler", "tcp://x:1"], "--scheduler is for --engine dask"),
        (["--store", "nonsense://bucket"], "nonsense://bucket"),
    ],
)
def test_settings_that_do_not_go_together_are_said_before_anything_is_made(
    tmp_path: Path, arguments: list[str], says: str
) -> None:
    (tmp_path / "x.txt").write_text("report")
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "check", "x.txt", *arguments],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr.splitlines()[0]
    assert not (tmp_path / "run").exists()


def test_a_store_of_its_own_serves_several_runs(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text(REPORT, "utf-8")
    lines = []
    for out in ("one", "two"):
        store = ("--store", str(tmp_path / "store"), "--progress", "none")
        _, stdout, _ = finish(start(tmp_path / "in", tmp_path / out, *store))
        lines.append(stdout)
        kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("store/*/*.entry")}
        lines.append(kept)
        assert not list((tmp_path / out).glob(".store/*/*.entry"))
    assert len(kept) == 1
    assert lines[:2] == lines[2:]
