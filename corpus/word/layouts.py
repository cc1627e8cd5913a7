"""The layouts in which reports are written as Word files; each maps a report to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.blocks import Grid, Para, content, names, phone_line, ticks
from corpus.facts import People, ReportData
from corpus.style import Style
from corpus.word.ooxml import (
    PAGE_WIDTH,
    Word,
    cell,
    content_control,
    paragraph,
    row,
    run,
    table,
    text_box,
)
from corpus.word.painter import Painter

HALF = PAGE_WIDTH // 2
INNER = PAGE_WIDTH - 240
PAGE_STARTS = ("criteria", "supporting_factors")
"""Sections that start a new page in forms that repeat their title row."""

Layout = Callable[[ReportData, Style], Word]


def _side_by_side(report: ReportData, section: str, following: str) -> bool:
    """Whether sections 3 and 4 stand next to each other and both have people in them."""
    odd = {*report.empty, *dict(report.leftover)}
    return (section, following) == ("supervisor", "data_collectors") and not (
        odd & {section, following}
    )


def _steps(report: ReportData) -> list[tuple[str, ...]]:
    """The printed sections, sections 3 and 4 as a pair where they stand side by side."""
    steps: list[tuple[str, ...]] = []
    for section in report.order:
        if steps and len(steps[-1]) == 1 and _side_by_side(report, steps[-1][0], section):
            steps[-1] = (*steps[-1], section)
        else:
            steps.append((section,))
    return steps


def _repeats(painter: Painter) -> list[tuple[str, str]]:
    """Sections that stand a second time: heading runs and painted content."""
    return [
        (
            painter.heading(section),
            "".join(paragraph(painter.text(text)) for text in texts),
        )
        for section, texts in painter.report.repeated
    ]


# --- boxed forms ------------------------------------------------------------------------------


def boxed(report: ReportData, style: Style) -> Word:
    """Bordered tables, title and ticks in the first row of every page, tables nested in cells."""
    word = Word()
    painter = Painter(word, report, style)
    pages = _pages(report)
    for at, steps in enumerate(pages):
        rows = [_title_row(painter, last=at == len(pages) - 1 > 0)]
        for step in steps:
            rows += _boxed_rows(painter, step)
        if at == len(pages) - 1:
            rows += [row(cell(paragraph(h) + c, PAGE_WIDTH, span=2)) for h, c in _repeats(painter)]
        if at:
            word.add(paragraph(page_break=True))
        word.add(table(*rows, widths=(HALF, HALF)))
    return _finished(painter)


def _pages(report: ReportData) -> list[list[tuple[str, ...]]]:
    pages: list[list[tuple[str, ...]]] = [[]]
    for step in _steps(report):
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
    unit = PAGE_WIDTH // GRID_COLUMNS
    rows = [_flat_title(painter, unit)]
    for step in _steps(report):
        if step[0] != "reporting_round":
            rows += _flat_rows(painter, step, unit)
    whole = GRID_COLUMNS
    rows += [
        row(cell(paragraph(h) + c, PAGE_WIDTH, span=whole)) for h, c in _repeats(painter)
    ]  # fmt: skip
    word.add(table(*rows, widths=[unit] * GRID_COLUMNS))
    return _finished(painter)


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
            cell(painter.cell_text(text, at, column, grid), unit * spans[column], span=spans[column])
            for column, text in enumerate(texts)
        ))
        for at, texts in enumerate(grid.rows)
    ]  # fmt: skip


# --- headings with their content below --------------------------------------------------------


def numbered(report: ReportData, style: Style) -> Word:
    """Typed numbers before bold headings, everything below in paragraphs and tables."""
    return _headed(report, style, numbered=True)


def thai_numbered(report: ReportData, style: Style) -> Word:
    """The same with Thai digits throughout (the report's own digits are Thai already)."""
    return _headed(report, replace(style, number="{}. "), numbered=True)


def plain(report: ReportData, style: Style) -> Word:
    """Bold headings without numbers."""
    return _headed(report, style, numbered=False)


def _headed(report: ReportData, style: Style, *, numbered: bool) -> Word:
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for section in report.order:
        blocks = content(report, style, section)
        run_in = section in ("indicator_name", "reporting_round") or style.colon == " :"
        lead = painter.heading(section, numbered=numbered)
        if run_in:
            word.add(painter.blocks(blocks, lead=lead))
        else:
            word.add(paragraph(lead), painter.blocks(blocks))
    _add_repeats(painter)
    return _finished(painter)


def _add_repeats(painter: Painter) -> None:
    for heading, text in _repeats(painter):
        painter.word.add(paragraph(heading), text)


def auto_numbered(report: ReportData, style: Style) -> Word:
    """Headings numbered by Word itself: the numbers are not in the text."""
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    kind = "thaiNumbers" if style.thai_digits else "decimal"
    headings = word.new_list(kind, "%1)" if ")" in style.number else "%1.")
    for section in report.order:
        heading = paragraph(painter.heading(section), numbering=(headings, 0), style="Heading1")
        word.add(heading, painter.blocks(content(report, style, section)))
    _add_repeats(painter)
    return _finished(painter)


def run_in(report: ReportData, style: Style) -> Word:
    """Bold headings run into their first sentence; no colon."""
    style = replace(style, colon="")
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for section in report.order:
        word.add(painter.blocks(content(report, style, section), lead=painter.heading(section)))
    _add_repeats(painter)
    return _finished(painter)


def tabbed(report: ReportData, style: Style) -> Word:
    """Sections 3 and 4 side by side with tabulators instead of a table."""
    style = replace(style, names_joined=True, colon=style.colon or " :")
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for step in _steps(report):
        if len(step) == 1:
            blocks = content(report, style, step[0])
            lead = painter.heading(step[0]) if step[0] != "reporting_round" else ""
            word.add(painter.blocks(blocks, lead=lead))
            continue
        pair = (report.supervisor, report.data_collectors)
        tab = painter.text("\t")
        headed = [
            painter.heading(s) + painter.text(" " + " ".join(names(p, style)))
            for s, p in zip(step, pair, strict=True)
        ]
        phones = [painter.text(phone_line(p, style)) for p in pair]
        word.add(paragraph(headed[0], tab, headed[1], tabs=(HALF,)))
        word.add(paragraph(phones[0], tab, phones[1], tabs=(HALF,)))
    _add_repeats(painter)
    return _finished(painter)


# --- headings in odd places -------------------------------------------------------------------


def two_columns(report: ReportData, style: Style) -> Word:
    """Heading left, content right, one row a section."""
    return _columns(report, replace(style, colon=""), split=False)


def split_headings(report: ReportData, style: Style) -> Word:
    """Two columns with a left one so narrow that authors broke the headings over two lines."""
    return _columns(report, replace(style, colon=""), split=True)


BREAKS = ("หมายเลข", "มาตรการ", "จากผล", "ต่อการ", "สำหรับ", "ตัวชี้วัด", "การดำเนิน", "การให้", "ข้อมูล")


def _columns(report: ReportData, style: Style, *, split: bool) -> Word:
    word = Word()
    painter = Painter(word, report, style)
    left, right = PAGE_WIDTH * 3 // 10, PAGE_WIDTH * 7 // 10
    word.add(paragraph(run(report.title, bold=True), align="center"))
    rows = []
    for section in report.order:
        heading = paragraph(painter.heading(section))
        if split:
            heading = _broken(painter, section)
        inside = painter.blocks(content(report, style, section), width=right - 240)
        rows.append(row(cell(heading, left), cell(inside or "<w:p/>", right)))
    rows += [row(cell(paragraph(h), left), cell(c, right)) for h, c in _repeats(painter)]
    word.add(table(*rows, widths=(left, right)))
    return _finished(painter)


def _broken(painter: Painter, section: str) -> str:
    text = painter.style.heading(painter.report, section)
    at = next((text.index(b) for b in BREAKS if b in text[4:] and text.index(b) > 3), 0)
    if not at:
        return paragraph(painter.heading_run(text))
    if at % 2:
        return paragraph(painter.heading_run(f"{text[:at].rstrip()}\n{text[at:]}"))
    return paragraph(painter.heading_run(text[:at].rstrip())) + paragraph(
        painter.heading_run(text[at:])
    )


def text_boxes(report: ReportData, style: Style) -> Word:
    """Headings (and the ticks) in text boxes, DrawingML with a VML twin."""
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for number, section in enumerate(report.order, 1):
        blocks = content(report, style, section)
        if section == "reporting_round":
            word.add(text_box(painter.blocks(blocks), number))
            continue
        word.add(text_box(paragraph(painter.heading(section)), number), painter.blocks(blocks))
    _add_repeats(painter)
    return _finished(painter)


def content_controls(report: ReportData, style: Style) -> Word:
    """Every answer in a content control, ticks as content controls too."""
    style = replace(style, tick="w14")
    word = Word()
    painter = Painter(word, report, style)
    word.add(paragraph(run(report.title, bold=True), align="center"))
    for section in report.order:
        word.add(paragraph(painter.heading(section, numbered=True)))
        inside = painter.blocks(content(report, style, section))
        if inside:
            word.add(content_control(inside, section))
    _add_repeats(painter)
    return _finished(painter)


def page_header(report: ReportData, style: Style) -> Word:
    """Title, ticks and the indicator's name in the page header, repeated on every page."""
    word = Word()
    painter = Painter(word, report, style)
    header = [paragraph(run(report.title, bold=True), align="center")]
    in_header = [s for s in ("reporting_round", "indicator_name") if s in report.order]
    for section in in_header:
        blocks = content(report, style, section)
        lead = "" if section == "reporting_round" else painter.heading(section)
        header.append(painter.blocks(blocks, lead=lead))
    word.header = "".join(header)
    for section in report.order:
        if section not in in_header:
            word.add(paragraph(painter.heading(section)))
            word.add(painter.blocks(content(report, style, section)))
    _add_repeats(painter)
    return _finished(painter)


def _finished(painter: Painter) -> Word:
    if painter.style.guideline:
        painter.word.add(painter.guideline_page())
    return painter.word


LAYOUTS: dict[str, Layout] = {
    "boxed": boxed,
    "flat-boxed": flat_boxed,
    "numbered": numbered,
    "thai-numbered": thai_numbered,
    "plain": plain,
    "auto-numbered": auto_numbered,
    "run-in": run_in,
    "tabbed": tabbed,
    "two-columns": two_columns,
    "split-headings": split_headings,
    "text-boxes": text_boxes,
    "content-controls": content_controls,
    "page-header": page_header,
}
"""The layouts by name."""
