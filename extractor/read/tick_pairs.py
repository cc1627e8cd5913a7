"""Filled and empty marks that are options only together, on neighbouring lines or in cells.

■ and ● are bullets as a rule. One filled mark among empty ones of its kind, each at the start of
its line, is a choice: ``■ รอบ 6 เดือน`` above ``□ รอบ 12 เดือน``. Marks on one and the same line are
``ticks.plain_ticks``' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.model import Block, Paragraph, Table, paragraphs
from extractor.thai import TICKED, UNTICKED

_KINDS = (("■", UNTICKED), ("●", "○"))


def settle_pairs(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` with such choices as ☑ and ☐; the same object where there are none."""
    if not any(filled in line.text for line in paragraphs(blocks) for filled, _ in _KINDS):
        return blocks
    settled: dict[int, Paragraph] = {}
    for group in _groups(blocks):
        for filled, empty in _KINDS:
            marks = [line.text.lstrip()[:1] for line in group]
            if marks.count(filled) == 1 and marks.count(filled) + marks.count(empty) == len(marks):
                settled |= {id(line): _settled(line, filled) for line in group}
    return _rebuilt(blocks, settled) if settled else blocks


def _settled(line: Paragraph, filled: str) -> Paragraph:
    text = line.text
    at = len(text) - len(text.lstrip())
    mark = TICKED if text[at] == filled else UNTICKED
    return replace(line, text=text[:at] + mark + text[at + 1 :])


def _marked(block: Block) -> Paragraph | None:
    """The block where it is a line that starts with a mark of either kind."""
    if isinstance(block, Paragraph) and any(block.text.lstrip()[:1] in kind for kind in _KINDS):
        return block
    return None


def _groups(blocks: tuple[Block, ...]) -> Iterator[list[Paragraph]]:
    """Marked lines that follow each other: paragraphs, or the first ones of a row's cells."""
    yield from _runs(list(blocks))
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows():
                yield from _runs([cell.blocks[0] for cell in row if cell.blocks])
            for cell in block.cells:
                yield from _groups(cell.blocks)


def _runs(blocks: list[Block]) -> Iterator[list[Paragraph]]:
    run: list[Paragraph] = []
    for block in blocks:
        line = _marked(block)
        if line is not None:
            run.append(line)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def _rebuilt(blocks: tuple[Block, ...], settled: dict[int, Paragraph]) -> tuple[Block, ...]:
    rebuilt: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            rebuilt.append(settled.get(id(block), block))
        else:
            cells = (replace(cell, blocks=_rebuilt(cell.blocks, settled)) for cell in block.cells)
            rebuilt.append(replace(block, cells=tuple(cells)))
    return tuple(rebuilt)
