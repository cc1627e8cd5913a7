"""``python -m corpus.engines FILE...``: real PDFs as this program and other engines read them.

Nobody has typed the true text of real files, so what is printed is what can be seen without it:
Thai letters; places that no Thai writer could have written, private-use and control codes included,
per thousand letters; and the share of the letters that make up common words of office Thai
(spaces left out), which tells silent damage (น้า for นำ) too. With ``--truth FILE.docx`` the share
of the Word file's paragraphs, spelt as a keyboard would, that stand in each text; with ``--labels
CSV`` (a column ``clean``) how many of the labels stand in it exactly. Pictures are not read: only
text layers are compared.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corpus.fidelity import installed, squeezed, true_paragraphs
from extractor.read.decoding.contexts import COMMON_WORDS
from extractor.thai import impossibilities, is_thai, repair, skeleton

_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
_DECOMPOSED = re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32")
_SHORTEST = 3
"""Letters of a word that counts: shorter ones stand in any text."""


def broken_places(text: str) -> int:
    """Places that can be seen to be wrong, decomposed sara am among them."""
    return impossibilities(text) + len(_BROKEN.findall(text)) + len(_DECOMPOSED.findall(text))


def words_share(text: str) -> float:
    """The share of Thai letters that stand in common words."""
    thai = "".join(char for char in text if is_thai(char))
    covered = bytearray(len(thai))
    for found in _WORDS.finditer(thai):
        covered[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return sum(covered) / len(thai) if thai else 0.0


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({word for word in words if len(word) >= _SHORTEST}, key=len)[::-1]
    return re.compile("|".join(map(re.escape, longest_first)))


_WORDS = _any_of(COMMON_WORDS.split())


def show_files(paths: Sequence[Path]) -> None:
    """Print a row for each engine of each file."""
    engines = installed()
    for path in paths:
        data = path.read_bytes()
        print(f"{path.name}\n  {'':14} Thai letters  wrong per 1000  in common words")
        for name, read in engines.items():
            text = _read(read, data)
            letters = sum(map(is_thai, text))
            wrong = 1000 * broken_places(text) / max(letters, 1)
            print(f"  {name:14} {letters:12} {wrong:15.2f} {words_share(text):16.4f}")


def _read(read: Callable[[bytes], str], data: bytes) -> str:
    try:
        return read(data)
    except Exception as fault:  # noqa: BLE001 - a peer's bug is its row, not the table's end
        return type(fault).__name__


def show_truth(path: Path, truth: Path, *, lacking: bool) -> None:
    """Print the share of a Word file's paragraphs that each engine's text of the PDF holds."""
    data, wanted = path.read_bytes(), _paragraphs(truth)
    for name, read in installed().items():
        text = squeezed(_read(read, data))
        missing = [one for one in wanted if squeezed(one) not in text]
        letters = skeleton(text)
        marks_only = sum(skeleton(one) in letters for one in missing)
        print(
            f"{name:14} {len(wanted) - len(missing)} of {len(wanted)} paragraphs: "
            f"{1 - len(missing) / len(wanted):.4f}; of the others {marks_only} but for their marks"
        )
        if lacking and name == "extract":
            print(*(f"    {one}" for one in missing), sep="\n")


def _paragraphs(truth: Path) -> list[str]:
    """The Word file's own damage is no truth: private-use marks and split clusters are undone."""
    found = map(repair, true_paragraphs(truth.read_bytes(), "docx"))
    return [one for one in found if squeezed(one)]


def show_labels(path: Path, labels: Path, *, lacking: bool) -> None:
    """Print how many of the labels' occurrences stand in each engine's text exactly."""
    data = path.read_bytes()
    with labels.open(encoding="utf-8", newline="") as file:
        clean = sorted({row["clean"] for row in csv.DictReader(file)})
    texts = {name: _read(read, data) for name, read in installed().items()}
    most = {one: max(text.count(one) for text in texts.values()) for one in clean}
    for name, text in texts.items():
        exact = {one: text.count(one) for one in clean}
        print(f"{name:14} {sum(exact.values())} exact of {sum(most.values())} that any engine has")
        if lacking and name == "extract":
            print(*(f"    {one}: {exact[one]}" for one in clean), sep="\n")


def main() -> None:
    """Parse the command line and print."""
    parser = argparse.ArgumentParser(prog="python -m corpus.engines", description=__doc__)
    parser.add_argument("pdf", type=Path, nargs="+")
    parser.add_argument("--truth", type=Path, help="a Word file with the same text")
    parser.add_argument("--labels", type=Path, help="labels that the file should show")
    parser.add_argument("--lacking", action="store_true", help="show what this program lacks")
    asked = parser.parse_args()
    if asked.truth:
        show_truth(asked.pdf[0], asked.truth, lacking=asked.lacking)
    elif asked.labels:
        show_labels(asked.pdf[0], asked.labels, lacking=asked.lacking)
    else:
        show_files(asked.pdf)


if __name__ == "__main__":
    main()
