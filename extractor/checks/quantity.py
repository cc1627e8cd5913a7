"""Quantities in the words of criteria and results: a number or a range, with its unit.

Read: "ร้อยละ 60", "80 %", "≥ 18", ">7.1 - 7.4", "2.51-3.00", "ไม่น้อยกว่าร้อยละ 80", "ภายใน 5 วัน",
"จำนวน 3 เรื่อง", "ดำเนินการตามแผนฯ ได้ร้อยละ 50". Not read: digits inside a word (they may be broken
tone marks), list numbers, ordinals (ครั้งที่ 1), years, dates, times of day, numbers of documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor import thai

PERCENT = "ร้อยละ"
LEVEL = "ระดับ"

Bound = Literal["", "at least", "more than", "at most", "less than"]
_SIGNS: dict[Bound, str] = {
    "": "", "at least": "≥ ", "more than": "> ", "at most": "≤ ", "less than": "< ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit ("" for a bare one) and what is said of it ("at least" …).

    ``upper`` is the other end of a range, equal to ``value`` where there is none. ``alone`` says
    that nothing else stands in the text.
    """

    value: Decimal
    upper: Decimal
    unit: str
    bound: Bound = ""
    alone: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two ends are printed."""
        return self.value != self.upper

    @property
    def shown(self) -> str:
        """What is asked for, for people: ``≥ 18 วัน``, ``ร้อยละ 60``, ``> 7.1 - 7.4``."""
        ends = f"{self.value:f} - {self.upper:f}" if self.is_range else f"{self.value:f}"
        number = _SIGNS[self.bound] + ends
        words = (self.unit, number) if self.unit in (PERCENT, LEVEL) else (number, self.unit)
        return " ".join(words).strip()


_MONTH = (
    r"(?:ม\.?\s?ค|ก\.?\s?พ|มี\.?\s?ค|เม\.?\s?ย|พ\.?\s?ค|มิ\.?\s?ย|ก\.?\s?ค|ส\.?\s?ค|ก\.?\s?ย|ต\.?\s?ค"
    r"|พ\.?\s?ย|ธ\.?\s?ค)\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน"
    r"|ตุลาคม|พฤศจิกายน|ธันวาคม"
)
_NOT_QUANTITIES = re.compile(
    r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s|[^\d\s])"  # list numbers
    r"|(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*\d{2,4}(?:\s*[-–/]\s*\d{2,4})?"
    rf"|\d{{1,2}}\s*(?:[-–]\s*\d{{1,2}}\s*)?(?:{_MONTH})\s*(?:พ\.?\s?ศ\.?)?\s*\d{{0,4}}"
    rf"|(?:{_MONTH})\s*(?:พ\.?\s?ศ\.?)?\s*\d{{2,4}}"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|(?:24|25)\d\d(?![\d.])|\d+/\d+"
    r"|(?<!ร้อยละ)(?:ที่|ข้อ|หมวด|มาตรา|ไตรมาส|รอบ|ฉบับ|หน้า|ตอน|ขั้น)\s*\d+(?:[./]\d+)*(?:\s*เดือน)?"
    r"|\d{1,2}[.:]\d{2}\s*น\.|[A-Za-z][A-Za-z-]*\s?\d[\d.:/-]*",
    re.MULTILINE,
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGIT = re.compile(r"\d")
_FOUND = re.compile(
    rf"(?<![\d.,])({_NUMBER})(?:\s*(?:[-–—]|ถึง)\s*(?:ร้อยละ\s*)?({_NUMBER}))?(?![\d]|[.,]\d)"
)
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("ไม่น้อยกว่า", "at least"), ("ไม่ต่ำกว่า", "at least"), ("อย่างน้อย", "at least"),
    ("มากกว่าหรือเท่ากับ", "at least"), ("ตั้งแต่", "at least"), ("≥", "at least"),
    (">=", "at least"), ("ไม่เกิน", "at most"), ("ไม่มากกว่า", "at most"),
    ("น้อยกว่าหรือเท่ากับ", "at most"), ("ภายใน", "at most"), ("≤", "at most"), ("<=", "at most"),
    ("มากกว่า", "more than"), ("สูงกว่า", "more than"), ("เกินกว่า", "more than"),
    ("เกิน", "more than"), (">", "more than"), ("น้อยกว่า", "less than"), ("ต่ำกว่า", "less than"),
    ("<", "less than"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("ขึ้นไป", "at least"), ("ลงมา", "at most"), ("หรือน้อยกว่า", "at most"),
    ("หรือมากกว่า", "at least"),
)  # fmt: skip
_PREFIX_UNIT = re.compile(r"(ร้อยละ|จำนวน|ระดับคะแนน|ระดับ|ค่าคะแนน|คะแนน|เท่ากับ|=|ได้|ประมาณ|เฉลี่ย)\s*$")
_LEVELS = ("ระดับคะแนน", "ระดับ", "ค่าคะแนน", "คะแนน")
_SUFFIX_UNIT = re.compile(rf"\s*(%|เปอร์เซ็นต์|[{thai.CONSONANTS}{thai.LEADING_VOWELS}][ก-๎]*)")


_CONTINUES_A_WORD = tuple(thai.MARKS + "ะาำๅ")


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of ``text``, in reading order."""
    plain = thai.to_arabic(thai.repair(text))
    if not _DIGIT.search(plain):
        return ()
    plain = _NOT_QUANTITIES.sub(lambda match: " " * len(match.group()), plain)
    found = (_quantity(plain, match) for match in _FOUND.finditer(plain))
    return tuple(quantity for quantity in found if quantity is not None)


def _quantity(plain: str, match: re.Match[str]) -> Quantity | None:
    start, after = plain[: match.start()], plain[match.end() :]
    before, bound, unit = _said_before(start)
    inside = bool(start) and thai.is_thai(start[-1]) and before == start
    if inside or after[:1] in _CONTINUES_A_WORD:
        return None
    suffix = _SUFFIX_UNIT.match(after)
    rest = after
    for words, meaning in _AFTER:
        if words in after[:40]:
            bound = bound or meaning
    if unit in ("", "จำนวน") and suffix:
        word = _without_bound(suffix.group(1))
        unit = PERCENT if word in ("%", "เปอร์เซ็นต์") else word or unit
        rest = after[suffix.end() :]
    value = Decimal(match.group(1).replace(",", ""))
    upper = Decimal(match.group(2).replace(",", "")) if match.group(2) else value
    alone = not before.strip(" -–•(") and not rest.strip(" .)")
    return Quantity(value, upper, LEVEL if unit in _LEVELS else unit, bound, alone)


def _said_before(before: str) -> tuple[str, Bound, str]:
    """What stands before a number: the rest of the text, its bound and its unit."""
    bound: Bound = ""
    unit = ""
    while True:
        stripped = before.rstrip()
        words = next(((w, b) for w, b in _BOUNDS if stripped.endswith(w)), None)
        prefix = _PREFIX_UNIT.search(stripped)
        if words and not bound:
            before, bound = stripped[: -len(words[0])], words[1]
        elif prefix:
            word = prefix.group(1)
            unit = unit or (word if word in (PERCENT, "จำนวน", *_LEVELS) else "")
            before = stripped[: prefix.start()]
        else:
            return before, bound, unit


def _without_bound(word: str) -> str:
    for words, _ in _AFTER:
        word = word.split(words)[0]
    return word.split("ต่อ")[0]


def unit_name(printed: str) -> str:
    """A printed unit as quantities call it: "%" is ร้อยละ, "ระดับที่" and "คะแนน" are ระดับ."""
    if printed in ("%", "เปอร์เซ็นต์"):
        return PERCENT
    return LEVEL if printed in (*_LEVELS, "ระดับที่") else _without_bound(printed)


def same_unit(one: str, other: str) -> bool:
    """Whether two units can be one: equal, or one of them not printed."""
    blank = ("", "จำนวน")
    return one in blank or other in blank or one.startswith(other) or other.startswith(one)
