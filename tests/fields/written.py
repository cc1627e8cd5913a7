"""Sections written by hand: paragraphs and tables as text, for the tests of the fields stage."""

from __future__ import annotations

from extractor.form import Form, load_form
from extractor.model import (
    Block,
    Cell,
    Document,
    HeadingMatch,
    Missing,
    Occurrence,
    Paragraph,
    Place,
    Section,
    Sections,
    Table,
)

FORM: Form = load_form()


def lines(*texts: str) -> tuple[Block, ...]:
    """A paragraph each."""
    return tuple(
        Paragraph(text, Place(path=f"line[{n}]"), raw=text) for n, text in enumerate(texts, 1)
    )


def table(*rows: str) -> tuple[Block, ...]:
    """A table; cells are separated by "|", "<" goes on to the left and "^" upwards."""
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    cells = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((n for n in range(1, len(row) - c) if row[c + n] != "<"), len(row) - c)
            tall = next(
                (n for n in range(1, len(grid) - r) if grid[r + n][c] != "^"), len(grid) - r
            )
            place = Place(path=f"tr[{r + 1}]/tc[{c + 1}]")
            cells.append(Cell(r, c, (Paragraph(text, place),), tall, wide, place))
    return (Table(tuple(cells)),)


def heading(section: str, wording: str = "") -> HeadingMatch:
    return HeadingMatch(section, wording, Place(path="line[1]"), wording, 1.0)


def sections(**contents: tuple[Block, ...]) -> Sections:
    """The form's sections; those without content are missing."""
    found = []
    for section in FORM.sections:
        blocks = contents.get(section.id)
        if blocks is None:
            found.append(Section(section.id, "missing", Occurrence(Missing("not found"))))
        else:
            status = "present" if blocks else "empty"
            found.append(Section(section.id, status, Occurrence(heading(section.id), blocks)))
    return Sections(tuple(found), order=tuple(contents))


NO_DOCUMENT = Document("transcript")
