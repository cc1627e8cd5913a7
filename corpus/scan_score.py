"""Scans held against their truth: text, sections, fields, planted defects, and false certainty.

Beside our reading stands what plain Tesseract makes of the same pictures in the same run.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PIL import Image
from rapidfuzz.distance import Levenshtein

from corpus.cer import errors, nearest
from corpus.compare import (
    EXACT,
    Mark,
    compare_fields,
    compare_sections,
    judge_findings,
    plain_fold,
    strings,
)
from corpus.fidelity import pieces, squeezed
from corpus.scans import Scan, pictures
from extractor.form import load_form
from extractor.model import Source, text_lines
from extractor.pipeline import audit_file
from extractor.report.audit_json import audit_record

LETTERS = 0.05
"""Share of its letters in which a field of words may differ; its digits may not."""
LOUD = ("error", "warning")
"""Severities that say something is wrong; "info" points somewhere."""
_DASHES = re.compile("[-–—−]+")
Result = TypeVar("Result")


@dataclass(slots=True)
class ScanScore:
    """Counts over scans, by what was counted: how many are right of how many."""

    scans: int = 0
    pages: int = 0
    seconds: float = 0.0
    plain_seconds: float = 0.0
    plain_pages: int = 0
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    falsely_certain: list[str] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    unread: int = 0

    def count(self, what: str, right: int, total: int) -> None:
        """Add ``right`` of ``total`` things."""
        self.right[what] += right
        self.total[what] += total

    def add(self, other: ScanScore) -> None:
        """Add the counts of other scans."""
        for name in self.__slots__:
            mine = getattr(self, name)
            if isinstance(mine, Counter):
                mine.update(getattr(other, name))
            else:
                setattr(self, name, mine + getattr(other, name))

    def share(self, what: str) -> str:
        """The share with its counts, e.g. ``0.9700 (97/100)``."""
        total = self.total[what]
        return f"{self.right[what] / total:.4f} ({self.right[what]}/{total})" if total else "-"

    def lines(self) -> Iterator[str]:
        """The score as text."""
        speed = f"{self.seconds / max(self.pages, 1):.2f} s a page"
        yield f"{self.scans} scans, {self.pages} pages, {speed}; not read at all: {self.unread}"
        yield f"  text: pieces {self.share('pieces')}, characters {self.share('characters')}"
        if self.plain_pages:
            plain = self.plain_seconds / self.plain_pages
            yield (
                f"  plain Tesseract on {self.plain_pages} of the pages: pieces "
                f"{self.share('plain pieces')} where ours are {self.share('our pieces')}, "
                f"characters {self.share('plain characters')}, {plain:.2f} s a page"
            )
        yield (
            f"  sections {self.share('sections')} (to the letter "
            f"{self.share('sections to the letter')}), fields {self.share('fields')} (to the "
            f"letter {self.share('fields to the letter')})"
        )
        yield (
            f"  planted defects found or doubted {self.share('found or doubted')}, found "
            f"{self.share('found')}, said as certain {self.share('found surely')}"
        )
        yield (
            f"  findings said as certain that are right {self.share('certain')}; "
            f"clean scans without any certain finding {self.share('clean')}; "
            f"verdicts that are complete {self.share('complete')}"
        )
        yield from (f"  FALSELY CERTAIN {one}" for one in self.falsely_certain)


def score_scan(scan: Scan, dpi: int, *, plain: bool) -> ScanScore:
    """One scan audited and held against its truth; ``plain``: Tesseract reads it, too."""
    audit, read, seconds = _audited(scan)
    score = ScanScore(scans=1)
    score.seconds += seconds
    score.pages += audit["reading"]["pages_total"]
    score.unread += audit["verdict"] == "unreadable"
    found = _count_text(score, scan, read, ("pieces", "characters"))
    if plain:
        sheets = list(pictures(scan.case.data, dpi))
        seconds, text = _timed(lambda: "\n".join(map(_tesseract, sheets)))
        score.plain_seconds += seconds
        score.plain_pages += len(sheets)
        _count_text(score, scan, text, ("plain pieces", "plain characters"))
        score.count("our pieces", *found)
    if scan.case.layout != "other-document":
        _count_values(score, scan, audit)
    _count_findings(score, scan, audit)
    return score


def _audited(scan: Scan) -> tuple[dict[str, Any], str, float]:
    case = scan.case
    source = Source(case.name, case.data, hashlib.sha256(case.data).hexdigest())
    seconds, audit = _timed(lambda: audit_file(source, load_form()))
    record: dict[str, Any] = json.loads(audit_record(audit, load_form()).model_dump_json())
    return record, "\n".join(text_lines(audit.document.blocks)), seconds


def _timed(call: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _count_text(score: ScanScore, scan: Scan, text: str, names: tuple[str, str]) -> tuple[int, int]:
    """Count 12-character pieces and characters of the true text that stand in a reading."""
    true, flat = pieces(scan.text), squeezed(text)
    found = sum(piece in flat for piece in true)
    score.count(names[0], found, len(true))
    wrong, total = errors(scan.text, text)
    score.count(names[1], total - wrong, total)
    return found, len(true)


def _count_values(score: ScanScore, scan: Scan, audit: dict[str, Any]) -> None:
    """Sections and fields; words may differ in a few letters, which are counted elsewhere."""
    for mark in compare_sections(scan.case.truth, audit, plain_fold):
        near = mark.got.startswith("present") and _holds_nearly(mark.section, scan, audit)
        _count_mark(score, "sections", mark, near=near)
    for mark in compare_fields(scan.case.truth, audit, plain_fold):
        _count_mark(score, "fields", mark, near=_nearly(mark))


def _count_mark(score: ScanScore, name: str, mark: Mark, *, near: bool) -> None:
    score.count(name, mark.right or near, 1)
    score.count(f"{name} to the letter", mark.right, 1)
    if not (mark.right or near):
        score.misses[f"{mark.section}.{mark.field.split('.')[-1].split()[-1]}"] += 1
        score.wrong.append(f"{mark.section}.{mark.field}: {mark.expected!r}, got {mark.got!r}")


def _holds_nearly(section: str, scan: Scan, audit: dict[str, Any]) -> bool:
    """Whether a present section holds its words but for a tenth of their letters."""
    expected = scan.case.truth["sections"][section]
    if expected["status"] != "present" or not expected["compare"]:
        return False
    wrong, total = errors(strings(expected["value"]), audit["sections"][section]["text"])
    return wrong <= 0.1 * total


def _nearly(mark: Mark) -> bool:
    """Whether a text came through but for a few letters; numbers and ticks never nearly do."""
    if mark.field.endswith(EXACT):
        return False
    want, got = _printed(mark.expected), _printed(mark.got)
    if want == got:
        return True
    if not want or not got or _digits(want) != _digits(got):
        return False
    found = nearest(want, got) if mark.field.endswith("name") else Levenshtein.distance(want, got)
    return found <= LETTERS * len(want)


def _printed(text: str) -> str:
    """What a print tells of a text: a dash has no name, nor has a speck at the end."""
    return _DASHES.sub("-", squeezed(plain_fold(text))).strip(".-")


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


def _count_findings(score: ScanScore, scan: Scan, audit: dict[str, Any]) -> None:
    sure = [finding for finding in audit["findings"] if _is_certain(finding)]
    told, stated = (judge_findings(scan.case.truth, one) for one in (audit["findings"], sure))
    unjudged = {check["code"] for check in audit["checks"] if check["status"] == "skipped"}
    unsure = audit["verdict"] in ("incomplete", "unreadable")
    either = {defect["code"]: {defect["code"], *defect["either"]} for defect in _defects(scan)}
    doubted = [code for code in told.missed if unsure and either[code] & unjudged]
    defects = len(told.found) + len(told.missed)
    score.count("found", len(told.found), defects)
    score.count("found surely", len(stated.found), defects)
    score.count("found or doubted", len(told.found) + len(doubted), defects)
    lost = [code for code in told.missed if code not in doubted]
    score.misses.update(f"defect {code}" for code in lost)
    score.wrong += [f"neither found nor doubted: {code}" for code in lost]
    false = [finding for finding in stated.unexpected if finding["severity"] in LOUD]
    score.count("certain", len(sure) - len(false), len(sure))
    score.count("complete", not unsure, 1)
    if scan.case.clean:
        score.count("clean", not false, 1)
    score.falsely_certain += [
        f"{scan.case.name}: {one['code']} {one['section']}: {one['message']['en']}" for one in false
    ]


def _defects(scan: Scan) -> list[dict[str, Any]]:
    defects: list[dict[str, Any]] = scan.case.truth["defects"]
    return defects


def _is_certain(finding: dict[str, Any]) -> bool:
    return bool(finding.get("certain", True))


def _tesseract(picture: Any) -> str:
    """What the engine makes of a page without any help, on one core."""
    held = io.BytesIO()
    Image.fromarray(picture).save(held, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "tha+eng"]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        command, input=held.getvalue(), env=one_core, capture_output=True, check=True
    )
    return done.stdout.decode()
