"""Forms that draw forms: how often is counted before anything is unfolded."""

import time
import zlib

import pytest

from extractor.errors import ReadFault
from extractor.read.limits import Limits
from extractor.read.pdfium.form_bombs import refuse_form_bombs

LIMITS = Limits(form_draws=1_000)


def form(number: int, content: bytes, draws: int = 0, more: bytes = b"") -> bytes:
    head = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    )
    return b"%d 0 obj\n<< %s %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number, head % draws, more, len(content), content,
    )  # fmt: skip


def nested(depth: int, each: int) -> bytes:
    forms = [form(n, b"/X Do " * each, n + 1) for n in range(1, depth + 1)]
    return b"%PDF-1.7\n" + b"".join(forms) + form(depth + 1, b"0 0 1 1 re f")


def refused(data: bytes) -> bool:
    try:
        refuse_form_bombs(data, LIMITS)
    except ReadFault as fault:
        assert (fault.code, fault.limit, fault.value) == ("E_LIMIT", "form_draws", "1000")
        return True
    return False


@pytest.mark.parametrize(
    ("depth", "each", "too_much"),
    [(1, 900, False), (1, 1_100, True), (2, 30, False), (2, 32, True), (10, 10, True),
     (300, 1, False)],
)  # fmt: skip
def test_what_forms_come_to_is_counted(depth: int, each: int, too_much: bool) -> None:
    assert refused(nested(depth, each)) == too_much


def test_a_form_that_draws_itself_comes_to_no_end_and_is_no_bomb() -> None:
    mutual = form(1, b"/X Do " * 3, 2) + form(2, b"/X Do " * 3, 1)
    assert not refused(mutual)


def test_a_packed_form_is_unpacked() -> None:
    packed = [form(n, zlib.compress(b"/X Do " * 10), n + 1, b"/Filter /FlateDecode")
              for n in range(1, 5)]  # fmt: skip
    assert refused(b"".join(packed) + form(5, b""))


def test_the_form_written_last_is_the_one_that_holds() -> None:
    assert not refused(nested(10, 10) + form(1, b"/X Do", 11) + form(2, b"/X Do", 11)
                       + b"".join(form(n, b"", 11) for n in range(3, 11)))  # fmt: skip


def test_a_name_that_leads_nowhere_draws_nothing() -> None:
    assert not refused(form(1, b"/Y Do " * 5_000, 2) + form(2, b""))


def test_many_forms_and_objects_take_no_time_to_speak_of() -> None:
    plain = b"".join(b"%d 0 obj\n<< /A 1 >>\nendobj\n" % n for n in range(30_000))
    many = b"".join(form(n, b"/X Do", n + 1) for n in range(30_000, 50_000))
    begun = time.process_time()
    assert refused(plain + many + form(50_000, b"")), "a chain of 20,000 forms"
    assert time.process_time() - begun < 3
