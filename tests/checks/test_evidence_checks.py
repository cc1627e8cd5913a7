"""EVID-01 and EVID-02."""

import pytest
from reports import PAGE, SCAN, findings, items, order, outcome, report, said, year

from extractor.checks.malformed_link import is_link
from extractor.model import Item, ThaiDate

OF_2566 = (year("2566"), year("2566", "evidence"))


@pytest.mark.parametrize(
    "url",
    ["https://www.example.go.th", "www.example.go.th/manual", "http://a-b.example.or.th:8080/x?y=1#z",
     "https://example.go.th/แผน/2566.pdf", "https://เว็บ.ไทย/", "http://10.1.2.3/kpi"],
)  # fmt: skip
def test_links_that_can_be_opened_pass(url: str):
    assert is_link(url)


@pytest.mark.parametrize(
    "url",
    ["https//www.example.go.th", "http:/www.example.go.th", "htps://example.go.th", "https://",
     "https://www.example..go.th", "https://www.example,go.th", "https:// example", "www"],
)  # fmt: skip
def test_links_that_cannot_be_opened_are_told(url: str):
    broken = report(evidence=items(Item(f"เว็บไซต์ {url}", urls=(url,))))
    (message,) = said("EVID-01", broken)
    assert f"item 1: the link “{url}” is malformed. Write it as https://site/…" in message


def test_a_link_read_from_a_picture_is_looked_at():
    evidence = items(Item("เว็บไซต์ https//x", PAGE, urls=("https//x",)))
    scan = outcome("EVID-01", report(evidence=evidence, document=SCAN))
    assert [finding.certain for finding in scan.findings] == [False] and scan.blocked


def test_a_link_that_a_picture_shows_and_nobody_read_leaves_the_audit_incomplete():
    evidence = items(Item("เว็บไซต์ กแอ8://ยพ.ล", PAGE), "รายงานการประชุม")
    scan = outcome("EVID-01", report(evidence=evidence, document=SCAN))
    assert scan.findings == () and scan.blocked and "look at the image" in scan.reason
    assert not outcome("EVID-01", report(evidence=evidence)).blocked


def dated(*days: ThaiDate, years=OF_2566):
    return report(evidence=items(*map(order, days)), fiscal_years=years)


def test_an_order_of_the_next_fiscal_year_is_found():
    (message,) = said("EVID-02", dated(ThaiDate("16 มกราคม 2567", 2024, 1, 16)))
    assert (
        "the date “16 มกราคม 2567” is outside fiscal year 2566 (2022-10-01 to 2023-09-30)"
        in message
    )


def test_the_thai_message_names_the_days_as_officials_write_them():
    (finding,) = outcome("EVID-02", dated(ThaiDate("16 มกราคม 2567", 2024, 1, 16))).findings
    assert "ปีงบประมาณ 2566 (1 ต.ค. 2565 ถึง 30 ก.ย. 2566)" in finding.message.th


def test_the_fiscal_year_runs_from_october_to_september():
    inside = (ThaiDate("1 ต.ค. 65", 2022, 10, 1), ThaiDate("30 ก.ย. 66", 2023, 9, 30))
    outside = (ThaiDate("30 ก.ย. 65", 2022, 9, 30), ThaiDate("1 ต.ค. 66", 2023, 10, 1))
    assert findings("EVID-02", dated(*inside)) == ()
    assert [one.row for one in findings("EVID-02", dated(*outside))] == ["1", "2"]


def test_laws_years_without_a_day_and_other_papers_pass():
    law = Item(
        "พระราชบัญญัติตัวอย่าง ลงวันที่ 1 มกราคม 2540", dates=(ThaiDate("1 มกราคม 2540", 1997, 1, 1),)
    )
    vague = order(ThaiDate("มกราคม 2560", 2017, 1))
    photo = Item("ภาพถ่ายกิจกรรม 1 มกราคม 2560", dates=(ThaiDate("1 มกราคม 2560", 2017, 1, 1),))
    fine = report(evidence=items(law, vague, photo), fiscal_years=OF_2566)
    assert findings("EVID-02", fine) == ()


def test_an_order_that_amends_an_older_one_passes():
    both = Item(
        "คำสั่ง ลงวันที่ 3 มีนาคม 2566 แก้ไขคำสั่ง ลงวันที่ 4 มิถุนายน 2560",
        dates=(ThaiDate("3 มีนาคม 2566", 2023, 3, 3), ThaiDate("4 มิถุนายน 2560", 2017, 6, 4)),
    )
    assert findings("EVID-02", report(evidence=items(both), fiscal_years=OF_2566)) == ()


def test_without_a_clear_fiscal_year_nothing_is_compared():
    for years in ((), (year("2566"), year("2567"))):
        vague = outcome("EVID-02", dated(ThaiDate("16 มกราคม 2567", 2024, 1, 16), years=years))
        assert vague.status == "skipped" and "which fiscal year" in vague.reason
