"""A report's sections as plain blocks (paragraphs, lists, grids) for every renderer to draw."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import LISTS, Level, People, ReportData, ScoreRow
from corpus.style import Style
from extractor.form import load_form
from extractor.thai import to_thai_digits


@dataclass(frozen=True, slots=True)
class Para:
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """List items without their marks; ``mark`` is a Style's ``item_mark``."""

    items: tuple[str, ...]
    mark: str
    thai: bool = False

    def marked(self) -> tuple[str, ...]:
        """The items with typed marks ("auto" becomes "1. ")."""
        mark = "{}. " if self.mark == "auto" else self.mark
        texts = (mark.format(n) for n in range(1, len(self.items) + 1))
        marks = (to_thai_digits(m) if self.thai else m for m in texts)
        return tuple(m + item for m, item in zip(marks, self.items, strict=True))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its heading, ``widths`` are shares of the width."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...] = ()


Block = Para | Listing | Grid

WIDEST_CELL = 32
"""Longest text, in characters, that authors put into a column of a wide level table."""


def ticks(report: ReportData, style: Style, *, last_page: bool = False) -> str:
    """The line of tick boxes, with ☑ and ☐ standing for the style's ticks."""
    ticked = report.ticked
    if last_page and report.ticked_on_last_page is not None:
        ticked = report.ticked_on_last_page
    boxes = (f"{'☑' if m in ticked else '☐'} รอบ {_digits(m, style)} เดือน" for m in report.rounds)
    return "   ".join(boxes)


def _digits(number: object, style: Style) -> str:
    return to_thai_digits(str(number)) if style.thai_digits else str(number)


def heading_text(report: ReportData, style: Style, section: str, *, numbered: bool) -> str:
    """The heading as typed: number, wording and colon."""
    number = style.numbered(load_form().section(section).number) if numbered else ""
    shown = f"{number}{style.heading(report, section)}{style.colon}"
    return shown.replace(" ", "\u00a0") if "nbsp" in style.quirks else shown


def content(report: ReportData, style: Style, section: str) -> tuple[Block, ...]:
    """What stands under a section's heading; nothing for an empty section."""
    if section in report.empty:
        return ()
    if section in dict(report.leftover):
        return (Para(dict(report.leftover)[section]),)
    if section in (*LISTS, "evidence"):
        return listing(report.list_of(section), style)
    match section:
        case "reporting_round":
            return (Para(ticks(report, style)),)
        case "indicator_name":
            return (Para(report.indicator_name),)
        case "supervisor":
            return people(report.supervisor, style)
        case "data_collectors":
            return people(report.data_collectors, style)
        case "description":
            return tuple(Para(text) for text in report.description)
        case "performance":
            return levels(report.performance, style)
        case "criteria":
            return levels(report.criteria, style)
        case _:
            return (score_grid(report, style),)


def listing(items: tuple[str, ...], style: Style) -> tuple[Block, ...]:
    """A list; a single sentence is usually written without a number."""
    if "line-breaks" in style.quirks and len(items) > 1:
        mark = style.item_mark if "{}" in style.item_mark else "{}. "
        return (Para("\n".join(Listing(items, mark, style.thai_digits).marked())),)
    if len(items) == 1 or not style.item_mark:
        return tuple(Para(item) for item in items)
    return (Listing(items, style.item_mark, style.thai_digits),)


def names(people_: People, style: Style) -> tuple[str, ...]:
    """A line per person (or one for all), numbered where there are several."""
    shape = "{} ({})" if "position-brackets" in style.quirks else "{} ตำแหน่ง {}"
    shown = [
        shape.format(person.name, person.position) if person.position else person.name
        for person in people_.persons
    ]
    if _phone_each(people_, style):
        shown = [
            f"{name} {style.phone_label}{phone.text}"
            for name, phone in zip(shown, people_.phones, strict=True)
        ]
    if len(shown) > 1 and style.name_mark:
        shown = [_digits(style.name_mark.format(n), style) + s for n, s in enumerate(shown, 1)]
    if style.names_joined and shown:
        return ((" " if style.name_mark else ", ").join(shown),)
    return tuple(shown)


def phone_line(people_: People, style: Style) -> str:
    """All phones behind their label; "" where there is none."""
    if not people_.phones or _phone_each(people_, style):
        return ""
    mail = " e-mail : kpi@example.go.th" if "email" in style.quirks else ""
    return style.phone_label + ", ".join(phone.text for phone in people_.phones) + mail


def _phone_each(people_: People, style: Style) -> bool:
    """Whether everybody's phone stands behind the name."""
    count = len(people_.persons)
    return "phone-each" in style.quirks and count == len(people_.phones) > 1


def people(people_: People, style: Style) -> tuple[Block, ...]:
    """Names, then phones: on a line of their own or behind the last name."""
    lines, phones = names(people_, style), phone_line(people_, style)
    if not lines:
        return (Para(phones),)
    if phones and style.phones_as == "inline":
        return (*map(Para, lines[:-1]), Para(f"{lines[-1]} {phones}"))
    return (*map(Para, lines), *((Para(phones),) if phones else ()))


def levels(shown: tuple[Level, ...], style: Style) -> tuple[Block, ...]:
    """A level table, or lines, or a wide table with a column per level."""
    labels = [_digits(style.level_label.format(level.level), style) for level in shown]
    texts = [level.text for level in shown]
    if style.levels_as == "lines":
        return tuple(Para(f"ระดับ {_digits(level.level, style)} {level.text}") for level in shown)
    if style.levels_as == "wide" and max(map(len, texts)) <= WIDEST_CELL:
        header = (style.level_header[0], *(_digits(level.level, style) for level in shown))
        second = (style.level_header[1], *texts)
        return (Grid((header, second), (18, *(82 // len(shown),) * len(shown))),)
    rows = tuple(zip(labels, texts, strict=True))
    return (Grid((style.level_header, *rows), (18, 82), (0,)),)


def score_grid(report: ReportData, style: Style) -> Grid:
    """The score table with its heading row and, where there is one, its total."""
    if report.printed_scores:
        width = len(report.printed_scores[0])
        return Grid(report.printed_scores, (100 // width,) * width)
    wide = {"indicator": 34, "no": 7, "counter": 11}
    columns = _score_columns(report, style)
    rows = [tuple(title for _, title in columns)]
    criteria = {f"level {level.level}": level.text for level in report.criteria}
    for n, row in enumerate(report.rows, 1):
        rows.append(_score_row(row, style, n, columns, criteria))
    if report.total is not None:
        rows.append(_score_row(report.total, style, 0, columns, {}))
    widths = tuple(wide.get(column, 9 if "level" in column else 14) for column, _ in columns)
    centred = tuple(i for i, (column, _) in enumerate(columns) if column != "indicator")
    return Grid(tuple(rows), widths, centred)


def _score_columns(report: ReportData, style: Style) -> tuple[tuple[str, str], ...]:
    """The score table's columns; short criteria may stand in it as columns of their own."""
    columns = list(style.columns)
    if "levels-in-scores" in style.quirks and max(len(c.text) for c in report.criteria) < 14:
        at = [column for column, _ in columns].index("indicator") + 1
        columns[at:at] = [
            (f"level {level.level}", _digits(level.level, style)) for level in report.criteria
        ]
    if "broken-titles" in style.quirks:
        columns = [(column, _broken(title)) for column, title in columns]
    return tuple(columns)


def _broken(title: str) -> str:
    """A column heading broken over lines."""
    for piece in (" (", "ที่ได้", "ถ่วง", "การดำเนินงาน"):
        title = title.replace(piece, "\n" + piece.strip(), 1)
    return title.removeprefix("\n")


def _score_row(
    row: ScoreRow,
    style: Style,
    number: int,
    columns: tuple[tuple[str, str], ...],
    criteria: dict[str, str],
) -> tuple[str, ...]:
    texts = {
        "no": _digits(number, style) if number else "",
        "counter": "คะแนน" if number else "",
        "indicator": row.indicator,
        "weight": row.weight.text,
        "result": row.result.text,
        "score": row.score.text,
        "weighted_score": row.weighted_score.text,
    }
    return tuple({**texts, **criteria}.get(column, "") for column, _ in columns)


def opening(report: ReportData, style: Style) -> tuple[str, ...]:
    """Lines in front of the report proper: a memo's head."""
    if "memo" not in style.quirks:
        return ()
    return (
        "บันทึกข้อความ",
        f"ส่วนราชการ {report.unit} โทร. {_digits('0 2555 8800', style)}",
        "เรื่อง ส่งรายงานผลตัวชี้วัดตามคำรับรอง",
        "เรียน ผู้อำนวยการกองพัฒนาระบบบริหาร",
        "ตามที่แจ้งให้หน่วยงานรายงานผลตัวชี้วัดนั้น จึงขอส่งรายงานดังแนบ",
    )


def under_title(report: ReportData, style: Style) -> tuple[str, ...]:
    """Lines below the title: the unit and its year."""
    if "unit-line" not in style.quirks:
        return ()
    year = _digits(report.fiscal_year, style)
    return (f"หน่วยงาน {report.unit}", f"ประจำปีงบประมาณ พ.ศ. {year}")


def closing(report: ReportData, style: Style) -> tuple[str, ...]:
    """Lines below the report: where its head signs."""
    if "signature" not in style.quirks:
        return ()
    signer = report.supervisor.persons[0].name if report.supervisor.persons else "ผู้รายงาน"
    return (f"ลงชื่อ {'.' * 40}", f"({signer})", "ผู้รายงาน")


GUIDELINE_TITLE = "แนวทางการเขียนรายงานผลตัวชี้วัดบทบาทภารกิจรายบุคคลด้านการปรับปรุงกระบวนการงาน"
GUIDELINE_INTRO = "โปรดกรอกข้อมูลให้ครบทุกหัวข้อก่อนส่งรายงาน"
_INSTRUCTIONS = {
    "reporting_round": "ทำเครื่องหมาย ☑ หน้ารอบที่รายงาน",
    "indicator_name": "ระบุชื่อตัวชี้วัดตามที่ตกลงไว้กับผู้บังคับบัญชา",
    "supervisor": "ระบุชื่อผู้ที่ได้รับมอบหมายให้ดูแลภาพรวม พร้อมหมายเลขที่ติดต่อได้ในเวลาราชการ",
    "data_collectors": "ระบุชื่อผู้ที่ได้รับมอบหมายให้รวบรวมตัวเลข พร้อมหมายเลขที่ติดต่อได้ในเวลาราชการ",
    "description": "ใช้คำอธิบายตัวชี้วัดฉบับที่ประกาศใช้ในปีนี้",
    "performance": "ระบุรายละเอียดการดำเนินงานของแต่ละระดับคะแนนตามที่ทำได้จริง",
    "criteria": "ระบุเกณฑ์การให้คะแนนทั้งห้าระดับ",
    "score_calculation": "ระบุน้ำหนักตัวชี้วัด ผลการดำเนินงาน และค่าคะแนนที่คำนวณได้",
    "actions_taken": "อธิบายรายละเอียดของการปฏิบัติทีละข้อ",
    "supporting_factors": "ระบุปัจจัยที่มีส่วนสนับสนุนให้งานสำเร็จ",
    "obstacles": "ระบุปัจจัยที่เป็นอุปสรรคและผลกระทบที่เกิดขึ้น",
    "recommendations": "ระบุข้อเสนอแนะที่หน่วยงานจะนำไปใช้ในปีถัดไป",
    "evidence": "ระบุถึงชื่อหรือชนิดของหลักฐานที่แนบมาด้วย",
}


def instruction(section: str) -> str:
    """The form's instruction for a section, in our words."""
    return _INSTRUCTIONS[section]


def guideline(style: Style) -> Grid:
    """The appended guideline: a table that lists all 13 headings with instructions."""
    form = load_form()
    rows: list[tuple[str, str]] = [("หัวข้อรายงาน", "คำอธิบาย")]
    for section in form.sections:
        rows.append(
            (_digits(f"{section.number}. {section.title}", style), _INSTRUCTIONS[section.id])
        )
    return Grid(tuple(rows), (38, 62))
