"""What of a run folder counts findings, made anew when reviewers have decided something."""

from __future__ import annotations

import json
from pathlib import Path

from extractor.batch.writing import faults_of_writing, write_whole
from extractor.commands.past_run import RUN_FILE, PastRun
from extractor.commands.site import SITE_FOLDER, has_site, make_site_anew
from extractor.commands.terminal import Voice
from extractor.commands.workbook import SUMMARY_FILE, write_workbook
from extractor.report.decisions import upheld
from extractor.report.outputs import Index
from extractor.report.summary import Summary

INDEX_FILE = "index.jsonl"


def count_anew(run: PastRun, voice: Voice) -> None:
    """Write the index, the counts in run.json and, where they are, the site and workbook anew.

    Raises:
        RunFault: the audits cannot be read, or something cannot be written.

    """
    pieces: list[bytes] = []
    index, summary = Index(pieces.append, run.decided), Summary()
    for record in run.records():
        index.add("", record)
        summary.add(upheld(record, run.decided))
    _replace(run.folder / INDEX_FILE, b"".join(pieces))
    _write_counts(run.folder / RUN_FILE, summary)
    if (run.folder / SUMMARY_FILE).exists():
        write_workbook(run, run.folder / SUMMARY_FILE, voice)
    if has_site(run.folder / SITE_FOLDER):
        make_site_anew(run, run.folder / SITE_FOLDER)


def _write_counts(file: Path, summary: Summary) -> None:
    if not file.exists():
        return
    about = json.loads(file.read_bytes())
    about["summary"] = summary.record()
    _replace(file, (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def _replace(file: Path, data: bytes) -> None:
    with faults_of_writing(file):
        write_whole(file, data, file.parent)
