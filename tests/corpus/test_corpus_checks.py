"""Every atomic document gives the finding that its folder is named after, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.form import load_form
from extractor.model import Audit
from extractor.pipeline import audit_file, load_source

CHECKS = Path(__file__).parents[2] / "corpus" / "checks"
DOCUMENTS = sorted(p for p in CHECKS.glob("*/*") if p.name != "truth.json")


def audited(path: Path) -> Audit:
    return audit_file(load_source(path), load_form())


def codes(path: Path) -> list[str]:
    return [finding.code for finding in audited(path).findings]


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
def test_nothing_is_found_where_nothing_is_wrong_and_the_check_did_run(path):
    audit = audited(path)
    assert [finding.message.en for finding in audit.findings] == []
    own = next(o for o in audit.outcomes if path.parent.name.startswith(o.code))
    assert own.status == "passed", own.reason


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.name.startswith("fail")],
                         ids=lambda p: f"{p.parent.name}/{p.name}")  # fmt: skip
def test_exactly_the_planted_defect_is_found(path):
    told, found = truth(path), codes(path)
    planted = [code for code in found if code not in told["allowed"]]
    assert len(planted) == 1
    assert planted[0] in {told["finding"], *told["or"]}
