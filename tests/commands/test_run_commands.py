"""The commands on a finished run, as scripts and reviewers meet them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from extractor.cli import run as extract

SAMPLES = Path(__file__).parent.parent.parent / "corpus" / "samples"
CLEAN, WRONG, MISSING = (
    SAMPLES / name
    for name in ("01-complete.docx", "02-wrong-weighted-score.docx", "03-missing-section.docx")
)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("EXTRACT_")]:
        monkeypatch.delenv(name)


def check(inputs: Path, out: Path) -> int:
    return extract(
        ["check", str(inputs), "-o", str(out), "--format", "csv", "--progress", "none", "-q"]
    )


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports in units (``in``) and the run over them (``run``)."""
    home = tmp_path_factory.mktemp("home")
    for unit, file in (("กองคลัง", WRONG), ("กองแผนงาน", MISSING), ("กองแผนงาน", CLEAN)):
        (home / "in" / unit).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, home / "in" / unit / file.name)
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(home / "in" / "empty.pdf")
    assert check(home / "in", home / "run") == 4, "a page without text cannot be read"
    return home


@pytest.fixture
def home(finished: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(finished, tmp_path / "home", symlinks=True)
    return tmp_path / "home"


def index(home: Path) -> dict[str, dict[str, object]]:
    lines = (home / "run" / "index.jsonl").read_text("utf-8").splitlines()
    return {entry["path"]: entry for entry in map(json.loads, lines)}


def finding(home: Path, path: str) -> tuple[str, str]:
    """The first finding of a report, and the hash of its file."""
    for line in (home / "run" / "audits.jsonl").read_text("utf-8").splitlines():
        audit = json.loads(line)
        if audit["source"]["path"] == path:
            return audit["findings"][0]["id"], audit["source"]["sha256"]
    raise AssertionError(path)


def decision(home: Path, path: str, choice: str, reason: str = "") -> str:
    found, sha256 = finding(home, path)
    given = {
        "finding": found, "decision": choice, "reason": reason, "path": path, "sha256": sha256,
        "reviewer": "นายสมมติ ตัวอย่าง", "time": "2026-11-23T09:15:00+07:00",
    }  # fmt: skip
    return json.dumps(given, ensure_ascii=False) + "\n"


def saved(home: Path, *lines: str) -> str:
    file = home / "saved.jsonl"
    file.write_text("".join(lines), "utf-8")
    return str(file)


WRONG_PATH = f"กองคลัง/{WRONG.name}"


class TestDecide:
    def test_what_is_overruled_leaves_index_counts_workbook_and_letters(self, home: Path) -> None:
        audits = (home / "run" / "audits.jsonl").read_bytes()
        file = saved(home, decision(home, WRONG_PATH, "overrule", "ตามต้นฉบับ"))
        assert extract(["decide", "import", file, str(home / "run")]) == 0
        assert index(home)[WRONG_PATH]["findings"] == {"error": 0, "warning": 0, "info": 0}
        assert index(home)[WRONG_PATH]["verdict"] == "clean"
        counts = json.loads((home / "run" / "run.json").read_text("utf-8"))["summary"]["codes"]
        assert "SCORE-03" not in counts
        book = openpyxl.load_workbook(home / "run" / "summary.xlsx")
        choices = [row[11] for row in book["ข้อที่พบ"].iter_rows(min_row=2, values_only=True)]
        assert "ไม่เห็นด้วย" in choices
        assert extract(["letter", str(home / "run")]) == 0
        assert [file.name for file in (home / "run" / "letters").iterdir()] == ["กองแผนงาน.docx"]
        assert (home / "run" / "audits.jsonl").read_bytes() == audits, "the archive keeps it"

    def test_decisions_survive_another_run(self, home: Path) -> None:
        file = saved(home, decision(home, WRONG_PATH, "overrule", "ตามต้นฉบับ"))
        extract(["decide", "import", file, str(home / "run")])
        check(home / "in", home / "run")
        assert index(home)[WRONG_PATH]["verdict"] == "clean"

    def test_bad_lines_are_told_by_number_and_the_good_ones_are_kept(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        file = saved(home, "{\n", decision(home, WRONG_PATH, "agree"))
        assert extract(["decide", "import", file, str(home / "run")]) == 4
        said = capfd.readouterr().err
        assert "line 1: Invalid JSON" in said
        assert "1 new, 0 known already" in said

    def test_a_decision_about_nothing_is_kept_and_told(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        line = decision(home, WRONG_PATH, "agree").replace(finding(home, WRONG_PATH)[0], "f" * 16)
        assert extract(["decide", "import", saved(home, line), str(home / "run")]) == 0
        assert f"this run has no finding {'f' * 16}" in capfd.readouterr().err
        assert "f" * 16 in (home / "run" / "decisions.jsonl").read_text("utf-8")

    def test_a_workbook_needs_the_name_of_who_decided_and_counts_once(self, home: Path) -> None:
        book = openpyxl.load_workbook(home / "run" / "summary.xlsx")
        book["ข้อที่พบ"].cell(2, 12).value = "เห็นด้วย"
        book.save(home / "filled.xlsx")
        call = ["decide", "import", str(home / "filled.xlsx"), str(home / "run")]
        assert extract(call) == 2
        kept = home / "run" / "decisions.jsonl"
        for _ in range(2):
            assert extract([*call, "--reviewer", "นายสมมติ ตัวอย่าง"]) == 0
            assert len(kept.read_text("utf-8").splitlines()) == 1

    def test_a_workbook_that_was_filled_in_is_kept_when_it_is_written_anew(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        summary = home / "run" / "summary.xlsx"
        assert extract(["report", str(home / "run"), "--to", "xlsx"]) == 0
        kept = home / "run" / "summary-filled-in-1.xlsx"
        assert not kept.exists(), "as we had written it, nothing would be lost"
        book = openpyxl.load_workbook(summary)
        book["ข้อที่พบ"].cell(2, 12).value = "เห็นด้วย"
        book.save(summary)
        filled = summary.read_bytes()
        assert extract(["report", str(home / "run"), "--to", "xlsx"]) == 0
        assert kept.read_bytes() == filled
        assert summary.read_bytes() != filled
        assert "summary.xlsx had been filled in: kept as" in capfd.readouterr().err

    def test_a_bomb_in_place_of_a_workbook_is_refused(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        with zipfile.ZipFile(home / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/workbook.xml", b"<a/>")
            package.writestr("xl/worksheets/sheet1.xml", bytes(400_000_000))
        call = ["decide", "import", str(home / "bomb.xlsx"), str(home / "run"), "--reviewer", "ก"]
        assert extract(call) == 2
        assert "E_BOMB" in capfd.readouterr().err

    def test_without_a_run_there_is_nothing_to_decide(self, home: Path) -> None:
        assert extract(["decide", "import", saved(home), str(home / "in")]) == 3


class TestLetter:
    def test_each_unit_with_something_to_correct_has_one(self, home: Path) -> None:
        assert extract(["letter", str(home / "run"), "-o", str(home / "out")]) == 0
        names = sorted(file.name for file in (home / "out").iterdir())
        assert names == ["กองคลัง.docx", "กองแผนงาน.docx"]
        text = "\n".join(p.text for p in docx.Document(home / "out" / names[0]).paragraphs)
        assert "หัวข้อที่ 8" in text

    def test_only_the_unit_asked_for(self, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
        call = ["letter", str(home / "run"), "-o", str(home / "out"), "--unit"]
        assert extract([*call, "กองคลัง"]) == 0
        assert [file.name for file in (home / "out").iterdir()] == ["กองคลัง.docx"]
        assert extract([*call, "กองกลาง"]) == 2
        assert "there is no unit 'กองกลาง' (there are: กองคลัง, กองแผนงาน)" in capfd.readouterr().err

    def test_a_letter_that_was_filled_in_is_not_written_over(self, home: Path) -> None:
        call = ["letter", str(home / "run")]
        assert extract(call) == extract(call) == 0
        letter = home / "run" / "letters" / "กองคลัง.docx"
        letter.write_bytes(b"filled in by hand")
        assert extract(call) == 73
        assert letter.read_bytes() == b"filled in by hand"
        assert extract([*call, "--force"]) == 0
        assert letter.read_bytes() != b"filled in by hand"


@pytest.fixture(scope="module")
def hashes(finished: Path) -> Iterator[None]:
    """Originals stay what they are, byte for byte."""

    def all_files() -> dict[Path, str]:
        found = (path for path in (finished / "in").rglob("*") if path.is_file())
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}

    before = all_files()
    yield
    assert all_files() == before


@pytest.mark.usefixtures("hashes")
class TestAnnotated:
    def copy(self, home: Path) -> int:
        return extract(["report", str(home / "run"), "--to", "annotated", "-o", str(home / "out")])

    def test_copies_of_reports_with_findings_lie_as_the_reports_do(self, home: Path) -> None:
        assert self.copy(home) == 0
        copies = {
            path.relative_to(home / "out").as_posix()
            for path in (home / "out").rglob("*")
            if path.is_file()
        }
        assert copies >= {WRONG_PATH, f"กองแผนงาน/{MISSING.name}"}
        assert f"กองแผนงาน/{CLEAN.name}" not in copies
        comments = list(docx.Document(home / "out" / WRONG_PATH).comments)
        assert comments[0].text.startswith("SCORE-03 ต้องแก้ไข")

    def test_a_source_changed_since_is_refused_and_costs_no_other(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        with (home / "in" / WRONG_PATH).open("ab") as file:
            file.write(b"x")
        assert self.copy(home) == 4
        assert f"not copied: {WRONG_PATH}: the file has changed" in capfd.readouterr().err
        assert not (home / "out" / WRONG_PATH).exists()
        assert (home / "out" / "กองแผนงาน" / MISSING.name).exists()

    def test_reports_that_were_moved_are_found_where_one_says(
        self, home: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        (home / "in").rename(home / "moved")
        assert self.copy(home) == 4
        assert "say where with --source" in capfd.readouterr().err
        call = ["report", str(home / "run"), "--to", "annotated", "-o", str(home / "out")]
        assert extract([*call, "--source", str(home / "moved")]) == 0

    def test_there_is_nothing_to_make_of_another_name(self, home: Path) -> None:
        assert extract(["report", str(home / "run"), "--to", "everything"]) == 2


class TestDiff:
    def test_a_corrected_report_is_told_and_the_exit_code_is_that_of_the_new_side(
        self, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        (home / "in" / "empty.pdf").unlink()
        assert check(home / "in", home / "before") == 1
        shutil.copy(WRONG, home / "in" / "กองแผนงาน" / MISSING.name)
        check(home / "in", home / "after")
        capfdbinary.readouterr()
        call = ["diff", str(home / "before"), str(home / "after"), "--format", "json"]
        assert extract(call) == 1
        found = json.loads(capfdbinary.readouterr().out)
        assert found["$schema"] == "urn:extract:diff:1"
        by_path = {report["new"]["path"]: report for report in found["reports"]}
        assert [one["new"]["code"] for one in by_path[WRONG_PATH]["still_open"]] == ["SCORE-03"]

    def test_two_files_are_compared_as_named(
        self, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert extract(["diff", str(CLEAN), str(CLEAN), "--color", "never"]) == 0
        assert "จับคู่ ตามที่ระบุ".encode() in capfdbinary.readouterr().out
        assert extract(["diff", str(CLEAN), str(WRONG)]) == 1

    def test_a_folder_and_a_file_are_not_compared(self, home: Path) -> None:
        assert extract(["diff", str(home / "run"), str(CLEAN)]) == 2
        assert extract(["diff", str(home / "in"), str(home / "run")]) == 2


@pytest.mark.parametrize("format", ["sarif", "junit"])
def test_the_exit_codes_hold_for_every_format(
    format: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def code(file: Path) -> int:
        return extract(["check", str(file), "--format", format, "--progress", "none"])

    assert [code(CLEAN), code(WRONG), code(home / "in" / "empty.pdf")] == [0, 1, 4]
    assert io.BytesIO(capfdbinary.readouterr().out).read()
