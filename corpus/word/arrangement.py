"""What layouts share: which sections stand together, repeats, the appended guideline."""

from __future__ import annotations

from corpus.blocks import closing, opening, under_title
from corpus.facts import ReportData
from corpus.word.ooxml import PAGE_WIDTH, page_field, paragraph, run
from corpus.word.package import Word
from corpus.word.painter import Painter

HALF = PAGE_WIDTH // 2


def side_by_side(report: ReportData, section: str, following: str) -> bool:
    """Whether sections 3 and 4 stand next to each other and both have people in them."""
    odd = {*report.empty, *dict(report.leftover)}
    return (section, following) == ("supervisor", "data_collectors") and not (
        odd & {section, following}
    )


def steps_of(report: ReportData) -> list[tuple[str, ...]]:
    """The printed sections, sections 3 and 4 as a pair where they stand side by side."""
    steps: list[tuple[str, ...]] = []
    for section in report.order:
        if steps and len(steps[-1]) == 1 and side_by_side(report, steps[-1][0], section):
            steps[-1] = (*steps[-1], section)
        else:
            steps.append((section,))
    return steps


def repeats_of(painter: Painter) -> list[tuple[str, str]]:
    """Sections that stand a second time: heading runs and painted content."""
    return [
        (
            painter.heading(section),
            "".join(paragraph(painter.text(text)) for text in texts),
        )
        for section, texts in painter.report.repeated
    ]


def begin(painter: Painter) -> None:
    """What stands in front of the sections: a memo's head, the title, the unit."""
    preface(painter)
    word, report = painter.word, painter.report
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for line in under_title(report, painter.style):
        word.add(paragraph(run(line), align="center"))


def preface(painter: Painter) -> None:
    """A memo's head in front of the report."""
    for line in opening(painter.report, painter.style):
        painter.word.add(paragraph(run(line)))


def finished(painter: Painter) -> Word:
    """The file with what stands below the report: a signature, the guideline, the footer."""
    word, report = painter.word, painter.report
    for line in closing(report, painter.style):
        word.add(paragraph(run(line), align="right"))
    if painter.style.guideline:
        word.add(painter.guideline_page())
    if "footer" in painter.style.quirks:
        word.footer = paragraph(run(f"{report.unit} หน้า "), page_field(), align="right")
    return word
