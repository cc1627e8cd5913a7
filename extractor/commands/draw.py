"""Drawing pages for the site: what a worker does with a file, and asking the workers for it.

Drawing runs a stranger's file through PDFium a second time, so it happens where reading does: in
workers with limits, whose end costs that file's pictures and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.intake import read_all, take
from extractor.batch.limits import DEFAULT_BATCH_LIMITS
from extractor.batch.pool import Pool
from extractor.batch.supervisor import Orders, Request
from extractor.batch.walk import Found, walk
from extractor.batch.work import Answer, Job, MoreTime, Problem, Settings, Work
from extractor.checks import Selection
from extractor.errors import ReadFault
from extractor.form import Form
from extractor.model import Source
from extractor.pipeline import audit_file
from extractor.read import ReadingOptions
from extractor.read.office.pages import printed
from extractor.read.pdfium.render import render_pages
from extractor.report.audit_json import audit_record
from extractor.report.record import PagePlace
from extractor.report.site.pictures import (
    DPI,
    Drawn,
    Paper,
    Picture,
    packed,
    standing_on_pages,
)

_LIMITS = replace(DEFAULT_BATCH_LIMITS, wall=20.0, files_per_worker=1_000)
_NOTHING = (0, 0, 0)

Keep = Callable[[str, bytes], object]
"""Takes a picture's file name and its bytes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages of a file to draw: the file by its path in the run and its hash.

    ``printed``: it has no pages of its own, LibreOffice is to print it first.
    """

    path: str
    sha256: str
    pages: tuple[int, ...]
    printed: bool

    @property
    def suffix(self) -> str:
        """What the file's name ends in, without the dot."""
        return self.path.rpartition(".")[2].lower()


# --- in a worker --------------------------------------------------------------------------------


def prepare(settings: Settings) -> Work:
    """The work of drawing: a job's name lists the pages, as in ``1-3.pdf``.

    A job ``1-2.printed`` is a print of another file: it is audited by the ``form`` of the settings
    to learn where on its pages things stand.
    """
    form = Form.model_validate_json(settings["form"])

    def work(job: Job, _: MoreTime) -> Answer:
        return _drawn(job, form)

    return work


def _drawn(job: Job, form: Form) -> Answer:
    if job.problem is not None or job.safe:
        return Answer("error", (), "", _NOTHING, b"")
    listed, _, kind = job.name.partition(".")
    pages: list[dict[str, object]] = []
    body: list[bytes] = []
    try:
        for page, image, scale in render_pages(job.data, map(int, listed.split("-")), DPI):
            suffix, data = packed(image)
            width, height = (round(side / scale, 2) for side in image.size)
            about = {"page": page, "suffix": suffix, "width": width, "height": height}
            pages.append({**about, "size": len(data)})
            body.append(data)
    except ReadFault:
        pass  # the pages drawn before are good ones
    standing = _standing_on(job, form) if kind == "printed" else {}
    head = json.dumps({"pages": pages, "standing": standing}).encode("ascii")
    return Answer("ok", (), "", _NOTHING, head + b"\n" + b"".join(body))


def _standing_on(job: Job, form: Form) -> dict[str, object]:
    """Where things stand on the printed pages, as an audit of the print finds them."""
    options = ReadingOptions(ocr="never")
    audit = audit_file(
        Source("print.pdf", job.data, job.sha256), form, options, Selection.of((), ())
    )
    standing = standing_on_pages(audit_record(audit, form))
    return {key: place.model_dump() for key, place in standing.items()}


# --- in the parent ------------------------------------------------------------------------------


class Drawing:
    """Pages being drawn by workers; every picture is handed to ``keep``."""

    def __init__(self, form: Form, keep: Keep) -> None:
        settings = {"form": form.model_dump_json()}
        self._pool = Pool(Orders("extractor.commands.draw:prepare", settings, _LIMITS))
        self._keep = keep

    def stop(self) -> None:
        """Kill the workers: whoever waits for one gives up."""
        self._pool.stop()

    def close(self) -> None:
        """End what is left, when nobody asks any more."""
        self._pool.close()

    def of_file(self, entry: Wanted, place: bytes) -> tuple[str, Paper]:
        """The pages of a PDF; none where the file is not the one that was audited."""
        taken = take(place, _LIMITS.file_size)
        if isinstance(taken, Problem):
            return entry.sha256, Paper(())
        try:
            if taken.sha256 != entry.sha256:
                return entry.sha256, Paper(())
            request = Request(_job_name(entry, "pdf"), taken.sha256, taken.file)
            answer = self._pool.settle(request, taken.size).answer
            return entry.sha256, self._paper(answer.line, entry.sha256)
        finally:
            taken.close()

    def of_print(self, entry: Wanted, pdf: bytes) -> tuple[str, Paper]:
        """The pages of a file as LibreOffice has printed it."""
        with tempfile.TemporaryFile() as file:
            file.write(pdf)
            file.flush()
            sha256 = hashlib.sha256(pdf).hexdigest()
            request = Request(_job_name(entry, "printed"), sha256, file.fileno())
            answer = self._pool.settle(request, len(pdf)).answer
        return entry.sha256, self._paper(answer.line, entry.sha256)

    def _paper(self, line: bytes, sha256: str) -> Paper:
        head, _, body = line.partition(b"\n")
        about = json.loads(head or b'{"pages": [], "standing": {}}')
        pictures, at = [], 0
        for page in about["pages"]:
            name = f"{sha256[:16]}-{page['page']}.{page['suffix']}"
            self._keep(name, body[at : at + page["size"]])
            at += page["size"]
            pictures.append(Picture(page["page"], name, page["width"], page["height"]))
        standing = {key: PagePlace(**place) for key, place in about["standing"].items()}
        return Paper(tuple(pictures), standing)


def _job_name(entry: Wanted, kind: str) -> str:
    return "-".join(map(str, entry.pages)) + "." + kind


def draw(
    wanted: Iterable[Wanted], inputs: Iterable[Path], form: Form, jobs: int, keep: Keep
) -> Drawn:
    """The pages of the wanted files; files that are gone or have changed have none."""
    sought: dict[str, list[Wanted]] = {}
    for entry in wanted:
        sought.setdefault(entry.path, []).append(entry)
    if not sought:
        return {}
    files = [
        (entry, found.place) for found in _files(inputs) for entry in sought.get(found.path, ())
    ]
    own = [entry for entry in files if not entry[0].printed]
    drawing, threads = Drawing(form, keep), ThreadPoolExecutor(max(1, jobs))
    try:
        papers = list(threads.map(lambda entry: drawing.of_file(*entry), own))
        for entry, pdf in _prints([entry for entry in files if entry[0].printed]):
            papers.append(drawing.of_print(entry, pdf))
    finally:
        drawing.stop()
        threads.shutdown(cancel_futures=True)
        drawing.close()
    return {sha256: paper for sha256, paper in papers if paper.pictures}


def _files(inputs: Iterable[Path]) -> Iterator[Found]:
    return (found for found in walk(inputs) if isinstance(found, Found) and not found.problem)


def _prints(files: Sequence[tuple[Wanted, bytes]]) -> Iterator[tuple[Wanted, bytes]]:
    """Files that have no pages of their own, as LibreOffice prints them; none without it."""
    entries: list[Wanted] = []
    contents: list[tuple[str, bytes]] = []
    for entry, place in files:
        taken = take(place, _LIMITS.file_size)
        if isinstance(taken, Problem):
            continue
        if taken.sha256 == entry.sha256:
            entries.append(entry)
            contents.append((entry.suffix, read_all(taken.file, taken.size)))  # closes it
        else:
            taken.close()
    with suppress(ReadFault):
        for at, pdf in printed(contents):
            yield entries[at], pdf
