"""The files of the site: an index, a page per report, and what they share."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import fontpkg_sarabun
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from extractor.form import Form
from extractor.model import Message
from extractor.report.columns import visible
from extractor.report.decisions import Standing
from extractor.report.record import AuditRecord
from extractor.report.site.overview import overview
from extractor.report.site.paper import MOST_LINES
from extractor.report.site.pictures import Drawn, Paper
from extractor.report.site.report_page import report_page
from extractor.report.site.triage import Row, gravest_first, rows_of
from extractor.report.site.words import both, said, seen
from extractor.report.words import (
    SECTION_STATUS,
    SEVERITIES,
    VERDICTS,
    Lang,
    place_in_words,
    reason_in_language,
)

HERE = Path(__file__).parent
SHARED = ("site.css", "first.js", "site.js", "index.js", "report.js")
MOST_FINDINGS = 500
"""Findings that a report's page shows at most; the table counts them all."""
WEIGHTS = {"Regular": 400, "Bold": 700}


class SiteFile(NamedTuple):
    """A file of the site: its name below ``report/``, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is made of.

    ``records`` gives the run's audits, anew each time. ``titles`` say in a line what each check
    says, by its code. ``lang`` is the language that the pages open in.
    """

    records: Callable[[], Iterable[AuditRecord]]
    form: Form
    decided: Standing
    titles: Mapping[str, Message]
    lang: Lang = "th"
    pictures: Drawn = field(default_factory=dict)


def site_files(site: Site) -> Iterator[SiteFile]:
    """Every file of the site but the pictures; the index comes last."""
    yield from shared_files()
    rows = list(rows_of(site.records(), site.form, site.decided))
    order = gravest_first(rows)
    before, after = _neighbours(order)
    template = _templates().get_template("report.html")
    for row, record in zip(rows, site.records(), strict=True):
        page = report_page(
            row,
            record,
            site.form,
            site.decided,
            site.pictures.get(record.source.sha256 or "", Paper(())),
        )
        html = template.render(
            page=page, form=site.form, lang=site.lang, root="../", before=before.get(row.page),
            after=after.get(row.page),
        )  # fmt: skip
        yield SiteFile(f"reports/{row.page}.html", html.encode("utf-8"))
    codes = sorted({mark.code for row in rows for mark in row.marks})
    html = _templates().get_template("index.html").render(
        rows=order, totals=overview(rows, site.form, site.titles), form=site.form, lang=site.lang,
        root="", titles=site.titles, codes=codes,
    )  # fmt: skip
    yield SiteFile("index.html", html.encode("utf-8"))


def _neighbours(order: list[Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    pairs = list(pairwise(order))
    return {b.page: a for a, b in pairs}, {a.page: b for a, b in pairs}


def shared_files() -> Iterator[SiteFile]:
    """Style, scripts, the font and its licence."""
    for name in SHARED:
        yield SiteFile(f"assets/{name}", (HERE / "assets" / name).read_bytes())
    yield SiteFile("assets/font.css", _font())
    yield SiteFile("assets/Sarabun-OFL.txt", (fontpkg_sarabun.ROOT / "LICENSE").read_bytes())


@cache
def _font() -> bytes:
    """Sarabun as data inside a style sheet: browsers do not let pages on disk load font files."""
    faces = []
    for name, weight in WEIGHTS.items():
        data = (fontpkg_sarabun.ROOT / "files" / f"Sarabun-{name}.ttf").read_bytes()
        faces.append(
            f'@font-face{{font-family:"Sarabun";font-weight:{weight};font-display:block;'
            f"src:url(data:font/ttf;base64,{base64.b64encode(data).decode('ascii')})}}\n"
        )
    licence = "/* Sarabun, SIL Open Font License 1.1: see Sarabun-OFL.txt */\n"
    return (licence + "".join(faces)).encode("ascii")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "t": both,
        "most": MOST_LINES,
        "most_findings": MOST_FINDINGS,
        "severities": SEVERITIES,
        "verdicts": VERDICTS,
        "statuses": SECTION_STATUS,
        "place_in_words": place_in_words,
        "reason": reason_in_language,
    }
    environment.filters |= {"said": said, "seen": seen, "visible": visible}
    return environment
