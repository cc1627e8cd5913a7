"""Names of people in running text: where a name starts by its title, and where it ends.

A Thai name is a title, a given name and a surname; what follows (a position, a unit, a bracket) is
not part of it. Titles: civil, royal, academic, professional, military and police, long and short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.thai import CONSONANTS, LEADING_VOWELS

_TITLES = (
    r"ว่าที่\s?(?:ร้อย(?:ตรี|โท|เอก)|พัน(?:ตรี|โท|เอก)|เรือ(?:ตรี|โท|เอก)|เรืออากาศ(?:ตรี|โท|เอก)"
    r"|[รพ]\.\s?[ตทอ]\.(?:\s?[ตทอ]\.)?)(?:\s?หญิง)?",
    r"นายสัตวแพทย์|สัตวแพทย์หญิง|นายแพทย์|แพทย์หญิง|ทันตแพทย์หญิง|ทันตแพทย์|เภสัชกรหญิง|เภสัชกร",
    r"น\.?\s?สพ\.|สพ\.\s?ญ\.|น\.\s?พ\.|นพ\.|พ\.\s?ญ\.|พญ\.|ทพ\.\s?ญ\.|ทพญ\.|ทพ\.|ภก\.|ภญ\.",
    r"ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์(?:พิเศษ|เกียรติคุณ)?|อาจารย์",
    r"ผศ\.|รศ\.|ศ\.|ดร\.|ดร(?=\s)|อ\.(?=\s?ดร)",
    r"หม่อมราชวงศ์|หม่อมหลวง|หม่อมเจ้า|ม\.\s?ร\.\s?ว\.|ม\.\s?ล\.|ม\.\s?จ\.|ท่านผู้หญิง|คุณหญิง",
    r"พล(?:\.\s?ต\.\s?|\.\s?)[ตทอ]\.|พ\.\s?ต\.\s?[ตทอ]\.|พ\.\s?จ\.\s?[ตทอ]\.|พ\.\s?[ตทอ]\.",
    r"ร\.\s?ต\.\s?[ตทอ]\.|ร\.\s?[ตทอ]\.|จ\.\s?ส\.\s?[ตทอ]\.|ส\.\s?ต\.\s?[ตทอ]\.|ส\.\s?[ตทอ]\.|ด\.\s?ต\.|จ\.\s?[ตทอ]\.",
    r"พล(?:ตำรวจ|เรือ|อากาศ)?(?:เอก|โท|ตรี)|พัน(?:ตำรวจ|จ่า)?(?:เอก|โท|ตรี)|ร้อย(?:ตำรวจ)?(?:เอก|โท|ตรี)",
    r"(?:จ่า)?สิบ(?:ตำรวจ)?(?:เอก|โท|ตรี)|ดาบตำรวจ|จ่า(?:เอก|โท|ตรี)|นาวา(?:อากาศ)?(?:เอก|โท|ตรี)|เรือ(?:อากาศ)?(?:เอก|โท|ตรี)",
    r"นางสาว|น\.\s?ส\.|นส\.|นาง|นาย|คุณ",
    r"(?i:mrs?\.?|ms\.?|miss|dr\.|prof\.)(?=\s)",
)
_TITLE = "|".join(_TITLES).replace(r"\.", "[.,]")
"""Any title; a reader of pictures takes the point of a short one for a comma."""
_LETTER = rf"[{CONSONANTS}{LEADING_VOWELS}A-Za-z]"
_TITLED = rf"(?:{_TITLE})(?:\s?(?:{_TITLE})){{0,3}}\s{{0,2}}(?={_LETTER})"
_START = re.compile(rf"(?:^|(?<=[\s,;/(\[.)\]:\-–\d])|(?<=และ)){_TITLED}")
_AT_LINE = re.compile(_TITLED)
_ONLY_TITLES = re.compile(rf"(?:(?:{_TITLE})\s?)+")
_RANKS = "ชำนาญ|ปฏิบัติ|เชี่ยวชาญ|ทรงคุณวุฒิ|อาวุโส|ทักษะ"
_NOT_PERSON = re.compile(
    rf"นายก(?:เทศมนตรี|องค์การ|สมาคม|สภา|รัฐมนตรี|เมือง)|นาย(?:ช่าง|อำเภอ|ทะเบียน|ด่าน|ตรวจ|ท่า|เวร|หมวด|ไปรษณีย์)"
    rf"|นางพยาบาล|(?:นายสัตวแพทย์|สัตวแพทย์|นายแพทย์|ทันตแพทย์|เภสัชกร|อาจารย์)\s?(?:{_RANKS})"
)
_POSITION = re.compile(
    r"(?:รอง|ผู้ช่วย|รักษาการ(?:แทน|ในตำแหน่ง)?|รักษาราชการแทน|ปฏิบัติหน้าที่|อดีต|ท่าน)?\s?"
    r"(?:ผู้อำนวย|ผอ\.|ผู้เชี่ยวชาญ|ผู้ตรวจ|ผู้จัดการ|ผู้ประสาน|ผู้ว่า|ผู้บังคับ|ผู้บัญชา|ผู้บริหาร|ผู้ปฏิบัติ|ผู้กำกับ|ผู้แทน"
    r"|อธิบดี|เลขานุการ|เลขาธิการ|เลขา|หัวหน้า|หน\.|ประธาน|กรรมการ|ปลัด|คณบดี|อธิการ|ที่ปรึกษา|โฆษก"
    r"|นัก(?=วิชา|วิเคราะห์|วิจัย|จัด|ทรัพยากร|ประชา|บริหาร|วิทยา|ทัณฑ|สังคม|พัฒนา|การ|บัญชี|เทคนิค|กาย|รังสี|โภชนา|ผัง|สืบ)"
    r"|เจ้าพนักงาน|เจ้าหน้าที่|เจ้าพนัก|พนักงาน|ลูกจ้าง|ข้าราชการ|นิติกร|วิศวกร|สถาปนิก|มัณฑนากร|บรรณารักษ์|พยาบาล"
    r"|ปศุสัตว์(?:จังหวัด|อำเภอ|เขต)|เกษตร(?:จังหวัด|อำเภอ)|สาธารณสุข(?:จังหวัด|อำเภอ)|นายช่าง|ช่าง|นายอำเภอ|นายก(?:เทศมนตรี|องค์การ)"
    rf"|รัฐมนตรี|ผู้ว่าการ|(?:นาย)?สัตวแพทย์\s?(?:{_RANKS})|นายแพทย์\s?(?:{_RANKS})|{_RANKS}|ครู|อาจารย์)"
)
_UNIT = re.compile(
    r"(?:สำนัก|กอง|กรม|กลุ่ม|ฝ่าย|ศูนย์|ส่วน|งาน|สถาบัน|คณะ|หน่วย|กระทรวง|จังหวัด|สังกัด|แผนก|ภาควิชา)"
)
_CUT = re.compile(
    r"[()\[\]\n\t,;/|☑☐]|ตำแหน่ง|สังกัด|หมายเลข|เบอร์|โทร|\s[-–:]\s|\.{2,}|…|_{2,}|\d|[๐-๙]"
)
_AND = re.compile(r"(?:\s|^)(?:และ|กับ|หรือ)\s*$|และ$")
_PLAIN_NAME = re.compile(rf"{_LETTER}[^\d๐-๙:=<>@]{{1,59}}")
_MOST_WORDS = 5


def person_starts(text: str, printed: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Where each titled name starts in ``text`` and where its title ends.

    A name starts behind a space or a sign, or where a ``printed`` line does.
    """
    found = {match.span() for match in _START.finditer(text)}
    found |= {match.span() for at in printed if (match := _AT_LINE.match(text, at))}
    known: list[tuple[int, int]] = []
    for span in sorted(found):
        if not (known and span[0] < known[-1][1]) and not _NOT_PERSON.match(text, span[0]):
            known.append(span)
    return known


def person_end(text: str, title_end: int, stop: int) -> int:
    """Where the name ends whose title ends at ``title_end``; at ``stop`` at the latest."""
    cut = _CUT.search(text, title_end, stop)
    end = cut.start() if cut else stop
    words = list(re.finditer(r"\S+", text[title_end:end]))
    for i, word in enumerate(words):
        royal = words[i - 1].group() == "ณ" if i else False
        begins_other = i >= 1 and (is_position(word.group()) or (i >= 2 and is_unit(word.group())))
        if (begins_other and not royal) or i >= _MOST_WORDS:
            end = title_end + words[i - 1].end()
            break
    name = text[title_end:end].rstrip(" .-–:")
    joined = _AND.search(name)
    return title_end + len(name[: joined.start()].rstrip() if joined else name)


def is_position(text: str) -> bool:
    """Whether ``text`` opens with a position ("เลขานุการกรม", "นักวิชาการ…")."""
    return _POSITION.match(text.lstrip()) is not None


def is_unit(text: str) -> bool:
    """Whether ``text`` opens with a kind of unit ("กอง…", "กลุ่ม…")."""
    return _UNIT.match(text.lstrip()) is not None


def is_title(text: str) -> bool:
    """Whether ``text`` is titles alone, as a form prints them to write a name behind."""
    return _ONLY_TITLES.fullmatch(text) is not None


def is_plain_name(text: str) -> bool:
    """Whether ``text`` can be a name without title: a few words, no digits, no sentence."""
    return _PLAIN_NAME.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS
