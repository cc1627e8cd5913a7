"""Where a file says which text is one paragraph, full lines do not hide where one ends."""

from __future__ import annotations

from paper import outline
from paper_pdf import tagged_pdf, text

from extractor.read.limits import DEFAULT_LIMITS, DEFAULT_READING
from extractor.read.pdf.reader import read_pdf
from extractor.read.pdfium.file import PdfFile

FULL = "The unit reviewed every step of the process and removed the steps that nobody needed"
MORE = "Everybody in the unit was told which steps were left and why the others were removed"
REST = "and nobody missed them"


def lines(*words):
    return [text(one, 72, 100 + 20 * at) for at, one in enumerate(words)]


def body(data: bytes):
    return outline(read_pdf(data, DEFAULT_READING).blocks)


def tags(data: bytes):
    with PdfFile(data, DEFAULT_LIMITS) as file:
        return [page.tags for page in file.pages()]


def test_a_paragraph_ends_where_the_files_structure_says_so():
    first, second, third = lines(FULL, MORE, REST)
    assert body(tagged_pdf(("P", [first]), ("P", [second, third]))) == [FULL, f"{MORE} {REST}"]
    assert body(tagged_pdf(("P", [first, second, third]))) == [f"{FULL} {MORE} {REST}"]


def test_tags_that_were_made_for_each_line_say_nothing():
    data = tagged_pdf(*(("P", [one]) for one in lines(FULL, MORE, REST)))
    assert tags(data) == [{}]
    assert body(data) == [f"{FULL} {MORE} {REST}"]


def test_the_pieces_of_a_paragraph_have_its_number():
    first, second, third = lines(FULL, MORE, REST)
    (found,) = tags(tagged_pdf(("H1", [first]), ("P", [second, third])))
    assert len(found) == 3
    assert len(set(found.values())) == 2 and 0 not in found.values()
