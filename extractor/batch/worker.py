"""The process that reads files: one at a time, within limits, at the other end of one pipe.

Run as ``python -m extractor.batch.worker FD`` by the supervisor, in a session of its own. It dies
with its parent, with the first fault of our own code (the parent hears which), and when memory
runs out; what it prints goes nowhere. Nothing it can do is trusted to end well: the parent holds
the clock.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import resource
import signal
import socket
import sys
import traceback
from pathlib import Path
from types import TracebackType

from extractor.batch.intake import read_all
from extractor.batch.wire import Closed, Wire
from extractor.batch.work import Answer, Job, Problem, Work, resolve

EXIT_MEMORY = 77
EXIT_FAULT = 70

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38


def main(arguments: list[str]) -> int:
    """Serve one parent until it hangs up."""
    descriptor, parent = int(arguments[0]), int(arguments[1])
    _die_with(parent)
    wire = Wire(socket.socket(fileno=descriptor))
    sys.excepthook = lambda kind, fault, trace: _last_words(wire, kind, fault, trace)
    try:
        orders = wire.receive()
        _confine(orders["limits"])
        work: Work = resolve(orders["work"])(orders["settings"])
        wire.send({"ready": os.getpid()})
        while True:
            _serve_one(wire, work, orders["limits"])
    except Closed:
        return 0


def _serve_one(wire: Wire, work: Work, limits: dict[str, int]) -> None:
    request = wire.receive()
    _limit_cpu(limits["cpu"])
    problem = Problem(**request["problem"]) if request["problem"] else None
    data = b"" if problem else read_all(wire.take_file(), limits["file_size"])
    if problem is None and hashlib.sha256(data).hexdigest() != request["sha256"]:
        problem, data = Problem("E_CHANGED", "the file changed while it was being read"), b""
    job = Job(request["name"], data, request["sha256"], problem, request["safe"])
    answer = work(job, lambda seconds: wire.send({"more": seconds}))
    if len(answer.line) > limits["answer"]:
        too_long = Problem("E_LIMIT", "the audit", "result_json", str(len(answer.line)))
        answer = work(Job(job.name, b"", job.sha256, too_long), lambda _: None)
    _reply(wire, answer, changed=problem is not None and problem.code == "E_CHANGED")


def _reply(wire: Wire, answer: Answer, *, changed: bool) -> None:
    head = {
        "status": answer.status,
        "codes": answer.codes,
        "verdict": answer.verdict,
        "findings": answer.findings,
        "changed": changed,
        "size": len(answer.line),
    }
    wire.send(head, body=answer.line)


def _die_with(parent: int) -> None:
    """Be killed when the parent is, collect our own orphans, gain no rights; Linux only."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def _confine(limits: dict[str, int]) -> None:
    """Bound memory, files and their sizes; a child that we start may raise memory to its most."""
    _lower(resource.RLIMIT_AS, limits["address_space"], limits["address_space_most"])
    _lower(resource.RLIMIT_FSIZE, limits["file_written"], limits["file_written"])
    _lower(resource.RLIMIT_NOFILE, limits["open_files"], limits["open_files"])
    _lower(resource.RLIMIT_CORE, 0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on


def _lower(kind: int, soft: int, hard: int) -> None:
    ceiling = resource.getrlimit(kind)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))


def _limit_cpu(seconds: int) -> None:
    """Count processor time from now: a net below the parent's clock."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def _last_words(
    wire: Wire, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Say which fault of ours ends this process: a kind and a place, never the file's content."""
    if issubclass(kind, MemoryError):
        os._exit(EXIT_MEMORY)
    frames = traceback.extract_tb(trace)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    traceback.print_exception(kind, fault, trace)
    try:
        wire.send({"fault": f"{kind.__name__} at {where}"})
    except Closed:
        pass
    finally:
        os._exit(EXIT_FAULT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
