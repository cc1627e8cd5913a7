"""A comparison as text for reviewers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.report.columns import visible, width, wrap
from extractor.report.difference import Difference, ReportDifference, SectionChange, Unpaired
from extractor.report.record import FindingRecord
from extractor.report.text import Page
from extractor.report.words import SECTION_STATUS, VERDICTS, in_language

_LABEL = 12
_MOST_LINES = 6
_PAIRED_BY = {
    "name": ("ตามที่ระบุ", "as named"),
    "path": ("จากชื่อไฟล์เดียวกัน", "by path"),
    "content": ("จากเนื้อหาเดียวกัน", "by content"),
    "unit, indicator and round": (
        "จากหน่วยงาน ตัวชี้วัด และรอบเดียวกัน", "by unit, indicator and round",
    ),
}  # fmt: skip
_DOUBTS = {
    "indicator": ("ชื่อตัวชี้วัดไม่ตรงกัน", "the indicators differ"),
    "round": ("รอบการรายงานไม่ตรงกัน", "the rounds differ"),
    "indicator and round": (
        "ชื่อตัวชี้วัดและรอบการรายงานไม่ตรงกัน", "the indicators and the rounds differ",
    ),
}  # fmt: skip


def difference_text(difference: Difference, page: Page) -> str:
    """The comparison, a block per report, then reports without a partner, then the counts."""
    lines: list[str] = []
    for report in difference.reports:
        lines += _report(report, page)
    lines += _unpaired(difference.only_old, page.say("ไม่พบในชุดใหม่", "not in the new run"), page)
    lines += _unpaired(difference.only_new, page.say("มีเฉพาะในชุดใหม่", "only in the new run"), page)
    lines += _counts(difference, page)
    return "".join(page.ink.shown(line) + "\n" for line in lines)


def _report(report: ReportDifference, page: Page) -> Iterator[str]:
    name = visible(report.new.path)
    if report.old.path != report.new.path:
        name = f"{visible(report.old.path)} → {name}"
    verdicts = VERDICTS[report.old.verdict][page.lang], VERDICTS[report.new.verdict][page.lang]
    changed = " → ".join(dict.fromkeys(verdicts))
    paired = page.say(*_PAIRED_BY[report.paired_by])
    yield f"{page.ink.paint(name, 'bold')} · {changed} · {page.say('จับคู่', 'paired')} {paired}"
    if report.doubt:
        doubt = page.say(*_DOUBTS[report.doubt])
        yield from _labelled(page.say("โปรดดู", "look"), doubt, "yellow", page)
    for label, style, findings in (
        (page.say("แก้แล้ว", "fixed"), "green", report.fixed),
        (page.say("ยังค้างอยู่", "still open"), "red", [pair.new for pair in report.still_open]),
        (page.say("พบใหม่", "new"), "red", report.new_findings),
        (page.say("ตรวจไม่ได้", "unchecked"), "yellow", report.unchecked),
        (page.say("ผู้ตรวจไม่เห็นด้วย", "overruled"), "dim", report.overruled),
    ):
        yield from _findings(label, style, findings, page)
    for change in report.sections:
        yield from _change(change, page)
    yield ""


def _findings(
    label: str, style: str, findings: Sequence[FindingRecord], page: Page
) -> Iterator[str]:
    for finding in findings:
        text = f"{finding.code} {in_language(finding.message, page.lang)}"
        yield from _labelled(label, text, style, page)


def _change(change: SectionChange, page: Page) -> Iterator[str]:
    head = page.say("หัวข้อที่", "section") + f" {change.number} {change.title}"
    if change.was != change.now:
        was, now = SECTION_STATUS[change.was][page.lang], SECTION_STATUS[change.now][page.lang]
        head += f": {was} → {now}"
    yield from _labelled(page.say("เนื้อหาต่าง", "changed"), head, "cyan", page)
    for sign, lines in (("-", change.removed), ("+", change.added)):
        for line in lines[:_MOST_LINES]:
            yield from _labelled("", f"{sign} {visible(line)}", "dim", page)
        if len(lines) > _MOST_LINES:
            more = len(lines) - _MOST_LINES
            rest = page.say(f"{sign} … อีก {more} บรรทัด", f"{sign} … {more} more lines")
            yield from _labelled("", rest, "dim", page)


def _unpaired(reports: Sequence[Unpaired], label: str, page: Page) -> Iterator[str]:
    for entry in reports:
        errors = page.say(f"ต้องแก้ไข {entry.errors} ข้อ", f"{entry.errors} errors")
        verdict = VERDICTS[entry.report.verdict][page.lang]
        yield f"{label}: {visible(entry.report.path)} · {verdict} · {errors}"


def _counts(difference: Difference, page: Page) -> Iterator[str]:
    reports = difference.reports
    parts = (
        (page.say("แก้แล้ว", "fixed"), sum(len(report.fixed) for report in reports)),
        (page.say("ยังค้างอยู่", "still open"), sum(len(report.still_open) for report in reports)),
        (page.say("พบใหม่", "new"), sum(len(report.new_findings) for report in reports)),
        (page.say("ตรวจไม่ได้", "unchecked"), sum(len(report.unchecked) for report in reports)),
    )
    count = len(reports)
    head = page.say(f"เปรียบเทียบ {count} ฉบับ", f"{count} reports compared")
    yield head + ": " + " · ".join(f"{label} {number}" for label, number in parts)


def _labelled(label: str, text: str, style: str, page: Page) -> Iterator[str]:
    gap = " " * (_LABEL - width(label) + 1)
    shown = page.ink.paint(label, style) if label else ""
    indent = " " * (_LABEL + 3)
    for at, line in enumerate(wrap(text, page.columns - len(indent))):
        yield f"  {shown}{gap}{line}" if at == 0 else indent + line
