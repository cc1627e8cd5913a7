"""What the README says of the program is what the program says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from extractor import errors

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_example_and_the_table_of_checks_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, ".ci/readme", "--check"], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode("utf-8")) == (0, "")


def test_every_exit_code_is_named() -> None:
    codes = {value for name, value in vars(errors).items() if name.startswith("EXIT_")}
    table = README.partition("## Exit codes")[2].partition("## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == codes


def test_every_command_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "--help"], capture_output=True, check=True
    )
    listed = done.stdout.decode("utf-8").partition("Commands:")[2]
    commands = set(re.findall(r"^  (\w+) ", listed, re.MULTILINE))
    assert set(re.findall(r"^\| `extract (\w+)", README, re.MULTILINE)) == commands


def test_the_words_at_the_desk_are_the_words_in_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    in_ci = re.findall(r"^step (uv run .+)$", script, re.MULTILINE)
    assert in_ci == re.findall(r"^(uv run .+)$", contributing.partition("It also")[0], re.MULTILINE)
