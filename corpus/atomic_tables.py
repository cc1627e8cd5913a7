"""Atomic documents for score tables as they come: layouts, ways of writing numbers, conventions.

Each layout has a table that is right and the same one with a wrong product or total. Their truth is
the finding; what the cells hold is tested with the readers.
"""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from corpus.atomic import BASE, INDICATOR, PERCENT_INDICATOR, Atomic, failing, passing, percent
from corpus.facts import ABOVE, LEFT, ReportData

SECTION = "score_calculation"
HEAD = ("ชื่อตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "ผลการดำเนินงาน", "ค่าคะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก")
Table = tuple[tuple[str, ...], ...]
_GROUPS = percent("100", "5", "20", "1.00", 5)
_DECIMALS = percent("86.30", "3.63", "25", "0.91", 3)


def _with(table: Table, mark: str) -> Table:
    """The table with ``mark`` in place of its "{}"."""
    return tuple(tuple(cell.replace("{}", mark) for cell in row) for row in table)


def _both(
    name: str, code: str, base: ReportData, table: Table, right: str, wrong: str
) -> Iterator[Atomic]:
    """The table printed right, and with the wrong number in the same place."""
    common = {"base": base, "as_page": True, "skip_values": (SECTION,)}
    yield passing(name, printed_scores=_with(table, right), **common)
    yield failing(name, code, SECTION, printed_scores=_with(table, wrong), **common)  # type: ignore[arg-type]


_FIVE = (INDICATOR, "5", "5", "5", "{}")
_LEVELS_ABOVE = (("ชื่อตัวชี้วัด", "น้ำหนัก", "ระดับค่าเป้าหมาย", *(LEFT,) * 4, "ผลการดำเนินงาน", "ค่าคะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก"),
                 (ABOVE, ABOVE, "1", "2", "3", "4", "5", ABOVE, ABOVE, ABOVE))  # fmt: skip
_LEVELS = (PERCENT_INDICATOR, "25", "60", "70", "80", "90", "100", "ร้อยละ 86.30", "3.63", "{}")

# name, base, table, right, wrong: the wrong product of a row
_PRODUCTS: tuple[tuple[str, ReportData, Table, str, str], ...] = (
    ("unit-in-cells", BASE, (HEAD, (INDICATOR, "ร้อยละ 5", "ระดับ 5", "๕ คะแนน", "{} คะแนน")), "๐.๒๕", "๐.๓๕"),
    ("per-cent-sign", BASE, (HEAD, (INDICATOR, "5 %", "ระดับที่ 5", "5", "{}")), "0.25", "0.35"),
    ("decimal-commas", _DECIMALS, (HEAD, (PERCENT_INDICATOR, "25,00", "ร้อยละ 86,30", "3,63", "{}")), "0,91", "0,93"),
    ("thai-digits", _DECIMALS, (HEAD, (PERCENT_INDICATOR, "๒๕", "ร้อยละ ๘๖.๓๐", "๓.๖๓", "{}")), "๐.๙๑", "๐.๙๓"),
    ("apostrophes", BASE, (HEAD, (f"'{INDICATOR}", "'5", "'5", "'5.00", "'{}")), "0.25", "0.35"),
    ("dotted-leaders", BASE, (HEAD, (INDICATOR, "....5....", "......5......", "…5…", "...{}...")), "0.25", "0.35"),
    ("number-words", BASE, (HEAD, (INDICATOR, "ห้า", "ระดับห้า", "ห้า", "{}")), "ศูนย์จุดสองห้า", "ศูนย์จุดสามห้า"),
    ("number-words-in-brackets", BASE, (HEAD, (INDICATOR, "5 (ห้า)", "5", "5 (ห้าคะแนน)", "{}")), "0.25", "0.35"),
    ("brackets", BASE, (HEAD, (INDICATOR, "(5)", "(5)", "[5]", "({})")), "0.25", "0.35"),
    ("other-order", BASE, (("ชื่อตัวชี้วัด", "ผลการดำเนินงาน", "ค่าคะแนนที่ได้", "น้ำหนัก (ร้อยละ)", "ค่าคะแนนถ่วงน้ำหนัก"),
                           (INDICATOR, "4", "4", "5", "{}")), "0.20", "0.25"),
    ("indicator-last", BASE, (("น้ำหนัก", "ค่าคะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก", "ผลการดำเนินงาน", "ชื่อตัวชี้วัด"),
                              ("5", "5", "{}", "5", INDICATOR)), "0.25", "0.35"),
    ("other-headings", BASE, (("ตัวชี้วัด/ข้อมูลพื้นฐานประกอบตัวชี้วัด", "ค่าน้ำหนัก (%)", "ผลการปฏิบัติงาน", "คะแนนที่ได้รับ", "คะแนนเฉลี่ยถ่วงน้ำหนัก"), _FIVE), "0.25", "0.35"),
    ("formula-headings", BASE, (("ตัวชี้วัด", "น้ำหนัก (ก)", "ผลการดำเนินงาน", "ค่าคะแนน (ข)", "ค่าคะแนนถ่วงน้ำหนัก (ก) x (ข) / 100"), _FIVE), "0.25", "0.35"),
    ("heading-over-lines", BASE, (("ชื่อ\nตัวชี้วัด", "น้ำหนัก\n(ร้อยละ)", "ผล\nการดำเนินงาน", "ค่าคะแนน\nที่ได้", "ค่าคะแนน\nถ่วง\nน้ำหนัก"), _FIVE), "0.25", "0.35"),
    ("heading-inside-words", BASE, (("ชื่อตัวชี้\nวัด", "น้ำห\nนัก (ร้อยละ)", "ผลการดำเ\nนินงาน", "ค่าคะแ\nนนที่ได้", "ค่าคะแนนถ่\nวงน้ำหนัก"), _FIVE), "0.25", "0.35"),
    ("merged-heading", BASE, (("ชื่อตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "ผลการดำเนินงาน", LEFT, LEFT),
                              (ABOVE, ABOVE, "ผลการดำเนินงาน", "ค่าคะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"), _FIVE), "0.25", "0.35"),
    ("levels-in-the-table", _DECIMALS, (*_LEVELS_ABOVE, _LEVELS), "0.91", "0.93"),
    ("levels-without-heading", _DECIMALS, ((*HEAD[:2], "1", "2", "3", "4", "5", *HEAD[2:]), _LEVELS), "0.91", "0.93"),
    ("numbered-columns", BASE, (HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)"), _FIVE), "0.25", "0.35"),
    ("form-s-numbers", BASE, (tuple(f"8.{n} {title}" for n, title in enumerate(HEAD, 1)), _FIVE), "0.25", "0.35"),
)  # fmt: skip

_A, _B, _C = PERCENT_INDICATOR, f"{PERCENT_INDICATOR} (กลุ่มที่ 2)", f"{PERCENT_INDICATOR} (กลุ่มที่ 3)"
_THREE = ((_A, "20", "ร้อยละ 100", "5", "1.00"), (_B, "12.50", "ร้อยละ 90", "4", "0.50"), (_C, "7", "ร้อยละ 80", "3", "0.21"))  # fmt: skip
_SUBS = (
    (f"8.1.1 {_A}", "20", "ร้อยละ 100", "5", "1.00"),
    (f"8.1.2 {_B}", "12.50", "ร้อยละ 90", "4", "0.50"),
)
# name, table, right, wrong: the wrong total
_TOTALS: tuple[tuple[str, Table, str, str], ...] = (
    ("several-indicators", (HEAD, *_THREE, ("รวม", "39.50", "", "", "{}")), "1.71", "1.91"),
    ("total-without-label", (HEAD, *_THREE, ("", "39.50", "", "", "{}")), "1.71", "1.91"),
    ("total-across", (HEAD, *_THREE, ("คะแนนรวม", LEFT, LEFT, LEFT, "{}")), "1.71", "1.91"),
    ("total-all-told", (HEAD, *_THREE, ("รวมทั้งสิ้น", "39.50", "-", "-", "{}")), "1.71", "1.91"),
    ("group-row", (HEAD, ("1. ด้านการยืมคืน", "32.50", "", "", ""), (f"1.1 {_A}", *_THREE[0][1:]), (f"1.2 {_B}", *_THREE[1][1:]),
                   ("รวม", "32.50", "", "", "{}")), "1.50", "1.70"),
    ("group-across", (HEAD, ("มิติที่ 1 ด้านคุณภาพ (น้ำหนักร้อยละ 39.50)", *(LEFT,) * 4), *_THREE, ("รวม", "39.50", "", "", "{}")), "1.71", "1.91"),
    ("sub-rows", (HEAD, ("8.1 ด้านการยืมคืนเครื่องมือ", "32.50", "", "", ""), *_SUBS, ("รวม", "32.50", "", "", "{}")), "1.50", "1.70"),
    ("group-with-subtotal", (HEAD, ("1. ด้านการยืมคืน", "32.50", "", "", "1.50"), (f"1.1 {_A}", *_THREE[0][1:]), (f"1.2 {_B}", *_THREE[1][1:]),
                             ("รวม", "32.50", "", "", "{}")), "1.50", "1.70"),
    ("heading-again-after-a-break", (HEAD, *_THREE[:2], HEAD, _THREE[2], ("รวม", "39.50", "", "", "{}")), "1.71", "1.91"),
    ("blank-row-before-the-total", (HEAD, *_THREE, ("", "", "", "", ""), ("คะแนนรวม", "", "", "", "{}")), "1.71", "1.91"),
    ("one-not-assessed", (HEAD, *_THREE, (f"{PERCENT_INDICATOR} (กลุ่มที่ 4)", "10", "N/A", "N/A", "N/A"), ("รวม", "49.50", "", "", "{}")), "1.71", "1.91"),
    ("total-in-thai-digits", (HEAD, *_THREE, ("รวม", "๓๙.๕๐", "", "", "{}")), "๑.๗๑", "๑.๙๑"),
)  # fmt: skip


def _rows(*printed: str) -> Table:
    """A table of several groups; a row is "weight result score weighted", the last "weight total"."""
    names = (_A, _B, _C, f"{PERCENT_INDICATOR} (กลุ่มที่ 4)")
    rows = []
    for name, line in zip(names, printed[:-1], strict=False):
        weight, result, score, weighted = line.split()
        rows.append((name, weight, f"ร้อยละ {result}", score, weighted))
    weights, total = printed[-1].split()
    return (HEAD, *rows, ("รวม", weights, "", "", total))


_PER_CENT = _rows("20 100 5 1.00", "50 90 4 2.00", "30 80 3 0.90", "100 3.90")
_CUT = ("25 86.30 3.63 0.90", "15 83.70 3.37 0.50", "20 97.80 4.78 0.95")


def _whole(name: str, table: Table, code: str = "") -> Atomic:
    if not code:
        return passing(
            name, base=_GROUPS, as_page=True, skip_values=(SECTION,), printed_scores=table
        )
    return failing(name, code, SECTION, base=_GROUPS, as_page=True, skip_values=(SECTION,), printed_scores=table)  # fmt: skip


TABLES: dict[str, tuple[Atomic, ...]] = {
    "SCORE-06-right-only-by-rounding": (
        _whole("rounding-author", _rows("25 86.30 3.63 0.91", "15 83.70 3.37 0.51", "20 97.80 4.78 0.96", "60 2.38")),
        _whole("cutting-author", _rows(*_CUT, "60 2.35"), "SCORE-06"),
    ),
    "SCORE-03-wrong-weighted-score": (
        *(
            document
            for name, base, table, right, wrong in _PRODUCTS
            for document in _both(name, "SCORE-03", base, table, right, wrong)
        ),
        _whole("convention-per-cent", _PER_CENT),
        _whole("convention-fraction", _rows("0.20 100 5 1.00", "0.50 90 4 2.00", "0.30 80 3 0.90", "1.00 3.90"), "SCORE-03"),
        _whole("convention-normalised", _rows("20 100 5 1.667", "10 90 4 0.667", "30 80 3 1.500", "60 3.833"), "SCORE-03"),
        _whole("convention-without-the-hundred", _rows("20 100 5 100", "50 90 4 200", "30 80 3 90", "100 390"), "SCORE-03"),
        _whole("cut-once-only", _rows("25 86.30 3.63 0.90", "15 83.70 3.37 0.51", "20 97.80 4.78 0.96", "60 2.37"), "SCORE-03"),
    ),
    "SCORE-04-wrong-total": (
        *(
            document
            for name, table, right, wrong in _TOTALS
            for document in _both(name, "SCORE-04", _GROUPS, table, right, wrong)
        ),
        _whole("total-by-five", _rows("20 100 5 1.00", "50 90 4 2.00", "30 80 3 0.90", "100 0.78"), "SCORE-04"),
        _whole("total-as-per-cent", _rows("20 100 5 1.00", "50 90 4 2.00", "30 80 3 0.90", "100 78.00"), "SCORE-04"),
    ),
}  # fmt: skip
"""The documents by the folder of their check."""
