"""What a worker does with a file: the pipeline and the JSON of its audit, joined in one place.

A worker imports this module and nothing of the command line; the parent imports only ``basis``.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.batch.work import Answer, Job, MoreTime, Settings, Work
from extractor.commands.audits import Way
from extractor.model import Audit, Document, Notice, Severity
from extractor.model import Source as Read
from extractor.pipeline import audit_document, audit_file
from extractor.read import read_plainly
from extractor.read.door import promised_kind
from extractor.report.audit_json import audit_record
from extractor.settings import Settings as RunSettings

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def prepare(settings: Settings) -> Work:
    """The work of auditing reports as ``settings`` (see ``batch_settings``) ask for it."""
    way = Way.of(RunSettings.model_validate(dict(settings)))

    def work(job: Job, more_time: MoreTime) -> Answer:
        timed = replace(way, reading=replace(way.reading, more_time=more_time))
        return _answer(_audit(job, timed), way)

    return work


def _audit(job: Job, way: Way) -> Audit:
    source = Read(job.name, job.data, job.sha256)
    if job.problem is not None:
        problem = job.problem
        notice = Notice(problem.code, problem.about, limit=problem.limit, value=problem.value)
        document = Document(promised_kind(source.name), notices=(notice,), status="error")
        return audit_document(source, document, way.form, way.selection)
    if job.safe:
        return audit_document(source, read_plainly(source, way.reading), way.form, way.selection)
    return audit_file(source, way.form, way.reading, way.selection)


def _answer(audit: Audit, way: Way) -> Answer:
    record = audit_record(audit, way.form)
    severities = [finding.severity for finding in record.findings]
    errors, warnings, infos = (severities.count(severity) for severity in _SEVERITIES)
    return Answer(
        status=record.reading.status,
        codes=tuple(record.reading.codes),
        verdict=record.verdict,
        findings=(errors, warnings, infos),
        line=record.line().encode("utf-8"),
    )
