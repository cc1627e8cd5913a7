"""Printed numbers: both digit systems, units, words; what is not plainly a number stays unread.

Sources: reference/score_tables.csv (units inside cells, apostrophes, leaders, words, commas).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.fields.lines import without_leaders
from extractor.model import NOT_APPLICABLE, NOWHERE, SEVERAL_NUMBERS, Number, Place
from extractor.thai import CONSONANTS, LEADING_VOWELS, MARKS, fold, to_arabic

LONGEST = 400
"""Characters of a cell that are searched: no number of this form stands deeper in prose."""

_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%", 0xFF0E: "."}
_NUMBER = re.compile(r"[-−]?(?:\d[\d.,]{0,30}\d|\d|\.\d{1,30})")
_TOUCHING = re.compile(r"\d[.,]?\s+[.,]?\d")
"""Digits with only space between: two numbers, or one whose digits came apart."""
_SPACED_POINT = re.compile(r"(\d) ?\. ?(\d)")
_UNIT_BEFORE = re.compile(
    r"(ร้อยละ|เปอร์เซ็นต์|ระดับคะแนน|ระดับที่|ระดับ|ค่าคะแนน|คะแนน|จำนวน|น้ำหนัก|เท่ากับ|ได้|ที่|≥|≤|>|<|=)\s{0,3}$"
)
_UNIT_AFTER = re.compile(rf"\s{{0,3}}(%|เปอร์เซ็นต์|[{CONSONANTS}{LEADING_VOWELS}][ก-ฮะ-ฺเ-๎]{{0,19}})")
_YEAR_BEFORE = re.compile(r"(?:ปี|พ\.\s?ศ\.?|พศ\.?|งบประมาณ|ค\.\s?ศ\.?)\s{0,3}$")
_SIGNS = r"xX×*/÷+\u2212-"
_SUM = re.compile(rf"[\d.,\s()\[\]%{_SIGNS}]+")
_OPERATION = re.compile(rf"\d[\s)\]%]{{0,4}}[{_SIGNS}][\s(\[]{{0,4}}\d")
_BEHIND = re.compile(r"\s{0,3}[(\[]([^\n]{3,60})[)\]]\s*")
_CANNOT_OPEN = MARKS + "ะาำๅ"
_NOT_UNITS = {"เท่ากับ", "ได้", "ที่", "น้ำหนัก", "จำนวน", "≥", "≤", ">", "<", "="}
_PERCENT = {"ร้อยละ", "%", "เปอร์เซ็นต์"}
_GRADES = {"ระดับคะแนน", "ระดับที่", "ระดับ", "ค่าคะแนน", "คะแนน"}
_NONE_THERE = {"-", "–", "—", "−", "--", "n/a", "na", "n.a.", "ไม่มี", "ไม่เกี่ยวข้อง", "ไม่ประเมิน"}


@dataclass(frozen=True, slots=True)
class _Found:
    value: Decimal
    unit: str


def read_number(raw: str, place: Place = NOWHERE) -> Number:
    """The one number that ``raw`` states; without a value, and with the reason, if it has none.

    A number is never taken out of a Thai word; of a sum on paper its result is taken. Where several
    numbers stand, the only percentage, then the only level or score, is the one meant; otherwise
    nothing is guessed, nor where only space stands between digits: they may be one number's.
    """
    shown = raw.strip()
    plain = to_arabic(shown[:LONGEST]).translate(_FULL_WIDTH)
    if fold(plain) in _NONE_THERE:
        return Number(shown, None, place, note=NOT_APPLICABLE)
    plain = _SPACED_POINT.sub(r"\1.\2", without_leaders(plain)) if len(plain) < 30 else plain
    plain = _without_working(plain)
    found = _found(plain)
    if not found:
        return _in_words(shown, plain, place)
    chosen = None if _TOUCHING.search(plain) else _chosen(found)
    if chosen is None:
        return Number(shown, None, place, note=SEVERAL_NUMBERS)
    return Number(shown, chosen.value, place, chosen.unit)


def _without_working(plain: str) -> str:
    """What a sum comes to, without the sum: of "5 x 5 / 100 = 0.25" and "0.25 (5 x 5 / 100)"."""
    before, equals, result = plain.rpartition("=")
    if equals and _is_sum(before):
        return result
    bracket = min((at for at in (plain.find("("), plain.find("[")) if at > 0), default=-1)
    behind = _BEHIND.fullmatch(plain, bracket) if bracket > 0 else None
    return plain[:bracket] if behind and _is_sum(behind[1]) else plain


def _is_sum(text: str) -> bool:
    """Whether ``text`` is numbers with signs of arithmetic between them and nothing else."""
    return bool(_SUM.fullmatch(text) and _OPERATION.search(text))


def _found(plain: str) -> list[_Found]:
    found = []
    for match in _NUMBER.finditer(plain):
        before, after = plain[max(0, match.start() - 20) : match.start()], plain[match.end() :]
        prefix = _UNIT_BEFORE.search(before)
        if not _stands_free(before, after, prefix is not None) or _YEAR_BEFORE.search(before):
            continue
        value = digits_to_decimal(match.group())
        if value is not None:
            found.append(_Found(value, _unit(prefix, after)))
    return found


def _unit(prefix: re.Match[str] | None, after: str) -> str:
    if prefix and prefix.group(1) not in _NOT_UNITS:
        return prefix.group(1)
    suffix = _UNIT_AFTER.match(after)
    return suffix.group(1) if suffix else ""


def _stands_free(before: str, after: str, unit_before: bool) -> bool:
    """Whether the number is none of a word's letters: a digit may be a broken tone mark."""
    last, following = before[-1:], after[:1]
    if last and not unit_before and (last.isalpha() or last in MARKS or last in "ะาำๅฯๆ"):
        return False
    return not following or not (
        following in _CANNOT_OPEN or (following.isascii() and following.isalpha())
    )


def _chosen(found: list[_Found]) -> _Found | None:
    for units in (_PERCENT, _GRADES):
        meant = [one for one in found if one.unit in units]
        if meant and all(one.value == meant[0].value for one in meant):
            return meant[0]
    return found[0] if all(one.value == found[0].value for one in found) else None


def digits_to_decimal(token: str) -> Decimal | None:
    """``"1,234.50"`` -> 1234.50, ``"4,25"`` -> 4.25; None where the marks make no number.

    A comma before groups of exactly three digits separates thousands, unless the first group is
    "0"; any other single comma is a decimal comma.
    """
    sign = "-" if token[0] in "-−" else ""
    body = token.lstrip("-−")
    point = _decimal_mark(body)
    if point is None:
        return None
    whole, _, fraction = body.rpartition(point) if point else (body, "", "")
    groups = whole.replace(".", ",").split(",")
    if len(groups) > 1 and not _thousands(groups):
        return None
    digits = "".join(groups) or "0"
    return Decimal(f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}")


def _decimal_mark(body: str) -> str | None:
    """The mark before the decimals, "" for none, None where it cannot be told."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        return max(".,", key=body.rfind) if min(dots, commas) == 1 or dots == 1 else None
    if dots:
        return "." if dots == 1 else None
    if not commas or _thousands(body.split(",")):
        return ""
    return "," if commas == 1 else None


def _thousands(groups: list[str]) -> bool:
    first, rest = groups[0], groups[1:]
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)


# --- numbers in words -------------------------------------------------------------------------

_DIGIT_WORDS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4,
    "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_POWERS = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
_WORD = re.compile("|".join([*_DIGIT_WORDS, *_POWERS, "ล้าน", "จุด"]))
_AROUND_WORDS = re.compile(
    r"^(?:ร้อยละ|ระดับ|คะแนน|จำนวน|ได้)?[\s(\[]*|[\s)\]]*(?:เปอร์เซ็นต์|คะแนน|ถ้วน|บาท|ร้อยละ|%)?[\s)\].]*$"
)


def _in_words(shown: str, plain: str, place: Place) -> Number:
    value = words_to_decimal(_AROUND_WORDS.sub("", plain.strip()))
    if value is None:
        return Number(shown, None, place, note="not a number")
    unit = next((unit for unit in (*_PERCENT, *_GRADES) if plain.strip().startswith(unit)), "")
    return Number(shown, value, place, unit, "number written in words")


def words_to_decimal(text: str) -> Decimal | None:
    """``"สี่จุดห้า"`` -> 4.5; None unless the whole of ``text`` is number words."""
    words, end = [], 0
    for match in _WORD.finditer(text[:120]):
        if match.start() != end and text[end : match.start()].strip():
            return None
        words.append(match.group())
        end = match.end()
    if not words or text[end:].strip():
        return None
    whole, _, fraction = _split_at_point(words)
    if any(word not in _DIGIT_WORDS for word in fraction):
        return None
    decimals = "".join(str(_DIGIT_WORDS[word]) for word in fraction)
    return Decimal(f"{_whole(whole)}.{decimals}" if decimals else str(_whole(whole)))


def _split_at_point(words: list[str]) -> tuple[list[str], str, list[str]]:
    if "จุด" not in words:
        return words, "", []
    at = words.index("จุด")
    return words[:at], "จุด", words[at + 1 :]


def _whole(words: list[str]) -> int:
    total, digit = 0, None
    for word in words:
        if word in _DIGIT_WORDS:
            digit = _DIGIT_WORDS[word]
        elif word == "ล้าน":
            total = (total + (digit or 0) or 1) * 1_000_000
            digit = None
        else:
            total += (1 if digit is None else digit) * _POWERS[word]
            digit = None
    return total + (digit or 0)
