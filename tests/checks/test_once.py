"""Work that several checks ask for is done once for a report, and again for another."""

from __future__ import annotations

from extractor.checks.base import Subject, once
from extractor.form import load_form
from extractor.model import Document, Report, Sections


def subject() -> Subject:
    return Subject(Report(Document("docx"), Sections(()), {}), load_form())


def test_it_is_done_once_for_a_report_and_again_for_another():
    done: list[Subject] = []

    @once
    def counted(one: Subject) -> int:
        done.append(one)
        return len(done)

    first, second = subject(), subject()
    assert (counted(first), counted(first), counted(second), counted(first)) == (1, 1, 2, 1)


def test_what_fails_is_asked_again():
    asked: list[int] = []

    @once
    def failing(_: Subject) -> int:
        asked.append(1)
        raise ValueError("broken")

    one = subject()
    for _ in range(2):
        try:
            failing(one)
        except ValueError as fault:
            assert str(fault) == "broken"
    assert len(asked) == 2, "a check that breaks must break for every check that asks"
