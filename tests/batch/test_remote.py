"""Inputs and results at URLs: the same walk, the same refusals, the same entries as in folders."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest
from distributed import LocalCluster

from extractor.batch.intake import Taken, read_all, take
from extractor.batch.limits import BatchLimits
from extractor.batch.options import Cluster, Here, RunOptions
from extractor.batch.remote import (
    ExtraMissing,
    RemoteStore,
    Url,
    exists,
    input_of,
)
from extractor.batch.run import Record, run_batch
from extractor.batch.store import Entry, pack
from extractor.batch.walk import Found, Skipped, walk
from extractor.batch.work import Answer, Problem
from extractor.errors import UsageFault

ANSWER = Answer("ok", (), "clean", (0, 0, 0), b'{"text":"x"}')
OPTIONS = RunOptions(
    (Url("memory://inbox"),), "mock_work:prepare", {}, {}, Here(2), BatchLimits(wall=20.0)
)


@pytest.fixture(autouse=True)
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


def put(files: fsspec.AbstractFileSystem, **texts: str) -> None:
    for name, text in texts.items():
        files.pipe_file(f"/inbox/{name.replace('__', '/')}.txt", text.encode())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("s3://bucket/reports/", Url("s3://bucket/reports")),
        ("memory://x", Url("memory://x")),
        ("file:///data/reports", Path("/data/reports")),
        ("reports/a b", Path("reports/a b")),
        ("-", Path("-")),
        ("C:/reports", Path("C:/reports")),
    ],
)
def test_what_is_a_url_and_what_a_path(written: str, meant: Url | Path) -> None:
    assert input_of(written) == meant


def test_folders_behind_a_url_are_walked_as_those_on_disk(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    for name in ("b/x.pdf", "b-a/x.pdf", "b.pdf", "a/z.docx", "~$open.docx", "photo.jpg",
                 "ก/รายงาน.pdf", "old/y.pdf", ".git/x.pdf", ".extractignore"):  # fmt: skip
        text = b"old/\n" if name == ".extractignore" else b"report"
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
        memory.pipe_file(f"/inbox/{name}", text)
    there, here = list(walk([Url("memory://inbox")])), list(walk([tmp_path]))
    assert [entry.path for entry in there] == [entry.path for entry in here]
    assert [entry.reason for entry in there if isinstance(entry, Skipped)] == [
        entry.reason for entry in here if isinstance(entry, Skipped)
    ]
    assert next(entry.place for entry in there if isinstance(entry, Found)) == (
        b"memory://inbox/a/z.docx"
    )


def test_a_file_behind_a_url_is_copied_hashed_and_bounded(
    memory: fsspec.AbstractFileSystem,
) -> None:
    memory.pipe_file("/inbox/a.txt", b"content" * 1000)
    result = take(b"memory://inbox/a.txt", 7_000)
    assert isinstance(result, Taken)
    memory.pipe_file("/inbox/a.txt", b"another")
    assert read_all(result.file, result.size) == b"content" * 1000
    memory.pipe_file("/inbox/b.txt", b"content" * 1000)
    assert take(b"memory://inbox/b.txt", 6_999) == Problem(
        "E_TOO_LARGE", "the file", "file_size", "7000"
    )
    memory.pipe_file("/inbox/c.txt", b"")
    assert take(b"memory://inbox/c.txt", 9) == Problem("E_EMPTY")
    assert take(b"memory://inbox/gone.txt", 9) == Problem("E_UNREADABLE", "unknown")


def test_there_is_something_at_a_url_or_not(memory: fsspec.AbstractFileSystem) -> None:
    put(memory, a="fine")
    assert exists(Url("memory://inbox/a.txt"))
    assert not exists(Url("memory://nothing"))


def test_entries_behind_a_url_are_believed_only_whole(memory: fsspec.AbstractFileSystem) -> None:
    store, key = RemoteStore(Url("memory://store")), "ab" * 32
    assert store.get(key) is None
    store.put(key, Entry(ANSWER, 30.0))
    assert store.get(key) == Entry(ANSWER, 30.0)
    path = f"/store/ab/{key}.entry"
    assert memory.cat_file(path) == pack(key, Entry(ANSWER, 30.0))
    memory.pipe_file(path, memory.cat_file(path)[:-9])
    assert store.get(key) is None


def run(options: RunOptions, store: RemoteStore) -> list[Record]:
    with closing(run_batch(options, 0, store=store)) as records:
        return list(records)


def test_either_engine_finds_at_a_url_what_the_other_has_kept_there(
    memory: fsspec.AbstractFileSystem,
) -> None:
    put(memory, a="fine", unit__b="say ก", unit__c="fine")
    store = RemoteStore(Url("memory://store"))
    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        where = Cluster(cluster.scheduler_address, "mock_work:basis")
        there = run(replace(OPTIONS, where=where), store)
        here = run(OPTIONS, store)
        put(memory, d="fine too")
        assert [record.reused for record in run(OPTIONS, store)] == [True, False, True, True]
        again = run(replace(OPTIONS, where=where), store)
    assert [record.path for record in there] == ["a.txt", "unit/b.txt", "unit/c.txt"]
    assert [record.reused for record in there] == [False, False, True]
    assert [record.reused for record in here] == [True] * 3
    assert [record.line for record in here] == [record.line for record in there]
    assert [record.reused for record in again] == [True] * 4


def test_without_fsspec_the_command_that_adds_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ExtraMissing, match="s3://bucket: URLs need fsspec") as fault:
        list(walk([Url("s3://bucket")]))
    assert "pip install 'kpi-extract[dask]'" in fault.value.advice


@pytest.mark.parametrize("url", ["nonsense://bucket", "s3://bucket"])
def test_a_protocol_that_cannot_be_spoken_is_a_wrong_argument(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(UsageFault, match=f"^{url}: "):
        list(walk([Url(url)]))
