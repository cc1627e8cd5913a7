"""Readers of dates, phones and numbers: a known value printed in every form is read back."""

# The forms stand side by side, as a list of words reads:
# ruff: noqa: E501, SIM905

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.fields.dates import find_dates
from extractor.fields.lines import Line
from extractor.fields.numbers import digits_to_decimal, read_number, words_to_decimal
from extractor.fields.phones import read_phones
from extractor.model import Paragraph
from extractor.thai import to_thai_digits

runs = settings(max_examples=400, deadline=None)
in_thai = st.booleans()


def typed(text: str, thai: bool) -> str:
    return to_thai_digits(text) if thai else text


# --- dates ------------------------------------------------------------------------------------

MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
FULL_FORMS = (
    "{d} {month} {be}", "{d} {month} พ.ศ. {be}", "{d} {month} พ.ศ.{be}", "วันที่ {d} เดือน {month} พ.ศ. {be}",
    "{d} {short} {be}", "{d} {short}{yy}", "{d} {short} {yy}", "{d} {undotted} {be}", "{d} {undotted} {yy}",
    "{d}/{m}/{be}", "{d:02}/{m:02}/{be}", "{d}/{m}/{yy}", "{d}-{m}-{be}", "ลงวันที่ {d}.{m}.{be}",
    "{d} {month} ค.ศ. {ce}", "{d} {english} {ce}", "{d} {abbreviated} {ce}", "{ce}-{m:02}-{d:02}",
    "{d}/{m}/{ce}",
)  # fmt: skip
days = st.dates(date(2000, 1, 1), date(2056, 12, 31))


def printed(form: str, day: date) -> str:
    return form.format(
        d=day.day,
        m=day.month,
        month=MONTHS[day.month - 1],
        short=SHORT[day.month - 1],
        undotted=SHORT[day.month - 1].replace(".", ""),
        english=calendar.month_name[day.month],
        abbreviated=calendar.month_abbr[day.month],
        be=day.year + 543,
        yy=f"{(day.year + 543) % 100:02}",
        ce=day.year,
    )


def read(text: str) -> list[tuple[int, int | None, int | None]]:
    return [(one.year, one.month, one.day) for one in find_dates(text)]


@runs
@given(
    days,
    st.sampled_from(FULL_FORMS),
    in_thai,
    st.sampled_from(("{}", "คำสั่งที่ 7/2567 {} เรื่อง งาน 3 ข้อ", "({})")),
)
def test_a_day_is_read_back_from_every_form(day, form, thai, around):
    text = around.format(typed(printed(form, day), thai))
    assert read(text) == [(day.year, day.month, day.day)], text


@runs
@given(
    days,
    days,
    st.sampled_from(FULL_FORMS[:9]),
    st.sampled_from((" - ", "-", " – ", " ถึง ", " ถึงวันที่ ")),
    in_thai,
)
def test_both_ends_of_a_range_are_read_back(first, last, form, dash, thai):
    text = typed(printed(form, first) + dash + printed(form, last), thai)
    assert read(text) == [(one.year, one.month, one.day) for one in (first, last)], text


@runs
@given(days, days, st.sampled_from((" - ", "-", " ถึง ")), in_thai)
def test_a_range_that_prints_its_year_once_begins_in_the_year_before_its_end(one, last, dash, thai):
    text = typed(f"{one.day} {SHORT[one.month - 1]}{dash}{printed('{d} {short} {be}', last)}", thai)
    year = last.year - (one.month > last.month)
    assert read(text) == [(year, one.month, one.day), (last.year, last.month, last.day)], text


# --- phones -----------------------------------------------------------------------------------

subscriber = st.text("0123456789", min_size=4, max_size=4)
area = st.sampled_from(("2", "42", "53", "75", "38", "32"))
LANDLINES = ("0 {a}{b} {c}", "0-{a}{b}-{c}", "0{a}{b}{c}", "0{a}-{b}-{c}", "(0{a}) {b}-{c}", "0{a}.{b}.{c}",
             "+66 {a}{b} {c}", "0 {a}{b}-{c}", "0{a} {b} {c}")  # fmt: skip
MOBILES = ("0{a}{b}{c}", "0{a}-{b}-{c}", "0{a} {b} {c}", "+66 {a} {b} {c}", "0{a}.{b}.{c}", "+66 (0) {a} {b} {c}")  # fmt: skip
EXTENSIONS = (" ต่อ {}", " (ต่อ {})", " ต่อ{}", " #{}", " ext. {}", " กด {}", " ภายใน {}")


@st.composite
def landlines(draw) -> tuple[str, str]:
    a, c = draw(area), draw(subscriber)
    b = draw(st.text("123456789", min_size=4 - len(a), max_size=4 - len(a)))
    return draw(st.sampled_from(LANDLINES)).format(a=a, b=b, c=c), "0" + a + b + c


@st.composite
def mobiles(draw) -> tuple[str, str]:
    a = draw(st.sampled_from("689")) + draw(st.sampled_from("0123456789"))
    b, c = draw(st.text("123456789", min_size=3, max_size=3)), draw(subscriber)
    return draw(st.sampled_from(MOBILES)).format(a=a, b=b, c=c), "0" + a + b + c


def phones(text: str) -> list[tuple[str, str]]:
    found = read_phones(Line(text, Paragraph(text)), labelled=True)
    return [(one.number, one.extension) for one in found]


@runs
@given(landlines() | mobiles(), in_thai)
def test_a_phone_is_read_back_from_every_form(phone, thai):
    text, number = phone
    assert phones(typed(text, thai)) == [(number, "")], text


@runs
@given(landlines(), st.sampled_from(EXTENSIONS), st.integers(100, 99999), in_thai)
def test_an_extension_is_read_back_and_is_not_the_number(phone, form, extension, thai):
    text = typed(phone[0] + form.format(extension), thai)
    assert phones(text) == [(phone[1], str(extension))], text


@runs
@given(landlines(), st.integers(0, 8), st.integers(1000, 9999))
def test_a_range_of_lines_keeps_its_first(phone, last, extension):
    text = f"{phone[0]}-{last + 1} ต่อ {extension}"
    assert phones(text) == [(phone[1], str(extension))], text


@runs
@given(
    st.lists(landlines() | mobiles(), min_size=2, max_size=4),
    st.sampled_from((", ", " / ", " และ ", "; ")),
    in_thai,
)
def test_several_phones_of_a_line_are_all_read_back(several, mark, thai):
    text = typed(mark.join(text for text, _ in several), thai)
    assert phones(text) == [(number, "") for _, number in several], text


@runs
@given(landlines(), st.integers(0, 8))
def test_a_landline_that_lacks_a_digit_is_no_phone_and_never_another(phone, at):
    digits = phone[1][: at + 1] + phone[1][at + 2 :] if at < 8 else phone[1][:-1]
    found = phones(digits)
    assert [number for number, _ in found] in ([""], [])


# --- numbers ----------------------------------------------------------------------------------

numbers = (
    st.decimals(0, 99999, places=2)
    | st.decimals(0, 120, places=4)
    | st.integers(0, 10**6).map(Decimal)
)
UNITS = ("{}", "ร้อยละ {}", "ร้อยละ{}", "{} %", "{}%", "{} คะแนน", "ระดับ {}", "'{}", "......{}......", "({})", "[{}]",
         "จำนวน {} เรื่อง", "ได้ {}", "  {}  ", "…{}…")  # fmt: skip


@runs
@given(numbers, st.sampled_from(UNITS), in_thai, st.booleans())
def test_a_number_is_read_back_with_its_printed_decimals(value, form, thai, thousands):
    shown = f"{value:,f}" if thousands else f"{value:f}"
    number = read_number(typed(form.format(shown), thai))
    assert str(number.value) == f"{value:f}", form.format(shown)


@runs
@given(st.decimals(0, 999, places=2), st.sampled_from(UNITS), in_thai)
def test_a_decimal_comma_is_read_back(value, form, thai):
    shown = f"{value:f}".replace(".", ",")
    assert read_number(typed(form.format(shown), thai)).value == value, shown


DIGITS = "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split()
POWERS = ((100_000, "แสน"), (10_000, "หมื่น"), (1000, "พัน"), (100, "ร้อย"))


def in_words(value: int) -> str:
    """The number as Thai writes it, e.g. 21 is ยี่สิบเอ็ด."""
    if value >= 1_000_000:
        millions, rest = divmod(value, 1_000_000)
        return in_words(millions) + "ล้าน" + (in_words(rest) if rest else "")
    if value == 0:
        return DIGITS[0]
    words, left = "", value
    for power, name in POWERS:
        count, left = divmod(left, power)
        words += DIGITS[count] + name if count else ""
    tens, ones = divmod(left, 10)
    words += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, DIGITS[tens] + "สิบ")
    if ones:
        words += "เอ็ด" if ones == 1 and value > 10 else DIGITS[ones]
    return words


@runs
@given(st.integers(0, 99_999_999))
def test_a_whole_number_in_words_is_read_back(value):
    assert words_to_decimal(in_words(value)) == value, in_words(value)
    assert read_number(f"({in_words(value)})").value == value


@runs
@given(st.integers(0, 120), st.text("0123456789", min_size=1, max_size=4))
def test_decimals_in_words_are_read_back(whole, decimals):
    words = in_words(whole) + "จุด" + "".join(DIGITS[int(digit)] for digit in decimals)
    assert str(words_to_decimal(words)) == f"{whole}.{decimals}", words


@runs
@given(st.text("0123456789.,", min_size=1, max_size=12).filter(lambda text: text[0].isdigit()))
def test_marks_between_digits_make_no_number_or_one_with_the_same_digits(text):
    value = digits_to_decimal(text)
    if value is not None:
        kept = "".join(char for char in text if char.isdigit()).lstrip("0")
        assert f"{value:f}".replace(".", "").lstrip("0") == kept
