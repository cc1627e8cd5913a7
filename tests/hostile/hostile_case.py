"""What a hostile case is: bytes under a name, and how its audit may end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

KERNEL = "ข้อความแกนกลางของรายงานนี้"
"""Stands in one section of every hostile report that can be read: it must be found there."""

LINES = (
    "รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน",
    "รอบระยะเวลาการรายงาน",
    "ชื่อตัวชี้วัด: ระดับความสำเร็จของการปรับปรุงกระบวนการงาน",
    "ปัจจัยสนับสนุนต่อการดำเนินงาน",
    KERNEL,
    "อุปสรรคต่อการดำเนินงาน",
    "ไม่มี",
    "ข้อเสนอแนะสำหรับการดำเนินงานในปีต่อไป",
    "ควรทำต่อ",
)


@dataclass(frozen=True)
class Ends:
    """How an audit may end: read with the kernel found, or with one of the ``errors``.

    ``with_codes`` must all be there where it was read. ``kernel`` False: nothing is said of text.
    """

    read: bool = False
    errors: tuple[str, ...] = ()
    with_codes: tuple[str, ...] = ()
    kernel: bool = True


@dataclass(frozen=True)
class Case:
    """A row of the bar, a file name, what makes its bytes, and how it may end."""

    row: int
    name: str
    make: Callable[[], bytes]
    ends: Ends


def error(*codes: str) -> Ends:
    return Ends(errors=codes)


def read(*codes: str) -> Ends:
    return Ends(read=True, with_codes=codes)


def read_or(*codes: str) -> Ends:
    return Ends(read=True, errors=codes)


def noticed(*codes: str) -> Ends:
    """Read as far as it goes; the codes must be there, the kernel need not."""
    return Ends(read=True, with_codes=codes, kernel=False)
