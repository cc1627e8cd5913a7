from pathlib import Path

import pytest
from paper_scan import SCALE, Sheet

from extractor.read.scan.command import Command
from extractor.read.scan.engine import Readiness, readiness, tessdata
from extractor.read.scan.lines import picture_of, text_of
from extractor.read.scan.picture import ink_of
from extractor.read.scan.tesseract import engine

WORDS = ("จัดทำรายงานแล้วเสร็จ", "www.example.go.th")


def pictures() -> list:
    shown = []
    for words in WORDS:
        grey = Sheet().text(words, 72, 100).grey
        text = text_of(ink_of(grey), SCALE, lambda _x, _y: -1)
        shown.append(picture_of(grey, text, text.lines[0], text.lines[0].ink).picture)
    return shown


def spelt(read: list) -> list[str]:
    return ["".join(symbol.text for symbol in line).replace("ํา", "ำ") for line in read]


def test_lines_are_read_as_thai_or_as_latin():
    thai, latin = engine().read(pictures()), engine().read(pictures(), latin=True)
    assert spelt(thai)[0] == WORDS[0]
    assert spelt(latin)[1] == WORDS[1]
    assert all(0.9 < symbol.sure <= 1 for symbol in thai[0])
    assert [symbol.x0 for symbol in latin[1]] == sorted(symbol.x0 for symbol in latin[1])


def test_the_command_reads_what_the_library_reads():
    command = Command(readiness())
    assert spelt(command.read(pictures()))[0] == WORDS[0]
    assert spelt(command.read(pictures(), latin=True))[1] == WORDS[1]
    assert command.read([]) == []


def test_language_data_is_looked_for_where_the_environment_says_first(tmp_path: Path):
    system = tessdata({})
    assert (Path(system) / "tha.traineddata").is_file()
    assert tessdata({"EXTRACT_TESSDATA": str(tmp_path)}) == system
    (tmp_path / "tha.traineddata").write_bytes(b"")
    assert tessdata({"EXTRACT_TESSDATA": str(tmp_path)}) == str(tmp_path)
    assert tessdata({"TESSDATA_PREFIX": str(tmp_path)}) == str(tmp_path)


@pytest.mark.parametrize(
    ("ready", "lacking"),
    [
        (Readiness("tesserocr", True, ("tha", "eng"), "/x"), ()),
        (Readiness("command", True, ("tha",), "/x"), ()),
        (Readiness("tesserocr", True, ("eng",), "/x"), ("tesseract-ocr-tha",)),
        (Readiness("command", False, ("tha",), "/x"), ("kpi-extract[ocr]",)),
    ],
)
def test_what_is_lacking_is_named_by_what_brings_it(ready: Readiness, lacking: tuple[str, ...]):
    assert ready.lacking == lacking


def test_results_depend_on_the_language_data(tmp_path: Path):
    for name in ("tha", "eng"):
        (tmp_path / f"{name}.traineddata").write_bytes(name.encode())
    ready = Readiness("tesserocr", True, ("tha", "eng"), str(tmp_path))
    before = ready.basis
    (tmp_path / "eng.traineddata").write_bytes(b"newer")
    assert ready.basis != before
    assert ready._replace(languages=()).basis == ""
