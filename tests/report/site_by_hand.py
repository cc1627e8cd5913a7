"""A small run written by hand, and its site: every kind of report that a reviewer meets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audits_by_hand import FORM, audit, no_recommendations, unreadable, wrong_score

from extractor.commands.past_run import PastRun, open_run
from extractor.commands.site import make_site
from extractor.commands.terminal import Voice
from extractor.model import (
    Audit,
    Document,
    Finding,
    Item,
    Items,
    Message,
    Name,
    PageReading,
    Place,
    Round,
    RoundOption,
    ScoreTable,
)
from extractor.report.audit_json import audit_record

HOSTILE = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>\"'&lt;\u202e"
LONG = "ยาว" * 400
INK = (100.0, 200.0, 300.0, 240.0)
"""Where the drawn page is black: left, top, right, bottom in points of a page of 600 × 800."""


def page_with_ink() -> bytes:
    """A PDF of one page, 600 × 800 points, white but for ``INK``."""
    left, top, right, bottom = INK
    content = f"{left} {800 - bottom} {right - left} {bottom - top} re f".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def at_the_ink(finding: Finding) -> Finding:
    return replace(finding, place=Place(page=1, box=INK))


def pdf_report() -> Audit:
    """A PDF whose finding stands exactly at the ink of its page."""
    document = Document("pdf", pages=(PageReading(1, "text", 0.99),), pages_total=1, pages_read=1)
    return audit(
        at_the_ink(wrong_score()),
        no_recommendations(),
        path="กองคลัง/หน้าเดียว.pdf",
        data=page_with_ink(),
        document=document,
        changed={"reporting_round": Round(12, (RoundOption(12, True),))},
    )


def hostile_report() -> Audit:
    """A report whose every text is an attack, or very long."""
    attack = Finding(
        "SEC-06", "leftover-instruction", "warning", "actions_taken",
        Message(HOSTILE, HOSTILE), reported=HOSTILE, expected=HOSTILE, working=HOSTILE,
        quote=HOSTILE, place=Place(path=f"word/document.xml/body/{HOSTILE}"),
    )  # fmt: skip
    return audit(
        attack,
        path=f'หน่วย"><b>{LONG}/{HOSTILE.replace("/", "")}.docx',
        data=b"hostile",
        changed={
            "indicator_name": Name(HOSTILE),
            "actions_taken": Items((Item(HOSTILE), Item(LONG))),
        },
    )


def reports() -> tuple[Audit, ...]:
    word = audit(
        wrong_score(), no_recommendations(),
        path="กองคลัง/รายงาน ๑.docx", data=b"word",
        changed={"score_calculation": ScoreTable(())},
    )  # fmt: skip
    clean = audit(path="กองแผนงาน/รายงาน 10.docx", data=b"clean")
    return (word, clean, unreadable("กองแผนงาน/เสีย.pdf"), pdf_report(), hostile_report())


def keep_run(folder: Path, audits: Sequence[Audit]) -> PastRun:
    """The run folder of these audits; their files lie in ``inputs`` beside it."""
    inputs = folder / "inputs"
    run = folder / "run"
    run.mkdir(parents=True)
    for entry in audits:
        if entry.source.path.isprintable() and len(entry.source.path) < 80:
            file = inputs / entry.source.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(entry.source.data)
    lines = "".join(audit_record(entry, FORM).line() + "\n" for entry in audits)
    (run / "audits.jsonl").write_text(lines, "utf-8")
    about = {"settings": {"form": FORM.id}, "inputs": ["../inputs"]}
    (run / "run.json").write_text(json.dumps(about), "utf-8")
    return open_run(run, Voice())


def site_of(folder: Path, audits: Sequence[Audit] | None = None) -> Path:
    """The site of a run of these audits, pages drawn."""
    run = keep_run(folder, audits or reports())
    return make_site(run, run.folder / "report", "th", "findings", 1).parent
