"""A whole batch with mock parsers: order, repeats, retries, and what is told on the way."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch.limits import BatchLimits
from extractor.batch.options import Here, RunOptions
from extractor.batch.run import Progress, Record, run_batch
from extractor.batch.run_folder import RunFolder

OPTIONS = RunOptions((), "mock_work:prepare", {}, {}, Here(2), BatchLimits(wall=1.0, safe_wall=0.3))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return inbox


def run(inbox: Path, options: RunOptions = OPTIONS, out: Path | None = None) -> list[Record]:
    options = replace(options, inputs=(inbox,))
    if out is None:
        return list(run_batch(options, 0))
    with RunFolder(out) as folder, closing(run_batch(options, 0, folder)) as records:
        return list(records)


def test_records_come_in_path_order_whatever_takes_longest(inbox: Path) -> None:
    (inbox / "a.txt").write_text("sleep 0.5")
    for name in "bcdefgh":
        (inbox / f"{name}.txt").write_text(f"fine {name}")
    records = run(inbox)
    assert [record.path for record in records] == [f"{name}.txt" for name in "abcdefgh"]
    assert {record.verdict for record in records} == {"clean"}


def test_an_audit_bears_its_own_file_s_name_hash_and_size(inbox: Path) -> None:
    (inbox / "หน่วย 7").mkdir()
    (inbox / "หน่วย 7" / "รายงาน.txt").write_text("fine")
    (record,) = run(inbox)
    source = json.loads(record.line)["source"]
    assert source["path"] == "หน่วย 7/รายงาน.txt"
    assert source["name"] == "รายงาน.txt"
    assert (source["sha256"], source["bytes"]) == (record.sha256, 4)


def test_the_same_content_is_read_once_and_told_of_at_the_second_and_third_name(
    inbox: Path, tmp_path: Path
) -> None:
    tally = tmp_path / "tally"
    for name in ("a.txt", "b.txt", "c.txt"):
        (inbox / name).write_text(f"kill-itself 0 {tally}")
    first, second, third = run(inbox)
    assert tally.read_text() == "x"
    assert first.codes == ()
    assert second.codes == third.codes == ("W_DUPLICATE",)
    audit = json.loads(third.line)
    assert audit["reading"]["codes"] == ["W_DUPLICATE"]
    assert audit["reading"]["details"]["W_DUPLICATE"]["about"] == "a.txt"
    assert audit["notices"][0]["message"]["en"] == "the same content as another file"


def test_the_same_content_under_another_suffix_is_another_question(inbox: Path) -> None:
    (inbox / "a.pdf").write_text("fine")
    (inbox / "a.txt").write_text("fine")
    first, second = run(inbox)
    assert not second.reused
    assert second.codes == ("W_DUPLICATE",)
    assert first.sha256 == second.sha256


def test_a_second_run_reads_only_what_is_new(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a.txt").write_text("fine")
    assert [record.reused for record in run(inbox, out=tmp_path / "out")] == [False]
    (inbox / "b.txt").write_text("new")
    assert [record.reused for record in run(inbox, out=tmp_path / "out")] == [True, False]


@pytest.mark.parametrize(
    "other",
    [
        replace(OPTIONS, basis={"program": "2"}),
        replace(OPTIONS, basis={"form": "another form's content"}),
    ],
)
def test_results_on_another_basis_are_made_again(
    inbox: Path, tmp_path: Path, other: RunOptions
) -> None:
    (inbox / "a.txt").write_text("fine")
    run(inbox, out=tmp_path / "out")
    assert [record.reused for record in run(inbox, other, tmp_path / "out")] == [False]


def test_a_poisonous_file_is_met_once_and_again_only_on_request(
    inbox: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (inbox / "a.txt").write_text("segfault")
    (inbox / "b.txt").write_text("fine")
    assert [record.codes for record in run(inbox, out=out)] == [("E_CRASH",), ()]
    assert [record.reused for record in run(inbox, out=out)] == [True, True]
    again = replace(OPTIONS, retry_failed=True)
    assert [record.reused for record in run(inbox, again, out)] == [False, True]


def test_a_file_that_lacked_time_is_read_again_when_it_may_have_more(
    inbox: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (inbox / "a.txt").write_text("sleep 1.3")
    assert [record.codes for record in run(inbox, out=out)] == [("W_DEGRADED",)]
    assert [record.reused for record in run(inbox, out=out)] == [True]
    longer = replace(OPTIONS, limits=BatchLimits(wall=3.0))
    (healed,) = run(inbox, longer, out)
    assert (healed.status, healed.reused) == ("ok", False)


def test_a_file_killed_from_outside_is_left_to_the_next_run(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (inbox / "a.txt").write_text(f"kill-itself 4 {tmp_path / 'tally'}")
    (left,) = run(inbox, out=out)
    assert (left.codes, left.transient) == (("E_MEMORY",), True)
    (healed,) = run(inbox, out=out)
    assert (healed.codes, healed.reused) == ((), False)


def test_an_audit_too_long_is_an_error_of_its_file(inbox: Path) -> None:
    (inbox / "a.txt").write_text("say " + "x" * 5000)
    options = replace(OPTIONS, limits=replace(OPTIONS.limits, answer=2000))
    (record,) = run(inbox, options)
    assert record.codes == ("E_LIMIT",)


def test_progress_counts_every_file_and_ends_at_all_of_them(inbox: Path) -> None:
    for name in "abc":
        (inbox / f"{name}.txt").write_text(f"fine {name}")
    (inbox / "d.txt").touch()
    seen: list[Progress] = []
    options = replace(OPTIONS, inputs=(inbox,))
    list(run_batch(options, 4, None, seen.append))
    assert [state.done for state in seen] == [1, 2, 3, 4]
    assert seen[-1] == Progress(done=4, total=4, unreadable=1)
