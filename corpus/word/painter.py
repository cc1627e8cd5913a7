"""Blocks of a report painted as OOXML paragraphs and tables, in one author's style."""

from __future__ import annotations

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
    Word,
    cell,
    paragraph,
    row,
    run,
    split_run,
    table,
)


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
        """Body text as runs, ticks in the author's kind."""
        return run(text, tick=self.style.tick)

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
        rows = []
        for at, texts in enumerate(grid.rows):
            cells = [
                cell(self.cell_text(text, at, column, grid), widths[column])
                for column, text in enumerate(texts)
            ]
            rows.append(row(*cells, header=at == 0))
        return table(*rows, widths=widths)

    def cell_text(self, text: str, at: int, column: int, grid: Grid) -> str:
        """A cell's paragraph: headings bold and centred, numbers centred."""
        align = "center" if at == 0 or column in grid.centred else ""
        return paragraph(run(text, bold=at == 0, tick=self.style.tick), align=align)

    def guideline_page(self) -> str:
        """The guideline appended after the report, on a page of its own."""
        return "".join([
            paragraph(run(GUIDELINE_TITLE, bold=True), align="center", page_break=True),
            paragraph(run(GUIDELINE_INTRO), align="center"),
            self.grid(guideline(self.style), PAGE_WIDTH - 240),
        ])  # fmt: skip
