"""Which unit a report is of: the folder that it was handed in under.

A report names many units in its sentences and none of them for certain as its own, and a letter
to the wrong unit is worse than one whose addressee is left to fill in. The folder is what the
reviewer's office has sorted by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT_FOLDER = re.compile(
    r"[\d๐-๙\s._()-]*(สำนัก|กอง|ศูนย์|สถาบัน|กลุ่ม|ฝ่าย|ด่าน|หน่วย|เขต|unit)", re.IGNORECASE
)
_TIME_FOLDER = re.compile(
    r"[\d๐-๙\s._,()/-]*"
    r"((ปี|พ\.?\s?ศ|รอบ|ไตรมาส|ครั้ง|งวด|เดือน|วันที่|round|year|quarter|q\d|fy\d)|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the ``folder`` that tells it from others, and its ``name``; both "" for none."""

    folder: str = ""
    name: str = ""


NO_UNIT = Unit()


def unit_of(path: str) -> Unit:
    """The unit of the report at ``path`` (as in an audit's source).

    It is the outermost folder that is named like a unit, else the outermost that is not named
    after a time: reports of "2567" or "รอบ 6 เดือน" are of no one unit.
    """
    folders = path.split("/")[:-1]
    named = [at for at, folder in enumerate(folders) if _UNIT_FOLDER.match(folder)]
    timeless = [at for at, folder in enumerate(folders) if not _TIME_FOLDER.match(folder)]
    for at in (*named, *timeless):
        return Unit("/".join(folders[: at + 1]), folders[at])
    return NO_UNIT
