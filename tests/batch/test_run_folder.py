"""The run folder: where it may be, whose it is, and files that appear whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch.run_folder import RunFolder
from extractor.errors import CannotCreate, InUse, UsageFault


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with RunFolder(tmp_path / "run") as folder:
        output = folder.output("index.jsonl")
        output.write(b"half")
        assert not (tmp_path / "run" / "index.jsonl").exists()
        output.write(b" and half")
        output.complete()
        folder.output("audits.jsonl").write(b"never completed")
    assert (tmp_path / "run" / "index.jsonl").read_bytes() == b"half and half"
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        ".lock",
        ".store",
        "audits",
        "index.jsonl",
    ]


@pytest.mark.parametrize("out", ["in", "in/run", "in/deeper/run", "in/../in/run", "."])
def test_a_run_folder_in_around_or_at_an_input_is_refused_before_anything_is_made(
    tmp_path: Path, out: str
) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageFault, match="input"), RunFolder(tmp_path / out, (tmp_path / "in",)):
        pass
    assert list(tmp_path.rglob("*")) == [tmp_path / "in"]


def test_a_run_folder_beside_the_input_is_fine(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.pdf").touch()
    with RunFolder(tmp_path / "in-run", (tmp_path / "in", tmp_path / "in" / "x.pdf")):
        assert (tmp_path / "in-run" / ".lock").exists()


def test_a_run_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotCreate, match="out"), RunFolder(tmp_path / "out"):
        pass
    with pytest.raises(CannotCreate, match="out"), RunFolder(tmp_path / "out" / "below"):
        pass


def test_a_run_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from extractor.batch.run_folder import RunFolder\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "from extractor.errors import CannotCreate\n"
        "try:\n    RunFolder(Path(sys.argv[1])).__enter__()\n"
        "except CannotCreate as fault:\n    print(fault)\n"
    )
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.owner() != "root" or parent.stat().st_mode & 0o777 == 0o700:
            os.chmod(parent, 0o755)  # noqa: PTH101 - so that another user may look in
    said = subprocess.run(
        [sys.executable, "-c", program, shut / "out"], capture_output=True, text=True, check=False
    )
    assert "Permission denied" in said.stdout, said.stderr


def test_files_of_someone_else_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "findings.csv").write_text("a table of my own")
    with pytest.raises(CannotCreate, match=r"findings\.csv of something"), RunFolder(tmp_path):
        pass
    assert (tmp_path / "findings.csv").read_text() == "a table of my own"


def test_a_second_run_on_the_folder_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with RunFolder(tmp_path / "run"), pytest.raises(InUse), RunFolder(tmp_path / "run"):
        pass
    with RunFolder(tmp_path / "run"):
        pass


def test_what_a_killed_run_had_begun_is_taken_away(tmp_path: Path) -> None:
    with RunFolder(tmp_path / "run") as folder:
        scratch = folder.scratch
    scratch.mkdir()
    (scratch / "123-4").write_text("half a result")
    with RunFolder(tmp_path / "run") as folder:
        assert list(folder.scratch.iterdir()) == []
    assert not scratch.exists()
