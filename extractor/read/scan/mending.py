"""A document read from pictures with its doubtful words mended; what was read stays in ``raw``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.model import Block, Document, Notice, Paragraph, paragraphs
from extractor.read.sureness import carried

if TYPE_CHECKING:
    from extractor.read.scan.lexicon import Lexicon, Mended


def mend_words(document: Document, phrases: Iterable[str]) -> Document:
    """The document with words read from pictures mended towards ``phrases`` and its own words.

    Text that the file itself says is left alone. Every slip undone is counted in a notice (W_OCR).
    """
    seen = [paragraph for paragraph in paragraphs(document.blocks) if paragraph.sure]
    if not seen:
        return document
    lexicon = _lexicon(tuple(phrases)).of(paragraph.text for paragraph in seen)
    done = {id(paragraph): lexicon.mend(paragraph.text, paragraph.sure) for paragraph in seen}
    slips = sum(mended.slips for mended in done.values())
    if not slips:
        return document
    blocks = tuple(_with(block, done) for block in document.blocks)
    notice = Notice(
        "W_OCR", "letters of known words that were misread and mended", value=f"{slips}"
    )
    return replace(document, blocks=blocks, notices=(*document.notices, notice))


@lru_cache(maxsize=4)
def _lexicon(phrases: tuple[str, ...]) -> Lexicon:
    from extractor.read.scan.lexicon import lexicon_of

    return lexicon_of(phrases)


def _with(block: Block, done: dict[int, Mended]) -> Block:
    if isinstance(block, Paragraph):
        mended = done.get(id(block))
        return _respelt(block, mended) if mended and mended.slips else block
    cells = tuple(
        replace(cell, blocks=tuple(_with(inner, done) for inner in cell.blocks))
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _respelt(paragraph: Paragraph, mended: Mended) -> Paragraph:
    """The paragraph in its new spelling, its offsets where the same letters stand now."""
    old = tuple(float(at) for at in range(len(paragraph.text)))
    stood = carried(paragraph.text, mended.text, old)
    return replace(
        paragraph,
        text=mended.text,
        raw=paragraph.raw or paragraph.text,
        sure=mended.sure,
        bold=tuple((bisect_left(stood, a), bisect_left(stood, b)) for a, b in paragraph.bold),
        lines=tuple((bisect_left(stood, at), place) for at, place in paragraph.lines),
    )
