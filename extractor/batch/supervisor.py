"""The parent's side of one worker: start it, ask it, hold the clock, end it with its children."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from extractor.batch.limits import BatchLimits
from extractor.batch.wire import Closed, Late, Message, Wire
from extractor.batch.work import Answer, Problem, Settings
from extractor.batch.worker import EXIT_FAULT, EXIT_MEMORY
from extractor.errors import RunFault

Why = Literal["timeout", "memory", "crash", "fault", "killed", "too long"]
_GRACE = 0.5

_STARVED = 1 / 3
"""A reader that crashes with so much of its memory in use has most likely been refused more.

Libraries in C abort when they are, instead of saying so.
"""

_WATCH = 0.1
"""Seconds between two looks at the memory of a worker that takes its time."""


class WorkerBroken(RunFault):
    """Workers do not start: a fault of this installation, not of any file."""

    advice = "Run 'extract doctor'; if it finds nothing, please report this."


class WorkerKilled(WorkerBroken):
    """Somebody else (the kernel short of memory, most likely) killed a worker that was starting."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What every worker of a run is told once: the work's dotted name, its settings, its limits."""

    work: str
    settings: Settings
    limits: BatchLimits


@dataclass(frozen=True, slots=True)
class Request:
    """A file to ask about: an open file (not with a problem), its hash and its neutral name."""

    name: str
    sha256: str
    file: int | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """The seconds that a file has: ``wall`` unless its reader asks for more, ``most`` in all."""

    wall: float
    most: float


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that came; ``changed``: the file was no longer what the parent had hashed."""

    answer: Answer
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """The worker ended instead of answering. ``after`` is the time that it had, in seconds.

    It is a number that was said, never one that was measured: the same file gives the same bytes.

    ``killed``: by someone else's SIGKILL, so nothing is known about the file.
    """

    why: Why
    detail: str = ""
    after: float = 0.0


class Worker:
    """One worker process. After an ``Ending`` it is gone, with everything it had started."""

    def __init__(self, orders: Orders) -> None:
        self._limits = orders.limits
        self.files = 0
        self._peak = 0
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "extractor.batch.worker", str(theirs.fileno()),
                 str(os.getpid())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                env=_environment(),
            )  # fmt: skip
        self._wire = Wire(ours)
        self._start(orders)

    @property
    def pid(self) -> int:
        """The process id, which is also its session and process group."""
        return self._process.pid

    def _start(self, orders: Orders) -> None:
        limits = orders.limits
        told = {
            "file_size": limits.file_size,
            "answer": limits.answer,
            "address_space": limits.address_space,
            "address_space_most": limits.address_space_most,
            "file_written": limits.file_written,
            "open_files": limits.open_files,
            "cpu": int(limits.wall_most * 2),
        }
        try:
            self._wire.send(
                {"work": orders.work, "settings": dict(orders.settings), "limits": told}
            )
            first = self._wire.receive(time.monotonic() + limits.start_wall)
        except (Closed, Late):
            first = {}
        if "ready" not in first:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.5)
            killed = self._process.poll() == -signal.SIGKILL
            self.end()
            if killed:
                raise WorkerKilled("a worker process was killed from outside while it started")
            said = first.get("fault") or f"it ended with {self._process.returncode}"
            raise WorkerBroken(f"a worker process did not start: {said}")

    def ask(self, request: Request, time_for: Allowance, *, safe: bool = False) -> Reply | Ending:
        """Put a file before the worker and wait for its answer, for as long as it may take."""
        self.files += 1
        message = {
            "name": request.name,
            "sha256": request.sha256,
            "problem": asdict(request.problem) if request.problem else None,
            "safe": safe,
        }
        clock = _Clock(time_for)
        try:
            self._wire.send(message, file=request.file)
            while True:
                heard = self._hear(clock.deadline)
                if "more" in heard:
                    clock.allow(float(heard["more"]))
                elif "fault" in heard:
                    return self._ended(Ending("fault", str(heard["fault"])))
                elif "size" in heard:
                    return self._reply(heard, clock.deadline)
        except Late:
            return self._ended(Ending("timeout", after=clock.span))
        except Closed:
            return replace(self._ended(None), after=clock.span)

    def _hear(self, deadline: float) -> Message:
        """The worker's next word; while it is silent its memory is watched."""
        while True:
            try:
                return self._wire.receive(min(deadline, time.monotonic() + _WATCH))
            except Late:
                if time.monotonic() >= deadline:
                    raise
                self._peak = max(self._peak, _peak_of(self._process.pid))

    def _reply(self, head: Message, deadline: float) -> Reply | Ending:
        size = int(head["size"])
        if size > self._limits.answer:
            return self._ended(Ending("too long", str(size)))
        line = self._wire.receive_body(size, deadline)
        errors, warnings, infos = head["findings"]
        answer = Answer(
            str(head["status"]), tuple(head["codes"]), str(head["verdict"]),
            (int(errors), int(warnings), int(infos)), line,
        )  # fmt: skip
        return Reply(answer, changed=bool(head["changed"]))

    def _ended(self, known: Ending | None) -> Ending:
        """End the process; where it ended by itself, say how."""
        code = None if known else self._own_end()
        self.end()
        if known is not None:
            return known
        if code is None:
            return Ending("crash", "it closed its pipe")
        ended = _ending_of(code)
        if ended.why == "crash" and self._peak > self._limits.address_space * _STARVED:
            return Ending("memory", ended.detail)
        return ended

    def _own_end(self) -> int | None:
        """How the process ended by itself, as a return code; None while it still runs.

        It stays unreaped, so that its id and its group cannot have become someone else's.
        """
        until = time.monotonic() + _GRACE
        options = os.WEXITED | os.WNOWAIT | os.WNOHANG
        while time.monotonic() < until:
            ended = os.waitid(os.P_PID, self._process.pid, options)
            if ended is not None:
                return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
            time.sleep(0.002)
        return None

    def end(self) -> None:
        """Kill the process, its group and whatever it has started; safe to call twice."""
        if self._process.returncode is not None:
            return
        self.kill()
        self._process.wait()
        self._wire.close()

    def kill(self) -> None:
        """Kill without waiting: whoever waits for an answer learns of it, and ends the worker."""
        if self._process.returncode is not None:
            return
        _signal(self._process.pid, signal.SIGSTOP)
        family = (*descendants(self._process.pid), self._process.pid)
        groups = {_group_of(pid) for pid in family} | {self._process.pid}
        for pid in family:
            _signal(pid, signal.SIGKILL)
        for group in groups - {os.getpgrp(), 0}:  # whatever they have started since we looked
            _signal(-group, signal.SIGKILL)


class _Clock:
    """When a file's time is up. ``span`` is how long it had since it last asked, in seconds."""

    def __init__(self, time_for: Allowance) -> None:
        begun = time.monotonic()
        self._end, self._most = begun + time_for.most, time_for.most
        self.span = time_for.wall
        self.deadline = begun + time_for.wall

    def allow(self, seconds: float) -> None:
        """So many seconds from now, if that is later than before and not beyond the most."""
        asked = time.monotonic() + seconds
        if asked >= self._end:
            self.deadline, self.span = self._end, self._most
        elif asked > self.deadline:
            self.deadline, self.span = asked, seconds


def _ending_of(code: int) -> Ending:
    if code == EXIT_MEMORY:
        return Ending("memory")
    if code == EXIT_FAULT:
        return Ending("fault", "unknown")
    if code == -signal.SIGKILL:
        return Ending("killed")
    if code == -signal.SIGXCPU:
        return Ending("timeout", "processor time")
    if code < 0:
        return Ending("crash", signal.Signals(-code).name)
    return Ending("crash", f"exit {code}")


def _group_of(pid: int) -> int:
    """The process group of a process; 0 where it is gone."""
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _peak_of(pid: int) -> int:
    """The most address space that a process has had, in bytes; 0 where nobody can say."""
    try:
        said = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    _, _, peak = said.partition("VmPeak:")
    return int(peak.split()[0]) * 1024 if peak else 0


def descendants(pid: int) -> tuple[int, ...]:
    """The processes that ``pid`` and its children have started and that still run.

    A process group is not enough: a child may have left it. Workers adopt the orphans among their
    descendants, so the tree holds them all while the worker lives.
    """
    found, asked = [], [pid]
    while asked:
        listing = Path(f"/proc/{asked.pop()}/task")
        try:
            children = [
                int(child)
                for task in listing.iterdir()
                for child in (task / "children").read_text("ascii").split()
            ]
        except OSError:
            continue
        found += children
        asked += children
    return tuple(found)


def _environment() -> dict[str, str]:
    """The parent's environment, with what would make results depend on the machine pinned.

    A worker imports from where its parent does, never from the folder that it is started in.
    """
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        "OMP_THREAD_LIMIT": "1",
    }
