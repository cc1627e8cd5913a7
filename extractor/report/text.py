"""Audits as text for reviewers: a line per report, what to change in it, and where to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.form import Convention
from extractor.report.columns import Ink, visible, width, wrap
from extractor.report.record import (
    AuditRecord,
    CheckRecord,
    FindingRecord,
    NoticeRecord,
    RoundValue,
)
from extractor.report.score import total_score
from extractor.report.summary import UNCHECKED, Summary
from extractor.report.words import (
    SEVERITIES,
    VERDICTS,
    Lang,
    in_language,
    place_in_words,
    reason_in_language,
)

_MARKS = {"clean": ("✓", "green"), "findings": ("✗", "red")}
_DOUBT = ("?", "yellow")
_SEVERITY_STYLE = {"error": "red", "warning": "yellow", "info": "cyan"}
_INDENT = 2
_LABEL = 10


@dataclass(frozen=True, slots=True)
class Page:
    """How text is laid out: language, screen, its columns, and the form's way to compute scores."""

    lang: Lang
    ink: Ink
    columns: int
    convention: Convention

    def say(self, th: str, en: str) -> str:
        """One of two wordings."""
        return th if self.lang == "th" else en


def report_text(record: AuditRecord, page: Page) -> str:
    """One report: its line, its findings, and what could not be read; ends with a line end."""
    lines = [_headline(record, page)]
    for finding in record.findings:
        lines += _finding(finding, record, page)
    for notice in record.notices:
        lines += _notice(notice, page)
    if record.verdict == "incomplete":
        lines += _not_checked(record.checks, page)
    if len(lines) > 1:
        lines.append("")
    return "".join(page.ink.shown(line) + "\n" for line in lines)


def _headline(record: AuditRecord, page: Page) -> str:
    mark, style = _MARKS.get(record.verdict, _DOUBT)
    name = page.ink.paint(visible(record.source.path), "bold")
    parts = [f"{page.ink.paint(mark, style)} {name}"]
    if record.verdict != "unreadable":
        parts += [_round(record, page), _sections(record, page), *_score(record, page)]
    parts.append(page.ink.paint(_verdict(record, page), style))
    return " · ".join(parts)


def _round(record: AuditRecord, page: Page) -> str:
    for section in record.sections.values():
        if isinstance(section.value, RoundValue) and section.value.months is not None:
            months = section.value.months
            return page.say(f"รอบ {months} เดือน", f"{months} months")
    return page.say("ไม่ทราบรอบ", "round unknown")


def _sections(record: AuditRecord, page: Page) -> str:
    found, expected = record.coverage.sections_found, record.coverage.sections_expected
    return page.say(f"หัวข้อ {found}/{expected}", f"sections {found}/{expected}")


def _score(record: AuditRecord, page: Page) -> list[str]:
    score = total_score(record, page.convention)
    if not score.printed and not score.recomputed:
        return []
    printed, recomputed = score.printed or "–", score.recomputed or "–"
    return [
        page.say(
            f"คะแนน {printed} (คำนวณได้ {recomputed})", f"score {printed} (recomputed {recomputed})"
        )
    ]


def _verdict(record: AuditRecord, page: Page) -> str:
    verdict = VERDICTS[record.verdict][page.lang]
    count = len(record.findings)
    if not count:
        return verdict
    if record.verdict == "findings":
        return page.say(f"พบ {count} ข้อ", _plural(count, "finding"))
    return verdict + page.say(f" พบ {count} ข้อ", f", {_plural(count, 'finding')}")


def _finding(finding: FindingRecord, record: AuditRecord, page: Page) -> Iterator[str]:
    """A finding; what its message says already is not said again."""
    severity = SEVERITIES[finding.severity][page.lang]
    message = in_language(finding.message, page.lang)
    head = finding.code
    if finding.section and record.sections[finding.section].title not in message:
        section = record.sections[finding.section]
        number = page.say(f"หัวข้อ {section.number}", f"section {section.number}")
        head = f"{finding.code} {number} {section.title}"
    yield _labelled(severity, head, page, _SEVERITY_STYLE[finding.severity])
    yield from _body(message, page)
    for label, text in _facts(finding, page):
        if text not in message:
            yield from (page.ink.paint(line, "dim") for line in _body(f"{label}: {text}", page))


def _facts(finding: FindingRecord, page: Page) -> Iterator[tuple[str, str]]:
    if finding.working:
        yield page.say("วิธีคิด", "working"), visible(finding.working)
    if finding.quote:
        yield page.say("ข้อความ", "text"), _shortened(visible(finding.quote))
    place = place_in_words(finding.place, page.lang)
    if place:
        yield page.say("ดูที่", "look at"), place


def _shortened(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def _notice(notice: NoticeRecord, page: Page) -> Iterator[str]:
    failed = notice.code.startswith("E_")
    label = page.say("อ่านไม่ได้", "not read") if failed else page.say("โปรดดู", "look")
    place = place_in_words(notice.place, page.lang)
    parts = [in_language(notice.message, page.lang), visible(notice.about), place]
    yield _labelled(label, notice.code, page, "yellow")
    yield from _body(" · ".join(part for part in parts if part), page)


def _not_checked(checks: list[CheckRecord], page: Page) -> Iterator[str]:
    """The checks that did not run, together by reason."""
    by_reason: dict[str, list[str]] = {}
    for check in checks:
        if check.status in ("skipped", "broke"):
            by_reason.setdefault(reason_in_language(check.reason, page.lang), []).append(check.code)
    for reason, codes in by_reason.items():
        yield _labelled(page.say("ไม่ได้ตรวจ", "unchecked"), " ".join(codes), page, "yellow")
        yield from _body(reason, page)


def _labelled(label: str, text: str, page: Page, style: str) -> str:
    gap = " " * (_LABEL - width(label) + 1)
    return " " * _INDENT + page.ink.paint(label, style) + gap + page.ink.paint(text, "bold")


def _body(text: str, page: Page) -> Iterator[str]:
    indent = " " * (_INDENT + _LABEL + 1)
    return (indent + line for line in wrap(text, page.columns - len(indent)))


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def summary_text(summary: Summary, page: Page) -> str:
    """The closing lines: how many reports, how they ended, how much was read."""
    verdicts = [
        f"{VERDICTS[verdict][page.lang]} {summary.verdicts[verdict]}"
        for verdict in VERDICTS
        if summary.verdicts[verdict]
    ]
    severities = [
        f"{SEVERITIES[severity][page.lang]} {summary.severities[severity]}"
        for severity in SEVERITIES
    ]
    count = summary.reports
    lines = [
        page.say(f"รายงาน {count} ฉบับ: ", f"{_plural(count, 'report')}: ") + " · ".join(verdicts),
        page.say("ข้อที่พบ: ", "findings: ") + " · ".join(severities),
        page.say("อ่านข้อมูลได้ ", "fields read: ")
        + f"{summary.fields_read}/{summary.fields_expected} ({summary.share_read})",
        *_not_whole(summary, page),
    ]
    return "".join(page.ink.shown(line) + "\n" for line in lines)


def _not_whole(summary: Summary, page: Page) -> list[str]:
    """What was not read or checked whole: why, how often, and which reports to open first."""
    if not summary.incomplete:
        return []
    words = {UNCHECKED: page.say("มีข้อที่ตรวจไม่ได้", "checks could not run")}
    causes = (f"{words.get(code, code)} {n}" for code, n in sorted(summary.causes.items()))
    more = summary.incomplete - len(summary.named)
    names = [visible(path) for path in summary.named]
    if more:
        names.append(page.say(f"และอีก {more} ฉบับ", f"and {more} more"))
    head = page.say("อ่านหรือตรวจได้ไม่ครบ: ", "not read or checked whole: ")
    return [head + " · ".join(causes), *(f"  {name}" for name in names)]
