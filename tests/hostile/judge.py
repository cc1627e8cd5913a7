"""Compares how hostile files ended with how they may: ``judge.py AUDITS.jsonl`` lists the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hostile_case import KERNEL, Ends
from hostile_set import CASES, PLANTED

Audit = Mapping[str, Any]

EXPECTED: dict[str, Ends] = {
    **{f"row-{case.row:02}/{case.name}": case.ends for case in CASES},
    **{f"planted/{name}": ends for name, ends in PLANTED.items()},
}


def complaint(audit: Audit, ends: Ends) -> str:
    """What is wrong with an audit's end; empty where it ended as it may."""
    codes = audit["reading"]["codes"]
    status = audit["reading"]["status"]
    errors = [code for code in codes if code.startswith("E_")]
    if (status == "error") != (audit["verdict"] == "unreadable"):
        return f"status {status} and verdict {audit['verdict']} disagree"
    if status != "ok" and audit["verdict"] not in ("unreadable", "incomplete"):
        return f"not read whole and yet {audit['verdict']}"
    if status == "error":
        if not errors:
            return f"an error without a code: {codes}"
        return "" if errors[0] in ends.errors else f"{codes}, expected {_wanted(ends)}"
    if not ends.read:
        return f"{status} {codes}, expected {_wanted(ends)}"
    missing = [code for code in ends.with_codes if code not in codes]
    if missing:
        return f"{status} {codes} without {missing}"
    if ends.kernel and status == "ok" and "W_OCR" not in codes and not _has_kernel(audit):
        return f"{status} {codes}, but the kernel was not found"
    return ""


def _has_kernel(audit: Audit) -> bool:
    squeezed = KERNEL.replace(" ", "")
    return any(squeezed in part["text"].replace(" ", "") for part in audit["sections"].values())


def _wanted(ends: Ends) -> str:
    return f"{'read or ' if ends.read else ''}{' or '.join(ends.errors)}"


def audits_of(path: Path) -> dict[str, Audit]:
    """The audits of a JSON Lines file by their paths."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    audits = (json.loads(line) for line in lines if line)
    return {audit["source"]["path"]: audit for audit in audits}


if __name__ == "__main__":
    found = audits_of(Path(sys.argv[1]))
    complaints = {
        path: complaint(found[path], ends) if path in found else "lost"
        for path, ends in EXPECTED.items()
    }
    wrong = {path: said for path, said in complaints.items() if said}
    for path, said in wrong.items():
        print(f"{path}: {said}")
    print(f"{len(EXPECTED) - len(wrong)} of {len(EXPECTED)} ended as they may")
    sys.exit(1 if wrong else 0)
