"""Two thousand damaged documents: none finds a fault of ours, none is called fine unread."""

import json
from collections import Counter

from fuzz import OURS, fuzz, seeds

COUNT = 2_000


def test_no_damage_finds_a_fault_of_ours() -> None:
    faults: list[str] = []
    ends: Counter[str] = Counter()
    for record, _ in fuzz(COUNT, seed=20_261_123, jobs=2):
        ends[record.status] += 1
        if OURS & set(record.codes):
            about = json.loads(record.line)["reading"]["details"]
            faults.append(f"{record.path} {record.codes} {about}")
        assert (record.status == "error") == (record.verdict == "unreadable"), record
        assert record.status == "ok" or record.verdict in ("unreadable", "incomplete"), record
        assert record.status != "error" or any(code.startswith("E_") for code in record.codes)
    assert faults == []
    assert ends.total() == COUNT
    assert min(ends["ok"], ends["error"]) > COUNT / 20, "the damage is too much, or none"


def test_there_are_seeds_of_every_kind() -> None:
    kinds = Counter(suffix for suffix, _ in seeds())
    assert {"docx", "pdf", "txt", "md", "html"} == set(kinds)
    assert kinds.total() >= 45
