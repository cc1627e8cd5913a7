"""``python -m corpus.scoreboard``: how well the program reads and judges reports it has never seen.

Makes reports, audits them, and prints per kind (or layout): sections right, fields right, planted
defects found, false alarms per clean report, with 95 % intervals.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import producers, scan_wear, scans
from corpus.cases import Case, make_case
from corpus.compare import (
    Mark,
    compare_fields,
    compare_sections,
    damaged_fold,
    judge_findings,
    plain_fold,
)
from corpus.legacy import LEGACY, make_legacy
from corpus.scan_score import ScanScore, score_scan
from extractor.form import load_form
from extractor.model import Source
from extractor.pipeline import audit_file
from extractor.report.audit_json import audit_record

KINDS = ("docx", "transcript", "pdf", "scan", *LEGACY)
NOISE = 0.3
"""Share of the texts and headings that the noise model damages when it is on."""


@dataclass(slots=True)
class Score:
    """Counts for one kind or layout of reports."""

    reports: int = 0
    clean: int = 0
    false_alarms: int = 0
    unexpected: int = 0
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, right: int, total: int) -> None:
        """Add ``right`` of ``total`` things."""
        self.right[what] += right
        self.total[what] += total

    def share(self, what: str) -> str:
        """Share with its 95 % interval, e.g. ``0.9981 [0.9975, 0.9986]``."""
        right, total = self.right[what], self.total[what]
        if not total:
            return "-"
        low, high = wilson(right, total)
        return f"{right / total:.4f} [{low:.4f}, {high:.4f}]"


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    z = 1.959964
    share = right / total
    middle = share + z * z / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that was not right about one case's audit."""

    case: Case
    sections: tuple[Mark, ...]
    fields: tuple[Mark, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    unexpected: tuple[dict[str, Any], ...]

    def misses(self) -> list[str]:
        """A line for each thing that is not right."""
        wrong = [m for m in (*self.sections, *self.fields) if not m.right]
        lines = [f"{m.section}.{m.field}: expected {m.expected!r}, got {m.got!r}" for m in wrong]
        lines += [f"not found: {code}" for code in self.missed]
        return lines + [
            f"not planted: {f['code']} {f['section']}: {f['message']['en']}"
            for f in self.unexpected
        ]


def judge(case: Case, audit: dict[str, Any], *, noisy: bool = False) -> Verdict:
    """Hold an audit (as JSON) against the case's truth."""
    key = damaged_fold if noisy else plain_fold
    judged = judge_findings(case.truth, audit["findings"])
    if case.layout == "other-document":
        return Verdict(case, (), (), judged.found, judged.missed, judged.unexpected)
    sections = tuple(compare_sections(case.truth, audit, key))
    fields = tuple(compare_fields(case.truth, audit, key))
    return Verdict(case, sections, fields, judged.found, judged.missed, judged.unexpected)


def audit_case(case: Case) -> dict[str, Any]:
    """The case's audit in the shape that archives get."""
    source = Source(case.name, case.data, hashlib.sha256(case.data).hexdigest())
    audit = audit_file(source, load_form())
    record: dict[str, Any] = json.loads(audit_record(audit, load_form()).model_dump_json())
    return record


def add(score: Score, verdict: Verdict) -> None:
    """Count one verdict."""
    score.reports += 1
    score.count("sections", sum(m.right for m in verdict.sections), len(verdict.sections))
    score.count("fields", sum(m.right for m in verdict.fields), len(verdict.fields))
    defects = len(verdict.found) + len(verdict.missed)
    score.count("defects", len(verdict.found), defects)
    if verdict.case.clean:
        score.clean += 1
        score.false_alarms += len(verdict.unexpected)
        score.count("quiet", not verdict.unexpected, 1)
    else:
        score.unexpected += len(verdict.unexpected)


def show_table(scores: dict[str, Score]) -> str:
    """The scoreboard as text."""
    lines = [
        f"{'':18} reports  {'sections right':26} {'fields right':26} {'defects found':26} "
        "false alarms per clean report   others"
    ]
    for name, score in scores.items():
        alarms = score.false_alarms / score.clean if score.clean else 0.0
        lines.append(
            f"{name:18} {score.reports:7}  {score.share('sections'):26} {score.share('fields'):26} "
            f"{score.share('defects'):26} {alarms:.4f} ({score.clean} clean; quiet: "
            f"{score.share('quiet')})   {score.unexpected}"
        )
    return "\n".join(lines)


def run(
    cases: Iterable[Case], *, by: str, noisy: bool, show: int, save: Path | None
) -> dict[str, Score]:
    """Audit the cases, print the first ``show`` with misses, keep failing files in ``save``."""
    scores: dict[str, Score] = defaultdict(Score)
    causes: Counter[str] = Counter()
    for case in cases:
        verdict = judge(case, audit_case(case), noisy=noisy)
        add(scores[_row_of(case, by)], verdict)
        misses = verdict.misses()
        causes.update(miss.split(": ")[0] + _code(miss) for miss in misses)
        if not misses:
            continue
        if show > 0:
            show -= 1
            print(f"--- {case.name}", *misses, sep="\n    ")
        if save is not None:
            _keep(case, save)
    for cause, count in causes.most_common(40 if show >= 0 and causes and _asked(by) else 0):
        print(f"{count:6}  {cause}")
    return dict(sorted(scores.items()))


def _keep(case: Case, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / case.name).write_bytes(case.data)
    truth = json.dumps(case.truth, ensure_ascii=False, indent=1)
    (folder / f"{case.name}.truth.json").write_text(truth, "utf-8")


def run_scans(asked: argparse.Namespace) -> None:
    """Audit scans and print how they were read, all together and per wear."""
    seeds = range(asked.seed, asked.seed + asked.reports)
    whole, parts = ScanScore(), defaultdict[str, ScanScore](ScanScore)
    made = scans.make_scans(seeds, asked.dpi, asked.wear, asked.producer or scans.PRINTED_BY)
    for number, scan in enumerate(made):
        score = score_scan(scan, asked.dpi, plain=number < asked.plain)
        if score.wrong and number < asked.show:
            print(f"--- {scan.case.name}", *score.wrong, sep="\n    ", flush=True)
        if score.wrong and asked.save is not None:
            _keep(scan.case, asked.save)
        whole.add(score)
        parts[scan.wear].add(score)
    for name, score in sorted(parts.items()):
        print(f"--- {name}, {asked.dpi} dpi", *score.lines(), sep="\n")
    print(f"=== all, {asked.dpi} dpi", *whole.lines(), sep="\n")
    for miss, count in whole.misses.most_common(40 if _asked(asked.by) else 0):
        print(f"{count:6}  {miss}")


def _row_of(case: Case, by: str) -> str:
    if by == "layout":
        return case.layout
    return str(case.truth["producer"]) if case.kind == "pdf" else case.kind


def _cases(asked: argparse.Namespace) -> Iterable[Case]:
    seeds = range(asked.seed, asked.seed + asked.reports)
    for kind in asked.kind or KINDS[:2]:
        if kind in LEGACY:
            yield from make_legacy(seeds, kind, asked.noise)
            continue
        if kind != "pdf":
            yield from (make_case(seed, kind=kind, noise=asked.noise) for seed in seeds)
            continue
        for producer in asked.producer or producers.PRODUCERS:
            if lacking := producers.missing(producer):
                print(f"{producer}: not run, this machine has no {', '.join(lacking)}")
                continue
            yield from producers.make_pdfs(seeds, producer, asked.noise)


def _asked(by: str) -> bool:
    return by == "cause"


def _code(miss: str) -> str:
    return f": {miss.split()[2]}" if miss.startswith("not ") else ""


def main() -> None:
    """Parse the command line, run, print."""
    parser = argparse.ArgumentParser(prog="python -m corpus.scoreboard", description=__doc__)
    parser.add_argument("--reports", type=int, default=300, help="reports per kind")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument(
        "--kind", choices=KINDS, action="append", help="only this kind; PDFs are printed on request"
    )
    parser.add_argument("--producer", choices=tuple(producers.BY_NAME), action="append")
    parser.add_argument("--noise", type=float, nargs="?", const=NOISE, default=0.0)
    parser.add_argument("--by", choices=("kind", "layout", "cause"), default="kind")
    parser.add_argument("--show", type=int, default=0, help="print the first N files with misses")
    parser.add_argument("--save", type=Path, help="keep the files with misses in this folder")
    scan = parser.add_argument_group("scans")
    scan.add_argument("--dpi", type=int, default=200)
    scan.add_argument("--wear", choices=(*scan_wear.KINDS, scans.MIXED), default=scans.MIXED)
    scan.add_argument("--plain", type=int, default=3, help="scans that plain Tesseract reads, too")
    asked = parser.parse_args()
    if asked.kind == ["scan"]:
        run_scans(asked)
        return
    scores = run(
        _cases(asked), by=asked.by, noisy=asked.noise > 0, show=asked.show, save=asked.save
    )
    print(show_table(scores))


if __name__ == "__main__":
    main()
