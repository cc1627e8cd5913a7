"""The samples: six finished reports that a newcomer audits first.

Each is a generated report with one instructive defect at most, in a layout of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from corpus.defects import PLANTERS
from corpus.facts import in_thai_digits
from corpus.generate import make_report
from corpus.style import Style
from corpus.transcript import service_text
from corpus.truth import truth_of
from corpus.word.layouts import LAYOUTS


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: file name, seed of the report, its layout and the codes planted in it."""

    name: str
    seed: int
    layout: str
    codes: tuple[str, ...] = ()
    tick: str = "ballot"
    thai_digits: bool = False
    item_mark: str = "{}. "


SAMPLES = (
    Sample("01-complete.docx", 16, "boxed", tick="wingdings"),
    Sample("02-wrong-weighted-score.docx", 7, "numbered", ("SCORE-03",), "form-field"),
    Sample("03-missing-section.docx", 9, "boxed", ("SEC-01",), "w14", item_mark="auto"),
    Sample("04-no-round-ticked.docx", 21, "two-columns", ("ROUND-01",), "paren-slash"),
    Sample("05-order-outside-year.docx", 30, "thai-numbered", ("EVID-02",), "bracket-slash", True),
    Sample("06-two-spellings-transcript.txt", 41, "service", ("SAME-02",)),
)


def samples(plain: Style) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Name, bytes and truth of each sample."""
    for sample in SAMPLES:
        report = make_report(sample.seed)
        for code in sample.codes:
            planted = PLANTERS[code](report, Random(sample.seed))
            assert planted is not None, (sample.name, code)
            report = planted
        style = replace(
            plain, tick=sample.tick, thai_digits=sample.thai_digits, item_mark=sample.item_mark
        )
        if sample.thai_digits:
            report = in_thai_digits(report)
        if sample.layout == "service":
            data, kind = service_text(report, style).encode(), "transcript"
        else:
            data, kind = LAYOUTS[sample.layout](report, style).data(), "docx"
        yield (
            sample.name,
            data,
            truth_of(report, kind=kind, layout=sample.layout, producer="corpus"),
        )
