"""Files and folders that may not be read: told as such, the rest of the batch unaffected."""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_PR_CAPBSET_DROP = 24
_CAPABILITIES_OVER_MODES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def obey_modes() -> None:
    """Where tests run as root, take from the command what lets root read everything."""
    if os.getuid() == 0:
        for capability in _CAPABILITIES_OVER_MODES:
            failed = ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
            assert not failed, "root could not be made to obey modes"


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Path]:
    inbox = tmp_path / "in"
    for name in ("a.txt", "closed.txt", "shut/inside.txt", "z.txt"):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(f"รอบระยะเวลาการรายงาน {name}", "utf-8")
    (inbox / "closed.txt").chmod(0)
    (inbox / "shut").chmod(0)
    yield inbox
    (inbox / "shut").chmod(0o755)


def test_what_may_not_be_read_has_a_record_and_the_rest_is_audited(
    inbox: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "check", inbox, "-o", tmp_path / "out", "-q"],
        capture_output=True, text=True, check=False, preexec_fn=obey_modes,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    index = [json.loads(line) for line in (tmp_path / "out" / "index.jsonl").open()]
    assert [(entry["path"], entry["status"], entry["codes"]) for entry in index] == [
        ("a.txt", "ok", []),
        ("closed.txt", "error", ["E_UNREADABLE"]),
        ("shut/", "error", ["E_UNREADABLE"]),
        ("z.txt", "ok", []),
    ]
    audits = [json.loads(line) for line in done.stdout.splitlines()]
    about = [audit["reading"]["details"]["E_UNREADABLE"]["about"] for audit in audits[1:3]]
    assert about == ["EACCES", "the folder: EACCES"]
