"""Boxed forms: bordered tables with the title and the ticks in their first row."""

from __future__ import annotations

from dataclasses import replace

from corpus.blocks import Grid, Para, content, names, phone_line, ticks
from corpus.facts import People, ReportData
from corpus.style import Style
from corpus.word.arrangement import HALF, finished, preface, repeats_of, steps_of
from corpus.word.ooxml import PAGE_WIDTH, cell, paragraph, row, run, table
from corpus.word.package import Word
from corpus.word.painter import Painter

INNER = PAGE_WIDTH - 240
PAGE_STARTS = ("criteria", "supporting_factors")
"""Sections that start a new page in forms that repeat their title row."""


def boxed(report: ReportData, style: Style) -> Word:
    """Bordered tables, title and ticks in the first row of every page, tables nested in cells."""
    word = Word()
    painter = Painter(word, report, style)
    preface(painter)
    pages = _pages(report)
    for at, steps in enumerate(pages):
        rows = [_title_row(painter, last=at == len(pages) - 1 > 0)]
        for step in steps:
            rows += _boxed_rows(painter, step)
        if at == len(pages) - 1:
            rows += [
                row(cell(paragraph(h) + c, PAGE_WIDTH, span=2)) for h, c in repeats_of(painter)
            ]
        if at:
            word.add(paragraph(page_break=True))
        word.add(table(*rows, widths=(HALF, HALF)))
    return finished(painter)


def _pages(report: ReportData) -> list[list[tuple[str, ...]]]:
    pages: list[list[tuple[str, ...]]] = [[]]
    for step in steps_of(report):
        if step[0] == "reporting_round":
            continue
        if step[0] in PAGE_STARTS and pages[-1]:
            pages.append([])
        pages[-1].append(step)
    return pages


def _title_row(painter: Painter, *, last: bool) -> str:
    report = painter.report
    title = paragraph(run(report.title, bold=True), align="center")
    if "reporting_round" not in report.order:
        return row(cell(title, PAGE_WIDTH, span=2))
    boxes = paragraph(painter.text(ticks(report, painter.style, last_page=last)))
    return row(cell(title, HALF), cell(boxes, HALF))


def _boxed_rows(painter: Painter, step: tuple[str, ...]) -> list[str]:
    report, style = painter.report, painter.style
    if len(step) == 2:
        pair = (report.supervisor, report.data_collectors)
        people = [_names_cell(painter, s, p) for s, p in zip(step, pair, strict=True)]
        phones = [paragraph(painter.text(phone_line(p, style))) for p in pair]
        return [
            row(*(cell(content, HALF) for content in people)),
            row(*(cell(content, HALF) for content in phones)),
        ]
    inside = painter.blocks(
        content(report, style, step[0]), width=INNER, lead=painter.heading(step[0])
    )
    return [row(cell(inside, PAGE_WIDTH, span=2))]


def _names_cell(painter: Painter, section: str, people: People) -> str:
    lines = tuple(Para(line) for line in names(people, painter.style))
    return painter.blocks(lines, lead=painter.heading(section))


GRID_COLUMNS = 20


def flat_boxed(report: ReportData, style: Style) -> Word:
    """One bordered table; level and score rows are rows of it, merged over a fine grid."""
    style = replace(style, levels_as="table")
    word = Word()
    painter = Painter(word, report, style)
    preface(painter)
    unit = PAGE_WIDTH // GRID_COLUMNS
    rows = [_flat_title(painter, unit)]
    for step in steps_of(report):
        if step[0] != "reporting_round":
            rows += _flat_rows(painter, step, unit)
    whole = GRID_COLUMNS
    rows += [
        row(cell(paragraph(h) + c, PAGE_WIDTH, span=whole)) for h, c in repeats_of(painter)
    ]  # fmt: skip
    word.add(table(*rows, widths=[unit] * GRID_COLUMNS))
    return finished(painter)


def _flat_title(painter: Painter, unit: int) -> str:
    title = paragraph(run(painter.report.title, bold=True))
    boxes = paragraph(painter.text(ticks(painter.report, painter.style)))
    if "reporting_round" not in painter.report.order:
        return row(cell(title, unit * GRID_COLUMNS, span=GRID_COLUMNS), header=True)
    return row(cell(title, unit * 12, span=12), cell(boxes, unit * 8, span=8), header=True)


def _flat_rows(painter: Painter, step: tuple[str, ...], unit: int) -> list[str]:
    if len(step) == 2:
        return [
            made.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="10"/>')
            for made in _boxed_rows(painter, step)
        ]
    blocks = content(painter.report, painter.style, step[0])
    grids = [block for block in blocks if isinstance(block, Grid)]
    others = tuple(block for block in blocks if not isinstance(block, Grid))
    lead = painter.blocks(others, lead=painter.heading(step[0]))
    rows = [row(cell(lead, PAGE_WIDTH, span=GRID_COLUMNS))]
    for grid in grids:
        rows += _flat_grid(painter, grid, unit)
    return rows


def _flat_grid(painter: Painter, grid: Grid, unit: int) -> list[str]:
    spans = [max(1, GRID_COLUMNS * share // sum(grid.widths)) for share in grid.widths]
    spans[spans.index(max(spans))] += GRID_COLUMNS - sum(spans)
    return [
        row(*(
            cell(painter.cell_text(text, at, column, grid), unit * span, span=span)
            for column, (text, span) in enumerate(zip(texts, spans, strict=True))
        ))
        for at, texts in enumerate(grid.rows)
    ]  # fmt: skip
