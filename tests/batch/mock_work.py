# ruff: noqa: ARG001 - every parser is called alike
"""Parsers that misbehave, each in the way that its file's text names."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from extractor.batch.work import Answer, Job, MoreTime, Settings, Work


def prepare(settings: Settings) -> Work:
    if settings.get("broken"):
        raise RuntimeError("this installation is broken")

    def work(job: Job, more_time: MoreTime) -> Answer:
        return _audit(job, settings, more_time)

    return work


def basis(settings: Settings) -> Settings:
    return {}


def another_basis(settings: Settings) -> Settings:
    return {"tools": "another"}


def _audit(job: Job, settings: Settings, more_time: MoreTime) -> Answer:
    if job.problem is not None:
        return answer(job, "error", (job.problem.code,), "unreadable", job.problem.about)
    word, _, argument = job.data.decode("utf-8", "replace").strip().partition(" ")
    if job.safe and word != "hang-for-ever":
        return answer(job, "partial", ("W_DEGRADED",), "incomplete", "read plainly")
    BEHAVIOUR.get(word, _nothing)(argument, more_time)
    _READ.append(word)
    return answer(job, "ok", (), "clean", f"read {word}" + argument * (word == "say"))


def answer(job: Job, status: str, codes: tuple[str, ...], verdict: str, text: str) -> Answer:
    record = {
        "$schema": "urn:extract:audit:1",
        "source": {"path": job.name, "name": job.name, "sha256": job.sha256 or None,
                   "bytes": len(job.data) if job.sha256 else None, "kind": "transcript"},
        "form": {"id": "mock", "version": "1"},
        "reading": {"status": status, "codes": list(codes), "details": {}},
        "verdict": verdict,
        "text": text,
        "findings": [],
        "notices": [],
    }  # fmt: skip
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Answer(status, codes, verdict, (0, 0, 0), line)


def _nothing(argument: str, more_time: MoreTime) -> None:
    pass


def _sleep(argument: str, more_time: MoreTime) -> None:
    time.sleep(float(argument.split()[0]))


def _sleep_with_leave(argument: str, more_time: MoreTime) -> None:
    more_time(30.0)
    time.sleep(float(argument))


def _pages(argument: str, more_time: MoreTime) -> None:
    """Asks for a second before each page, and takes 0.4 s for it; ``hang`` hangs after the last."""
    count, _, then = argument.partition(" ")
    for _ in range(int(count)):
        more_time(1.0)
        time.sleep(0.4)
    if then == "hang":
        more_time(1.5)
        time.sleep(600)


def _hang_in_c(argument: str, more_time: MoreTime) -> None:
    ctypes.PyDLL(None).sleep(600)  # holds the interpreter's lock: no signal handler runs


def _allocate(argument: str, more_time: MoreTime) -> None:
    kept = []
    while True:
        kept.append(bytearray(50_000_000))


def _segfault(argument: str, more_time: MoreTime) -> None:
    ctypes.string_at(1)


def _exit(argument: str, more_time: MoreTime) -> None:
    os._exit(0)


def _print(argument: str, more_time: MoreTime) -> None:
    for stream in (1, 2):
        for _ in range(int(argument)):
            os.write(stream, b'{"status": "ok", "size": 0}\n' * 37_000)


def _ignore_sigterm(argument: str, more_time: MoreTime) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(600)


def _fork(argument: str, more_time: MoreTime) -> None:
    command = [sys.executable, "-c", f"import time; time.sleep(600)  # {argument}"]
    subprocess.Popen(command)
    subprocess.Popen(command, start_new_session=True)
    if "wait" in argument:
        time.sleep(600)


def _close_pipes(argument: str, more_time: MoreTime) -> None:
    os.closerange(3, 256)
    time.sleep(600)


def _raise(argument: str, more_time: MoreTime) -> None:
    raise TypeError(argument)


def _garbage(argument: str, more_time: MoreTime) -> None:
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\x00\xffnot json\n")
        except OSError:
            continue


def _kill_itself_once(argument: str, more_time: MoreTime) -> None:
    """Killed by SIGKILL as many times as the file at ``path`` has not been extended to."""
    times, path = argument.split(" ", 1)
    with Path(path).open("a") as tally:
        tally.write("x")
    if Path(path).stat().st_size <= int(times):
        os.kill(os.getpid(), signal.SIGKILL)


_READ: list[str] = []


def _crash_unless_first(argument: str, more_time: MoreTime) -> None:
    """Crashes in a worker that has read another file before, as after damage to its heap."""
    if _READ:
        os.abort()


BEHAVIOUR = {
    "sleep": _sleep,
    "sleep-with-leave": _sleep_with_leave,
    "pages": _pages,
    "hang-in-c": _hang_in_c,
    "hang-for-ever": _hang_in_c,
    "allocate": _allocate,
    "segfault": _segfault,
    "exit": _exit,
    "print": _print,
    "ignore-sigterm": _ignore_sigterm,
    "fork": _fork,
    "close-pipes": _close_pipes,
    "raise": _raise,
    "garbage": _garbage,
    "crash-unless-first": _crash_unless_first,
    "kill-itself": _kill_itself_once,
}
