"""stdout and stderr as they are here: terminals or pipes, of whatever encoding.

Every start needs this module, so it imports next to nothing.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TextIO

from extractor.errors import DiskFull, Interrupted, RunFault, Terminated
from extractor.report.columns import Ink


class ReaderGone(Exception):
    """Whoever read our output has stopped reading, as ``head`` does."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Ctrl-C, SIGTERM and SIGHUP end what is going on as a fault of the run, with its tidying up.

    Raises:
        Interrupted: one of them came.

    """

    def end(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            raise Interrupted("interrupted")
        raise Terminated("told to end")

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, end) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def survive_any_console() -> None:
    """What a console cannot show is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_result(data: bytes) -> None:
    """Write to stdout as it is: results do not depend on the locale.

    Raises:
        ReaderGone: nobody reads on.
        DiskFull: stdout is a file on a full disk.

    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        raise ReaderGone from None
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            _let_go_of_stdout()
            raise DiskFull("disk full: the results could not be written") from None
        raise


def _let_go_of_stdout() -> None:
    """So that Python's own last flush does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def ink_of(stream: TextIO, color: str) -> Ink:
    """How a stream shows text. ``color`` "auto" honours NO_COLOR and asks for a terminal."""
    if color == "auto":
        colours = stream.isatty() and "NO_COLOR" not in os.environ
        colours = colours and os.environ.get("TERM") != "dumb"
    else:
        colours = color == "always"
    return Ink(colours, stream.encoding or "utf-8")


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said on stderr; ``loudness`` is -1 (faults only), 0, or 1 and more (everything)."""

    loudness: int = 0

    def hint(self, text: str) -> None:
        """Something good to know."""
        if self.loudness >= 0:
            self._say(text)

    def detail(self, text: str) -> None:
        """Something for those who ask for more."""
        if self.loudness > 0:
            self._say(text)

    def fault(self, fault: RunFault) -> None:
        """A fault of the run: one line, and one of advice."""
        self._say(f"extract: {fault}")
        self._say(f"  {fault.advice}")

    def _say(self, text: str) -> None:
        encoding = sys.stderr.encoding or "utf-8"
        shown = Ink(False, encoding).shown(text).encode(encoding, "replace").decode(encoding)
        print(shown, file=sys.stderr, flush=True)


def shown_path(path: Path) -> str:
    """A path for a message: relative to here where that is shorter."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
