"""What layouts share: which sections stand together, repeats, the appended guideline."""

from __future__ import annotations

from corpus.facts import ReportData
from corpus.word.ooxml import PAGE_WIDTH, Word, paragraph
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


def finished(painter: Painter) -> Word:
    if painter.style.guideline:
        painter.word.add(painter.guideline_page())
    return painter.word
