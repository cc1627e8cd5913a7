"""Layouts with the headings in a column of their own."""

from __future__ import annotations

from dataclasses import replace

from corpus.blocks import content
from corpus.facts import ReportData
from corpus.style import Style
from corpus.word.arrangement import begin, finished, repeats_of
from corpus.word.ooxml import PAGE_WIDTH, cell, paragraph, row, run, table
from corpus.word.package import Word
from corpus.word.painter import Painter
from extractor.form import load_form


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
    begin(painter)
    rows = []
    for section in report.order:
        heading = paragraph(painter.heading(section))
        if split:
            heading = _broken(painter, section)
        inside = painter.blocks(content(report, style, section), width=right - 240)
        rows.append(row(cell(heading, left), cell(inside or "<w:p/>", right)))
    rows += [row(cell(paragraph(h), left), cell(c, right)) for h, c in repeats_of(painter)]
    word.add(table(*rows, widths=(left, right)))
    return finished(painter)


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


def three_columns(report: ReportData, style: Style) -> Word:
    """Number, heading and content in three columns, with a heading row of their own."""
    style = replace(style, colon="")
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    widths = (PAGE_WIDTH // 12, PAGE_WIDTH * 3 // 12, PAGE_WIDTH * 8 // 12)
    titles = ("ที่", "หัวข้อ", "รายละเอียด")
    head = [cell(paragraph(run(t, bold=True)), w) for t, w in zip(titles, widths, strict=True)]
    rows = [row(*head, header=True)]
    for section in report.order:
        number = style.numbered(load_form().section(section).number).strip()
        inside = painter.blocks(content(report, style, section), width=widths[2] - 240)
        cells = (paragraph(run(number)), paragraph(painter.heading(section)), inside)
        rows.append(row(*(cell(c or "<w:p/>", w) for c, w in zip(cells, widths, strict=True))))
    word.add(table(*rows, widths=widths))
    for heading, text in repeats_of(painter):
        word.add(paragraph(heading), text)
    return finished(painter)


def left_merged(report: ReportData, style: Style) -> Word:
    """Two columns; the heading's cell is merged over one row for each paragraph or table."""
    style = replace(style, colon="")
    word = Word()
    painter = Painter(word, report, style)
    begin(painter)
    left, right = PAGE_WIDTH * 3 // 10, PAGE_WIDTH * 7 // 10
    rows = []
    for section in report.order:
        blocks = content(report, style, section) or (None,)
        for at, block in enumerate(blocks):
            merge = ("restart" if at == 0 else "continue") if len(blocks) > 1 else ""
            heading = paragraph(painter.heading(section)) if at == 0 else "<w:p/>"
            inside = painter.blocks((block,), width=right - 240) if block else "<w:p/>"
            rows.append(row(cell(heading, left, merge=merge), cell(inside, right)))
    rows += [row(cell(paragraph(h), left), cell(c, right)) for h, c in repeats_of(painter)]
    word.add(table(*rows, widths=(left, right)))
    return finished(painter)
