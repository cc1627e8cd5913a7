"""The triage table in a real browser, opened from disk as a reviewer does."""

from __future__ import annotations

from pathlib import Path

import pytest
from audits_by_hand import audit
from playwright.sync_api import Page, expect
from site_by_hand import site_of
from site_in_browser import BROKEN, CLEAN, HOSTILE, PDF, ROWS, WORD, open_index, open_report

from extractor import thai


def shown(page: Page) -> list[str]:
    """The files of the table as it is shown, top to bottom."""
    return page.locator("#triage tbody tr:visible .c-file a").all_inner_texts()


def shown_name(name: str) -> str:
    """A file's name as the page spells it."""
    return name.replace("\u202e", "\\u202e")


class TestTriage:
    def test_it_opens_with_what_nobody_has_read(self, page: Page, site: Path) -> None:
        open_index(page, site)
        assert shown(page)[0] == BROKEN
        assert shown(page)[-1] == CLEAN
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith("ผลการตรวจ")

    def test_a_heading_sorts_and_sorts_back(self, page: Page, site: Path) -> None:
        open_index(page, site)
        heading = page.locator("thead th.c-file button")
        heading.click()
        order = [name for name in shown(page) if name != shown_name(HOSTILE)]
        assert order == [WORD, CLEAN, BROKEN, PDF], "by Thai order, numbers by their value"
        assert page.locator("thead th.c-file").get_attribute("aria-sort") == "ascending"
        heading.click()
        assert [name for name in shown(page) if name != shown_name(HOSTILE)] == order[::-1]
        assert page.locator("thead th.c-verdict").get_attribute("aria-sort") == "none"

    def test_numbers_sort_as_numbers_and_what_has_none_stands_last(
        self, page: Page, site: Path
    ) -> None:
        open_index(page, site)
        page.click("thead th.c-printed button")
        assert page.locator("thead th.c-printed").get_attribute("aria-sort") == "descending"
        assert set(shown(page)[-2:]) == {BROKEN, WORD}
        page.click("thead th.c-printed button")
        assert set(shown(page)[-2:]) == {BROKEN, WORD}

    def test_filters_narrow_the_table_and_say_how_far(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.select_option("#by-unit", "กองคลัง")
        assert set(shown(page)) == {WORD, PDF}
        page.select_option("#by-round", "12")
        assert shown(page) == [PDF]
        assert page.inner_text("#shown") == "แสดง 1 จาก 5 ฉบับ"
        page.select_option("#by-verdict", "clean")
        assert page.is_visible("#empty")
        page.click("button[type=reset]")
        expect(page.locator("#shown")).to_have_text("แสดง 5 จาก 5 ฉบับ")

    def test_a_tile_filters_by_its_outcome(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.click(".tile.v-clean")
        assert shown(page) == [CLEAN]
        assert page.get_attribute(".tile.v-clean", "aria-pressed") == "true"
        page.click(".tile.v-clean")
        assert len(shown(page)) == len(ROWS)

    def test_of_very_many_reports_a_portion_is_shown_and_more_when_asked_for(
        self, page: Page, tmp_path: Path
    ) -> None:
        many = [audit(path=f"ก/{number}.docx", data=b"%d" % number) for number in range(520)]
        open_index(page, site_of(tmp_path, many))
        assert page.inner_text("#shown") == "แสดง 500 จาก 520 ฉบับ"
        assert len(shown(page)) == 500
        page.click("#more")
        assert len(shown(page)) == 520
        page.fill("#search", "519")
        assert shown(page) == ["519.docx"], "a search looks through all of them"
        assert page.is_hidden("#more")

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("รายงาน 1", {WORD, CLEAN}),
            ("รายงาน ๑๐", {CLEAN}),
            ("เเผนงาน", {CLEAN, BROKEN}),
            ("score-03", {WORD, PDF}),
            ("กอง คลัง docx", {WORD}),
            ("ไม่มีคำนี้", set()),
        ],
    )
    def test_the_search_knows_thai(
        self, page: Page, site: Path, typed: str, found: set[str]
    ) -> None:
        open_index(page, site)
        page.fill("#search", typed)
        assert set(shown(page)) - {shown_name(HOSTILE)} == found

    def test_the_browser_folds_words_as_the_program_does(self, page: Page, site: Path) -> None:
        open_index(page, site)
        words = [
            "น้ำ", "นํ้า", "น้ํา", "กำ ลัง", "เเผน งาน", "ที่่", "ป่ี", "กิุ่", "SCORE-๐๓",
            "ก\u200bข", "คํ า", "ปฏิิบัติ", "ำ้า",
        ]  # fmt: skip
        folded = page.evaluate("words => words.map(window.extract.fold)", words)
        assert folded == [thai.fold(word) for word in words]

    def test_the_view_is_in_the_address_and_comes_back_with_it(
        self, page: Page, site: Path
    ) -> None:
        open_index(page, site)
        page.fill("#search", "กองคลัง")
        page.click("thead th.c-file button")
        page.click(f"text={PDF}")
        page.go_back()
        assert page.input_value("#search") == "กองคลัง"
        assert shown(page) == [WORD, PDF]


class TestLanguage:
    def test_the_switch_turns_the_whole_page_and_stays(self, page: Page, site: Path) -> None:
        open_index(page, site)
        assert page.inner_text("h1") == "ผลการตรวจรายงาน 5 ฉบับ"
        page.click("[data-lang=en]")
        assert page.inner_text("h1") == "5 reports audited"
        assert page.get_attribute("html", "lang") == "en"
        assert "All units" in page.locator("#by-unit option").all_inner_texts()
        assert page.locator(".th:visible").count() == 0
        open_report(page, site, WORD)
        assert page.locator(".th:visible").count() == 0
        assert page.inner_text("#findings-title") == "2 findings"
        assert "is not the product" in page.inner_text(".finding .message >> nth=0")
        page.click("[data-lang=th]")
        assert page.inner_text("#findings-title") == "ข้อที่พบ 2 ข้อ"
        assert page.locator(".en:visible").count() == 0
