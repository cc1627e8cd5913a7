"""The command line as scripts and people meet it: a process with exit code, stdout and stderr."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import jsonschema
import pytest

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
CLEAN = SAMPLES / "01-complete.docx"
WRONG_SCORE = SAMPLES / "02-wrong-weighted-score.docx"
EXTRACT = (sys.executable, "-m", "extractor")
FORMATS = ("text", "json", "jsonl", "csv")


def extract(
    *arguments: str | Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("EXTRACT_")}
    return subprocess.run(
        [*EXTRACT, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**clean, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        cwd=cwd,
        timeout=120,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder to put reports into."""
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def put(folder: Path, *files: Path) -> Path:
    for file in files:
        shutil.copy(file, folder)
    return folder


def broken(folder: Path) -> Path:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nno pages\n")
    return folder


class TestExitCodes:
    """Scripts rely on them, whatever the format."""

    @pytest.mark.parametrize("format", FORMATS)
    def test_0_all_read_nothing_found(self, reports: Path, format: str) -> None:
        done = extract("check", put(reports, CLEAN), "--format", format)
        assert (done.returncode, said(done)) == (0, "")

    @pytest.mark.parametrize("format", FORMATS)
    def test_1_findings(self, reports: Path, format: str) -> None:
        done = extract("check", put(reports, CLEAN, WRONG_SCORE), "--format", format)
        assert done.returncode == 1
        assert b"SCORE-03" in done.stdout

    @pytest.mark.parametrize("format", FORMATS)
    def test_2_usage(self, reports: Path, format: str) -> None:
        done = extract("check", reports, "--format", format, "--fail-on", "sometimes")
        assert (done.returncode, done.stdout) == (2, b"")
        assert "sometimes" in said(done)

    @pytest.mark.parametrize("format", FORMATS)
    def test_3_no_input(self, reports: Path, format: str) -> None:
        done = extract("check", reports, "--format", format)
        assert (done.returncode, done.stdout) == (3, b"")
        assert "there is no report here" in said(done)
        assert "Name a folder or files" in said(done)

    @pytest.mark.parametrize("format", FORMATS)
    def test_4_not_all_read_wins_over_findings(self, reports: Path, format: str) -> None:
        done = extract("check", broken(put(reports, WRONG_SCORE)), "--format", format)
        assert done.returncode == 4
        assert b"SCORE-03" in done.stdout
        assert b"E_DAMAGED" in done.stdout

    def test_5_our_own_fault_is_one_line_unless_more_is_asked_for(self, reports: Path) -> None:
        spoilt = reports / "typer.py"
        spoilt.write_text("class Typer:\n    def __init__(self, **_): raise OSError('our bug')\n")
        code = "import extractor.cli as c; c.app = None; c.main()"
        for flags, lines in (((), 2), (("-v",), 8)):
            done = subprocess.run(
                [sys.executable, "-c", code, "check", ".", *flags], capture_output=True, check=False
            )
            assert done.returncode == 5
            assert b"extract: internal fault: " in done.stderr
            assert (len(done.stderr.splitlines()) > 2) == (lines > 2)

    @pytest.mark.parametrize("format", FORMATS)
    def test_73_the_run_folder_cannot_be_made(self, reports: Path, format: str) -> None:
        (reports.parent / "file").write_text("")
        out = reports.parent / "file" / "run"
        done = extract("check", put(reports, CLEAN), "--format", format, "-o", out)
        assert (done.returncode, done.stdout) == (73, b"")

    @pytest.mark.parametrize("format", FORMATS)
    def test_74_disk_full(self, reports: Path, format: str) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*EXTRACT, "check", put(reports, CLEAN), "--format", format],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 74
        assert done.stderr.startswith(b"extract: disk full")

    @pytest.mark.parametrize("format", FORMATS)
    def test_75_the_run_folder_is_in_use(self, reports: Path, format: str) -> None:
        out = reports.parent / "run"
        extract("check", put(reports, CLEAN), "-o", out)
        with (out / ".lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = extract("check", reports, "--format", format, "-o", out)
        assert (done.returncode, done.stdout) == (75, b"")
        assert "another run" in said(done)

    def test_fail_on_decides_what_is_a_failure(self, reports: Path) -> None:
        put(reports, WRONG_SCORE)
        assert extract("check", reports, "--fail-on", "never").returncode == 0
        assert extract("check", reports, "--ignore", "SCORE").returncode == 0
        assert extract("check", reports, "--select", "SCORE-03").returncode == 1

    def test_fail_on_never_does_not_hide_what_was_not_read(self, reports: Path) -> None:
        assert extract("check", broken(reports), "--fail-on", "never").returncode == 4


class TestOutputs:
    def test_a_pipe_gets_json_lines_that_follow_the_schema(self, reports: Path) -> None:
        done = extract("check", broken(put(reports, *SAMPLES.iterdir())))
        schema = json.loads(extract("schema").stdout)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(records) == len(list(reports.iterdir()))
        for record in records:
            jsonschema.Draft202012Validator(schema).validate(record)
        assert [record["source"]["path"] for record in records] == sorted(
            file.name for file in reports.iterdir()
        )

    def test_the_same_bytes_in_any_locale_and_with_any_number_of_jobs(self, reports: Path) -> None:
        put(reports, *SAMPLES.iterdir())
        plain = extract("check", reports, "--jobs", "1").stdout
        other = {"LC_ALL": "C", "TZ": "Asia/Bangkok", "PYTHONIOENCODING": "cp874", "LANG": "th_TH"}
        assert extract("check", reports, "--jobs", "3", environment=other).stdout == plain

    def test_nothing_of_this_machine_is_in_them(self, reports: Path) -> None:
        text = extract("check", put(reports, WRONG_SCORE)).stdout.decode("utf-8")
        assert str(reports.parent) not in text
        assert os.uname().nodename not in text
        assert time.strftime("%Y-%m-%d") not in text

    def test_json_is_one_object(self, reports: Path) -> None:
        whole = json.loads(extract("check", put(reports, CLEAN), "--format", "json").stdout)
        assert whole["summary"]["verdicts"]["clean"] == 1
        assert whole["reports"][0]["verdict"] == "clean"

    def test_csv_opens_in_a_spreadsheet(self, reports: Path) -> None:
        done = extract("check", put(reports, WRONG_SCORE), "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))
        assert "SCORE-03" in {row["code"] for row in rows}

    def test_text_is_in_thai_or_english(self, reports: Path) -> None:
        put(reports, WRONG_SCORE)
        thai = extract("check", reports, "--format", "text").stdout.decode("utf-8")
        english = extract("check", reports, "--format", "text", "--lang", "en").stdout.decode()
        assert re.search(r"✗ 02-.*docx · รอบ \d+ เดือน · หัวข้อ 13/13 · คะแนน .* · พบ", thai)
        assert re.search(r"✗ 02-.*docx · \d+ months · sections 13/13 · score .* finding", english)
        assert "\x1b" not in thai

    def test_colours_when_asked_for(self, reports: Path) -> None:
        done = extract("check", put(reports, WRONG_SCORE), "--format", "text", "--color", "always")
        assert b"\x1b[31m" in done.stdout

    @pytest.mark.parametrize("encoding", ["cp874", "ascii", "tis-620"])
    def test_no_console_crashes_it(self, reports: Path, encoding: str) -> None:
        put(reports, WRONG_SCORE)
        environment = {"PYTHONIOENCODING": encoding}
        for command in (
            ("check", reports, "--format", "text"),
            ("explain", "SCORE-03"),
            ("doctor",),
        ):
            done = extract(*command, environment=environment)
            assert done.returncode in (0, 1), said(done)
            done.stdout.decode(encoding)

    def test_the_reader_may_stop_reading(self, reports: Path) -> None:
        put(reports, *SAMPLES.iterdir())
        command = f"{sys.executable} -m extractor check {reports} 2>&1 >/dev/full | true"
        head = f"{sys.executable} -m extractor check {reports} | head -c 1 >/dev/null"
        for line in (command, head):
            done = subprocess.run(["sh", "-c", line], capture_output=True, check=False, timeout=60)
            assert done.stderr == b""


class TestRunFolder:
    def test_it_holds_what_the_contract_says(self, reports: Path) -> None:
        out = reports.parent / "run"
        done = extract("check", broken(put(reports, *SAMPLES.iterdir())), "-o", out)
        index = [json.loads(line) for line in (out / "index.jsonl").read_text("utf-8").splitlines()]
        assert (out / "audits.jsonl").read_bytes() == done.stdout
        assert len(index) == len(list(reports.iterdir()))
        for entry in index:
            audit = json.loads((out / entry["audit"]).read_text("utf-8"))
            assert audit["source"]["sha256"] == entry["sha256"]
        assert (out / "findings.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        assert json.loads((out / "run.json").read_text("utf-8"))["form"]["version"] == "1"

    def test_running_again_does_only_what_is_not_done(self, reports: Path) -> None:
        out = reports.parent / "run"
        first = extract("check", put(reports, *SAMPLES.iterdir()), "-o", out)
        kept = {file: file.stat().st_mtime_ns for file in (out / "audits").iterdir()}
        shutil.copy(CLEAN, reports / "new.docx")
        second = extract("check", reports, "-o", out)
        assert second.stdout.startswith(first.stdout[:1000])
        for file, written in kept.items():
            assert file.stat().st_mtime_ns == written


class TestInputs:
    def test_stdin_is_a_file_too(self) -> None:
        done = extract("check", "-", "--stdin-filename", "r.docx", stdin=WRONG_SCORE.read_bytes())
        record = json.loads(done.stdout)
        assert done.returncode == 1
        assert record["source"]["path"] == "r.docx"

    def test_stdin_does_not_mix_with_paths(self, reports: Path) -> None:
        done = extract("check", "-", reports)
        assert done.returncode == 2
        assert "cannot be mixed" in said(done)

    def test_what_is_passed_over_is_said(self, reports: Path) -> None:
        put(reports, CLEAN)
        (reports / "~$a.docx").write_bytes(b"x")
        assert "skipped 1" in said(extract("check", reports))
        assert "~$a.docx" in said(extract("check", reports, "-v"))
        assert said(extract("check", reports, "-q")) == ""

    def test_settings_come_from_the_nearest_file(self, reports: Path) -> None:
        put(reports, WRONG_SCORE)
        (reports.parent / "extract.toml").write_text('ignore = ["SCORE"]\n')
        done = extract("check", reports)
        assert done.returncode == 0
        assert "extract.toml" in said(done)
        assert extract("check", reports, "--ignore", "EVID").returncode == 1

    def test_settings_and_files_can_be_looked_at(self, reports: Path) -> None:
        put(reports, CLEAN)
        shown = extract("check", reports, "--show-settings", "--lang", "en")
        assert json.loads(shown.stdout)["lang"] == "en"
        assert extract("check", reports, "--show-files").stdout == b"01-complete.docx\n"

    @pytest.mark.parametrize(
        ("flags", "wrong"),
        [
            (("--select", "SCORE-99"), "SCORE-99"),
            (("--form", "nosuch"), "nosuch"),
            (("--jobs", "-1"), "jobs"),
            (("--timeout", "nan"), "timeout"),
        ],
    )
    def test_what_cannot_be_followed_is_named(
        self, reports: Path, flags: Sequence[str], wrong: str
    ) -> None:
        done = extract("check", put(reports, CLEAN), *flags)
        assert (done.returncode, done.stdout) == (2, b"")
        assert wrong in said(done)


class TestOtherCommands:
    def test_show_has_all_sections_with_values(self) -> None:
        shown = extract("show", CLEAN).stdout.decode("utf-8")
        assert re.search(r"^ 8\. การคำนวณคะแนนจากผลการดำเนินงาน · พบ", shown, re.MULTILINE)
        assert shown.count(" · พบ") == 13
        assert "น้ำหนัก" in shown

    def test_show_gives_one_section_as_json(self) -> None:
        done = extract("show", CLEAN, "--section", "criteria", "--format", "json")
        assert list(json.loads(done.stdout)) == ["criteria"]
        assert extract("show", CLEAN, "--section", "nosuch").returncode == 2

    def test_text_is_the_document_line_by_line(self) -> None:
        lines = extract("text", CLEAN).stdout.decode("utf-8").splitlines()
        assert any("ชื่อตัวชี้วัด" in line for line in lines)
        assert any("\t" in line for line in lines)
        assert any("☑" in line for line in lines)

    def test_files_that_cannot_be_read_are_said(self, reports: Path) -> None:
        broken(reports)
        for command in ("show", "text"):
            done = extract(command, reports / "broken.pdf")
            assert done.returncode == 4
            assert "E_DAMAGED" in said(done)
            assert extract(command, reports / "nosuch.pdf").returncode == 3

    def test_explain_prints_the_manual_in_both_languages(self) -> None:
        page = extract("explain", "score-03").stdout.decode("utf-8")
        assert page.count("SCORE-03 wrong-weighted-score") == 2
        assert "ผ่าน" in page
        assert "Passes" in page
        assert extract("explain", "wrong-weighted-score").stdout.decode("utf-8") == page
        assert extract("explain", "NO-01").returncode == 2

    def test_explain_lists_all_checks(self) -> None:
        lines = extract("explain", "--all").stdout.decode("utf-8").splitlines()
        assert lines[0].startswith("FORM-01")
        assert len(lines) >= 26
        assert extract("explain").returncode == 2

    def test_schema_knows_its_names(self) -> None:
        assert json.loads(extract("schema", "audit").stdout)["$id"] == "urn:extract:audit:1"
        assert extract("schema", "nosuch").returncode == 2

    def test_doctor_tells_what_is_there(self) -> None:
        shown = extract("doctor").stdout.decode("utf-8")
        assert "Tesseract" in shown
        assert "LibreOffice" in shown

    def test_doctor_names_the_one_command_that_adds_what_is_missing(self, tmp_path: Path) -> None:
        shown = extract("doctor", environment={"PATH": str(tmp_path)}).stdout.decode("utf-8")
        assert "✗ LibreOffice" in shown
        assert re.search(r"apt-get install .*libreoffice-writer", shown)

    def test_init_writes_settings_once(self, tmp_path: Path) -> None:
        assert extract("init", cwd=tmp_path).returncode == 0
        assert "# lang" in (tmp_path / "extract.toml").read_text("utf-8")
        again = extract("init", cwd=tmp_path)
        assert again.returncode == 73
        assert "is there already" in said(again)

    def test_sample_writes_reports_that_can_be_checked(self, tmp_path: Path) -> None:
        assert extract("sample", tmp_path / "try").returncode == 0
        assert extract("check", tmp_path / "try").returncode == 1

    def test_help_and_version_need_no_reader(self) -> None:
        code = (
            "import sys; from extractor.cli import run; run(sys.argv[1:]);"
            "print([m for m in ('pydantic', 'rich', 'lxml', 'pypdfium2', 'docx', 'pdfplumber')"
            " if m in sys.modules], file=sys.stderr)"
        )
        for argument in ("--help", "--version"):
            done = subprocess.run(
                [sys.executable, "-c", code, argument], capture_output=True, check=False
            )
            assert done.stderr.strip() == b"[]"
        assert extract("--version").stdout.startswith(b"extract ")

    def test_without_a_command_there_is_help(self) -> None:
        assert extract().stdout == extract("--help").stdout
