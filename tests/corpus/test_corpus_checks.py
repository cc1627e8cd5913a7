"""Every atomic document gives the finding that its folder is named after, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.form import load_form
from extractor.pipeline import audit_file, load_source

CHECKS = Path(__file__).parents[2] / "corpus" / "checks"
DOCUMENTS = sorted(p for p in CHECKS.glob("*/*") if p.name != "truth.json")


def codes(path: Path) -> list[str]:
    return [finding.code for finding in audit_file(load_source(path), load_form()).findings]


def truth(path: Path) -> dict:
    return json.loads((path.parent / "truth.json").read_text("utf-8"))[path.name]


def test_the_corpus_is_there():
    folders = {p.parent.name for p in DOCUMENTS}
    assert len(folders) >= 27
    for folder in folders:
        names = [p.name for p in DOCUMENTS if p.parent.name == folder]
        assert any(name.startswith("pass") for name in names), folder
        assert any(name.startswith("fail") for name in names), folder


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.name.startswith("pass")],
                         ids=lambda p: f"{p.parent.name}/{p.name}")  # fmt: skip
def test_nothing_is_found_where_nothing_is_wrong(path):
    assert codes(path) == []


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.name.startswith("fail")],
                         ids=lambda p: f"{p.parent.name}/{p.name}")  # fmt: skip
def test_exactly_the_planted_defect_is_found(path):
    told, found = truth(path), codes(path)
    offers = {told["finding"], *told["or"]}
    assert offers & set(found)
    assert set(found) <= offers | set(told["allowed"])
