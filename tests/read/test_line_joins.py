"""Which lines are one paragraph: what first words, tabulators, labels and numbers tell."""

from __future__ import annotations

from paper import SIZE, run, width_of

from extractor.read.layout.lines import lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of

LONG = "จัดประชุมคณะทำงานเพื่อทบทวนขั้นตอนเดิมและจัดทำผังการไหลของงาน"
RIGHT = 72 + width_of(LONG)


def texts(*runs):
    found = lines_of([one._replace(order=at) for at, one in enumerate(runs)])
    return [one.text for one in paragraphs_of(found, frame_of(found, None), 1)]


def leaving(room):
    """A line that leaves this much room, in font sizes."""
    letters = int((RIGHT - 72 - room * SIZE) / (0.45 * SIZE))
    return ("กา" * 40)[:letters]


def test_a_line_ended_early_where_the_next_word_had_room():
    first = leaving(4.5)
    lines = run(LONG, 72, 40), run(first, 72, 100), run("ติดตามผล", 72, 120)
    assert texts(*lines) == [LONG, first, "ติดตามผล"]


def test_a_line_goes_on_where_the_next_word_is_longer_than_the_room():
    first = leaving(4.5)
    lines = run(LONG, 72, 40), run(first, 72, 100), run("ประชาสัมพันธ์", 72, 120)
    assert texts(*lines) == [LONG, first + "ประชาสัมพันธ์"]


def test_counted_beginnings_are_paragraphs_though_their_lines_are_full():
    one, two = "ระดับ 1 " + LONG[8:], "ระดับ 3 " + LONG[8:]
    assert texts(run(one, 72, 100), run(two, 72, 120)) == [one, two]
    assert texts(run(one, 72, 100), run(LONG, 72, 120)) == [one + LONG]


def test_a_bold_label_after_plain_text_begins_a_paragraph_that_began_with_one():
    label = run("ชื่อตัวชี้วัด", 72, 100, bold=True)
    plain = run(LONG[len("ชื่อตัวชี้วัด") :], label.x1, 100)
    other = run("คำอธิบาย", 72, 120, bold=True), run("ตัวชี้วัดนี้", 72 + width_of("คำอธิบาย"), 120)
    assert texts(label, plain, *other)[1:] == ["คำอธิบายตัวชี้วัดนี้"]


def test_a_full_part_behind_a_tabulator_goes_on_at_the_left():
    label = run("ข้อ ๑", 72, 100)
    part = run(LONG, 160, 100)
    below = run("ประชาสัมพันธ์งาน", 72, 120)
    assert texts(label, part, below) == [f"ข้อ ๑\t{LONG}ประชาสัมพันธ์งาน"]


def test_rows_of_two_parts_stay_rows():
    rows = [run("กอง", 72, 100), run("กลุ่ม", 300, 100), run("ชื่อ", 72, 130), run("โทร", 300, 130)]
    assert texts(*rows) == ["กอง\tกลุ่ม", "ชื่อ\tโทร"]


def test_a_tabulator_without_room_begins_the_next_line():
    first = run("ผู้กำกับดูแล", 72, 100, bold=True)
    name = run(" นายทดสอบระบบงาน" * 3, first.x1, 100)
    stop = 72 + 0.5 * (name.x1 - 72)
    label = run("ผู้จัดเก็บข้อมูลและหมายเลข", stop, 120, bold=True)
    rest = run("โทรศัพท์", 72, 140, bold=True)
    filling = "ข" * int((name.x1 - label.x1) / (0.45 * SIZE))
    label = run(label.text + filling, stop, 120, bold=True)
    (joined,) = texts(first, name, label, rest)
    assert joined.count("\t") == 1 and joined.endswith(label.text + "โทรศัพท์")


def test_a_label_that_stands_twice_in_a_line_heads_two_parts():
    phones = "เบอร์โทร : 0 2111 2811เบอร์โทร : 0 2111 4424"
    assert texts(run(phones, 72, 100)) == ["เบอร์โทร : 0 2111 2811\tเบอร์โทร : 0 2111 4424"]
    assert texts(run("หมายเหตุ : เบอร์โทรของกอง", 72, 100)) == ["หมายเหตุ : เบอร์โทรของกอง"]


def test_a_bold_label_behind_plain_text_stands_at_a_tabulator():
    first = run("ผู้กำกับ", 72, 100, bold=True)
    name = run("นายทดสอบ", first.x1 + 4, 100)
    wide = run("ผู้จัดเก็บ", name.x1 + 0.6 * SIZE, 100, bold=True)
    near = run("ผู้จัดเก็บ", name.x1 + 0.3 * SIZE, 100, bold=True)
    assert texts(first, name, wide) == ["ผู้กำกับ นายทดสอบ\tผู้จัดเก็บ"]
    assert texts(first, name, near) == ["ผู้กำกับ นายทดสอบ ผู้จัดเก็บ"]
    spaced = run("ผู้ กำกับ", 72, 100, bold=True)
    after = spaced.x1 + 4 + name.x1 - name.x0
    behind = run("ผู้จัดเก็บ", after + 0.3 * SIZE, 100, bold=True)
    line = texts(spaced, run("นายทดสอบ", spaced.x1 + 4, 100), behind)
    assert line == ["ผู้ กำกับ นายทดสอบ\tผู้จัดเก็บ"]


def test_a_space_set_under_other_letters_is_none():
    heading = run("คำอธิบาย", 72, 100)
    slash = run("/", heading.x1 + 0.1, 100)
    rest = run(" นิยาม", heading.x1, 100)
    assert texts(heading, slash, rest) == ["คำอธิบาย/นิยาม"]


def test_a_line_that_closes_the_bracket_above_goes_on_though_its_word_had_room():
    opened, closing = "อุปสรรค (สำหรับการรายงาน", "รอบ 12 เดือน) :"
    assert texts(run(LONG, 72, 40), run(opened, 72, 100), run(closing, 72, 120)) == [
        LONG,
        opened + closing,
    ]
    apart = texts(run(LONG, 72, 40), run("อุปสรรค", 72, 100), run(closing, 72, 120))
    assert apart == [LONG, "อุปสรรค", closing]


def test_an_address_goes_on_in_the_next_line_though_its_font_is_taller():
    above = leaving(8.0) + " https://"
    rows = run(LONG, 72, 20), run(LONG, 72, 40), run(above, 72, 60)
    rest = run("data.example.go.th/dataset?id=145", 72, 83)
    assert texts(*rows, rest)[-1].endswith(" https://data.example.go.th/dataset?id=145")
    assert texts(*rows, rest._replace(text="Data and services of the unit 145"))[-1][0] == "D"


def test_far_apart_a_label_begins_a_paragraph_though_the_line_above_is_full():
    other, label = "ประชาสัมพันธ์งานของหน่วยงาน", "ประชาสัมพันธ์ : งานของหน่วยงาน"
    for below, joined in ((other, [LONG + other, "จบ"]), (label, [LONG, label, "จบ"])):
        assert texts(run(LONG, 72, 100), run(below, 72, 139), run("จบ", 72, 178)) == joined


def test_a_label_in_bold_begins_a_paragraph_after_any_plain_text():
    plain = run(LONG, 72, 100)
    label = run("ชื่อตัวชี้วัด :", 72, 120, bold=True)
    value = run(" ร้อยละของงาน", label.x1, 120)
    assert texts(plain, label, value) == [LONG, "ชื่อตัวชี้วัด : ร้อยละของงาน"]
    emphasis = run("ชื่อตัวชี้วัด", 72, 120, bold=True)
    assert len(texts(plain, emphasis, run(" ร้อยละของงาน", emphasis.x1, 120))) == 1
