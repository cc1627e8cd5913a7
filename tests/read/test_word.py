"""Where text can sit in a Word file, and what is said of what is not read."""

import pytest
from wordfile import (
    body_of,
    codes,
    docx,
    link,
    only_paragraph,
    para,
    part,
    read,
    row,
    run,
    table,
    texts,
)

from extractor.model import Place

TEXT_BOX = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
VML_BOX = (
    "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
)


def drawing(content: str, width: int = 100, height: int = 100) -> str:
    extent = f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
    return f"<w:drawing><wp:inline>{extent}<a:graphic>{content}</a:graphic></wp:inline></w:drawing>"


def test_runs_split_anyhow_are_one_text() -> None:
    found = only_paragraph(para(run("ที่"), run("อ"), run("ยู่"), "<w:r><w:tab/><w:t>1</w:t></w:r>"))
    assert found.text == "ที่อยู่\t1"
    assert found.place == Place(path="word/document.xml/body/p[1]")


def test_breaks_tabs_and_hyphens_are_characters() -> None:
    typed = "<w:t>ก</w:t><w:br/><w:t>ข</w:t><w:cr/><w:t>0</w:t><w:noBreakHyphen/><w:t>2</w:t>"
    assert body_of(para(f"<w:r>{typed}</w:r>")) == ["ก\nข\n0-2"]


def test_broken_thai_is_repaired_and_the_raw_text_kept() -> None:
    found = only_paragraph(
        para(run("ผู\uf70bกํากับ"), run("ดู"), run("แลตัวชี")),
    )
    assert found.text == "ผู้กำกับดูแลตัวชี"
    assert found.raw == "ผู\uf70bกํากับดูแลตัวชี"


def test_bold_stretches_are_offsets_of_the_repaired_text() -> None:
    found = only_paragraph(para(run("คําอธิบาย", "<w:b/>"), run(" : งาน", '<w:b w:val="0"/>')))
    assert found.text == "คำอธิบาย : งาน"
    assert [found.text[start:end] for start, end in found.bold] == ["คำอธิบาย"]


def test_fields_show_their_result_not_their_code() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>ร้อยละ 55</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr="TITLE"><w:r><w:t>รายงาน</w:t></w:r></w:fldSimple>'
    assert body_of(para(field), para(simple)) == ["ร้อยละ 55", "รายงาน"]


def test_a_field_that_never_ends_hides_no_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert body_of(para(begin, run("ตัวชี้วัด")), para("ผล")) == ["ตัวชี้วัด", "ผล"]


def test_links_keep_their_visible_text() -> None:
    shown = f'<w:hyperlink r:id="rId9">{run("https://unit.example.go.th")}</w:hyperlink>'
    found = read(
        docx(para(shown), links=link("rId9", "hyperlink", "https://unit.example.go.th", True))
    )
    assert texts(found) == ["https://unit.example.go.th"]
    assert codes(found) == []


def test_content_controls_are_read_at_every_level() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = (
        control(para("ในย่อหน้า")),
        para(run("ชื่อ "), control(run("ตัวชี้วัด"))),
        table(control(row("ก", control("<w:tc>" + para("ข") + "</w:tc>")))),
    )
    assert body_of(*body) == ["ในย่อหน้า", "ชื่อ ตัวชี้วัด", "ก", "ข"]


def test_a_placeholder_is_not_content_and_is_noticed() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("คลิกเพื่อใส่ข้อความ")
        + "</w:sdtContent></w:sdt>"
    )
    found = read(docx(para(run("ชื่อ: "), control)))
    assert texts(found) == ["ชื่อ: "]
    assert [notice.about for notice in found.notices] == [
        "placeholder, 19 characters: คลิกเพื่อใส่ข้อความ"
    ]


def test_text_boxes_stand_once_after_their_paragraph() -> None:
    alternate = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        + drawing(TEXT_BOX.format(para("ในกล่อง")))
        + "</mc:Choice><mc:Fallback>"
        + VML_BOX.format(para("ในกล่อง"))
        + "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    only_vml = f"<w:r>{VML_BOX.format(para('กล่องเก่า'))}</w:r>"
    found = read(docx(para("ก่อน", alternate), para(only_vml), para("หลัง")))
    assert texts(found) == ["ก่อน", "ในกล่อง", "กล่องเก่า", "หลัง"]
    assert found.blocks[1].place.path == "word/document.xml/body/p[1]/txbx[1]/p[1]"


def test_diagrams_and_charts_are_read() -> None:
    diagram = drawing('<dgm:relIds r:dm="rId5"/>')
    chart = drawing('<c:chart r:id="rId6"/>')
    data = part("data", "<a:p><a:r><a:t>ขั้นตอนที่ 1</a:t></a:r></a:p>")
    plot = part(
        "chart", "<a:p><a:t>ผลงาน</a:t></a:p><c:strCache><c:pt><c:v>ปี</c:v></c:pt></c:strCache>"
    )
    found = body_of(
        para(f"<w:r>{diagram}</w:r>"),
        para(f"<w:r>{chart}</w:r>"),
        links=link("rId5", "diagramData", "diagrams/data1.xml")
        + link("rId6", "chart", "charts/chart1.xml"),
        parts={"word/diagrams/data1.xml": data, "word/charts/chart1.xml": plot},
    )
    assert found == ["ขั้นตอนที่ 1", "ผลงาน", "ปี"]


def test_a_formula_is_one_line() -> None:
    above, below = "<m:r><m:t>W×S</m:t></m:r>", "<m:r><m:t>100</m:t></m:r>"
    fraction = f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"
    assert body_of(para(f"<m:oMath>{fraction}</m:oMath>")) == ["W×S/100"]


def test_tracked_insertions_are_read_and_deletions_noticed() -> None:
    inserted = f'<w:ins w:id="1">{run("5")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>4</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{run('เดิม')}</w:moveFrom><w:moveTo>{run(' ใหม่')}</w:moveTo>"
    found = read(docx(para(run("คะแนน "), inserted, deleted, moved)))
    assert texts(found) == ["คะแนน 5 ใหม่"]
    assert [(n.code, n.about) for n in found.notices] == [
        ("W_HIDDEN_TEXT", "tracked deletion, 5 characters: 4")
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    joined = para("ข้อมูล", properties="<w:rPr><w:del/></w:rPr>")
    assert body_of(joined, para("ผลการดำเนินงาน"), para("อื่น")) == ["ข้อมูลผลการดำเนินงาน", "อื่น"]


def test_hidden_text_is_not_read_but_noticed() -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    found = read(
        docx(
            para(run("เห็น"), run("ซ่อน", "<w:vanish/>"), run("ลับ", '<w:rStyle w:val="H"/>')),
            links=link("rId1", "styles", "styles.xml"),
            parts={"word/styles.xml": styles},
        )
    )
    assert texts(found) == ["เห็น"]
    assert codes(found) == ["W_HIDDEN_TEXT"]


HEADERS = {
    "word/header1.xml": part("hdr", para("รายงานผล ☑ รอบ 6 เดือน")),
    "word/header2.xml": part("hdr", para("หน้าแรก")),
    "word/footer1.xml": part("ftr", para("กรม")),
    "word/footnotes.xml": part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{para("---")}</w:footnote>'
        f'<w:footnote w:id="1">{para("เชิงอรรถ")}</w:footnote>',
    ),
}
HEADER_LINKS = (
    link("rId1", "header", "header1.xml")
    + link("rId2", "header", "header2.xml")
    + link("rId3", "footer", "footer1.xml")
    + link("rId4", "footnotes", "footnotes.xml")
)


def section(first: str = "") -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        '<w:headerReference w:type="first" r:id="rId2"/>'
        f'<w:footerReference w:type="default" r:id="rId3"/>{first}</w:sectPr>'
    )


def test_headers_come_first_then_body_footers_and_notes() -> None:
    found = read(
        docx(
            para("หนึ่ง", properties=section("<w:titlePg/>")),
            para("สอง"),
            section("<w:titlePg/>"),
            links=HEADER_LINKS,
            parts=HEADERS,
        )
    )
    assert [(block.zone, text) for block, text in zip(found.blocks, texts(found), strict=True)] == [
        ("header", "หน้าแรก"),
        ("header", "รายงานผล ☑ รอบ 6 เดือน"),
        ("body", "หนึ่ง"),
        ("body", "สอง"),
        ("footer", "กรม"),
        ("note", "เชิงอรรถ"),
    ]


def test_a_header_that_no_page_shows_is_noticed_not_read() -> None:
    found = read(docx(para("เนื้อหา"), section(), links=HEADER_LINKS, parts=HEADERS))
    assert "หน้าแรก" not in texts(found)
    assert [(n.code, n.about) for n in found.notices] == [
        ("W_HIDDEN_TEXT", "word/header2.xml: a page header that no page shows")
    ]


def test_comments_and_building_blocks_are_named_and_leave_the_report_whole() -> None:
    found = read(
        docx(
            para("เนื้อหา"),
            links=link("rId1", "comments", "comments.xml"),
            parts={
                "word/comments.xml": part("comments", para("ความเห็น")),
                "word/glossary/document.xml": part("glossaryDocument", para("แม่แบบ")),
                "customXml/item1.xml": "<data>ค่า</data>",
            },
        )
    )
    assert texts(found) == ["เนื้อหา"]
    assert found.status == "ok"
    assert [n.about for n in found.notices] == [
        "word/comments.xml (comments)",
        "word/glossary/document.xml (building blocks)",
        "customXml/item1.xml (stored data)",
    ]


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ('<w:altChunk r:id="rId7"/>', "embedded document word/part.html"),
        (
            para('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
            "embedded Excel.Sheet.12",
        ),
        (
            para(f"<w:r>{drawing('<pic:pic/>', 500, 700)}</w:r>"),
            "picture (a picture as large as a page)",
        ),
    ],
)
def test_what_can_hold_the_report_and_is_not_read_makes_it_partial(
    content: str, about: str
) -> None:
    found = read(
        docx(
            para("เนื้อหา"),
            content,
            links=link("rId7", "aFChunk", "part.html"),
            parts={"word/part.html": "<p>ก</p>"},
        )
    )
    assert found.status == "partial"
    assert [(n.code, n.about) for n in found.notices] == [("W_UNREAD_PART", about)]


def test_a_small_picture_is_no_unread_part() -> None:
    found = read(docx(para("เนื้อหา", f"<w:r>{drawing('<pic:pic/>', 200, 150)}</w:r>")))
    assert (found.status, found.notices) == ("ok", ())


def test_a_document_of_pictures_only_has_no_text() -> None:
    found = read(docx(para(f"<w:r>{drawing('<pic:pic/>', 500, 700)}</w:r>")))
    assert (found.status, codes(found)) == ("error", ["E_NO_TEXT"])


def test_macros_are_noticed_and_the_text_is_read() -> None:
    found = read(docx(para("เนื้อหา"), parts={"word/vbaProject.bin": b"x"}), "report.docm")
    assert texts(found) == ["เนื้อหา"]
    assert codes(found) == ["W_ACTIVE_CONTENT"]


def test_every_reference_out_of_the_file_is_listed() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>INCLUDETEXT "http://in.example.go.th/x"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    settings = _rels(link("rId1", "attachedTemplate", "file:///T:/a.dotm", True))
    found = read(
        docx(
            para("เนื้อหา", field),
            links=link("rId3", "image", "http://img.example.go.th/a.png", True)
            + link("rId4", "hyperlink", "https://unit.example.go.th", True),
            parts={"word/_rels/settings.xml.rels": settings},
        )
    )
    assert sorted(n.about for n in found.notices) == [
        'INCLUDETEXT "http://in.example.go.th/x"',
        "attachedTemplate: file:///T:/a.dotm",
        "image: http://img.example.go.th/a.png",
    ]
    assert set(codes(found)) == {"W_EXTERNAL_REF"}


def _rels(content: str) -> str:
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{content}</Relationships>'


def test_a_page_break_before_a_heading_is_no_text() -> None:
    broken = para('<w:r><w:br w:type="page"/></w:r>', run("หลักฐานอ้างอิง"), "<w:r><w:br/></w:r>")
    assert body_of(broken) == ["หลักฐานอ้างอิง"]


def test_fields_that_open_without_end_cost_no_time() -> None:
    opened = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>x</w:t>'
    assert body_of(para(f"<w:r>{opened}</w:r>" * 20_000)) == ["x" * 20_000]
