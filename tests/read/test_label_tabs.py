"""A tabulator that lost its width is found again by the labels on both sides of it."""

from __future__ import annotations

from paper import SIZE, run, width_of

from extractor.read.layout.lines import lines_of
from extractor.read.layout.paragraphs import frame_of, paragraphs_of


def paragraphs(*runs):
    found = lines_of([one._replace(order=at) for at, one in enumerate(runs)])
    return paragraphs_of(found, frame_of(found, None), 1)


def side_by_side(*pieces, y=100.0):
    """Pieces of text without gaps between them; those with a colon are bold."""
    runs, x = [], 72.0
    for text in pieces:
        runs.append(run(text, x, y, bold=text.endswith(":")))
        x = runs[-1].x1
    return runs


def test_a_label_in_bold_behind_a_value_stands_at_a_tabulator():
    (made,) = paragraphs(
        *side_by_side("ผู้กำกับดูแล :", " นายทดสอบ ระบบงาน", "ผู้จัดเก็บข้อมูล :", " นายลองดู")
    )
    assert made.text == "ผู้กำกับดูแล : นายทดสอบ ระบบงาน\tผู้จัดเก็บข้อมูล : นายลองดู"
    assert [made.text[start:end] for start, end in made.bold] == [
        "ผู้กำกับดูแล :",
        "ผู้จัดเก็บข้อมูล :",
    ]


def test_emphasis_and_a_label_behind_plain_text_are_no_columns():
    for pieces in (
        ("ผู้กำกับดูแล :", " นายทดสอบ", "ครู :", " ครู"),
        ("งานของกอง ", "ผู้จัดเก็บข้อมูล :", " นายลองดู"),
    ):
        (made,) = paragraphs(*side_by_side(*pieces))
        assert "\t" not in made.text


def test_a_label_in_bold_that_goes_on_in_the_next_line_is_one():
    first = side_by_side("ผู้กำกับดูแล :", " นายทดสอบ ระบบงานของกองคลังพัสดุ")
    begun = run("ผู้จัด", first[-1].x1, 100, bold=True)
    rest = run("เก็บข้อมูล :", 72, 120, bold=True)
    (made,) = paragraphs(*first, begun, rest, run(" นายลองดู", rest.x1, 120))
    assert made.text.split("\t")[1] == "ผู้จัดเก็บข้อมูล : นายลองดู"
    assert made.text[made.lines[1][0] :].startswith("เก็บข้อมูล")


def test_the_label_that_begins_a_paragraph_stands_at_a_tabulator_where_it_comes_again():
    above = "โทรศัพท์ : 0 2111 2222 ต่อ 1234 โทรศัพท์ : 0 2111"
    (made,) = paragraphs(run(above + " ", 72, 100), run("3333", 72, 120))
    assert made.text == "โทรศัพท์ : 0 2111 2222 ต่อ 1234\tโทรศัพท์ : 0 2111 3333"


def test_a_value_goes_on_at_the_left_before_the_second_of_two_equal_labels():
    above = "เบอร์โทรศัพท์ : 02-111 2222 ต่อ 3333 e-mail :"
    mail = "kpi-report@example.go.th"
    label = run("เบอร์โทรศัพท์ : 0 2111 4444", 72 + width_of(mail) + 3 * SIZE, 120)
    (made,) = paragraphs(run(above, 72, 100), run(mail, 72, 120), label)
    assert made.text == f"{above} {mail}\t{label.text}"
    other = label._replace(text="ที่อยู่ของหน่วยงาน 0 2111 44"[: len(label.text)])
    assert len(paragraphs(run(above, 72, 100), run(mail, 72, 120), other)) == 2


def test_the_same_label_close_behind_a_number_stands_at_a_tabulator():
    (made,) = paragraphs(run("โทรศัพท์ (02) 111-2222 ต่อ 12โทรศัพท์ 021113333", 72, 100))
    assert made.text == "โทรศัพท์ (02) 111-2222 ต่อ 12\tโทรศัพท์ 021113333"
    (one,) = paragraphs(run("โทรศัพท์ 021112222, โทรศัพท์ 021113333", 72, 100))
    assert "\t" not in one.text
    (kept,) = paragraphs(run("ร้อยละที่ได้ 12 จากเดิม ร้อยละที่ได้ 11", 72, 100))
    assert "\t" not in kept.text
