"""Atomic documents for people, phones, dates, years and names in every usual form."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.atomic import (
    BASE,
    INDICATOR,
    UNIT,
    Atomic,
    dated,
    failing,
    passing,
    phoned,
    told,
)
from corpus.facts import Evidence, People, Person, Phone

# --- dates ------------------------------------------------------------------------------------

_DATES: tuple[tuple[str, str, str], ...] = (
    ("in-full", "16 มกราคม 2567", "16 มกราคม 2566"),
    ("thai-digits", "๑๖ ม.ค. ๒๕๖๗", "๑๖ ม.ค. ๒๕๖๖"),
    ("buddhist-era", "16 มกราคม พ.ศ. 2567", "16 มกราคม พ.ศ. 2569"),
    ("month-said", "16 เดือน มกราคม พ.ศ.2567", "16 เดือน มกราคม พ.ศ.2566"),
    ("two-digit-year", "16 ม.ค. 67", "16 ม.ค. 66"),
    ("without-dots", "16 มค. 67", "16 มค. 66"),
    ("slashes", "16/1/67", "16/1/66"),
    ("slashes-in-full", "16/01/2567", "16/01/2566"),
    ("hyphens", "16-01-2567", "16-01-2566"),
    ("dots", "16.1.2567", "16.1.2566"),
    ("christian-era", "16 มกราคม ค.ศ. 2024", "16 มกราคม ค.ศ. 2023"),
    ("christian-slashes", "16/01/2024", "16/01/2023"),
    ("english", "16 January 2024", "16 January 2023"),
    ("iso", "2024-01-16", "2023-01-16"),
    ("days-of-a-month", "16 - 18 มกราคม 2567", "16 - 18 มกราคม 2566"),
    ("range-one-year", "1 ต.ค. - 31 ธ.ค. 66", "1 ต.ค. - 31 ธ.ค. 67"),
    ("range-two-years", "1 ต.ค. 66 - 31 มี.ค. 67", "1 ต.ค. 67 - 31 มี.ค. 68"),
    ("range-in-words", "๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๑ มีนาคม ๒๕๖๗", "๑ ตุลาคม ๒๕๖๗ ถึงวันที่ ๓๑ มีนาคม ๒๕๖๘"),
)  # fmt: skip
"""Name, a date within fiscal year 2567 (October 2566 to September 2567), and one outside."""


def _date_cases() -> Iterator[Atomic]:
    for name, inside, outside in _DATES:
        yield passing(f"{name}", evidence=dated("7", inside, ""))
        yield failing(f"{name}", "EVID-02", "evidence", evidence=dated("7", outside, ""))
    law = Evidence("ระเบียบสำนักงานกลาง ว่าด้วยการพัสดุ ลงวันที่ 5 มีนาคม 2560")
    yield passing("rule-of-another-year", evidence=(*BASE.evidence, law))
    minutes = "รายงานการประชุมคณะทำงาน ครั้งที่ 2 เมื่อวันที่ {} ณ ห้องประชุม 3"
    for made, day in ((passing, "16 ม.ค. 67"), (failing, "16 ม.ค. 65")):
        listed = (*BASE.evidence, Evidence(minutes.format(day)))
        code = () if made is passing else ("EVID-02", "evidence")
        yield made("minutes", *code, evidence=listed)  # type: ignore[arg-type]


def _years() -> Iterator[Atomic]:
    for name, same, other in (
        ("two-digits", "ตามแผนปฏิบัติการปีงบประมาณ 67", "ตามแผนปฏิบัติการปีงบประมาณ 66"),
        ("thai-digits", "ตามแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "ตามแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๖๕"),
        ("christian-era", "ตามแผนปฏิบัติการประจำปีงบประมาณ ค.ศ. 2024", "ตามแผนปฏิบัติการประจำปีงบประมาณ ค.ศ. 2023"),
    ):  # fmt: skip
        yield passing(f"year-{name}", actions_taken=told(same))
        yield failing(f"year-{name}", "SAME-01", actions_taken=told(other))
    yield passing("compared-with-last-year", actions_taken=told("ลดเวลาลงเมื่อเทียบกับปีงบประมาณ พ.ศ. 2566"))  # fmt: skip
    yield passing("years-of-a-plan", actions_taken=told("ตามแผนแม่บทของหน่วยงาน พ.ศ. 2566 - 2570"))
    yield passing("year-of-a-law", actions_taken=told("ตามพระราชบัญญัติการอำนวยความสะดวก พ.ศ. 2558"))


# --- people -----------------------------------------------------------------------------------

_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("rank", ("ว่าที่ร้อยตรี วรุฒ แก้วกังวาน",)),
    ("rank-short", ("ว่าที่ ร.ต. วรุฒ แก้วกังวาน",)),
    ("rank-woman", ("ว่าที่ร้อยตรีหญิง ลลิตภัทร นิลบรรพต",)),
    ("police", ("พ.ต.อ. ภูริช ธารามั่น",)),
    ("doctor", ("ดร.ภูริช ธารามั่น",)),
    ("assistant-professor", ("ผศ.ดร.ลลิตภัทร นิลบรรพต",)),
    ("veterinarian", ("นายสัตวแพทย์ภูริช ธารามั่น",)),
    ("veterinarian-woman", ("สัตวแพทย์หญิงลลิตภัทร นิลบรรพต",)),
    ("titles-short", ("น.ส.ลลิตภัทร นิลบรรพต",)),
    ("royal-name", ("ม.ล.ภูริช ธารามั่น",)),
    ("police-short", ("ร.ต.ท.หญิง ลลิตภัทร นิลบรรพต",)),
    ("veterinarian-short", ("สพ.ญ.ลลิตภัทร นิลบรรพต",)),
    ("professor", ("รองศาสตราจารย์ ดร.ภูริช ธารามั่น",)),
    ("foreign", ("Mr. Somchai Example",)),
    ("rank-with-position", ("ว่าที่ร้อยตรี วรุฒ แก้วกังวาน นักวิชาการคอมพิวเตอร์ชำนาญการ",)),
    ("position", ("เลขานุการกรม",)),
    ("position-head", ("หัวหน้าฝ่ายบริหารทั่วไป",)),
    ("position-director", ("ผอ.กองช่างสำรวจ",)),
    ("several-on-a-line", ("นายภูริช ธารามั่น, นางสาวลลิตภัทร นิลบรรพต และว่าที่ร้อยตรี วรุฒ แก้วกังวาน",)),
    ("numbered-on-a-line", ("1. นายภูริช ธารามั่น 2. นางสาวลลิตภัทร นิลบรรพต",)),
    ("slash-on-a-line", ("นายภูริช ธารามั่น / นางสาวลลิตภัทร นิลบรรพต",)),
)  # fmt: skip

_NOBODY = (
    ("dash", "-"),
    ("dots", "................................"),
    ("title-only", "นาย/นาง/นางสาว ................"),
)

_GOOD_PHONES: tuple[tuple[str, Phone], ...] = (
    ("range-of-lines", Phone("0 2555 4480-5", "025554480")),
    ("range-and-extension", Phone("0-2555-4480-5 ต่อ 3122", "025554480", "3122")),
    ("range-of-extensions", Phone("02-555-4444 ต่อ 1314-5", "025554444", "1314-5")),
    ("several-extensions", Phone("0 2555 4444 ต่อ 1314, 1315", "025554444", "1314, 1315")),
    ("extension-in-brackets", Phone("0 2555 4444 (ต่อ 1314)", "025554444", "1314")),
    ("extension-sign", Phone("0 2555 4444 #1314", "025554444", "1314")),
    ("inner-line", Phone("1314", "1314")),
    ("extension-only", Phone("ต่อ 1314-5", "1314")),
    ("thai-digits", Phone("๐ ๒๕๕๕ ๔๔๔๔ ต่อ ๑๓๑๔", "025554444", "1314")),
    ("area-in-brackets", Phone("(02) 555-4444", "025554444")),
    ("country", Phone("+66 2555 4444", "025554444")),
    ("country-and-zero", Phone("+66 (0) 81 555 4321", "0815554321", "", "mobile")),
    ("nine-digit-mobile", Phone("01-555-4321", "015554321", "", "mobile")),
    ("together", Phone("0815554321", "0815554321", "", "mobile")),
    ("dots", Phone("02.555.4444", "025554444")),
)
_BAD_PHONES = (
    ("landline-short", "0-2555-444"), ("landline-long", "0 2555 44444"), ("mobile-short", "081-555-432"),
    ("mobile-long", "08 1555 43210"), ("letter-inside", "0 2555 44X4"), ("no-zero", "2 5554 4444"),
    ("thai-digits-short", "๐ ๒๕๕๕ ๔๔๔"), ("short-with-extension", "0 2555 444 ต่อ 1314"),
)  # fmt: skip


def _named(*names: str) -> People:
    return replace(BASE.supervisor, persons=tuple(Person(name) for name in names))


def _phone_cases() -> Iterator[Atomic]:
    for name, phone in _GOOD_PHONES:
        yield passing(f"phone-{name}", supervisor=phoned(phone))
    for name, text in _BAD_PHONES:
        bad = phoned(Phone(text, "", "", ""))
        yield failing(f"phone-{name}", "PEOPLE-03", "supervisor", supervisor=bad)
    office, mobile = Phone("0 2555 4444", "025554444"), Phone("081 555 4321", "0815554321", "", "mobile")  # fmt: skip
    yield passing("several-on-a-line", supervisor=phoned(office, mobile))
    short = phoned(office, Phone("081 555 432", "", "", ""))
    yield failing("one-of-several", "PEOPLE-03", "supervisor", supervisor=short)


def _name_cases() -> Iterator[Atomic]:
    for name, names in _NAMES:
        yield passing(f"named-{name}", supervisor=_named(*names))
    for name, text in _NOBODY:
        nobody = _named(text)
        yield failing(f"nobody-{name}", "PEOPLE-01", "supervisor", supervisor=nobody)


def _without_phone() -> Iterator[Atomic]:
    yield passing("inner-line", supervisor=phoned(Phone("ต่อ 1314-5", "1314")))
    for name, text in (("dash", "-"), ("dots", "......................")):
        none = phoned(Phone(text, "", "", ""))
        yield failing(f"phone-{name}", "PEOPLE-02", "supervisor", supervisor=none)


# --- names ------------------------------------------------------------------------------------

_PROCESS = "ระดับความสำเร็จของการปรับปรุงกระบวนการงานยืมคืนเครื่องมือสำรวจ"
_PROCESS_SHORT = _PROCESS.replace("กระบวนการงาน", "กระบวนการ")


def _indicators(one: str, other: str) -> dict[str, object]:
    return {"indicator_name": one, "rows": (replace(BASE.rows[0], indicator=other),)}


def _same_names() -> Iterator[Atomic]:
    one = "สำนักงานเลขานุการกรม"
    base = replace(BASE, unit=one, description=(f"วัดความสำเร็จของ{one} ปีงบประมาณ พ.ศ. 2567",),
                   evidence=BASE.evidence[1:])  # fmt: skip
    twice = f"เสนอ{one}เพื่อพิจารณา"
    yield passing("secretary-spelt-alike", base=base, actions_taken=told(twice))
    yield failing("secretary-and-secretary-general", "SAME-02", base=base,
                  actions_taken=told("เสนอสำนักงานเลขาธิการกรมเพื่อพิจารณา"))  # fmt: skip
    yield failing("secretary-misspelt", "SAME-02", base=base,
                  actions_taken=told("เสนอสำนักงานเลขานุกาลกรมเพื่อพิจารณา"))  # fmt: skip
    yield passing(
        "units-of-one-kind", actions_taken=told("ประสานงานกับกองคลัง กองแผนงาน และกองการเจ้าหน้าที่")
    )
    yield passing("numbered-units", actions_taken=told("ประสานงานกับกลุ่มที่ 1 และกลุ่มที่ 2"))
    yield passing("process-spelt-alike", **_indicators(_PROCESS, _PROCESS))
    yield failing(
        "process-without-work",
        "SAME-02",
        either=("SCORE-08",),
        **_indicators(_PROCESS, _PROCESS_SHORT),
    )
    yield failing(
        "indicator-misspelt",
        "SAME-02",
        either=("SCORE-08",),
        **_indicators(INDICATOR, INDICATOR.replace("สำรวจ", "สำราจ")),
    )
    yield passing("indicator-of-the-unit", **_indicators(INDICATOR, f"{INDICATOR}ของ{UNIT}"))  # fmt: skip


PEOPLE_AND_DATES: dict[str, tuple[Atomic, ...]] = {
    "EVID-02-evidence-outside-year": tuple(_date_cases()),
    "SAME-01-fiscal-years-disagree": tuple(_years()),
    "PEOPLE-01-missing-name": tuple(_name_cases()),
    "PEOPLE-02-missing-phone": tuple(_without_phone()),
    "PEOPLE-03-malformed-phone": tuple(_phone_cases()),
    "SAME-02-names-disagree": tuple(_same_names()),
}
"""The documents by the folder of their check."""
