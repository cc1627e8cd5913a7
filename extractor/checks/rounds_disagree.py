"""Pages of one report tick different rounds.

What: the tick boxes repeated on the pages do not tick the same round. A page whose boxes are all
empty says nothing and is not counted; a page with several ticks is ROUND-02.
Why: pages of two reports may have been mixed.
Passes: "รอบ 6 เดือน" ticked on each page.
Fails: "รอบ 6 เดือน" on page 1, "รอบ 12 เดือน" on page 2.
On the form: section 1, the title row of each page.

ภาษาไทย

แต่ละหน้าเลือกรอบการรายงานไม่ตรงกัน

ตรวจอะไร: ช่องเลือกรอบที่ซ้ำในแต่ละหน้าไม่ได้เลือกรอบเดียวกัน หน้าที่ไม่ได้เลือกเลยไม่นับ ส่วนหน้าที่เลือกหลายรอบดู ROUND-02
ทำไม: อาจนำหน้าของรายงานสองฉบับมาปนกัน
ผ่าน: ทุกหน้าเลือก "รอบ 6 เดือน"
ไม่ผ่าน: หน้า 1 เลือก "รอบ 6 เดือน" หน้า 2 เลือก "รอบ 12 เดือน"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 1 แถวชื่อรายงานของทุกหน้า
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.doubtful_ticks import doubted
from extractor.checks.several_rounds_ticked import ticks_by_group
from extractor.model import Finding, Message, Round


def disagreeing_rounds(subject: Subject) -> Iterator[Finding | Skip]:
    """One finding where rows of boxes tick different rounds."""
    for section in subject.form.of_kind("round"):
        value = subject.value(section, Round)
        if isinstance(value, Skip):
            yield value
            continue
        single = [g[0] for g in ticks_by_group(value) if len({o.months for o in g}) == 1]
        other = next((o for o in single if o.months != single[0].months), None)
        if other is None:
            continue
        if unsure := doubted(subject, section, single):
            yield unsure
            continue
        months = ", ".join(str(option.months) for option in single)
        name = subject.name(section)
        yield CHECK.finding(
            section.id,
            Message(
                th=f"{name.th} แต่ละหน้าเลือกรอบไม่ตรงกัน ({months} เดือน ตามลำดับ) "
                "โปรดเลือกรอบเดียวกันทุกหน้า",
                en=f"{name.en}: the pages tick different rounds ({months} months, in page order). "
                "Tick the same round on every page.",
            ),
            reported=months,
            quote=other.raw or None,
            place=other.place,
        )


CHECK = Check(
    "ROUND-03",
    "rounds-disagree",
    "error",
    disagreeing_rounds,
    __doc__,
    rests_on=("ticks",),
)
