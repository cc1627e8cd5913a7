"""Section kind "people": who answers for something, and their phones.

Each line is cut at labels (phone, mail, position, name); a label that ends its line or fills its
cell speaks of what comes next; a table's headings speak of their columns. A position stands as the
name of its entry where the entry names nobody; a unit only where nothing else is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from extractor.fields.grid import Grid, Spot, grid_of, own_paragraphs
from extractor.fields.lines import Line, is_filler, lines_of, opens_with
from extractor.fields.listing import counted_starts, label_numbers, mark_of
from extractor.fields.persons import (
    is_plain_name,
    is_position,
    is_title,
    is_unit,
    person_end,
    person_starts,
)
from extractor.fields.phones import find_phones
from extractor.form import Form, Labels
from extractor.model import Block, Name, Paragraph, People, Phone, Table
from extractor.thai import MARKS, fold

_About = Literal["", "name", "position", "phone", "contact", "number"]
_POSITIONS = ("ตำแหน่ง", "ตําแหน่ง", "position")
_UNITS = ("สังกัด", "หน่วยงาน", "กลุ่มงาน/ฝ่าย")
_NAMES = (
    "ชื่อ-สกุล", "ชื่อ - สกุล", "ชื่อ–สกุล", "ชื่อ – สกุล", "ชื่อสกุล", "ชื่อ-นามสกุล",
    "ชื่อ - นามสกุล", "ชื่อ – นามสกุล", "ชื่อและนามสกุล", "ชื่อ นามสกุล", "รายชื่อ", "ชื่อ", "name",
)  # fmt: skip
_NUMBERS = ("ลำดับ", "ลำดับที่", "ที่", "no.", "no")
_QUALIFIED = r"(?:\s?(?:ที่ทำงาน|สำนักงาน|ภายใน|ติดต่อ|มือถือ|เคลื่อนที่|บ้าน|/มือถือ|/โทรสาร|id))?"
_BEHIND = (
    r"\s{0,3}(?:\(\s?(?:ที่ทำงาน|มือถือ|สำนักงาน|ภายใน)\s?\))?\.?(?=[\s:：.(+\-–๐-๙\d]|$)"
    r"\s{0,5}[.:：]{0,2}\s{0,5}"
)
_CANNOT_OPEN = MARKS + "าะำๅ"
"""Letters that open no word: what is left where a picture's first letter was not read."""
_SEPARATOR = re.compile(r"\s*[,;\n]\s*|\s+(?:และ|กับ)\s*|\s*/\s*(?=[^\d\s])|\s{3,}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line and what a label says that it is about ("" where none does)."""

    about: _About
    line: Line


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name found and how sure it is one of a person."""

    rank: Literal["titled", "person", "position", "unit"]
    name: Name
    own: bool


def read_people(blocks: tuple[Block, ...], form: Form, instructions: tuple[str, ...]) -> People:
    """The people (or positions) and the phones, in reading order."""
    entries: list[_Entry] = []
    phones: list[Phone] = []
    for piece in _pieces(blocks, form.labels):
        if opens_with(piece.line.text, instructions) or piece.about in ("contact", "number"):
            continue
        about_phone = piece.about == "phone" and _has_digits(piece.line.text)
        found = find_phones(piece.line, labelled=about_phone)
        phones += [phone for _, _, phone in found]
        for line in _between(piece.line, found):
            entries += [
                entry
                for entry in _entries(line, piece.about)
                if entry.rank == "titled" or not about_phone
            ]
    return People(tuple(_named(entries)), tuple(phones))


def _between(line: Line, found: list[tuple[int, int, Phone]]) -> Iterator[Line]:
    """What is left of a line beside its phones."""
    at, label = 0, line.label
    for start, end, _ in [*found, (len(line.text), 0, None)]:
        part = line.cut(at, start, label)
        if part.text:
            yield part
        at, label = end, ""


def _named(entries: list[_Entry]) -> Iterator[Name]:
    """Titled names and what has a list number of its own; else names, positions, units."""
    ranks = {entry.rank for entry in entries}
    best = next((rank for rank in ("titled", "person", "position", "unit") if rank in ranks), None)
    seen: set[str] = set()
    for entry in entries:
        kept = entry.rank == best or (entry.own and entry.rank != "unit")
        if kept and (key := fold(entry.name.name)) not in seen:
            seen.add(key)
            yield entry.name


# --- labels -----------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _label_pattern(labels: Labels) -> re.Pattern[str]:
    groups = (
        ("phone", labels.phone),
        ("contact", labels.other_contact),
        ("position", (*_POSITIONS, *_UNITS)),
        ("name", _NAMES),
    )
    parts = []
    for about, words in groups:
        if not words:
            continue  # the form knows no such label: an empty choice would fit everywhere
        known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        latin = r"(?<![A-Za-z0-9._@-])" if about != "name" else r"(?<![ก-๎A-Za-z])"
        parts.append(rf"(?P<{about}>{latin}(?:{known})){_QUALIFIED}{_BEHIND}")
    return re.compile("|".join(parts), re.IGNORECASE)


def _as_about(name: str | None) -> _About:
    known: tuple[_About, ...] = ("name", "position", "phone", "contact", "number")
    return next((about for about in known if about == name), "")


def _pieces(blocks: tuple[Block, ...], labels: Labels) -> Iterator[_Piece]:
    waiting: _About = ""
    for about, whole in _told(blocks, labels):
        for piece in (
            piece for line in _numbered(whole) for piece in _cut_at_labels(about, line, labels)
        ):
            if not piece.line.text:
                waiting = piece.about
                continue
            if waiting and not piece.about and _fits(waiting, piece.line.text):
                piece = _Piece(waiting, piece.line)
            waiting = ""
            yield piece


def _fits(waiting: _About, text: str) -> bool:
    """Whether the text can be what a label before it announced; no phone is without digits."""
    if waiting == "phone" and not _has_digits(text):
        return False
    return waiting == "name" or not person_starts(text)


def _has_digits(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def _cut_at_labels(about: _About, line: Line, labels: Labels) -> Iterator[_Piece]:
    """The line's pieces, each with the label in front of it; a last label alone has no text."""
    at, current = 0, about
    label = line.label
    for match in _label_pattern(labels).finditer(line.text):
        if match.lastgroup == "position" and not (match.start() or line.text[match.end() :]):
            continue
        piece = line.cut(at, match.start(), label)
        if piece.text.strip(" ,;()-–/"):
            yield _Piece(current, piece)
            label = ""
        at, current = match.end(), _as_about(match.lastgroup)
    rest = line.cut(at, None, label)
    if rest.text or at:
        yield _Piece(current, rest)


def _numbered(line: Line) -> Iterator[Line]:
    """The line cut where its list numbers count up; each part is labelled by its number."""
    mark = None if line.label else mark_of(line.text)
    numbers = mark.numbers if mark else label_numbers(line.label)
    label = line.text[: mark.end].strip() if mark else line.label
    body = line.cut(mark.end if mark else 0)
    starts = counted_starts(body.text, numbers[0] if len(numbers) == 1 else None)
    yield body.cut(0, starts[0] if starts else None, label)
    for start, end in pairwise([*starts, len(body.text)]):
        part = body.cut(start, end)
        if inner := mark_of(part.text):
            yield part.cut(inner.end, None, part.text[: inner.end].strip())


def _told(blocks: tuple[Block, ...], labels: Labels) -> Iterator[tuple[_About, Line]]:
    """Every line, with what its table column is about."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in lines_of(block):
                start = 0
                for part in line.text.split("\t"):
                    if part.strip():
                        yield "", line.cut(start, start + len(part), "" if start else line.label)
                    start += len(part) + 1
        else:
            yield from _told_by_table(block, labels)


def _told_by_table(table: Table, labels: Labels) -> Iterator[tuple[_About, Line]]:
    grid = grid_of(table)
    heads = _column_heads(grid, labels)
    for row in grid.rows[1 if heads else 0 :]:
        for column, spot in enumerate(row):
            if spot is None or not spot.first:
                continue
            for paragraph in own_paragraphs(spot.cell):
                for line in lines_of(paragraph):
                    yield heads.get(column, ""), line
            inner = tuple(block for block in spot.cell.blocks if isinstance(block, Table))
            yield from _told(inner, labels)


def _column_heads(grid: Grid, labels: Labels) -> dict[int, _About]:
    """What each column is about, if the first row holds nothing but headings."""
    first: tuple[Spot | None, ...] = grid.rows[0] if grid.rows else ()
    heads: dict[int, _About] = {}
    for column, spot in enumerate(first):
        if spot is None or not spot.text:
            continue
        about = _whole_label(spot.text, labels)
        if not about:
            return {}
        heads[column] = about
    return heads if len(set(heads.values())) > 1 and len(grid.rows) > 1 else {}


def _whole_label(text: str, labels: Labels) -> _About:
    if fold(text) in {fold(word) for word in _NUMBERS}:
        return "number"
    match = _label_pattern(labels).match(text)
    return _as_about(match.lastgroup) if match and not text[match.end() :].strip() else ""


# --- names ------------------------------------------------------------------------------------


def _entries(line: Line, about: _About) -> Iterator[_Entry]:
    """The names of a piece: titled ones anywhere in it, else what its separators leave."""
    own = bool(line.label) or about == "name"
    starts = person_starts(line.text, line.printed_starts())
    stops = [*(start for start, _ in starts[1:]), len(line.text)][: len(starts)]
    for (start, title_end), stop in zip(starts, stops, strict=True):
        end = person_end(line.text, title_end, stop)
        if not is_title(name := line.text[start:end]):
            yield _Entry("titled", Name(name, line.place(start, end)), own)
    if not starts:
        yield from _untitled(line, about, own)


def _untitled(line: Line, about: _About, own: bool) -> Iterator[_Entry]:
    """Positions, units, and names without a title."""
    at = 0
    for match in [*_SEPARATOR.finditer(line.text), None]:
        part = line.cut(at, match.start() if match else None)
        at = match.end() if match else at
        text = part.text.strip(" .:-–_…()").lstrip(_CANNOT_OPEN)
        if not text or is_filler(text) or is_title(text):
            continue
        name = Name(text, part.place())
        if about == "position" or is_position(text):
            yield _Entry("position", name, own and about != "position")
        elif is_unit(text) and about != "name":
            yield _Entry("unit", name, own)
        elif is_plain_name(text):
            yield _Entry("person", name, own)
