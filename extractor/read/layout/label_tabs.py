"""Labels that stand side by side: the tabulator between them can have lost its width.

What a form sets as "label: value, tabulator, label: value" is printed without a gap where the first
value reaches the tabulator's stop, and the second label can go on in the next line. The weight of
the letters and the colons still tell the two apart, or that the same label stands there again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import Paragraph, Span

SHORTEST = 6
"""Letters of a label in bold at least: shorter ones are marks and emphasis."""

LABEL = re.compile(r"[^:0-9๐-๙\t]{5,40}:")
"""A label at the beginning of a line."""

_NUMBERED = re.compile(
    r"(?P<label>[^:0-9๐-๙\t]{5,40}?)[ (+]*[0-9๐-๙][^\t]*?"
    r"[0-9๐-๙](?P<again>(?P=label))[ (+]*[0-9๐-๙]"
)
_COLON_BEHIND = re.compile(r"\s*[:：]")
_NUMBER = re.compile(r"[\s(]*[0-9๐-๙.]{0,5}[.)]?\s*")


def with_tabs_before_labels(paragraph: Paragraph) -> Paragraph:
    """The paragraph with a TAB before each label that stands behind another's value.

    That is where a paragraph that begins with a label in bold has one once more, and where the
    label that it begins with stands again: before a colon, or between two numbers and close to the
    first.
    """
    again = _NUMBERED.match(paragraph.text)
    if again is not None:
        return _with_tab(paragraph, again.start("again"))
    if paragraph.text.count(":") + paragraph.text.count("：") < 2:
        return paragraph
    found = set(_labelled_again(paragraph.text))
    if is_label_in_bold(paragraph.text, paragraph.bold):
        found |= {span[0] for span in paragraph.bold[1:] if _stands_behind(paragraph, span)}
    for at in sorted(found, reverse=True):
        paragraph = _with_tab(paragraph, at)
    return paragraph


def first_label(text: str) -> str:
    """The label that begins a text, without its colon; empty where none does."""
    found = LABEL.match(text)
    return found.group().rstrip(": ") if found else ""


def _labelled_again(text: str) -> Iterable[int]:
    """Where the label that begins a text stands behind its value."""
    label = first_label(text)
    at = text.find(label, len(label)) if label else -1
    while at >= 0:
        if _COLON_BEHIND.match(text, at + len(label)) and text[:at].rstrip(" ")[-1:] not in "\t:：":
            yield at
        at = text.find(label, at + len(label))


def is_label_in_bold(text: str, bold: Sequence[Span]) -> bool:
    """Whether a text begins with a label in bold, maybe behind a number."""
    if not bold:
        return False
    number = _NUMBER.match(text)
    return bold[0][0] <= (number.end() if number else 0) and _is_label(text, bold[0])


def _is_label(text: str, span: Span) -> bool:
    words = text[span[0] : span[1]].rstrip()
    if len(words) < SHORTEST:
        return False
    return words[-1] in ":：" or _COLON_BEHIND.match(text, span[1]) is not None


def _stands_behind(paragraph: Paragraph, span: Span) -> bool:
    """Whether a label stands behind a value on its line, and no tabulator between the two."""
    before = paragraph.text[: span[0]]
    return before.rstrip(" ")[-1:] not in "\t:：" and _is_label(paragraph.text, span)


def _with_tab(paragraph: Paragraph, at: int) -> Paragraph:
    """The paragraph with a TAB in front of offset ``at``, in the place of a space there."""
    text = paragraph.text
    if text[at - 1] == " ":
        return replace(paragraph, text=f"{text[: at - 1]}\t{text[at:]}")
    sure = paragraph.sure and (*paragraph.sure[:at], 1.0, *paragraph.sure[at:])
    return replace(
        paragraph,
        text=f"{text[:at]}\t{text[at:]}",
        bold=tuple((_moved(a, at), _moved(b - 1, at) + 1) for a, b in paragraph.bold),
        lines=tuple((_moved(offset, at), place) for offset, place in paragraph.lines),
        sure=sure,
    )


def _moved(offset: int, at: int) -> int:
    return offset + (offset >= at)
