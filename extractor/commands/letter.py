"""``extract letter``: a letter to each unit about what is to be corrected in its reports."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.writing import faults_of_writing, write_whole
from extractor.commands.past_run import PastRun
from extractor.commands.terminal import Voice, shown_path
from extractor.errors import EXIT_OK, CannotCreate, UsageFault
from extractor.report.columns import visible
from extractor.report.file_names import Names
from extractor.report.letter_docx import MEMO, Manner, letter_docx
from extractor.report.letter_text import Letter, letters_of
from extractor.report.units import unit_of

LETTERS = "letters"
_SUFFIX = ".docx"


class LetterThere(CannotCreate):
    """A letter of this name is there, and it is not the one that would be written."""

    advice = "It may have been filled in: move it away, choose another folder with -o, or --force."


@dataclass(frozen=True, slots=True)
class Wishes:
    """How letters are wanted. Empty ``units`` are all; ``out`` None is the run's own folder."""

    units: tuple[str, ...] = ()
    out: Path | None = None
    manner: Manner = MEMO
    only_agreed: bool = False
    force: bool = False

    def include(self, letter: Letter) -> bool:
        """Whether this letter is wanted: its unit's name or folder was given, or none was."""
        return not self.units or bool({letter.unit.name, letter.unit.folder} & set(self.units))


def write_letters(run: PastRun, wishes: Wishes, voice: Voice) -> int:
    """Write the letters and say what they rest on; gives the exit code.

    Raises:
        UsageFault: there is no such unit.
        RunFault: the letters cannot be written, or others are there.

    """
    manner = wishes.manner
    written = letters_of(run.records(), run.decided, manner.digits, only_agreed=wishes.only_agreed)
    _refuse_unknown(wishes.units, run)
    folder = wishes.out or run.folder / LETTERS
    chosen = [(file, one) for file, one in _named(written, folder) if wishes.include(one)]
    made = {file: letter_docx(letter, run.form.title, manner) for file, letter in chosen}
    _refuse_to_lose(made, wishes)
    with faults_of_writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".letters-", dir=folder) as scratch:
            for file, data in made.items():
                write_whole(file, data, Path(scratch))
    _tell([letter for _, letter in chosen], folder, voice)
    if not wishes.units:
        _tell_what_is_left_out(made, folder, run, voice)
    return EXIT_OK


def _refuse_unknown(units: Sequence[str], run: PastRun) -> None:
    """Raise where the run has no report of a unit that was asked for."""
    known = {unit_of(record.source.path) for record in run.records()} if units else set()
    names = {name for unit in known for name in (unit.name, unit.folder) if name}
    for unit in units:
        if unit not in names:
            there = ", ".join(visible(name) for name in sorted(names))
            raise UsageFault(f"there is no unit {unit!r} (there are: {there})")


def _named(letters: Sequence[Letter], folder: Path) -> list[tuple[Path, Letter]]:
    names = Names()
    return [(folder / names.new(letter.name, _SUFFIX), letter) for letter in letters]


def _refuse_to_lose(made: dict[Path, bytes], wishes: Wishes) -> None:
    """A letter that somebody has filled in is not written over."""
    for file, data in made.items():
        if not wishes.force and file.exists() and file.read_bytes() != data:
            raise LetterThere(f"{shown_path(file)} is there and differs")


def _tell(letters: Sequence[Letter], folder: Path, voice: Voice) -> None:
    """What was written and what it rests on."""
    items = sum(letter.items for letter in letters)
    undecided = sum(letter.undecided for letter in letters)
    voice.hint(f"→ {shown_path(folder)}: {len(letters)} letters, {items} corrections")
    if undecided:
        voice.hint(f"{undecided} of them rest on the program alone: no reviewer has decided yet")


def _tell_what_is_left_out(
    made: Collection[Path], folder: Path, run: PastRun, voice: Voice
) -> None:
    """What no letter speaks of, and letters that are not of today."""
    unread = sum(record.verdict in ("incomplete", "unreadable") for record in run.records())
    if unread:
        voice.hint(f"{unread} reports could not be read or checked whole: look at them yourself")
    others = sorted(file.name for file in folder.glob(f"*{_SUFFIX}") if file not in made)
    if others:
        voice.hint(f"letters of another time lie there too: {', '.join(others)}")
