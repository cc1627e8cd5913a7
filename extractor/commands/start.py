"""``extract init`` and ``extract sample``: what a newcomer begins with."""

from __future__ import annotations

from pathlib import Path

import extractor
from extractor.commands.terminal import Voice, shown_path
from extractor.errors import EXIT_OK, CannotCreate
from extractor.settings import SETTINGS_FILE, TEMPLATE


class NotOverwritten(CannotCreate):
    """There is something already where a file should go."""

    advice = "Move it away or choose another folder."


def init(folder: Path, voice: Voice) -> int:
    """Write a commented settings file into ``folder``.

    Raises:
        CannotCreate: there is one already, or the folder cannot be written to.

    """
    file = folder / SETTINGS_FILE
    _write_new(file, TEMPLATE.encode("utf-8"))
    voice.hint(f"→ {shown_path(file)}")
    return EXIT_OK


def sample(folder: Path, voice: Voice) -> int:
    """Write the demonstration reports into ``folder``.

    Raises:
        CannotCreate: a file of that name is there, or the folder cannot be written to.

    """
    reports = [
        file
        for file in sorted(samples_dir().rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    ]
    for report in reports:
        _write_new(folder / report.relative_to(samples_dir()), report.read_bytes())
    voice.hint(f"→ {shown_path(folder)} ({len(reports)})")
    voice.hint(f"  extract check {shown_path(folder)}")
    return EXIT_OK


def samples_dir() -> Path:
    """Where the demonstration reports lie: inside an installed package, else in the source tree."""
    package = Path(extractor.__file__).parent
    packaged = package / "samples"
    return packaged if packaged.is_dir() else package.parent / "corpus" / "samples"


def _write_new(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as new:
            new.write(data)
    except FileExistsError:
        raise NotOverwritten(f"{shown_path(file)} is there already") from None
    except OSError as fault:
        raise CannotCreate(f"{shown_path(file)}: {fault.strerror or fault}") from None
