"""Whether a paragraph goes on over a page break, and the two parts as one."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Box, Paragraph
from extractor.read.layout.line_joins import begins_item, glue, is_broken_word, width_of_first_word
from extractor.read.layout.list_ends import ends_item
from extractor.read.sureness import joined_sure

SLACK = 4.0
"""Points by which a line may end early for other reasons."""

Sides = tuple[float, float]
"""The x of the left and right edges that lines can reach."""


def joined_paragraphs(above: Paragraph, below: Paragraph, sides: Sides) -> Paragraph | None:
    """One paragraph, if the upper one's last line is full and the lower goes on at its indent."""
    upper = above.printed
    lower = below.printed
    last, first = upper[-1][1].box, lower[0][1].box
    if (
        "\t" in above.text + below.text
        or begins_item(above.text, below.text)
        or not last
        or not first
    ):
        return None
    height = last[3] - last[1]
    indent = first[0] - last[0]
    if sides[1] - last[2] > _room_for_first_word(below, first):
        return None
    if indent > height or (upper[1:] and -indent > height):
        return None
    if not above.bold and not below.bold and ends_item(above.text, _last_line(above), below.text):
        return None
    ends_bold = bool(above.bold) and above.bold[-1][1] == len(above.text)
    starts_bold = bool(below.bold) and below.bold[0][0] == 0
    if ends_bold != starts_bold:
        return None
    texts = above.text[upper[-1][0] :], below.text[: lower[1][0] if lower[1:] else None]
    broken = is_broken_word(texts, (last[2] - last[0], first[2] - first[0]), sides[1] - sides[0])
    between = "" if broken else glue(above.text, below.text)
    at = len(above.text) + len(between)
    return replace(
        above,
        text=above.text + between + below.text,
        raw=above.raw + between + below.raw,
        bold=above.bold + tuple((start + at, end + at) for start, end in below.bold),
        lines=upper + tuple((offset + at, place) for offset, place in lower),
        sure=joined_sure([(above.text, above.sure), (below.text, below.sure)], between),
    )


def _room_for_first_word(paragraph: Paragraph, line: Box) -> float:
    """How wide the first word is that a line begins with."""
    text = paragraph.text[: paragraph.lines[1][0]] if paragraph.lines else paragraph.text
    return width_of_first_word(text, line[2] - line[0], line[3] - line[1]) + SLACK


def _last_line(paragraph: Paragraph) -> str:
    """The last printed line of a paragraph."""
    return paragraph.text[paragraph.lines[-1][0] :] if paragraph.lines else paragraph.text
