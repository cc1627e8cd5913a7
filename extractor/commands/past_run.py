"""A run folder as a finished run left it: its audits, the decisions on them, and its inputs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from extractor.batch.remote import Input, Url
from extractor.batch.walk import shown
from extractor.commands.terminal import Voice, shown_path
from extractor.errors import NoInput, UsageFault
from extractor.form import DEFAULT_FORM, Form, load_form
from extractor.report.columns import visible
from extractor.report.decisions import DECISIONS_FILE, Standing, read_decisions, standing
from extractor.report.record import AuditRecord

AUDITS_FILE = "audits.jsonl"
RUN_FILE = "run.json"


class NoRun(NoInput):
    """The folder holds no finished run."""

    advice = "Name a run folder: what 'extract check ... -o RUN' has written."


@dataclass(frozen=True, slots=True)
class PastRun:
    """A finished run.

    ``inputs`` are where its reports lay, as far as the run says; ``decided`` is what reviewers
    decided about its findings. Nothing of a report is read again.
    """

    folder: Path
    form: Form
    inputs: tuple[Path, ...]
    decided: Standing

    def records(self) -> Iterator[AuditRecord]:
        """Every audit, in the run's order, with all its findings.

        Raises:
            NoRun: the audits cannot be read, or hold something else.

        """
        return (record for _, record in self.placed_records())

    def placed_records(self) -> Iterator[tuple[int, AuditRecord]]:
        """Every audit with its place in the run; raises as ``records`` does."""
        with self._audits() as file:
            place = 0
            for number, line in enumerate(file, start=1):
                yield place, self._record(line, f"line {number}")
                place += len(line)

    def record_at(self, place: int) -> AuditRecord:
        """The audit at a place in the run; raises as ``records`` does."""
        with self._audits() as file:
            file.seek(place)
            return self._record(file.readline(), f"byte {place}")

    @contextmanager
    def _audits(self) -> Iterator[IO[bytes]]:
        try:
            with (self.folder / AUDITS_FILE).open("rb") as file:
                yield file
        except OSError as fault:
            raise NoRun(f"{self.folder / AUDITS_FILE}: {fault.strerror or fault}") from None

    def _record(self, line: bytes, where: str) -> AuditRecord:
        try:
            return AuditRecord.model_validate_json(line)
        except ValueError:
            place = f"{shown_path(self.folder / AUDITS_FILE)}, {where}"
            raise NoRun(f"{place} is no audit of this version of the program") from None


def open_run(folder: Path, voice: Voice, inputs: tuple[Path, ...] = ()) -> PastRun:
    """The run in ``folder``; ``inputs`` say where its reports lie now, if not where they lay.

    Raises:
        NoRun: there is none.
        FormFault: its form is not here.

    """
    if not (folder / AUDITS_FILE).is_file():
        raise NoRun(f"there is no finished run in {shown_path(folder)}")
    about = _about(folder)
    form = load_form(str(about.get("settings", {}).get("form", DEFAULT_FORM)))
    return PastRun(folder, form, inputs or _inputs(about, folder), standing_in(folder, voice))


def _about(folder: Path) -> dict[str, Any]:
    """What run.json says; nothing where it is not there."""
    try:
        about = json.loads((folder / RUN_FILE).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise NoRun(f"{shown_path(folder / RUN_FILE)} cannot be read: {fault}") from None
    return about if isinstance(about, dict) else {}


def inputs_seen_from(folder: Path, inputs: Sequence[Input]) -> list[str]:
    """How run.json names its inputs: from the run folder, so that both may move together."""
    home = folder.resolve()
    return [
        place.text
        if isinstance(place, Url)
        else shown(os.fsencode(os.path.relpath(place.resolve(), home)))
        for place in inputs
    ]


def _inputs(about: dict[str, Any], folder: Path) -> tuple[Path, ...]:
    named = about.get("inputs", [])
    return tuple(folder / str(path) for path in named) if isinstance(named, list) else ()


def standing_in(folder: Path, voice: Voice) -> Standing:
    """The decisions that hold in a run folder; lines that are none are told.

    Raises:
        UsageFault: they cannot be read.

    """
    try:
        file = read_decisions(folder)
    except OSError as fault:
        raise UsageFault(f"{folder / DECISIONS_FILE}: {fault.strerror or fault}") from None
    for bad in file.bad_lines:
        voice.hint(f"{DECISIONS_FILE}, line {bad.number}: {visible(bad.why)}")
    return standing(file.decisions)
