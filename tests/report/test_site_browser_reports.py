"""A report's page in a real browser: boxes, keys, decisions, hostile words."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from site_by_hand import INK, LONG
from site_in_browser import BROKEN, HOSTILE, PDF, ROWS, WORD, open_index, open_report

from extractor.report.decisions import parse_decisions


class TestReport:
    def test_a_box_lies_where_the_audit_says_and_over_the_ink(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        picture = page.locator(".sheet image").bounding_box()
        box = page.locator(".box.error > rect").first.bounding_box()
        assert picture and box
        scale = picture["width"] / 600
        assert picture["height"] == pytest.approx(800 * scale, abs=1)
        left, top, right, bottom = INK
        middle = (
            (box["x"] + box["width"] / 2 - picture["x"]) / scale,
            (box["y"] + box["height"] / 2 - picture["y"]) / scale,
        )
        assert middle == pytest.approx(((left + right) / 2, (top + bottom) / 2), abs=0.5)
        assert box["width"] / scale == pytest.approx(right - left + 4, abs=3)
        assert brightness(page, *middle) < 90, "the picture is black under the box"
        assert brightness(page, left - 30, top) > 200
        assert brightness(page, (left + right) / 2, bottom + 30) > 200

    def test_j_and_k_walk_the_findings_and_light_their_boxes(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        cards = page.locator(".finding")
        page.keyboard.press("j")
        assert cards.nth(0).evaluate("card => card === document.activeElement")
        assert page.locator(".box.error.hot").count() == 1
        page.keyboard.press("j")
        assert cards.nth(1).evaluate("card => card === document.activeElement")
        assert page.locator(".box.error.hot").count() == 0
        page.keyboard.press("k")
        assert cards.nth(0).evaluate("card => card === document.activeElement")

    def test_hovering_lights_both_sides(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.locator(".finding .message").first.hover()
        assert page.locator(".box.error.hot").count() == 1
        page.locator(".box.error").first.hover()
        assert page.locator(".finding.hot").count() == 1

    def test_a_page_on_its_side_can_be_turned_with_its_boxes(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.click(".turn")
        picture = page.locator(".sheet image").bounding_box()
        box = page.locator(".box.error > rect").first.bounding_box()
        assert picture and box
        assert picture["width"] / picture["height"] == pytest.approx(800 / 600, abs=0.01)
        scale = picture["width"] / 800
        assert box["x"] + box["width"] == pytest.approx(
            picture["x"] + (800 - INK[1] + 2) * scale, abs=2
        )
        assert box["y"] == pytest.approx(picture["y"] + (INK[0] - 2) * scale, abs=2)

    def test_keys_can_be_turned_off(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.keyboard.press("?")
        page.check("#keys-off")
        page.click("dialog button")
        page.keyboard.press("j")
        assert page.locator(".finding:focus").count() == 0

    def test_a_word_report_shows_its_text_in_place_of_pages(self, page: Page, site: Path) -> None:
        open_report(page, site, WORD)
        assert page.locator(".sheet").count() == 0
        assert page.locator(".part").count() == 12
        assert page.locator(".section.missing").count() == 1

    def test_an_unreadable_file_says_so_first(self, page: Page, site: Path) -> None:
        open_report(page, site, BROKEN)
        assert "อ่านไม่ได้" in page.inner_text(".notices")
        assert "E_DAMAGED" in page.inner_text(".notices")
        assert "ไม่พบสิ่งที่ต้องแก้ไข" not in page.inner_text("main")

    def test_hostile_words_are_words(self, page: Page, site: Path) -> None:
        for name in ("index.html", f"reports/{ROWS[HOSTILE].page}.html"):
            page.goto((site / name).as_uri())
            assert page.evaluate("window.hacked") is None
            assert page.locator("main img, main script, main b").count() == 0
            assert "<script>window.hacked = 1</script>" in page.inner_text("main")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    @pytest.mark.parametrize("width", [390, 1400])
    def test_no_page_is_wider_than_the_screen(self, page: Page, site: Path, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        for file in sorted(site.rglob("*.html")):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name
        assert len(LONG) > 1_000, "one of them holds a word of this length"


def brightness(page: Page, x: float, y: float) -> int:
    """The brightness (0 to 255) of the page's picture at a point of the page."""
    address = page.locator(".sheet image").evaluate("image => image.href.baseVal")
    file = Path(unquote(urlsplit(page.url).path)).parent / address
    with Image.open(file) as picture:
        scale = picture.width / 600
        return picture.convert("L").getpixel((int(x * scale), int(y * scale)))


class TestDecisions:
    def test_they_are_kept_saved_and_read_back_by_the_program(
        self, page: Page, site: Path, tmp_path: Path
    ) -> None:
        open_report(page, site, WORD)
        page.fill("#reviewer", "นางสาวผู้ตรวจ ทดสอบ")
        page.keyboard.press("Tab")
        first, second = page.locator(".finding").nth(0), page.locator(".finding").nth(1)
        first.locator("input[value=agree]").check()
        second.locator("input[value=overrule]").check()
        second.locator("textarea").fill("หัวข้อนี้ไม่บังคับ <b>\u202e")
        second.locator("textarea").blur()
        page.wait_for_selector(".finding.overruled")
        page.reload()
        assert first.locator("input[value=agree]").is_checked()
        assert second.locator("textarea").input_value().startswith("หัวข้อนี้ไม่บังคับ")
        assert page.inner_text("#decided") == "2"
        open_index(page, site)
        row = page.locator("#triage tr", has_text=WORD)
        assert row.locator(".c-decided").inner_text() == "2/2"
        assert row.locator(".c-warning").inner_text() == "", "what is overruled is not counted"
        assert page.inner_text("#total-decided") == "2"
        with page.expect_download() as download:
            page.click("#save")
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        read = parse_decisions(file.read_bytes())
        assert read.bad_lines == ()
        kept = {decision.decision: decision for decision in read.decisions}
        assert kept["overrule"].reason.startswith("หัวข้อนี้ไม่บังคับ")
        assert kept["agree"].reviewer == "นางสาวผู้ตรวจ ทดสอบ"
        assert kept["agree"].path == "กองคลัง/รายงาน ๑.docx"
        assert {kept["agree"].finding, kept["overrule"].finding} == {m.id for m in ROWS[WORD].marks}

    def test_without_a_name_or_a_reason_nothing_is_kept(self, page: Page, site: Path) -> None:
        open_report(page, site, WORD)
        first = page.locator(".finding").nth(0)
        first.locator("input[value=agree]").click()
        assert page.locator("#reviewer:focus").count() == 1
        assert first.locator("input[value=leave]").is_checked()
        page.fill("#reviewer", "ผู้ตรวจ")
        first.locator("input[value=overrule]").check()
        assert first.locator("textarea:focus").count() == 1
        assert page.inner_text("#decided") == "0"
        assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('decision'))") == []

    def test_keys_decide_the_finding_that_one_is_at(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.fill("#reviewer", "ผู้ตรวจ")
        page.locator("h1").click()
        for key, decided in (("j", "0"), ("a", "1"), ("u", "0")):
            page.keyboard.press(key)
            expect(page.locator("#decided")).to_have_text(decided)
        stored = page.evaluate("Object.values(localStorage).filter(v => v.startsWith('{'))")
        assert [json.loads(entry)["decision"] for entry in stored] == ["leave"]
