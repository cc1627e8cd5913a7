"""The same files over and over: ``python tests/hostile/soak.py SECONDS FOLDER...``.

What a parent that runs for a day must not do is grow, leave zombies, or keep files open. Each round
reads everything again; a line per round says what this process holds, and the exit code is 1 where
that has grown after the first round.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.limits import BatchLimits
from extractor.batch.options import Here, RunOptions
from extractor.batch.run import run_batch
from extractor.batch.supervisor import descendants

_MOST_GROWN = 5.0


@dataclass(frozen=True)
class Held:
    """What this process holds: memory in MB, open files, children, and files read so far."""

    memory: float
    files: int
    children: int
    done: int

    @classmethod
    def now(cls, done: int) -> Held:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        memory = pages * os.sysconf("SC_PAGESIZE") / 1e6
        children = len(descendants(os.getpid()))
        return cls(memory, len(os.listdir("/proc/self/fd")), children, done)  # noqa: PTH208

    def has_grown_since(self, first: Held) -> bool:
        return (
            self.memory > first.memory + _MOST_GROWN
            or self.files > first.files
            or self.children > first.children
        )


def one_round(folders: tuple[Path, ...]) -> int:
    limits = BatchLimits(wall=20.0, wall_most=20.0)
    work = "extractor.commands.work:prepare"
    options = RunOptions(folders, work, {"ocr": "never"}, {}, Here(2), limits)
    with closing(run_batch(options, 0)) as records:
        return sum(1 for _ in records)


def main(seconds: float, folders: tuple[Path, ...]) -> int:
    until, done = time.monotonic() + seconds, 0
    first: Held | None = None
    while time.monotonic() < until:
        done += one_round(folders)
        held = Held.now(done)
        print(held, flush=True)
        first = first or held
        if held.has_grown_since(first):
            print("grown")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), tuple(map(Path, sys.argv[2:]))))
