"""``extract report``: what people look at, made from a run folder without reading reports again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.here import default_jobs
from extractor.commands.annotate import ANNOTATED, make_annotated
from extractor.commands.past_run import PastRun
from extractor.commands.site import SITE_FOLDER, Pictures, make_site
from extractor.commands.terminal import Voice, shown_path
from extractor.commands.workbook import SUMMARY_FILE, write_workbook
from extractor.errors import EXIT_OK, UsageFault
from extractor.read.office.convert import find_office
from extractor.report.words import Lang


@dataclass(frozen=True, slots=True)
class Making:
    """What a target is made from and how. ``out``: a place asked for, else the target's own.

    ``pictures`` says which pages are drawn, by so many ``jobs`` (0: one per processor).
    """

    run: PastRun
    out: Path | None
    lang: Lang
    voice: Voice
    pictures: Pictures = "findings"
    jobs: int = 0


Maker = Callable[[Making], int]
"""Makes one target and says where it lies; gives the exit code."""


def _xlsx(making: Making) -> int:
    file = making.out or making.run.folder / SUMMARY_FILE
    write_workbook(making.run, file, making.voice)
    making.voice.hint(f"→ {shown_path(file)}")
    return EXIT_OK


def _site(making: Making) -> int:
    if making.pictures == "all" and find_office() is None:
        making.voice.hint("LibreOffice is not installed: Word files are shown as text")
    folder = making.out or making.run.folder / SITE_FOLDER
    index = make_site(
        making.run, folder, making.lang, making.pictures, making.jobs or default_jobs()
    )
    making.voice.hint(f"→ {shown_path(index)}")
    return EXIT_OK


def _annotated(making: Making) -> int:
    return make_annotated(making.run, making.out, making.voice)


_MAKERS: dict[str, Maker] = {"site": _site, "xlsx": _xlsx, "annotated": _annotated}
_NAMES = {"site": SITE_FOLDER, "xlsx": SUMMARY_FILE, "annotated": ANNOTATED}

BY_DEFAULT = ("site", "xlsx")
"""What ``extract report RUN`` makes unless told otherwise."""


def report(targets: Sequence[str], making: Making) -> int:
    """Make the targets from a run; gives the gravest of their exit codes.

    A place asked for is that of the one target, or the folder of several.

    Raises:
        UsageFault: there is no such target.

    """
    for target in targets:
        if target not in _MAKERS:
            known = ", ".join(_MAKERS)
            raise UsageFault(f"there is nothing to make named {target!r} (there are: {known})")
    wanted = tuple(dict.fromkeys(targets or BY_DEFAULT))
    if making.out is None or len(wanted) == 1:
        return max(_MAKERS[target](making) for target in wanted)
    return max(
        _MAKERS[target](replace(making, out=making.out / _NAMES[target])) for target in wanted
    )
