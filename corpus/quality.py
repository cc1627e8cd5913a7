"""``python -m corpus.quality``: does a page's quality follow how much of its text is right?

Reads pages of every producer, sound and damaged on purpose, and holds the quality that is told of
each against its accuracy: the share of the 12-letter pieces of its paragraphs (Thai letters only)
that stand in the true text. Prints both means producer by producer, the correlation over all pages,
and the pages that are told to be better than they are by more than a tenth: those mislead people.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import correlation, fmean
from typing import NamedTuple

from corpus import producers
from corpus.fidelity import PIECE, true_paragraphs
from extractor.model import Document, Source, paragraphs
from extractor.read import DEFAULT_READING, read_document
from extractor.thai import is_thai, repair

MISLED = 0.1
_READING = replace(DEFAULT_READING, ocr="never")


class Page(NamedTuple):
    """A page: who made it, what quality is told of it, and how much of its text is right."""

    producer: str
    name: str
    quality: float
    accuracy: float


def pages_of(producer: str, seeds: Sequence[int]) -> Iterator[Page]:
    """The pages of these reports that have enough text to judge."""
    suffix = producers.BY_NAME[producer].suffix
    for seed, case in zip(seeds, producers.make_pdfs(seeds, producer), strict=True):
        source = producers.source_of(seed, producer)
        truth = "\n".join(_letters(one) for one in true_paragraphs(source.data, suffix))
        data = case.data
        read = read_document(Source("x.pdf", data, hashlib.sha256(data).hexdigest()), _READING)
        found = _pieces(read)
        for page in read.pages:
            pieces = found[page.page]
            if pieces or page.layer == "none":
                right = sum(piece in truth for piece in pieces) / len(pieces) if pieces else 0.0
                yield Page(producer, f"{case.name} {page.page}", page.quality, right)


def _letters(text: str) -> str:
    return "".join(char for char in repair(text) if is_thai(char))


def _pieces(read: Document) -> dict[int, list[str]]:
    """The pieces of each page's paragraphs."""
    found: dict[int, list[str]] = defaultdict(list)
    for paragraph in paragraphs(read.blocks):
        text = _letters(paragraph.text)
        page = paragraph.place.page or 0
        found[page] += [text[at : at + PIECE] for at in range(len(text) - PIECE + 1)]
    return found


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's: how well the order of the one follows that of the other."""
    return correlation(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    """The place of each value in their order; equal ones share their middle place."""
    first = {value: at for at, value in reversed(list(enumerate(sorted(values))))}
    return [first[value] + (values.count(value) - 1) / 2 for value in values]


def show(pages: Sequence[Page]) -> None:
    """Print the table, the correlations and the misleading pages."""
    by_producer: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_producer[page.producer].append(page)
    print(f"{'':20} pages   quality  accuracy")
    for name, some in by_producer.items():
        quality, accuracy = fmean(p.quality for p in some), fmean(p.accuracy for p in some)
        print(f"{name:20} {len(some):5} {quality:9.4f} {accuracy:9.4f}")
    qualities, accuracies = [p.quality for p in pages], [p.accuracy for p in pages]
    if len(set(qualities)) > 1 and len(set(accuracies)) > 1:
        print(
            f"correlation over {len(pages)} pages: {correlation(qualities, accuracies):.3f} "
            f"(Pearson), {rank_correlation(qualities, accuracies):.3f} (Spearman)"
        )
    misled = [page for page in pages if page.quality - page.accuracy > MISLED]
    print(f"told better than they are by more than {MISLED}: {len(misled)} of {len(pages)}")
    for page in sorted(misled, key=lambda page: page.accuracy - page.quality)[:12]:
        print(f"    {page.name}: quality {page.quality:.3f}, accuracy {page.accuracy:.3f}")


def main() -> None:
    """Parse the command line, read, print."""
    parser = argparse.ArgumentParser(prog="python -m corpus.quality", description=__doc__)
    parser.add_argument("--reports", type=int, default=4, help="reports per producer")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--producer", choices=tuple(producers.BY_NAME), action="append")
    asked = parser.parse_args()
    pages: list[Page] = []
    for name in asked.producer or producers.BY_NAME:
        if lacking := producers.missing(name):
            print(f"{name}: not run, this machine has no {', '.join(lacking)}")
            continue
        pages += pages_of(name, range(asked.seed, asked.seed + asked.reports))
    show(pages)


if __name__ == "__main__":
    main()
