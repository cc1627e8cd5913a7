"""Drawing pages for the site: what a worker does with a file, and asking the workers for it.

Drawing runs a stranger's file through PDFium a second time, so it happens where reading does: in
workers with limits, whose end costs that file's pictures and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.intake import take
from extractor.batch.limits import DEFAULT_BATCH_LIMITS
from extractor.batch.pool import Pool
from extractor.batch.supervisor import Orders, Request
from extractor.batch.walk import Found, walk
from extractor.batch.work import Answer, Job, MoreTime, Problem, Settings, Work
from extractor.errors import ReadFault
from extractor.read.render import render_pages
from extractor.report.site.pictures import DPI, Drawn, Picture, packed

_LIMITS = replace(DEFAULT_BATCH_LIMITS, wall=20.0, files_per_worker=1_000)
_NOTHING = (0, 0, 0)

Keep = Callable[[str, bytes], object]
"""Takes a picture's file name and its bytes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages of a file to draw: the file by its path in the run and its hash."""

    path: str
    sha256: str
    pages: tuple[int, ...]


def prepare(_: Settings) -> Work:
    """The work of drawing: a job's name lists the pages, as in ``1-3.pdf``."""
    return _work


def _work(job: Job, _: MoreTime) -> Answer:
    if job.problem is not None or job.safe:
        return Answer("error", (), "", _NOTHING, b"")
    pages = tuple(map(int, job.name.partition(".")[0].split("-")))
    head: list[dict[str, object]] = []
    body: list[bytes] = []
    try:
        for page, image, scale in render_pages(job.data, pages, DPI):
            suffix, data = packed(image)
            width, height = (round(side / scale, 2) for side in image.size)
            about = {"page": page, "suffix": suffix, "width": width, "height": height}
            head.append({**about, "size": len(data)})
            body.append(data)
    except ReadFault:
        pass  # the pages drawn before are good ones
    line = json.dumps(head).encode("ascii") + b"\n" + b"".join(body)
    return Answer("ok", (), "", _NOTHING, line)


def draw(wanted: Iterable[Wanted], inputs: Iterable[Path], jobs: int, keep: Keep) -> Drawn:
    """The pictures by the hash of their file; files that are gone or have changed have none."""
    sought = {(entry.path, entry.sha256): entry for entry in wanted}
    if not sought:
        return {}
    paths = {path for path, _ in sought}
    files = [found for found in _files(inputs) if found.path in paths]
    pool = Pool(Orders("extractor.commands.draw:prepare", {}, _LIMITS))

    def one(found: Found) -> tuple[str, tuple[Picture, ...]]:
        return _of_file(found, sought, pool, keep)

    with closing(pool), ThreadPoolExecutor(max(1, min(jobs, len(files) or 1))) as threads:
        return {sha256: pictures for sha256, pictures in threads.map(one, files) if pictures}


def _files(inputs: Iterable[Path]) -> Iterator[Found]:
    return (found for found in walk(inputs) if isinstance(found, Found) and not found.problem)


def _of_file(
    found: Found, sought: Mapping[tuple[str, str], Wanted], pool: Pool, keep: Keep
) -> tuple[str, tuple[Picture, ...]]:
    taken = take(found.place, _LIMITS.file_size)
    if isinstance(taken, Problem):
        return "", ()
    try:
        entry = sought.get((found.path, taken.sha256))
        if entry is None:
            return "", ()
        name = "-".join(map(str, entry.pages)) + ".pdf"
        settled = pool.settle(Request(name, taken.sha256, taken.file), taken.size)
        return taken.sha256, tuple(_pictures(settled.answer.line, taken.sha256, keep))
    finally:
        taken.close()


def _pictures(line: bytes, sha256: str, keep: Keep) -> Iterator[Picture]:
    head, _, body = line.partition(b"\n")
    at = 0
    for about in json.loads(head or b"[]"):
        name = f"{sha256[:16]}-{about['page']}.{about['suffix']}"
        keep(name, body[at : at + about["size"]])
        at += about["size"]
        yield Picture(about["page"], name, about["width"], about["height"])
