"""Blocks of a report painted as OOXML paragraphs and tables, in one author's style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.blocks import (
    GUIDELINE_INTRO,
    GUIDELINE_TITLE,
    Block,
    Grid,
    Listing,
    Para,
    guideline,
    heading_text,
)
from corpus.facts import ReportData
from corpus.style import Style
from corpus.word.ooxml import (
    PAGE_WIDTH,
    cell,
    hidden,
    hyperlink,
    paragraph,
    row,
    run,
    split_run,
    table,
    tracked,
)
from corpus.word.package import Word

_LINK = re.compile(r"((?:https?://|www\.)[A-Za-z0-9./?=&_-]+)")


@dataclass(slots=True)
class Painter:
    """Paints one report into one Word file."""

    word: Word
    report: ReportData
    style: Style

    def heading_run(self, text: str) -> str:
        """A heading's runs: bold, underlined or split as the author does it."""
        paint = split_run if self.style.split_runs and len(text) > 6 else run
        return paint(text, bold=True, underline=self.style.underline)

    def heading(self, section: str, *, numbered: bool = False) -> str:
        """A section's heading as runs."""
        return self.heading_run(heading_text(self.report, self.style, section, numbered=numbered))

    def text(self, text: str) -> str:
        """Body text as runs: ticks in the author's kind, links, tracked changes, remarks."""
        runs = "".join(
            self._link(piece) if at % 2 else run(piece, tick=self.style.tick)
            for at, piece in enumerate(_LINK.split(text))
        )
        if self._now_and_then("tracked", text) and "☑" not in text:
            return tracked(runs, "ข้อความเดิมที่ถูกแก้ไข")
        if self._now_and_then("hidden", text):
            return runs + hidden("หมายเหตุสำหรับผู้พิมพ์")
        return runs

    def _link(self, url: str) -> str:
        if "hyperlinks" not in self.style.quirks:
            return run(url)
        return hyperlink(self.word.new_link(url), url)

    def _now_and_then(self, quirk: str, text: str) -> bool:
        """Whether a habit shows on this text: on one of three, always the same ones."""
        return quirk in self.style.quirks and len(text) > 30 and len(text) % 3 == 0

    def blocks(self, blocks: tuple[Block, ...], *, width: int = PAGE_WIDTH, lead: str = "") -> str:
        """Block-level OOXML; ``lead`` runs stand before the text of a first paragraph."""
        painted: list[str] = []
        rest = blocks
        if lead and blocks and isinstance(blocks[0], Para):
            painted.append(paragraph(lead, self.text(" " + blocks[0].text)))
            rest = blocks[1:]
        elif lead:
            painted.append(paragraph(lead))
        painted += [self._block(block, width) for block in rest]
        return "".join(painted)

    def _block(self, block: Block, width: int) -> str:
        painted = self._bare_block(block, width)
        return painted + paragraph() if "blank-lines" in self.style.quirks else painted

    def _bare_block(self, block: Block, width: int) -> str:
        if isinstance(block, Para):
            return paragraph(self.text(block.text))
        if isinstance(block, Listing):
            return self._listing(block)
        return self.grid(block, width)

    def _listing(self, listing: Listing) -> str:
        if listing.mark != "auto":
            return "".join(paragraph(self.text(text), indent=360) for text in listing.marked())
        number = self.word.new_list("thaiNumbers" if listing.thai else "decimal", "%1.")
        return "".join(paragraph(self.text(item), numbering=(number, 0)) for item in listing.items)

    def grid(self, grid: Grid, width: int) -> str:
        """A table with bold, repeated headings."""
        total = sum(grid.widths)
        widths = [width * share // total for share in grid.widths]
        rows = [
            row(*self._cells(texts, at, grid, widths), header=at == 0)
            for at, texts in enumerate(grid.rows)
        ]
        return table(*rows, widths=widths)

    def _cells(self, texts: tuple[str, ...], at: int, grid: Grid, widths: list[int]) -> list[str]:
        """A row's cells; a total's label may span the columns up to its first number."""
        span = 1
        if "merged-total" in self.style.quirks and at and at == len(grid.rows) - 1:
            filled = [n for n, text in enumerate(texts) if text]
            span = filled[1] if filled[0] == 0 and len(texts) > 2 and len(filled) > 1 else 1
        first = cell(self.cell_text(texts[0], at, 0, grid), sum(widths[:span]), span=span)
        return [
            first,
            *(
                cell(self.cell_text(texts[column], at, column, grid), widths[column])
                for column in range(span, len(texts))
            ),
        ]

    def cell_text(self, text: str, at: int, column: int, grid: Grid) -> str:
        """A cell's paragraph: headings bold and centred, numbers centred, long texts split."""
        align = "center" if at == 0 or column in grid.centred else ""
        split = at and column and "split-levels" in self.style.quirks and " " in text[40:]
        parts = text.rsplit(" ", 1) if split and len(grid.widths) == 2 else [text]
        return "".join(
            paragraph(run(part, bold=at == 0, tick=self.style.tick), align=align) for part in parts
        )

    def guideline_page(self) -> str:
        """The guideline appended after the report, on a page of its own."""
        return "".join([
            paragraph(run(GUIDELINE_TITLE, bold=True), align="center", page_break=True),
            paragraph(run(GUIDELINE_INTRO), align="center"),
            self.grid(guideline(self.style), PAGE_WIDTH - 240),
        ])  # fmt: skip
