"""How far a run is, on stderr: a rich line on terminals, plain lines on request."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Literal, Self

from extractor.commands.terminal import Voice
from extractor.report.outputs import Write
from extractor.report.record import AuditRecord

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_SECONDS_BETWEEN_LINES = 5.0


class Progress:
    """Counts audits as they come; shows nothing for a single file or when told to be quiet."""

    def __init__(self, total: int, mode: Literal["auto", "plain", "none"], voice: Voice) -> None:
        self._total = total
        self._voice = voice
        self._done = self._findings = self._unread = 0
        self._last_line = time.monotonic()
        wanted = total > 1 and voice.loudness >= 0 and mode != "none"
        self._plain = wanted and mode == "plain"
        self._bar = _bar() if wanted and mode == "auto" and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar:
            self._task = self._bar.add_task("", total=self._total, found="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def advance(self, record: AuditRecord) -> None:
        """One audit more."""
        self._done += 1
        self._findings += len(record.findings)
        self._unread += record.reading.status != "ok"
        if self._bar:
            self._bar.update(self._task, completed=self._done, found=self._found())
            self._bar.refresh()
        elif self._plain and time.monotonic() - self._last_line > _SECONDS_BETWEEN_LINES:
            self._last_line = time.monotonic()
            self._voice.hint(f"{self._done}/{self._total}, {self._found()}")

    def stop(self) -> None:
        """Take the line away."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def around(self, write: Write) -> Write:
        """``write`` with the progress line out of the way, where both go to a terminal."""
        if not self._bar or not sys.stdout.isatty():
            return write
        bar = self._bar

        def write_in_between(data: bytes) -> None:
            bar.stop()
            write(data)
            if self._bar:
                bar.start()

        return write_in_between

    def _found(self) -> str:
        return f"findings {self._findings}, not read whole {self._unread}"


def _bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[found]}"),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
