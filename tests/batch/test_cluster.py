"""A batch on a dask cluster: the same bytes as here, whichever machine is lost on the way."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from test_faults import RUN, digests, filled, none_alive, run, stored, wait_until

from extractor.batch.cluster import (
    LARGEST_SHARD,
    SMALLEST_SHARD,
    ExtraMissing,
    NoCluster,
    OtherProgram,
    settle_shard,
    shard_size,
)
from extractor.batch.limits import BatchLimits
from extractor.batch.options import Cluster, RunOptions
from extractor.batch.run import run_batch
from extractor.batch.run_folder import RunFolder
from extractor.batch.store import FolderStore
from extractor.batch.supervisor import descendants

FILES = 450


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Two machines with one slot each, as processes of their own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("inbox"), range(FILES))


@pytest.fixture(scope="module")
def here(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("here") / "out"
    assert run(many, out) == 0
    return digests(out)


def start(inbox: Path, out: Path, address: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, RUN, inbox, out, address], stderr=subprocess.PIPE)


def test_a_machine_killed_midway_costs_nothing_and_the_bytes_are_those_of_one_machine(
    many: Path, tmp_path: Path, address: str, here: dict[str, str]
) -> None:
    out = tmp_path / "out"
    process = start(many, out, address)
    assert wait_until(lambda: stored(out) > 20, 60)
    with Client(address, set_as_default=False) as client:
        victim = sorted(client.run(os.getpid).values())[0]
    readers = descendants(victim)
    assert readers, "the machine that is to be lost reads nothing"
    os.kill(victim, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()
    assert digests(out) == here
    assert none_alive(readers), "readers outlived their machine"


def test_one_machine_goes_on_where_a_cluster_was_stopped_and_the_other_way_round(
    many: Path, tmp_path: Path, address: str, here: dict[str, str]
) -> None:
    there_first, here_first = tmp_path / "there first", tmp_path / "here first"
    process = start(many, there_first, address)
    assert wait_until(lambda: stored(there_first) > 20, 60)
    process.kill()
    process.communicate()
    assert run(many, there_first) == 0
    assert digests(there_first) == here
    process = subprocess.Popen([sys.executable, RUN, many, here_first, "2"])
    assert wait_until(lambda: stored(here_first) > 20, 60)
    process.kill()
    process.communicate()
    process = start(many, here_first, address)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert digests(here_first) == here


def test_files_that_crash_or_hang_take_no_machine_with_them(tmp_path: Path, address: str) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    texts = ("segfault", "hang-for-ever", "exit", "fork leftover-5d1c", "raise x", "fine")
    for number, text in enumerate(texts):
        (inbox / f"{number}.txt").write_text(text)
    with Client(address, set_as_default=False) as client:
        machines = client.run(os.getpid)
        options = on_cluster(inbox, address)
        with (
            RunFolder(tmp_path / "out") as folder,
            closing(run_batch(options, len(texts), folder)) as records,
        ):
            codes = [record.codes for record in records]
        assert codes == [("E_CRASH",), ("E_TIMEOUT",), ("E_CRASH",), (), ("E_INTERNAL",), ()]
        assert client.run(os.getpid) == machines
        for machine in machines.values():
            assert none_alive(descendants(machine))


def on_cluster(inbox: Path, address: str, basis_by: str = "mock_work:basis") -> RunOptions:
    limits = BatchLimits(wall=2.0, safe_wall=1.0)
    where = Cluster(address, basis_by)
    return RunOptions((inbox,), "mock_work:prepare", {}, {}, where, limits)


def test_results_are_kept_for_the_tools_of_the_machines_that_made_them(
    tmp_path: Path, address: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("fine")
    reused = []
    for basis_by in ("mock_work:basis", "mock_work:another_basis", "mock_work:another_basis"):
        options = on_cluster(tmp_path / "in", address, basis_by)
        with (
            RunFolder(tmp_path / "out") as folder,
            closing(run_batch(options, 1, folder)) as records,
        ):
            reused += [record.reused for record in records]
    assert reused == [False, False, True]


def test_a_machine_whose_tools_differ_from_the_others_reads_nothing(tmp_path: Path) -> None:
    options = on_cluster(tmp_path, "tcp://127.0.0.1:1", "mock_work:another_basis")
    with pytest.raises(OtherProgram, match="differs: tools 'another', elsewhere None"):
        settle_shard((), options, FolderStore(tmp_path, tmp_path))


def test_a_cluster_with_another_program_is_refused(tmp_path: Path, address: str) -> None:
    options = on_cluster(tmp_path, address)
    newer = RunOptions(
        options.inputs, options.work, {}, {"program": "0.2"}, options.where, options.limits
    )
    with pytest.raises(OtherProgram, match="another program than this machine"):
        list(run_batch(newer, 1))


def test_no_cluster_at_the_address_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.cluster._PATIENCE", 0.5)
    with pytest.raises(NoCluster, match=r"^no cluster at tcp://127\.0\.0\.1:1: "):
        list(run_batch(on_cluster(tmp_path, "tcp://127.0.0.1:1"), 1))


def test_without_dask_the_command_that_adds_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraMissing, match="dask, which is not installed") as fault:
        list(run_batch(on_cluster(tmp_path, "tcp://127.0.0.1:1"), 1))
    assert "pip install 'kpi-extract[dask]'" in fault.value.advice


@pytest.mark.parametrize(
    ("files", "slots", "size"),
    [(10, 2, SMALLEST_SHARD), (3_000, 2, 375), (1_000_000, 64, LARGEST_SHARD)],
)
def test_shards_are_of_some_hundred_files(files: int, slots: int, size: int) -> None:
    assert shard_size(files, slots) == size


def test_the_command_gives_the_same_folder_from_a_cluster(tmp_path: Path, address: str) -> None:
    samples = Path(__file__).parent.parent.parent / "corpus" / "samples"
    made = {}
    for out, engine in (("here", []), ("there", ["--engine", "dask", "--scheduler", address])):
        done = subprocess.run(
            [sys.executable, "-m", "extractor", "check", samples, "-o", tmp_path / out, *engine],
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        made[out] = (done.stdout, {
            name: digest for name, digest in digests(tmp_path / out).items() if name != "run.json"
        })  # fmt: skip
    assert made["here"] == made["there"]
