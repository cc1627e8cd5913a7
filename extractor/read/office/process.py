"""Runs a program that starts others until it ends or its time is up; none of them lives on.

Not even where this process is killed and can do nothing more: a watcher beside it holds one end of
a pipe, learns of our end by its own, and kills the program's process group.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_POSIX = os.name == "posix"
_WATCHER = ("/bin/sh", "-c", 'read -r _; kill -9 "-$1"', "sh")


def run_until(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float
) -> bool:
    """Run ``command`` in ``folder``; False where it had to be ended after ``seconds``."""
    try:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0 if _POSIX else None,
        )
    except OSError:
        return True  # it wrote nothing, which the caller sees
    with _watched(process.pid):
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)
    return True


@contextmanager
def _watched(group: int) -> Iterator[None]:
    """Have the process group killed should this process end before it has ended it itself."""
    if not _POSIX:
        yield
        return
    theirs, ours = os.pipe()
    with subprocess.Popen([*_WATCHER, str(group)], stdin=theirs, process_group=0) as watcher:
        os.close(theirs)
        try:
            yield
        finally:
            watcher.kill()  # before the pipe is closed: by now the group may be someone else's
            os.close(ours)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what still lives of the process and of all that it started."""
    if _POSIX:
        for pid in (*_below(process.pid), process.pid) if process.poll() is None else ():
            _signal(pid)
        _signal(-process.pid)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _signal(pid: int) -> None:
    """Kill a process, or a group where ``pid`` is its negative number."""
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
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
