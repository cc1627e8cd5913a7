from reports import PARTIAL, all_codes, findings, items, levels, outcome, report, said

from extractor.model import Document, Name, Paragraph, Place, ScoreTable


def test_a_heading_without_content_is_named_and_nothing_else_follows_from_it():
    for section in ("obstacles", "score_calculation", "data_collectors", "performance"):
        assert all_codes(report(empty=[section])) == ["SEC-02"]
    assert said("SEC-02", report(empty=["obstacles"])) == [
        "Section 11 “อุปสรรคต่อการดำเนินงาน” has a heading and no content. Fill it in "
        "(write “ไม่มี” if there is nothing to report)."
    ]


def test_a_dash_answers_none_except_for_a_name():
    assert findings("SEC-02", report()) == ()
    nameless = report(indicator_name=Name("-"))
    assert [one.section for one in findings("SEC-02", nameless)] == ["indicator_name"]


def test_a_dotted_line_is_empty():
    assert [f.section for f in findings("SEC-02", report(texts={"obstacles": "........"}))] == [
        "obstacles"
    ]


def test_nothing_is_called_empty_in_a_file_that_was_not_read_whole():
    assert outcome("SEC-02", report(empty=["obstacles"], document=PARTIAL)).blocked


def test_a_table_that_is_there_and_not_filled_in_is_empty_and_nothing_else_follows_from_it():
    blank = {"performance": levels("", "....", "", "", ""), "score_calculation": ScoreTable()}
    for section, value in blank.items():
        given = report(**{section: value})
        assert [one.section for one in findings("SEC-02", given)] == [section]
        assert all_codes(given) == ["SEC-02"]
    assert findings("SEC-02", report(performance=levels("ทบทวน", "", "", "", "-"))) == ()
    assert [f.section for f in findings("SEC-02", report(obstacles=items()))] == ["obstacles"]


def test_a_heading_is_not_called_empty_where_text_stands_beside_it_on_the_page():
    def page(*box: float):
        line = Paragraph("ระบบขัดข้อง", Place(1, box))
        return report(empty=["obstacles"], document=Document("pdf", (line,)))

    beside = outcome("SEC-02", page(310, 102, 500, 118))
    assert beside.findings == () and beside.blocked
    assert "text stands beside the heading: look at the page" in beside.reason
    for elsewhere in ((310, 130, 500, 146), (72, 102, 290, 118)):
        assert len(findings("SEC-02", page(*elsewhere))) == 1
