"""The words of the text outputs in both languages, and places in words."""

from __future__ import annotations

import re
from typing import Literal

from extractor.report.columns import visible
from extractor.report.record import MessageRecord, PagePlace, PlaceRecord

Lang = Literal["th", "en"]

VERDICTS = {
    "clean": {"th": "ไม่พบข้อผิดพลาด", "en": "nothing found"},
    "findings": {"th": "พบข้อที่ต้องดู", "en": "findings"},
    "incomplete": {"th": "ตรวจได้ไม่ครบ", "en": "not all checked"},
    "unreadable": {"th": "อ่านไฟล์ไม่ได้", "en": "could not be read"},
}
SEVERITIES = {
    "error": {"th": "ต้องแก้ไข", "en": "error"},
    "warning": {"th": "ควรตรวจดู", "en": "warning"},
    "info": {"th": "ข้อสังเกต", "en": "note"},
}
CHOICES = {
    "agree": {"th": "เห็นด้วย", "en": "agree"},
    "overrule": {"th": "ไม่เห็นด้วย", "en": "overrule"},
    "leave": {"th": "ยังไม่พิจารณา", "en": "leave"},
}
"""What a reviewer may decide about a finding."""

SECTION_STATUS = {
    "present": {"th": "พบ", "en": "present"},
    "empty": {"th": "มีหัวข้อ ไม่มีเนื้อหา", "en": "heading without content"},
    "missing": {"th": "ไม่พบ", "en": "missing"},
}

_STEP = re.compile(r"(tbl|tr|tc|p|line)\[(\d+)\]")
_STEP_WORDS = {
    "tbl": {"th": "ตาราง", "en": "table"},
    "tr": {"th": "แถว", "en": "row"},
    "tc": {"th": "ช่อง", "en": "cell"},
    "p": {"th": "ย่อหน้า", "en": "paragraph"},
    "line": {"th": "บรรทัด", "en": "line"},
}
_PARTS = {
    "header": {"th": "หัวกระดาษ", "en": "page header"},
    "footer": {"th": "ท้ายกระดาษ", "en": "page footer"},
    "footnotes": {"th": "เชิงอรรถ", "en": "footnotes"},
    "endnotes": {"th": "เชิงอรรถท้ายเรื่อง", "en": "endnotes"},
}


def in_language(message: MessageRecord, lang: Lang) -> str:
    """The message in one language, on one line."""
    return visible(message.th if lang == "th" else message.en)


def reason_in_language(reason: str, lang: Lang) -> str:
    """A check's reason, in which each part is written "ไทย / English", in one language."""
    parts = (part.partition(" / ") for part in visible(reason).split("; "))
    return "; ".join(thai if lang == "th" or not english else english for thai, _, english in parts)


def place_in_words(place: PlaceRecord, lang: Lang) -> str:
    """Where to look: "หน้า 2", "ตาราง 1 แถว 4 ช่อง 2"; "" where nothing can be pointed at."""
    if place is None:
        return ""
    if isinstance(place, PagePlace):
        return f"หน้า {place.page}" if lang == "th" else f"page {place.page}"
    part = place.path.removeprefix("converted/").removeprefix("word/").split("/", 1)[0]
    words = [names[lang] for stem, names in _PARTS.items() if part.startswith(stem)]
    words += [f"{_STEP_WORDS[step][lang]} {number}" for step, number in _STEP.findall(place.path)]
    return " ".join(words) or visible(place.path)
