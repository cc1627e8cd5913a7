"""What happens to a run itself: killed, interrupted, starved, doubled. The bytes stay the same."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from small_disk import SmallDisk

from extractor.batch.supervisor import descendants

RUN = Path(__file__).with_name("run_mock.py")
FILES = 300
KILLS, MANY = 20, 1_000


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("inbox"), range(FILES))


def filled(inbox: Path, numbers: Iterable[int]) -> Path:
    """Reports in seven folders, each content twice, written in the order of ``numbers``."""
    for n in numbers:
        folder = inbox / f"unit{n % 7}"
        folder.mkdir(exist_ok=True)
        (folder / f"report {n}.txt").write_text(f"sleep 0.01 report {n // 2}")
    return inbox


@pytest.fixture(scope="module")
def unbroken(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("unbroken") / "out"
    assert run(inbox, out) == 0
    result = digests(out)
    assert len([name for name in result if name.startswith("audits/")]) == FILES // 2
    return result


def start(inbox: Path, out: Path, jobs: int = 2, **env: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, RUN, inbox, out, str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, **env})


def run(inbox: Path, out: Path, jobs: int = 2) -> int:
    process = start(inbox, out, jobs)
    process.communicate(timeout=60)
    return process.returncode


def digests(out: Path) -> dict[str, str]:
    """Everything that a run leaves, by content; the lock is the only thing besides."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def stored(out: Path) -> int:
    return len(list(out.glob(".store/*/*.entry")))


@pytest.mark.parametrize("jobs", [1, 4, 16])
def test_the_number_of_workers_leaves_no_trace(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str], jobs: int
) -> None:
    assert run(inbox, tmp_path / "out", jobs) == 0
    assert digests(tmp_path / "out") == unbroken


def test_the_order_in_which_files_came_to_be_leaves_no_trace(
    tmp_path: Path, unbroken: dict[str, str]
) -> None:
    (tmp_path / "in").mkdir()
    other = filled(tmp_path / "in", reversed(range(FILES)))
    assert run(other, tmp_path / "out") == 0
    assert digests(tmp_path / "out") == unbroken


def test_a_clock_that_runs_backwards_leaves_no_trace(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import itertools, time\n"
        "ago = itertools.count()\n"
        "time.time = lambda: 2e9 - 3600 * next(ago)\n"
        "time.time_ns = lambda: int(time.time() * 1e9)\n"
    )
    process = start(inbox, tmp_path / "out", PYTHONPATH=str(tmp_path / "site"))
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")
    assert digests(tmp_path / "out") == unbroken


def test_killed_twenty_times_and_resumed_nothing_is_lost_and_the_bytes_are_the_same(
    tmp_path: Path,
) -> None:
    inbox, out, dice = tmp_path / "in", tmp_path / "out", random.Random(4)
    inbox.mkdir()
    filled(inbox, range(MANY))
    kept = 0
    for _ in range(KILLS):
        process = start(inbox, out)
        enough = kept + dice.randrange(1, MANY // 2 // KILLS + 1)
        assert wait_until(lambda enough=enough: stored(out) >= enough, 30)
        time.sleep(dice.uniform(0, 0.02))
        workers = descendants(process.pid)
        process.kill()
        process.communicate()
        assert wait_until(partial(none_alive, workers), 1.0), "workers outlived their run"
        assert stored(out) >= kept, "a finished result was lost"
        kept = stored(out)
    assert kept < MANY // 2, "the last kill came too late"
    assert run(inbox, out) == 0
    assert run(inbox, tmp_path / "whole") == 0
    assert digests(out) == digests(tmp_path / "whole")


def test_workers_killed_at_random_do_not_stop_the_run_and_the_next_one_heals_it(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str]
) -> None:
    out, dice = tmp_path / "out", random.Random(5)
    process = start(inbox, out)
    kills = 0
    while process.poll() is None and kills < 40:
        time.sleep(0.05)
        workers = descendants(process.pid)
        if workers:
            os.kill(dice.choice(workers), signal.SIGKILL)
            kills += 1
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert kills > 3
    assert len((out / "index.jsonl").read_bytes().splitlines()) == FILES
    assert run(inbox, out) == 0
    assert digests(out) == unbroken


@pytest.mark.parametrize("number", [signal.SIGINT])
def test_interrupted_a_run_ends_at_once_and_can_be_resumed(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str], number: signal.Signals
) -> None:
    out = tmp_path / "out"
    process = start(inbox, out)
    assert wait_until(lambda: stored(out) > 3, 10)
    workers, begun = descendants(process.pid), time.monotonic()
    process.send_signal(number)
    process.communicate(timeout=10)
    assert time.monotonic() - begun < 2
    assert process.returncode == 130
    assert none_alive(workers)
    assert not (out / "index.jsonl").exists()
    assert not (out / ".scratch").exists()
    assert run(inbox, out) == 0
    assert digests(out) == unbroken


def test_two_runs_on_one_folder_the_second_ends_at_once(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = start(inbox, out)
    assert wait_until(lambda: stored(out) > 0, 10)
    begun = time.monotonic()
    assert run(inbox, out) == 75
    assert time.monotonic() - begun < 2
    first.communicate(timeout=60)
    assert first.returncode == 0


def test_damaged_and_foreign_results_are_made_again(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str]
) -> None:
    out = tmp_path / "out"
    assert run(inbox, out) == 0
    entries = sorted(out.glob(".store/*/*.entry"))
    entries[0].write_bytes(b"")
    entries[1].write_bytes(entries[1].read_bytes()[:-20])
    entries[2].write_bytes(entries[3].read_bytes())
    entries[4].write_bytes(entries[4].read_bytes().replace(b'"clean"', b'"wrong"'))
    entries[5].unlink()
    entries[5].mkdir()
    sorted(out.glob("audits/*.json"))[0].write_bytes(b"{}")
    entries[5].rmdir()
    assert run(inbox, out) == 0
    assert digests(out) == unbroken


def test_a_full_disk_ends_the_run_and_room_made_it_is_resumed(
    inbox: Path, tmp_path: Path, unbroken: dict[str, str], small_disk: SmallDisk
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environment = small_disk(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(1_700_000))
    process = start(inbox, disk / "out", **environment)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 74
    assert said.decode().startswith("disk full")
    assert len(said.decode().splitlines()) == 1
    ballast.unlink()
    assert run(inbox, disk / "out") == 0
    assert digests(disk / "out") == unbroken


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def none_alive(pids: tuple[int, ...]) -> bool:
    return not any(map(alive, pids))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
