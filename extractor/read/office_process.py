"""Runs a program that starts others until it ends or its time is up; none of them lives on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_LINUX = sys.platform == "linux"


def run_until(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float
) -> bool:
    """Run ``command`` in ``folder``; False where it had to be ended after ``seconds``.

    On Linux it stays in our session, so that whoever kills ours kills it too; elsewhere it gets
    one of its own, by which it is killed.
    """
    try:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=not _LINUX,
        )
    except OSError:
        return True  # it wrote nothing, which the caller sees
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what still lives of the process and of all that it started."""
    if process.poll() is None:
        if _LINUX:
            while alive := list(_below(process.pid)):
                for pid in alive:
                    _kill(pid)
                if process.poll() is not None:
                    break
        elif os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it ended by itself


def _below(top: int) -> Iterator[int]:
    """The processes started by ``top``, by those and so on, the last first."""
    for child in _children(top):
        yield from _below(child)
        yield child


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []  # it ended by itself
    return [int(child) for child in listed.split()]
