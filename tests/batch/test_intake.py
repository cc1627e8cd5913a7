"""Inputs opened: what they are, how large, and never a wait."""

import hashlib
import os
import socket
import time
from pathlib import Path

import pytest

from extractor.batch.intake import Taken, read_all, take
from extractor.batch.work import Problem

MOST = 1_000_000


def taken(path: Path) -> Taken | Problem:
    begun = time.monotonic()
    result = take(os.fsencode(path), MOST)
    assert time.monotonic() - begun < 1
    return result


def test_a_file_is_hashed_and_its_very_bytes_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"content" * 1000)
    result = taken(path)
    assert isinstance(result, Taken)
    path.unlink()  # the name may go, or become another's
    path.write_bytes(b"another")
    assert result.sha256 == hashlib.sha256(b"content" * 1000).hexdigest()
    assert result.size == 7000
    assert read_all(result.file, result.size) == b"content" * 1000


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        ("fifo", Problem("E_NOT_REGULAR", "a pipe")),
        ("link", Problem("E_NOT_REGULAR", "a link")),
        ("dangling", Problem("E_NOT_REGULAR", "a link")),
        ("device", Problem("E_NOT_REGULAR", "a link")),
        ("socket", Problem("E_NOT_REGULAR", "a socket")),
        ("folder", Problem("E_NOT_REGULAR", "a folder")),
        ("missing", Problem("E_UNREADABLE", "ENOENT")),
        ("empty", Problem("E_EMPTY")),
        ("sparse", Problem("E_TOO_LARGE", "the file", "file_size", str(8 << 30))),
    ],
)
def test_what_is_no_file_to_read_is_named(tmp_path: Path, made: str, problem: Problem) -> None:
    path = tmp_path / "x.pdf"
    server = socket.socket(socket.AF_UNIX)
    match made:
        case "fifo":
            os.mkfifo(path)
        case "link":
            (tmp_path / "secret").write_text("secret")
            path.symlink_to(tmp_path / "secret")
        case "dangling":
            path.symlink_to(tmp_path / "nothing")
        case "device":
            path.symlink_to("/dev/zero")
        case "socket":
            server.bind(str(path))
        case "folder":
            path.mkdir()
        case "empty":
            path.touch()
        case "sparse":
            with path.open("wb") as file:
                file.truncate(8 << 30)
    with server:
        assert taken(path) == problem


def test_a_file_of_the_largest_size_is_taken_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x" * MOST)
    result = taken(path)
    assert isinstance(result, Taken)
    result.close()
    path.write_bytes(b"x" * (MOST + 1))
    assert taken(path) == Problem("E_TOO_LARGE", "the file", "file_size", str(MOST + 1))
