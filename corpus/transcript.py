"""Reports as transcripts, as OCR services and people hand them in: text, Markdown, HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from corpus.blocks import (
    GUIDELINE_TITLE,
    Block,
    Grid,
    Listing,
    Para,
    closing,
    content,
    guideline,
    heading_text,
    names,
    opening,
    phone_line,
    ticks,
    under_title,
)
from corpus.facts import ABOVE, LEFT, ReportData
from corpus.style import Style

_CHECKED = '<input checked="" type="checkbox"/>'
_UNCHECKED = '<input type="checkbox"/>'


def _typed_ticks(line: str, style: Style) -> str:
    return line.replace("☑", style.tick_text(True)).replace("☐", style.tick_text(False))


def _html_ticks(line: str) -> str:
    line = line.replace("\n", "<br>")
    return line.replace("☑", _CHECKED).replace("☐", _UNCHECKED)


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Para(text):
                lines += text.split("\n")
            case Listing():
                lines += block.marked()
            case Grid(rows):
                lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in rows]
    return lines


def _lead(heading: str, lines: list[str], joined: bool) -> list[str]:
    if joined and lines and "\t" not in lines[0]:
        return [f"{heading} {lines[0]}", *lines[1:]]
    return [heading, *lines]


def tabbed_text(report: ReportData, style: Style) -> str:
    """Plain text: rows with tabulators, headings with their first line behind them."""
    out = list(opening(report, style))
    out += [] if "reporting_round" in report.order else [report.title]
    for section in report.order:
        if section == "reporting_round":
            out.append(f"{report.title}\t\t{_typed_ticks(ticks(report, style), style)}")
            continue
        heading = heading_text(report, style, section, numbered=False)
        out += _lead(heading, _lines(content(report, style, section)), style.colon == " :")
    out += _tail(report, style)
    return "\n".join(out) + "\n"


def numbered_text(report: ReportData, style: Style) -> str:
    """Plain text with numbered headings."""
    out = [*opening(report, style), report.title, *under_title(report, style), ""]
    for section in report.order:
        heading = heading_text(report, style, section, numbered=True)
        lines = [_typed_ticks(line, style) for line in _lines(content(report, style, section))]
        out += [*_lead(heading, lines, False), ""]
    out += _tail(report, style)
    return "\n".join(out) + "\n"


def _tail(report: ReportData, style: Style) -> list[str]:
    out = list(closing(report, style))
    for section, texts in report.repeated:
        out += [f"{style.heading(report, section)}{style.colon}", *texts]
    if style.guideline:
        out += ["", GUIDELINE_TITLE, *("\t".join(row) for row in guideline(style).rows)]
    return out


def service_text(report: ReportData, style: Style) -> str:
    """As OCR services give it: tabbed rows with HTML fragments for ticks, lists and bold."""
    out: list[str] = []
    if "reporting_round" not in report.order:
        out.append(report.title)
    for section in report.order:
        if section == "reporting_round":
            out.append(f"{report.title}\t\t{_html_ticks(ticks(report, style))}")
            continue
        if section == "supervisor" and _paired(report):
            out += _pair_rows(report, style)
            continue
        if section == "data_collectors" and _paired(report):
            continue
        heading = heading_text(report, style, section, numbered=False)
        out += _service_section(f"<b>{heading}</b>", content(report, style, section))
    out += [_html_ticks(line) for line in _tail(report, style)]
    return "\n".join(out) + "\n"


def _paired(report: ReportData) -> bool:
    order = report.order
    pair = {"supervisor", "data_collectors"}
    if not pair <= set(order) or pair & {*report.empty, *dict(report.leftover)}:
        return False
    return order.index("data_collectors") == order.index("supervisor") + 1


def _pair_rows(report: ReportData, style: Style) -> list[str]:
    people = (report.supervisor, report.data_collectors)
    heads = [
        heading_text(report, style, s, numbered=False) for s in ("supervisor", "data_collectors")
    ]
    shown = [f"{h} {' '.join(names(p, style))}".strip() for h, p in zip(heads, people, strict=True)]
    return ["\t".join([*shown, ""]), "\t".join([*(phone_line(p, style) for p in people), ""])]


def _service_section(heading: str, blocks: tuple[Block, ...]) -> list[str]:
    if len(blocks) == 1 and isinstance(blocks[0], Listing):
        items = "".join(f"<li>{escape(item)}</li>" for item in blocks[0].items)
        return [f'{heading} <ol style="list-style-type: none"> {items}</ol>']
    if len(blocks) == 1 and isinstance(blocks[0], Para):
        return [f"<p>{heading} {_html_ticks(escape(blocks[0].text))}</p>"]
    return [heading, *(escape(line) for line in _lines(blocks))]


def markdown(report: ReportData, style: Style) -> str:
    """Markdown: headings with #, tables with pipes."""
    out = [f"# {report.title}", ""]
    for section in report.order:
        heading = heading_text(report, style, section, numbered=True)
        out += [f"## {heading}", ""]
        for block in content(report, style, section):
            out += [*_markdown_block(block, style), ""]
    for section, texts in report.repeated:
        out += [f"## {style.heading(report, section)}", "", *texts, ""]
    if style.guideline:
        out += [f"# {GUIDELINE_TITLE}", "", *_markdown_block(guideline(style), style)]
    return "\n".join(out) + "\n"


def _markdown_block(block: Block, style: Style) -> list[str]:
    match block:
        case Para(text):
            return [_typed_ticks(text, style)]
        case Listing(items):
            return [f"{n}. {item}" for n, item in enumerate(items, 1)]
        case Grid(rows):
            shown = ([cell.replace("\n", "<br>") for cell in row] for row in rows)
            head, *rest = [f"| {' | '.join(row)} |" for row in shown]
            return [head, "|" + "---|" * len(rows[0]), *rest]


def html(report: ReportData, style: Style) -> str:
    """A whole HTML page: bold headings, lists, bordered tables, check boxes."""
    out = [f"<h2>{escape(report.title)}</h2>"]
    for section in report.order:
        heading = escape(heading_text(report, style, section, numbered=True))
        blocks = content(report, style, section)
        if blocks and isinstance(blocks[0], Para) and style.colon:
            first, *blocks = blocks  # type: ignore[assignment]
            out.append(f"<p><b>{heading}</b> {_html_ticks(escape(first.text))}</p>")
        else:
            out.append(f"<p><b>{heading}</b></p>")
        out += [_html_block(block) for block in blocks]
    for section, texts in report.repeated:
        out.append(f"<p><b>{escape(style.heading(report, section))}</b></p>")
        out += [f"<p>{escape(text)}</p>" for text in texts]
    if style.guideline:
        out += [f"<h2>{GUIDELINE_TITLE}</h2>", _html_block(guideline(style))]
    body = "\n".join(out)
    head = '<!DOCTYPE html>\n<html lang="th"><head><meta charset="utf-8"></head>'
    return f"{head}\n<body>\n{body}\n</body></html>\n"


def _html_block(block: Block) -> str:
    match block:
        case Para(text):
            return f"<p>{_html_ticks(escape(text))}</p>"
        case Listing(items):
            return "<ol>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ol>"
        case Grid(rows):
            shown = "".join(
                f"<tr>{''.join(_html_cell(rows, i, j) for j in range(len(row)))}</tr>\n"
                for i, row in enumerate(rows)
            )
            return f'<table border="1">\n{shown}</table>'


def _html_cell(rows: tuple[tuple[str, ...], ...], row: int, column: int) -> str:
    """The cell with the cells merged into it; nothing for a cell that is merged away."""
    text = rows[row][column]
    if text in (LEFT, ABOVE):
        return ""
    across = _run(list(rows[row][column + 1 :]), LEFT)
    down = _run([below[column] for below in rows[row + 1 :]], ABOVE)
    spans = (f' colspan="{across + 1}"' if across else "") + (
        f' rowspan="{down + 1}"' if down else ""
    )
    return f"<td{spans}>{_html_ticks(escape(text))}</td>"


def _run(texts: list[str], mark: str) -> int:
    """How many of the first texts are ``mark``."""
    return next((n for n, text in enumerate(texts) if text != mark), len(texts))


TRANSCRIPTS: dict[str, Callable[[ReportData, Style], str]] = {
    "txt-tabbed": tabbed_text,
    "txt-numbered": numbered_text,
    "txt-service": service_text,
    "md": markdown,
    "html": html,
}
"""Ways of transcribing by name; the first part is the file's suffix."""
