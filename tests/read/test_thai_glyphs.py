from __future__ import annotations

import pytest
from typesetter import SIZE, Glyph, Setter, read

from extractor.read.glyphs import Rect


def lines(*rows: list[Glyph]) -> str:
    setter = Setter()
    for number, row in enumerate(rows):
        setter.line(*row, y=700 - 20 * number)
    return read(setter.decoded())


def test_sound_thai_stays_as_it_is() -> None:
    content = Setter().line("ผู้บริหารที่ปรึกษา 12 น้ำหนัก").decoded()
    assert read(content) == "ผู้บริหารที่ปรึกษา 12 น้ำหนัก"
    assert (content.repaired, content.quality, content.lost) == (False, 1.0, 0)


def test_a_decomposed_sara_am_is_one_letter() -> None:
    assert lines(["กําหนด นํ้าหนัก น้ําใจ"]) == "กำหนด น้ำหนัก น้ำใจ"


def test_an_inked_space_before_sara_aa_is_nikhahit_and_a_real_one_is_not() -> None:
    row: list[Glyph] = ["ก", (" ", "ring"), "าหนด จ", (" ", "ring"), "านวน ต า"]
    assert lines(row) == "กำหนด จำนวน ต า"


def test_words_bold_swap_is_undone() -> None:
    am: Glyph = ("ำ", "letter")
    row: list[Glyph] = ["ค", (" ", "ring"), am, "นิย", am, "ม ร", am, "ยง", am, "นก", am, "ร"]
    assert lines(row) == "คำนิยาม รายงานการ"


def test_a_short_sara_am_beside_sara_aa_is_left_alone() -> None:
    """A font with both codes means both: the ring may be told by /ActualText."""
    row: list[Glyph] = ["การท", ("ำ", "letter"), "งานมากมายหลากหลาย"]
    assert lines(row) == "การทำงานมากมายหลากหลาย"


def test_nikhahit_given_as_mai_tho_is_told_by_its_shape() -> None:
    ring: Glyph = ("้", "ring")
    row: list[Glyph] = ["ส", ring, "าคัญ จ", ring, "าเป็น ก", ring, "าหนด ด", ring, "าเนิน"]
    true: list[Glyph] = ["หน้า ข้าว เจ้าหน้าที่ ได้ ข้อ ต้อง"]
    assert lines(row, true) == "สำคัญ จำเป็น กำหนด ดำเนิน\nหน้า ข้าว เจ้าหน้าที่ ได้ ข้อ ต้อง"


def test_a_true_mai_tho_of_an_odd_shape_stays() -> None:
    odd: Glyph = ("้", "ring")
    assert lines(["ฟ", odd, "า ป", odd, "าย ฝ", odd, "าย"], ["ข้อ ได้"]).startswith("ฟ้า ป้าย ฝ้าย")


def test_what_hangs_below_is_a_lower_vowel_whatever_its_code() -> None:
    uu: Glyph = ("้", "below wide")
    tho: Glyph = ("ู", "above")
    row: list[Glyph] = ["ข", tho, "อม", uu, "ล ได", tho, " ต", tho, "อง ใช", tho, " ให", tho]
    more: list[Glyph] = ["ด", uu, "แล ร", uu, "ปแบบ คุณ ผ", uu, tho, " ข", tho, "อ"]
    assert lines(row, more) == "ข้อมูล ได้ ต้อง ใช้ ให้\nดูแล รูปแบบ คุณ ผู้ ข้อ"


def test_marks_that_exchanged_their_codes_are_told_by_each_other() -> None:
    """พันธุ์: drawn in another order than written, each mark was given the other's code."""
    kill: Glyph = ("ุ", "above")
    u: Glyph = ("์", "below")
    row: list[Glyph] = ["พันธ", u, kill, " ออนไลน", kill, " จันทร", kill, "แดง"]
    more: list[Glyph] = ["ค", u, "ณ ร", u, "่น ส", u, "ข ท", u, "ก"]
    assert lines(row, more) == "พันธุ์ ออนไลน์ จันทร์แดง\nคุณ รุ่น สุข ทุก"
    alone: list[Glyph] = ["กข", kill, "คงจ"]
    assert lines(alone) != "กข์คงจ"


@pytest.mark.parametrize("code", ["+", "\x18", "Ļ", "�"])
def test_a_stroke_over_a_letter_is_mai_ek_whatever_its_code(code: str) -> None:
    high: Glyph = (code, "high stroke")
    assert lines(["วันที", high, " เมื", high, "อ 1+2"]) == "วันที่ เมื่อ 1+2"


def test_a_foreign_sign_over_letters_is_the_mark_that_its_neighbours_need() -> None:
    high: Glyph = ("3", "high")
    row: list[Glyph] = ["ขึ", high, "น พื", high, "น ครั", high, "ง นี", high, " ทั", high, "ง 33"]
    assert lines(row) == "ขึ้น พื้น ครั้ง นี้ ทั้ง 33"


def test_of_two_marks_alike_the_one_without_a_glyph_of_its_own_is_read() -> None:
    """Where both are as wide as tall, and the letters around allow both."""
    than: Glyph = ("ุ", "above")
    rows: list[list[Glyph]] = [
        ["ออนไลน", than, " ศูนย", than, "บริการ วิเคราะห", than, "ความต้องการ"],
        ["จันทร", than, " พิมพ", than, " พัก"],
        ["วัน จัด รัก นัก ดัก กิน ติด คิด นิด ริน"],
    ]
    told = ["ออนไลน์ ศูนย์บริการ วิเคราะห์ความต้องการ", "จันทร์ พิมพ์ พัก"]
    assert lines(*rows).split("\n")[:2] == told


def test_a_lower_vowel_drawn_above_is_lost_where_nothing_tells_what_it_is() -> None:
    content = Setter().line("ก", ("ุ", "above"), "ก").decoded()
    assert read(content) == "กก"
    assert content.lost == 1


def test_a_tone_and_nikhahit_drawn_as_one_glyph_are_both_read() -> None:
    tho: Glyph = ("˺", "ring and tone")
    ek: Glyph = ("˹", "ring and stroke")
    ring: Glyph = ("˸", "ring")
    row: list[Glyph] = ["น", tho, "าหนัก น", tho, "าใจ ถ", tho, "า ซ", tho, "า ย", tho, "า"]
    more: list[Glyph] = ["ต", ek, "ากว่า ค", ek, "า ก", ring, "าหนด จ", ring, "านวน"]
    assert lines(row, more) == "น้ำหนัก น้ำใจ ถ้ำ ซ้ำ ย้ำ\nต่ำกว่า ค่ำ กำหนด จำนวน"


def test_a_glyph_that_stays_in_doubt_is_lost_not_guessed() -> None:
    content = Setter().line("กขค", ("%", "above"), "งจ").decoded()
    assert read(content) == "กขคงจ"
    assert content.lost == 1
    assert content.quality < 0.8


@pytest.mark.parametrize(("bold", "title"), [("Sarabun,Bold", "น้ำยืน"), ("Kinnari", "นำยืน")])
def test_what_one_place_of_a_face_leaves_in_doubt_another_face_of_the_font_tells(
    bold: str, title: str
) -> None:
    """Word gives nikhahit as mai tho and the mai tho over it as a space with ink."""
    tho: Glyph = (" ", "high")
    ring: Glyph = ("้", "ring")
    words: list[Glyph] = [
        "น",
        tho,
        ring,
        "าหนัก น",
        tho,
        ring,
        "าใจ ซ",
        tho,
        ring,
        "า ส",
        ring,
        "าคัญ",
    ]
    more: list[Glyph] = [
        "จ",
        ring,
        "าเป็น ก",
        ring,
        "าหนด ด",
        ring,
        "าเนิน ท",
        ring,
        "างาน น",
        ring,
        "า",
    ]
    true: list[Glyph] = ["หน้า ข้าว เจ้าหน้าที่ ได้ ข้อ ต้อง"]
    setter = Setter().line("น", tho, ring, "ายืน", y=720, font=1)
    for number, row in enumerate((words, more, true)):
        setter.line(*row, y=700 - 20 * number)
    lines_read = read(setter.decoded("Sarabun", bold)).split("\n")
    assert lines_read[1:3] == ["น้ำหนัก น้ำใจ ซ้ำ สำคัญ", "จำเป็น กำหนด ดำเนิน ทำงาน นำ"]
    assert lines_read[0] == title or bold != "Sarabun,Bold"


def test_private_use_marks_are_the_standard_ones() -> None:
    assert lines([("เล"), ("\uf70a", "stroke"), "ม หน", ("\uf70b", "above"), "า"]) == "เล่ม หน้า"


def test_a_ligature_told_with_its_bytes_exchanged_is_read() -> None:
    assert (
        lines(["minutes-\u6600\u6900nal.pdf o\u6600\u6600\u6900ce"]) == "minutes-final.pdf office"
    )
    assert lines(["\u6600 \u4e00\u4e8c"]) == "\u6600 \u4e00\u4e8c"


def test_mac_thai_shown_as_mac_roman_is_undone() -> None:
    thai = "ราชกิจจานุเบกษา พระราชบัญญัติ การประกอบกิจการ"
    shown = thai.encode("cp874").replace(b"\xd1", b"\x92").decode("mac_roman")
    assert lines([shown]) == thai


def test_tis_620_shown_as_latin_is_undone() -> None:
    thai = "สำนักงานคณะกรรมการ การศึกษา"
    assert lines([thai.encode("cp874").decode("latin-1")]) == thai


def test_french_in_latin_letters_is_no_mojibake() -> None:
    french = "Élève à l'école, où çà et là être mûr: déjà créé, naïve façade"
    assert lines([french]) == french


def test_a_mark_of_its_own_goes_to_the_letter_it_is_drawn_on() -> None:
    setter = Setter()
    setter.line(("้", "above"), x=60.0, y=702.0).line("หนา ๑", x=50.0)
    assert read(setter.decoded()) == "หน้า ๑"


def test_what_follows_a_mark_of_its_own_set_too_far_back_goes_on_there() -> None:
    setter = Setter().line("ชื", x=50.0).line(("่", "stroke"), x=55.0).line("อตัวชี้วัด", x=48.5)
    assert read(setter.decoded()) == "ชื่อตัวชี้วัด"
    apart = Setter().line("ชื่อ", x=50.0).line("ตัวชี้วัด", x=48.5)
    assert read(apart.decoded()) == "ชื่อ\nตัวชี้วัด"


def test_a_mark_over_nothing_costs_quality() -> None:
    content = Setter().line(("้", "above"), x=300.0).line("หนา", x=50.0).decoded()
    assert "้" in read(content)
    assert content.quality < 0.5


def test_a_cluster_told_for_each_of_its_glyphs_is_read_once() -> None:
    setter = Setter().line("ตัว")
    width = 1.5
    for order, (left, low, high) in enumerate([(65.2, 0.0, 4.0), (67.5, 4.4, 6.2)]):
        start = len(setter.text)
        setter.line("ชี้", x=left)
        for k in range(3):
            box = (left + k * width / 3, left + (k + 1) * width / 3, 700 + low, 700 + high)
            setter.lefts[start + k], setter.rights[start + k] = box[0], box[1]
            setter.ink[start + k] = box
        assert order < 2
    setter.line("วัด", x=70.0)
    assert read(setter.decoded()).replace("\n", "") == "ตัวชี้วัด"


def test_the_same_cluster_written_twice_is_read_twice() -> None:
    assert lines(["ชี้"], ["ชี้"]) == "ชี้\nชี้"
    assert lines(["ชี้ชี้"]) == "ชี้ชี้"


def test_invisible_text_is_counted_and_not_read() -> None:
    content = Setter().line("เปิดเผย").line("ซ่อน", y=600, invisible=True).decoded()
    assert (read(content), content.hidden) == ("เปิดเผย", 4)


def test_a_gap_ends_a_run_and_a_spread_cluster_does_not() -> None:
    apart = Setter().line("กข").line("คง", x=50 + 3 * SIZE).decoded()
    assert [run.text for run in apart.runs] == ["กข", "คง"]
    spread = Setter().line("เก", gap=0.3 * SIZE).decoded()
    assert [run.text for run in spread.runs] == ["เก"]


def test_edges_belong_to_the_letters_of_the_repaired_text() -> None:
    run = Setter().line("นํ้าใจ").decoded().runs[0]
    assert run.text == "น้ำใจ"
    assert len(run.xs) == len(run.text) + 1
    assert list(run.xs) == sorted(run.xs)
    assert run.xs[run.text.index("ใ")] == 60.0
    left, right = run.cut(59.0) or (run, run)
    assert (left.text, right.text) == ("น้ำ", "ใจ")
    assert run.cut(1.0) is None


def test_symbols_are_read_by_their_font() -> None:
    content = Setter().line("\uf0fe", "\uf0a8").decoded("ABCDEF+Wingdings")
    assert read(content) == "☑☐"


def test_white_text_is_read_only_where_something_dark_lies_behind_it() -> None:
    bare = Setter().line("หัวตาราง", fill="white").line("เนื้อความ", y=600)
    assert read(bare.decoded()) == "เนื้อความ"
    shaded = Setter().line("หัวตาราง", fill="white").line("เนื้อความ", y=600)
    shaded.rects.append(Rect(40, 130, 300, 160, False, "dark"))
    assert read(shaded.decoded()) == "หัวตาราง\nเนื้อความ"


def test_a_watermark_is_counted_and_not_read() -> None:
    setter = Setter().line("เนื้อความ").line("บรรทัดสอง", y=680).line("ร่าง", y=300)
    setter.texts[-1] = setter.texts[-1]._replace(fill="light", size=60.0)
    content = setter.decoded()
    assert read(content) == "เนื้อความ\nบรรทัดสอง"
    assert content.hidden == 4


def squeezed(setter: Setter, text: str, left: float, width: float, low: float, high: float) -> None:
    """A text object whose letters PDFium puts side by side into one glyph's box."""
    start = len(setter.text)
    setter.line(text, x=left)
    step = width / len(text)
    for k in range(len(text)):
        box = (left + k * step, left + (k + 1) * step, 700 + low, 700 + high)
        setter.lefts[start + k], setter.rights[start + k] = box[0], box[1]
        setter.ink[start + k] = box


def test_a_floating_copy_of_the_end_of_a_text_is_read_once() -> None:
    setter = Setter().line("วชี้")
    squeezed(setter, "ชี้", 55.5, 4.0, 5.0, 9.0)
    setter.line("วัด", x=60.0)
    assert read(setter.decoded()).replace("\n", "") == "วชี้วัด"


def test_the_sara_aa_of_a_cluster_told_twice_is_its_own() -> None:
    """Chromium draws the letter and the sara aa of a sara am, and tells the cluster for each."""
    setter = Setter().line("ตาก")
    squeezed(setter, "จำ", 65.5, 4.0, 0.0, 4.0)
    squeezed(setter, "จำ", 70.5, 2.0, 0.0, 4.0)
    setter.line("นวน", x=73.0)
    assert read(setter.decoded()).replace("\n", "") == "ตากจำนวน"
    twice = Setter().line("จำจำ")
    assert read(twice.decoded()) == "จำจำ"


def test_how_tall_letters_are_is_told_where_all_share_their_text_with_a_mark() -> None:
    setter = Setter()
    squeezed(setter, "มี", 50.5, 4.0, 0.0, 5.7)
    squeezed(setter, "มี", 51.5, 3.0, 6.2, 8.0)
    squeezed(setter, "จำ", 55.5, 4.0, 0.0, 5.7)
    squeezed(setter, "จำ", 60.0, 2.0, 0.0, 5.7)
    assert read(setter.decoded()).replace("\n", "") == "มีจำ"


def test_text_too_small_to_be_seen_is_counted_and_not_read() -> None:
    setter = Setter().line("เปิดเผย").line("จิ๋ว", y=600)
    setter.texts[-1] = setter.texts[-1]._replace(size=0.5)
    content = setter.decoded()
    assert (read(content), content.hidden) == ("เปิดเผย", 4)
