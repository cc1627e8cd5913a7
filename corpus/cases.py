"""A case: a seed, a kind and a noise level -> a file with its truth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from corpus.defects import PLANTERS, plant
from corpus.facts import Defect, ReportData, in_thai_digits
from corpus.generate import make_report
from corpus.noise import damage
from corpus.others import other_document
from corpus.style import Style, make_style
from corpus.transcript import TRANSCRIPTS
from corpus.truth import truth_of
from corpus.word.layouts import LAYOUTS
from corpus.word.verbose import as_word_saves

REPEATED_TICKS = ("boxed", "repeated-title")
"""Layouts that print the ticks on every page, so that pages can disagree."""
SPECIAL = ("ROUND-03",)
OTHER_DOCUMENTS = 0.02
"""Share of documents that are not this form."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file and what is true of it; ``clean`` reports have nothing wrong in them."""

    name: str
    kind: str
    layout: str
    data: bytes
    truth: dict[str, Any]

    @property
    def clean(self) -> bool:
        """Whether any finding would be a false alarm."""
        return not self.truth["defects"]


def make_case(seed: int, *, kind: str = "docx", noise: float = 0.0) -> Case:
    """The case of this seed; the same bytes every time."""
    rng = Random(f"case {seed}")
    layouts = LAYOUTS if kind == "docx" else TRANSCRIPTS
    layout = rng.choice(tuple(layouts))
    if kind == "docx" and rng.random() < OTHER_DOCUMENTS:
        return _other(seed)
    report, style = make_pair(seed, rng, layout, word=kind == "docx")
    report = damage(report, Random(f"noise {seed}"), noise)
    data = _word(report, style, layout) if kind == "docx" else _transcript(report, style, layout)
    suffix = "docx" if kind == "docx" else layout.split("-")[0]
    truth = truth_of(report, kind=kind, layout=layout, producer="corpus")
    return Case(f"{seed:05d}-{layout}.{suffix}", kind, layout, data, truth)


def _word(report: ReportData, style: Style, layout: str) -> bytes:
    data = LAYOUTS[layout](report, style).data()
    return as_word_saves(data) if "verbose" in style.quirks else data


def _transcript(report: ReportData, style: Style, layout: str) -> bytes:
    return TRANSCRIPTS[layout](report, style).encode()


def make_pair(seed: int, rng: Random, layout: str, *, word: bool) -> tuple[ReportData, Style]:
    """A report with 0 to 3 defects that this layout can show, and its author."""
    codes = tuple(c for c in PLANTERS if c not in SPECIAL or layout in REPEATED_TICKS)
    count = rng.choice((0, 0, 0, 1, 1, 2, 3))
    report = plant(make_report(seed), rng, count, codes)
    style = make_style(seed, word_ticks=word)
    if layout == "thai-numbered":
        style = replace(style, thai_digits=True)
    return (in_thai_digits(report) if style.thai_digits else report), style


def _other(seed: int) -> Case:
    report = replace(make_report(seed), order=())
    report = report.with_defect(Defect("FORM-01"), allowed=tuple(PLANTERS))
    truth = truth_of(report, kind="docx", layout="other-document", producer="corpus")
    data = other_document(seed).data()
    return Case(f"{seed:05d}-other-document.docx", "docx", "other-document", data, truth)
