"""Phones: what follows a phone label, or looks like a Thai number without one.

A Thai number has 9 digits from 02 to 05 or 07 (landline) or 10 from 06, 08 or 09 (mobile); 9 from
01 are mobiles of before 2006. 3 to 5 digits that do not begin with 0 are a line inside the office:
a phone that can be rung, so not malformed. Whatever else follows a label keeps its text and has
neither number nor kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.fields.lines import Line
from extractor.model import Phone, PhoneKind
from extractor.thai import to_arabic

_RUN = re.compile(r"(?:\+\s?)?[(\[]?\d[\d \t().\-–—−\[\]]{0,60}")
_LIST_NUMBER = re.compile(r"(?:^|(?<=\s))\(?[1-9]\d?[.)]\s{1,5}(?=[(+]{0,2}(?:0|66))")
_LIST_NUMBER_AFTER = re.compile(r"[\s(]\d{1,2}[.)]\s{0,5}$")
_GROUP = re.compile(r"\d+")
EXTENSION_WORD = (
    r"(?:เบอร์ต่อ|หมายเลขต่อ|ต[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{0,3}อ|ภายใน|กด|extension|ext|x|#)"
)
"""What stands before an extension; the mark of "ต่อ" is easily misread."""
_EXTENSION = re.compile(
    rf"[\s()\[\],]{{0,5}}{EXTENSION_WORD}\s{{0,3}}[.:]?\s{{0,3}}"
    r"(\d{1,6}(?:\s{0,2}(?:[-–—,/]|และ|หรือ|ถึง)\s{0,2}[1-9]\d{0,4}(?!\d)){0,9})",
    re.IGNORECASE,
)
_LETTERS_INSIDE = re.compile(r"[A-Za-z]{1,4}[\d \-A-Za-z().]{0,30}")
_STRAY = re.compile(r"(?<=[0-9])[๐-๙](?![0-9๐-๙])|(?<=[๐-๙])[0-9](?![0-9๐-๙])")
"""A last digit of the other system: the word behind the number, misread."""
_COMMA = re.compile(r"(?<=[0-9๐-๙])[,.](?=\s?[0-9๐-๙])")
"""A speck of a picture between two groups of digits."""
_BETWEEN_LINES = re.compile(r"\s*(?:[,/;]|และ|หรือ)\s*")
_RANGE_MARK = re.compile(r"\s*[-–—−]\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One number of a run: its offsets in the line and its digits."""

    start: int
    end: int
    number: str
    kind: PhoneKind
    extension: str = ""


def kind_of(digits: str) -> PhoneKind:
    """What the digits are in Thailand's numbering plan, "" if nothing."""
    if len(digits) == 9 and digits[0] == "0" and digits[1] in "123457":
        return "mobile" if digits[1] == "1" else "landline"
    if len(digits) == 10 and (digits[:2] in ("06", "08", "09") or digits.startswith("1800")):
        return "landline" if digits[0] == "1" else "mobile"
    return ""


def read_phones(line: Line, labelled: bool) -> tuple[Phone, ...]:
    """The phones of a line: all of them behind a label, only sure ones without."""
    return tuple(phone for _, _, phone in find_phones(line, labelled))


def find_phones(line: Line, labelled: bool) -> list[tuple[int, int, Phone]]:
    """The phones of a line with their offsets in it."""
    found = _found(line, line.text, labelled)
    alone = _STRAY.sub("|", line.text)
    if alone != line.text:
        without = _found(line, alone, labelled)
        found = without if _known(without) >= _known(found) else found
    if line.source.sure and (whole := _COMMA.sub(" ", line.text)) != line.text:
        joined = _found(line, whole, labelled)
        found = joined if _known(joined) > _known(found) else found
    return found


def _known(found: list[tuple[int, int, Phone]]) -> int:
    """How many of the phones are whole numbers of Thailand's plan, no lines inside an office."""
    return sum(bool(kind_of(phone.number)) for _, _, phone in found)


def _found(line: Line, text: str, labelled: bool) -> list[tuple[int, int, Phone]]:
    """The phones of a line whose ``text`` is as long as the line's own."""
    plain = _LIST_NUMBER.sub(lambda number: ";" * len(number.group()), to_arabic(text))
    found: list[tuple[int, int, Phone]] = []
    at = 0
    while match := _RUN.search(plain, at):
        at = match.end()
        for part in _parts(plain, *_trimmed(plain, match.start(), match.end()), labelled):
            if found and _goes_on(plain, found[-1], part):
                start, _, before = found.pop()
                part = _Part(start, part.end, before.number, before.kind, before.extension)
            phone = Phone(
                line.text[part.start : part.end].strip(" ,"),
                part.number,
                part.extension,
                part.kind,
                line.place(part.start, part.end),
            )
            found.append((part.start, part.end, phone))
            at = max(at, part.end) if part.end > match.start() else at
    return found


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The run without a list number behind it and without what trails its last digit."""
    if after := _LIST_NUMBER_AFTER.search(plain, start, end):
        end = after.start()
    while end > start and not plain[end - 1].isdigit():
        end -= 1
    return start, end


def _parts(plain: str, start: int, end: int, labelled: bool) -> list[_Part]:
    """The numbers that a run of digits and separators holds."""
    parts: list[_Part] = []
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(plain, start, end)]
    begin = 0
    for i, _ in enumerate(groups):
        kind = kind_of(_digits(plain, groups[begin : i + 1]))
        if kind and (i + 1 == len(groups) or plain[groups[i + 1][0]] == "0"):
            parts.append(_part(plain, groups[begin : i + 1], kind))
            begin = i + 1
    if begin < len(groups):
        last = _last_part(plain, groups[begin:], labelled)
        parts += [last] if last else []
    return _with_extension(plain, parts)


def _digits(plain: str, groups: list[tuple[int, int]]) -> str:
    """The groups' digits in national form: +66 and 66 become the leading 0."""
    digits = "".join(plain[start:end] for start, end in groups)
    for prefix in ("660", "66"):
        if digits.startswith(prefix) and kind_of("0" + digits[len(prefix) :]):
            return "0" + digits[len(prefix) :]
    return digits


def _part(plain: str, groups: list[tuple[int, int]], kind: PhoneKind, extension: str = "") -> _Part:
    start = groups[0][0]
    while start > 0 and plain[start - 1] in "+(":
        start -= 1
    return _Part(start, groups[-1][1], _digits(plain, groups), kind, extension)


def _last_part(plain: str, groups: list[tuple[int, int]], labelled: bool) -> _Part | None:
    """What is left of a run: a range (4480-5), an unlabelled extension, an inner line, or wrong."""
    for i in range(len(groups) - 1, 0, -1):
        kind = kind_of(_digits(plain, groups[:i]))
        if not kind:
            continue
        tail = plain[groups[i][0] : groups[-1][1]]
        ranged = _is_range(plain, groups[i - 1][1], groups[i][0])
        if ranged and len(_GROUP.findall(tail)) == 1 and len(tail) <= 4:
            return _Part(groups[0][0], groups[i][1], _digits(plain, groups[:i]), kind)
        if not ranged and len(tail) in (3, 4, 5) and tail.isdigit():
            return _Part(groups[0][0], groups[i][1], _digits(plain, groups[:i]), kind, tail)
    return _inner_or_wrong(plain, groups, labelled)


def _is_range(plain: str, start: int, end: int) -> bool:
    return _RANGE_MARK.fullmatch(plain, start, end) is not None


def _inner_or_wrong(plain: str, groups: list[tuple[int, int]], labelled: bool) -> _Part | None:
    start, end = groups[0][0], groups[-1][1]
    first = plain[slice(*groups[0])]
    count = sum(stop - begin for begin, stop in groups)
    inner = 3 <= len(first) <= 5 and first[0] != "0"
    ranged = len(groups) == 2 and _is_range(plain, groups[0][1], groups[1][0])
    if labelled and inner and (len(groups) == 1 or ranged) and not _letters_after(plain, end):
        return _Part(start, end, first, "landline")
    looks_like_one = first.startswith("0") and 7 <= count <= 13
    if not (count >= 2 if labelled else looks_like_one):
        return None
    letters = _letters_after(plain, end)
    return _Part(_part(plain, groups, "").start, letters or end, "", "")


def _letters_after(plain: str, end: int) -> int:
    """Where letters written in between the digits end, 0 if there are none."""
    match = _LETTERS_INSIDE.match(plain, end)
    return match.end() if match else 0


def _with_extension(plain: str, parts: list[_Part]) -> list[_Part]:
    """The last number of a run takes the extension that follows it."""
    if not parts or not parts[-1].kind:
        return parts
    last = parts[-1]
    if match := _EXTENSION.match(plain, last.end):
        extension = _RANGE_MARK.sub("-", " ".join(match.group(1).split()))
        closed = plain.startswith(")", match.end()) and "(" in match.group()
        parts[-1] = _Part(last.start, match.end() + closed, last.number, last.kind, extension)
    return parts


def _goes_on(plain: str, before: tuple[int, int, Phone], part: _Part) -> bool:
    """Whether short digits after a comma are another line of the phone before them."""
    _, end, phone = before
    short = part.end - part.start <= 5 and not plain[part.start : part.end].startswith("0")
    return bool(phone.kind) and short and bool(_BETWEEN_LINES.fullmatch(plain, end, part.start))
