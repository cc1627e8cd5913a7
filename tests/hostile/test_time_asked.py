"""Readers say how long their work may take, before they begin it; the supervisor decides."""

import hashlib

import pytest
from build_pdf import objects, pdf
from hostile_case import LINES

from extractor.batch.work import Job
from extractor.commands.work import prepare

PAGES, PAGE = 2, 3


def asked_for(name: str, data: bytes, *, safe: bool = False) -> list[float]:
    asked: list[float] = []
    work = prepare({"ocr": "auto"})
    work(Job(name, data, hashlib.sha256(data).hexdigest(), safe=safe), asked.append)
    return asked


def pages(count: int) -> bytes:
    kids = b"%d 0 R " % PAGE * count
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return pdf(objects() | {PAGES: tree})


@pytest.mark.parametrize(("count", "seconds"), [(1, 31.0), (40, 70.0)])
def test_a_pdf_asks_by_its_pages(count: int, seconds: float) -> None:
    assert asked_for("file.pdf", pages(count))[0] == seconds


def test_a_pdf_of_absurdly_many_pages_asks_for_no_more_than_ten_minutes() -> None:
    assert asked_for("file.pdf", pages(1_900))[0] == 600.0


def test_a_file_that_is_to_be_converted_asks_for_two_minutes_and_its_reading() -> None:
    text = "".join(f"\\u{ord(letter)}?" for letter in LINES[0])
    assert asked_for("file.rtf", f"{{\\rtf1\\ansi {text}}}".encode()) == [150.0]


def test_a_word_file_or_transcript_asks_for_nothing() -> None:
    assert asked_for("file.txt", "\n".join(LINES).encode()) == []
