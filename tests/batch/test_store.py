"""Results kept: only what is whole, ours and for this very key is believed."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch.store import Entry, FolderStore, key_of, pack, unpack
from extractor.batch.work import Answer

ANSWER = Answer("ok", ("W_OCR",), "clean", (0, 1, 2), '{"text":"ก"}'.encode())
KEY = key_of("ab" * 32, "pdf", {"program": "1"})


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store", tmp_path)


def test_what_was_kept_comes_back(store: FolderStore) -> None:
    assert store.get(KEY) is None
    store.put(KEY, Entry(ANSWER, 30.0))
    assert store.get(KEY) == Entry(ANSWER, 30.0)


@pytest.mark.parametrize(
    "other",
    [
        key_of("cd" * 32, "pdf", {"program": "1"}),
        key_of("ab" * 32, "docx", {"program": "1"}),
        key_of("ab" * 32, "pdf", {"program": "2"}),
        key_of("ab" * 32, "pdf", {"program": "1", "ocr": "never"}),
    ],
)
def test_another_content_suffix_program_or_setting_is_another_key(other: str) -> None:
    assert other != KEY
    assert unpack(other, pack(KEY, Entry(ANSWER))) is None


def test_the_order_in_which_settings_are_told_is_none_of_the_key() -> None:
    one, two = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    assert key_of("ab", "pdf", one) == key_of("ab", "pdf", two)


def test_no_byte_of_an_entry_can_be_lost_unnoticed() -> None:
    whole = pack(KEY, Entry(ANSWER))
    for length in range(len(whole) - 1):
        assert unpack(KEY, whole[:length]) is None


def test_a_changed_body_is_not_believed() -> None:
    whole = pack(KEY, Entry(ANSWER))
    changed = pack(KEY, Entry(replace(ANSWER, line=b"{}")))
    assert unpack(KEY, whole.partition(b"\n")[0] + b"\n" + changed.partition(b"\n")[2]) is None
    assert unpack(KEY, whole.replace('"ก"'.encode(), '"ข"'.encode())) is None
    assert unpack(KEY, b"[]\n{}\n") is None


def test_a_write_that_fails_leaves_nothing_behind(store: FolderStore) -> None:
    path = store.folder / KEY[:2] / f"{KEY}.entry"
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        store.put(KEY, Entry(ANSWER))
    assert [found for found in store.scratch.iterdir() if found != store.folder] == []
