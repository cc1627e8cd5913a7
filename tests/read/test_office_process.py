"""A program that starts others: none outlives its time, nor the process that ran it."""

import os
import subprocess
import sys
import time
from pathlib import Path

from extractor.read.office.process import run_until

ENVIRONMENT = {"PATH": os.environ["PATH"]}
FAMILY = "sleep 600 & (sleep 600 & wait) & wait"


def alive_in(group: int) -> bool:
    """Whether a process of the group lives that is not merely waited for."""
    for process in Path("/proc").iterdir():
        try:
            _, _, rest = (process / "stat").read_text().rpartition(")")
        except OSError:
            continue
        state, _, own_group = rest.split()[:3]
        if int(own_group) == group and state != "Z":
            return True
    return False


def gone_within(seconds: float, group: int) -> bool:
    until = time.monotonic() + seconds
    while alive_in(group):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def group_in(note: Path) -> int:
    until = time.monotonic() + 10
    while not (note.exists() and note.read_text().strip()):
        assert time.monotonic() < until, "the program did not start"
        time.sleep(0.02)
    return int(note.read_text())


def test_a_program_that_ends_in_time_has_done_its_work(tmp_path: Path) -> None:
    assert run_until(["/bin/sh", "-c", "echo done > said"], ENVIRONMENT, tmp_path, 10.0)
    assert (tmp_path / "said").read_text() == "done\n"


def test_a_program_that_is_not_there_wrote_nothing(tmp_path: Path) -> None:
    assert run_until(["/no/such/program"], ENVIRONMENT, tmp_path, 10.0)
    assert list(tmp_path.iterdir()) == []


def test_when_its_time_is_up_it_ends_with_all_that_it_started(tmp_path: Path) -> None:
    begun = time.monotonic()
    ended = run_until(["/bin/sh", "-c", f"echo $$ > note; {FAMILY}"], ENVIRONMENT, tmp_path, 0.5)
    assert not ended
    assert time.monotonic() - begun < 5
    assert gone_within(1.0, group_in(tmp_path / "note"))


def test_what_it_leaves_running_when_it_ends_does_not_live_on(tmp_path: Path) -> None:
    assert run_until(
        ["/bin/sh", "-c", "echo $$ > note; sleep 600 & exit 0"], ENVIRONMENT, tmp_path, 10.0
    )
    assert gone_within(1.0, group_in(tmp_path / "note"))


def test_when_whoever_runs_it_is_killed_it_ends_too(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from extractor.read.office.process import run_until\n"
        f"run_until(['/bin/sh', '-c', 'echo $$ > note; {FAMILY}'], {ENVIRONMENT!r},"
        " Path(sys.argv[1]), 600.0)\n"
    )
    runner = subprocess.Popen([sys.executable, "-c", program, tmp_path])
    group = group_in(tmp_path / "note")
    assert alive_in(group)
    runner.kill()
    runner.wait()
    assert gone_within(1.0, group), "it outlived the process that ran it"
