"""A disk of 2 MB, for tests of what happens when it is full.

Where mounting is allowed it is a real one, gone with the test. It is allowed neither to everybody
nor in every container: there the kernel's answer is given by an audit hook in every process of the
run, as soon as the folder holds more.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOM = 2_000_000

_HOOK = """
import errno, os, sys

ROOM, DISK = {room}, {disk!r}
WRITING = os.O_WRONLY | os.O_RDWR

def used():
    sizes = 0
    for place, _, names in os.walk(DISK):
        for name in names:
            try:
                sizes += os.lstat(os.path.join(place, name)).st_size
            except OSError:
                pass
    return sizes

def refuse(event, arguments):
    if event != "open" or not isinstance(arguments[0], str):
        return
    path, _, flags = arguments
    if flags & WRITING and path.startswith(DISK) and used() > ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

sys.addaudithook(refuse)
"""

SmallDisk = Callable[[Path], dict[str, str]]
"""Makes a folder a small disk; gives what the environment of a run on it must hold."""


@pytest.fixture(params=["mounted", "pretended"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    mounted: list[Path] = []

    def make(folder: Path) -> dict[str, str]:
        if request.param == "mounted" and _mount(folder):
            mounted.append(folder)
            return {}
        site = tmp_path / "site"
        site.mkdir()
        (site / "sitecustomize.py").write_text(_HOOK.format(room=ROOM, disk=str(folder)))
        return {"PYTHONPATH": str(site)}

    yield make
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=True)


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
