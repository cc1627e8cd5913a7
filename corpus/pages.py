"""Reports as print pages: HTML with a style sheet for the browsers, Typst markup for Typst.

Three arrangements as reports have them: numbered paragraphs, one bordered box, two columns.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from corpus.blocks import (
    GUIDELINE_TITLE,
    Block,
    Grid,
    Listing,
    Para,
    content,
    guideline,
    heading_text,
    ticks,
)
from corpus.facts import ReportData
from corpus.style import Style

_CSS = """
@page {{ size: A4; margin: 20mm 20mm 18mm 25mm; }}
body {{ font-family: "{font}"; font-size: {size}pt; line-height: 1.45; margin: 0; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ border: 0.7pt solid #000; padding: 2pt 4pt; vertical-align: top; }}
p {{ margin: 2pt 0; }} ol {{ margin: 2pt 0; }} h2 {{ font-size: 1.15em; text-align: center; }}
"""


def numbered_page(report: ReportData, style: Style, font: str) -> str:
    """Title and boxes on top, numbered bold headings, tables between the paragraphs."""
    out = [f"<h2>{escape(report.title)}</h2>"]
    for section in report.order:
        heading = escape(heading_text(report, style, section, numbered=True))
        out.append(f"<p><b>{heading}</b></p>")
        out += [_block(block) for block in content(report, style, section)]
    return _page("\n".join([*out, *_tail(report, style)]), font)


def boxed_page(report: ReportData, style: Style, font: str) -> str:
    """One bordered table: a row a section, heading and content in the same cell."""
    title = f"<tr><td>{escape(report.title)}</td><td>{escape(ticks(report, style))}</td></tr>"
    rows = [title]
    for section in report.order:
        if section == "reporting_round":
            continue
        heading = escape(heading_text(report, style, section, numbered=False))
        inside = "".join(_block(block) for block in content(report, style, section))
        rows.append(f'<tr><td colspan="2"><p><b>{heading} :</b></p>{inside}</td></tr>')
    table = f"<table>{''.join(rows)}</table>"
    return _page("\n".join([table, *_tail(report, style)]), font)


def two_column_page(report: ReportData, style: Style, font: str) -> str:
    """Headings left, contents right."""
    rows = []
    for section in report.order:
        heading = escape(heading_text(report, style, section, numbered=True))
        inside = "".join(_block(block) for block in content(report, style, section))
        rows.append(f'<tr><td style="width: 32%">{heading}</td><td>{inside}</td></tr>')
    table = f"<h2>{escape(report.title)}</h2><table>{''.join(rows)}</table>"
    return _page("\n".join([table, *_tail(report, style)]), font)


PAGES: dict[str, Callable[[ReportData, Style, str], str]] = {
    "page-numbered": numbered_page,
    "page-boxed": boxed_page,
    "page-two-columns": two_column_page,
}
"""Print pages by the name of their arrangement."""


def _page(body: str, font: str) -> str:
    head = f'<meta charset="utf-8"><style>{_CSS.format(font=font, size=13)}</style>'
    return f'<!DOCTYPE html><html lang="th"><head>{head}</head><body>{body}</body></html>'


def _tail(report: ReportData, style: Style) -> list[str]:
    out = []
    for section, texts in report.repeated:
        out.append(f"<p><b>{escape(style.heading(report, section))}</b></p>")
        out += [f"<p>{escape(text)}</p>" for text in texts]
    if style.guideline:
        out += [f"<h2>{GUIDELINE_TITLE}</h2>", _block(guideline(style))]
    return out


def _block(block: Block) -> str:
    match block:
        case Para(text):
            return f"<p>{_text(text)}</p>"
        case Listing(items):
            return "<ol>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ol>"
        case Grid(rows):
            cells = ("".join(f"<td>{_text(cell)}</td>" for cell in row) for row in rows)
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def typst_page(report: ReportData, style: Style, font: str) -> str:
    """The numbered arrangement in Typst's markup."""
    out = [
        '#set page(paper: "a4", margin: 2cm)',
        f'#set text(font: ("{font}", "DejaVu Sans"), size: 12pt, lang: "th")',
        f"#align(center)[{_typst(report.title)}]",
    ]
    for section in report.order:
        out.append(f"*{_typst(heading_text(report, style, section, numbered=True))}*\n")
        out += [_typst_block(block) for block in content(report, style, section)]
    for section, texts in report.repeated:
        out += [f"*{_typst(style.heading(report, section))}*\n", *map(_typst, texts)]
    return "\n\n".join(out)


def _typst(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{quoted}"'


def _typst_block(block: Block) -> str:
    match block:
        case Para(text):
            return _typst(text)
        case Listing(items):
            return "\n".join(f"{n}. {_typst(item)}" for n, item in enumerate(items, 1))
        case Grid(rows):
            cells = ", ".join(f"[{_typst(cell)}]" for row in rows for cell in row)
            return f"#table(columns: {len(rows[0])}, {cells})"
