"""The hostile set, written to a folder by ``python tests/hostile/hostile_set.py FOLDER``."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from cases_containers import CASES as CONTAINERS
from cases_pdf import CASES as PDFS
from cases_word import CASES as WORDS
from hostile_case import Case, error, read

CASES: tuple[Case, ...] = (*CONTAINERS, *WORDS, *PDFS)

PLANTED = {
    "fifo.pdf": error("E_NOT_REGULAR"),
    "socket.docx": error("E_NOT_REGULAR"),
    "device.pdf": error("E_NOT_REGULAR"),
    "loop.pdf": error("E_NOT_REGULAR"),
    "dangling.docx": error("E_NOT_REGULAR"),
    "secret.docx": error("E_NOT_REGULAR"),
    "sparse-8-gib.pdf": error("E_TOO_LARGE"),
    "same-1.docx": read(),
    "same-2.docx": read("W_DUPLICATE"),
}
"""What is no matter of bytes: files of other kinds, of absurd size, or twice the same."""

NAMES = (
    "new\nline.txt", "tab\t.txt", "\x1b[31mred\x1b[0m.txt", "\x1b]0;title\x07.txt", "bell\x07.txt",
    "back\x08\x08\x08.txt", "carriage\rreturn.txt", "rtl-\u202etxt.fdp.txt", "zero\u200bwidth.txt",
    "a" * 251 + ".txt", "ก" * 83 + ".txt", "น้ำ.txt", "น\u0e4d\u0e49า.txt", "é.txt", "e\u0301.txt",
    "Case.txt", "case.txt", "CASE.TXT", "<img src=x onerror=alert(1)>.txt", "<script>.txt",
    '"quoted".txt', "'single'.txt", "`backtick`.txt", "$(touch x).txt", "; rm -rf .txt",
    "=HYPERLINK(\"http:x\").txt", "+1.txt", "-1.txt", "@SUM(1).txt", "-rf.txt", "--help.txt",
    "..\\..\\up.txt", "con.txt", "aux.txt", "trailing dot..txt", " leading space.txt",
    "% encoded %2e%2e.txt", "&amp;.txt",
)  # fmt: skip
NOT_UTF8 = b"\xa1\xc3\xc1\xff.txt"


def write_set(folder: Path) -> None:
    """All cases under ``row-NN`` folders, the planted ones, and the names."""
    for case in CASES:
        place = folder / f"row-{case.row:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / case.name).write_bytes(case.make())
    _plant(folder / "planted")
    names = folder / "names"
    names.mkdir()
    for number, name in enumerate(NAMES):
        (names / name).write_text(f"report {number}", "utf-8")
    Path(os.fsdecode(os.fsencode(names) + b"/" + NOT_UTF8)).write_text("not UTF-8")
    deep = os.open(folder, os.O_RDONLY)
    for _ in range(40):
        os.mkdir("d" * 200, dir_fd=deep)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = below
    os.close(deep)


def _plant(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "fifo.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(folder)  # a socket's path has a hundred bytes at most
        server.bind("socket.docx")
    (folder / "device.pdf").symlink_to("/dev/zero")
    (folder / "loop.pdf").symlink_to("loop.pdf")
    (folder / "loop").symlink_to(".")
    (folder / "dangling.docx").symlink_to("nothing")
    (folder / "secret.docx").symlink_to("/etc/passwd")
    with (folder / "sparse-8-gib.pdf").open("wb") as file:
        file.truncate(8 << 30)
    same = next(case for case in WORDS if case.name == "place-cell.docx").make() + b"\n"
    for name in ("same-1.docx", "same-2.docx"):
        (folder / name).write_bytes(same)


if __name__ == "__main__":
    write_set(Path(sys.argv[1]).resolve())
