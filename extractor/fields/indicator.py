"""Section kind "name": the indicator's name.

List numbers ("1.2", "ตัวชี้วัดที่ ๖") say where an indicator stands in some plan, not what it is
called: they are taken off, here and in the score table, so that both can be compared.
"""

from __future__ import annotations

import re

from extractor.fields.lines import is_filler, lines, place_of_all
from extractor.fields.listing import without_number
from extractor.model import HeadingMatch, Name, Occurrence
from extractor.thai import to_arabic

_ORDINAL = re.compile(
    r"(?:ตัวชี้วัด(?:ย่อย)?|ตัวบ่งชี้|kpi)\s?(?:ที่)?\s{0,3}\d{1,2}(?:\.\d{1,2}){0,3}\s{0,3}[:.)]?\s{0,3}(?=\D)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\s{0,3}[:.)]?\s{0,3}(?=\D)")
_GLUED_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?=[ก-ฮเ-ไ])")
_WEIGHT = re.compile(r"[\s(\[]{1,4}น้ำหนัก[^()]{0,40}[)\]]?\s*$")
_AROUND = " \t\n:：.…_-–—"


def read_name(occurrence: Occurrence) -> Name:
    """The name, its lines joined, without list number, weight and dotted leaders; "" for none."""
    found = [line for line in lines(occurrence.blocks) if not is_filler(line.text)]
    name = indicator_name(" ".join(line.text for line in found), _ends_in_ordinal(occurrence))
    return Name(name, place_of_all(found))


def indicator_name(text: str, after_ordinal: bool = False) -> str:
    """``text`` without what is around an indicator's name.

    ``after_ordinal`` says that a word such as "ตัวชี้วัดที่" stands before it: then a bare number
    at its start is the indicator's number.
    """
    name = " ".join(text.split()).lstrip("'’")
    plain = to_arabic(name)
    match = _ORDINAL.match(plain) or _GLUED_NUMBER.match(plain)
    match = match or (_BARE_NUMBER.match(plain) if after_ordinal else None)
    name = name[match.end() :] if match else without_number(name)
    weight = _WEIGHT.search(name)
    if weight and weight.start() > 0:
        name = name[: weight.start()]
    return name.strip(_AROUND)


def _ends_in_ordinal(occurrence: Occurrence) -> bool:
    heading = occurrence.heading
    return isinstance(heading, HeadingMatch) and heading.wording.rstrip(" :").endswith("ที่")
