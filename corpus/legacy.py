"""Corpus reports as .doc, .rtf and .odt: saved by LibreOffice from the Word files, truth kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.cases import Case, make_case
from corpus.producers import run_office

LEGACY = ("doc", "rtf", "odt")


def make_legacy(seeds: Sequence[int], kind: str, noise: float = 0.0) -> Iterator[Case]:
    """The Word cases of these seeds, saved in an older format.

    LibreOffice saves no state of check boxes to .rtf: such reports are left out of it.

    Raises:
        subprocess.CalledProcessError: LibreOffice failed.
        FileNotFoundError: it made no file.

    """
    cases = [make_case(seed, noise=noise) for seed in seeds]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, case in enumerate(cases):
            (folder / f"{number}.docx").write_bytes(case.data)
        run_office(folder, kind)
        for number, case in enumerate(cases):
            data = (folder / f"{number}.{kind}").read_bytes()
            if kind == "rtf" and b"FORMCHECKBOX" in data:
                continue
            name = f"{case.name.removesuffix('.docx')}.{kind}"
            yield replace(case, name=name, kind=kind, data=data, truth={**case.truth, "kind": kind})
