"""Atomic documents: for every check, small reports that pass it and that fail it and nothing else.

They are written by hand as changes to one small report, so that a reader sees at a glance what is
wrong. A passing document comes as near to the failing ones as it can.
"""

# Sentences and cases stand on one line each:
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.blocks import instruction
from corpus.facts import (
    EMPTY,
    Cell,
    Defect,
    Evidence,
    Level,
    People,
    Person,
    Phone,
    ReportData,
    ScoreRow,
)


def number(text: str, value: str = "") -> Cell:
    """A cell with a printed number; ``value`` where it is not just the text."""
    return Cell(text, Decimal(value or text))


def score_row(name: str, weight: str, result: str, score: str, weighted: str) -> ScoreRow:
    """A row of plain numbers; "" is an empty cell."""
    cells = (number(text) if text else EMPTY for text in (weight, result, score, weighted))
    return ScoreRow(name, *cells)


INDICATOR = "ระดับความสำเร็จของการปรับปรุงกระบวนการยืมคืนเครื่องมือสำรวจ"
PERCENT_INDICATOR = "ร้อยละของคำขอยืมเครื่องมือที่ส่งคืนครบถ้วนตามกำหนด"
UNIT = "กองช่างสำรวจ"

BASE = ReportData(
    seed=0,
    title="รายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน",
    unit=UNIT,
    fiscal_year=2567,
    rounds=(6, 12),
    ticked=(12,),
    indicator_name=INDICATOR,
    supervisor=People(
        (Person("นายภูริช ธารามั่น"),), (Phone("0 2555 4321 ต่อ 1201", "025554321", "1201"),)
    ),
    data_collectors=People(
        (Person("นางสาวลลิตภัทร นิลบรรพต"), Person("ว่าที่ร้อยตรี วรุฒ แก้วกังวาน")),
        (Phone("0-2555-4322", "025554322"), Phone("08 1555 4323", "0815554323", "", "mobile")),
    ),
    description=(f"วัดความสำเร็จของ{UNIT}ในการลดขั้นตอนการยืมและคืนเครื่องมือสำรวจ ปีงบประมาณ พ.ศ. 2567",),
    performance=(
        Level(1, "ทบทวนขั้นตอนการยืมคืนเครื่องมือ"),
        Level(2, "เสนอแนวทางลดขั้นตอนต่อผู้บริหาร"),
        Level(3, "จัดทำแผนปรับปรุง"),
        Level(4, "จัดทำคู่มือการยืมคืนเครื่องมือ"),
        Level(5, "อบรมผู้ปฏิบัติงานครบทุกคน"),
    ),
    criteria=(
        Level(1, "ทบทวนขั้นตอนได้ครบถ้วน"),
        Level(2, "เสนอแนวทางปรับปรุง"),
        Level(3, "จัดทำแผนและได้รับความเห็นชอบ"),
        Level(4, "จัดทำคู่มือแล้วเสร็จ"),
        Level(5, "อบรมผู้ปฏิบัติงาน"),
    ),
    rows=(score_row(INDICATOR, "5", "5", "5", "0.25"),),
    total=None,
    actions_taken=("แต่งตั้งคณะทำงาน", "จัดประชุมทบทวนขั้นตอน", "จัดทำคู่มือและอบรม"),
    supporting_factors=("ผู้บริหารติดตามงานอย่างใกล้ชิด",),
    obstacles=("เจ้าหน้าที่มีจำนวนน้อย",),
    recommendations=("ควรนำระบบสแกนรหัสมาใช้กับเครื่องมือทุกชิ้น",),
    evidence=(
        Evidence(
            f"คำสั่ง{UNIT} ที่ 12/2566 ลงวันที่ 15 พฤศจิกายน 2566 เรื่อง แต่งตั้งคณะทำงาน",
            "12/2566",
            ("2023-11-15",),
        ),
        Evidence("คู่มือการยืมคืนเครื่องมือ"),
        Evidence(
            "เว็บไซต์ https://www.example.go.th/tools", urls=("https://www.example.go.th/tools",)
        ),
    ),
    scale="milestone",
)

_PERCENT_LEVELS = ("ร้อยละ 60", "ร้อยละ 70", "ร้อยละ 80", "ร้อยละ 90", "ร้อยละ 100")


def percent(result: str, score: str, weight: str, weighted: str, reached: int) -> ReportData:
    """The small report with a percentage scale: 60 to 100 in tens."""
    row = replace(
        score_row(PERCENT_INDICATOR, weight, result, score, weighted),
        result=number(f"ร้อยละ {result}", result),
    )
    done = tuple(
        Level(n, f"ส่งคืนได้ตามระดับที่ {n}" if n <= reached else "ยังไม่บรรลุ") for n in range(1, 6)
    )
    return replace(
        BASE,
        indicator_name=PERCENT_INDICATOR,
        criteria=tuple(Level(n, text) for n, text in enumerate(_PERCENT_LEVELS, 1)),
        performance=done,
        rows=(row,),
        scale="percent",
    )


def _groups(rows: tuple[tuple[str, ...], ...], total: tuple[str, str]) -> ReportData:
    """Several groups' rows under the percentage scale, and their total."""
    base = percent("100", "5", "20", "1.00", 5)
    names = (PERCENT_INDICATOR, *(f"{PERCENT_INDICATOR} (กลุ่มที่ {n})" for n in range(2, 9)))
    made = tuple(
        replace(score_row(name, w, r, s, p), result=number(f"ร้อยละ {r}", r))
        for name, (w, r, s, p) in zip(names, rows, strict=False)
    )
    return replace(base, rows=made, total=score_row("รวม", total[0], "", "", total[1]))


@dataclass(frozen=True, slots=True)
class Atomic:
    """A small document: the report, how it is drawn, and codes that must or may be found.

    ``as_page``: drawn as an HTML page, whose cells can be merged and hold lines.
    """

    name: str
    report: ReportData
    guideline: bool = False
    word_only: bool = False
    either: tuple[str, ...] = ()
    as_page: bool = False


def failing(name: str, code: str, section: str = "", /, either: tuple[str, ...] = (),
            word_only: bool = False, as_page: bool = False, **changes: object) -> Atomic:  # fmt: skip
    """The small report (or ``base``) with changes that make it wrong in the one way told."""
    base = changes.pop("base", BASE)
    assert isinstance(base, ReportData)
    report = base.with_defect(Defect(code, section, either=either), **changes)  # type: ignore[arg-type]
    return Atomic(f"fail-{name}", report, word_only=word_only, as_page=as_page)


def passing(
    name: str,
    /,
    *,
    guideline: bool = False,
    word_only: bool = False,
    as_page: bool = False,
    **changes: object,
) -> Atomic:
    """The small report (or ``base``) with changes that leave nothing to complain of."""
    base = changes.pop("base", BASE)
    assert isinstance(base, ReportData)
    report = replace(base, **changes)  # type: ignore[arg-type]
    return Atomic(f"pass-{name}", report, guideline=guideline, word_only=word_only, as_page=as_page)


def _order(*without: str) -> tuple[str, ...]:
    return tuple(section for section in BASE.order if section not in without)


def _swapped(first: str, second: str) -> tuple[str, ...]:
    swap = {first: second, second: first}
    return tuple(swap.get(section, section) for section in BASE.order)


def dated(number_: str, printed: str, iso: str) -> tuple[Evidence, ...]:
    text = f"คำสั่ง{UNIT} ที่ {number_} ลงวันที่ {printed} เรื่อง แต่งตั้งคณะทำงาน"
    return (Evidence(text, number_, (iso,)), *BASE.evidence[1:])


def linked(url: str) -> tuple[Evidence, ...]:
    return (*BASE.evidence[:2], Evidence(f"เว็บไซต์ {url}", urls=(url,)))


def phoned(*phones: Phone) -> People:
    return replace(BASE.supervisor, phones=phones)


def told(*lines: str) -> tuple[str, ...]:
    return (*BASE.actions_taken, *lines)


_EXACT = percent("86.30", "3.63", "25", "0.91", 3)
_SMALL = (("20", "100", "5", "1.00"), ("12.50", "90", "4", "0.50"), ("7", "80", "3", "0.21"))

ATOMIC: dict[str, tuple[Atomic, ...]] = {
    "FORM-01-not-this-form": (passing("short-report"),),
    "SEC-01-missing-section": (
        passing("all-thirteen"),
        failing("no-recommendations-6-months", "SEC-01", "recommendations", ticked=(6,), order=_order("recommendations")),
        failing("no-recommendations-12-months", "SEC-01", "recommendations", order=_order("recommendations")),
        failing("no-description", "SEC-01", "description", order=_order("description")),
        Atomic("fail-only-in-guideline", BASE.with_defect(
            Defect("SEC-01", "obstacles"), order=_order("obstacles")), guideline=True),
    ),
    "SEC-02-empty-section": (
        passing("says-none", obstacles=("ไม่มี",)),
        failing("obstacles", "SEC-02", "obstacles", empty=("obstacles",)),
        failing("evidence", "SEC-02", "evidence", empty=("evidence",)),
    ),
    "SEC-03-repeated-section": (
        passing("title-on-every-page", word_only=True),
        failing("obstacles-twice", "SEC-03", "obstacles",
              repeated=(("obstacles", ("งบประมาณมาถึงหน่วยงานล่าช้า",)),)),
    ),
    "SEC-04-section-out-of-order": (
        passing("form-order"),
        failing("factors-before-actions", "SEC-04", order=_swapped("actions_taken", "supporting_factors")),
    ),
    "SEC-05-misspelt-heading": (
        passing("other-wording", headings=(("supervisor", "ผู้กำกับดูแลตัวชี้วัด"), ("obstacles", "ปัญหาและอุปสรรค"))),
        failing("nor-nu", "SEC-05", "score_calculation", headings=(("score_calculation", "การคำนวนคะแนนจากผลการดำเนินงาน"),)),
        failing("cho-chada", "SEC-05", "actions_taken", headings=(("actions_taken", "คำชี้แจงการปฎิบัติงาน/มาตรการที่ได้ดำเนินการ"),)),
    ),
    "SEC-06-leftover-instruction": (
        passing("guideline-appended", guideline=True),
        failing("factors", "SEC-06", "supporting_factors",
              leftover=(("supporting_factors", instruction("supporting_factors")),), skip_values=("supporting_factors",)),
        failing("evidence", "SEC-06", "evidence",
              leftover=(("evidence", instruction("evidence")),), skip_values=("evidence",)),
    ),
    "ROUND-01-no-round-ticked": (
        passing("twelve-ticked"),
        failing("none-of-two", "ROUND-01", ticked=()),
        failing("none-of-four", "ROUND-01", ticked=(), rounds=(3, 6, 9, 12)),
    ),
    "ROUND-02-several-rounds-ticked": (
        passing("six-ticked", ticked=(6,)),
        failing("both", "ROUND-02", ticked=(6, 12)),
    ),
    "ROUND-03-rounds-disagree": (
        passing("same-on-every-page", word_only=True),
        failing("last-page-differs", "ROUND-03", word_only=True, ticked_on_last_page=(6,),
              skip_values=("reporting_round",)),
    ),
    "PEOPLE-01-missing-name": (
        passing("position-for-name", supervisor=People((Person("ผู้อำนวยการ" + UNIT),), BASE.supervisor.phones)),
        failing("supervisor", "PEOPLE-01", "supervisor", supervisor=replace(BASE.supervisor, persons=())),
        failing("collectors", "PEOPLE-01", "data_collectors", data_collectors=replace(BASE.data_collectors, persons=())),
    ),
    "PEOPLE-02-missing-phone": (
        passing("mobile-only", supervisor=phoned(Phone("081-555-4321", "0815554321", "", "mobile"))),
        failing("supervisor", "PEOPLE-02", "supervisor", supervisor=phoned()),
        failing("collectors", "PEOPLE-02", "data_collectors", data_collectors=replace(BASE.data_collectors, phones=())),
    ),
    "PEOPLE-03-malformed-phone": (
        passing("range-and-extension", supervisor=phoned(Phone("0 2555 4480-5 ต่อ 3122", "025554480", "3122"))),
        passing("extension-range", supervisor=phoned(Phone("0 2555 4444 ต่อ 1314-5", "025554444", "1314-5"))),
        passing("province", supervisor=phoned(Phone("0 5355 4321", "053554321"))),
        failing("too-short", "PEOPLE-03", "supervisor", supervisor=phoned(Phone("0 2555 432", "", "", ""))),
        failing("too-long", "PEOPLE-03", "supervisor", supervisor=phoned(Phone("081-555-43210", "", "", ""))),
    ),
    "LEVEL-01-missing-level": (
        passing("dash-is-a-level", criteria=tuple(
            replace(level, text="-") if level.level in (2, 4) else level for level in BASE.criteria)),
        failing("no-fourth", "LEVEL-01", "performance", performance=(*BASE.performance[:3], BASE.performance[4])),
        failing("no-second", "LEVEL-01", "criteria", criteria=(BASE.criteria[0], *BASE.criteria[2:])),
    ),
    "LEVEL-02-repeated-level": (
        passing("five-levels"),
        failing("third-twice", "LEVEL-02", "performance",
              performance=(*BASE.performance[:3], Level(3, "เสนอแผนต่อที่ประชุม"), *BASE.performance[3:])),
    ),
    "SCORE-01-unreadable-number": (
        passing("units-in-cells", rows=(ScoreRow(INDICATOR, number("ร้อยละ 5", "5"), number("ระดับ 5", "5"),
                                               number("5 คะแนน", "5"), number("0.25")),)),
        failing("no-weighted-score", "SCORE-01", "score_calculation", rows=(score_row(INDICATOR, "5", "5", "5", ""),)),
        failing("no-weight", "SCORE-01", "score_calculation", rows=(score_row(INDICATOR, "", "5", "5", "0.25"),)),
        failing("words-for-score", "SCORE-01", "score_calculation",
              rows=(replace(BASE.rows[0], score=Cell("รอผลประเมิน", None)),)),
    ),
    "SCORE-02-score-out-of-range": (
        passing("lowest", base=percent("60", "1", "5", "0.05", 1)),
        failing("six", "SCORE-02", "score_calculation", allowed=("SCORE-07",), rows=(score_row(INDICATOR, "5", "5", "6", "0.30"),)),
        failing("half", "SCORE-02", "score_calculation", allowed=("SCORE-07",), rows=(score_row(INDICATOR, "5", "5", "0.5", "0.025"),)),
    ),
    "SCORE-03-wrong-weighted-score": (
        passing("half-rounds-up", base=percent("80", "3", "2.5", "0.08", 3)),
        passing("rounded-to-two", base=_EXACT),
        failing("half-as-much-again", "SCORE-03", "score_calculation", rows=(score_row(INDICATOR, "5", "5", "5", "0.50"),)),
        failing("slipped-digit", "SCORE-03", "score_calculation", base=percent("86.30", "3.63", "25", "0.93", 3)),
    ),
    "SCORE-04-wrong-total": (
        passing("three-rows", base=_groups(_SMALL, ("39.50", "1.71"))),
        failing("total-too-high", "SCORE-04", "score_calculation", base=_groups(_SMALL, ("39.50", "1.91"))),
    ),
    "SCORE-05-wrong-weights": (
        passing("weights-sum", base=_groups(_SMALL, ("39.50", "1.71"))),
        failing("sum-of-weights", "SCORE-05", "score_calculation", base=_groups(_SMALL, ("40.50", "1.71"))),
        failing("over-a-hundred", "SCORE-05", "score_calculation", rows=(score_row(INDICATOR, "120", "5", "5", "6.00"),)),
    ),
    "SCORE-06-right-only-by-rounding": (
        passing("exact", base=_EXACT),
        failing("rounded-before", "SCORE-06", "score_calculation", base=percent("86.33", "3.63", "25", "0.9083", 3)),
    ),
    "SCORE-07-unearned-score": (
        passing("by-step", base=percent("86.30", "3", "5", "0.15", 3)),
        passing("by-interpolation", base=percent("86.30", "3.63", "5", "0.18", 3)),
        passing("above-the-top", base=percent("100", "5", "5", "0.25", 5)),
        failing("five-for-eighty", "SCORE-07", "score_calculation", base=percent("80", "5", "5", "0.25", 3)),
        failing("two-for-ninety-five", "SCORE-07", "score_calculation", base=percent("95", "2", "5", "0.10", 4)),
        failing("milestone-not-reached", "SCORE-07", "score_calculation", performance=(
            *BASE.performance[:3], Level(4, "อยู่ระหว่างดำเนินการ"), Level(5, "อยู่ระหว่างดำเนินการ")),
            rows=(replace(BASE.rows[0], result=number("3")),)),
    ),
    "SCORE-08-different-indicator": (
        passing("same-indicator"),
        failing("other-indicator", "SCORE-08", either=("SAME-02",),
              rows=(replace(BASE.rows[0], indicator="จำนวนโครงการฝึกอาชีพที่จัดในพื้นที่ห่างไกล"),)),
    ),
    "EVID-01-malformed-link": (
        passing("without-scheme", evidence=linked("www.example.go.th/manual")),
        passing("with-query", evidence=linked("https://data.example.go.th/set?id=7&page=2")),
        failing("no-colon", "EVID-01", "evidence", evidence=linked("https//www.example.go.th/manual")),
        failing("two-dots", "EVID-01", "evidence", evidence=linked("https://www.example..go.th")),
    ),
    "EVID-02-evidence-outside-year": (
        passing("first-day", evidence=dated("1/2566", "1 ตุลาคม 2566", "2023-10-01")),
        passing("last-day", evidence=dated("99/2567", "30 ก.ย. 2567", "2024-09-30")),
        failing("day-after", "EVID-02", "evidence", evidence=dated("1/2567", "1 ตุลาคม 2567", "2024-10-01")),
        failing("year-before", "EVID-02", "evidence", evidence=dated("5/2566", "16 มกราคม พ.ศ. 2566", "2023-01-16")),
    ),
    "SAME-01-fiscal-years-disagree": (
        passing("next-year-in-recommendations", recommendations=("ควรของบประมาณเพิ่มในปีงบประมาณ พ.ศ. 2568",)),
        failing("older-year", "SAME-01", actions_taken=told("เสนอแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2566")),
    ),
    "SAME-02-names-disagree": (
        passing("another-unit", actions_taken=told("ประสานงานกับกองคลังและพัสดุ")),
        failing("unit-misspelt", "SAME-02", actions_taken=told("รวบรวมผลงานของกองช่างสำราจเสนอผู้บริหาร")),
    ),
}  # fmt: skip
"""The atomic documents of each check, by folder name (code and name)."""
