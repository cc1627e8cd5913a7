"""``extract report``: what people look at, made from a run folder without reading reports again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.commands.past_run import PastRun
from extractor.commands.terminal import Voice
from extractor.errors import EXIT_OK
from extractor.report.words import Lang

Target = Literal["xlsx", "annotated"]


@dataclass(frozen=True, slots=True)
class Making:
    """What a target is made from and how. ``out``: a place asked for, else the target's own."""

    run: PastRun
    out: Path | None
    lang: Lang
    voice: Voice


Maker = Callable[[Making], int]
"""Makes one target and says where it lies; gives the exit code."""

_MAKERS: dict[Target, Maker] = {}

BY_DEFAULT: tuple[Target, ...] = ()
"""What ``extract report RUN`` makes unless told otherwise."""


def report(targets: Sequence[Target], making: Making) -> int:
    """Make the targets from a run; gives the gravest of their exit codes."""
    return max((_MAKERS[target](making) for target in targets or BY_DEFAULT), default=EXIT_OK)
