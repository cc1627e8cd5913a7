"""Thai dates in the forms in which offices print them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
          "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")  # fmt: skip
SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
SHAPES = ("{d} {month} {be}", "{d} {month} {be}", "{d} {month} พ.ศ. {be}", "{d} {short} {be}",
          "{d} {short} {yy}", "{d}/{m}/{be}", "{d} {month} พ.ศ.{be}")  # fmt: skip


def in_fiscal_year(rng: Random, year: int, months: int) -> date:
    """A day of fiscal year ``year`` (Buddhist era, from October) within the round."""
    start = date(year - 543 - 1, 10, 1)
    return start + timedelta(days=rng.randrange(1, months * 30))


def printed(rng: Random, day: date) -> str:
    """The day as an office prints it."""
    be = day.year + 543
    return rng.choice(SHAPES).format(
        d=day.day, m=day.month, month=MONTHS[day.month - 1], short=SHORT[day.month - 1],
        be=be, yy=f"{be % 100:02d}",
    )  # fmt: skip
