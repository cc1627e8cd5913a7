"""``python -m corpus.build``: writes corpus/checks and corpus/samples from the data here.

``--check`` writes nothing and fails where a file on disk says something else than the data.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.atomic import ATOMIC, Atomic
from corpus.atomic_people import PEOPLE_AND_DATES
from corpus.atomic_scales import SCALES
from corpus.atomic_tables import TABLES
from corpus.facts import ReportData
from corpus.others import other_document
from corpus.samples_data import samples
from corpus.style import COLUMN_TITLES, make_style
from corpus.transcript import html, numbered_text
from corpus.truth import truth_of
from corpus.word.layouts import boxed, numbered
from extractor.form import load_form

ROOT = Path(__file__).parent
PLAIN_COLUMNS = tuple((column, titles[0]) for column, titles in COLUMN_TITLES.items())

PLAIN = replace(
    make_style(0),
    headings=tuple((section.id, section.title) for section in load_form().sections),
    colon=" :",
    number="{}. ",
    tick="ballot",
    item_mark="{}. ",
    level_header=("ระดับคะแนน", "รายละเอียดการดำเนินงาน"),
    level_label="{}",
    levels_as="table",
    columns=PLAIN_COLUMNS,
    phone_label="เบอร์โทรศัพท์ : ",
    phones_as="line",
    name_mark="{}. ",
    names_joined=False,
    guideline=False,
    thai_digits=False,
    split_runs=False,
    underline=False,
    quirks=frozenset(),
)
"""The style of the atomic documents: the form's own words, nothing unusual."""


def built() -> Iterator[tuple[str, bytes]]:
    """Every file, by path below corpus/."""
    for folder, first in ATOMIC.items():
        more = (cases.get(folder, ()) for cases in (SCALES, TABLES, PEOPLE_AND_DATES))
        documents = (*first, *(document for found in more for document in found))
        truths = {}
        in_word = {_first(documents, "pass"), _first(documents, "fail")}
        for document in documents:
            for name, data in _files(document, word=document.name in in_word):
                truths[name] = _truth(document.report, name)
                yield f"checks/{folder}/{name}", data
        if folder.startswith("FORM-01"):
            for seed, name in ((1, "fail-letter.docx"), (2, "fail-other-form.docx")):
                truths[name] = {"finding": "FORM-01", "or": [], "section": "", "allowed": []}
                yield f"checks/{folder}/{name}", other_document(seed).data()
        yield f"checks/{folder}/truth.json", _json(truths)
    for name, data, told in samples(PLAIN):
        yield f"samples/{name}", data
        yield f"samples-truth/{name}.json", _json(told)


def _first(documents: tuple[Atomic, ...], opening: str) -> str:
    """The first document of a check that passes or fails: it is written as a Word file too."""
    return next((d.name for d in documents if d.name.startswith(opening)), "")


def _files(document: Atomic, *, word: bool) -> Iterator[tuple[str, bytes]]:
    style = replace(PLAIN, guideline=document.guideline)
    if document.word_only:
        yield f"{document.name}.docx", boxed(document.report, style).data()
        return
    if document.as_page:
        yield f"{document.name}.html", html(document.report, style).encode()
        return
    yield f"{document.name}.txt", numbered_text(document.report, style).encode()
    if word:
        yield f"{document.name}.docx", numbered(document.report, style).data()


def _truth(report: ReportData, name: str) -> dict[str, object]:
    told = truth_of(report, kind="docx" if name.endswith("docx") else "transcript", layout="atomic")
    defects = told["defects"]
    return {
        "finding": defects[0]["code"] if defects else None,
        "or": defects[0]["either"] if defects else [],
        "section": defects[0]["section"] if defects else "",
        "allowed": told["allowed"],
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def contents(path: str, data: bytes) -> object:
    """What a file says, apart from how it is compressed."""
    if not path.endswith(".docx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def stale() -> list[str]:
    """Files on disk that the data no longer say, or that nothing builds."""
    expected = dict(built())
    wrong = [
        path
        for path, data in expected.items()
        if not (ROOT / path).is_file()
        or contents(path, (ROOT / path).read_bytes()) != contents(path, data)
    ]
    on_disk = {
        found.relative_to(ROOT).as_posix()
        for folder in ("checks", "samples", "samples-truth")
        for found in (ROOT / folder).rglob("*")
        if found.is_file()
    }
    return sorted({*wrong, *(on_disk - set(expected))})


def write() -> int:
    """Write all files; files that nothing builds any more are removed."""
    expected = dict(built())
    for path in stale():
        if path not in expected:
            (ROOT / path).unlink()
    for path, data in expected.items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_file() or contents(path, target.read_bytes()) != contents(path, data):
            target.write_bytes(data)
    return len(expected)


def main() -> int:
    """Write the files, or say which are stale."""
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if stale")
    if not parser.parse_args().check:
        print(f"{write()} files in {ROOT.name}/checks and {ROOT.name}/samples")
        return 0
    old = stale()
    print(*(f"stale: {path}" for path in old), sep="\n")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
