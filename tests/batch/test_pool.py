"""Files that hang, crash, devour and lie: each ends as listed, and the next one is unaffected."""

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch.limits import BatchLimits
from extractor.batch.pool import Pool, Settled, Stopped
from extractor.batch.supervisor import Orders, Request, WorkerBroken, descendants
from extractor.batch.work import Problem

LIMITS = BatchLimits(wall=1.0, safe_wall=1.0, address_space=400_000_000)
ORDERS = Orders("mock_work:prepare", {}, LIMITS)
Ask = Callable[[str], Settled]


@pytest.fixture(autouse=True)
def others() -> Iterator[frozenset[int]]:
    """The processes that other tests have started, which are none of a pool's."""
    before = frozenset(descendants(os.getpid()))
    yield before
    assert not set(descendants(os.getpid())) - before, "a process was left behind"


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(ORDERS)
    yield pool
    pool.close()


@pytest.fixture
def ask(pool: Pool, tmp_path: Path) -> Ask:
    return lambda text: put(pool, tmp_path / "file.txt", text)


@pytest.fixture
def ask_calmly(tmp_path: Path) -> Iterator[Ask]:
    """With time enough on a busy machine: for what does not end by running out of it."""
    pool = Pool(replace(ORDERS, limits=replace(LIMITS, wall=20.0)))
    yield lambda text: put(pool, tmp_path / "file.txt", text)
    pool.close()


def put(pool: Pool, path: Path, text: str) -> Settled:
    path.write_text(text)
    file = os.open(path, os.O_RDONLY)
    try:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return pool.settle(Request("file.txt", sha256, file), len(text))
    finally:
        os.close(file)


def said(settled: Settled) -> str:
    return str(json.loads(settled.answer.line)["text"])


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("segfault", "E_CRASH", "SIGSEGV"),
        ("exit", "E_CRASH", "exit 0"),
        ("close-pipes", "E_CRASH", "it closed its pipe"),
        ("garbage", "E_CRASH", "it closed its pipe"),
        ("raise secret", "E_INTERNAL", "TypeError at mock_work.py"),
    ],
)
def test_a_file_that_ends_its_reader_is_an_error_and_the_next_file_is_read(
    ask_calmly: Ask, text: str, code: str, why: str
) -> None:
    bad, good = ask_calmly(text), ask_calmly("fine")
    assert bad.answer.codes == (code,)
    assert bad.answer.verdict == "unreadable"
    assert said(bad).startswith(why)
    assert "secret" not in said(bad)
    assert (good.answer.status, said(good)) == ("ok", "read fine")


def test_a_file_that_cannot_even_be_read_plainly_in_time_is_an_error(ask: Ask) -> None:
    bad, good = ask("hang-for-ever"), ask("fine")
    assert bad.answer.codes == ("E_TIMEOUT",)
    assert said(bad) == "reading took more than 1 s"
    assert said(good) == "read fine"


@pytest.mark.parametrize("text", ["hang-in-c", "ignore-sigterm", "fork and wait", "allocate"])
def test_out_of_time_or_memory_the_plain_reading_is_tried_before_giving_up(
    ask: Ask, text: str
) -> None:
    settled = ask(text)
    assert settled.answer.codes == ("W_DEGRADED",)
    assert said(settled) == "read plainly"
    assert not settled.transient


def test_a_timeout_remembers_the_time_it_had_and_a_crash_has_none(ask: Ask) -> None:
    assert ask("hang-for-ever").gave_up_after == 1.0
    assert ask("segfault").gave_up_after == 0.0


def test_prints_cannot_break_the_talk_with_the_parent(ask_calmly: Ask) -> None:
    assert said(ask_calmly("print 1000")) == "read print"


def test_children_of_a_reader_end_with_it_whatever_session_they_are_in(
    ask: Ask, pool: Pool
) -> None:
    ask("fork marker-a6d1")
    until = time.monotonic() + 5
    while running("marker-a6d1") < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert running("marker-a6d1") == 2
    pool.close()
    assert running("marker-a6d1") == 0


def test_a_slow_file_gets_the_time_that_its_pages_deserve_and_no_other_does(ask: Ask) -> None:
    assert said(ask("sleep-with-leave 1.5")) == "read sleep-with-leave"
    assert said(ask("sleep 1.5")) == "read plainly"


def test_a_reader_that_goes_on_page_by_page_has_time_and_one_that_stops_has_no_more_than_it_said(
    ask: Ask,
) -> None:
    assert said(ask("pages 5")) == "read pages"
    begun = time.monotonic()
    stopped = ask("pages 3 hang")
    assert said(stopped) == "read plainly"
    assert stopped.gave_up_after == 1.5, "a time that was said, not one that was measured"
    assert time.monotonic() - begun < 6


def test_files_alike_that_time_out_get_no_more_time_by_asking(tmp_path: Path) -> None:
    limits = replace(LIMITS, breaker_after=1, breaker_wall=0.3)
    pool = Pool(replace(ORDERS, limits=limits))
    put(pool, tmp_path / "f", "hang-for-ever")
    assert said(put(pool, tmp_path / "f", "sleep-with-leave 2")) == "read plainly"
    pool.close()


def test_more_time_has_a_limit(tmp_path: Path) -> None:
    pool = Pool(replace(ORDERS, limits=replace(LIMITS, wall_most=1.2)))
    begun = time.monotonic()
    assert said(put(pool, tmp_path / "f", "sleep-with-leave 60")) == "read plainly"
    assert time.monotonic() - begun < 5
    pool.close()


def test_a_crash_that_an_earlier_file_may_have_caused_is_not_believed(ask_calmly: Ask) -> None:
    ask_calmly("fine")
    assert said(ask_calmly("crash-unless-first")) == "read crash-unless-first"


def test_killed_from_outside_a_file_is_read_again_and_the_fourth_time_left_for_the_next_run(
    ask_calmly: Ask, tmp_path: Path
) -> None:
    healed = ask_calmly(f"kill-itself 3 {tmp_path / 'three'}")
    assert (healed.answer.status, healed.transient) == ("ok", False)
    left = ask_calmly(f"kill-itself 9 {tmp_path / 'nine'}")
    assert (left.answer.codes, left.transient) == (("E_MEMORY",), True)


def test_a_file_changed_after_it_was_hashed_is_not_read(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("other content by now")
    with path.open("rb") as file:
        settled = pool.settle(Request("file.txt", "0" * 64, file.fileno()), 20)
    assert settled.answer.codes == ("E_CHANGED",)
    assert settled.transient


def test_a_file_that_could_not_be_opened_gets_an_audit_too(pool: Pool) -> None:
    problem = Problem("E_TOO_LARGE", "the file", "file_size", "8589934592")
    settled = pool.settle(Request("file.pdf", "", problem=problem), 0)
    assert (settled.answer.codes, settled.answer.verdict) == (("E_TOO_LARGE",), "unreadable")


def test_many_timeouts_of_files_alike_shorten_the_time_of_the_next_of_them(tmp_path: Path) -> None:
    limits = replace(LIMITS, breaker_after=2, breaker_wall=0.2)
    pool = Pool(replace(ORDERS, limits=limits))
    alike = [put(pool, tmp_path / "f", f"hang-for-ever {n}").gave_up_after for n in range(3)]
    other = put(pool, tmp_path / "f", "hang-for-ever " + "of another size " * 10)
    assert alike == [1.0, 1.0, 0.2]
    assert other.gave_up_after == 1.0
    assert pool.breaker.tripped() == ("txt, 10^1 bytes",)
    pool.close()


def test_a_worker_is_replaced_after_its_share_of_files(
    tmp_path: Path, others: frozenset[int]
) -> None:
    pool = Pool(replace(ORDERS, limits=replace(LIMITS, files_per_worker=2)))
    workers = set()
    for n in range(6):
        put(pool, tmp_path / "f", f"fine {n}")
        workers |= set(descendants(os.getpid())) - others
    assert len(workers) == 3
    pool.close()


def test_workers_that_do_not_start_are_the_installation_s_fault_not_the_file_s(
    tmp_path: Path,
) -> None:
    pool = Pool(replace(ORDERS, settings={"broken": "yes"}))
    with pytest.raises(WorkerBroken, match=r"RuntimeError at mock_work\.py"):
        put(pool, tmp_path / "f", "fine")
    assert WorkerBroken.exit_code == 5


def test_stopping_the_pool_frees_a_thread_that_waits_for_an_answer(tmp_path: Path) -> None:
    pool = Pool(replace(ORDERS, limits=BatchLimits()))
    ended: list[type] = []

    def wait() -> None:
        try:
            put(pool, tmp_path / "f", "hang-in-c")
        except Stopped as stopped:
            ended.append(type(stopped))

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.5)
    begun = time.monotonic()
    pool.stop()
    thread.join(5)
    assert ended == [Stopped]
    assert time.monotonic() - begun < 2
    pool.close()


def running(marker: str) -> int:
    count = 0
    for process in Path("/proc").iterdir():
        try:
            command = (process / "cmdline").read_bytes()
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        count += marker.encode() in command and state != "Z"
    return count
