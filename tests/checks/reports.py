"""Small reports by hand: a whole, sound one, and changes to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extractor.checks import CHECKS, run_checks
from extractor.form import Form, load_form
from extractor.model import (
    NOWHERE,
    Document,
    FieldSection,
    Finding,
    HeadingMatch,
    Item,
    Items,
    Level,
    Levels,
    Mention,
    Missing,
    Name,
    Number,
    Occurrence,
    Outcome,
    PageReading,
    Paragraph,
    People,
    Phone,
    Place,
    Report,
    Round,
    RoundOption,
    ScoreRow,
    ScoreTable,
    Section,
    Sections,
    Text,
    ThaiDate,
    Value,
)

FORM = load_form()
INDICATOR = "ระดับความสำเร็จของการลดขั้นตอนการออกใบอนุญาต"
PAGE = Place(page=1, box=(72.0, 100.0, 300.0, 120.0))
PAGE_2 = Place(page=2, box=(72.0, 100.0, 300.0, 120.0))

_NUMBER = re.compile(r"(ร้อยละ|ระดับ)?\s*(-?\d+(?:\.\d+)?)\s*(\S*)")


def number(printed: str, place: Place = NOWHERE) -> Number | Missing:
    """A cell: "" is absent, "5", "ร้อยละ 75" and "5 วัน" are numbers, anything else is not."""
    if not printed:
        return Missing("blank")
    arabic = printed.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    match = _NUMBER.fullmatch(arabic)
    if not match:
        return Number(printed, None, place, note="not a number")
    unit = match.group(1) or match.group(3)
    return Number(printed, Decimal(match.group(2)), place, unit)


def row(
    weight: str,
    score: str,
    weighted: str,
    *,
    result: str = "",
    indicator: str = INDICATOR,
    group: bool = False,
    place: Place = NOWHERE,
) -> ScoreRow:
    """A row of the score table from its printed cells."""
    cells = [number(cell, place) for cell in (weight, result, score, weighted)]
    return ScoreRow(Text(indicator), *cells, place, group)


def total(weight: str, weighted: str, place: Place = NOWHERE) -> ScoreRow:
    """A total row."""
    return row(weight, "", weighted, indicator="รวม", place=place)


def table(*rows: ScoreRow, total: ScoreRow | None = None) -> ScoreTable:
    return ScoreTable(rows, total)


def levels(*texts: str, first: int = 1) -> Levels:
    """Levels from 1 up with these texts."""
    return Levels(tuple(Level(number, text) for number, text in enumerate(texts, first)))


def people(*names: str, phones: Iterable[Phone] = ()) -> People:
    return People(tuple(Name(name) for name in names), tuple(phones))


def items(*listed: Item | str) -> Items:
    return Items(tuple(one if isinstance(one, Item) else Item(one) for one in listed))


def order(day: ThaiDate, text: str = "คำสั่งกองทดสอบ เรื่อง แต่งตั้งคณะทำงาน") -> Item:
    """An order in the evidence with its date."""
    return Item(f"{text} ลงวันที่ {day.raw}", order_number="2/2566", dates=(day,))


def ticks(*groups: str) -> Round:
    """Tick boxes as printed, a group a page: "☑6 ☐12"."""
    options = tuple(
        RoundOption(int(box[1:]), box[0] == "☑", f"{box[0]} รอบ {box[1:]} เดือน", group=group)
        for group, boxes in enumerate(groups, start=1)
        for box in boxes.split()
    )
    ticked = {option.months for option in options if option.ticked}
    return Round(ticked.pop() if len(ticked) == 1 else None, options)


def year(what: str, section: str = "actions_taken", raw: str = "") -> Mention:
    return Mention(what, section, raw or f"ปีงบประมาณ พ.ศ. {what}")


def unit(name: str, section: str = "actions_taken") -> Mention:
    return Mention(name, section, name)


PHONE = Phone("0 2123 4567 ต่อ 11", "021234567", "11", "landline")
SOUND: dict[str, Value] = {
    "reporting_round": ticks("☑6 ☐12"),
    "indicator_name": Name(INDICATOR),
    "supervisor": people("ผู้อำนวยการกองทดสอบ", phones=[PHONE]),
    "data_collectors": people("นางสาวมานี ใจดี", "นายปิติ ชูใจ", phones=[PHONE]),
    "description": Text("การลดขั้นตอนการออกใบอนุญาตให้เร็วขึ้น"),
    "performance": levels("ทบทวนขั้นตอน", "เสนอแผน", "จัดทำแผน", "ดำเนินการ", "สรุปผล"),
    "criteria": levels("ทบทวนขั้นตอน", "-", "จัดทำแผน", "-", "ดำเนินการตามแผนได้ร้อยละ 50"),
    "score_calculation": table(row("5", "5", "0.25", result="5")),
    "actions_taken": items("แต่งตั้งคณะทำงาน", "จัดทำแผน"),
    "supporting_factors": items("ผู้บริหารให้ความสำคัญ"),
    "obstacles": items("-"),
    "recommendations": items("ขยายผลไปยังงานอื่น"),
    "evidence": items(order(ThaiDate("16 มกราคม 2566", 2023, 1, 16))),
}


def heading(
    section: str, *, exact: bool = True, raw: str = "", place: Place = PAGE
) -> HeadingMatch:
    title = FORM.section(section).title
    return HeadingMatch(section, raw or title, place, title, 1.0, exact=exact)


def standing(section: str, text: str) -> Occurrence:
    """A section's heading and content as text."""
    blocks = tuple(Paragraph(line) for line in text.split("\n") if line)
    return Occurrence(heading(section), blocks, PAGE)


def _text(value: Value) -> str:
    match value:
        case Text(text=text):
            return text
        case Name(name=name):
            return name
        case Items(items=listed):
            return "\n".join(item.text for item in listed)
    return "ข้อมูลของหัวข้อ"


def report(
    *,
    missing: Iterable[str] = (),
    empty: Iterable[str] = (),
    texts: dict[str, str] | None = None,
    order: tuple[str, ...] = (),
    document: Document | None = None,
    units: tuple[Mention, ...] = (),
    fiscal_years: tuple[Mention, ...] = (),
    title: str = FORM.title,
    **values: Value | Missing,
) -> Report:
    """A sound report with other values, sections missing or empty, or other section texts."""
    missing, empty, texts = set(missing), set(empty), texts or {}
    fields: dict[str, FieldSection] = {}
    for section in FORM.sections:
        value = values.get(section.id, SOUND[section.id])
        text = texts.get(section.id, _text(value) if not isinstance(value, Missing) else "ข้อมูล")
        if section.id in missing:
            gone = Section(section.id, "missing", Occurrence(Missing("not found")))
            fields[section.id] = FieldSection(gone, Missing("section missing"))
        elif section.id in empty:
            bare = Section(section.id, "empty", Occurrence(heading(section.id), (), PAGE))
            fields[section.id] = FieldSection(bare, Missing("section empty"))
        else:
            whole = Section(section.id, "present", standing(section.id, text))
            fields[section.id] = FieldSection(whole, value)
    standing_order = tuple(s.id for s in FORM.sections if s.id not in missing)
    sections = Sections(
        tuple(field.section for field in fields.values()),
        order or standing_order,
        (Paragraph(title),) if title else (),
    )
    return Report(document or Document("docx"), sections, fields, units, fiscal_years)


def with_section(report: Report, section: str, **changes: object) -> Report:
    """The report with a section's ``Section`` changed (``first``, ``repeats`` …)."""
    changed = replace(report.sections[section], **changes)  # type: ignore[arg-type]
    fields = dict(report.fields)
    fields[section] = replace(fields[section], section=changed)
    sections = tuple(changed if one.id == section else one for one in report.sections.sections)
    return replace(report, fields=fields, sections=replace(report.sections, sections=sections))


def scan(sure: float = 0.97) -> Document:
    """Two scanned pages with digits, points and ticks that were read this surely."""
    text = "0123456789.☑☐"
    blocks = tuple(Paragraph(text, place, sure=(sure,) * len(text)) for place in (PAGE, PAGE_2))
    return Document("pdf", blocks, pages=(PageReading(1, "ocr", 0.9), PageReading(2, "ocr", 0.9)))


SCAN = scan()
PARTIAL = Document("pdf", status="partial", pages_total=3, pages_read=2)


def outcome(code: str, report: Report, form: Form = FORM) -> Outcome:
    """The outcome of one check."""
    return next(one for one in run_checks(report, form) if one.code == code)


def findings(code: str, report: Report, form: Form = FORM) -> tuple[Finding, ...]:
    """The findings of one check; it must not have broken."""
    found = outcome(code, report, form)
    assert found.status != "broke", found.reason
    return found.findings


def said(code: str, report: Report, form: Form = FORM) -> list[str]:
    """The English messages of one check; each must have a Thai one beside it."""
    found = findings(code, report, form)
    assert all(re.search("[ก-ฮ]", finding.message.th) for finding in found)
    return [finding.message.en for finding in found]


def all_codes(report: Report, form: Form = FORM) -> list[str]:
    """The codes of all findings; no check may have broken."""
    outcomes = run_checks(report, form)
    assert len(outcomes) == len(CHECKS)
    assert [one.reason for one in outcomes if one.status == "broke"] == []
    return [finding.code for one in outcomes for finding in one.findings]
