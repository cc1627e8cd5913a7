"""Folders as they come: links, pipes, names of any bytes, what is passed over and why."""

import os
import shutil
import socket
from pathlib import Path

from extractor.batch.walk import DEEPEST, Found, Skipped, walk


def found(*inputs: Path) -> list[str]:
    return [entry.path for entry in walk(inputs) if isinstance(entry, Found)]


def skipped(*inputs: Path) -> dict[str, str]:
    return {entry.path: entry.reason for entry in walk(inputs) if isinstance(entry, Skipped)}


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")


def test_files_come_in_the_order_of_their_whole_paths(tmp_path: Path) -> None:
    fill(tmp_path, "b/x.pdf", "b-a/x.pdf", "b.pdf", "a/z.docx", "a/m/y.docx", "ก.pdf")
    paths = found(tmp_path)
    assert paths == sorted(paths, key=lambda path: path.encode())
    assert paths == ["a/m/y.docx", "a/z.docx", "b-a/x.pdf", "b.pdf", "b/x.pdf", "ก.pdf"]


def test_arguments_keep_their_order_and_files_named_outright_are_taken_whatever_their_name(
    tmp_path: Path,
) -> None:
    fill(tmp_path, "b/x.pdf", "a/y.pdf", "strange.bin")
    assert found(tmp_path / "b", tmp_path / "strange.bin", tmp_path / "a") == [
        "x.pdf",
        "strange.bin",
        "y.pdf",
    ]


def test_what_is_passed_over_is_told_with_the_reason(tmp_path: Path) -> None:
    fill(tmp_path, "~$open.docx", "._x.pdf", ".git/x.pdf", "photo.jpg", "no suffix", "ok.PDF")
    assert found(tmp_path) == ["ok.PDF"]
    assert skipped(tmp_path) == {
        "~$open.docx": "companion of another file",
        "._x.pdf": "companion of another file",
        ".git/": "hidden folder",
        "photo.jpg": "other type",
        "no suffix": "other type",
    }


def test_links_to_folders_are_not_followed_and_folders_called_like_files_are_folders(
    tmp_path: Path,
) -> None:
    fill(tmp_path, "dir.pdf/inside.pdf")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "loop.pdf").symlink_to(tmp_path)
    assert found(tmp_path) == ["dir.pdf/inside.pdf", "loop.pdf"]
    assert skipped(tmp_path) == {"loop": "other type"}


def test_pipes_and_sockets_are_found_by_name_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.docx"))
        assert found(tmp_path) == ["pipe.pdf", "socket.docx"]


def test_names_of_any_bytes_survive_as_strict_text(tmp_path: Path) -> None:
    names = ["new\nline.pdf", "\x1b[31m.pdf", "ข\u202eกpdf.docx", "-rf.pdf", "..\\..\\x.pdf",
             "ก" * 80 + ".pdf", "=HYPERLINK(1).pdf", "<img onerror=x>.pdf"]  # fmt: skip
    fill(tmp_path, *names)
    with open(os.fsencode(tmp_path) + b"/\xff\xe0.pdf", "w"):  # noqa: PTH123 - bytes
        pass
    paths = found(tmp_path)
    assert len(paths) == 9
    assert "\\xff\\xe0.pdf" in paths
    assert all(path.encode("utf-8") for path in paths)


def test_a_walk_ends_however_deep_the_folders_are(tmp_path: Path) -> None:
    deep = os.open(tmp_path, os.O_RDONLY)
    for _ in range(DEEPEST + 5):
        os.mkdir("x" * 200, dir_fd=deep)
        below = os.open("x" * 200, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = below
    os.close(deep)
    entries = list(walk([tmp_path]))
    assert len(entries) == 1
    assert isinstance(entries[0], Found)
    assert entries[0].problem is not None
    assert entries[0].problem.code == "E_UNREADABLE"


def test_a_folder_that_cannot_be_listed_is_a_record_not_a_silence(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf", "shut/b.pdf", "z.pdf")
    entries, paths = walk([tmp_path]), []
    for entry in entries:
        paths.append(entry.path)
        shutil.rmtree(tmp_path / "shut", ignore_errors=True)  # gone before it is its turn
    assert paths == ["a.pdf", "shut/", "z.pdf"]


def test_ignored_files_are_listed_with_the_line_that_ignores_them(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf", "draft a.docx", "old/x.pdf", "old/keep.pdf", "deep/old/y.pdf",
         "deep/z.pdf", "only/here.pdf", "deep/only/here.pdf")  # fmt: skip
    (tmp_path / ".extractignore").write_text(
        "# notes\n\ndraft*\nold/*\n!old/keep.pdf\n/only/\ndeep/**/y.pdf\n"
    )
    (tmp_path / "deep" / ".extractignore").write_text("z.pdf\n")
    assert found(tmp_path) == ["a.pdf", "deep/only/here.pdf", "old/keep.pdf"]
    reasons = skipped(tmp_path)
    assert reasons["draft a.docx"] == ".extractignore: draft*"
    assert reasons["old/x.pdf"] == ".extractignore: old/*"
    assert reasons["only/"] == ".extractignore: /only/"
    assert reasons["deep/old/y.pdf"] == ".extractignore: deep/**/y.pdf"
    assert reasons["deep/z.pdf"] == ".extractignore: z.pdf"


def test_an_ignore_file_cannot_hang_the_walk(tmp_path: Path) -> None:
    fill(tmp_path, "a" * 200 + ".pdf")
    (tmp_path / ".extractignore").write_text("*a" * 60 + "b\n" + "**/" * 60 + "b\n")
    assert found(tmp_path) == ["a" * 200 + ".pdf"]
    (tmp_path / ".extractignore").unlink()
    os.mkfifo(tmp_path / ".extractignore")
    assert found(tmp_path) == ["a" * 200 + ".pdf"]
