"""List marks: numbers, letters and bullets in front of items, typed or automatic."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.thai import to_arabic

_NUMBERED = re.compile(r"[(\[]?(\d{1,2}(?:\.\d{1,2}){0,3})([.)\]]{1,2}(?:\[\d{1,2}[.)]?\])?)?\s*")
"""A number, maybe with the one that it had before tracked changes behind it: "1.[2.]"."""
_LETTERED = re.compile(r"\(?[กขคงจฉชซ][.)](?![ก-ฮ]\.)\s*|\([a-h]\)\s*|[a-h]\)\s*")
_BULLET = re.compile(
    r"(?:[•■▪●○◦‣⁃➢➤►▶◆◇❖✓✔✦★□▫·∙*\uf0b7\uf0a7\uf0d8\uf076\uf0fc]|[-–—](?=\s|[^\d\s\-–—]))\s*"
)
_INLINE = re.compile(r"\s([(]?)(\d{1,2})([.)])\s{0,3}(?=[^\d\s])")
_REFERENCE = re.compile(
    r"(?:ข้อ|(?<!พื้น)(?<!หน้า)(?<!สถาน)(?<!ทัน)(?<!เต็ม)(?<!คง)ที่|ระดับ|หมวด|มาตรา|ตาราง|ภาคผนวก|บท|และ|ถึง|ฉบับ|หน้า)\s*$"
)


_LONGEST = 40
"""Characters at the start of a line in which a list mark stands."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark at the start of a line: ``numbers`` e.g. (1, 2) for "1.2", () for bullets.

    ``end`` is where the text behind it begins. ``bare`` marks a number without dot or bracket,
    which is a list number only where such numbers count up.
    """

    numbers: tuple[int, ...]
    end: int
    bare: bool = False


def mark_of(text: str) -> Mark | None:
    """The list mark that opens ``text``, None if there is none or nothing stands behind it."""
    plain = to_arabic(text[:_LONGEST])
    for mark in (_number_mark(plain), _other_mark(plain)):
        if mark and text[mark.end :].strip():
            return mark
    return None


def _number_mark(plain: str) -> Mark | None:
    match = _NUMBERED.match(plain)
    if not match:
        return None
    numbers = tuple(int(number) for number in match.group(1).split("."))
    following = plain[match.end() : match.end() + 1]
    spaced = match.end() > match.end(2 if match.group(2) else 1)
    closed = match.group(2) is not None
    if numbers[0] == 0 or (following.isdigit() and not (spaced and closed)):
        return None
    if closed:
        return Mark(numbers, match.end())
    if plain[0] in "([" or not spaced or following in "-–/%":
        return None
    return Mark(numbers, match.end(), bare=len(numbers) == 1)


def _other_mark(plain: str) -> Mark | None:
    match = _LETTERED.match(plain) or _BULLET.match(plain)
    return Mark((), match.end()) if match else None


def label_numbers(label: str) -> tuple[int, ...]:
    """The numbers of an automatic label, () for a bullet."""
    match = _NUMBERED.match(to_arabic(label.strip()))
    return tuple(int(number) for number in match.group(1).split(".")) if match else ()


def without_number(text: str) -> str:
    """``text`` without the list number that opens it ("1.2 …", "๑. …", "(1) …").

    A bare number is kept: it may belong to the words ("5 ส").
    """
    mark = _number_mark(to_arabic(text[:_LONGEST]))
    return text[mark.end :] if mark and not mark.bare and text[mark.end :].strip() else text


def counted_starts(text: str, first: int | None) -> list[int]:
    """Where list numbers stand that count up within a line after number ``first``.

    With ``first`` None the line opens without a number; then "1" and "2" must both follow.
    """
    starts = []
    expected = 1 if first is None else first + 1
    plain = to_arabic(text)
    for match in _INLINE.finditer(plain):
        if int(match.group(2)) == expected and not _REFERENCE.search(plain[: match.start()][-12:]):
            starts.append(match.start() + 1)
            expected += 1
    return starts if first is not None or len(starts) > 1 else []
