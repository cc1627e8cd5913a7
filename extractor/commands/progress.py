"""How far a run is, on stderr: a rich line on terminals, plain lines on request."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Literal, Self

from extractor.batch.run import Progress as State
from extractor.commands.terminal import Voice, ink_of
from extractor.report.outputs import Write
from extractor.report.words import Lang

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_SECONDS_BETWEEN_LINES = 5.0


class Progress:
    """Shows how far a batch is; nothing for a single file or when told to be quiet."""

    def __init__(
        self, total: int, mode: Literal["auto", "plain", "none"], lang: Lang, voice: Voice
    ) -> None:
        self._total = total
        self._voice = voice
        self._thai = lang == "th" and ink_of(sys.stderr, "never").can_show("ก")
        self._begun = self._last_line = time.monotonic()
        wanted = total > 1 and voice.loudness >= 0 and mode != "none"
        self._plain = wanted and mode == "plain"
        self._bar = _bar() if wanted and mode == "auto" and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar:
            self._task = self._bar.add_task("", total=self._total, said="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def show(self, state: State) -> None:
        """So far it has come; called from any thread."""
        bar = self._bar
        if bar:
            bar.update(self._task, completed=state.done, said=self._said(state))
            bar.refresh()
        elif self._plain and time.monotonic() - self._last_line > _SECONDS_BETWEEN_LINES:
            self._last_line = time.monotonic()
            self._voice.hint(f"{state.done}/{state.total}, {self._said(state)}")

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

    def _said(self, state: State) -> str:
        rate = (state.done - state.reused) / max(time.monotonic() - self._begun, 0.001)
        parts = [self._say("{:.1f} ฉบับ/วินาที", "{:.1f}/s", rate)]
        if rate:
            parts.append(self._say("เหลือ {}", "{} left", _clock((state.total - state.done) / rate)))
        parts += [
            self._say("ต้องแก้ไข {}", "errors {}", state.errors),
            self._say("ควรตรวจดู {}", "warnings {}", state.warnings),
            self._say("อ่านไม่ครบ {}", "not read whole {}", state.unreadable + state.incomplete),
        ]
        if state.reused:
            parts.append(self._say("มีผลอยู่แล้ว {}", "at hand {}", state.reused))
        return " · ".join(parts)

    def _say(self, thai: str, english: str, value: object) -> str:
        return (thai if self._thai else english).format(value)


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds; the first only where there are any."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[said]}"),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
