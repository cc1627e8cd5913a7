"""The layouts in which reports are written as Word files; each maps a report to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.blocks import content, names, phone_line, ticks
from corpus.facts import ReportData
from corpus.style import Style
from corpus.word.arrangement import HALF, begin, finished, preface, repeats_of, steps_of
from corpus.word.boxed import PAGE_STARTS, boxed, flat_boxed
from corpus.word.columns import left_merged, split_headings, three_columns, two_columns
from corpus.word.ooxml import (
    PAGE_WIDTH,
    cell,
    content_control,
    paragraph,
    row,
    run,
    table,
    text_box,
)
from corpus.word.package import Word
from corpus.word.painter import Painter

Layout = Callable[[ReportData, Style], Word]


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
    begin(painter)
    for section in report.order:
        blocks = content(report, style, section)
        run_in = section in ("indicator_name", "reporting_round") or style.colon == " :"
        lead = painter.heading(section, numbered=numbered)
        if run_in:
            word.add(painter.blocks(blocks, lead=lead))
        else:
            word.add(paragraph(lead), painter.blocks(blocks))
    _add_repeats(painter)
    return finished(painter)


def _add_repeats(painter: Painter) -> None:
    for heading, text in repeats_of(painter):
        painter.word.add(paragraph(heading), text)


def repeated_title(report: ReportData, style: Style) -> Word:
    """Plain headings; title and ticks as a paragraph at the top of every page."""
    word = Word()
    painter = Painter(word, report, style)
    preface(painter)
    word.add(*_title_lines(painter, last=False))
    for section in report.order:
        if section == "reporting_round":
            continue
        if section in PAGE_STARTS:
            word.add(paragraph(page_break=True))
            word.add(*_title_lines(painter, last=section == PAGE_STARTS[-1]))
        word.add(painter.blocks(content(report, style, section), lead=painter.heading(section)))
    _add_repeats(painter)
    return finished(painter)


def _title_lines(painter: Painter, *, last: bool) -> tuple[str, ...]:
    report = painter.report
    title = run(report.title, bold=True)
    if "reporting_round" not in report.order:
        return (paragraph(title),)
    return (paragraph(title, painter.text("\t" + ticks(report, painter.style, last_page=last))),)


def one_cell(report: ReportData, style: Style) -> Word:
    """A frame around the whole report: one table cell that holds everything."""
    word = numbered(report, replace(style, guideline=False, quirks=style.quirks - {"footer"}))
    framed = table(row(cell("".join(word.body), PAGE_WIDTH)), widths=(PAGE_WIDTH,))
    word.body = [framed]
    return finished(Painter(word, report, replace(style, quirks=style.quirks - {"signature"})))


def auto_numbered(report: ReportData, style: Style) -> Word:
    """Headings numbered by Word itself: the numbers are not in the text."""
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    kind = "thaiNumbers" if style.thai_digits else "decimal"
    headings = word.new_list(kind, "%1)" if ")" in style.number else "%1.")
    for section in report.order:
        heading = paragraph(painter.heading(section), numbering=(headings, 0), style="Heading1")
        word.add(heading, painter.blocks(content(report, style, section)))
    _add_repeats(painter)
    return finished(painter)


def run_in(report: ReportData, style: Style) -> Word:
    """Bold headings run into their first sentence; no colon."""
    style = replace(style, colon="")
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    for section in report.order:
        word.add(painter.blocks(content(report, style, section), lead=painter.heading(section)))
    _add_repeats(painter)
    return finished(painter)


def tabbed(report: ReportData, style: Style) -> Word:
    """Sections 3 and 4 side by side with tabulators instead of a table."""
    style = replace(style, names_joined=True, colon=style.colon or " :")
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    for step in steps_of(report):
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
    return finished(painter)


# --- headings in odd places -------------------------------------------------------------------


def text_boxes(report: ReportData, style: Style) -> Word:
    """Headings (and the ticks) in text boxes, DrawingML with a VML twin."""
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    for number, section in enumerate(report.order, 1):
        blocks = content(report, style, section)
        if section == "reporting_round":
            word.add(text_box(painter.blocks(blocks), number))
            continue
        word.add(text_box(paragraph(painter.heading(section)), number), painter.blocks(blocks))
    _add_repeats(painter)
    return finished(painter)


def content_controls(report: ReportData, style: Style) -> Word:
    """Every answer in a content control, ticks as content controls too."""
    style = replace(style, tick="w14")
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    for section in report.order:
        word.add(paragraph(painter.heading(section, numbered=True)))
        inside = painter.blocks(content(report, style, section))
        if inside:
            word.add(content_control(inside, section))
    _add_repeats(painter)
    return finished(painter)


def page_header(report: ReportData, style: Style) -> Word:
    """Title, ticks and the indicator's name in the page header, repeated on every page."""
    word = Word()
    painter = Painter(word, report, style)
    preface(painter)
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
    return finished(painter)


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
    "three-columns": three_columns,
    "left-merged": left_merged,
    "repeated-title": repeated_title,
    "one-cell": one_cell,
    "text-boxes": text_boxes,
    "content-controls": content_controls,
    "page-header": page_header,
}
"""The layouts by name."""
