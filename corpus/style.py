"""How an author words and marks things: headings, ticks, list marks, table headings.

A ``Style`` is independent of the file format; layouts arrange what it words. All wordings of
headings come from the form file, so that a clean report's headings are written as the form knows
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.facts import SECTIONS, ReportData
from extractor.form import load_form
from extractor.thai import to_thai_digits

TEXT_TICKS = {
    "ballot": ("☑", "☐"),
    "cross": ("☒", "☐"),
    "squares": ("■", "□"),
    "bracket-slash": ("[/]", "[ ]"),
    "bracket-x": ("[x]", "[ ]"),
    "paren-check": ("(✓)", "( )"),
    "paren-slash": ("(/)", "(  )"),
    "paren-wide": ("( / )", "(   )"),
    "check-square": ("🗹", "☐"),
}
"""Ticks that are characters: ticked and not."""

WORD_TICKS = ("wingdings", "wingdings-x", "wingdings2", "w14", "form-field", "pua")
"""Ticks that only a Word file can hold."""

LEVEL_HEADERS = (
    ("ระดับคะแนน", "ค่าเป้าหมาย/รายละเอียดการดำเนินงาน"),
    ("ระดับคะแนน", "รายละเอียดการดำเนินงาน"),
    ("ระดับ", "เกณฑ์การให้คะแนน"),
    ("คะแนน", "รายละเอียด"),
    ("ระดับคะแนน", "ผลการดำเนินงาน"),
    ("ระดับคะแนน", "ค่าเป้าหมาย"),
)

COLUMN_TITLES = {
    "indicator": ("ชื่อตัวชี้วัด", "ชื่อตัวชี้วัด", "ตัวชี้วัด", "ตัวชี้วัด/ข้อมูลพื้นฐานประกอบตัวชี้วัด"),
    "weight": ("น้ำหนัก (ร้อยละ)", "น้ำหนัก (ร้อยละ)", "น้ำหนัก", "ค่าน้ำหนัก (ร้อยละ)", "น้ำหนัก (%)"),
    "result": ("ผลการดำเนินงาน", "ผลการดำเนินงาน", "ผลการปฏิบัติงาน", "ผลงาน"),
    "score": ("ค่าคะแนนที่ได้", "ค่าคะแนนที่ได้", "คะแนนที่ได้", "ค่าคะแนน", "คะแนนที่ได้รับ"),
    "weighted_score": ("ค่าคะแนนถ่วงน้ำหนัก", "ค่าคะแนนถ่วงน้ำหนัก", "คะแนนถ่วงน้ำหนัก", "คะแนนเฉลี่ยถ่วงน้ำหนัก"),
}  # fmt: skip
COLUMN_ORDERS = (
    ("indicator", "weight", "result", "score", "weighted_score"),
    ("indicator", "weight", "result", "score", "weighted_score"),
    ("indicator", "weight", "result", "score", "weighted_score"),
    ("indicator", "result", "weight", "score", "weighted_score"),
    ("indicator", "result", "score", "weight", "weighted_score"),
    ("no", "indicator", "weight", "result", "score", "weighted_score"),
    ("indicator", "counter", "weight", "result", "score", "weighted_score"),
)
COLUMN_NUMBERS = {"indicator": "8.1 ", "weight": "8.2 ", "result": "8.3 ", "score": "8.4 ",
                  "weighted_score": "8.5 "}  # fmt: skip
EXTRA_TITLES = {"no": "ลำดับ", "counter": "หน่วยวัด"}


QUIRKS = {
    "blank-lines": 0.2,  # an empty paragraph after each block
    "line-breaks": 0.08,  # a list is one paragraph with line breaks
    "email": 0.07,  # an address behind the phones
    "phone-each": 0.5,  # everybody's own phone behind the name, where there is one for each
    "position-brackets": 0.4,  # positions in brackets
    "broken-titles": 0.2,  # column headings broken over lines
    "levels-in-scores": 0.1,  # the criteria as columns 1 to 5 of the score table
    "memo": 0.12,  # a memo's head in front of the report
    "unit-line": 0.25,  # the unit's name below the title
    "signature": 0.05,  # a line to sign below the report
    "hyperlinks": 0.4,  # Word: addresses are links
    "tracked": 0.08,  # Word: some paragraphs were rewritten under change tracking
    "hidden": 0.06,  # Word: hidden remarks
    "footer": 0.3,  # Word: page number and unit in the footer
    "split-levels": 0.15,  # Word: a level's text in two paragraphs
    "merged-total": 0.3,  # Word: the total's label spans columns
    "verbose": 0.3,  # Word: runs cut and described as Word itself does it
    "nbsp": 0.1,  # no-break spaces in headings
}
"""Habits by name, with the share of authors who have each."""


@dataclass(frozen=True, slots=True)
class Style:
    """An author's habits. ``number`` formats a heading's number ("{}. "), "" for none.

    ``item_mark`` formats a list item's number ("{}. "), or is a bullet, "" for plain paragraphs,
    "auto" for the file format's own lists. ``level_label`` formats a level's number. ``levels_as``:
    "table", "lines" (``ระดับ 1 ...``) or "wide" (levels as columns). ``columns`` are pairs of
    column id and heading of the score table. ``phones_as``: "line" (a labelled line below the
    names), "inline" (after the last name) or "bare" (a line without a label).
    ``names_joined`` writes all names on one line. ``quirks`` are of ``QUIRKS``.
    """

    headings: tuple[tuple[str, str], ...]
    colon: str
    number: str
    tick: str
    item_mark: str
    level_header: tuple[str, str]
    level_label: str
    levels_as: str
    columns: tuple[tuple[str, str], ...]
    phone_label: str
    phones_as: str
    name_mark: str
    names_joined: bool
    guideline: bool
    thai_digits: bool
    split_runs: bool
    underline: bool
    quirks: frozenset[str] = frozenset()

    def tick_text(self, ticked: bool) -> str:
        """The tick as a character (word-only ticks as ballot boxes)."""
        pair = TEXT_TICKS.get(self.tick, TEXT_TICKS["ballot"])
        return pair[0 if ticked else 1]

    def heading(self, report: ReportData, section: str) -> str:
        """The wording of a section's heading in this report, without number and colon."""
        return dict(report.headings).get(section) or dict(self.headings)[section]

    def numbered(self, number: int) -> str:
        """A heading's number as typed, "" where this author does not number."""
        text = self.number.format(number)
        return to_thai_digits(text) if self.thai_digits else text


def make_style(seed: int, *, word_ticks: bool = True) -> Style:
    """A random author; ``word_ticks`` allows ticks that only Word files can hold."""
    rng = Random(f"style {seed}")
    ticks = (*TEXT_TICKS, *(WORD_TICKS * 2 if word_ticks else ()))
    header = rng.choice(LEVEL_HEADERS)
    order = rng.choice(COLUMN_ORDERS)
    numbers = COLUMN_NUMBERS if rng.random() < 0.12 else {}
    return Style(
        headings=_headings(rng),
        colon=rng.choice((" :", " :", ":", "", "")),
        number=rng.choice(("{}. ", "{}. ", "{}) ", "{}.", "{} ")),
        tick=rng.choice(ticks),
        item_mark=rng.choice(("{}. ", "{}. ", "{}) ", "- ", "• ", "", "auto", "auto", "({}) ")),
        level_header=header,
        level_label=rng.choice(("{}", "{}", "{}", "{}", "ระดับ {}", "{} คะแนน")),
        levels_as=rng.choice(("table",) * 9 + ("lines", "lines", "wide")),
        columns=tuple((c, _column(rng, c, numbers)) for c in order),
        phone_label=rng.choice(
            (
                "เบอร์โทรศัพท์ : ",
                "เบอร์โทรศัพท์ : ",
                "หมายเลขโทรศัพท์ ",
                "โทรศัพท์ ",
                "โทร. ",
                "เบอร์โทร : ",
                "หมายเลขโทรศัพท์: ",
            )
        ),
        phones_as=rng.choice(("line", "line", "line", "inline")),
        name_mark=rng.choice(("{}. ", "{}. ", "{}) ", "")),
        names_joined=rng.random() < 0.3,
        guideline=rng.random() < 0.15,
        thai_digits=rng.random() < 0.15,
        split_runs=rng.random() < 0.3,
        underline=rng.random() < 0.2,
        quirks=frozenset(name for name, share in QUIRKS.items() if rng.random() < share),
    )


def _headings(rng: Random) -> tuple[tuple[str, str], ...]:
    form = load_form()
    chosen = []
    for section in SECTIONS:
        known = form.section(section)
        wordings = (known.title,) * 8 + known.wordings
        if section in ("supervisor", "data_collectors"):
            wordings = (known.title,) * 3 + known.wordings[:3] * 2 + known.wordings
        chosen.append((section, rng.choice(wordings)))
    return tuple(chosen)


def _column(rng: Random, column: str, numbers: dict[str, str]) -> str:
    if column in EXTRA_TITLES:
        return EXTRA_TITLES[column]
    return numbers.get(column, "") + rng.choice(COLUMN_TITLES[column])
