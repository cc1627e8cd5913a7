"""Which mark can a glyph be, judged by the letters around it.

A font that codes a mark wrongly does so throughout, so all the places of one glyph vote together:
each place says how likely each mark is between its neighbours, and the sum decides. The knowledge
is a list of common words; nothing here looks at a page.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.thai import (
    CONSONANTS,
    LEADING_VOWELS,
    LOWER_VOWELS,
    MARKS,
    NIKHAHIT,
    SARA_AA,
    SARA_AM,
    TONES,
    UPPER_VOWELS,
)

COMMON_WORDS = """
ที่ ที่ ที่ ที่ นี้ นี้ นั้น ซึ่ง และ ของ ใน ให้ ให้ ให้ ได้ ได้ ได้ ได้ ไม่ ไม่ ไว้ ใช้ ใช้
แล้ว แต่ แต่ แก่ แก้ แม้ แห่ง แบ่ง แจ้ง เป็น เป็น เป็น เห็น เก็บ เด็ก เล็ก เร็ว เช็ค เข็ม เต็ม
สำเร็จ สำเร็จ เสร็จ เพชร เม็ด เจ็ด เจ็บ เย็น เค็ม เว็บ เว็บไซต์ ก็ ก็ ผู้ ผู้ ผู้ รู้ คู่ คู่มือ
อยู่ อยู่ สู่ หมู่ ปู่ ดู ดูแล ภูมิ มูล ข้อมูล ข้อมูล ชู กู้ สูง สูญ รูป รูปแบบ ครู อายุ ยุติ
ลูก พูด ปลูก สูตร บูรณาการ สมบูรณ์ ตัว ตัวชี้วัด ตัวชี้วัด ตัวชี้วัด ชี้แจง วัด จัด จัด จัดทำ
จัดเก็บ จัดสรร รับ รับ กับ กับ ดับ ระดับ ระดับ ระดับ ลำดับ หลัก หลักเกณฑ์ หลักฐาน สัก สังกัด วัน
วันที่ วันที่ กัน มัน พันธุ์ พันธุ์ สิทธิ์ สัมพันธ์ ผลลัพธ์ ประสงค์ วัตถุประสงค์ องค์กร องค์การ
ศูนย์ เกณฑ์ เกณฑ์ ประโยชน์ เจตน์ วิเคราะห์ ศาสตร์ คอมพิวเตอร์ โทรศัพท์ อิเล็กทรอนิกส์ ออนไลน์
ยุทธศาสตร์ ปศุสัตว์ สัตว์ แพทย์ อาจารย์ สถานการณ์ เหตุการณ์ ครุภัณฑ์ ผลิตภัณฑ์ เอกลักษณ์
อนุรักษ์ สัปดาห์ เสาร์ อาทิตย์ จันทร์ ศุกร์ พฤหัสบดี อังคาร พุธ มกราคม กุมภาพันธ์ มีนาคม เมษายน
พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม การ การดำเนินงาน ดำเนินการ
ดำเนินการ กำหนด กำหนด กำกับ กำลัง คำ คำ คำอธิบาย คำนิยาม คำสั่ง จำนวน จำนวน จำเป็น จำหน่าย ชำระ
ชำนาญ ตำบล ตำแหน่ง ต่ำ ทำ ทำ ทำให้ ทำงาน นำ นำ แนะนำ น้ำ น้ำหนัก น้ำหนัก บำบัด บำรุง ประจำ
ประจำปี ประจำปี ย้ำ ซ้ำ ถ้ำ ค่ำ ลำ สำนัก สำนักงาน สำนักงาน สำคัญ สำรวจ สำหรับ อำเภอ อำนวย ดี มี
มี มี ปี ปี สี ชีวิต วิธี วิธี พิธี นาที หน้าที่ เจ้าหน้าที่ พื้นที่ สถานที่ ตี ภาษี บัญชี บัญชี
คดี สามัคคี อธิบดี รัฐมนตรี สตรี ไมตรี เคมี คิด ชิด ติด ปิด ผิด สิทธิ สิบ สิ่ง สิ่ง หนึ่ง หนึ่ง
ซึ่ง ถึง ถึง จึง จึง พึง พึ่ง ตรึง ลึก ฝึก บันทึก นึก ศึก ศึกษา ศึกษา ปรึกษา ลึกซึ้ง ขึ้น ขึ้น
ผึ้ง หรือ หรือ คือ คือ มือ ถือ หนังสือ หนังสือ ชื่อ ชื่อ ซื้อ ซื้อ เชื่อ เสื้อ เมื่อ เมื่อ เพื่อ
เพื่อ เพื่อ เรื่อง เรื่อง เครื่อง เครื่อง เคลื่อน เดือน เดือน เกลือ เรือ เนื้อ เอื้อ เพื่อน
เลื่อน เมือง พื้น ยืน ยืม ลืม อื่น คลื่น ฟื้น เกี่ยว เกี่ยว เที่ยว เขียว เดียว เดี๋ยว ก๋วยเตี๋ยว
เสี่ยง เลี้ยง เลี้ยง เบี้ย เปลี่ยน เรียน เรียน เขียน เพียง เสียง เสียง เอียง เฉลี่ย เฉลี่ย เรียบ
ระเบียบ ทะเบียน สะเทือน ก่อน ก่อ ข้อ ข้อ ข้อ ต้อง ต้อง ต้น ต้น ต่อ ต่อ ต่อ ต่าง ต่าง ต่างๆ ตั้ง
ตั้ง แต่งตั้ง ทั้ง ทั้งหมด ทั้งสิ้น ครั้ง ครั้ง ขั้น ขั้นตอน ขั้นตอน ชั้น สั่ง สั้น นั่ง ฝั่ง
หวัง ส่ง ส่ง ส่วน ส่วน ส่วนร่วม ร่วม ร่วม รวม ร้อย ร้อยละ ร้อยละ น้อย น้อย ย่อย บ่อย ช่วย ช่วง
หน่วย หน่วย หน่วยงาน หน่วยงาน ด้วย ด้วย ด้าน ด้าน บ้าน ล้าน ร้าน ผ่าน ผ่าน อ่าน กว่า กว่า ว่า
ว่า ว่า ค่า ค่า ค่า ค่าเป้าหมาย เป้าหมาย เป้าหมาย เข้า เข้า เข้าใจ เจ้า เจ้า เก่า เท่า เท่ากับ
เท่ากับ เล่า เช้า เป่า เก้า ข้าว ข้าง ข้าราชการ ค้า สินค้า หน้า หน้า ป่า ป้า ฟ้า ฝ่าย ฝ่าย ฝ้า
ง่าย จ่าย จ่าย จ้าง จ้าง สร้าง สร้าง ห้า ห้าม ห้อง ห้อง กว้าง ช้า ถ้า ท่า ท่าน ม้า ยา ย่า หญ้า
ล่า ล่าสุด อ้าง อ้างอิง อย่าง อย่าง ว่าง ระหว่าง ระหว่าง ตัวอย่าง กลุ่ม กลุ่ม เพิ่ม เพิ่ม
เพิ่มเติม เริ่ม เริ่ม เดิม เกิน เงิน เงิน เชิญ เกิด ประเมิน ประเมิน ดำเนิน เดิน เนิน เลิก เปิด
ปิด ใหม่ ใหม่ ใหญ่ ใหญ่ ใต้ ใส่ ใกล้ ใช่ ไข่ ไก่ ไข้ ไหม้ ไป่ ได้แก่ ไส้ ไร่ ไม้ ไทย มุ่ง
มุ่งเน้น เน้น เล่น เช่น เช่น เส้น เห่ง เร่ง เร่งรัด เร่งด่วน ด่วน ถ้วน ครบถ้วน ล้วน ม้วน ท้วง
ถ่วง ถ่วงน้ำหนัก ห่วง ห้วง พ่วง บ่วง ทุ่ง ถุง ปรับปรุง ปรับปรุง ปรุง รุ่น รุ่ง คุณ คุณภาพ คุณภาพ
คุ้ม คุ้มครอง คุ้มค่า กระตุ้น กระตุ้น หุ้น ฝุ่น หุ่น ทุน ต้นทุน ลงทุน สนับสนุน สนับสนุน บุคคล
บุคลากร ประชุม ประชุม ควบคุม ชุมชน ทุก ทุก สุข สาธารณสุข สุด สูงสุด ยุค ระบุ ระบุ บรรลุ อนุมัติ
อนุกรรมการ กรุงเทพ อุปสรรค อุทกภัย อุตสาหกรรม เหตุ สาเหตุ วัสดุ พัสดุ ธุรกิจ มนุษย์ ฤดู ประดู่
เชิดชู ศัตรู ปฐพี ฐานะ ปฏิบัติ ปฏิบัติงาน ปฏิบัติการ ปฏิทิน ปัจจัย ปัจจัย ปัจจุบัน ปัญหา ปั่น
ปั้น ปุ๋ย ปุ่ม ปี่ ปี๊บ ป้อง ป้องกัน ป้าย ป่วย ผู้ป่วย เปื้อน ฝูง ฟัง ฟัน ฝัง ผัง ผัก ผัน ผิว ผล
ผลิต บัติ สมบัติ คุณสมบัติ ประวัติ สถิติ มติ ชาติ ธรรมชาติ ญาติ รัฐ ทรัพย์ ทรัพยากร วิทย์ วิชา
วิจัย วินัย นิยาม นิติ นิสัย กิจ กิจกรรม กิจกรรม ภารกิจ เศรษฐกิจ ชนิด จิต จิตใจ บริการ บริการ
บริหาร บริหาร บริษัท ประสิทธิภาพ ประสิทธิภาพ ประสิทธิผล สมาชิก เทคนิค พิจารณา พิจารณา อธิบาย
อนามัย อัตรา อัตโนมัติ ภัย ขจัด กำจัด ขัด บังคับ หัว หัวหน้า หัวข้อ ครอบครัว ทั่ว ทั่วไป ทั่วถึง
รั่ว ถั่ว มั่นคง เชื่อมั่น สัญญา บัญญัติ พระราชบัญญัติ กฎ กฎหมาย สัดส่วน จังหวัด จังหวัด หนัก
ยัง ยัง หลัง ภายหลัง ครัง คลัง ดัง ดังนี้ ดังกล่าว ต้ม กล่าว ก้าว ก้าวหน้า ด้าว ร่าง ล้าง ห่าง
ท่อง ท่องเที่ยว ช่อง ช่องทาง กล่อง กล้อง คล่อง สอดคล้อง สอดคล้อง พร้อม พร้อม ล้อม สิ่งแวดล้อม
ย้อม ซ่อม ซ้อม อ้อม หม้อ หมั่น ท้อง ท้องถิ่น ถิ่น พี่ พี่น้อง น้อง ข้าม ก้อน บท ซ้าย ขวา ร้าย
ร้ายแรง ย้าย ท้าย สุดท้าย ค้น ค้นหา พ้น ล้น ข้น ฉุกเฉิน เก๋ เก๊ ก๊าซ ตุ๊กตา โต๊ะ เจ๊ก เป๊ก
เปี๊ยก โป๊ะ จ๋า จ๊ะ กุ๊ก เก๋ง เอ๋ย กระป๋อง ตั๋ว ตั๋ว เดี๋ยวนี้ โน้ต ทำเนียบ พุทธ คริสต์ ศักดิ์
สิทธิ์ กษัตริย์ วงศ์ พงษ์ ลิขสิทธิ์ บริสุทธิ์ สุทธิ นิ่ง ยิ่ง ยิ่ง ทิ้ง ลิ้น สิ้น สิ้นสุด ชิ้น
ดิน ดิบ หิน อิฐ ลิตร เมตร เฮกตาร์ ตาราง บาท ศักดิ์ศรี ศักดิ์สิทธิ์ สิทธิ์ที่ น้ำท่วม น้ำดื่ม
แหล่งน้ำ
"""
"""Common words of office Thai; a word that is much commoner than the others stands repeatedly."""

_EDGE = " "
_SMOOTH = 0.4
_ALPHABET = 60
_WIDE = 0.5
"""Weight of the features that span several letters, which repeat what the single ones say."""
_IMPOSSIBLE = 6.0
_VOTERS = 48
"""Places of a glyph that are asked at least; more would only repeat them."""

ABOVE = "ัิีึื็่้๊๋์ํ"
BELOW = LOWER_VOWELS
_STACKED = TONES + "์"
_VOWELS = frozenset(UPPER_VOWELS + LOWER_VOWELS)


class Neighbours(NamedTuple):
    """What stands around a glyph: the letter or mark before it, and the two letters after it.

    ``before`` is the base, ``under`` the marks that stand between base and glyph, ``after`` what
    follows (marks of the same cluster included); "" where it is not known, " " at an edge.
    ``lead`` is the leading vowel before the base, "" if there is none.
    """

    before: str
    under: str
    after: str
    later: str
    lead: str = ""


@cache
def _counts() -> tuple[dict[str, Counter[str]], Counter[str]]:
    """For every mark the number of its neighbours at each of four places, and its own number."""
    around: dict[str, Counter[str]] = defaultdict(Counter)
    marks: Counter[str] = Counter()
    for word in COMMON_WORDS.replace(SARA_AM, NIKHAHIT + SARA_AA).split():
        for at, char in enumerate(word):
            if char in MARKS:
                marks[char] += 1
                around[char].update(_features(neighbours(word, at)))
    return around, marks


def neighbours(text: str, at: int) -> Neighbours:
    """The surroundings of ``text[at]``."""
    start = at
    while start > 0 and text[start - 1] in MARKS:
        start -= 1
    before = text[start - 1] if start > 0 else _EDGE
    after = text[at + 1] if at + 1 < len(text) else _EDGE
    later = text[at + 2] if at + 2 < len(text) else _EDGE
    return Neighbours(before, text[start:at], after, later, leading(text[: max(start - 1, 0)]))


def leading(text: str) -> str:
    """The leading vowel that ``text`` ends with: it tells much of the marks of the next letter."""
    return text[-1] if text and text[-1] in LEADING_VOWELS else ""


def _features(around: Neighbours) -> list[str]:
    base = around.before
    return [f"b{base}", f"u{around.under}", f"a{around.after}", f"l{around.after}{around.later}",
            f"c{base}{around.under}{around.after}", f"v{around.lead}"]  # fmt: skip


def best_mark(places: Iterable[Neighbours], candidates: str) -> tuple[str, float]:
    """The candidate that fits the places best, and by how many nats it beats the next one."""
    return best_of(mark_scores(places, candidates))


def mark_scores(places: Iterable[Neighbours], candidates: str) -> dict[str, float]:
    """How well each candidate fits the places, in nats.

    Possible clusters go first: no vowel on a vowel, no tone on a tone, nikhahit before sara aa
    only, nothing but a tone or a killer on a vowel.
    """
    found = list(places)
    step = max(1, len(found) // _VOTERS)
    asked = Counter(found[::step])
    return {mark: _score(mark, asked) for mark in candidates}


def best_of(scores: Mapping[str, float]) -> tuple[str, float]:
    """The mark with the best score, and by how many nats it beats the next one."""
    first, *others = sorted(((score, mark) for mark, score in scores.items()), reverse=True)
    return first[1], first[0] - (others[0][0] if others else 0.0)


def _score(mark: str, places: Counter[Neighbours]) -> float:
    return _prior(mark) + sum(_fit(mark, place) * number for place, number in places.items())


def _prior(mark: str) -> float:
    _, marks = _counts()
    return math.log((marks[mark] + _SMOOTH) / marks.total())


@lru_cache(maxsize=4096)
def _fit(mark: str, place: Neighbours) -> float:
    """How well ``mark`` stands at one place, in nats."""
    around, marks = _counts()
    own = marks[mark] + _SMOOTH * _ALPHABET
    seen = around.get(mark, Counter())
    score = _prior(mark) - (0.0 if _possible(mark, place) else _IMPOSSIBLE)
    for feature in _features(place):
        weight = _WIDE if feature[0] in "lc" else 1.0
        score += weight * math.log((seen[feature] + _SMOOTH) / own)
    return score


def _possible(mark: str, place: Neighbours) -> bool:
    if place.before and place.before not in CONSONANTS:
        return False
    if mark == NIKHAHIT:
        return place.after in ("", SARA_AA, SARA_AM) or (
            place.after in TONES and place.later in ("", SARA_AA, SARA_AM)
        )
    if mark in _STACKED:
        return not any(sign in _STACKED for sign in place.under)
    if any(sign in ABOVE + BELOW for sign in place.under):
        return False
    if place.after in _VOWELS:  # of the same cluster: a tone may be drawn before its vowel
        return False
    return place.after not in ("ะ", SARA_AA) or mark == "ั"
